//! Questions: the order of entries by what they share with a long run of text, BM25 over the three fields.

use std::sync::LazyLock;

use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, TERMINATED};

use super::entry::Kind;
use super::searcher::Searcher;

/// How much each kind of evidence counts, and how BM25 saturates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// Words.
    pub words: f32,
    /// Pairs of characters inside words.
    pub grams: f32,
    /// Pairs of characters across two words: they stood together in the question.
    pub joints: f32,
    /// Words inside words.
    pub parts: f32,
    /// Single characters.
    pub chars: f32,
    /// The plan's title and the headings above.
    pub above: f32,
    /// Words that the best entries share, asked for in a second round.
    pub feedback: f32,
    /// How many of the best entries that looks at.
    pub feedback_entries: usize,
    /// How many words it takes from them.
    pub feedback_words: usize,
    /// BM25's saturation of repeated words.
    pub k1: f32,
    /// BM25's correction for length.
    pub b: f32,
}

impl Default for Weights {
    fn default() -> Weights {
        Weights {
            words: 1.0,
            grams: 0.5,
            joints: 0.5,
            parts: 0.3,
            chars: 0.1,
            above: 0.2,
            feedback: 0.3,
            feedback_entries: 8,
            feedback_words: 20,
            k1: 0.9,
            b: 0.4,
        }
    }
}

/// The entries that share something with `words`, each with its score, in the order of the index.
pub fn rank(searcher: &Searcher, words: &[Vec<char>], weights: &Weights) -> Vec<(u32, f32)> {
    let mut scores = vec![0f32; searcher.len() as usize];
    let terms = terms(searcher, words, weights);
    score(searcher, &terms, weights, &mut scores);
    if weights.feedback > 0.0 {
        let more = feedback(searcher, &scores, &terms, weights);
        score(searcher, &more, weights, &mut scores);
    }
    if weights.above > 0.0 {
        add_above(searcher, weights.above, &mut scores);
    }
    let answers = |doc: u32| matches!(searcher.shape(doc).0, Kind::Measure | Kind::General);
    let scored = scores.into_iter().enumerate().map(|(doc, score)| (doc as u32, score));
    scored.filter(|(doc, score)| *score > 0.0 && answers(*doc)).collect()
}

/// What is looked up for a question: a field, a term, and how much it counts.
type Terms = Vec<(Field, String, f32)>;

fn terms(searcher: &Searcher, words: &[Vec<char>], weights: &Weights) -> Terms {
    let fields = searcher.fields;
    let mut terms: Terms = Vec::new();
    let mut add = |field: Field, text: &[char], weight: f32| {
        let text: String = text.iter().collect();
        match terms.iter_mut().find(|(known, term, _)| *known == field && *term == text) {
            Some(known) => known.2 = known.2.max(weight),
            None if weight > 0.0 => terms.push((field, text, weight)),
            None => {}
        }
    };
    for word in words {
        add(fields.words, word, weights.words);
        for pair in word.windows(2) {
            add(fields.grams, pair, weights.grams);
        }
        for c in word {
            add(fields.chars, &[*c], weights.chars);
        }
        if word.len() > 2 {
            for len in 2..word.len() {
                for part in word.windows(len) {
                    add(fields.words, part, weights.parts);
                }
            }
        }
    }
    for two in words.windows(2) {
        if let (Some(last), Some(first)) = (two[0].last(), two[1].first()) {
            add(fields.grams, &[*last, *first], weights.joints);
        }
    }
    terms
}

fn score(searcher: &Searcher, terms: &Terms, weights: &Weights, scores: &mut [f32]) {
    for (field, text, weight) in terms {
        add(searcher, *field, text, *weight, weights, scores);
    }
}

/// Words that the best entries share and the collection does not, with a weight that falls with their rank.
fn feedback(searcher: &Searcher, scores: &[f32], asked: &Terms, weights: &Weights) -> Terms {
    let answers = |doc: u32| matches!(searcher.shape(doc).0, Kind::Measure | Kind::General);
    let mut best: Vec<(u32, f32)> = Vec::new();
    for (doc, score) in scores.iter().enumerate().filter(|(_, score)| **score > 0.0) {
        if (best.len() < weights.feedback_entries || best.last().is_some_and(|last| *score > last.1))
            && answers(doc as u32)
        {
            let at = best.partition_point(|(_, other)| *other >= *score);
            best.insert(at, (doc as u32, *score));
            best.truncate(weights.feedback_entries);
        }
    }
    let Some(top) = best.first().map(|(_, score)| *score) else { return Vec::new() };
    let mut found: std::collections::BTreeMap<Vec<char>, f32> = std::collections::BTreeMap::new();
    for (doc, score) in &best {
        let Some(entry) = searcher.entry(*doc) else { continue };
        let text: Vec<char> = super::text::Folded::new(&entry.text).chars.into_iter().take(400).collect();
        let mut words = content_words(searcher, &text);
        words.retain(|word| word.len() > 1);
        let share = score / top / (words.len().max(1) as f32).sqrt();
        for word in words {
            *found.entry(word).or_default() += share;
        }
    }
    let n = searcher.len() as f32;
    let mut ranked: Vec<(Vec<char>, f32)> = found
        .into_iter()
        .map(|(word, share)| {
            let df = frequency(searcher, &word) as f32;
            let weight = share * (1.0 + n / (df + 1.0)).ln();
            (word, weight)
        })
        .collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    ranked.truncate(weights.feedback_words);
    let Some(most) = ranked.first().map(|(_, weight)| *weight) else { return Vec::new() };
    ranked
        .into_iter()
        .map(|(word, weight)| {
            (searcher.fields.words, word.iter().collect::<String>(), weights.feedback * weight / most)
        })
        .filter(|(field, text, _)| !asked.iter().any(|(f, t, _)| f == field && t == text))
        .collect()
}

