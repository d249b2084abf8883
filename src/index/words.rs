//! The entries that hold every word, and what that counts.

use std::ops::Range;

use super::literal::{self, Occurrence};
use super::query::{Alternative, Group};
use super::searcher::Searcher;

/// What an entry's number, id, path or label counts when it is the word asked for.
pub const KEY: i64 = 100_000;
/// What its heading counts when it holds the word.
pub const HEADING: i64 = 1000;
/// What a heading above it, or the plan's title, counts.
pub const ABOVE: i64 = 400;
/// What each occurrence in the text counts, and how many count.
pub const BODY: i64 = 10;
/// How many occurrences in the text count.
pub const MOST: u32 = 9;

/// What a synonym counts, in tenths.
pub const SYNONYM: i64 = 6;

/// What words count that stand together: within so many characters for each of them, so much, once.
pub const TOGETHER: [(u32, i64); 2] = [(8, 60), (25, 30)];

/// The entries that hold every group, at least one of them in their own text.
pub(super) fn words(searcher: &Searcher, required: &[Group]) -> Vec<(u32, i64)> {
    let mut groups: Vec<Found> =
        required.iter().map(|group| group_found(searcher, group, required.len() > 1)).collect();
    if let [found] = &mut groups[..]
        && found.above.is_empty()
    {
        return std::mem::take(&mut found.own);
    }
    let mut walks: Vec<Walk<'_>> = groups.iter().map(Walk::new).collect();
    let mut matched = Vec::new();
    let mut near = Near::default();
    while let Some(doc) = walks.iter().filter_map(Walk::next).min() {
        let mut score = 0;
        let mut holds_all = true;
        for walk in &mut walks {
            let (own, below) = (walk.own(doc), walk.is_below(doc));
            holds_all &= own.is_some() || below;
            score += own.unwrap_or(0) + if below { ABOVE } else { 0 };
        }
        if holds_all {
            matched.push((doc, score + near.together(&mut walks, doc)));
        }
    }
    matched
}

/// The entries of one group of alternatives.
#[derive(Default)]
struct Found {
    /// Entries whose own text or name matches, sorted, with what that counts.
    own: Vec<(u32, i64)>,
    /// Entries below a heading that matches, sorted, not overlapping.
    above: Vec<Range<u32>>,
    /// Where own texts hold it: entry, first position, the one behind the last; sorted. Only where words can stand
    /// together.
    places: Vec<(u32, u32, u32)>,
}

/// A group's entries, walked once in the order of the index: each question asks for a later entry than the one before.
struct Walk<'a> {
    found: &'a Found,
    own: usize,
    above: usize,
    places: usize,
}

impl<'a> Walk<'a> {
    fn new(found: &'a Found) -> Walk<'a> {
        Walk { found, own: 0, above: 0, places: 0 }
    }

    /// The next entry not yet passed whose own text or name matches.
    fn next(&self) -> Option<u32> {
        self.found.own.get(self.own).map(|(doc, _)| *doc)
    }

    /// What `doc` counts for its own text or name.
    fn own(&mut self, doc: u32) -> Option<i64> {
        let (_, score) = self.found.own.get(self.own).filter(|(next, _)| *next == doc)?;
        self.own += 1;
        Some(*score)
    }

    fn is_below(&mut self, doc: u32) -> bool {
        self.above += self.found.above[self.above..].iter().take_while(|range| range.end <= doc).count();
        self.found.above.get(self.above).is_some_and(|range| range.contains(&doc))
    }

    /// Where the own text of `doc` holds it.
    fn places(&mut self, doc: u32) -> &'a [(u32, u32, u32)] {
        let rest = &self.found.places[self.places..];
        let first = rest.iter().take_while(|place| place.0 < doc).count();
        let count = rest[first..].iter().take_while(|place| place.0 == doc).count();
        self.places += first + count;
        &rest[first..first + count]
    }
}

/// Whether words stand close to each other; its lists are used again for each entry.
#[derive(Default)]
struct Near {
    /// End, start and word of each place, as they are met.
    places: Vec<(u32, u32, usize)>,
    /// Where the latest place of each word begins.
    latest: Vec<Option<u32>>,
}

impl Near {
    /// What it counts that the words of several groups stand close to each other in an entry's own text.
    fn together(&mut self, walks: &mut [Walk<'_>], doc: u32) -> i64 {
        self.places.clear();
        let mut words = 0;
        for walk in walks {
            let own = walk.places(doc);
            self.places.extend(own.iter().map(|(_, start, end)| (*end, *start, words)));
            words += usize::from(!own.is_empty());
        }
        if words < 2 {
            return 0;
        }
        // For each end the shortest stretch that holds one of each word: from where the last of them begin.
        self.places.sort_unstable();
        self.latest.clear();
        self.latest.resize(words, None);
        let mut shortest = u32::MAX;
        for (end, start, word) in &self.places {
            self.latest[*word] = self.latest[*word].max(Some(*start));
            if let Some(first) = self.latest.iter().copied().min().flatten() {
                shortest = shortest.min(end - first);
            }
        }
        let each = |(within, _): &&(u32, i64)| shortest <= within * words as u32;
        TOGETHER.iter().find(each).map_or(0, |(_, points)| *points)
    }
}

fn group_found(searcher: &Searcher, group: &Group, places: bool) -> Found {
    let Some((first, others)) = group.split_first() else { return Found::default() };
    let mut found = alternative_found(searcher, first, places);
    for alternative in others {
        let one = alternative_found(searcher, alternative, places);
        found.places.extend(one.places);
        found.above.extend(one.above);
        found.own.extend(one.own);
    }
    // Of several alternatives the best counts.
    found.own.sort_unstable_by_key(|(doc, score)| (*doc, std::cmp::Reverse(*score)));
    found.own.dedup_by_key(|(doc, _)| *doc);
    found.above = joined(found.above);
    found.places.sort_unstable();
    found
}

fn alternative_found(searcher: &Searcher, alternative: &Alternative, places: bool) -> Found {
    let mut found = Found::default();
    let len = alternative.phrase.len() as u32;
    let mut see = |doc: u32, starts: &[u32]| {
        found.places.extend(starts.iter().map(|start| (doc, *start, start + len)));
    };
    let occurrences = literal::places(searcher, &alternative.phrase, places.then_some(&mut see as literal::See<'_>));
    if !alternative.exact {
        let headings = occurrences.iter().filter(|o| o.heading).map(|o| (o.doc, searcher.shape(o.doc).1));
        found.above = headings.filter(|(_, below)| *below > 0).map(|(doc, below)| doc + 1..doc + 1 + below).collect();
        let text: String = alternative.phrase.iter().collect();
        found.own.extend(searcher.with(searcher.fields.keys, &text).into_iter().map(|doc| (doc, KEY)));
    }
    let named = found.own.len();
    found.own.reserve(occurrences.len());
    for occurrence in occurrences {
        let score = score(&occurrence) * if alternative.synonym { SYNONYM } else { 10 } / 10;
        match found.own[..named].binary_search_by_key(&occurrence.doc, |(doc, _)| *doc) {
            Ok(i) => found.own[i].1 += score,
            Err(_) => found.own.push((occurrence.doc, score)),
        }
    }
    found
}

fn score(occurrence: &Occurrence) -> i64 {
    i64::from(occurrence.heading) * HEADING + i64::from(occurrence.body.min(MOST)) * BODY
}

pub(super) fn joined(mut ranges: Vec<Range<u32>>) -> Vec<Range<u32>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<u32>> = Vec::new();
    for range in ranges {
        match joined.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => joined.push(range),
        }
    }
    joined
}
