//! The data of the search box: every unit's own text, what can be filtered by, and what folds, sounds and means alike.
//!
//! The rules of matching are those of `docs/search-spec.md`; the scripts below `assets/search` follow them.

mod pack;
mod table;

use std::collections::{BTreeSet, HashMap};

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use self::pack::Packer;
use super::SiteFile;
use super::facts::Facts;
use super::outline::Unit;
use super::pages::{Shelf, inert};
use crate::plan::{EntityKind, Measure, Script, SectionKind};
use crate::script;
use crate::segment::Segmenter;
use crate::source::Span;

/// The data file, named by its contents so that no browser keeps an old one.
pub(super) fn data(shelf: &Shelf<'_>) -> SiteFile {
    let mut order: Vec<usize> = (0..shelf.facts.len()).collect();
    // The same order as that of `fangan search`: plans by their ids.
    order.sort_by_key(|i| &shelf.facts[*i].book.plan.plan.id);
    let segmenter = Segmenter::with(&shelf.options.domain_words);
    let mut writer = Writer { packer: Packer::new(segmenter), ..Writer::default() };
    let plans: Vec<Value> = order
        .iter()
        .map(|i| {
            let facts = &shelf.facts[*i];
            let head = &facts.book.plan.plan;
            let home = match shelf.facts.len() {
                1 => "index.html".to_owned(),
                _ => format!("{}/index.html", facts.folder),
            };
            let entries = writer.entries(facts);
            let traditional = head.script == Script::Hant;
            json!({ "id": head.id, "title": head.title, "issued": head.issued, "home": home, "folder": facts.folder, "hant": traditional, "entries": entries })
        })
        .collect();
    let packed = writer.packer.pack();
    let synonyms = table::synonyms(&shelf.options.synonyms);
    // Which script a query is in matters only where there are plans of both.
    let scripts: BTreeSet<bool> = shelf.facts.iter().map(|f| f.book.plan.plan.script == Script::Hant).collect();
    let sides = (scripts.len() > 1).then(script::of_one_script);
    let data = json!({
        "sides": sides,
        "fold": table::fold(&writer.packer.text, &synonyms),
        "sounds": table::sounds(&writer.packer.text),
        "asks": table::question_words().join(" "),
        "synonyms": synonyms,
        "names": writer.names,
        "words": packed.words,
        "long": packed.long,
        "text": packed.text,
        "plans": plans,
    });
    let script = format!("fanganSearch({});\n", inert(&data.to_string()));
    let digest: String = Sha256::digest(script.as_bytes()).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    SiteFile { path: format!("src/search/data-{digest}.js"), bytes: script.into_bytes() }
}

/// What the rows of all plans share.
#[derive(Default)]
struct Writer {
    packer: Packer,
    /// Offices, places and documents, each once.
    names: Vec<String>,
    number_of: HashMap<String, usize>,
}

/// What stands in a row for the kinds of entries, in this order.
const KINDS: [&str; 4] = ["measure", "general", "section", "plan"];

impl Writer {
    /// One row for each unit in reading order, the plan itself first; `assets/search/data.js` says what stands where.
    fn entries(&mut self, facts: &Facts<'_>) -> Vec<Value> {
        let plan = facts.book.plan;
        let title = &plan.plan.title;
        self.packer.add(&format!("{title}\n{}", facts.book.own_text));
        let cited = plan.plan.references.iter().filter(|r| r.path.as_deref().is_none_or(|p| p == "preamble"));
        let values = self.values([("cites", cited.map(|r| r.title.as_str()).collect())]);
        let whole = json!([3, plan.plan.id, "", 0, 0, units16(title), plan.sections.len(), "", "", 0, "", values]);
        let mut rows = vec![short(whole)];
        for unit in &facts.units {
            rows.push(self.entry(facts, unit));
        }
        rows
    }

