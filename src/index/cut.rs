//! Cutting a question into words: those that the index knows and those that only ask, without a dictionary.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::searcher::Searcher;
use super::text;

/// The words of a question, without those that only ask; all of them when nothing else is left. Each once.
pub fn content_words(searcher: &Searcher, question: &[char]) -> Vec<Vec<char>> {
    let runs = question.split(|c| !c.is_alphanumeric());
    let all: Vec<Vec<char>> = runs.flat_map(|run| cut(searcher, run)).collect();
    let mut words: Vec<Vec<char>> = all.iter().filter(|word| !only_asks(word)).cloned().collect();
    if words.is_empty() {
        words = all;
    }
    let mut seen = HashSet::new();
    words.retain(|word| seen.insert(word.clone()));
    words
}

/// Cuts a run by the words the index knows: the cut whose words are together the least surprising. In whole numbers, so
/// that the site's script gives the same.
pub fn cut(searcher: &Searcher, run: &[char]) -> Vec<Vec<char>> {
    const LONGEST: usize = 8;
    const UNKNOWN: i64 = 4096;
    let total = f64::from(searcher.len()) + 1.0;
    let cost = |share: f64| whole(1024.0 * share.ln());
    let splits =
        |at: usize| at > 0 && at < run.len() && run[at - 1].is_ascii_alphanumeric() && run[at].is_ascii_alphanumeric();
    let mut best: Vec<(i64, usize)> = vec![(0, 0)];
    for end in 1..=run.len() {
        // A character nobody knows costs more than any word, so that it stands alone only when it must.
        let mut choice = (best[end - 1].0 + cost(total) + UNKNOWN, end - 1);
        for start in end.saturating_sub(LONGEST)..end {
            // A word in Latin letters or a number is never cut.
            if splits(start) || splits(end) {
                continue;
            }
            let word = &run[start..end];
            // Plans and statutes do not ask: words that do stay whole, or their characters would be looked for.
            let known = frequency(searcher, word).max(u32::from(only_asks(word)));
            if known > 0 && best[start].0 + cost(total / f64::from(known)) < choice.0 {
                choice = (best[start].0 + cost(total / f64::from(known)), start);
            }
        }
        best.push(choice);
    }
    let mut words = Vec::new();
    let mut end = run.len();
    while end > 0 {
        let start = best[end].1;
        words.push(run[start..end].to_vec());
        end = start;
    }
    words.reverse();
    words
}

/// Whether a word only asks.
fn only_asks(word: &[char]) -> bool {
    static WORDS: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
        let words = include_str!("../lexicon/question_words.tsv").lines().filter(|line| !line.starts_with('#'));
        let mut words: Vec<Vec<char>> =
            words.map(|line| text::key(line.split('\t').next().unwrap_or("")).chars().collect()).collect();
        words.sort_unstable();
        words
    });
    WORDS.binary_search_by(|known| known.as_slice().cmp(word)).is_ok()
}

/// In how many entries a word stands.
pub fn frequency(searcher: &Searcher, word: &[char]) -> u32 {
    let text: String = word.iter().collect();
    let terms = searcher.inverted(searcher.fields.words);
    terms.terms().get(text.as_bytes()).ok().flatten().map_or(0, |info| info.doc_freq)
}

/// The nearest whole number: two machines' logarithms may differ in their last bit, and this hides it.
pub fn whole(value: f64) -> i64 {
    value.round() as i64
}
