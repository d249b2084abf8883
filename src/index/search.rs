//! Answering a query: which entries match, and in which order. The rules are those of docs/search-spec.md.

use super::citations;
use super::cut;
use super::entry::{Entry, Kind};
use super::filter::allowed;
use super::literal;
use super::pinyin;
use super::query::{Alternative, Filter, Group, Query};
use super::rank::{self, Weights};
use super::searcher::Searcher;
use super::small;
use super::text;
use super::words::words;

/// What it counts when the plan is in the script of the query, and others are not.
pub const SCRIPT: i64 = 5;

/// The answer to a query.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// The best of what matched, best first.
    pub hits: Vec<Hit>,
    /// How many entries matched.
    pub total: usize,
    /// Whether nothing held all of the query, and less was asked for.
    pub relaxed: bool,
    /// What to mark in the hits.
    pub phrases: Vec<Vec<char>>,
    /// Words that letters were read as.
    pub read_as: Vec<String>,
    /// Words of the index close to those that were not found.
    pub suggestions: Vec<String>,
    /// Everything that matched, in the order of the index.
    pub matched: Vec<u32>,
}

/// An entry that matched.
#[derive(Debug, Clone)]
pub struct Hit {
    /// The entry.
    pub entry: Entry,
    /// Its score: only its order means something.
    pub score: i64,
}

/// The order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Best first.
    #[default]
    Score,
    /// As they stand in their plans.
    Plan,
    /// What falls due first, first.
    Due,
    /// The strongest commitment first.
    Rung,
}

/// Answers `query` with at most `limit` hits. When nothing holds all of it, less is asked for, step by step.
pub fn search(searcher: &Searcher, query: &Query, order: Order, limit: usize) -> Answer {
    let mut answer = Answer { phrases: phrases(query), ..Answer::default() };
    let mut found = matches(searcher, query, &mut answer);
    if found.is_empty() && !query.required.is_empty() {
        found = relaxed(searcher, query, &mut answer);
    }
    answer.total = found.len();
    answer.matched = found.iter().map(|(doc, _)| *doc).collect();
    answer.hits = best(searcher, found, order, limit)
        .into_iter()
        .filter_map(|(doc, score)| Some(Hit { entry: searcher.entry(doc)?, score }))
        .collect();
    answer
}

/// The entries most like `entry`: those that share the words that are rare elsewhere.
pub fn alike(searcher: &Searcher, entry: &Entry, limit: usize) -> Answer {
    const WORDS: usize = 40;
    let text = text::Folded::new(entry.text.get(entry.label_end..).unwrap_or(&entry.text)).chars;
    let mut words = cut::content_words(searcher, &text);
    words.retain(|word| word.len() > 1);
    words.sort_by_cached_key(|word| cut::frequency(searcher, word));
    words.truncate(WORDS);
    // Nothing is as like an entry as it is itself.
    let weights = Weights { cited: 0.0, enough: 0.0, ..Weights::default() };
    let scored = rank::rank(searcher, &words, &[], &weights);
    let found: Vec<(u32, i64)> = scored.into_iter().map(|(doc, score)| (doc, (score * 1000.0) as i64)).collect();
    let mut answer = Answer { phrases: words, ..Answer::default() };
    let hits = best(searcher, found, Order::Score, limit.saturating_add(1)).into_iter();
    answer.hits = hits
        .filter_map(|(doc, score)| Some(Hit { entry: searcher.entry(doc)?, score }))
        .filter(|hit| hit.entry != *entry)
        .take(limit)
        .collect();
    answer.total = answer.hits.len();
    answer
}

/// The entries called `name`: by id, path, label or number. Measures only, when any is.
pub fn find(searcher: &Searcher, name: &str) -> Vec<Entry> {
    let found: Vec<Entry> =
        searcher.with(searcher.fields.keys, &text::key(name)).into_iter().filter_map(|d| searcher.entry(d)).collect();
    let exactly: Vec<Entry> = found.iter().filter(|e| e.id == name && e.kind == Kind::Measure).cloned().collect();
    let measures: Vec<Entry> = found.iter().filter(|e| e.kind == Kind::Measure).cloned().collect();
    [exactly, measures, found].into_iter().find(|found| !found.is_empty()).unwrap_or_default()
}

fn phrases(query: &Query) -> Vec<Vec<char>> {
    query.required.iter().flatten().map(|alternative| alternative.phrase.clone()).collect()
}

