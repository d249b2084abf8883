//! What a plan says, gathered by what is said: names, offices, documents, dates, and where each is used.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Book;
use super::outline::{Unit, measure_ids, once, outline, safe};
use crate::identity;
use crate::plan::{Clause, Deadline, EntityKind, Measure, Quantity, Reference};
use crate::source::Span;

/// Everything the pages of one plan are made from; the same for both scripts.
pub(super) struct Facts<'a> {
    /// The plan with its source.
    pub book: &'a Book<'a>,
    /// The plan's folder inside a tree.
    pub folder: String,
    /// Its units in reading order.
    pub units: Vec<Unit>,
    /// Ids of the measures as they stand in addresses.
    pub ids: Vec<String>,
    /// The unit of each measure.
    pub unit_of: Vec<Option<usize>>,
    /// Everything with a name, in the order of the lists it stands in.
    pub names: Vec<Name>,
    /// Measures that name this one as related, or mention its heading.
    pub backlinks: Vec<Vec<usize>>,
}

/// Something that has a name and a place in one of the indexes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Name {
    /// As printed.
    pub name: String,
    /// Which index lists it.
    pub list: List,
    /// Its anchor there.
    pub anchor: String,
    /// What it stands for, or its number: alias, document.
    pub gloss: Option<String>,
    /// Measures that use it, each once, in order.
    pub measures: Vec<usize>,
    /// Paths of other units that use it.
    pub elsewhere: Vec<String>,
    /// Its kind, for entities.
    pub kind: Option<EntityKind>,
    /// Measures in which it leads; for offices.
    pub leads: Vec<usize>,
    /// Measures in which it supports; for offices.
    pub supports: Vec<usize>,
}

/// An index that lists names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum List {
    /// Short names and what they stand for.
    Glossary,
    /// Documents cited.
    Documents,
    /// Offices and organisations.
    Offices,
    /// Places.
    Places,
    /// Projects, programmes, facilities, events.
    Projects,
}

impl List {
    /// Its page, relative to the plan's folder, without extension.
    pub fn page(self) -> &'static str {
        match self {
            List::Glossary => "glossary",
            List::Documents => "documents",
            List::Offices => "offices",
            List::Places => "places",
            List::Projects => "projects",
        }
    }
}

impl<'a> Facts<'a> {
    /// The page of measure `index`, relative to the plan's folder.
    pub fn page_of(&self, index: usize) -> String {
        format!("m/{}", self.ids[index])
    }

    /// Every quantity with the measure and clause that hold it.
    pub fn quantities(&self) -> impl Iterator<Item = (usize, usize, &'a Quantity)> {
        self.clauses().flat_map(|(m, c, clause)| clause.quantities.iter().map(move |q| (m, c, q)))
    }

    /// Every deadline with the measure and clause that hold it.
    pub fn deadlines(&self) -> impl Iterator<Item = (usize, usize, &'a Deadline)> {
        self.clauses().flat_map(|(m, c, clause)| clause.deadlines.iter().map(move |d| (m, c, d)))
    }

    /// Every clause with its measure and its place in it.
    pub fn clauses(&self) -> impl Iterator<Item = (usize, usize, &'a Clause)> {
        let plan = self.book.plan;
        plan.measures
            .iter()
            .enumerate()
            .flat_map(|(m, measure)| measure.clauses.iter().enumerate().map(move |(c, clause)| (m, c, clause)))
    }

    /// Names of one index.
    pub fn listed(&self, list: List) -> impl Iterator<Item = &Name> {
        self.names.iter().filter(move |name| name.list == list)
    }
}

/// Gathers what `book` says.
pub(super) fn gather<'a>(book: &'a Book<'a>, folder: String) -> Facts<'a> {
    let plan = book.plan;
    let units = outline(plan);
    let mut unit_of = vec![None; plan.measures.len()];
    for (i, unit) in units.iter().enumerate() {
        if let Some(measure) = unit.measure {
            unit_of[measure] = Some(i);
        }
    }
    let names = names(book);
    let by_id: HashMap<&str, usize> = plan.measures.iter().enumerate().map(|(i, m)| (m.id.as_str(), i)).collect();
    let mut backlinks = vec![Vec::new(); plan.measures.len()];
    for (i, measure) in plan.measures.iter().enumerate() {
        for other in measure.related.iter().filter_map(|r| by_id.get(r.id.as_str())) {
            backlinks[*other].push(i);
        }
    }
    Facts { book, folder, ids: measure_ids(plan), units, unit_of, names, backlinks }
}

