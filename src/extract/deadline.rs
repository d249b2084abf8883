//! 時限: when something falls due, as real dates.

mod calendar;
mod date;
mod term;

use crate::extract::folded::{Folded, is_break};
use crate::lexicon::Lexicon;
use crate::numeral;
use crate::plan::{Deadline, DeadlineKind};
use crate::source::{Source, Span};

use calendar::Day;
use date::{Grain, Stretch};

pub(super) use term::is_term;

/// The deadlines in `span`, in reading order; `issued` is the date that N年內 counts from.
pub fn deadlines(source: &Source, span: Span, issued: Option<&str>, lexicon: &Lexicon) -> Vec<Deadline> {
    let text = Folded::new(source, span);
    let mut found = Vec::new();
    scan(&text, issued.and_then(Day::parse), lexicon, |seen| {
        if let Seen::Due(due) = seen {
            found.push(due.finish(source, &text));
        }
    });
    found
}

/// The dates in `span` that looked like deadlines and have no reading.
pub(super) fn unread(source: &Source, span: Span, issued: Option<&str>, lexicon: &Lexicon) -> Vec<Span> {
    let text = Folded::new(source, span);
    let mut found = Vec::new();
    scan(&text, issued.and_then(Day::parse), lexicon, |seen| {
        if let Seen::Unknown(start, end) = seen {
            found.push(text.span(start, end));
        }
    });
    found
}

/// What a date turned out to be.
enum Seen {
    /// A deadline.
    Due(Due),
    /// A date without a reading, from and to.
    Unknown(usize, usize),
}

/// A deadline before its words are cut out of the source.
struct Due {
    kind: DeadlineKind,
    first: Option<Day>,
    last: Option<Day>,
    start: usize,
    end: usize,
}

impl Due {
    fn finish(self, source: &Source, text: &Folded) -> Deadline {
        let span = text.span(self.start, self.end);
        Deadline {
            quote: source.quote(span).to_owned(),
            span,
            kind: self.kind,
            start: self.first.map(|day| day.to_string()),
            end: self.last.map(|day| day.to_string()),
        }
    }
}

/// Reads every date and term of the text once, left to right.
fn scan(text: &Folded, issued: Option<Day>, lexicon: &Lexicon, mut tell: impl FnMut(Seen)) {
    let mut at = 0;
    let mut context = Context { issued, year: None, sentence: 0 };
    while at < text.len() {
        let c = text.chars[at];
        if c == '《' {
            // Dates in titles bind nothing.
            at = (at + 1..(at + 120).min(text.len())).find(|i| text.chars[*i] == '》').unwrap_or(at) + 1;
            continue;
        }
        if matches!(c, '。' | '\n') {
            context.year = context.year.filter(|_| c == '。');
            context.sentence = at + 1;
        }
        let Some(opening) = opening(text, at) else {
            at += 1;
            continue;
        };
        match read(text, at, opening, &mut context, lexicon) {
            Some((seen, end)) => {
                if let Some(seen) = seen {
                    tell(seen);
                }
                at = end.max(at + 1);
            }
            // The rest of a number begins no date: 第二十三条, 12345.
            None if c == '第' || c.is_ascii_digit() => {
                at += 1;
                while numeral::digit(text.at(at)).is_some() || matches!(text.at(at), '0'..='9' | '十' | '百') {
                    at += 1;
                }
            }
            None => at += 1,
        }
    }
}

/// What is known from outside the date itself.
struct Context {
    issued: Option<Day>,
    /// The last year printed in the paragraph.
    year: Option<i32>,
    /// Index of the sentence's first character.
    sentence: usize,
}

/// What can begin at a character; asked of every one, so it looks at two at most.
#[derive(Clone, Copy, PartialEq)]
enum Opening {
    /// 适时, 条件成熟时.
    Word,
    /// “十四五”.
    Plan,
    /// 年底前, 今年.
    Relative,
    /// 2025年, 6月, 上半年, 民国, 三年内.
    Number,
}