    fn entry(&mut self, facts: &Facts<'_>, unit: &Unit) -> Value {
        let plan = facts.book.plan;
        let section = &plan.sections[unit.section];
        let next = plan.sections.get(unit.section + 1).map_or(usize::MAX, |next| next.span.start);
        let own = Span::new(section.span.start, section.span.end.min(next).max(section.span.start));
        let text = facts.book.source.quote(own).trim_end();
        self.packer.add(text);
        let label_end = section.label.len().min(text.len());
        let found = text.get(label_end..).and_then(|rest| rest.find(&section.heading)).map(|at| label_end + at);
        let heading = found.unwrap_or(label_end);
        let heading_end = found.map_or(label_end, |at| at + section.heading.len());
        let below = plan.sections[unit.section + 1..].iter().take_while(|s| s.span.start < section.span.end).count();
        let has_body = text.get(heading_end..).is_some_and(|body| body.chars().any(char::is_alphanumeric));
        let measure = unit.measure.map(|index| &plan.measures[index]);
        let kind = match (section.kind, measure) {
            (_, Some(_)) => "measure",
            (_, None) if below > 0 && !has_body => "section",
            (SectionKind::General, None) => "general",
            (SectionKind::Operative, None) => "section",
        };
        let id = measure.map_or(&section.path, |m| &m.id);
        let page = match &unit.anchor {
            Some(anchor) => format!("{}.html#{anchor}", unit.page),
            None if unit.page == format!("m/{id}") => String::new(),
            None => format!("{}.html", unit.page),
        };
        let (rungs, due, has) = measure.map(facets).unwrap_or_default();
        let cited = plan.plan.references.iter().filter(|r| r.path.as_deref() == Some(&section.path));
        let mut cites: Vec<&str> = cited.map(|r| r.title.as_str()).collect();
        let (mut offices, mut places) = (Vec::new(), Vec::new());
        if let Some(measure) = measure {
            cites.extend(measure.references.iter().map(|r| r.title.as_str()));
            offices
                .extend(measure.responsible.iter().flat_map(|r| r.lead.iter().chain(&r.support)).map(String::as_str));
            let named = measure.entities.iter().filter(|e| e.kind == EntityKind::Place);
            places.extend(named.map(|e| e.name.as_str()));
        }
        let values = self.values([("office", offices), ("place", places), ("cites", cites)]);
        let at = |end: usize| units16(text.get(..end).unwrap_or(""));
        // Label and heading are cut out of the text; one that is not to be found there is said.
        let label = if text.starts_with(&section.label) { "" } else { &section.label };
        let said = if found.is_some() { "" } else { &section.heading };
        let kind = KINDS.iter().position(|k| *k == kind);
        short(json!([
            kind,
            id,
            section.path,
            at(label_end),
            at(heading),
            at(heading_end),
            below,
            page,
            rungs,
            due,
            has,
            values,
            label,
            said
        ]))
    }

    /// The numbers of the names under each field that has any; nothing at all where none has.
    fn values<const N: usize>(&mut self, fields: [(&str, Vec<&str>); N]) -> Value {
        let mut out = Map::new();
        for (field, names) in fields {
            let mut numbers: Vec<usize> = names.into_iter().map(|name| self.number(name)).collect();
            numbers.sort_unstable();
            numbers.dedup();
            if !numbers.is_empty() {
                out.insert(field.to_owned(), numbers.into());
            }
        }
        if out.is_empty() { json!(0) } else { out.into() }
    }

    fn number(&mut self, name: &str) -> usize {
        if let Some(number) = self.number_of.get(name) {
            return *number;
        }
        self.names.push(name.to_owned());
        self.number_of.insert(name.to_owned(), self.names.len() - 1);
        self.names.len() - 1
    }
}

/// A row without the empty values at its end.
fn short(mut row: Value) -> Value {
    if let Some(values) = row.as_array_mut() {
        while values.last().is_some_and(|v| v.as_str() == Some("") || v.as_u64() == Some(0)) && values.len() > 11 {
            values.pop();
        }
    }
    row
}

/// Rungs of a measure (`f` for a prohibition), its first deadline as `20251231`, and what it has: targets, deadlines.
fn facets(measure: &Measure) -> (String, u32, String) {
    let rungs: BTreeSet<char> = measure
        .clauses
        .iter()
        .filter(|c| c.forbid || c.rung > 0)
        .map(|c| if c.forbid { 'f' } else { char::from(b'0' + c.rung.min(9)) })
        .collect();
    let deadlines = || measure.clauses.iter().flat_map(|c| &c.deadlines);
    let due = deadlines()
        .filter_map(|d| d.end.as_deref())
        .filter_map(|end| end.replace('-', "").parse::<u32>().ok())
        .min()
        .unwrap_or(0);
    let mut has = String::new();
    if measure.clauses.iter().any(|c| !c.quantities.is_empty()) {
        has.push('t');
    }
    if deadlines().next().is_some() {
        has.push('d');
    }
    (rungs.into_iter().collect(), due, has)
}

/// Length in the units that scripts count in.
fn units16(text: &str) -> usize {
    text.encode_utf16().count()
}
