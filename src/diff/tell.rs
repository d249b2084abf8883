//! Tells what became of a unit, of the measure it is, and of its commitments, as findings.

use std::collections::{BTreeSet, HashSet};

use super::clause::{ClausePair, MeasurePair, Placed};
use super::compose::Options;
use super::finding::{self, Place};
use super::fold;
use super::matching::Matched;
use super::rules::{self, Finding};
use super::unit::{self, Unit};
use super::words::{self, Knowledge};
use crate::change::{Change, Match, Quoted, TextChange, WordOp, WordRun};
use crate::plan::{Clause, Measure};
use crate::source::Span;

/// The units of each side, by where they begin, of which something was told.
#[derive(Default)]
pub(super) struct Spoken(BTreeSet<(bool, usize)>);

impl Spoken {
    fn of(&mut self, is_base: bool, measure: &Measure) {
        self.0.insert((is_base, measure.span.start));
    }

    pub(super) fn has(&self, is_base: bool, unit: &Unit) -> bool {
        self.0.range((is_base, unit.span.start)..=(is_base, unit.span.end)).next().is_some()
    }
}

/// The units of one side that a unit of the other became or was made of.
pub(super) struct Partners<'p> {
    pub(super) old: Vec<&'p Unit<'p>>,
    pub(super) new: Vec<&'p Unit<'p>>,
    pub(super) old_measures: Vec<&'p Measure>,
    pub(super) new_measures: Vec<&'p Measure>,
}

/// Collects findings.
pub(super) struct Teller<'o> {
    pub(super) options: &'o Options,
    pub(super) out: Vec<Change>,
    pub(super) spoken: &'o mut Spoken,
}

