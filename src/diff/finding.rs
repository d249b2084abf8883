//! From a rule that applies to a published change: weight, sentence, fingerprint.

use memchr::memmem;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::compose::Options;
use super::fold;
use super::rules::Finding;
use crate::catalogue::{self, Lang, Severity};
use crate::change::{Change, Direction, Quoted};
use crate::source::Span;

/// The weight a workspace gives to a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A promise lost or reversed.
    Error,
    /// Softened, or the text does not say enough.
    Warning,
    /// Good to know.
    Info,
    /// Not told.
    Off,
}

/// Where a finding stands on both sides, and what its fingerprint calls the measure.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) base: Option<Quoted>,
    pub(super) revision: Option<Quoted>,
    pub(super) measure: String,
}

/// The published form of a finding; nothing when the workspace does not want its rule.
pub(super) fn change(finding: Finding, place: &Place, options: &Options) -> Option<Change> {
    let rule = catalogue::diff::rule(finding.rule)?;
    let severity = match options.severities.get(rule.id) {
        Some(Level::Off) => return None,
        Some(Level::Error) => Severity::Error,
        Some(Level::Warning) => Severity::Warning,
        Some(Level::Info) => Severity::Info,
        None if softens_a_binding_indicator(rule, place) => Severity::Error,
        None => rule.severity,
    };
    let said = [finding.before.as_deref().unwrap_or(""), finding.after.as_deref().unwrap_or("")];
    Some(Change {
        rule: rule.id.to_owned(),
        severity,
        direction: rule.direction,
        message: sentence(rule, place, said, options.lang),
        fingerprint: fingerprint(&place.measure, rule.id, said),
        waived: false,
        base: place.base.as_ref().map(|quoted| quotation(quoted, finding.before.as_deref())),
        revision: place.revision.as_ref().map(|quoted| quotation(quoted, finding.after.as_deref())),
        before: finding.before,
        after: finding.after,
    })
}

/// A quotation, or of one that is longer than anybody reads beside a finding, the sentences around the value.
fn quotation(quoted: &Quoted, value: Option<&str>) -> Quoted {
    /// In bytes: half a page.
    const LONG: usize = 3000;
    /// How far around the value a sentence's end is looked for.
    const REACH: usize = 600;
    let Quoted { path, quote, span } = quoted;
    // Words that were joined from broken lines have no place of their own.
    let found = value.filter(|_| quote.len() > LONG && quote.len() == span.len());
    let Some((at, value)) = found.and_then(|v| Some((memmem::find(quote.as_bytes(), v.as_bytes())?, v))) else {
        return quoted.clone();
    };
    let end = at + value.len();
    let left = (0..=at.saturating_sub(REACH)).rev().find(|i| quote.is_char_boundary(*i)).unwrap_or(0);
    let right = (end + REACH..quote.len()).find(|i| quote.is_char_boundary(*i)).unwrap_or(quote.len());
    let start = quote[left..at]
        .char_indices()
        .find(|(_, c)| "。；\n".contains(*c))
        .map_or(left, |(i, c)| left + i + c.len_utf8());
    let end = quote[end..right].char_indices().rfind(|(_, c)| "。；\n".contains(*c)).map_or(right, |(i, _)| end + i);
    let span = Span::new(span.start + start, span.start + end);
    Quoted { path: path.clone(), quote: quote[start..end].to_owned(), span }
}

/// The finding in words. Where a rule tells of two values and there is one only, it was put in or taken out.
fn sentence(rule: &catalogue::diff::ChangeRule, place: &Place, values: [&str; 2], lang: Lang) -> String {
    if rule.id == "moved" && !names_itself(place, values[0]) && !names_itself(place, values[1]) {
        return catalogue::diff::REORDERED.say(lang, &values);
    }
    let tells_both = rule.message.zh.contains("{0}") && rule.message.zh.contains("{1}");
    let title = || rule.title.text(lang);
    match values {
        ["", gained] if tells_both => catalogue::diff::PUT_IN.say(lang, &[title().as_str(), gained]),
        [lost, ""] if tells_both => catalogue::diff::TAKEN_OUT.say(lang, &[title().as_str(), lost]),
        values => rule.message.say(lang, &values),
    }
}

/// Whether a value is the path of what it is said of, alone or with the heading.
fn names_itself(place: &Place, value: &str) -> bool {
    let is =
        |quoted: &Quoted| value.strip_prefix(&quoted.path).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    [&place.base, &place.revision].into_iter().flatten().any(is)
}

/// 約束性 indicators must be met: what softens one is a promise lost.
fn softens_a_binding_indicator(rule: &catalogue::diff::ChangeRule, place: &Place) -> bool {
    let says =
        |quote: &str| ["约束性", "約束性"].iter().any(|w| memmem::find(quote.as_bytes(), w.as_bytes()).is_some());
    let binding = |quoted: &Option<Quoted>| quoted.as_ref().is_some_and(|quoted| says(&quoted.quote));
    rule.direction == Direction::Weakened && rule.severity == Severity::Warning && binding(&place.base)
}

/// Names a finding by what it is about, whatever the language, the script and the words around it.
fn fingerprint(measure: &str, rule: &str, values: [&str; 2]) -> String {
    let mut digest = Sha256::new();
    for part in [measure, rule] {
        digest.update(part.as_bytes());
        digest.update([0]);
    }
    for value in values {
        digest.update(fold::words(value).into_iter().collect::<String>().as_bytes());
        digest.update([0]);
    }
    digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_is_no_longer_than_half_a_page() {
        let long = format!("{}。建成綠道300公里。{}", "完善機制。".repeat(200), "加強領導。".repeat(200));
        let whole = Quoted { path: "一/1".to_owned(), span: Span::new(90, 90 + long.len()), quote: long.clone() };
        let cut = quotation(&whole, Some("300公里"));
        assert!(cut.quote.contains("建成綠道300公里") && cut.quote.len() < 1500, "{}", cut.quote);
        assert_eq!(&long[cut.span.start - 90..cut.span.end - 90], cut.quote);
        assert_eq!(quotation(&whole, Some("400公里")), whole, "what is not there cuts nothing");
        let short = Quoted { path: String::new(), quote: "建成綠道".to_owned(), span: Span::new(0, 12) };
        assert_eq!(quotation(&short, Some("綠道")), short);
    }
}
