//! From a rule that applies to a published change: weight, sentence, fingerprint.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::compose::Options;
use super::fold;
use super::rules::Finding;
use crate::catalogue::{self, Severity};
use crate::change::{Change, Direction, Quoted};

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
    let nothing = catalogue::diff::NOTHING.text(options.lang);
    let shown = said.map(|value| if value.is_empty() { nothing.as_str() } else { value });
    Some(Change {
        rule: rule.id.to_owned(),
        severity,
        direction: rule.direction,
        message: rule.message.say(options.lang, &shown),
        fingerprint: fingerprint(&place.measure, rule.id, said),
        waived: false,
        base: place.base.clone(),
        revision: place.revision.clone(),
        before: finding.before,
        after: finding.after,
    })
}

/// 約束性 indicators must be met: what softens one is a promise lost.
fn softens_a_binding_indicator(rule: &catalogue::diff::ChangeRule, place: &Place) -> bool {
    let binding = |quoted: &Option<Quoted>| {
        quoted.as_ref().is_some_and(|q| crate::script::fold(&q.quote).contains(&crate::script::fold("约束性")))
    };
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
