//! What was seen and not understood: numbers, dates and commitments without a reading.

use super::folded::Folded;
use crate::document::Document;
use crate::extract::{clause, deadline, quantity};
use crate::lexicon::Lexicon;
use crate::plan::{Plan, Unread, UnreadReason};
use crate::source::{Source, Span};

/// A number or a date without a reading.
pub(super) type Piece = (Span, UnreadReason);

/// The pieces of the measures' text that look like numbers, dates or commitments and that `plan` has no reading of.
/// `seen` holds those that were met while reading each measure; `None` where its text was read together with more.
pub(super) fn unread(
    source: &Source,
    folded: &Folded,
    document: &Document,
    plan: &Plan,
    seen: Vec<Option<Vec<Piece>>>,
    lexicon: &Lexicon,
) -> Vec<Unread> {
    let issued = document.head.issued.as_deref();
    let mut found = Vec::new();
    for (measure, seen) in plan.measures.iter().zip(seen) {
        let mut read: Vec<Span> = measure
            .clauses
            .iter()
            .flat_map(|clause| clause.quantities.iter().map(|q| q.span).chain(clause.deadlines.iter().map(|d| d.span)))
            .chain(measure.references.iter().map(|reference| reference.span))
            .collect();
        read.sort_unstable();
        let seen = seen.unwrap_or_else(|| {
            let text = folded.passage(measure.span);
            let numbers = quantity::numbers(source, &text, lexicon).1;
            pieces(numbers, deadline::dates(source, &text, issued, lexicon).1)
        });
        let pieces = seen.into_iter().filter(|(span, _)| !overlaps(&read, *span));
        found.extend(pieces.map(|(span, reason)| Unread { quote: source.quote(span).to_owned(), span, reason }));
    }
    let commitments = plan.measures.iter().flat_map(|measure| &measure.clauses).filter(|c| clause::is_unread(c));
    found.extend(commitments.map(|clause| Unread {
        quote: clause.quote.clone(),
        span: clause.span,
        reason: UnreadReason::Commitment,
    }));
    found.sort_by_key(|piece| piece.span);
    found
}

/// Numbers and dates without a reading as one list.
pub(super) fn pieces(numbers: Vec<Span>, dates: Vec<Span>) -> Vec<Piece> {
    let numbers = numbers.into_iter().map(|span| (span, UnreadReason::Number));
    numbers.chain(dates.into_iter().map(|span| (span, UnreadReason::Date))).collect()
}

/// Whether `span` shares a character with one of `read`, which are in reading order and short.
fn overlaps(read: &[Span], span: Span) -> bool {
    let behind = read.partition_point(|other| other.start < span.end);
    read[behind.saturating_sub(8)..behind].iter().any(|other| span.start < other.end)
}
