//! Targets: the same indicator's value, comparator, base and unit; figures lost, blurred and new.

use std::cmp::Ordering;

use memchr::memmem;

use super::pairing::Paired;
use super::{Finding, Fits, pairing};
use crate::diff::align::Shingles;
use crate::diff::fold;
use crate::plan::{Clause, Comparator, Quantity};
use crate::script;

/// Compares the figures of two forms of one commitment.
pub fn compare(base: &Clause, revision: &Clause) -> Vec<Finding> {
    let mut found = Vec::new();
    let (pairs, lost, gained) = pair(&base.quantities, &revision.quantities);
    let penalty = !pairs.is_empty() && is_penalty(base) && is_penalty(revision);
    for (old, new) in pairs {
        found.extend(compare_pair(base, old, revision, new, penalty));
    }
    // A vague word stands for the figures that went, one for all of them.
    let blurred = vague_word(revision, base);
    let sharpened = vague_word(base, revision);
    for old in lost {
        let before = Some(old.quote.clone());
        found.push(match &blurred {
            Some(word) => Finding { rule: "target-vagued", before, after: Some(word.clone()) },
            None => Finding { rule: "target-removed", before, after: None },
        });
    }
    for new in gained {
        let after = Some(new.quote.clone());
        found.push(match &sharpened {
            Some(word) => Finding { rule: "target-specified", before: Some(word.clone()), after },
            None => Finding { rule: "target-added", before: None, after },
        });
    }
    found
}

/// Pairs figures of the same indicator: equal ones first, then the same unit and thing counted, then the same unit, then
/// the same thing in another unit.
fn pair<'a>(base: &'a [Quantity], revision: &'a [Quantity]) -> Paired<'a, Quantity> {
    let unit = |q: &Quantity| fold::words(&q.unit);
    let alike = |a: &str, b: &str| {
        let (a, b) = (fold::words(a), fold::words(b));
        (a.is_empty() && b.is_empty()) || Shingles::of(&a).dice(&Shingles::of(&b)) >= 0.5
    };
    let stages: [Fits<Quantity>; 4] = [
        &|a, b| fold::words(&a.quote) == fold::words(&b.quote) && alike(&a.what, &b.what),
        &|a, b| unit(a) == unit(b) && alike(&a.what, &b.what),
        &|a, b| unit(a) == unit(b),
        &|a, b| !a.what.is_empty() && alike(&a.what, &b.what),
    ];
    pairing::pair(base, revision, &stages)
}

fn compare_pair(base: &Clause, old: &Quantity, revision: &Clause, new: &Quantity, penalty: bool) -> Vec<Finding> {
    let (before, after) = (Some(old.quote.clone()), Some(new.quote.clone()));
    let folded = |text: &str| fold::words(text);
    if folded(&old.unit) != folded(&new.unit) {
        return vec![Finding { rule: "base-changed", before, after }];
    }
    let mut found = Vec::new();
    let changed_base = |q: &Quantity| q.base.as_deref().map(folded);
    if changed_base(old) != changed_base(new) {
        found.push(Finding { rule: "base-changed", before: old.base.clone(), after: new.base.clone() });
    }
    let less = !penalty && less_is_more(base, old, revision, new);
    // A bound on what is forbidden works the other way round.
    let flip = base.forbid && revision.forbid;
    let turn = |sign: Ordering| if flip { sign.reverse() } else { sign };
    let top = |q: &Quantity| q.value_to.unwrap_or(q.value);
    let value = if penalty {
        let ((low, high), (now_low, now_high)) = (bounds(old), bounds(new));
        now_high.total_cmp(&high).then(now_low.total_cmp(&low))
    } else if less {
        top(old).total_cmp(&top(new)).then(old.value.total_cmp(&new.value))
    } else {
        new.value.total_cmp(&old.value).then(top(new).total_cmp(&top(old)))
    };
    found.extend(Finding::signed("target-weakened", turn(value), before.clone(), after.clone()));
    if value == Ordering::Equal {
        let bound = rank(new.comparator, less).cmp(&rank(old.comparator, less));
        found.extend(Finding::signed("comparator-softened", turn(bound), before, after));
    }
    found
}

/// Whether a clause threatens a penalty: the kinds of the Criminal Law (articles 33 and 34), of the Law on Administrative
/// Penalty (article 9) and of Taiwan's Administrative Penalty Act. The higher the penalty, the more it presses.
fn is_penalty(clause: &Clause) -> bool {
    const PENALTIES: &[&str] = &["罚款", "罚金", "罚锾", "有期徒刑", "拘役", "管制", "拘留"];
    let quote = script::fold(&clause.quote);
    PENALTIES.iter().any(|word| quote.contains(&script::fold(word)))
}

