//! The governing verb: its rung on the ladder, or how strongly it forbids.

use std::cmp::Ordering;

use super::Finding;
use crate::plan::Clause;
use crate::script;

const OUTCOME: u8 = 5;
const PROGRESS: u8 = 3;
const INQUIRE: u8 = 1;

/// Compares what governs two forms of one commitment.
pub fn compare(base: &Clause, revision: &Clause) -> Option<Finding> {
    let before = (!base.verb.is_empty()).then(|| base.verb.clone());
    let after = (!revision.verb.is_empty()).then(|| revision.verb.clone());
    if base.forbid || revision.forbid {
        let level = |clause: &Clause| if clause.forbid { clause.prohibition.unwrap_or(1).max(1) } else { 0 };
        // Of equal bans, one with a hole in it (原則上不再) is the weaker one.
        let whole = |clause: &Clause| !leaves_room(&clause.verb);
        let strength = |clause: &Clause| (level(clause), level(clause) > 0 && whole(clause));
        return Finding::signed("prohibition-weakened", strength(revision).cmp(&strength(base)), before, after);
    }
    if measures(base) || measures(revision) {
        return None;
    }
    let pressed = presses(base, revision).cmp(&presses(revision, base));
    if base.rung == revision.rung && pressed != Ordering::Equal {
        return Finding::signed("emphasis-removed", pressed.reverse(), before, after);
    }
    let (low, high) = (base.rung.min(revision.rung), base.rung.max(revision.rung));
    let rule = match (high, low) {
        (_, INQUIRE) => "to-inquiry",
        (OUTCOME, 1..=PROGRESS) => "outcome-to-process",
        _ => "rung-lowered",
    };
    // From no commitment at all to an inquiry is more than there was, not less.
    let rule = if high == INQUIRE { "rung-lowered" } else { rule };
    Finding::signed(rule, revision.rung.cmp(&base.rung), before, after)
}

/// Whether the governing word only compares a figure (不低于95%): then it governs nothing, and the figure's own rules speak.
pub fn compares(clause: &Clause) -> bool {
    const COMPARING: &[&str] = &["低于", "高于", "少于", "多于", "大于", "小于", "超过", "不足", "至少", "达到"];
    let verb = script::fold(&clause.verb);
    COMPARING.iter().any(|word| verb.contains(&script::fold(word)))
        && clause.quantities.iter().any(|quantity| quantity.quote.contains(&clause.verb))
}

/// Whether a clause is governed by a word that presses the verb which governs the other: 加快推進 beside 推進.
fn presses(one: &Clause, other: &Clause) -> bool {
    const PRESSING: &[&str] = &["加快", "加速", "抓紧", "确保", "保证"];
    let (quote, verb, pressed) = (script::fold(&one.quote), script::fold(&one.verb), script::fold(&other.verb));
    let behind = quote.find(&verb).map(|at| &quote[at + verb.len()..]);
    PRESSING.iter().any(|word| script::fold(word) == verb)
        && !pressed.is_empty()
        && behind.is_some_and(|behind| behind.starts_with(&pressed))
}

/// Whether the governing word only says how a figure stands or moves (不低于95%, 增长5%): the figure's own rules speak.
/// The words of increase and decrease are those of Liu Yuehua's grammar (增加、增长、提高、上升、减少、下降、降低) and what stands
/// for them before figures in the plans.
fn measures(clause: &Clause) -> bool {
    const MOVING: &[&str] = &[
        "增加", "增长", "提高", "提升", "上升", "减少", "下降", "降低", "缩短", "突破", "稳定", "保持", "控制", "降至",
        "增至",
    ];
    let verb = script::fold(&clause.verb);
    let moves = MOVING.iter().any(|word| verb.contains(&script::fold(word)));
    compares(clause) || (moves && clause.quantities.iter().any(|quantity| quantity.quote.contains(&clause.verb)))
}

/// Whether a governing word leaves room by itself.
fn leaves_room(verb: &str) -> bool {
    let verb = script::fold(verb);
    ["原则上", "一般", "基本", "逐步"].iter().any(|word| verb.contains(&script::fold(word)))
}
