//! Which entries a filter lets through.

use std::ops::Range;

use super::entry::Kind;
use super::literal;
use super::query::Filter;
use super::searcher::{Searcher, all};
use super::words::joined;

/// The entries a filter lets through.
pub(super) enum Allowed {
    Docs(Vec<u32>),
    Ranges(Vec<Range<u32>>),
    Due(u64, std::sync::Arc<dyn tantivy::columnar::ColumnValues<u64>>),
}

impl Allowed {
    pub fn holds(&self, doc: u32) -> bool {
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

pub(super) fn allowed(searcher: &Searcher, filter: &Filter) -> Allowed {
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
