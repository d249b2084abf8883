//! A comparison for readers: terminal, Markdown, HTML, sheets, annotations. Each only describes what was found.

mod text;
mod markdown;
mod html;
mod sheet;
mod annotate;

pub use annotate::{github, sarif};
pub use html::html;
pub use markdown::{LIMIT, markdown};
pub use sheet::{csv, xlsx};
pub use text::{Terminal, redline, text};

use crate::catalogue::{Lang, Message, Severity, diff as says};
use crate::change::{Change, Direction, Match, PlanDiff, Quoted, TextChange, UnitDiff};
use crate::source::Source;

/// A comparison with the texts it was made from.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// What was found.
    pub diff: &'a PlanDiff,
    /// The earlier text.
    pub base: &'a Source,
    /// The later text.
    pub revision: &'a Source,
}

/// The findings of several plans, the heaviest first.
fn all_by_weight<'a>(plans: &[Compared<'a>]) -> Vec<(Compared<'a>, &'a Change)> {
    let mut all: Vec<(Compared, &Change)> =
        plans.iter().flat_map(|plan| by_weight(plan.diff).into_iter().map(|change| (*plan, change))).collect();
    all.sort_by_key(|(_, change)| weight(change));
    all
}

fn weight(change: &Change) -> (bool, std::cmp::Reverse<Severity>, Direction) {
    (change.waived, std::cmp::Reverse(change.severity), change.direction)
}

/// The quotation to point at: the revision's, else the base's.
fn place(change: &Change) -> Option<&Quoted> {
    change.revision.as_ref().or(change.base.as_ref())
}

/// The plans that differ, and a line that names the others; of one plan alone that it differs in nothing is told.
fn changed<'a, 'p>(plans: &'p [Compared<'a>], lang: Lang) -> (Vec<&'p Compared<'a>>, Option<String>) {
    const NAMED: usize = 10;
    let differs = |plan: &&Compared| !plan.diff.changes.is_empty() || plan.diff.summary.format_only > 0;
    let (changed, same): (Vec<&Compared>, Vec<&Compared>) =
        plans.iter().partition(|plan| plans.len() == 1 || differs(plan));
    let mut names: Vec<&str> = same.iter().take(NAMED).map(|plan| plan.diff.revision.name()).collect();
    if same.len() > NAMED {
        names.push("……");
    }
    let told =
        says::UNCHANGED.say(lang, &[same.len().to_string(), names.join(if lang == Lang::En { ", " } else { "；" })]);
    (changed, (!same.is_empty()).then_some(told))
}

/// The title of a report: both names, or the one that both revisions have.
fn heading(plan: &PlanDiff, lang: Lang) -> String {
    let (base, revision) = (plan.base.name(), plan.revision.name());
    if super::fold::words(base) == super::fold::words(revision) {
        says::TITLE_SAME.say(lang, &[revision])
    } else {
        says::TITLE.say(lang, &[base, revision])
    }
}

/// A rule's name for people.
fn rule_title(change: &Change, lang: Lang) -> String {
    says::rule(&change.rule).map_or_else(|| change.rule.clone(), |rule| rule.title.text(lang))
}

/// A quotation cut to what stands around the value that is told, in three pieces: before it, the value, behind it. The
/// value is empty when the quotation does not hold it.
fn around(quote: &str, value: Option<&str>, reach: usize) -> (String, String, String) {
    let quote = one_line(quote);
    let found = value.filter(|value| !value.is_empty()).and_then(|value| Some((quote.find(value)?, value.len())));
    let (start, end) = found.map_or((0, 0), |(at, length)| (at, at + length));
    let (head, tail) = (quote[..start].trim_start(), quote[end..].trim_end());
    let cut = |count: usize, most: usize| count.saturating_sub(most);
    let (before, behind) = (head.chars().count(), tail.chars().count());
    // What one side does not need the other may have.
    let room = 2 * reach;
    let left = if before <= reach { before } else { reach.max(room.saturating_sub(behind)) };
    let right = room.saturating_sub(left.min(before));
    let skipped = cut(before, left);
    let mut front: String = head.chars().skip(skipped).collect();
    if skipped > 0 {
        front.insert(0, '…');
    }
    let mut back: String = tail.chars().take(right).collect();
    if behind > right {
        back.push('…');
    }
    (front, quote[start..end].to_owned(), back)
}

/// Words on one line: line ends between Chinese characters go, other white space is one blank.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some(at) = rest.find(char::is_whitespace) {
        let (words, behind) = rest.split_at(at);
        out.push_str(words);
        rest = behind.trim_start();
        let broken = behind[..behind.len() - rest.len()].contains('\n');
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if !broken || (latin(out.chars().next_back()) && latin(rest.chars().next())) {
            out.push(' ');
        }
    }
    out + rest
}

fn direction(direction: Direction, lang: Lang) -> String {
    match direction {
        Direction::Weakened => says::IS_WEAKENED.text(lang),
        Direction::Strengthened => says::IS_STRENGTHENED.text(lang),
        Direction::Neutral => says::IS_NEUTRAL.text(lang),
    }
}