impl Teller<'_> {
    fn tell(&mut self, finding: Finding, place: &Place) {
        self.out.extend(finding::change(finding, place, self.options));
    }

    /// What became of a unit as a whole.
    pub(super) fn unit(
        &mut self,
        matched: &Matched,
        old: Option<&Unit>,
        new: Option<&Unit>,
        (from, to): (Option<String>, Option<String>),
        own: &[ClausePair],
        everywhere: &[Vec<ClausePair>],
    ) {
        let place = Place { base: old.map(whole), revision: new.map(whole), measure: id_of(old, new) };
        let mut say = |rule, before, after| self.tell(Finding { rule, before, after }, &place);
        let path = |unit: Option<&Unit>| unit.map(|u| u.path.to_owned());
        match (matched.fate, old.or(new)) {
            (Match::Removed | Match::Added, Some(unit)) if unit.label_kind == unit::LabelKind::Preamble => {
                say("reworded", old.map(name), new.map(name));
            }
            (Match::Removed, Some(unit)) if unit.measure.is_some() => match went_elsewhere(unit, own, everywhere, true)
            {
                Some(to) => say("merged", path(old), Some(to)),
                None => say("measure-removed", Some(name(unit)), None),
            },
            (Match::Added, Some(unit)) if unit.measure.is_some() => {
                match went_elsewhere(unit, own, everywhere, false) {
                    Some(from) => say("split", Some(from), path(new)),
                    None => say("measure-added", None, Some(name(unit))),
                }
            }
            (Match::Removed, Some(unit)) if !unit.container => say("section-removed", Some(name(unit)), None),
            (Match::Added, Some(unit)) if !unit.container => say("section-added", None, Some(name(unit))),
            (Match::Split, _) => say("split", path(old), path(new)),
            (Match::Merged, _) => say("merged", path(old), path(new)),
            _ => {}
        }
        if matched.moved {
            say("moved", from, to);
        }
        if matched.renumbered && matched.fate == Match::Matched {
            say("renumbered", old.map(|u| u.label.to_owned()), new.map(|u| u.label.to_owned()));
        }
        if matched.text == TextChange::Format {
            say("format-only", None, None);
        }
    }

    /// What is said of a measure as a whole: offices, citations, class of indicators.
    pub(super) fn measures(&mut self, pair: MeasurePair, old: Option<&Unit>, new: Option<&Unit>, partners: &Partners) {
        let (Some(base), Some(revision)) = (pair.base, pair.revision) else { return };
        let place = Place { base: old.map(whole), revision: new.map(whole), measure: id_of(old, new) };
        let mut found = rules::offices(&partners.old_measures, &partners.new_measures);
        found.extend(rules::references(&base.references, &revision.references));
        if let (Some(old), Some(new)) = (old, new) {
            found.extend(rules::indicator_class(old.text, new.text));
        }
        let before = self.out.len();
        found.into_iter().for_each(|finding| self.tell(finding, &place));
        if self.out.len() > before {
            self.spoken.of(true, base);
            self.spoken.of(false, revision);
        }
    }

    /// What became of a measure's commitments.
    pub(super) fn clauses(&mut self, list: &[ClausePair], partners: &Partners, measure: String, knowledge: &Knowledge) {
        let lost = list.iter().filter(|pair| pair.revision.is_none()).filter_map(|pair| pair.base);
        let gained = list.iter().filter(|pair| pair.base.is_none()).filter_map(|pair| pair.revision);
        let (lost, gained) = (lone(lost, &partners.new), lone(gained, &partners.old));
        for pair in list.iter().filter(|pair| pair.changed || pair.elsewhere) {
            let quoted = |placed: Placed| Quoted {
                path: placed.measure.path.clone(),
                quote: placed.clause.quote.clone(),
                span: placed.clause.span,
            };
            let place =
                Place { base: pair.base.map(quoted), revision: pair.revision.map(quoted), measure: measure.clone() };
            let before = self.out.len();
            match (pair.base, pair.revision) {
                (Some(base), Some(revision)) => {
                    if pair.elsewhere {
                        let name = |one: &Measure, other: &Measure| match one.path == other.path {
                            true => format!("{} {}", one.path, one.heading).trim_end().to_owned(),
                            false => one.path.clone(),
                        };
                        let (from, to) = (base.measure, revision.measure);
                        let (from, to) = (name(from, to), name(to, from));
                        self.tell(Finding { rule: "moved", before: Some(from), after: Some(to) }, &place);
                    }
                    for finding in rules::clause(base.clause, revision.clause) {
                        let only_led = match (finding.rule, &finding.before, &finding.after) {
                            ("item-removed", Some(item), _) => led_by(base.clause, item, &partners.new),
                            ("item-added", _, Some(item)) => led_by(revision.clause, item, &partners.old),
                            _ => false,
                        };
                        if !only_led {
                            self.tell(finding, &place);
                        }
                    }
                    if self.out.len() == before {
                        let runs = words::diff(&base.clause.quote, &revision.clause.quote, knowledge);
                        self.other_words(&runs, &place);
                    }
                }
                // A whole measure lost or new is told as one; its commitments are not told one by one.
                (Some(one), None) => {
                    if let Some(words) = lost.iter().find(|words| words.span.start == one.clause.span.start) {
                        let place = Place { base: Some(words.clone()), ..place };
                        let before = Some(words.quote.clone());
                        self.tell(Finding { rule: "commitment-removed", before, after: None }, &place);
                    }
                }
                (None, Some(one)) => {
                    if let Some(words) = gained.iter().find(|words| words.span.start == one.clause.span.start) {
                        let place = Place { revision: Some(words.clone()), ..place };
                        let after = Some(words.quote.clone());
                        self.tell(Finding { rule: "commitment-added", before: None, after }, &place);
                    }
                }
                _ => {}
            }
            if self.out.len() > before {
                pair.base.into_iter().for_each(|placed| self.spoken.of(true, placed.measure));
                pair.revision.into_iter().for_each(|placed| self.spoken.of(false, placed.measure));
            }
        }
    }

    /// Other words, and no rule that says more.
    pub(super) fn reworded(&mut self, old: Option<&Unit>, new: Option<&Unit>, runs: &[WordRun]) {
        let place = Place { base: old.map(whole), revision: new.map(whole), measure: id_of(old, new) };
        self.other_words(runs, &place);
    }

    fn other_words(&mut self, runs: &[WordRun], place: &Place) {
        let found = rules::runs(runs);
        if found.is_empty() {
            let (before, after) = changed_words(runs);
            self.tell(Finding { rule: "reworded", before, after }, place);
        }
        found.into_iter().for_each(|finding| self.tell(finding, place));
    }
}

/// Where units stand: by their paths, and where those say nothing, by what did not move before them.
pub(super) struct Places<'p> {
    a: &'p [Unit<'p>],
    b: &'p [Unit<'p>],
    stay: (HashSet<usize>, HashSet<usize>),
}

impl<'p> Places<'p> {
    pub(super) fn new(a: &'p [Unit<'p>], b: &'p [Unit<'p>], all: &[Matched]) -> Places<'p> {
        let stays = || all.iter().filter(|m| m.fate == Match::Matched && !m.moved);
        let stay = (stays().filter_map(|m| m.base).collect(), stays().filter_map(|m| m.revision).collect());
        Places { a, b, stay }
    }

    /// From where to where a unit moved.
    pub(super) fn of(
        &self,
        old: (Option<usize>, &Unit),
        new: (Option<usize>, &Unit),
    ) -> (Option<String>, Option<String>) {
        if old.1.path != new.1.path {
            return (Some(old.1.path.to_owned()), Some(new.1.path.to_owned()));
        }
        let behind = |units: &[Unit], stay: &HashSet<usize>, at: Option<usize>| {
            let at = at?;
            let beside = |k: &usize| units[*k].parent == units[at].parent || Some(*k) == units[at].parent;
            let before = (0..at).rev().find(|k| stay.contains(k) && beside(k)).unwrap_or(0);
            Some(format!("{} {}", units[before].path, units[before].heading).trim_end().to_owned())
        };
        (behind(self.a, &self.stay.0, old.0), behind(self.b, &self.stay.1, new.0))
    }
}

