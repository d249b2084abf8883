//! Questions: the order of entries by what they share with a long run of text, BM25 over the three fields, with the
//! headings above as part of each entry and with more for what other documents cite.

use std::ops::Range;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, TERMINATED};

use super::citations;
use super::cut::cut;
use super::entry::Kind;
use super::searcher::Searcher;

/// How much each kind of evidence counts, and how BM25 saturates. `benches/search/questions.py` measures them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// Words.
    pub words: f32,
    /// Pairs of characters inside words.
    pub grams: f32,
    /// Pairs of characters across two words: they stood together in the question.
    pub joints: f32,
    /// Single characters.
    pub chars: f32,
    /// How often a heading above counts as said in the entry itself, words and pairs alike.
    pub above: f32,
    /// The share that words count which only mean the same as one that was asked for.
    pub related: f32,
    /// How much more an entry counts for each e-fold of the entries elsewhere that cite its document.
    pub cited: f32,
    /// The share of the best score that an answer must have.
    pub enough: f32,
    /// BM25's saturation of repeated words.
    pub k1: f32,
    /// BM25's correction for length.
    pub b: f32,
}

impl Default for Weights {
    fn default() -> Weights {
        Weights {
            words: 0.8,
            grams: 0.75,
            joints: 0.4,
            chars: 0.5,
            above: 1.5,
            related: 0.6,
            cited: 0.06,
            enough: 0.25,
            k1: 1.2,
            b: 0.6,
        }
    }
}

/// The entries that share something with `words`, each with its score, in the order of the index. What shares only a
/// word or two, so that its words score less than [`Weights::enough`] of the best, is left out.
/// `related` words count less than those asked for.
pub fn rank(searcher: &Searcher, words: &[Vec<char>], related: &[Vec<char>], weights: &Weights) -> Vec<(u32, f32)> {
    let mut scores = vec![0f32; searcher.len() as usize];
    let asked = terms(searcher, words, weights);
    for (field, text, weight) in &asked {
        add(searcher, *field, text, *weight, weights, &mut scores);
    }
    let mut more: Terms = related.iter().flat_map(|word| terms(searcher, &cut(searcher, word), weights)).collect();
    more.retain(|(field, text, _)| !asked.iter().any(|(known, term, _)| known == field && term == text));
    for (field, text, weight) in &more {
        add(searcher, *field, text, *weight * weights.related, weights, &mut scores);
    }
    let answers = |doc: u32| matches!(searcher.shape(doc).0, Kind::Measure | Kind::General);
    let mut found: Vec<(u32, f32)> = Vec::new();
    let mut top = 0f32;
    for (doc, score) in (0..).zip(scores) {
        if score > 0.0 && score >= top * weights.enough && answers(doc) {
            top = top.max(score);
            found.push((doc, score));
        }
    }
    found.retain(|(_, score)| *score >= top * weights.enough);
    if weights.cited > 0.0 {
        let mut counts = citations::counts(searcher).into_iter().peekable();
        for (doc, score) in &mut found {
            while counts.next_if(|(entries, _)| entries.end <= *doc).is_some() {}
            if let Some((_, count)) = counts.peek().filter(|(entries, _)| entries.contains(doc)) {
                *score *= 1.0 + weights.cited * (1.0 + *count as f32).ln();
            }
        }
    }
    found
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
    }
    for two in words.windows(2) {
        if let (Some(last), Some(first)) = (two[0].last(), two[1].first()) {
            add(fields.grams, &[*last, *first], weights.joints);
        }
    }
    terms
}

/// Adds what one term counts to every entry that holds it or, but for single characters, stands below a heading that
/// does.
fn add(searcher: &Searcher, field: Field, text: &str, weight: f32, weights: &Weights, scores: &mut [f32]) {
    let Some(mut postings) = searcher.postings(field, text, IndexRecordOption::WithFreqs) else { return };
    let Ok(norms) = searcher.segment.get_fieldnorms_reader(field) else { return };
    let n = searcher.len() as f32;
    let df = postings.doc_freq() as f32;
    let idf = (1.0 + (n - df + 0.5) / (df + 0.5)).ln();
    let average = searcher.inverted(field).total_num_tokens() as f32 / n.max(1.0);
    let Weights { k1, b, .. } = *weights;
    let norm: Vec<f32> =
        (0..=255u8).map(|id| k1 * (1.0 - b + b * FieldNormReader::id_to_fieldnorm(id) as f32 / average)).collect();
    let mut count = |doc: u32, tf: f32| {
        let norm = norm[usize::from(norms.fieldnorm_id(doc))];
        scores[doc as usize] += weight * idf * tf * (k1 + 1.0) / (tf + norm);
    };
    let above = if field == searcher.fields.chars { 0.0 } else { weights.above };
    // Entries below a heading that holds the term, from the next one that was not counted on.
    let mut below: Range<u32> = 0..0;
    while postings.doc() != TERMINATED {
        let doc = postings.doc();
        (below.start..below.end.min(doc)).for_each(|doc| count(doc, above));
        count(doc, postings.term_freq() as f32 + if doc < below.end { above } else { 0.0 });
        below.start = doc + 1;
        if above > 0.0
            && let (Kind::Plan | Kind::Section, under) = searcher.shape(doc)
        {
            below.end = below.end.max((doc + 1).saturating_add(under).min(searcher.len()));
        }
        postings.advance();
    }
    below.for_each(|doc| count(doc, above));
}