/// Every entry that matches, with its score, in the order of the index.
fn matches(searcher: &Searcher, query: &Query, answer: &mut Answer) -> Vec<(u32, i64)> {
    let everything = query.required.is_empty() && query.questions.is_empty();
    let mut found = match (query.required.is_empty(), query.questions.is_empty()) {
        (true, true) if query.filters.is_empty() => Vec::new(),
        (true, true) => (0..searcher.len()).map(|doc| (doc, 0)).collect(),
        (true, false) => ranked(searcher, query, None, answer),
        (false, true) => words(searcher, &query.required),
        (false, false) => {
            let required = words(searcher, &query.required);
            ranked(searcher, query, Some(required), answer)
        }
    };
    if everything && !query.filters.iter().any(|filter| matches!(filter, Filter::Kind(_))) {
        found.retain(|(doc, _)| searcher.shape(*doc).0 == Kind::Measure);
    }
    if let Some(traditional) = query.traditional {
        let there = searcher.with(searcher.fields.keys, &citations::TRADITIONAL.to_string());
        if !there.is_empty() && there.len() < searcher.len() as usize {
            let same = found.iter_mut().filter(|(doc, _)| there.binary_search(doc).is_ok() == traditional);
            same.for_each(|(_, score)| *score += SCRIPT);
        }
    }
    narrowed(searcher, query, found)
}

/// Those that pass the filters and hold nothing that is excluded.
fn narrowed(searcher: &Searcher, query: &Query, mut found: Vec<(u32, i64)>) -> Vec<(u32, i64)> {
    for filter in &query.filters {
        let allowed = allowed(searcher, filter);
        found.retain(|(doc, _)| allowed.holds(*doc));
    }
    for phrase in &query.excluded {
        let out: Vec<u32> = literal::occurrences(searcher, phrase).into_iter().map(|o| o.doc).collect();
        found.retain(|(doc, _)| out.binary_search(doc).is_err());
    }
    found
}

/// Asks for less, in steps: letters as pinyin; the words' own words, all of them; any of those, best first. What stands
/// in quotation marks is never given up.
fn relaxed(searcher: &Searcher, query: &Query, answer: &mut Answer) -> Vec<(u32, i64)> {
    let mut read = query.clone();
    for group in read.required.iter_mut().filter(|group| group.iter().all(is_spelling)) {
        let spelled: Vec<Vec<char>> = group.iter().flat_map(|a| pinyin::spelled(searcher, &a.phrase)).collect();
        if !spelled.is_empty() {
            answer.read_as.extend(spelled.iter().map(|word| word.iter().collect::<String>()));
            *group = spelled.into_iter().map(|phrase| Alternative { phrase, ..Alternative::default() }).collect();
        }
    }
    if read != *query {
        let found = matches(searcher, &read, answer);
        if !found.is_empty() {
            answer.phrases = phrases(&read);
            return found;
        }
        answer.read_as.clear();
    }
    answer.relaxed = true;
    let loose = query.required.iter().flatten().filter(|a| !a.exact);
    answer.suggestions = loose.clone().flat_map(|a| pinyin::close(searcher, &a.phrase)).take(5).collect();
    let mut pieces: Vec<Vec<char>> = Vec::new();
    for alternative in loose.filter(|a| !a.synonym) {
        pieces.extend(cut::content_words(searcher, &alternative.phrase));
    }
    let kept: Vec<Group> = query.required.iter().filter(|group| group.iter().any(|a| a.exact)).cloned().collect();
    let mut all = Query { required: kept.clone(), ..query.clone() };
    let word = |phrase: &Vec<char>| vec![Alternative { phrase: phrase.clone(), ..Alternative::default() }];
    all.required.extend(pieces.iter().map(word));
    if all.required != query.required {
        let found = matches(searcher, &all, answer);
        if !found.is_empty() {
            answer.phrases = phrases(&all);
            return found;
        }
    }
    // The last step: any of the words, those that say most first.
    pieces.retain(|piece| cut::frequency(searcher, piece) > 0);
    let mut found = ranking(searcher, &pieces, &[], &Weights { chars: 0.0, ..Weights::default() });
    if !kept.is_empty() {
        let required = words(searcher, &kept);
        found.retain(|(doc, _)| required.binary_search_by_key(doc, |(doc, _)| *doc).is_ok());
    }
    answer.phrases = pieces;
    let found = narrowed(searcher, query, found);
    answer.relaxed = !found.is_empty();
    found
}