/// Adds to every entry that scores a share of what the headings above it score.
fn add_above(searcher: &Searcher, share: f32, scores: &mut [f32]) {
    let own: Vec<(u32, u32, f32)> = (0..searcher.len())
        .filter(|doc| scores[*doc as usize] > 0.0)
        .filter_map(|doc| match searcher.shape(doc) {
            (Kind::Plan | Kind::Section, below) if below > 0 => Some((doc, below, scores[doc as usize])),
            _ => None,
        })
        .collect();
    for (doc, below, score) in own {
        let end = (doc + 1).saturating_add(below).min(searcher.len());
        for below in &mut scores[doc as usize + 1..end as usize] {
            if *below > 0.0 {
                *below += share * score;
            }
        }
    }
}

fn add(searcher: &Searcher, field: Field, text: &str, weight: f32, weights: &Weights, scores: &mut [f32]) {
    let Some(mut postings) = searcher.postings(field, text, IndexRecordOption::WithFreqs) else { return };
    let Ok(norms) = searcher.segment.get_fieldnorms_reader(field) else { return };
    let n = searcher.len() as f32;
    let df = postings.doc_freq() as f32;
    let idf = (1.0 + (n - df + 0.5) / (df + 0.5)).ln();
    let average = searcher.inverted(field).total_num_tokens() as f32 / n.max(1.0);
    let Weights { k1, b, .. } = *weights;
    let norm: Vec<f32> = (0..=255u8)
        .map(|id| k1 * (1.0 - b + b * tantivy::fieldnorm::FieldNormReader::id_to_fieldnorm(id) as f32 / average))
        .collect();
    while postings.doc() != TERMINATED {
        let doc = postings.doc();
        let tf = postings.term_freq() as f32;
        let norm = norm[usize::from(norms.fieldnorm_id(doc))];
        scores[doc as usize] += weight * idf * tf * (k1 + 1.0) / (tf + norm);
        postings.advance();
    }
}

/// The words of a question, without those that only ask; all of them when nothing else is left. Each once.
pub fn content_words(searcher: &Searcher, question: &[char]) -> Vec<Vec<char>> {
    let mut all = Vec::new();
    for run in question.split(|c| !c.is_alphanumeric()) {
        all.extend(cut(searcher, run));
    }
    let mut words: Vec<Vec<char>> = all.iter().filter(|word| !is_question_word(word)).cloned().collect();
    if words.is_empty() {
        words = all;
    }
    let mut seen = std::collections::HashSet::new();
    words.retain(|word| seen.insert(word.clone()));
    words
}

/// Whether a word only asks.
pub fn is_question_word(word: &[char]) -> bool {
    static WORDS: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
        let words = include_str!("../lexicon/question_words.tsv").lines().filter(|line| !line.starts_with('#'));
        let mut words: Vec<Vec<char>> =
            words.map(|l| super::text::key(l.split('\t').next().unwrap_or("")).chars().collect()).collect();
        words.sort_unstable();
        words
    });
    WORDS.binary_search_by(|known| known.as_slice().cmp(word)).is_ok()
}

/// Cuts a run by the words the index knows: the cut whose words are together the least surprising.
pub fn cut(searcher: &Searcher, run: &[char]) -> Vec<Vec<char>> {
    const LONGEST: usize = 8;
    let terms = searcher.inverted(searcher.fields.words);
    let total = f64::from(searcher.len()) + 1.0;
    let mut best: Vec<(f64, usize)> = vec![(0.0, 0)];
    let mut text = String::new();
    for end in 1..=run.len() {
        // A character nobody knows costs more than any word, so that it stands alone only when it must.
        let mut choice = (best[end - 1].0 + total.ln() + 4.0, end - 1);
        for start in end.saturating_sub(LONGEST)..end {
            // A word in Latin letters or a number is never cut.
            if splits_ascii(run, start) || splits_ascii(run, end) {
                continue;
            }
            text.clear();
            text.extend(&run[start..end]);
            let known = terms.terms().get(text.as_bytes()).ok().flatten();
            if let Some(info) = known {
                let cost = best[start].0 - (f64::from(info.doc_freq) / total).ln();
                if cost < choice.0 {
                    choice = (cost, start);
                }
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

fn splits_ascii(run: &[char], at: usize) -> bool {
    at > 0 && at < run.len() && run[at - 1].is_ascii_alphanumeric() && run[at].is_ascii_alphanumeric()
}

/// In how many entries a word stands.
pub fn frequency(searcher: &Searcher, word: &[char]) -> u32 {
    let text: String = word.iter().collect();
    let terms = searcher.inverted(searcher.fields.words);
    terms.terms().get(text.as_bytes()).ok().flatten().map_or(0, |info| info.doc_freq)
}
