//! Counting what matched: by plan, kind, rung, office, place, document cited, and the year something falls due.

use std::collections::BTreeMap;

use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use super::searcher::Searcher;

/// How many of `docs`, which are sorted, have each value of each facet; most frequent first.
pub fn facets(searcher: &Searcher, docs: &[u32]) -> BTreeMap<String, Vec<(String, usize)>> {
    let mut counts: BTreeMap<String, Vec<(String, usize)>> = BTreeMap::new();
    let mut add = |name: &str, value: &str, count: usize| {
        counts.entry(name.to_owned()).or_default().push((value.to_owned(), count));
    };
    let facets = searcher.inverted(searcher.fields.facets);
    if let Ok(mut stream) = facets.terms().stream() {
        while stream.advance() {
            let Some((name, value)) = std::str::from_utf8(stream.key()).ok().and_then(|key| key.split_once(':')) else {
                continue;
            };
            let Ok(mut postings) = facets.read_postings_from_terminfo(stream.value(), IndexRecordOption::Basic) else {
                continue;
            };
            let mut count = 0;
            let mut next = 0;
            while postings.doc() != TERMINATED && next < docs.len() {
                match docs[next].cmp(&postings.doc()) {
                    std::cmp::Ordering::Less => next += 1,
                    std::cmp::Ordering::Equal => {
                        count += 1;
                        next += 1;
                    }
                    std::cmp::Ordering::Greater => {
                        postings.seek(docs[next]);
                    }
                }
            }
            if count > 0 {
                add(name, value, count);
            }
        }
    }
    let due = searcher.column("due");
    let mut years: BTreeMap<u64, usize> = BTreeMap::new();
    for doc in docs {
        let day = due.get_val(*doc);
        if day > 0 {
            *years.entry(day / 10000).or_default() += 1;
        }
    }
    years.into_iter().for_each(|(year, count)| add("due", &year.to_string(), count));
    for values in counts.values_mut() {
        values.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    }
    counts
}
