//! Dates that bind: due by one, in one, from one on, or from one to another.

use crate::extract::folded::Passage;
use crate::extract::glyphs::is_break;
use crate::lexicon::Lexicon;
use crate::numeral;
use crate::plan::DeadlineKind;

use super::calendar::Day;
use super::date::{self, Grain, Stretch};
use super::{Context, Seen, due, open, term};

/// 每月5日前: index behind it.
pub(super) fn monthly(text: &Passage, at: usize) -> Option<usize> {
    text.ends(at, "每月")?;
    let day = numeral::read(text.marked, at)?;
    text.any(day.end, &["日前", "日之前", "日以前", "号前"]).map(|(_, end)| end)
}

/// Dates with a year, or with a month whose year the context gives.
pub(super) fn dated(
    text: &Passage,
    at: usize,
    context: &mut Context,
    lexicon: &Lexicon,
) -> Option<(Option<Seen>, usize)> {
    if matches!(text.before(at), '第' | '.' | '-') && !text.at(at).is_ascii_digit() || text.before(at).is_ascii_digit()
    {
        return None;
    }
    // 2021—2025年, 2021至2025年: the first year is printed without 年.
    if let Some((year, end)) = numeral::year(text.marked, at)
        && let Some(joint) = joint(text, end)
        && let Some(to) = date::read(text, joint, None).filter(|to| to.dated)
    {
        let first = Day::new(year, 1, 1);
        return Some((period(text, at, first, &to, context), to.end));
    }
    // Most numbers are no dates: look before anything is decided.
    date::read(text, at, Some(2000))?;
    let printed = context.year.filter(|year| {
        // A year of long ago does not date what is still to come.
        let read = date::read(text, at, Some(*year));
        read.is_none_or(|read| context.issued.is_none_or(|issued| read.last >= issued))
    });
    let every = text.ends(at, "每年").is_some().then_some(2000);
    let known = every.or(printed).or_else(|| guess_year(text, at, context));
    // 于7月底前报送: due, though nobody says in which year.
    let undated = date::read(text, at, Some(2000)).is_some_and(|s| {
        s.grain >= Grain::Month && text.any(s.end, &["底前", "底以前", "末前", "前", "之前", "以前"]).is_some()
    });
    let stretch = date::read(text, at, known.or(undated.then_some(2000)))?;
    if stretch.dated {
        context.year = Some(stretch.first.year);
    }
    if let Some(joint) = joint(text, stretch.end).or_else(|| text.is(stretch.end, "起至").then_some(stretch.end + 2))
        && let Some(to) = date::read(text, joint, Some(stretch.first.year)).filter(|to| to.last >= stretch.first)
        && (to.dated || stretch.grain >= Grain::Month)
    {
        return Some((period(text, at, stretch.first, &to, context), to.end));
    }
    Some((point(text, at, &stretch, context, lexicon), stretch.end))
}

/// Index behind the mark that joins two dates.
pub(super) fn joint(text: &Passage, at: usize) -> Option<usize> {
    if !matches!(text.at(at), '-' | '~' | '至' | '到') {
        return None;
    }
    (at + 1..at + 4).find(|i| !matches!(text.at(*i), '-' | '~' | ' '))
}

/// The year of a date without one: the first that does not lie before the date of issue.
pub(super) fn guess_year(text: &Passage, at: usize, context: &Context) -> Option<i32> {
    let issued = context.issued?;
    let stretch = date::read(text, at, Some(issued.year)).filter(|s| s.end > at)?;
    Some(if stretch.last < issued { issued.year + 1 } else { issued.year })
}

