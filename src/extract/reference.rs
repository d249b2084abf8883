//! 引用: documents cited in 《》, or by their 發文字號.

use crate::lexicon::Lexicon;
use crate::plan::Reference;
use crate::source::{Source, Span};

/// The documents cited in `span`, in reading order; their `path` is left absent.
pub fn references(_source: &Source, _span: Span, _lexicon: &Lexicon) -> Vec<Reference> {
    Vec::new()
}