/// The least and the most that a figure allows.
fn bounds(quantity: &Quantity) -> (f64, f64) {
    match (quantity.value_to, quantity.comparator) {
        (Some(to), _) => (quantity.value, to),
        (None, Comparator::AtMost | Comparator::Less) => (0.0, quantity.value),
        (None, Comparator::AtLeast | Comparator::More) => (quantity.value, f64::INFINITY),
        (None, _) => (quantity.value, quantity.value),
    }
}

/// How tightly a comparator binds, when more or when less is better.
fn rank(comparator: Comparator, less: bool) -> u8 {
    match (comparator, less) {
        (Comparator::More, false) | (Comparator::Less, true) => 4,
        (Comparator::AtLeast, false) | (Comparator::AtMost, true) => 3,
        (Comparator::Equal, _) => 2,
        (Comparator::About, _) => 1,
        _ => 0,
    }
}

/// Whether a smaller number promises more: for a cap (不高於), for what is brought down to a value (降至, 控制在), and for
/// what nobody wants (排放量, 失業率), unless the number says by how much it falls.
fn less_is_more(base: &Clause, old: &Quantity, revision: &Clause, new: &Quantity) -> bool {
    let cap = |q: &Quantity| matches!(q.comparator, Comparator::AtMost | Comparator::Less);
    let floor = |q: &Quantity| matches!(q.comparator, Comparator::AtLeast | Comparator::More);
    let caps = cap(old) || cap(new);
    let floors = floor(old) || floor(new);
    match (caps, floors) {
        (true, false) => true,
        (false, true) => false,
        _ => brought_down(base, old) || brought_down(revision, new),
    }
}

/// Whether the words around a figure say that it is to be small.
fn brought_down(clause: &Clause, quantity: &Quantity) -> bool {
    /// Brought down *to* a value.
    const TO: &[&str] = &[
        "降至",
        "降到",
        "下降到",
        "下降至",
        "降低到",
        "降低至",
        "减少到",
        "减少至",
        "压减到",
        "压减至",
        "压缩至",
        "压缩到",
        "缩短至",
        "缩短到",
        "控制在",
        "控制到",
        "精简至",
        "压降至",
        "限制在",
    ];
    /// Falls *by* a value: more of it is more.
    const BY: &[&str] = &["下降", "降低", "减少", "压减", "压缩", "缩短", "削减", "减排", "节约", "降幅", "精简"];
    /// What nobody wants more of.
    const UNWANTED: &[&str] = &[
        "排放",
        "能耗",
        "水耗",
        "电耗",
        "消耗",
        "浓度",
        "失业率",
        "死亡率",
        "发生率",
        "发病率",
        "负债率",
        "贫困",
        "损失",
        "漏损",
        "流失",
        "投诉",
        "时限",
        "时长",
        "用时",
        "耗时",
        "成本",
        "费率",
        "事故",
        "违规",
        "失信",
        "污染",
        "垃圾产生",
        "拥堵",
        "赤字",
    ];
    let quote = clause.quote.as_str();
    let placed = quantity.span.start.checked_sub(clause.span.start);
    let placed = placed.filter(|at| quote.get(*at..).is_some_and(|rest| rest.starts_with(&quantity.quote)));
    // A clause that was put together from broken lines has other places.
    let at = placed.or_else(|| memmem::find(quote.as_bytes(), quantity.quote.as_bytes())).unwrap_or(0);
    // Only the words between the mark before and the figure speak of it.
    let before = quote[..at].rsplit(['，', ',', '、', '；', '。']).next().unwrap_or("");
    let near = script::fold(&format!("{before}{}", quantity.quote));
    let what = script::fold(&quantity.what);
    let holds = |text: &str, words: &[&str]| words.iter().any(|w| text.contains(&script::fold(w)));
    if holds(&near, TO) {
        return true;
    }
    if holds(&near, BY) || holds(&what, BY) {
        return false;
    }
    holds(&near, UNWANTED) || holds(&what, UNWANTED)
}

/// A word that counts without a figure, which only the first clause has.
fn vague_word(clause: &Clause, other: &Clause) -> Option<String> {
    const VAGUE: &[&str] = &[
        "一批",
        "若干",
        "一系列",
        "一些",
        "多个",
        "多项",
        "多家",
        "多条",
        "多处",
        "数个",
        "数项",
        "大量",
        "大批",
        "部分",
        "一定",
        "适量",
        "适当",
        "显著",
        "明显",
        "大幅",
        "较大",
        "较高",
        "合理",
        "相关",
        "有关",
        "多种",
        "诸多",
        "许多",
    ];
    let (here, there) = (script::fold(&clause.quote), script::fold(&other.quote));
    VAGUE.iter().find_map(|word| {
        let word = script::fold(word);
        let at = here.find(&word).filter(|_| !there.contains(&word))?;
        // As printed: folding keeps the number of characters.
        let start = here[..at].chars().count();
        Some(clause.quote.chars().skip(start).take(word.chars().count()).collect())
    })
}