/// 2021—2025年: the whole time; in brackets behind a title it is part of the name.
pub(super) fn period(text: &Passage, at: usize, first: Day, to: &Stretch, context: &Context) -> Option<Seen> {
    let titled = text.before(at) == '(' && text.at(to.end) == ')';
    let school = text.any(to.end, &["学年", "度", "版", "规划", "行动"]).is_some();
    let past = context.issued.is_some_and(|issued| to.last < issued);
    if titled || school || past {
        return None;
    }
    let start = text.any_ends(at, &["自", "从", "在"]).map_or(at, |(_, start)| start);
    let end = text.any(to.end, &["期间", "底前", "底", "前"]).map_or(to.end, |(_, end)| end);
    Some(due(DeadlineKind::Period, Some(first), Some(to.last), start, end))
}

/// One date: due by it, in it, or from it on; or a date that binds nothing.
pub(super) fn point(
    text: &Passage,
    at: usize,
    stretch: &Stretch,
    context: &Context,
    lexicon: &Lexicon,
) -> Option<Seen> {
    let end = stretch.end;
    if text.at(end) == '是' {
        return None;
    }
    let past = |day: Day| context.issued.is_some_and(|issued| day < issued);
    // Bases and facts: 比2020年, 2015年以来, 截至2020年底.
    if matches!(text.before(at), '比' | '较' | '与' | '同' | '按' | '据' | '以' | '和' | '对' | '[' | '(' | '从')
        && !text.is(end, "起")
        && !text.is(end, "开始")
        && (text.before(at) != '(' || text.at(end) == ')')
    {
        return None;
    }
    // 107年度編列基金: a year of account in which something is done; 2020年度考核 is a name.
    if stretch.grain == Grain::Year
        && stretch.dated
        && text.at(end) == '度'
        && begins(text, at)
        && acts(text, end + 1, lexicon)
    {
        let end = end + 1;
        return (!past(stretch.last))
            .then(|| due(DeadlineKind::Within, Some(stretch.first), Some(stretch.last), at, end));
    }
    // 于2023年第一季公布: what is done then, unless a 的 makes it a fact.
    let told = text.any(end, &["印发", "发布", "修订", "公布", "颁布"]);
    let done = told.is_some_and(|(_, behind)| matches!(text.before(at), '于' | '在') && text.at(behind) != '的');
    if !done
        && text
            .any(
                end,
                &[
                    "以来",
                    "来",
                    "版",
                    "的",
                    "度",
                    "水平",
                    "基础",
                    "印发",
                    "发布",
                    "修订",
                    "公布",
                    "颁布",
                    "同期",
                    "及以前",
                    "后的",
                ],
            )
            .is_some()
    {
        return None;
    }
    let (_, lead) = text.any_ends(at, &["每年", "每"]).unwrap_or(("", at));
    let every = lead < at;
    if let Some((_, behind)) =
        text.any(end, &["底前", "底以前", "底之前", "末前", "以前", "之前", "或之前", "或以前", "前"])
    {
        if text.any(behind, &["期", "三季", "列", "款", "述", "置", "沿", "后"]).is_some() {
            return None;
        }
        if every {
            return Some(open(lead, behind));
        }
        if past(stretch.last) {
            return None;
        }
        let start = text.any_ends(at, &["到", "至", "截至", "截止", "于", "在"]).map_or(at, |(_, start)| start);
        let last = (stretch.dated || context.issued.is_some() || context.year.is_some()).then_some(stretch.last);
        return Some(due(DeadlineKind::By, None, last, start, behind));
    }
    if every {
        return None;
    }
    if let Some((_, behind)) = text.any(end, &["起", "开始", "以后", "之后"]) {
        let start = text.any_ends(at, &["自", "从"]).map_or(at, |(_, start)| start);
        if context.issued.is_some_and(|issued| stretch.first.year < issued.year) {
            return None;
        }
        return Some(due(DeadlineKind::From, Some(stretch.first), None, start, behind));
    }
    if text.ends(at, "截至").is_some() || text.ends(at, "截止").is_some() || past(stretch.last) {
        return None;
    }
    const UNTIL: &[&str] = &["截止期限为", "截止日期为", "截止时间为", "完成时限为", "期限为", "时限为", "期限至"];
    if let Some((_, start)) = text.any_ends(at, UNTIL) {
        return Some(due(DeadlineKind::By, None, Some(stretch.last), start, end));
    }
    if let Some((word, start)) = text.any_ends(at, &["到", "至", "截止到", "自", "从"]) {
        if matches!(word, "自" | "从") {
            return None;
        }
        // 提高到2025年 does not happen; 推迟到2025年 is still due by then.
        return Some(due(DeadlineKind::By, None, Some(stretch.last), start, end));
    }
    let opens = at == 0
        || is_break(text.before(at))
        || matches!(text.before(at), '在' | '于' | '争' | '取' | '保' | '“' | ')' | ' ' | '拟' | '划');
    if stretch.closing {
        return (opens || stretch.dated).then(|| due(DeadlineKind::By, None, Some(stretch.last), at, end));
    }
    if !(stretch.dated || stretch.grain == Grain::Part && opens && term::verb_follows(text, end, lexicon)) {
        return None;
    }
    if stretch.grain == Grain::Year && attribute(text, at, end, lexicon) {
        return None;
    }
    // A date on a line of its own signs the document.
    let alone = (at == 0 || text.before(at) == '\n') && (end >= text.len() || text.at(end) == '\n');
    // 于2023年为构筑物进行翻新: what is done stands behind its object.
    let framed = matches!(text.before(at), '于' | '在') && "为对向将把由就".contains(text.at(end));
    let deed = text.at(end) == '内' || done || framed || term::verb_follows(text, end, lexicon);
    // Without a date of issue nobody knows whether 2003年 has passed.
    // 2016年实施的措施: a fact, unless the date opens the phrase.
    let told = !opens && (end..text.segment_end(end).min(end + 10)).any(|i| text.at(i) == '的');
    let promised = deed && !told
        || opens
            && (context.issued.is_some() || stretch.grain == Grain::Part)
            && (is_break(text.at(end)) || end >= text.len() || stretch.grain == Grain::Part);
    if stretch.grain == Grain::Day && context.issued.is_none() && !alone {
        return promised.then_some(Seen::Unknown(at, end));
    }
    if promised && !alone && text.at(end) != ':' {
        let end = if text.at(end) == '内' { end + 1 } else { end };
        return Some(due(DeadlineKind::Within, Some(stretch.first), Some(stretch.last), at, end));
    }
    (stretch.first.year >= context.issued.map_or(i32::MAX, |issued| issued.year) && stretch.grain >= Grain::Month)
        .then_some(Seen::Unknown(at, end))
}