/// The findings in the order people read them: not waived first, errors first, then as they stand in the text.
fn by_weight(diff: &PlanDiff) -> Vec<&Change> {
    let mut all: Vec<&Change> = diff.changes.iter().collect();
    all.sort_by_key(|change| weight(change));
    all
}

/// The units that changed at all.
fn changed_units(diff: &PlanDiff) -> impl Iterator<Item = &UnitDiff> {
    diff.units.iter().filter(|u| u.fate != Match::Matched || u.text == TextChange::Modified || u.moved || u.renumbered)
}

/// A unit's name: path and heading, of both sides when they differ.
fn title(unit: &UnitDiff, lang: Lang) -> String {
    let one = |side: &crate::change::UnitRef| {
        if side.label.is_empty() && side.path == super::unit::PREAMBLE {
            return says::PREAMBLE.text(lang);
        }
        if side.heading.is_empty() { side.path.clone() } else { format!("{} {}", side.path, side.heading) }
    };
    match (&unit.base, &unit.revision) {
        (Some(a), Some(b)) if a.path != b.path => format!("{} → {}", a.path, one(b)),
        (_, Some(side)) | (Some(side), None) => one(side),
        (None, None) => String::new(),
    }
}

/// What happened to a unit, in words.
fn fate(unit: &UnitDiff, lang: Lang) -> String {
    let mut words = Vec::new();
    words.extend(match unit.fate {
        Match::Matched => None,
        Match::Added => Some(&says::ADDED),
        Match::Removed => Some(&says::REMOVED),
        Match::Split => Some(&says::SPLIT),
        Match::Merged => Some(&says::MERGED),
    });
    let modified = unit.fate == Match::Matched && unit.text == TextChange::Modified;
    words.extend(modified.then_some(&says::MODIFIED));
    words.extend(unit.moved.then_some(&says::MOVED));
    words.extend(unit.renumbered.then_some(&says::RENUMBERED));
    let words: Vec<String> = words.into_iter().map(|w: &Message| w.text(lang)).collect();
    words.join(if lang == Lang::En { ", " } else { "、" })
}

/// The one-line answer: how much became weaker, how much stronger.
fn headline(diff: &PlanDiff, lang: Lang) -> String {
    let s = diff.summary;
    if diff.changes.is_empty() {
        return says::SAME.text(lang);
    }
    let told: Vec<String> =
        [(&says::WEAKENED, s.weakened), (&says::STRENGTHENED, s.strengthened), (&says::NEUTRAL, s.neutral)]
            .into_iter()
            .map(|(message, n)| message.say(lang, &[n.to_string()]))
            .collect();
    told.join(if lang == Lang::En { ", " } else { "，" })
}

/// How many units were modified, added, removed, moved, renumbered.
fn unit_counts(diff: &PlanDiff, lang: Lang) -> String {
    let count = |test: fn(&UnitDiff) -> bool| diff.units.iter().filter(|u| test(u)).count().to_string();
    says::UNITS.say(
        lang,
        &[
            count(|u| u.fate == Match::Matched && u.text == TextChange::Modified),
            count(|u| u.fate == Match::Added),
            count(|u| u.fate == Match::Removed),
            count(|u| u.moved),
            count(|u| u.renumbered),
        ],
    )
}

fn severity(severity: Severity, lang: Lang) -> String {
    match severity {
        Severity::Error => says::ERROR.text(lang),
        Severity::Warning => says::WARNING.text(lang),
        Severity::Info => says::INFO.text(lang),
    }
}

/// A kept run, shortened to what stands near a change.
fn near(text: &str, after: bool, before: bool) -> String {
    const NEAR: usize = 24;
    let chars: Vec<char> = text.chars().collect();
    let (head, tail) = (if after { NEAR } else { 0 }, if before { NEAR } else { 0 });
    if chars.len() <= head + tail + 4 {
        return text.to_owned();
    }
    let mut out: String = chars[..head].iter().collect();
    out.push('…');
    out.extend(&chars[chars.len() - tail..]);
    out
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn a_long_quotation_is_cut_around_its_value() {
        let check = |quote: &str, value: Option<&str>, expected: &str| {
            let (front, value, back) = around(quote, value, 4);
            assert_eq!(format!("{front}[{value}]{back}"), expected, "{quote}");
        };
        check("建成綠道", Some("綠道"), "建成[綠道]");
        check("在城市副中心建設300公里精品綠道並完善驛站", Some("300公里"), "…中心建設[300公里]精品綠道…");
        check("建設300公里精品綠道並完善驛站等設施", Some("300公里"), "建設[300公里]精品綠道並完…");
        check("建設精品綠道並完善驛站", None, "[]建設精品綠道並完…");
        check("建設300公里精品\n    綠道", Some("精品綠道"), "建設300公里[精品綠道]");
        check("用 PM2.5\nAQI 評價", Some("AQI"), "…M2.5 [AQI] 評價");
    }
}
