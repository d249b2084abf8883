//! Commitments as a comparison needs them: of aims, which are no measures and hold targets; of units whose lines were
//! broken at a width; and with the borders that either side has.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

use super::Side;
use super::both;
use super::fold;
use super::matching::Matched;
use super::unbroken::Unbroken;
use super::unit::{LabelKind, Unit};
use crate::change::TextChange;
use crate::document::{self, Document};
use crate::extract;
use crate::lexicon::Lexicon;
use crate::plan::{Clause, Measure, SectionKind};
use crate::source::{Source, Span};

/// Readings that stand in no plan, by side and unit.
pub(super) struct Commitments(HashMap<(bool, usize), Measure>);

impl Commitments {
    /// Reads what changed and was not read, or not in whole lines; then cuts the commitments of each pair alike.
    pub(super) fn read(base: Side, revision: Side, a: &[Unit], b: &[Unit], all: &[Matched]) -> Commitments {
        let changed = || all.iter().filter(|matched| matched.text == TextChange::Modified);
        let (old, new) = both(
            || readings(base, a, changed().filter_map(|matched| matched.base)),
            || readings(revision, b, changed().filter_map(|matched| matched.revision)),
        );
        let (old, new) = (old.into_iter().map(|(i, m)| ((true, i), m)), new.into_iter().map(|(j, m)| ((false, j), m)));
        let mut read = Commitments(old.chain(new).collect());
        for matched in changed() {
            let (Some(i), Some(j)) = (matched.base, matched.revision) else { continue };
            let (old, new) = (read.measure(true, i, &a[i]), read.measure(false, j, &b[j]));
            let (Some(old), Some(new)) = (old, new) else { continue };
            let (cut_old, cut_new) = (cut(base, old, new), cut(revision, new, old));
            read.0.extend(cut_old.map(|measure| ((true, i), measure)));
            read.0.extend(cut_new.map(|measure| ((false, j), measure)));
        }
        read
    }

    /// The measures that were read here.
    pub(super) fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.0.values()
    }

    /// The measure that a unit is, or is read as.
    pub(super) fn measure<'a>(&'a self, is_base: bool, at: usize, unit: &Unit<'a>) -> Option<&'a Measure> {
        self.0.get(&(is_base, at)).or(unit.measure)
    }
}

/// What has to be read of one side.
fn readings(side: Side, units: &[Unit], at: impl Iterator<Item = usize>) -> Vec<(usize, Measure)> {
    let first_leads = LazyCell::new(|| extract::responsible::first_leads(side.source));
    at.filter_map(|at| Some((at, reading(side, &units[at], || *first_leads)?))).collect()
}

/// A unit that is no measure, read like one; a measure read again where its lines are broken.
fn reading(side: Side, unit: &Unit, first_leads: impl Fn() -> Option<usize>) -> Option<Measure> {
    if unit.label_kind == LabelKind::Preamble {
        return None;
    }
    let (body, whole) = extent(unit);
    let head = body.start - whole.start;
    let joined = Unbroken::new(side.source.quote(whole), head);
    let known = match (unit.measure, &joined) {
        (Some(_), None) => return None,
        (Some(measure), _) => measure.clone(),
        (None, _) => Measure {
            path: unit.path.to_owned(),
            label: unit.label.to_owned(),
            heading: unit.heading.to_owned(),
            text: side.source.quote(body).to_owned(),
            span: body,
            ..Measure::default()
        },
    };
    let issued = side.plan.plan.issued.as_deref();
    let Some(joined) = joined else {
        return Some(Measure {
            clauses: extract::commitments(side.source, body, whole, issued, Lexicon::built_in()),
            responsible: extract::responsible::responsible(side.source, whole),
            ..known
        });
    };
    let read = joined_facts(side, &joined, head)?;
    let clauses = read.clauses.into_iter().map(|clause| {
        let span = joined.printed(clause.span).shift(whole.start);
        Clause { span, ..clause }
    });
    let mut responsible = read.responsible;
    if let Some(from) = first_leads().filter(|_| !responsible.is_empty()) {
        extract::responsible::rank(&mut responsible, from);
    }
    Some(Measure {
        clauses: clauses.collect(),
        responsible,
        references: read.references,
        entities: read.entities,
        ..known
    })
}

/// Whether lines of a unit are broken at a width.
pub(super) fn is_broken(side: Side, unit: &Unit) -> bool {
    let (body, whole) = extent(unit);
    Unbroken::new(side.source.quote(whole), body.start - whole.start).is_some()
}

/// Where a unit's body stands, and its heading and body: the heading is no commitment.
fn extent(unit: &Unit) -> (Span, Span) {
    let heading = unit.text.find(unit.heading).map_or(0, |at| at + unit.heading.len());
    let body = match unit.measure {
        Some(measure) => measure.span,
        None => Span::new((unit.span.start + heading).min(unit.span.end), unit.span.end),
    };
    (body, Span::new(unit.span.start.min(body.start), body.end.max(unit.span.start)))
}

/// What a unit says when its lines are joined; its first `head` bytes are the heading.
fn joined_facts(side: Side, joined: &Unbroken, head: usize) -> Option<Measure> {
    let source = Source::new(side.source.name(), joined.text.as_str());
    let end = source.text().len();
    let (heading, body) = (Span::new(0, head.min(end)), Span::new(head.min(end), end));
    let unit = document::Unit {
        path: String::new(),
        label: String::new(),
        number: 0,
        parent: None,
        depth: 0,
        heading,
        body,
        span: Span::new(0, end),
        kind: SectionKind::Operative,
        is_measure: true,
    };
    let document = Document { head: side.plan.plan.clone(), units: vec![unit], ..Document::default() };
    extract::facts(&source, &document, Lexicon::built_in()).measures.pop()
}

