//! The members of a clause's list: 公交車、出租車、環衛運輸車等.

use super::governor::Governor;
use super::text::{Segment, Text};
use crate::source::Source;

/// The members of the longest list joined by 、 and whether 等 leaves it open.
pub(super) fn items(
    source: &Source,
    text: &Text<'_>,
    segments: &[Segment<'_>],
    governor: Option<&Governor>,
) -> (Vec<String>, bool) {
    // The list is the verb's object or its subject, never both.
    let (from, to) = governor.map_or((usize::MAX, usize::MAX), |governor| (governor.start, governor.end));
    let longest = segments
        .iter()
        .flat_map(|segment| {
            let (before, behind): (Vec<usize>, Vec<usize>) =
                runs(text, segment).into_iter().partition(|mark| *mark < from);
            [(segment, before), (segment, behind)]
        })
        .max_by_key(|(segment, marks)| (marks.len(), std::cmp::Reverse(segment.start)));
    let Some((segment, marks)) = longest.filter(|(_, marks)| !marks.is_empty()) else { return (Vec::new(), false) };
    let first = marks[0];
    let limit = if first < from && from < segment.end { from } else { segment.end };
    // The first member begins behind the last word that is no part of a name.
    let begin = segment
        .words
        .iter()
        .take_while(|word| word.end <= first)
        .filter(|word| {
            let joins = matches!(text.slice(word.start, word.end), "和" | "与" | "同" | "及");
            let word = word.word;
            !joins && (word.frame.is_some() || word.amount || word.link.is_some() || word.verb.is_some_and(|v| !v.noun))
        })
        .map(|word| word.end)
        .chain((to <= first && to > segment.start).then_some(to))
        .max()
        .unwrap_or(segment.start);
    let begin = begin.max(super::time::skip(&text.folded.text, segment.start));
    let last = marks[marks.len() - 1] + "、".len();
    let tail = text.slice(last, limit);
    let open = open_end(text, segment, last).filter(|at| *at < limit);
    let end = match open {
        Some(at) => at,
        None => {
            let verb = segment.words.iter().find(|word| {
                word.start > last
                    && word.word.verb.is_some_and(|verb| !verb.noun)
                    && word.start >= governor.map_or(0, |g| g.start)
            });
            verb.map_or(last + tail.len(), |word| word.start)
        }
    };
    let mut members = Vec::new();
    let mut at = begin;
    for mark in marks.iter().copied().chain(std::iter::once(end)) {
        if mark > at {
            members.push((at, mark));
        }
        at = mark + "、".len();
    }
    if let Some((start, end)) = members.pop() {
        match joint(text, start, end) {
            Some((left, right)) => members.extend([(start, left), (right, end)]),
            None => members.push((start, end)),
        }
    }
    let quote = |(start, end): &(usize, usize)| source.quote(text.folded.span(*start, *end)).trim().to_owned();
    (members.iter().map(quote).filter(|member| !member.is_empty()).collect(), open.is_some())
}

/// The places of 、 outside brackets.
fn runs(text: &Text<'_>, segment: &Segment<'_>) -> Vec<usize> {
    text.slice(segment.start, segment.end)
        .match_indices('、')
        .map(|(at, _)| at + segment.start)
        .filter(|at| !text.nested.iter().any(|(open, close)| open < at && at < close))
        .collect()
}

/// Where the 等 stands that leaves the list open: behind its last member, not inside a word (平等, 等級).
fn open_end(text: &Text<'_>, segment: &Segment<'_>, last: usize) -> Option<usize> {
    const NOT: &[char] = &['级', '次', '待', '同', '式', '号', '值', '量', '额', '比', '候'];
    text.slice(last, segment.end).match_indices('等').map(|(at, _)| at + last).find(|at| {
        let behind = text.slice(at + "等".len(), segment.end);
        let covered = segment.words.iter().any(|word| word.start < *at && *at < word.end);
        !covered
            && !behind.starts_with(NOT)
            && !text.slice(last, *at).ends_with(['平', '高', '中', '初', '优', '同', '上', '对'])
            && !text.nested.iter().any(|(open, close)| open < at && at < close)
    })
}

/// The 和, 與, 及 or 以及 that joins the last two members: where it begins and ends.
fn joint(text: &Text<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let last = text.slice(start, end);
    ["以及", "和", "与", "及"].iter().find_map(|word| {
        let at = last.find(word).filter(|at| *at > 0)? + start;
        let outside = !text.nested.iter().any(|(open, close)| *open < at && at < *close);
        (outside && at + word.len() < end).then_some((at, at + word.len()))
    })
}
