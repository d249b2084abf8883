//! The words that limit or stress a clause.

use super::governor::Governor;
use super::text::{Found, Segment, Text};
use crate::plan::{Modifier, ModifierKind};
use crate::source::Source;

/// The modifiers of a clause, in reading order.
pub(super) fn modifiers(
    source: &Source,
    text: &Text<'_>,
    segments: &[Segment<'_>],
    governor: Option<&Governor>,
) -> Vec<Modifier> {
    let mut found = Vec::new();
    for segment in segments {
        for (i, word) in segment.words.iter().enumerate() {
            let Some(kind) = word.word.modifier else { continue };
            let adverb = leads_to_verb(segment, i);
            let before = governor.is_some_and(|g| word.start < g.end);
            let counts = match kind {
                ModifierKind::Scope => word.word.amount || adverb,
                ModifierKind::Condition => true,
                ModifierKind::Pace => adverb,
                ModifierKind::Force | ModifierKind::Tone => adverb && before,
            };
            if counts && !word.word.mute && word.word.verb.is_none() {
                let span = text.folded.span_of_bytes(word.start, word.end);
                found.push(Modifier { kind, text: source.quote(span).to_owned(), span });
            }
        }
    }
    if let Some(governor) = governor
        && governor.ensures
    {
        let span = text.folded.span_of_bytes(governor.start, governor.end);
        found.push(Modifier { kind: ModifierKind::Force, text: source.quote(span).to_owned(), span });
        found.sort_by_key(|modifier| modifier.span);
    }
    found
}

/// Whether the word at `i` stands right before a verb, with nothing but modifiers between.
fn leads_to_verb(segment: &Segment<'_>, i: usize) -> bool {
    let mut end = segment.words[i].end;
    for next in &segment.words[i + 1..] {
        let Found { start, word, .. } = *next;
        // 地 joins an adverb to its verb: 有計劃地推進.
        if start != end && start != end + "地".len() {
            return false;
        }
        if word.verb.is_some() || word.prohibition.is_some() || word.frame.is_some() {
            return true;
        }
        if word.modifier.is_none() && word.link.is_none() {
            return false;
        }
        end = next.end;
    }
    // 全面提升 at the end is caught above; an adverb before an unknown verb at the head of its segment counts too.
    segment.words[i].start == segment.start && segment.end > end
}