fn opening(text: &Folded, at: usize) -> Option<Opening> {
    let c = text.chars[at];
    let next = || text.at(at + 1);
    if numeral::begins(c) {
        return Some(if c == '十' && text.at(at + 2) == '五' { Opening::Plan } else { Opening::Number });
    }
    match c {
        '“' => numeral::begins(next()).then_some(Opening::Plan),
        '第' => (text.find(at + 1, at + 6, "个五").is_some()).then_some(Opening::Plan).or(Some(Opening::Number)),
        '条' | '待' | '时' | '具' | '适' | '近' => "件条机备时期".contains(next()).then_some(Opening::Word),
        '年' | '季' | '月' => "底末内度".contains(next()).then_some(Opening::Relative),
        '今' | '明' | '本' | '当' => "年月季".contains(next()).then_some(Opening::Relative),
        '即' => (next() == '日').then_some(Opening::Relative),
        '上' | '下' => (next() == '半').then_some(Opening::Number),
        '前' => (next() == '三').then_some(Opening::Number),
        '民' | '中' => "国华".contains(next()).then_some(Opening::Number),
        _ => None,
    }
}

/// Reads what begins at `at`: nothing, something that is no deadline, or a deadline; with the index to go on from.
fn read(
    text: &Folded,
    at: usize,
    opening: Opening,
    context: &mut Context,
    lexicon: &Lexicon,
) -> Option<(Option<Seen>, usize)> {
    match opening {
        Opening::Word => return term::open_word(text, at, lexicon).map(|end| (Some(open(at, end)), end)),
        Opening::Relative if text.is(at, "即日起") => {
            return Some((Some(due(DeadlineKind::From, context.issued, None, at, at + 3)), at + 3));
        }
        Opening::Relative => return relative(text, at, context, lexicon),
        Opening::Plan => {
            if let Some(stretch) = date::five_years(text, at) {
                return Some(five_years(text, at, stretch, context));
            }
        }
        Opening::Number => {}
    }
    if let Some(found) = dated(text, at, context, lexicon) {
        return Some(found);
    }
    if let Some(end) = monthly(text, at) {
        return Some((Some(open(at - 2, end)), end));
    }
    let length = term::length(text, at)?;
    lasting(text, &length, context)
}

fn due(kind: DeadlineKind, first: Option<Day>, last: Option<Day>, start: usize, end: usize) -> Seen {
    Seen::Due(Due { kind, first, last, start, end })
}

fn open(start: usize, end: usize) -> Seen {
    due(DeadlineKind::Open, None, None, start, end)
}

/// “十四五”期間 is a stretch, “十四五”末 its end; “十四五”规划 names a plan.
fn five_years(text: &Folded, at: usize, stretch: Stretch, context: &Context) -> (Option<Seen>, usize) {
    let start = text.any_ends(at, &["在", "到", "至"]).map_or(at, |(_, start)| start);
    let past = context.issued.is_some_and(|issued| stretch.last < issued);
    let found = if let Some((_, end)) = text.any(stretch.end, &["时期末", "期末", "规划期末", "末期", "末", "收官"])
    {
        (due(DeadlineKind::By, None, Some(stretch.last), start, end), end)
    } else if let Some((_, end)) = text.any(stretch.end, &["期间", "时期", "期内", "规划期内", "规划期间", "规划期"])
    {
        // 以来 and the like look back.
        if text.any(end, &["以来", "末"]).is_some() {
            return (None, end);
        }
        (due(DeadlineKind::Period, Some(stretch.first), Some(stretch.last), at, end), end)
    } else {
        return (None, stretch.end);
    };
    if past { (None, found.1) } else { (Some(found.0), found.1) }
}