/// The entries that share something with `words`, with their points; weights and `related` words are for large collections.
fn ranking(searcher: &Searcher, words: &[Vec<char>], related: &[Vec<char>], weights: &Weights) -> Vec<(u32, i64)> {
    if small::is_small(searcher) {
        return small::rank(searcher, words);
    }
    let scored = rank::rank(searcher, words, related, weights);
    scored.into_iter().map(|(doc, score)| (doc, (score * 1000.0) as i64)).collect()
}

/// Whether a word could be pinyin.
fn is_spelling(alternative: &Alternative) -> bool {
    !alternative.exact
        && alternative.phrase.len() > 1
        && alternative.phrase.iter().all(|c| c.is_ascii_lowercase() || *c == ' ')
}

/// The first `limit` in `order`, then by the order of plans and of entries in them.
fn best(searcher: &Searcher, mut matched: Vec<(u32, i64)>, order: Order, limit: usize) -> Vec<(u32, i64)> {
    let plans = searcher.segment.fast_fields().str("plan").ok().flatten();
    let ords = plans.as_ref().map(|plans| plans.ords().clone().first_or_default_col(0));
    let due = (order == Order::Due).then(|| searcher.column("due"));
    let rungs: Vec<Vec<u32>> = match order {
        Order::Rung => (1..=5).rev().map(|r| searcher.with(searcher.fields.facets, &format!("rung:{r}"))).collect(),
        _ => Vec::new(),
    };
    let key = |(doc, score): &(u32, i64)| {
        let first = match order {
            Order::Score => -score,
            Order::Plan => 0,
            Order::Due => due.as_ref().map_or(0, |due| match due.get_val(*doc) {
                0 => i64::MAX,
                day => day as i64,
            }),
            Order::Rung => rungs.iter().position(|docs| docs.binary_search(doc).is_ok()).unwrap_or(9) as i64,
        };
        (first, ords.as_ref().map_or(0, |ords| ords.get_val(*doc)), *doc)
    };
    if order == Order::Score && limit > 0 && limit < matched.len() {
        // Only those that may be among the first are asked for their plan.
        let mut scores: Vec<i64> = matched.iter().map(|(_, score)| *score).collect();
        let (_, least, _) = scores.select_nth_unstable_by_key(limit - 1, |score| -score);
        matched.retain(|(_, score)| score >= least);
    }
    let mut keyed: Vec<_> = matched.iter().map(|one| (key(one), one.1)).collect();
    if limit < keyed.len() {
        keyed.select_nth_unstable(limit);
        keyed.truncate(limit);
    }
    keyed.sort_unstable();
    keyed.into_iter().map(|((_, _, doc), score)| (doc, score)).collect()
}

/// The entries a question ranks, among `required` ones when there are any. What holds the question whole stands first.
fn ranked(
    searcher: &Searcher,
    query: &Query,
    required: Option<Vec<(u32, i64)>>,
    answer: &mut Answer,
) -> Vec<(u32, i64)> {
    const WHOLE: i64 = 1_000_000;
    let question = query.questions.join(&' ');
    let words = cut::content_words(searcher, &question);
    let mut found = ranking(searcher, &words, &query.related, &Weights::default());
    answer.phrases.extend(query.questions.iter().cloned());
    answer.phrases.extend(words);
    answer.phrases.extend(query.related.iter().cloned());
    if let Some(required) = required {
        found = required
            .into_iter()
            .map(|(doc, score)| {
                let ranked = found.binary_search_by_key(&doc, |(doc, _)| *doc).map_or(0, |i| found[i].1);
                (doc, score + ranked)
            })
            .collect();
    }
    for question in &query.questions {
        for occurrence in literal::occurrences(searcher, question) {
            match found.binary_search_by_key(&occurrence.doc, |(doc, _)| *doc) {
                Ok(i) => found[i].1 += WHOLE,
                Err(i) if query.required.is_empty() => found.insert(i, (occurrence.doc, WHOLE)),
                Err(_) => {}
            }
        }
    }
    // What shares only a word or two with a question is no answer to it.
    let top = found.iter().map(|(_, score)| *score % WHOLE).max().unwrap_or(0);
    if query.required.is_empty() {
        found.retain(|(_, score)| *score * 4 >= top);
    }
    found
}