/// Whether an item stands before its clause's verb, in words that the other side's unit has too: another commitment of the
/// same subject came between, and nothing was listed anew.
fn led_by(clause: &Clause, item: &str, others: &[&Unit]) -> bool {
    let lead = clause.quote.find(&clause.verb).map_or("", |at| &clause.quote[..at]);
    lead.contains(item) && others.iter().any(|unit| !rules::words_gone(lead, unit.searchable()))
}

/// Whether a clause commits, and the other side's units, of which there is one at least, do not say it anywhere.
fn is_gone(clause: &Clause, others: &[&Unit]) -> bool {
    let commits = clause.rung > 0 || clause.forbid;
    commits && !others.is_empty() && others.iter().all(|unit| rules::words_gone(&clause.quote, unit.searchable()))
}

/// The words of commitments that the other side's unit does not have; those that follow each other in one sentence are
/// told as one.
fn lone<'a>(clauses: impl Iterator<Item = Placed<'a>>, others: &[&Unit]) -> Vec<Quoted> {
    let mut out: Vec<Quoted> = Vec::new();
    let mut last: Option<Placed> = None;
    for placed in clauses.filter(|placed| is_gone(placed.clause, others)) {
        let (measure, clause) = (placed.measure, placed.clause);
        let follows = |last: &Placed| {
            let next = measure.clauses.partition_point(|c| c.span.start <= last.clause.span.start);
            measure.clauses.get(next).is_some_and(|c| std::ptr::eq(c, clause))
        };
        // What joins this clause to the last one, itself included.
        let more = last.filter(follows).and_then(|last| {
            let from = last.clause.span.end.checked_sub(measure.span.start)?;
            measure.text.get(from..clause.span.end.checked_sub(measure.span.start)?)
        });
        match (out.last_mut(), more.filter(|text| !text.contains(['。', '；', ';', '\n']))) {
            (Some(words), Some(text)) => {
                words.span = Span::new(words.span.start, clause.span.end);
                words.quote.push_str(text);
            }
            _ => out.push(Quoted { path: measure.path.clone(), quote: clause.quote.clone(), span: clause.span }),
        }
        last = Some(placed);
    }
    out
}

/// Where the commitments of a lost (or new) measure went (or came from), when all of them did.
fn went_elsewhere(unit: &Unit, own: &[ClausePair], everywhere: &[Vec<ClausePair>], lost: bool) -> Option<String> {
    let measure = unit.measure?;
    let alone = own.iter().any(|pair| {
        let side = if lost { pair.base } else { pair.revision };
        let commits = side.is_some_and(|p| p.clause.rung > 0 || p.clause.forbid);
        commits && pair.base.is_some() != pair.revision.is_some()
    });
    if alone {
        return None;
    }
    let mut places: Vec<String> = Vec::new();
    for pair in everywhere.iter().flatten().filter(|pair| pair.elsewhere) {
        if let (Some(base), Some(revision)) = (pair.base, pair.revision) {
            let (here, there) = if lost { (base, revision) } else { (revision, base) };
            if here.measure.span == measure.span && !places.contains(&there.measure.path) {
                places.push(there.measure.path.clone());
            }
        }
    }
    // In an order that does not depend on which side is read first.
    places.sort_unstable();
    (!places.is_empty()).then(|| places.join("、"))
}

/// A unit's name for people: its heading, else its first words.
fn name(unit: &Unit) -> String {
    if !unit.heading.is_empty() {
        return unit.heading.to_owned();
    }
    let sentence = unit.text.split(['。', '，', '；', '\n']).find(|s| !s.trim().is_empty()).unwrap_or("").trim();
    sentence.chars().take(24).collect()
}

/// What was deleted and what was inserted, pieces joined by ….
fn changed_words(runs: &[WordRun]) -> (Option<String>, Option<String>) {
    let of = |op| {
        let texts: Vec<&str> = runs.iter().filter(|run| run.op == op).map(|run| run.text.trim()).collect();
        (!texts.is_empty()).then(|| texts.join("…"))
    };
    (of(WordOp::Delete), of(WordOp::Insert))
}

/// A unit's own words, with their place.
fn whole(unit: &Unit) -> Quoted {
    Quoted { path: unit.path.to_owned(), quote: unit.text.to_owned(), span: unit.span }
}

/// What a fingerprint calls the unit: the measure's id, else its folded path.
pub(super) fn id_of(old: Option<&Unit>, new: Option<&Unit>) -> String {
    let mut ids = [old, new].into_iter().flatten().filter_map(|unit| unit.measure).map(|m| m.id.as_str());
    ids.find(|id| !id.is_empty()).map_or_else(
        || old.or(new).map(|unit| fold::words(unit.path).into_iter().collect()).unwrap_or_default(),
        str::to_owned,
    )
}
