//! 分句: the commitments of a text, each with its governing verb and how strongly it binds.

mod governor;
mod items;
mod modifiers;
mod text;
mod time;

use crate::lexicon::Lexicon;
use crate::plan::Clause;
use crate::source::{Source, Span};

use governor::{Governor, Reading};
use text::{Segment, Text};

/// The clauses of `content`, in reading order. Every piece of it is in a clause but what stands in brackets alone; a
/// piece without a governing verb that no other takes up is a clause of rung 0 without a verb.
pub fn clauses(source: &Source, content: Span, lexicon: &Lexicon) -> Vec<Clause> {
    let text = Text::new(source, content, lexicon);
    let mut found = Vec::new();
    for sentence in text.sentences() {
        for draft in drafts(&text, &sentence) {
            found.push(clause(source, &text, &sentence, &draft));
        }
    }
    found
}

/// A clause before it is written down: some segments of a sentence, and which word governs them.
#[derive(Debug, Clone)]
struct Draft {
    /// First segment.
    first: usize,
    /// One past the last segment.
    end: usize,
    governor: Option<Governor>,
}

/// Joins the segments of a sentence into clauses.
fn drafts(text: &Text<'_>, sentence: &[Segment<'_>]) -> Vec<Draft> {
    let mut readings: Vec<Reading> =
        (0..sentence.len()).map(|i| governor::read(text, &sentence[i], i + 1 == sentence.len())).collect();
    governor::open_frames(text, sentence, &mut readings);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut waiting: Option<usize> = None;
    // Verbs of a doer whom the author supports, urges or leads stay with the verb that does so.
    let mut doer = false;
    for (i, reading) in readings.iter().enumerate() {
        let governed_later = readings[i + 1..].iter().any(|r| matches!(r, Reading::Governed(_)));
        match reading {
            Reading::Nested => {}
            Reading::Back if !drafts.is_empty() && waiting.is_none() => {
                drafts.last_mut().expect("not empty").end = i + 1;
            }
            Reading::Governed(governor) if doer && !governor.of_the_author() => {
                waiting = None;
                drafts.last_mut().expect("a doer has a clause").end = i + 1;
            }
            Reading::Governed(governor) if governor.soft && governed_later && soft_before(&readings, i) => {
                waiting.get_or_insert(i);
            }
            Reading::Governed(governor) => {
                let first = waiting.take().unwrap_or(i);
                doer = governor::names_doer(text, &sentence[i], governor);
                drafts.push(Draft { first, end: i + 1, governor: Some(governor.clone()) });
            }
            Reading::Ahead | Reading::Bare | Reading::Back if governed_later => {
                waiting.get_or_insert(i);
            }
            Reading::Ahead | Reading::Bare | Reading::Back => match drafts.last_mut() {
                Some(last) => last.end = i + 1,
                None => {
                    waiting.get_or_insert(i);
                }
            },
        }
    }
    if let Some(first) = waiting {
        drafts.push(Draft { first, end: sentence.len(), governor: None });
    }
    drafts
}

/// Whether the segment after `i` is governed, so that a verb that can also be a circumstance (利用…, 配合…) is one.
fn soft_before(readings: &[Reading], i: usize) -> bool {
    matches!(readings.get(i + 1), Some(Reading::Governed(next)) if !next.soft)
}

/// Writes a clause down.
fn clause(source: &Source, text: &Text<'_>, sentence: &[Segment<'_>], draft: &Draft) -> Clause {
    let (start, end) = (sentence[draft.first].start, sentence[draft.end - 1].end);
    let span = text.folded.span(start, end);
    let segments = &sentence[draft.first..draft.end];
    let (items, items_open) = items::items(source, text, segments, draft.governor.as_ref());
    Clause {
        quote: source.quote(span).to_owned(),
        span,
        verb: draft
            .governor
            .as_ref()
            .map(|g| source.quote(text.folded.span(g.start, g.end)).to_owned())
            .unwrap_or_default(),
        rung: draft.governor.as_ref().map_or(0, |g| g.rung),
        forbid: draft.governor.as_ref().is_some_and(|g| g.prohibition.is_some()),
        prohibition: draft.governor.as_ref().and_then(|g| g.prohibition),
        modifiers: modifiers::modifiers(source, text, segments, draft.governor.as_ref()),
        quantities: Vec::new(),
        deadlines: Vec::new(),
        items,
        items_open,
    }
}
