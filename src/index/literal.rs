//! What a phrase literally says: every entry that holds it, in either script, from the pairs of characters alone.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use super::schema::IN_HEADING;
use super::searcher::{Searcher, all};
use super::text::{self, CLOSE, Folded, OPEN};

/// An entry that holds a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// The entry.
    pub doc: u32,
    /// Whether its heading holds it.
    pub heading: bool,
    /// How often the rest of its text holds it.
    pub body: u32,
}

/// Every entry whose own text holds `phrase`, which is folded, in order.
pub fn occurrences(searcher: &Searcher, phrase: &[char]) -> Vec<Occurrence> {
    places(searcher, phrase, None)
}

/// Told an entry and the positions of a phrase in it.
pub type See<'a> = &'a mut dyn FnMut(u32, &[u32]);

/// The [`occurrences`] of `phrase`; `see` is given the positions of each entry, but for a phrase of one character.
pub fn places(searcher: &Searcher, phrase: &[char], see: Option<See<'_>>) -> Vec<Occurrence> {
    match pieces(phrase) {
        _ if phrase.is_empty() => Vec::new(),
        None => verified(searcher, phrase, candidates_by_chars(searcher, phrase), see),
        Some(pieces) if pieces.is_empty() => single(searcher, phrase),
        Some(pieces) if phrase.iter().all(|c| c.is_alphanumeric()) => {
            phrase_occurrences(searcher, phrase, &pieces, see)
        }
        Some(pieces) => {
            let found = phrase_occurrences(searcher, phrase, &pieces, None);
            verified(searcher, phrase, found.into_iter().map(|o| o.doc).collect(), see)
        }
    }
}

/// Terms and positions that together stand for a phrase, as few as will do. Empty for a single character that has a
/// list of its own; none for a phrase without two neighbouring letters.
fn pieces(phrase: &[char]) -> Option<Vec<(String, u32)>> {
    let mut pieces: Vec<(String, u32)> = Vec::new();
    let mut covered = vec![false; phrase.len()];
    let mut pairs = Vec::new();
    text::grams(phrase, |a, b, at| match (a, b) {
        (OPEN, _) if at == 0 => pieces.push(([a, b].iter().collect(), 0)),
        (_, CLOSE) if at + 1 == phrase.len() => pieces.push(([a, b].iter().collect(), at as u32)),
        (OPEN, _) | (_, CLOSE) => {}
        _ => pairs.push((a, b, at)),
    });
    for (i, &(a, b, at)) in pairs.iter().enumerate() {
        let next_is_neighbour = pairs.get(i + 1).is_some_and(|next| next.2 == at + 1);
        // Every second pair will do, and the last of each run.
        if !covered[at] || !next_is_neighbour && !covered[at + 1] {
            pieces.push(([a, b].iter().collect(), at as u32));
            covered[at] = true;
            covered[at + 1] = true;
        }
    }
    match (phrase, pieces.is_empty()) {
        ([c], true) if c.is_alphanumeric() => Some(pieces),
        (_, true) => None,
        _ => Some(pieces),
    }
}

fn phrase_occurrences(
    searcher: &Searcher,
    phrase: &[char],
    pieces: &[(String, u32)],
    mut see: Option<See<'_>>,
) -> Vec<Occurrence> {
    // One pair that cannot overlap itself: how often an entry without a heading has it is told without its positions.
    let counted = see.is_none() && pieces.len() == 1 && matches!(phrase, [a, b] if a != b);
    let mut lists = Vec::with_capacity(pieces.len());
    for (text, at) in pieces {
        match searcher.postings(searcher.fields.grams, text, IndexRecordOption::WithFreqsAndPositions) {
            Some(postings) => lists.push((postings, *at)),
            None => return Vec::new(),
        }
    }
    lists.sort_by_key(|(postings, _)| postings.doc_freq());
    let most = lists.first().map_or(0, |(postings, _)| postings.doc_freq() as usize);
    let mut found = Vec::with_capacity(if pieces.len() == 1 { most } else { 0 });
    let (mut starts, mut others) = (Vec::new(), Vec::new());
    let (rarest, rest) = lists.split_first_mut().expect("a phrase has pieces");
    while rarest.0.doc() != TERMINATED {
        let doc = rarest.0.doc();
        if let Some(next) = rest.iter_mut().find_map(|(list, _)| behind(list, doc)) {
            if next == TERMINATED {
                break;
            }
            rarest.0.seek(next);
            continue;
        }
        if counted
            && let (label_end, heading_end) = searcher.heading(doc)
            && label_end == heading_end
        {
            found.push(Occurrence { doc, heading: false, body: rarest.0.term_freq() });
            rarest.0.advance();
            continue;
        }
        rarest.0.positions(&mut starts);
        starts.retain(|p| *p >= rarest.1);
        starts.iter_mut().for_each(|p| *p -= rarest.1);
        for (list, at) in rest.iter_mut() {
            if starts.is_empty() {
                break;
            }
            list.positions(&mut others);
            intersect(&mut starts, &others, *at);
        }
        if !starts.is_empty() {
            if let Some(see) = &mut see {
                see(doc, &starts);
            }
            found.push(occurrence(searcher, doc, &starts, phrase.len() as u32));
        }
        rarest.0.advance();
    }
    found
}

