//! Full-text search over plans: what the text literally says is always found, in either script, best first.

mod entry;
mod text;
mod citations;
mod postings;
mod schema;
mod bundle;
mod pieces;
mod batch;
mod build;
mod searcher;
mod query;
mod literal;
mod cut;
mod rank;
mod small;
mod pinyin;
mod synonyms;
mod words;
mod filter;
mod search;
mod facets;
mod snippet;

pub use batch::{Batch, Inverted};
pub use build::{Means, Written, join};
pub use bundle::{Flaw, Origin, Origins, write};
pub use entry::{Entry, Kind, entries, unnumbered};
pub use facets::facets;
pub use query::{Filter, Query, exact, parse};
pub use schema::DIGEST;
pub use search::{Answer, Hit, Order, alike, find, search};
pub use searcher::Searcher;
pub use snippet::{Snippet, snippet};
pub use synonyms::Synonyms;
