//! Answering a query: which entries match, and in which order. The rules are those of docs/search-spec.md.

use std::ops::Range;

use super::entry::{Entry, Kind};
use super::literal::{self, Occurrence};
use super::query::{Alternative, Filter, Group, Query};
use super::rank::{self, Weights};
use super::searcher::{Searcher, all};

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
}

/// An entry that matched.
#[derive(Debug, Clone)]
pub struct Hit {
    /// The entry.
    pub entry: Entry,
    /// Its score: only its order means something.
    pub score: i64,
}

/// Answers `query` with at most `limit` hits.
pub fn search(searcher: &Searcher, query: &Query, limit: usize) -> Answer {
    let mut answer = Answer { phrases: phrases(query), ..Answer::default() };
    let matched = matches(searcher, query, &mut answer);
    answer.total = matched.len();
    answer.hits = best(searcher, matched, limit)
        .into_iter()
        .filter_map(|(doc, score)| Some(Hit { entry: searcher.entry(doc)?, score }))
        .collect();
    answer
}

fn phrases(query: &Query) -> Vec<Vec<char>> {
    query.required.iter().flatten().map(|alternative| alternative.phrase.clone()).collect()
}

/// Every entry that matches, with its score, in the order of the index.
fn matches(searcher: &Searcher, query: &Query, answer: &mut Answer) -> Vec<(u32, i64)> {
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
    if query.required.is_empty()
        && query.questions.is_empty()
        && !query.filters.iter().any(|f| matches!(f, Filter::Kind(_)))
    {
        found.retain(|(doc, _)| searcher.shape(*doc).0 == Kind::Measure);
    }
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

/// The first `limit` by score, then by the order of plans and of entries in them.
fn best(searcher: &Searcher, mut matched: Vec<(u32, i64)>, limit: usize) -> Vec<(u32, i64)> {
    let plans = searcher.segment.fast_fields().str("plan").ok().flatten();
    let ords = plans.as_ref().map(|plans| plans.ords().clone().first_or_default_col(0));
    let key = |(doc, score): &(u32, i64)| {
        (std::cmp::Reverse(*score), ords.as_ref().map_or(0, |ords| ords.get_val(*doc)), *doc)
    };
    if limit > 0 && limit < matched.len() {
        matched.select_nth_unstable_by_key(limit - 1, key);
        matched.truncate(limit);
    } else if limit == 0 {
        matched.clear();
    }
    matched.sort_by_cached_key(key);
    matched
}

/// The entries of one group of alternatives.
#[derive(Default)]
struct Found {
    /// Entries whose own text or name matches, sorted, with what that counts.
    own: Vec<(u32, i64)>,
    /// Entries below a heading that matches, sorted, not overlapping.
    above: Vec<Range<u32>>,
}

impl Found {
    fn is_below(&self, doc: u32) -> bool {
        let after = self.above.partition_point(|range| range.end <= doc);
        self.above.get(after).is_some_and(|range| range.contains(&doc))
    }

    fn own(&self, doc: u32) -> Option<i64> {
        self.own.binary_search_by_key(&doc, |(doc, _)| *doc).ok().map(|i| self.own[i].1)
    }
}

/// The entries that hold every group, at least one of them in their own text.
fn words(searcher: &Searcher, required: &[Group]) -> Vec<(u32, i64)> {
    let groups: Vec<Found> = required.iter().map(|group| group_found(searcher, group)).collect();
    let mut docs: Vec<u32> = groups.iter().flat_map(|found| found.own.iter().map(|(doc, _)| *doc)).collect();
    docs.sort_unstable();
    docs.dedup();
    docs.into_iter()
        .filter_map(|doc| {
            let mut score = 0;
            for found in &groups {
                match (found.own(doc), found.is_below(doc)) {
                    (None, false) => return None,
                    (own, below) => score += own.unwrap_or(0) + if below { ABOVE } else { 0 },
                }
            }
            Some((doc, score))
        })
        .collect()
}

fn group_found(searcher: &Searcher, group: &Group) -> Found {
    let mut found = Found::default();
    for alternative in group {
        let one = alternative_found(searcher, alternative);
        found.above.extend(one.above);
        found.own.extend(one.own);
    }
    // Of several alternatives the best counts.
    found.own.sort_unstable_by_key(|(doc, score)| (*doc, std::cmp::Reverse(*score)));
    found.own.dedup_by_key(|(doc, _)| *doc);
    found.above = joined(found.above);
    found
}

fn alternative_found(searcher: &Searcher, alternative: &Alternative) -> Found {
    let occurrences = literal::occurrences(searcher, &alternative.phrase);
    let mut found = Found::default();
    if !alternative.exact {
        let headings = occurrences.iter().filter(|o| o.heading).map(|o| (o.doc, searcher.shape(o.doc).1));
        found.above = headings.filter(|(_, below)| *below > 0).map(|(doc, below)| doc + 1..doc + 1 + below).collect();
        let text: String = alternative.phrase.iter().collect();
        found.own.extend(searcher.with(searcher.fields.keys, &text).into_iter().map(|doc| (doc, KEY)));
    }
    let named = found.own.len();
    for occurrence in occurrences {
        let score = score(&occurrence);
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

fn joined(mut ranges: Vec<Range<u32>>) -> Vec<Range<u32>> {
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

/// The entries a question ranks, among `required` ones when there are any. What holds the question whole stands first.
fn ranked(
    searcher: &Searcher,
    query: &Query,
    required: Option<Vec<(u32, i64)>>,
    answer: &mut Answer,
) -> Vec<(u32, i64)> {
    const WHOLE: i64 = 1_000_000;
    let question = query.questions.join(&' ');
    let (scored, words) = rank::rank(searcher, &question, &Weights::default());
    answer.phrases.extend(query.questions.iter().cloned());
    answer.phrases.extend(words);
    let mut found: Vec<(u32, i64)> = scored.into_iter().map(|(doc, score)| (doc, (score * 1000.0) as i64)).collect();
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

/// The entries a filter lets through.
enum Allowed {
    Docs(Vec<u32>),
    Ranges(Vec<Range<u32>>),
    Due(u64, std::sync::Arc<dyn tantivy::columnar::ColumnValues<u64>>),
}

impl Allowed {
    fn holds(&self, doc: u32) -> bool {
        match self {
            Allowed::Docs(docs) => docs.binary_search(&doc).is_ok(),
            Allowed::Ranges(ranges) => {
                let after = ranges.partition_point(|range| range.end <= doc);
                ranges.get(after).is_some_and(|range| range.contains(&doc))
            }
            Allowed::Due(day, column) => (1..=*day).contains(&column.get_val(doc)),
        }
    }
}

fn allowed(searcher: &Searcher, filter: &Filter) -> Allowed {
    let facet = |text: String| Allowed::Docs(searcher.with(searcher.fields.facets, &text));
    match filter {
        Filter::Kind(kind) => facet(format!("kind:{}", kind.name())),
        Filter::Rung(rung) => facet(format!("rung:{rung}")),
        Filter::Has(what) => facet(format!("has:{what}")),
        Filter::DueBy(day) => Allowed::Due(*day, searcher.column("due")),
        Filter::Value(name, value) => Allowed::Docs(values(searcher, name, value)),
        Filter::Plan(value) => subtrees(searcher, value, &|kind| kind == Kind::Plan),
        Filter::Section(value) => subtrees(searcher, value, &|kind| kind != Kind::Plan),
    }
}

/// Entries with a value of the facet `name` that holds `value`.
fn values(searcher: &Searcher, name: &str, value: &str) -> Vec<u32> {
    let facets = searcher.inverted(searcher.fields.facets);
    let prefix = format!("{name}:");
    let Ok(mut stream) = facets.terms().range().ge(prefix.as_bytes()).into_stream() else { return Vec::new() };
    let mut docs = Vec::new();
    while stream.advance() {
        let Some(rest) = stream.key().strip_prefix(prefix.as_bytes()) else { break };
        if std::str::from_utf8(rest).is_ok_and(|rest| rest.contains(value))
            && let Ok(postings) =
                facets.read_postings_from_terminfo(stream.value(), tantivy::schema::IndexRecordOption::Basic)
        {
            docs.extend(all(postings));
        }
    }
    docs.sort_unstable();
    docs.dedup();
    docs
}

/// Units of a kind that are called `value`, or whose heading holds it, with all that stands below them.
fn subtrees(searcher: &Searcher, value: &str, of: &dyn Fn(Kind) -> bool) -> Allowed {
    let phrase: Vec<char> = value.chars().collect();
    let named = searcher.with(searcher.fields.keys, value);
    let headed = literal::occurrences(searcher, &phrase).into_iter().filter(|o| o.heading).map(|o| o.doc);
    let units = named.into_iter().chain(headed).filter(|doc| of(searcher.shape(*doc).0));
    Allowed::Ranges(joined(units.map(|doc| doc..doc + 1 + searcher.shape(doc).1).collect()))
}
