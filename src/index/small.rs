//! Questions to a small collection, counted in whole numbers, so that the site's script gives the same list.
//!
//! The rules are those of docs/search-spec.md, "Questions to a small collection"; `site/assets/search/rank.js` follows them too.

use std::collections::BTreeMap;

use super::cut::whole;
use super::entry::Kind;
use super::literal;
use super::searcher::Searcher;

/// Up to this many entries a collection is small: any workspace whose site people would still open.
const ENTRIES: u32 = 10_000;

/// Whether a collection is small enough for the site's script to answer as the program does.
pub fn is_small(searcher: &Searcher) -> bool {
    searcher.len() <= ENTRIES
}

/// Measures and general units that share something with `words`, with their points, in the order of the index.
pub fn rank(searcher: &Searcher, words: &[Vec<char>]) -> Vec<(u32, i64)> {
    let n = f64::from(searcher.len());
    let mut own = vec![0i64; searcher.len() as usize];
    for (term, weight) in terms(words) {
        let found = literal::occurrences(searcher, &term);
        let df = found.len() as f64;
        let rare = whole(100.0 * (1.0 + (n - df + 0.5) / (df + 0.5)).ln());
        for occurrence in found {
            let times = i64::from(occurrence.body) + i64::from(occurrence.heading);
            own[occurrence.doc as usize] += weight * rare * (1900 * times / (10 * times + 9));
        }
    }
    let mut sums = own.clone();
    for (doc, score) in own.iter().enumerate().filter(|(_, score)| **score > 0) {
        let (kind, below) = searcher.shape(doc as u32);
        if matches!(kind, Kind::Plan | Kind::Section) {
            let end = (doc + 1).saturating_add(below as usize).min(own.len());
            sums[doc + 1..end].iter_mut().filter(|sum| **sum > 0).for_each(|sum| *sum += score / 5);
        }
    }
    let answers = |doc: u32| matches!(searcher.shape(doc).0, Kind::Measure | Kind::General);
    let scored = sums.into_iter().enumerate().map(|(doc, sum)| (doc as u32, sum));
    scored.filter(|(doc, sum)| *sum > 0 && answers(*doc)).map(|(doc, sum)| (doc, sum / 100)).collect()
}

/// What is counted for words that are asked for, and how much: they themselves, pairs of characters in them and across two.
fn terms(words: &[Vec<char>]) -> BTreeMap<Vec<char>, i64> {
    const WORD: i64 = 10;
    const PAIR: i64 = 5;
    let mut terms: BTreeMap<Vec<char>, i64> = BTreeMap::new();
    let mut add = |term: &[char], weight: i64| {
        let known = terms.entry(term.to_vec()).or_default();
        *known = weight.max(*known);
    };
    for (i, word) in words.iter().enumerate() {
        add(word, WORD);
        word.windows(2).for_each(|pair| add(pair, PAIR));
        if let Some((last, first)) = word.last().zip(words.get(i + 1).and_then(|next| next.first())) {
            add(&[*last, *first], PAIR);
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_more_than_pairs_of_characters() {
        let words: Vec<Vec<char>> = ["氢能", "副中心"].iter().map(|word| word.chars().collect()).collect();
        let counted: Vec<(String, i64)> =
            terms(&words).into_iter().map(|(term, weight)| (term.into_iter().collect(), weight)).collect();
        let check = |term: &str, weight| assert!(counted.contains(&(term.to_owned(), weight)), "{term}");
        check("氢能", 10);
        check("副中心", 10);
        check("副中", 5);
        check("中心", 5);
        check("能副", 5);
        assert_eq!(counted.len(), 5);
    }
}
