//! Deadlines: slipped, removed, blurred, and their mirrors.

use super::{Finding, Fits, pairing};
use crate::diff::fold;
use crate::plan::{Clause, Deadline, DeadlineKind, ModifierKind};
use crate::script;

/// Compares the deadlines of two forms of one commitment; also gives the modifiers that were told as deadlines.
pub fn compare(base: &Clause, revision: &Clause) -> (Vec<Finding>, Vec<String>) {
    let mut told = Vec::new();
    // The same deadline on both sides says nothing; then those of one kind, then in order.
    let stages: [Fits<Deadline>; 3] = [
        &|a, b| {
            fold::words(&a.quote) == fold::words(&b.quote)
                || (date(a).is_some() && (a.kind, &a.start, &a.end) == (b.kind, &b.start, &b.end))
        },
        &|a, b| a.kind == b.kind,
        &|a, b| date(a).is_some() || date(b).is_some(),
    ];
    let (pairs, old, new) = pairing::pair(&base.deadlines, &revision.deadlines, &stages);
    let mut found: Vec<Finding> = pairs.into_iter().filter_map(|(a, b)| compare_pair(a, b)).collect();
    // A word that is read as an open deadline and as a modifier (適時) is told once, as a deadline.
    let open = |clause: &Clause| -> Vec<String> {
        clause.deadlines.iter().filter(|d| d.kind == DeadlineKind::Open).map(|d| d.quote.clone()).collect()
    };
    if base.deadlines.iter().chain(&revision.deadlines).any(|d| date(d).is_some()) {
        told.extend(open(base).into_iter().chain(open(revision)));
    }
    let mut lone = |deadline: &Deadline, clause: &Clause, other: &Clause| {
        date(deadline).map(|_| {
            let vague = vague(other, clause);
            told.extend(vague.clone());
            (Some(deadline.quote.clone()), vague)
        })
    };
    for deadline in old {
        if let Some((before, after)) = lone(deadline, base, revision) {
            let rule = if after.is_some() { "deadline-vagued" } else { "deadline-removed" };
            found.push(Finding { rule, before, after });
        }
    }
    for deadline in new {
        if let Some((after, before)) = lone(deadline, revision, base) {
            let rule = if before.is_some() { "deadline-fixed" } else { "deadline-added" };
            found.push(Finding { rule, before, after });
        }
    }
    (found, told)
}

fn compare_pair(old: &Deadline, new: &Deadline) -> Option<Finding> {
    let (before, after) = (Some(old.quote.clone()), Some(new.quote.clone()));
    match (date(old), date(new)) {
        // Later is weaker.
        (Some(old), Some(new)) => Finding::signed("deadline-slipped", old.cmp(new), before, after),
        (Some(_), None) => Some(Finding { rule: "deadline-vagued", before, after }),
        (None, Some(_)) => Some(Finding { rule: "deadline-fixed", before, after }),
        (None, None) => None,
    }
}

/// The day that counts: when it must be done, or from when it holds.
fn date(deadline: &Deadline) -> Option<&str> {
    match deadline.kind {
        DeadlineKind::Open => None,
        DeadlineKind::From => deadline.start.as_deref().or(deadline.end.as_deref()),
        _ => deadline.end.as_deref().or(deadline.start.as_deref()),
    }
}

/// A modifier that speaks of time without naming one, which only the first clause has.
fn vague(clause: &Clause, other: &Clause) -> Option<String> {
    const VAGUE: &[&str] = &["适时", "择机", "近期", "尽快", "尽早", "条件成熟", "视情", "条件具备", "时机成熟"];
    let holds = |text: &str| VAGUE.iter().any(|word| script::fold(text).contains(&script::fold(word)));
    clause
        .modifiers
        .iter()
        .filter(|m| matches!(m.kind, ModifierKind::Pace | ModifierKind::Condition))
        .find(|m| holds(&m.text) && other.modifiers.iter().all(|o| fold::words(&o.text) != fold::words(&m.text)))
        .map(|m| m.text.clone())
}