/// Gathers names as they come, one entry for each.
struct Gatherer {
    found: BTreeMap<(List, String), usize>,
    names: Vec<Name>,
    anchors: HashMap<List, HashSet<String>>,
}

impl Gatherer {
    fn entry(&mut self, list: List, name: &str) -> &mut Name {
        let key = (list, name.to_owned());
        let index = match self.found.get(&key) {
            Some(index) => *index,
            None => {
                let anchor = once(safe(&identity::slug(name)), self.anchors.entry(list).or_default());
                self.names.push(Name {
                    name: name.to_owned(),
                    list,
                    anchor,
                    gloss: None,
                    measures: Vec::new(),
                    elsewhere: Vec::new(),
                    kind: None,
                    leads: Vec::new(),
                    supports: Vec::new(),
                });
                self.found.insert(key, self.names.len() - 1);
                self.names.len() - 1
            }
        };
        &mut self.names[index]
    }
}

fn names(book: &Book<'_>) -> Vec<Name> {
    let plan = book.plan;
    let mut gatherer = Gatherer { found: BTreeMap::new(), names: Vec::new(), anchors: HashMap::new() };
    for alias in &plan.plan.aliases {
        let entry = gatherer.entry(List::Glossary, &alias.alias);
        entry.gloss = Some(alias.full.clone());
        entry.measures = uses(book, &alias.alias);
        entry.elsewhere = uses_outside(book, &alias.alias);
    }
    let cite = |gatherer: &mut Gatherer, reference: &Reference, measure: Option<usize>| {
        if reference.title.is_empty() {
            return;
        }
        let entry = gatherer.entry(List::Documents, &reference.title);
        if entry.gloss.is_none() {
            entry.gloss = reference.doc_number.clone();
        }
        match (measure, &reference.path) {
            (Some(measure), _) => add(&mut entry.measures, measure),
            (None, Some(path)) => add(&mut entry.elsewhere, path.clone()),
            (None, None) => {}
        }
    };
    for reference in &plan.plan.references {
        cite(&mut gatherer, reference, None);
    }
    for (i, measure) in plan.measures.iter().enumerate() {
        for reference in &measure.references {
            cite(&mut gatherer, reference, Some(i));
        }
        for responsible in &measure.responsible {
            for office in &responsible.lead {
                let entry = gatherer.entry(List::Offices, office);
                add(&mut entry.measures, i);
                add(&mut entry.leads, i);
            }
            for office in responsible.support.iter().chain(&responsible.guide) {
                let entry = gatherer.entry(List::Offices, office);
                add(&mut entry.measures, i);
                add(&mut entry.supports, i);
            }
        }
        for entity in &measure.entities {
            let list = match entity.kind {
                EntityKind::Place => List::Places,
                EntityKind::Organisation => List::Offices,
                EntityKind::Project | EntityKind::Programme | EntityKind::Facility | EntityKind::Event => {
                    List::Projects
                }
            };
            let entry = gatherer.entry(list, &entity.name);
            add(&mut entry.measures, i);
            entry.kind = entry.kind.or(Some(entity.kind));
        }
    }
    gatherer.names
}

/// The measures whose text or heading says `name`.
fn uses(book: &Book<'_>, name: &str) -> Vec<usize> {
    let says = |m: &Measure| m.text.contains(name) || m.heading.contains(name);
    let measures = book.plan.measures.iter().enumerate();
    measures.filter(|(_, measure)| says(measure)).map(|(i, _)| i).collect()
}

/// The paths of the units that are no measures and whose own text says `name`.
fn uses_outside(book: &Book<'_>, name: &str) -> Vec<String> {
    let sections = &book.plan.sections;
    let mut found = Vec::new();
    for (i, section) in sections.iter().enumerate() {
        let end = sections.get(i + 1).map_or(section.span.end, |next| next.span.start.min(section.span.end));
        let own = Span::new(section.span.start, end.max(section.span.start));
        let is_measure = book.plan.measures.iter().any(|m| section.span.contains(m.span) && m.path == section.path);
        if !is_measure && book.source.quote(own).contains(name) {
            found.push(section.path.clone());
        }
    }
    found
}

/// Adds what is not there yet; lists grow in order, so the last one decides most of the time.
fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if list.last() != Some(&item) && !list.contains(&item) {
        list.push(item);
    }
}

/// Where a text stands in its source: line number, from 1.
pub(super) fn line(book: &Book<'_>, span: Span) -> usize {
    book.source.position(span.start).0
}
