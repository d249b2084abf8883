//! What a pair of commitments says about strength: one file for each thing that can become weaker or stronger.
//!
//! Every comparison gives a sign, never a name: the rule of a weakening and its mirror are told by one function, so that
//! swapping base and revision turns every finding into its mirror.

mod deadline;
mod list;
mod measure;
mod modifier;
mod pairing;
mod provision;
mod quantity;
mod run;
mod verb;

pub use list::words_gone;
pub use measure::{indicator_class, offices, references};
pub use run::compare as runs;
pub use verb::compares;

use std::cmp::Ordering;

use pairing::Fits;

use crate::catalogue::diff as catalogue;
use crate::plan::Clause;

/// A rule that applies, with the values before and after as printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// The value before.
    pub before: Option<String>,
    /// The value after.
    pub after: Option<String>,
}

impl Finding {
    /// `weak` when the revision is less than the base, its mirror when it is more, nothing when it is neither.
    fn signed(weak: &'static str, sign: Ordering, before: Option<String>, after: Option<String>) -> Option<Finding> {
        let rule = match sign {
            Ordering::Less => weak,
            Ordering::Greater => catalogue::rule(weak)?.mirror,
            Ordering::Equal => return None,
        };
        Some(Finding { rule, before, after })
    }
}

/// Everything that two forms of one commitment say.
pub fn clause(base: &Clause, revision: &Clause) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(verb::compare(base, revision));
    let (deadlines, mut told) = deadline::compare(base, revision);
    let quantities = quantity::compare(base, revision);
    // What stands for a figure or a date is told once, there.
    let vague = |f: &Finding| match f.rule {
        "target-vagued" => f.after.clone(),
        "target-specified" => f.before.clone(),
        _ => None,
    };
    told.extend(quantities.iter().filter_map(vague));
    let modifiers = modifier::compare(base, revision, &told);
    // A ban that became weaker is told once, by its verb.
    let banned = found.iter().any(|f| f.rule.starts_with("prohibition-"));
    found.extend(modifiers.into_iter().filter(|f| !banned || !f.rule.starts_with("prohibition-")));
    found.extend(quantities);
    found.extend(deadlines);
    found.extend(list::compare(base, revision));
    found.extend(provision::compare(&base.quote, &revision.quote));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Comparator, Deadline, DeadlineKind, Modifier, ModifierKind, Quantity};
    use crate::source::Span;

    /// A clause written for a test: its words and what was understood of them.
    fn clause_of(quote: &str, verb: &str, rung: u8) -> Clause {
        Clause { quote: quote.to_owned(), verb: verb.to_owned(), rung, ..Clause::default() }
    }

    fn with_modifier(mut clause: Clause, kind: ModifierKind, text: &str) -> Clause {
        clause.modifiers.push(Modifier { kind, text: text.to_owned(), span: Span::default() });
        clause
    }

    fn with_quantity(mut clause: Clause, quote: &str, value: f64, unit: &str, comparator: Comparator) -> Clause {
        clause.quantities.push(Quantity {
            quote: quote.to_owned(),
            span: Span::default(),
            value,
            value_to: None,
            unit: unit.to_owned(),
            comparator,
            what: String::new(),
            base: None,
        });
        clause
    }

    fn with_deadline(mut clause: Clause, quote: &str, kind: DeadlineKind, end: Option<&str>) -> Clause {
        let end = end.map(str::to_owned);
        clause.deadlines.push(Deadline { quote: quote.to_owned(), span: Span::default(), kind, start: None, end });
        clause
    }

    fn forbidding(mut clause: Clause, level: u8) -> Clause {
        clause.forbid = true;
        clause.prohibition = Some(level);
        clause
    }

    fn listing(mut clause: Clause, items: &[&str]) -> Clause {
        clause.items = items.iter().map(|i| (*i).to_owned()).collect();
        clause
    }

    /// `rule before>after`, and the mirrors when the sides are swapped.
    fn check(base: &Clause, revision: &Clause, expected: &[&str]) {
        let told = |found: Vec<Finding>, back: bool| -> Vec<String> {
            let mut all: Vec<String> = found
                .into_iter()
                .map(|f| {
                    let rule = if back { catalogue::rule(f.rule).expect("in the catalogue").mirror } else { f.rule };
                    let (a, b) = if back { (f.after, f.before) } else { (f.before, f.after) };
                    format!("{rule} {}>{}", a.unwrap_or_default(), b.unwrap_or_default())
                })
                .collect();
            all.sort();
            all
        };
        assert_eq!(told(clause(base, revision), false), expected);
        assert_eq!(told(clause(revision, base), true), expected, "swapped, every finding is its mirror");
    }

    #[test]
    fn the_governing_verb_decides() {
        let old = clause_of("建成潞城全民健身中心", "建成", 5);
        check(&old, &clause_of("推進潞城全民健身中心建設", "推進", 3), &["outcome-to-process 建成>推進"]);
        check(&old, &clause_of("建設潞城全民健身中心", "建設", 4), &["rung-lowered 建成>建設"]);
        check(&old, &clause_of("研究建設潞城全民健身中心", "研究", 1), &["to-inquiry 建成>研究"]);
        check(&old, &clause_of("完成潞城全民健身中心", "完成", 5), &[]);
        let pressed = clause_of("加快推進綠道建設", "加快", 3);
        check(&pressed, &clause_of("推进綠道建設", "推进", 3), &["emphasis-removed 加快>推进"]);
        check(&pressed, &clause_of("加強綠道建設", "加強", 3), &[]);
        let act = clause_of("實施綠道工程", "實施", 4);
        check(&act, &clause_of("推進綠道工程", "推進", 3), &["rung-lowered 實施>推進"]);
        // The figure's words may hold the verb; it governs all the same, unless it says how the figure moves.
        let fields =
            |quote, verb, rung| with_quantity(clause_of(quote, verb, rung), quote, 15.0, "万亩", Comparator::Equal);
        check(
            &fields("建设高标准农田15万亩", "建设", 4),
            &fields("推进高标准农田15万亩", "推进", 3),
            &["rung-lowered 建设>推进"],
        );
        check(&fields("增长15万亩", "增长", 3), &fields("达到15万亩", "达到", 5), &[]);
    }

    #[test]
    fn prohibitions_are_a_track_of_their_own() {
        let ban = forbidding(clause_of("嚴禁新增產能", "嚴禁", 4), 3);
        let control = forbidding(clause_of("嚴控新增產能", "嚴控", 4), 2);
        check(&ban, &control, &["prohibition-weakened 嚴禁>嚴控"]);
        check(&ban, &clause_of("推進新增產能", "推進", 3), &["prohibition-weakened 嚴禁>推進"]);
        let hedged = with_modifier(ban.clone(), ModifierKind::Condition, "原則上");
        check(&ban, &hedged, &["prohibition-weakened 嚴禁>原則上嚴禁"]);
    }

    #[test]
    fn modifiers_soften_and_narrow() {
        let plain = clause_of("實現電動化", "實現", 5);
        let modified = |kind, text| with_modifier(plain.clone(), kind, text);
        check(&plain, &modified(ModifierKind::Pace, "逐步"), &["hedge-added >逐步"]);
        check(&plain, &modified(ModifierKind::Force, "力爭"), &["hedge-added >力爭"]);
        check(&plain, &modified(ModifierKind::Scope, "基本"), &["hedge-added >基本"]);
        check(
            &modified(ModifierKind::Scope, "基本"),
            &modified(ModifierKind::Pace, "逐步"),
            &["hedge-added 基本>逐步"],
        );
        check(&modified(ModifierKind::Force, "确保"), &plain, &["emphasis-removed 确保>"]);
        check(&modified(ModifierKind::Scope, "全面"), &plain, &["scope-narrowed 全面>"]);
        check(
            &modified(ModifierKind::Scope, "全面"),
            &modified(ModifierKind::Scope, "重點"),
            &["scope-narrowed 全面>重點"],
        );
        check(&modified(ModifierKind::Tone, "大力"), &plain, &[]);
        check(&modified(ModifierKind::Pace, "逐步"), &modified(ModifierKind::Pace, "稳步"), &[]);
    }

    #[test]
    fn targets_know_which_way_is_more() {
        let km = |n: f64, quote: &str| with_quantity(clause_of(quote, "實施", 4), quote, n, "公里", Comparator::Equal);
        check(&km(300.0, "300公里"), &km(200.0, "200公里"), &["target-weakened 300公里>200公里"]);
        let cap =
            |n: f64, quote: &str| with_quantity(clause_of("能耗不高于", "控制", 3), quote, n, "吨", Comparator::AtMost);
        check(&cap(30.0, "不高于30吨"), &cap(40.0, "不高于40吨"), &["target-weakened 不高于30吨>不高于40吨"]);
        check(&km(300.0, "300公里"), &clause_of("實施綠道", "實施", 4), &["target-removed 300公里>"]);
        check(&km(300.0, "300公里"), &clause_of("實施一批綠道", "實施", 4), &["target-vagued 300公里>一批"]);
        let about = with_quantity(clause_of("300公里左右", "實施", 4), "300公里左右", 300.0, "公里", Comparator::About);
        check(&km(300.0, "300公里"), &about, &["comparator-softened 300公里>300公里左右"]);
    }

    #[test]
    fn deadlines_slip_vanish_and_blur() {
        let plain = clause_of("建成綜合管廊", "建成", 5);
        let by = |quote, end| with_deadline(plain.clone(), quote, DeadlineKind::By, Some(end));
        let early = by("到2025年", "2025-12-31");
        check(&early, &by("到2027年", "2027-12-31"), &["deadline-slipped 到2025年>到2027年"]);
        check(&early, &plain, &["deadline-removed 到2025年>"]);
        let open = with_deadline(plain.clone(), "近期", DeadlineKind::Open, None);
        check(&early, &open, &["deadline-vagued 到2025年>近期"]);
        let timely = with_modifier(plain.clone(), ModifierKind::Pace, "适时");
        check(&early, &timely, &["deadline-vagued 到2025年>适时"]);
        check(&early, &by("到2025年底", "2025-12-31"), &[]);
    }

    #[test]
    fn lists_lose_and_gain_members() {
        let list = |quote: &str, items: &[&str]| listing(clause_of(quote, "實現", 5), items);
        let old = list("公交車、出租車、環衛車實現電動化", &["公交車", "出租車", "環衛車"]);
        check(&old, &list("公交车、环卫车实现电动化", &["公交车", "环卫车"]), &["item-removed 出租車>"]);
        check(&old, &list("公交車實現電動化", &[]), &["item-removed 出租車>", "item-removed 環衛車>"]);
    }
}