/// Whether a phrase begins at `at`.
fn begins(text: &Passage, at: usize) -> bool {
    at == 0 || is_break(text.before(at))
}

/// Whether a verb that is no noun stands at `at`.
fn acts(text: &Passage, at: usize, lexicon: &Lexicon) -> bool {
    let ahead = &text.marked[at.min(text.len())..(at + 4).min(text.len())];
    lexicon.grammar().longest(ahead).is_some_and(|(_, word)| word.verb.is_some_and(|verb| !verb.noun))
}

/// 完成2017年淘汰任务, 扩大2020年招生: a year right behind a verb tells which of its objects is meant, not when. 推动2020年
/// 建成 and 确保2020年建成 still say when.
fn attribute(text: &Passage, at: usize, end: usize, lexicon: &Lexicon) -> bool {
    const FRAMES: &[&str] = &["确保", "保证", "力争", "争取", "计划", "规划", "预计", "力促", "促成", "须于"];
    if text.any_ends(at, FRAMES).is_some() || matches!(text.at(end), '内' | ',' | '，') {
        return false;
    }
    let behind = &text.marked[at.saturating_sub(2)..at];
    lexicon
        .grammar()
        .longest(behind)
        .is_some_and(|(length, word)| length == behind.len() && word.verb.is_some_and(|verb| !verb.noun && !verb.pivot))
}
