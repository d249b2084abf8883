//! 分句: the commitments of a text, each with its governing verb and how strongly it binds.

use crate::lexicon::Lexicon;
use crate::plan::Clause;
use crate::source::{Source, Span};

/// The clauses of `content`, in reading order.
pub fn clauses(_source: &Source, _content: Span, _lexicon: &Lexicon) -> Vec<Clause> {
    Vec::new()
}
