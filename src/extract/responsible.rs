//! 責任單位: who leads and who supports.

use crate::lexicon::Lexicon;
use crate::plan::Responsible;
use crate::source::{Source, Span};

/// The offices named as responsible in `span`, in reading order.
pub fn responsible(_source: &Source, _span: Span, _lexicon: &Lexicon) -> Vec<Responsible> {
    Vec::new()
}
