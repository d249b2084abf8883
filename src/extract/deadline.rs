//! 時限: when something falls due, as real dates.

use crate::lexicon::Lexicon;
use crate::plan::Deadline;
use crate::source::{Source, Span};

/// The deadlines in `span`, in reading order; `issued` is the date that N年內 counts from.
pub fn deadlines(_source: &Source, _span: Span, _issued: Option<&str>, _lexicon: &Lexicon) -> Vec<Deadline> {
    Vec::new()
}
