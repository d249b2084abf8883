//! What was seen and not understood: numbers, dates and commitments without a reading.

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::plan::{Plan, Unread};
use crate::source::Source;

/// The pieces of the measures' text that look like numbers, dates or commitments and that `plan` has no reading of.
pub fn unread(_source: &Source, _document: &Document, _plan: &Plan, _lexicon: &Lexicon) -> Vec<Unread> {
    Vec::new()
}
