//! What is indexed and given back: one entry for each numbered unit of a plan, and one for the plan itself.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::plan::{Measure, Plan, Script, SectionKind};
use crate::reading::Reading;
use crate::script;
use crate::source::{Source, Span};

/// A numbered unit, or the plan itself, as a hit shows it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Entry {
    /// The plan's id.
    pub plan: String,
    /// The plan's title.
    pub title: String,
    /// The measure's id; of other units the path, `preamble` of the plan itself.
    pub id: String,
    /// Labels from the top.
    pub path: String,
    /// The label as printed.
    pub label: String,
    /// The heading as printed; of the plan itself its title.
    pub heading: String,
    /// What it is.
    pub kind: Kind,
    /// Its own text as printed, label and heading included, without the units below it.
    pub text: String,
    /// Byte offset in `text` where the label ends.
    pub label_end: usize,
    /// Byte offset in `text` where the heading ends.
    pub heading_end: usize,
    /// How many entries stand below it; they follow at once.
    pub below: u32,
    /// The rungs of its clauses, highest first, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rungs: Vec<u8>,
    /// Whether a clause prohibits.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub forbids: bool,
    /// Its deadlines: words as printed, last day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<(String, Option<String>)>,
    /// Its targets, as printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<String>,
    /// Offices it names as responsible.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offices: Vec<String>,
    /// Places it names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// Titles of the documents it cites.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<String>,
    /// When the plan was issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<String>,
    /// Whether the plan is in Traditional characters.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub traditional: bool,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// 措施, or an article.
    #[default]
    Measure,
    /// A numbered unit with a body that is no measure.
    General,
    /// A heading above other units.
    Section,
    /// The plan itself: its title and what stands in no unit.
    Plan,
}

impl Kind {
    /// The kinds by their number in the index.
    pub const ALL: [Kind; 4] = [Kind::Measure, Kind::General, Kind::Section, Kind::Plan];

    /// The name in filters and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Measure => "measure",
            Kind::General => "general",
            Kind::Section => "section",
            Kind::Plan => "plan",
        }
    }
}

/// The entries of a document in reading order, the plan itself first.
pub fn entries(reading: &Reading) -> Vec<Entry> {
    let plan = &reading.plan;
    let mut entries = vec![whole(reading)];
    let starts: HashMap<(&str, usize), &Measure> =
        plan.measures.iter().map(|m| ((m.path.as_str(), m.span.end), m)).collect();
    let by_path: HashMap<&str, &Measure> = plan.measures.iter().map(|m| (m.path.as_str(), m)).collect();
    for (i, section) in plan.sections.iter().enumerate() {
        let next = plan.sections.get(i + 1).map_or(usize::MAX, |next| next.span.start);
        let own = Span::new(section.span.start, section.span.end.min(next).max(section.span.start));
        let text = reading.source.quote(own).trim_end();
        let below = plan.sections[i + 1..].iter().take_while(|s| s.span.start < section.span.end).count();
        let label_end = section.label.len().min(text.len());
        let heading_end = heading_end(text, label_end, &section.heading);
        let has_body = text.get(heading_end..).is_some_and(|body| body.chars().any(char::is_alphanumeric));
        let measure = starts
            .get(&(section.path.as_str(), section.span.end))
            .or_else(|| by_path.get(section.path.as_str()))
            .filter(|m| section.span.contains(m.span));
        let kind = match (section.kind, measure) {
            (_, Some(_)) => Kind::Measure,
            (_, None) if below > 0 && !has_body => Kind::Section,
            (SectionKind::General, None) => Kind::General,
            (SectionKind::Operative, None) => Kind::Section,
        };
        let mut entry = Entry {
            plan: plan.plan.id.clone(),
            title: plan.plan.title.clone(),
            id: section.path.clone(),
            path: section.path.clone(),
            label: section.label.clone(),
            heading: section.heading.clone(),
            kind,
            text: text.to_owned(),
            label_end,
            heading_end,
            below: u32::try_from(below).unwrap_or(u32::MAX),
            issued: plan.plan.issued.clone(),
            traditional: plan.plan.script == Script::Hant,
            ..Entry::default()
        };
        if let Some(measure) = measure {
            describe(&mut entry, measure);
        }
        let cited = plan.plan.references.iter().filter(|r| r.path.as_deref() == Some(&section.path));
        entry.cites.extend(cited.map(|r| r.title.clone()));
        entries.push(entry);
    }
    entries
}

/// The one entry of a document without numbered units: all of its text, called by its first line.
pub fn unnumbered(id: &str, source: &Source) -> Entry {
    let text = source.text().trim();
    let title = text.lines().next().unwrap_or("").trim_start_matches(['#', ' ']).trim();
    Entry {
        plan: id.to_owned(),
        title: title.to_owned(),
        id: id.to_owned(),
        heading: title.to_owned(),
        kind: Kind::Plan,
        text: text.to_owned(),
        heading_end: text.find('\n').unwrap_or(text.len()),
        traditional: script::is_traditional(text),
        ..Entry::default()
    }
}

/// The plan itself: its title, and the text that is in no unit.
fn whole(reading: &Reading) -> Entry {
    let plan: &Plan = &reading.plan;
    let title = plan.plan.title.clone();
    // The title stands first, so that it is a heading like any other.
    let text = format!("{title}\n{}", reading.own_text());
    Entry {
        plan: plan.plan.id.clone(),
        id: plan.plan.id.clone(),
        heading: title.clone(),
        kind: Kind::Plan,
        heading_end: title.len(),
        title,
        text,
        below: u32::try_from(plan.sections.len()).unwrap_or(u32::MAX),
        cites: plan
            .plan
            .references
            .iter()
            .filter(|r| r.path.as_deref().is_none_or(|p| p == "preamble"))
            .map(|r| r.title.clone())
            .collect(),
        issued: plan.plan.issued.clone(),
        traditional: plan.plan.script == Script::Hant,
        ..Entry::default()
    }
}

fn heading_end(text: &str, label_end: usize, heading: &str) -> usize {
    if heading.is_empty() {
        return label_end;
    }
    text.get(label_end..).and_then(|rest| rest.find(heading)).map_or(label_end, |at| label_end + at + heading.len())
}

fn describe(entry: &mut Entry, measure: &Measure) {
    entry.id = measure.id.clone();
    entry.rungs = measure.clauses.iter().filter(|c| c.rung > 0 && !c.forbid).map(|c| c.rung).collect();
    entry.rungs.sort_unstable_by(|a, b| b.cmp(a));
    entry.rungs.dedup();
    entry.forbids = measure.clauses.iter().any(|c| c.forbid);
    let clauses = || measure.clauses.iter();
    entry.deadlines = clauses().flat_map(|c| &c.deadlines).map(|d| (d.quote.clone(), d.end.clone())).collect();
    entry.deadlines.dedup();
    entry.targets = clauses().flat_map(|c| &c.quantities).map(|q| q.quote.clone()).collect();
    entry.offices = measure.responsible.iter().flat_map(|r| r.lead.iter().chain(&r.support)).cloned().collect();
    let places = measure.entities.iter().filter(|e| e.kind == crate::plan::EntityKind::Place);
    entry.places = places.map(|e| e.name.clone()).collect();
    entry.cites = measure.references.iter().map(|r| r.title.clone()).collect();
}
