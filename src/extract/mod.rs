//! Structure in, commitments out: clauses, quantities, deadlines, references, offices, names.

pub mod alias;
mod boundary;
pub mod clause;
pub mod deadline;
pub mod entity;
mod glyphs;
pub mod quantity;
pub mod reference;
pub mod related;
pub mod responsible;
mod folded;
mod unread;
mod unresolved;
mod wrapped;

use crate::document::{Document, Unit};
use crate::lexicon::Lexicon;
use crate::plan::{Clause, Deadline, Entity, EntityKind, Measure, Plan, Quantity, Reference, Section};
use crate::source::{Source, Span};

use folded::{Folded, Passage};
use unread::Piece;

/// Reads every measure's commitments, and lists what was seen and not understood. Ids and `related` are left empty:
/// they come with `identity` and [`related`].
pub fn extract(source: &Source, document: Document, lexicon: &Lexicon) -> Plan {
    let folded = Folded::joined(source, extent(&document), &document.soft);
    let (mut plan, seen) = read(source, &folded, &document, lexicon);
    plan.diagnostics.extend(unresolved::unresolved(source, &folded, &document, &plan.plan.aliases));
    plan.unread = unread::unread(source, &folded, &document, &plan, seen, lexicon);
    if !document.soft.is_empty() {
        wrapped::join(&mut plan);
    }
    plan
}

/// What [`extract`] reads, without the list of what was not understood.
pub fn facts(source: &Source, document: &Document, lexicon: &Lexicon) -> Plan {
    let mut plan = read(source, &Folded::joined(source, extent(document), &document.soft), document, lexicon).0;
    if !document.soft.is_empty() {
        wrapped::join(&mut plan);
    }
    plan
}

/// The plan, and what was met without a reading in each measure that was read by itself.
fn read(source: &Source, folded: &Folded, document: &Document, lexicon: &Lexicon) -> (Plan, Vec<Option<Vec<Piece>>>) {
    let mut plan = Plan {
        plan: document.head.clone(),
        sections: document.units.iter().map(|unit| section(source, unit)).collect(),
        measures: Vec::new(),
        unread: Vec::new(),
        diagnostics: document.diagnostics.clone(),
    };
    let issued = document.head.issued.as_deref();
    let texts: Vec<Text> = readable(document).map(|(unit, span)| (unit, folded.passage(span))).collect();
    plan.plan.aliases = alias::once(texts.iter().flat_map(|(_, text)| alias::aliases(source, text)));
    let entities = entity::entities(source, &texts, &plan.plan.aliases, lexicon);
    let mut seen = Vec::new();
    for ((unit, text), entities) in measures(&texts).zip(entities) {
        let (measure, pieces) = measure(source, unit, text, issued, lexicon);
        plan.measures.push(with_names(measure, entities));
        seen.push(pieces);
    }
    let names = plan.measures.iter().any(|measure| !measure.responsible.is_empty());
    if let Some(from) = Some(source).filter(|_| names).and_then(responsible::first_leads) {
        for measure in &mut plan.measures {
            responsible::rank(&mut measure.responsible, from);
        }
    }
    plan.plan.references = cited_outside_measures(source, &texts);
    reference::resolve(&mut plan);
    (plan, seen)
}

/// The same plan before any commitment is read: sections, and measures with their text alone.
pub fn outline(source: &Source, document: &Document) -> Plan {
    let bare = |unit: &Unit| Measure {
        path: unit.path.clone(),
        label: unit.label.clone(),
        number: unit.number,
        heading: source.quote(unit.heading).to_owned(),
        text: source.quote(unit.content()).to_owned(),
        span: unit.content(),
        ..Measure::default()
    };
    Plan {
        plan: document.head.clone(),
        sections: document.units.iter().map(|unit| section(source, unit)).collect(),
        measures: document.units.iter().filter(|unit| unit.is_measure).map(bare).collect(),
        unread: Vec::new(),
        diagnostics: document.diagnostics.clone(),
    }
}

/// A unit as it is published.
fn section(source: &Source, unit: &Unit) -> Section {
    Section {
        path: unit.path.clone(),
        label: unit.label.clone(),
        heading: source.quote(unit.heading).to_owned(),
        kind: unit.kind,
        span: unit.span,
    }
}

