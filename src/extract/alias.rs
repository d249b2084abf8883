//! 簡稱: short names that a text gives to something (以下簡稱…).

use crate::plan::Alias;
use crate::source::{Source, Span};

/// The short names given in `span`, in reading order.
pub fn aliases(_source: &Source, _span: Span) -> Vec<Alias> {
    Vec::new()
}
