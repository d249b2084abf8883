//! Waivers: findings that people reviewed and accept, for a reason, by name, until a day. A value that gets worse still is
//! another finding and is not covered.

use crate::catalogue::Severity;
use crate::change::{Change, PlanDiff, Waiver, Waivers};

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

/// Entries to fill in for the findings at or above `least` that no waiver covers.
pub fn template(diff: &PlanDiff, least: Severity) -> Waivers {
    let blank = |change: &Change| Waiver {
        fingerprint: change.fingerprint.clone(),
        measure: change.revision.as_ref().or(change.base.as_ref()).map(|q| q.path.clone()).unwrap_or_default(),
        rule: change.rule.clone(),
        before: change.before.clone().unwrap_or_default(),
        after: change.after.clone().unwrap_or_default(),
        reason: String::new(),
        who: String::new(),
        until: String::new(),
    };
    Waivers { waivers: diff.changes.iter().filter(|c| c.severity >= least && !c.waived).map(blank).collect() }
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
