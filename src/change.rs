//! What differs between two revisions of a plan: the published data of `diff`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use crate::catalogue::Severity;
pub use crate::catalogue::diff::Direction;
use crate::plan::Head;
use crate::source::Span;

/// Two revisions compared.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct PlanDiff {
    /// The earlier side.
    pub base: Head,
    /// The later side.
    pub revision: Head,
    /// Every unit of either side, in the order of the revision, removed ones where they stood.
    pub units: Vec<UnitDiff>,
    /// What the revision promises less or more.
    pub changes: Vec<Change>,
    /// How much of each.
    pub summary: Summary,
}

impl PlanDiff {
    /// Whether nothing changed but looks: script, width, punctuation, white space.
    pub fn is_same(&self) -> bool {
        self.changes.iter().all(|change| change.rule == "format-only")
    }
}

/// One unit and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UnitDiff {
    /// What became of it.
    #[serde(rename = "match")]
    pub fate: Match,
    /// How its text changed.
    pub text: TextChange,
    /// Whether it stands under another parent or in another order.
    pub moved: bool,
    /// Whether its number changed.
    pub renumbered: bool,
    /// 0 (nothing shared) to 1 (equal after folding).
    pub similarity: f64,
    /// The unit in the base; absent when added.
    pub base: Option<UnitRef>,
    /// The unit in the revision; absent when removed.
    pub revision: Option<UnitRef>,
    /// The words, when modified: runs kept, deleted, inserted, in reading order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<WordRun>,
}

/// What became of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Match {
    /// On both sides.
    Matched,
    /// Only in the revision.
    Added,
    /// Only in the base.
    Removed,
    /// One in the base, several in the revision.
    Split,
    /// Several in the base, one in the revision.
    Merged,
}

/// How a unit's text changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TextChange {
    /// Equal to the byte.
    Same,
    /// Equal after folding script, variants, width, punctuation and white space.
    Format,
    /// Other words.
    Modified,
}

/// A unit, named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UnitRef {
    /// Its path.
    pub path: String,
    /// Its label as printed.
    pub label: String,
    /// Its heading as printed.
    pub heading: String,
    /// The measure's id; absent for a unit that is no measure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Where its own words stand in the side's source.
    pub span: Span,
}

/// A run of words in a comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WordRun {
    /// Kept, deleted or inserted.
    pub op: WordOp,
    /// The words, in the script of the side they stand on (kept: the revision's).
    pub text: String,
}

/// What happened to a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum WordOp {
    /// On both sides.
    Equal,
    /// Only in the base.
    Delete,
    /// Only in the revision.
    Insert,
}

/// A finding: one rule, two quotations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// The rule's name: `target-weakened`.
    pub rule: String,
    /// error: a promise lost or reversed; warning: softened, or the text does not say enough; info: the rest.
    pub severity: Severity,
    /// Which way.
    pub direction: Direction,
    /// Where and what in the base.
    pub base: Option<Quoted>,
    /// Where and what in the revision.
    pub revision: Option<Quoted>,
    /// The value before, as printed.
    pub before: Option<String>,
    /// The value after, as printed.
    pub after: Option<String>,
    /// The finding in one sentence.
    pub message: String,
    /// Of measure, rule, before and after; does not depend on language.
    pub fingerprint: String,
    /// Whether a waiver covers it.
    pub waived: bool,
}

/// Words with the path of the unit they stand in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Quoted {
    /// The unit's path.
    pub path: String,
    /// The words.
    pub quote: String,
    /// Where they stand in the side's source.
    pub span: Span,
}

/// How much of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    /// Changes that promise less.
    pub weakened: usize,
    /// Changes that promise more.
    pub strengthened: usize,
    /// Changes that do neither.
    pub neutral: usize,
    /// Units that differ in script, width or punctuation only.
    pub format_only: usize,
}

/// `waivers.yaml`: what people reviewed and accept.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Waivers {
    /// One entry for each accepted finding.
    #[serde(default)]
    pub waivers: Vec<Waiver>,
}

/// One accepted finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The finding's fingerprint: of measure, rule, before and after.
    pub fingerprint: String,
    /// The measure's path, for the reader.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub measure: String,
    /// The rule, for the reader.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rule: String,
    /// The value before, for the reader.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// The value after, for the reader.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// Why it is accepted.
    pub reason: String,
    /// Who accepts it.
    pub who: String,
    /// The last day it is accepted, ISO 8601.
    pub until: String,
}
