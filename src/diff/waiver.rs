//! Waivers: findings that people reviewed and accept, for a reason, by name, until a day. A value that gets worse still is
//! another finding and is not covered.

use crate::catalogue::Severity;
use crate::change::{Change, PlanDiff, Waiver};

/// Whether a waiver says why, who and until when, and that day has not passed.
pub fn holds(waiver: &Waiver, today: &str) -> bool {
    let signed = !waiver.reason.trim().is_empty() && !waiver.who.trim().is_empty();
    signed && is_day(&waiver.until) && today <= waiver.until.as_str()
}

/// Whether `text` is a day as ISO 8601 writes it, so that days compare as text.
fn is_day(text: &str) -> bool {
    let shape = |(i, b): (usize, u8)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(shape)
}

/// Marks the findings that a holding waiver covers.
pub fn apply(changes: &mut [Change], waivers: &[Waiver], today: &str) {
    for change in changes {
        change.waived = waivers.iter().any(|w| w.fingerprint == change.fingerprint && holds(w, today));
    }
}

/// The waivers that cover nothing any more: past their day, unsigned, or about a finding that is gone or got worse.
pub fn dead<'a>(diff: &PlanDiff, waivers: &'a [Waiver], today: &str) -> Vec<&'a Waiver> {
    let covers = |w: &Waiver| holds(w, today) && diff.changes.iter().any(|c| c.fingerprint == w.fingerprint);
    waivers.iter().filter(|w| !covers(w)).collect()
}

/// YAML to fill in and to add to `waivers.yaml`: the findings at or above `least` that no waiver covers.
pub fn template<'a>(diffs: impl IntoIterator<Item = &'a PlanDiff>, least: Severity) -> String {
    let mut out = String::from("# yaml-language-server: $schema=schemas/waivers.json\nwaivers:\n");
    let open = |c: &&Change| c.severity >= least && !c.waived;
    for change in diffs.into_iter().flat_map(|diff| diff.changes.iter().filter(open)) {
        let place = change.revision.as_ref().or(change.base.as_ref()).map_or("", |quoted| &quoted.path);
        let fields = [
            ("- fingerprint", change.fingerprint.as_str()),
            ("  measure", place),
            ("  rule", &change.rule),
            ("  before", change.before.as_deref().unwrap_or("")),
            ("  after", change.after.as_deref().unwrap_or("")),
            ("  reason", ""),
            ("  who", ""),
            ("  until", ""),
        ];
        for (name, value) in fields {
            // A JSON string is a YAML string.
            out.push_str(&format!("{name}: {}\n", serde_json::Value::from(value)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_waiver_holds_when_signed_and_until_its_day() {
        let waiver = |reason: &str, who: &str, until: &str| Waiver {
            fingerprint: "0011".to_owned(),
            measure: String::new(),
            rule: String::new(),
            before: String::new(),
            after: String::new(),
            reason: reason.to_owned(),
            who: who.to_owned(),
            until: until.to_owned(),
        };
        let check = |w: Waiver, expected| assert_eq!(holds(&w, "2026-11-22"), expected, "{w:?}");
        check(waiver("上级调整", "王某", "2026-12-31"), true);
        check(waiver("上级调整", "王某", "2026-11-21"), false);
        check(waiver("", "王某", "2026-12-31"), false);
        check(waiver("上级调整", " ", "2026-12-31"), false);
        check(waiver("上级调整", "王某", "9999"), false);
    }
}