/// 年底前, 年内, 月底前, 今年底, 季度末前: counted from the date of issue.
fn relative(text: &Folded, at: usize, context: &Context, lexicon: &Lexicon) -> Option<(Option<Seen>, usize)> {
    const WORDS: &[&str] = &[
        "今年年底前",
        "今年年底",
        "今年底前",
        "今年底",
        "今年内",
        "今年年内",
        "今年上半年",
        "今年下半年",
        "本年底前",
        "本年度内",
        "当年底前",
        "当年年底前",
        "明年年底前",
        "明年底前",
        "明年底",
        "明年上半年",
        "明年年底",
        "年底之前",
        "年底以前",
        "年底前",
        "年末前",
        "年内",
        "年底",
        "本月底前",
        "本月底",
        "月底前",
        "月末前",
        "月底之前",
        "季度末前",
        "季度末",
        "季末前",
        "本季度末",
    ];
    let (word, end) = text.any(at, WORDS)?;
    let prior = text.before(at);
    // 三年内 and 2025年底 are read from their number.
    if numeral::begins(prior)
        || matches!(prior, '几' | '多' | '余' | '近' | '全' | '学' | '往' | '历' | '去' | '次' | '逐')
    {
        return None;
    }
    let start = text.any_ends(at, &["到", "至", "截至", "在"]).map_or(at, |(_, start)| start);
    if matches!(prior, '每' | '个' | '月') || text.ends(at, "每季").is_some() {
        return Some((word.contains('前').then(|| open(at - usize::from(prior == '每'), end)), end));
    }
    let closes = word.contains('前') || word.contains('内') || start < at || word.starts_with(['今', '明', '本']);
    let verb = is_break(prior) || at == 0 || matches!(prior, '在' | '争' | '保' | '于' | '取' | '到' | '至');
    if !closes && !(verb && term::verb_follows(text, end, lexicon)) {
        return None;
    }
    let next = u32::from(word.starts_with('明'));
    let last = context.issued.map(|issued| {
        let year = context.year.filter(|year| *year >= issued.year && next == 0).unwrap_or(issued.year + next as i32);
        if word.contains("上半年") {
            Day::new(year, 6, 30)
        } else if word.contains('月') {
            issued.month_end()
        } else if word.contains('季') {
            Day::new(issued.year, issued.month.div_ceil(3) * 3, 31)
        } else {
            Day::new(year, 12, 31)
        }
    });
    Some(if word.contains("半年") {
        let first = last.map(|last| Day::new(last.year, last.month - 5, 1));
        (Some(due(DeadlineKind::Within, first, last, start, end)), end)
    } else {
        (Some(due(DeadlineKind::By, None, last, start, end)), end)
    })
}

/// 每月5日前: index behind it.
fn monthly(text: &Folded, at: usize) -> Option<usize> {
    text.ends(at, "每月")?;
    let day = numeral::read(&text.chars, at)?;
    text.any(day.end, &["日前", "日之前", "日以前", "号前"]).map(|(_, end)| end)
}

