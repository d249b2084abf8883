//! The rules of the diff: names, weights, mirrors, words and examples.

mod deadline;
mod figure;
mod measure;
mod strength;
mod unit;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::{Message, Severity};

/// Which way a commitment went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Promises less.
    Weakened,
    /// Promises more.
    Strengthened,
    /// Neither, or cannot be told.
    Neutral,
}

/// A kind of change: its name, weight, mirror and words.
#[derive(Debug, PartialEq)]
pub struct ChangeRule {
    /// Stable name, kebab-case.
    pub id: &'static str,
    /// The rule that finds the same change when base and revision are swapped.
    pub mirror: &'static str,
    /// Default weight. Error: a promise lost or reversed; warning: softened, or the text does not say enough; info: the
    /// rest, and everything strengthened.
    pub severity: Severity,
    /// Which way.
    pub direction: Direction,
    /// Its name for people.
    pub title: Message,
    /// When it applies.
    pub explanation: Message,
    /// Words of a base and of a revision that it tells apart.
    pub example: (&'static str, &'static str),
    /// The finding; {0}: before, {1}: after.
    pub message: Message,
}

/// The rule of that name.
pub fn rule(id: &str) -> Option<&'static ChangeRule> {
    rules().find(|rule| rule.id == id)
}

/// Every rule, the heaviest first within its kind.
pub fn rules() -> impl Iterator<Item = &'static ChangeRule> {
    [unit::RULES, figure::RULES, deadline::RULES, strength::RULES, measure::RULES].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_mirror_that_looks_back() {
        for r in rules() {
            let mirror = rule(r.mirror).unwrap_or_else(|| panic!("`{}` has no mirror `{}`", r.id, r.mirror));
            assert_eq!(mirror.mirror, r.id);
            let expected = match r.direction {
                Direction::Weakened => Direction::Strengthened,
                Direction::Strengthened => Direction::Weakened,
                Direction::Neutral => Direction::Neutral,
            };
            assert_eq!(mirror.direction, expected, "{}", r.id);
            assert_eq!(rules().filter(|other| other.id == r.id).count(), 1, "`{}` stands once", r.id);
            assert!(r.direction != Direction::Strengthened || r.severity == Severity::Info, "{}", r.id);
        }
    }
}
