//! 指標: numbers with their unit, comparator and the thing counted.

use crate::lexicon::Lexicon;
use crate::plan::Quantity;
use crate::source::{Source, Span};

/// The quantities in `span`, in reading order.
pub fn quantities(_source: &Source, _span: Span, _lexicon: &Lexicon) -> Vec<Quantity> {
    Vec::new()
}