/// Dates with a year, or with a month whose year the context gives.
fn dated(text: &Folded, at: usize, context: &mut Context, lexicon: &Lexicon) -> Option<(Option<Seen>, usize)> {
    if matches!(text.before(at), '第' | '.' | '-') && !text.at(at).is_ascii_digit() || text.before(at).is_ascii_digit()
    {
        return None;
    }
    // 2021—2025年, 2021至2025年: the first year is printed without 年.
    if let Some((year, end)) = numeral::year(&text.chars, at)
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
    let stretch = date::read(text, at, every.or(printed).or_else(|| guess_year(text, at, context)))?;
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
fn joint(text: &Folded, at: usize) -> Option<usize> {
    if !matches!(text.at(at), '-' | '~' | '至' | '到') {
        return None;
    }
    (at + 1..at + 4).find(|i| !matches!(text.at(*i), '-' | '~' | ' '))
}

/// The year of a date without one: the first that does not lie before the date of issue.
fn guess_year(text: &Folded, at: usize, context: &Context) -> Option<i32> {
    let issued = context.issued?;
    let stretch = date::read(text, at, Some(issued.year)).filter(|s| s.end > at)?;
    Some(if stretch.last < issued { issued.year + 1 } else { issued.year })
}

/// 2021—2025年: the whole time; in brackets behind a title it is part of the name.
fn period(text: &Folded, at: usize, first: Day, to: &Stretch, context: &Context) -> Option<Seen> {
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
fn point(text: &Folded, at: usize, stretch: &Stretch, context: &Context, lexicon: &Lexicon) -> Option<Seen> {
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
    if text
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
    if let Some((_, behind)) = text.any(end, &["底前", "底以前", "底之前", "末前", "以前", "之前", "前"])
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
    if !stretch.dated && !(stretch.grain == Grain::Part && opens && term::verb_follows(text, end, lexicon)) {
        return None;
    }
    // A date on a line of its own signs the document.
    let alone = (at == 0 || text.before(at) == '\n') && (end >= text.len() || text.at(end) == '\n');
    let deed = text.at(end) == '内' || term::verb_follows(text, end, lexicon);
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

/// N年内, 用N年时间, 三年全落地.
fn lasting(text: &Folded, length: &term::Length, context: &Context) -> Option<(Option<Seen>, usize)> {
    let at = length.start;
    if matches!(text.before(at), '第' | '近' | '每' | '前' | '年' | '满' | '过' | '去')
        || text.before(at).is_ascii_digit()
    {
        return None;
    }
    let from_issue = |start: usize, end: usize| {
        let last = context.issued.and_then(|issued| term::last_day(issued, length));
        match (context.issued, last) {
            (Some(_), Some(last)) => due(DeadlineKind::Within, context.issued, Some(last), start, end),
            _ => open(start, end),
        }
    };
    if is_term(text, at, length.end) {
        let (_, end) = text.any(length.end, term::WITHIN)?;
        if text.any(end, &["外", "部", "容", "因"]).is_some() {
            return None;
        }
        // 自收到之日起15日内 is quoted whole.
        let segment = text.segment_start(at).max(at.saturating_sub(24));
        let anchor =
            matches!(text.before(at), '起' | '后').then(|| (segment..at).rev().find(|i| text.at(*i) == '自')).flatten();
        let start = anchor
            .or_else(|| text.any_ends(at, &["力争用", "争取用", "力争", "未来", "今后", "在"]).map(|(_, start)| start))
            .unwrap_or(at);
        let seen = if term::hangs_on_event(text, at) { open(start, end) } else { from_issue(start, end) };
        return Some((Some(seen), end));
    }
    if text.any_ends(at, &["仅用", "只用", "仅用了", "用了"]).is_some() {
        return None;
    }
    if let Some((_, start)) =
        text.any_ends(at, &["争取用", "力争用", "利用", "用", "未来", "今后", "接下来", "经过", "力争通过", "通过"])
        && matches!(length.unit, term::Unit::Year | term::Unit::Month)
    {
        let end = text
            .any(length.end, &["左右的时间", "左右时间", "的时间", "时间", "左右", "的努力", "努力", "期间"])
            .map_or(length.end, |(_, end)| end);
        let named = text.any(end, &["行动", "规划", "计划", "以来", "的发展", "的实践"]).is_some();
        let timed = end > length.end || text.any_ends(at, &["未来", "今后", "接下来"]).is_some();
        if timed && !named {
            return Some((Some(from_issue(start, end)), end));
        }
    }
    term::slogan(text, length).map(|end| (Some(open(at, end)), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, issued: Option<&str>, expected: &[(&str, DeadlineKind, Option<&str>, Option<&str>)]) {
        let source = Source::new("a", text);
        let found = deadlines(&source, Span::new(0, source.text().len()), issued, Lexicon::built_in());
        let shown: Vec<_> = found
            .iter()
            .map(|d| {
                assert_eq!(source.quote(d.span), d.quote, "{text}");
                (d.quote.as_str(), d.kind, d.start.as_deref(), d.end.as_deref())
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn dates_to_be_done_by() {
        check("到2025年，基本實現電動化", None, &[("到2025年", DeadlineKind::By, None, Some("2025-12-31"))]);
        check(
            "2019年6月底前，研究建立指标体系",
            None,
            &[("2019年6月底前", DeadlineKind::By, None, Some("2019-06-30"))],
        );
    }
}