/// A measure with its commitments cut where the other side's begin and end: one word can join what two sentences of the
/// other side say. Nothing when they are cut alike already.
fn cut(side: Side, measure: &Measure, other: &Measure) -> Option<Measure> {
    let theirs: HashSet<Vec<char>> = other.clauses.iter().map(|clause| fold::words(&clause.quote)).collect();
    let mut clauses = Vec::with_capacity(measure.clauses.len());
    for clause in &measure.clauses {
        match parts(&clause.quote, &theirs).and_then(|parts| read_parts(side, clause, &parts)) {
            Some(read) => clauses.extend(read),
            None => clauses.push(clause.clone()),
        }
    }
    (clauses.len() > measure.clauses.len()).then(|| Measure { clauses, ..measure.clone() })
}

/// The parts of a commitment as commitments of their own; nothing when one of them is none (到2025年, 為改善民生).
fn read_parts(side: Side, clause: &Clause, parts: &[Span]) -> Option<Vec<Clause>> {
    let source = Source::new(side.source.name(), clause.quote.as_str());
    let issued = side.plan.plan.issued.as_deref();
    let printed = side.source.quote(clause.span);
    let mut out = Vec::new();
    for part in parts {
        let read = extract::commitments(&source, *part, *part, issued, Lexicon::built_in());
        if read.iter().all(|clause| clause.rung == 0 && !clause.forbid) {
            return None;
        }
        out.extend(read.into_iter().map(|read| {
            let span = within(printed, &clause.quote, read.span).shift(clause.span.start);
            Clause { span, ..read }
        }));
    }
    Some(out)
}

/// The stretches of a commitment between commas, where one of them alone is a whole commitment of the other side.
fn parts(quote: &str, theirs: &HashSet<Vec<char>>) -> Option<Vec<Span>> {
    if !quote.contains(['，', ',', '；', ';']) || theirs.contains(&fold::words(quote)) {
        return None;
    }
    let marks: Vec<(usize, &str)> = quote.match_indices(['，', ',', '；', ';']).collect();
    let starts = std::iter::once(0).chain(marks.iter().map(|(at, mark)| at + mark.len()));
    let ends: Vec<usize> = marks.iter().map(|(at, _)| *at).chain([quote.len()]).collect();
    let mut out: Vec<Span> = Vec::new();
    let mut open: Option<Span> = None;
    let starts: Vec<usize> = starts.collect();
    let mut k = 0;
    while k < starts.len() {
        // The longest run of stretches from here that the other side says in one commitment.
        let theirs_to = (k..ends.len().min(k + STRETCHES)).rev().find(|last| {
            let words = fold::words(&quote[starts[k]..ends[*last]]);
            words.len() >= DISTINCTIVE && theirs.contains(&words)
        });
        match theirs_to {
            Some(last) => {
                out.extend(open.take());
                out.push(Span::new(starts[k], ends[last]));
                k = last + 1;
            }
            None => {
                let from = open.map_or(starts[k], |span| span.start);
                open = Some(Span::new(from, ends[k]));
                k += 1;
            }
        }
    }
    out.extend(open);
    (out.len() > 1).then_some(out)
}

/// At most so many stretches are taken together.
const STRETCHES: usize = 8;
/// A stretch shorter than this may be said by chance.
const DISTINCTIVE: usize = 4;

/// A span of a quotation in the printed words it was joined from, which may hold more blanks.
fn within(printed: &str, quote: &str, span: Span) -> Span {
    if printed == quote {
        return span;
    }
    let mut places: Vec<usize> = Vec::with_capacity(quote.len());
    let mut rest = printed.char_indices().peekable();
    for c in quote.chars() {
        let at = rest.by_ref().find(|(_, p)| *p == c).map_or(printed.len(), |(at, _)| at);
        places.extend(std::iter::repeat_n(at, c.len_utf8()));
    }
    let start = places.get(span.start).copied().unwrap_or(printed.len());
    let last = span.end.checked_sub(1).and_then(|last| places.get(last)).copied().unwrap_or(start);
    let end = printed[last..].chars().next().map_or(last, |c| last + c.len_utf8());
    Span::new(start.min(end), end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commitments_are_cut_where_the_other_side_cuts() {
        let check = |quote: &str, theirs: &[&str], expected: &[&str]| {
            let theirs = theirs.iter().map(|words| fold::words(words)).collect();
            let told: Vec<&str> = parts(quote, &theirs)
                .map_or(vec![quote], |parts| parts.iter().map(|part| &quote[part.start..part.end]).collect());
            assert_eq!(told, expected);
        };
        let joined = "支持对施工人员的健康监测，发现疫情应及时报告";
        check(
            joined,
            &["加强对施工人员的健康监测", "发现疫情应及时报告"],
            &["支持对施工人员的健康监测", "发现疫情应及时报告"],
        );
        check(joined, &["支持对施工人员的健康监测，发现疫情应及时报告"], &[joined]);
        check(joined, &["加强健康监测"], &[joined]);
        check("建设公园，完善驿站，提升通勤功能", &["完善驿站，提升通勤功能"], &["建设公园", "完善驿站，提升通勤功能"]);
    }

    #[test]
    fn spans_of_joined_words_are_found_in_the_printed_ones() {
        let (printed, quote) = ("推进建设，\n    加快建成", "推进建设，加快建成");
        let at = quote.find("加快").expect("there");
        let span = within(printed, quote, Span::new(at, quote.len()));
        assert_eq!(&printed[span.start..span.end], "加快建成");
        assert_eq!(within(quote, quote, Span::new(0, 3)), Span::new(0, 3));
    }
}
