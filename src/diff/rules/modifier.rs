//! Words that limit or stress the verb: force, scope, pace, condition. Tone never counts.

use std::cmp::Ordering;

use super::Finding;
use crate::diff::fold;
use crate::plan::{Clause, Modifier, ModifierKind};
use crate::script;

/// What a modifier does to its verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effect {
    /// Presses: 必須, 限期, 全面.
    Presses,
    /// Leaves room: 力爭, 逐步, 基本, 原則上.
    LeavesRoom,
    /// Narrows: 重點, 部分, 一批.
    Narrows,
}

/// Compares the modifiers of two forms of one commitment, those of `told` left out.
pub fn compare(base: &Clause, revision: &Clause, told: &[String]) -> Vec<Finding> {
    let kinds = [ModifierKind::Force, ModifierKind::Scope, ModifierKind::Pace, ModifierKind::Condition];
    let forbid = base.forbid && revision.forbid;
    let found: Vec<Finding> =
        kinds.into_iter().filter_map(|kind| compare_kind(base, revision, kind, told, forbid)).collect();
    match &found[..] {
        // One hedge in the place of another (基本 → 逐步): nearly reached is more than step by step.
        [scope, pace] if (scope.rule, pace.rule) == ("hedge-removed", "hedge-added") => {
            vec![Finding { rule: "hedge-added", before: scope.before.clone(), after: pace.after.clone() }]
        }
        [scope, pace] if (scope.rule, pace.rule) == ("hedge-added", "hedge-removed") => {
            vec![Finding { rule: "hedge-removed", before: pace.before.clone(), after: scope.after.clone() }]
        }
        _ => found,
    }
}

fn compare_kind(
    base: &Clause,
    revision: &Clause,
    kind: ModifierKind,
    told: &[String],
    forbid: bool,
) -> Option<Finding> {
    let lost = difference(base, revision, kind, told);
    let gained = difference(revision, base, kind, told);
    let weight = |all: &[&Modifier]| all.iter().map(|m| value(effect(m))).sum::<i32>();
    let sign = (weight(&gained) - weight(&lost)).cmp(&0);
    let involved = |wanted: Effect| lost.iter().chain(&gained).any(|m| effect(m) == wanted);
    let rule = match kind {
        ModifierKind::Scope if involved(Effect::Presses) || involved(Effect::Narrows) => "scope-narrowed",
        _ if involved(Effect::LeavesRoom) || involved(Effect::Narrows) => "hedge-added",
        _ => "emphasis-removed",
    };
    let words = |all: &[&Modifier]| all.iter().map(|m| m.text.as_str()).collect::<Vec<_>>().join("、");
    let printed = |all: &[&Modifier]| (!all.is_empty()).then(|| words(all));
    if forbid && sign != Ordering::Equal {
        // A hedge on a ban is a hole in it.
        let whole = |all: &[&Modifier], verb: &str| Some(format!("{}{verb}", words(all)));
        return Finding::signed("prohibition-weakened", sign, whole(&lost, &base.verb), whole(&gained, &revision.verb));
    }
    Finding::signed(rule, sign, printed(&lost), printed(&gained))
}

/// The modifiers of one kind that only the first clause has.
fn difference<'a>(one: &'a Clause, other: &Clause, kind: ModifierKind, told: &[String]) -> Vec<&'a Modifier> {
    let key = |m: &Modifier| fold::words(&m.text);
    let mut theirs: Vec<_> = other.modifiers.iter().filter(|m| m.kind == kind).map(key).collect();
    one.modifiers
        .iter()
        .filter(|m| m.kind == kind && !told.contains(&m.text))
        .filter(|m| match theirs.iter().position(|their| *their == key(m)) {
            Some(at) => {
                theirs.remove(at);
                false
            }
            None => true,
        })
        .collect()
}

fn value(effect: Effect) -> i32 {
    match effect {
        Effect::Presses => 1,
        Effect::LeavesRoom => -1,
        Effect::Narrows => -2,
    }
}

/// What a modifier does, by its kind and its word (written Simplified, compared folded).
fn effect(modifier: &Modifier) -> Effect {
    let word = script::fold(&modifier.text);
    let holds = |words: &[&str]| words.iter().any(|w| word.contains(&script::fold(w)));
    match modifier.kind {
        ModifierKind::Force if holds(&["力争", "争取", "有望", "尽量", "尽可能", "努力", "可"]) => {
            Effect::LeavesRoom
        }
        ModifierKind::Force => Effect::Presses,
        ModifierKind::Scope if holds(&["全面", "全部", "全域", "全覆盖", "普遍", "一律", "所有", "各类", "全"]) => {
            Effect::Presses
        }
        ModifierKind::Scope if holds(&["基本", "总体", "大体", "初步", "大部分"]) => Effect::LeavesRoom,
        ModifierKind::Scope => Effect::Narrows,
        ModifierKind::Pace
            if holds(&["限期", "加快", "尽快", "抓紧", "加速", "立即", "迅速", "尽早", "按期", "如期"]) =>
        {
            Effect::Presses
        }
        ModifierKind::Pace | ModifierKind::Condition | ModifierKind::Tone => Effect::LeavesRoom,
    }
}
