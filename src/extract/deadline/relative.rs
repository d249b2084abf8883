//! Dates that hang on something else: “十四五”末 on the count of plans, 年底前 on the date of issue.

use crate::extract::folded::Passage;
use crate::extract::glyphs::is_break;
use crate::lexicon::Lexicon;
use crate::numeral;
use crate::plan::DeadlineKind;

use super::calendar::Day;
use super::date::Stretch;
use super::{Context, Seen, due, open, term};

/// “十四五”期間 is a stretch, “十四五”末 its end; “十四五”规划 names a plan.
pub(super) fn five_years(text: &Passage, at: usize, stretch: Stretch, context: &Context) -> (Option<Seen>, usize) {
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
pub(super) fn relative(
    text: &Passage,
    at: usize,
    context: &Context,
    lexicon: &Lexicon,
) -> Option<(Option<Seen>, usize)> {
    if text.is(at, "今明两年") {
        let first = context.issued.map(|issued| Day::new(issued.year, 1, 1));
        let last = context.issued.map(|issued| Day::new(issued.year + 1, 12, 31));
        return Some((Some(due(DeadlineKind::Period, first, last, at, at + 4)), at + 4));
    }
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
    if !(closes || verb && term::verb_follows(text, end, lexicon)) {
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