/// Moves `list` to `doc`; where it stands instead when it does not hold it.
fn behind(list: &mut SegmentPostings, doc: u32) -> Option<u32> {
    let at = if list.doc() < doc { list.seek(doc) } else { list.doc() };
    (at != doc).then_some(at)
}

/// Keeps the starts whose piece stands `at` characters later in `others`. Both are sorted.
fn intersect(starts: &mut Vec<u32>, others: &[u32], at: u32) {
    let mut i = 0;
    starts.retain(|start| {
        while i < others.len() && others[i] < start + at {
            i += 1;
        }
        others.get(i) == Some(&(start + at))
    });
}

fn occurrence(searcher: &Searcher, doc: u32, starts: &[u32], len: u32) -> Occurrence {
    let (label_end, heading_end) = searcher.heading(doc);
    let mut occurrence = Occurrence { doc, heading: false, body: 0 };
    let mut free = 0;
    for &start in starts.iter() {
        if start < free {
            continue;
        }
        free = start + len;
        if start >= label_end && start < heading_end {
            occurrence.heading = true;
        } else {
            occurrence.body += 1;
        }
    }
    occurrence
}

/// A single character, from the list of its own.
fn single(searcher: &Searcher, phrase: &[char]) -> Vec<Occurrence> {
    let text: String = phrase.iter().collect();
    let field = searcher.fields.chars;
    let mut headings = searcher.postings(field, &format!("{IN_HEADING}{text}"), IndexRecordOption::WithFreqs);
    let Some(mut list) = searcher.postings(field, &text, IndexRecordOption::WithFreqs) else { return Vec::new() };
    let mut found = Vec::new();
    while list.doc() != TERMINATED {
        let doc = list.doc();
        let mut in_heading = 0;
        if let Some(headings) = &mut headings
            && behind(headings, doc).is_none()
        {
            in_heading = headings.term_freq();
        }
        found.push(Occurrence { doc, heading: in_heading > 0, body: list.term_freq().saturating_sub(in_heading) });
        list.advance();
    }
    found
}

/// The entries that hold every character of a phrase of punctuation.
fn candidates_by_chars(searcher: &Searcher, phrase: &[char]) -> Vec<u32> {
    let mut candidates: Option<Vec<u32>> = None;
    for c in phrase.iter().filter(|c| **c != ' ') {
        let mut buffer = [0; 4];
        let postings = searcher.postings(searcher.fields.chars, c.encode_utf8(&mut buffer), IndexRecordOption::Basic);
        let docs = postings.map(all).unwrap_or_default();
        candidates = Some(match candidates {
            None => docs,
            Some(before) => before.into_iter().filter(|doc| docs.binary_search(doc).is_ok()).collect(),
        });
    }
    candidates.unwrap_or_default()
}

/// Those of the candidates whose stored text holds the phrase.
fn verified(searcher: &Searcher, phrase: &[char], candidates: Vec<u32>, mut see: Option<See<'_>>) -> Vec<Occurrence> {
    let mut found = Vec::new();
    for doc in candidates {
        let Some(entry) = searcher.entry(doc) else { continue };
        let starts: Vec<u32> =
            text::find(&Folded::new(&entry.text).chars, phrase).into_iter().map(|at| at as u32).collect();
        if !starts.is_empty() {
            if let Some(see) = &mut see {
                see(doc, &starts);
            }
            found.push(occurrence(searcher, doc, &starts, phrase.len() as u32));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_covered_by_as_few_pairs_as_will_do() {
        let check = |phrase: &str, expected: &[(&str, u32)]| {
            let got = pieces(&phrase.chars().collect::<Vec<_>>()).unwrap_or_default();
            let got: Vec<(&str, u32)> = got.iter().map(|(text, at)| (text.as_str(), *at)).collect();
            assert_eq!(got, expected, "{phrase}");
        };
        check("氢能", &[("氢能", 0)]);
        check("氢能车", &[("氢能", 0), ("能车", 1)]);
        check("绿色建筑", &[("绿色", 0), ("建筑", 2)]);
        check("到25年", &[("到2", 0), ("5年", 2)]);
        check("25", &[("\u{1}2", 0), ("5\u{2}", 1), ("25", 0)]);
        check("建设,推进", &[("建设", 0), ("推进", 3)]);
        check("氢", &[]);
    }
}