/// A measure with everything that its own text says, and what has no reading, unless a heading was read with it.
fn measure(
    source: &Source,
    unit: &Unit,
    text: &Passage,
    issued: Option<&str>,
    lexicon: &Lexicon,
) -> (Measure, Option<Vec<Piece>>) {
    let (clauses, pieces) = committed(source, text.part(unit.content()), text, issued, lexicon);
    let measure = Measure {
        id: String::new(),
        path: unit.path.clone(),
        label: unit.label.clone(),
        number: unit.number,
        heading: source.quote(unit.heading).to_owned(),
        text: source.quote(unit.content()).to_owned(),
        span: unit.content(),
        clauses,
        references: reference::references(source, text),
        responsible: responsible::named(source, text),
        entities: Vec::new(),
        related: Vec::new(),
    };
    (measure, (whole(unit) == unit.content()).then_some(pieces))
}

/// The clauses of `content` with their figures and dates; those of `whole`, which also holds the heading, are kept too.
pub fn commitments(
    source: &Source,
    content: Span,
    whole: Span,
    issued: Option<&str>,
    lexicon: &Lexicon,
) -> Vec<Clause> {
    let folded = Folded::new(source, Span::new(content.start.min(whole.start), content.end.max(whole.end)));
    committed(source, folded.passage(content), &folded.passage(whole), issued, lexicon).0
}

/// [`commitments`], and the numbers and dates of `whole` without a reading.
fn committed(
    source: &Source,
    content: Passage,
    whole: &Passage,
    issued: Option<&str>,
    lexicon: &Lexicon,
) -> (Vec<Clause>, Vec<Piece>) {
    let mut clauses = clause::read(source, content, lexicon);
    let (quantities, numbers) = quantity::numbers(source, whole, lexicon);
    let (deadlines, dates) = deadline::dates(source, whole, issued, lexicon);
    file(&mut clauses, quantities, deadlines);
    (clauses, unread::pieces(numbers, dates))
}

/// A measure with its names. Offices that only stand where the responsible ones are listed are told there.
fn with_names(mut measure: Measure, entities: Vec<Entity>) -> Measure {
    let lists = || measure.responsible.iter().filter(|one| responsible::is_list(one));
    let listed = |span: Span| lists().any(|one| one.span.contains(span));
    measure.entities = entities.into_iter().filter(|e| e.kind != EntityKind::Organisation || !listed(e.span)).collect();
    measure
}

/// Heading and text of a unit, as one span.
fn whole(unit: &Unit) -> Span {
    let content = unit.content();
    if unit.heading.is_empty() || unit.heading.start > content.start {
        return content;
    }
    Span::new(unit.heading.start, content.end)
}

/// Files each value into the last clause that begins before it; what stands in the heading belongs to the first one.
fn file(clauses: &mut [Clause], quantities: Vec<Quantity>, deadlines: Vec<Deadline>) {
    if clauses.is_empty() {
        return;
    }
    let starts: Vec<usize> = clauses.iter().map(|clause| clause.span.start).collect();
    let home = |span: Span| starts.partition_point(|start| *start <= span.start).saturating_sub(1);
    for quantity in quantities {
        clauses[home(quantity.span)].quantities.push(quantity);
    }
    for deadline in deadlines {
        clauses[home(deadline.span)].deadlines.push(deadline);
    }
}

/// Documents cited in the preamble and in general sections, each with the path of its unit.
fn cited_outside_measures(source: &Source, texts: &[Text]) -> Vec<Reference> {
    let outside = texts.iter().filter(|(unit, _)| unit.is_none_or(|unit| !unit.is_measure));
    outside
        .flat_map(|(unit, text)| {
            let path = unit.map_or("preamble", |unit| unit.path.as_str());
            reference::references(source, text)
                .into_iter()
                .map(|reference| Reference { path: Some(path.to_owned()), ..reference })
        })
        .collect()
}

/// A piece of running text, with its unit unless it is the preamble.
type Text<'d> = (Option<&'d Unit>, Passage<'d>);

/// The texts of measures.
fn measures<'d>(texts: &'d [Text<'d>]) -> impl Iterator<Item = (&'d Unit, &'d Passage<'d>)> {
    texts.iter().filter_map(|(unit, text)| Some((unit.filter(|unit| unit.is_measure)?, text)))
}

/// The part of the source that is read.
fn extent(document: &Document) -> Span {
    let start = readable(document).map(|(_, span)| span.start).min().unwrap_or(0);
    Span::new(start, readable(document).map(|(_, span)| span.end).max().unwrap_or(start))
}

/// The pieces of running text in reading order: the preamble without a unit, then heading and text of each unit.
fn readable(document: &Document) -> impl Iterator<Item = (Option<&Unit>, Span)> {
    let preamble = document.preamble.iter().map(|span| (None, *span));
    preamble.chain(document.units.iter().map(|unit| (Some(unit), whole(unit))))
}
