//! The whole way up: bytes in, a plan with its source out.

use std::collections::{HashMap, HashSet};

use crate::document::{Document, Unit};
use crate::error::{Error, ErrorKind, Result};
use crate::extract;
use crate::identity::{self, Earlier};
use crate::ingest::{self, Ingested};
use crate::lexicon::Lexicon;
use crate::parse;
use crate::plan::{Measure, Plan, Tombstone};
use crate::source::{Source, Span};

/// A document read: its text and what was understood of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The text that every span points into.
    pub source: Source,
    /// What was understood.
    pub plan: Plan,
    /// Measures of earlier revisions that this one no longer has.
    pub withdrawn: Vec<Tombstone>,
    /// The text between the head and the first unit.
    pub preamble: Option<Span>,
}

impl Reading {
    /// The text that belongs to the plan and to none of its units: the preamble, then what stands between units and behind
    /// the last one (signatures, an annex that numbers nothing), parted by line feeds.
    pub fn own_text(&self) -> String {
        let sections = &self.plan.sections;
        let starts = sections.iter().skip(1).map(|next| next.span.start).chain([self.source.text().len()]);
        let gaps = sections.iter().zip(starts).filter(|(section, next)| section.span.end < *next);
        let gaps = gaps.map(|(section, next)| Span::new(section.span.end, next));
        let pieces = self.preamble.into_iter().chain(gaps).map(|span| self.source.quote(span).trim());
        pieces.filter(|piece| piece.chars().any(char::is_alphanumeric)).collect::<Vec<_>>().join("\n")
    }
}

/// Reads a document of any format. `id` is the plan's id, `name` the file's path for messages.
///
/// # Errors
/// Those of [`ingest::ingest`], and `NotAPlan` for a text that has neither a numbered unit nor the head of a document.
pub fn read(id: &str, name: &str, bytes: &[u8], lexicon: &Lexicon) -> Result<Reading> {
    read_revision(id, name, bytes, lexicon, &Earlier::default())
}

/// Reads a document that has been read before, perhaps in an earlier revision: measures keep their ids.
///
/// # Errors
/// Those of [`read`].
pub fn read_revision(id: &str, name: &str, bytes: &[u8], lexicon: &Lexicon, earlier: &Earlier) -> Result<Reading> {
    let (ingested, document) = numbered(name, bytes)?;
    let preamble = document.preamble;
    let mut plan = extract::extract(&ingested.source, document, lexicon);
    plan.plan.id = id.to_owned();
    plan.unread.extend(ingested.unread);
    let withdrawn = identity::carry(&mut plan.measures, earlier);
    extract::related::relate(&mut plan.measures);
    Ok(Reading { source: ingested.source, plan, withdrawn, preamble })
}

/// Reads a document for who only searches it: what was not understood and which measures are related stay out.
///
/// # Errors
/// Those of [`read`].
pub fn read_facts(id: &str, name: &str, bytes: &[u8], lexicon: &Lexicon) -> Result<Reading> {
    let (ingested, document) = numbered(name, bytes)?;
    let mut plan = extract::facts(&ingested.source, &document, lexicon);
    plan.plan.id = id.to_owned();
    let withdrawn = identity::carry(&mut plan.measures, &Earlier::default());
    Ok(Reading { source: ingested.source, plan, withdrawn, preamble: document.preamble })
}

/// A text and its units; a document that numbers nothing still has its head.
fn numbered(name: &str, bytes: &[u8]) -> Result<(Ingested, Document)> {
    let ingested = ingest::ingest(name, bytes)?;
    let document = parse::parse(&ingested.source, &ingested.metadata);
    match document.units.is_empty() && !has_head(&document) {
        true => Err(Error::new(ErrorKind::NotAPlan, [name])),
        false => Ok((ingested, document)),
    }
}

/// Whether the head shows that this is a document although it numbers nothing: it has a title, and a number or a date.
fn has_head(document: &Document) -> bool {
    let head = &document.head;
    !head.title.is_empty() && (head.doc_number.is_some() || head.issued.is_some())
}

/// A document cut into units, its commitments not read yet: enough to tell which units of two revisions differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    source: Source,
    document: Document,
}

/// Cuts a document of any format into units.
///
/// # Errors
/// Those of [`read`].
pub fn outline(name: &str, bytes: &[u8]) -> Result<Outline> {
    let (ingested, document) = numbered(name, bytes)?;
    // Without units there is nothing to compare: no difference must not look like no change.
    if document.units.is_empty() {
        return Err(Error::new(ErrorKind::NotAPlan, [name]));
    }
    Ok(Outline { source: ingested.source, document })
}

impl Outline {
    /// The reading without commitments.
    pub fn bare(&self, id: &str) -> Reading {
        let mut plan = extract::outline(&self.source, &self.document);
        plan.plan.id = id.to_owned();
        let withdrawn = identity::carry(&mut plan.measures, &Earlier::default());
        Reading { source: self.source.clone(), plan, withdrawn, preamble: self.document.preamble }
    }

    /// The measures of some sections, by their index, with their commitments and the ids of the bare reading.
    pub fn measures(&self, bare: &Reading, sections: &HashSet<usize>, lexicon: &Lexicon) -> Vec<Measure> {
        if sections.is_empty() {
            return Vec::new();
        }
        let chosen = self.document.units.iter().enumerate().filter(|(i, _)| sections.contains(i));
        let units = chosen.map(|(_, unit)| Unit { parent: None, ..unit.clone() }).collect();
        let (head, soft) = (self.document.head.clone(), self.document.soft.clone());
        let part = Document { head, units, soft, ..Document::default() };
        let mut read = extract::facts(&self.source, &part, lexicon).measures;
        let ids: HashMap<Span, &String> = bare.plan.measures.iter().map(|m| (m.span, &m.id)).collect();
        for measure in &mut read {
            measure.id = ids.get(&measure.span).copied().cloned().unwrap_or_default();
        }
        read
    }
}
