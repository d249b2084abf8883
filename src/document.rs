//! The structure of a text before its sentences are understood: head and numbered units, all as spans.

use crate::diagnostic::Diagnostic;
use crate::plan::{Head, SectionKind};
use crate::source::Span;

/// What a format says about a document beside its text (a page's metadata table, a file's properties).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Metadata {
    /// The title.
    pub title: Option<String>,
    /// 發文機關.
    pub issuers: Vec<String>,
    /// 發文字號.
    pub doc_number: Option<String>,
    /// 成文日期, ISO 8601.
    pub issued: Option<String>,
    /// 發布日期, ISO 8601.
    pub published: Option<String>,
}

/// A text cut into its parts; what `parse` gives to `extract`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// Title, issuers, dates. `id`, aliases and references are filled in later.
    pub head: Head,
    /// The text between the head and the first unit.
    pub preamble: Option<Span>,
    /// Every numbered unit in reading order, parents before their children.
    pub units: Vec<Unit>,
    /// Line ends that only the width of the page made, blanks around them included, in reading order; none in a text with
    /// a paragraph a line.
    pub soft: Vec<Span>,
    /// Text that belongs to no unit (page furniture, a press excerpt before the plan), left out of reading.
    pub skipped: Vec<Span>,
    /// Gaps, repeats and other doubts about the structure.
    pub diagnostics: Vec<Diagnostic>,
}

/// A numbered unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Labels from the top, without their closing punctuation.
    pub path: String,
    /// The label as printed.
    pub label: String,
    /// The label's number.
    pub number: u32,
    /// Index of the unit that holds this one.
    pub parent: Option<usize>,
    /// Depth from the top, 0 for 一、.
    pub depth: usize,
    /// The heading, without its closing punctuation; empty for an article without one.
    pub heading: Span,
    /// The text after the heading up to the first child or the next unit, trimmed; empty when there is none.
    pub body: Span,
    /// From the label to the end of the last unit below it.
    pub span: Span,
    /// General or operative.
    pub kind: SectionKind,
    /// Whether it is a measure. A measure without a body is read from its heading.
    pub is_measure: bool,
}

impl Unit {
    /// The text a measure's commitments are read from.
    pub fn content(&self) -> Span {
        if self.body.is_empty() { self.heading } else { self.body }
    }
}
