//! What a search found: the published data of `search`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The answer to a query.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Found {
    /// The query as asked.
    pub query: String,
    /// How many units matched.
    pub total: usize,
    /// Whether nothing held all of the query, and less was asked for.
    pub relaxed: bool,
    /// The best of them, best first.
    pub hits: Vec<FoundUnit>,
    /// Words that letters were read as, by pinyin.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub read_as: Vec<String>,
    /// Words of the index close to those that were not found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<String>,
    /// How often each value stands among all that matched, when asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facets: Option<BTreeMap<String, Vec<FacetValue>>>,
}

/// A unit that matched.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct FoundUnit {
    /// The plan's id.
    pub plan: String,
    /// The plan's title.
    pub title: String,
    /// The measure's id; of other units the path, `preamble` of the plan itself.
    pub id: String,
    /// Labels from the top.
    pub path: String,
    /// The label as printed.
    pub label: String,
    /// The heading as printed.
    pub heading: String,
    /// Only its order means something.
    pub score: i64,
    /// The sentence that matched.
    pub snippet: FoundText,
    /// What it is: `measure`, `general`, …
    pub kind: String,
    /// The rungs of its clauses, highest first, each once.
    pub rungs: Vec<u8>,
    /// Its deadlines, as printed.
    pub deadlines: Vec<String>,
    /// Its targets, as printed.
    pub targets: Vec<String>,
}

/// A piece of text with what to mark in it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct FoundText {
    /// The words.
    pub text: String,
    /// What to mark: `[start, end)`, byte offsets into `text`.
    pub matches: Vec<(usize, usize)>,
}

/// How often a value stands among what matched.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FacetValue {
    /// The value.
    pub value: String,
    /// How often.
    pub count: usize,
}
