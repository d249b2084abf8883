//! Puts a comparison together: units, their words, and the findings, in the order of the revision.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::Side;
use super::clause::{self, ClausePair, MeasurePair, Placed};
use super::finding::{self, Level, Place};
use super::fold;
use super::matching::{self, Matched};
use super::rules::{self, Finding};
use super::unit::{self, Unit};
use super::waiver;
use super::words::{self, Cohesion, Knowledge};
use crate::catalogue::Lang;
use crate::change::{
    Change, Direction, Match, PlanDiff, Quoted, Summary, TextChange, UnitDiff, UnitRef, Waiver, WordOp, WordRun,
};
use crate::extract;
use crate::lexicon::Lexicon;
use crate::plan::{Clause, Measure};
use crate::source::Span;

/// How to compare.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The language of the findings' sentences.
    pub lang: Lang,
    /// The weights a workspace gives to rules.
    pub severities: BTreeMap<String, Level>,
    /// What people reviewed and accept.
    pub waivers: Vec<Waiver>,
    /// The day on which waivers must hold, ISO 8601.
    pub today: String,
}

/// Compares two revisions of a plan. Never fails: whatever the texts are, something can be said.
pub fn diff(base: Side, revision: Side, options: &Options) -> PlanDiff {
    diff_outlines(base, revision, options, |_| (Vec::new(), Vec::new()))
}

/// The sections of each side, by their index, whose words changed: what has to be read to say which way.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Changed {
    /// Of the base.
    pub base: HashSet<usize>,
    /// Of the revision.
    pub revision: HashSet<usize>,
}

impl Changed {
    /// Whether no words changed.
    pub fn is_empty(&self) -> bool {
        self.base.is_empty() && self.revision.is_empty()
    }
}

/// [`diff`] of plans whose measures were not read yet: `read` gives those of the changed sections, for the base and for
/// the revision. Most of a revision stays as it was, and is never read.
pub fn diff_outlines(
    base: Side,
    revision: Side,
    options: &Options,
    read: impl FnOnce(&Changed) -> (Vec<Measure>, Vec<Measure>),
) -> PlanDiff {
    let (mut a, mut b) = std::thread::scope(|scope| {
        let a = scope.spawn(|| unit::units(base));
        let b = unit::units(revision);
        (a.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), b)
    });
    let all: Vec<Matched> = matching::compare(&a, &b).into_iter().filter(|m| is_worth_telling(m, &a, &b)).collect();
    let measures = read(&changed(&all, &a, &b));
    unit::put(&mut a, &measures.0);
    unit::put(&mut b, &measures.1);
    let measures = [&base.plan.measures, &measures.0, &revision.plan.measures, &measures.1];
    let knowledge = knowledge(base, revision, &measures, &all);
    let goals = Goals::read(base, revision, &a, &b, &all);
    let (pairs, index) = measure_pairs(&a, &b, &all, &goals);
    let clauses = clause::compare(&pairs);
    let mut out =
        PlanDiff { base: base.plan.plan.clone(), revision: revision.plan.plan.clone(), ..PlanDiff::default() };
    // Findings with the place of their unit: what is only reworded is known when everything else has been told.
    let mut told: Vec<(usize, Change)> = Vec::new();
    let mut spoken = Spoken::default();
    for (k, matched) in all.iter().enumerate() {
        let (old, new) = (matched.base.map(|i| &a[i]), matched.revision.map(|j| &b[j]));
        let words = match (old, new, matched.text) {
            (Some(old), Some(new), TextChange::Modified) => words::diff(old.text, new.text, &knowledge),
            _ => Vec::new(),
        };
        let mut teller = Teller { options, out: Vec::new(), spoken: &mut spoken };
        teller.unit(matched, old, new, index.get(&k).map_or(&[], |p| &clauses[*p]), &clauses);
        if let Some(&p) = index.get(&k) {
            let partners = Partners {
                old: all
                    .iter()
                    .filter(|m| m.revision.is_some() && m.revision == matched.revision)
                    .filter_map(|m| Some(&a[m.base?]))
                    .collect(),
                new: all
                    .iter()
                    .filter(|m| m.base.is_some() && m.base == matched.base)
                    .filter_map(|m| Some(&b[m.revision?]))
                    .collect(),
            };
            teller.measures(pairs[p], old, new);
            teller.clauses(&clauses[p], &partners, id_of(old, new), &knowledge);
        }
        told.extend(teller.out.into_iter().map(|change| (k, change)));
        out.units.push(UnitDiff {
            fate: matched.fate,
            text: matched.text,
            moved: matched.moved,
            renumbered: matched.renumbered,
            similarity: (matched.similarity * 1000.0).round() / 1000.0,
            base: old.map(unit_ref),
            revision: new.map(unit_ref),
            words,
        });
    }
    for (k, matched) in all.iter().enumerate() {
        let side = |is_base, at: Option<usize>, units: &[Unit]| at.is_some_and(|at| spoken.has(is_base, &units[at]));
        let silent = !side(true, matched.base, &a) && !side(false, matched.revision, &b);
        if matched.text == TextChange::Modified && matched.fate == Match::Matched && silent {
            let mut teller = Teller { options, out: Vec::new(), spoken: &mut Spoken::default() };
            teller.reworded(matched.base.map(|i| &a[i]), matched.revision.map(|j| &b[j]), &out.units[k].words);
            told.extend(teller.out.into_iter().map(|change| (k, change)));
        }
    }
    told.sort_by_key(|(k, _)| *k);
    out.changes = told.into_iter().map(|(_, change)| change).collect();
    waiver::apply(&mut out.changes, &options.waivers, &options.today);
    out.summary = summary(&out);
    out
}

/// Every unit is told of; the text before the first one only when it changed.
fn is_worth_telling(matched: &Matched, a: &[Unit], b: &[Unit]) -> bool {
    let sides = [matched.base.map(|i| &a[i]), matched.revision.map(|j| &b[j])];
    let preamble = sides.iter().flatten().any(|u| u.label_kind == unit::LabelKind::Preamble);
    let empty = sides.iter().flatten().all(|u| u.folded.is_empty());
    !preamble || (matched.text != TextChange::Same && !empty)
}

fn changed(all: &[Matched], a: &[Unit], b: &[Unit]) -> Changed {
    let changed = || all.iter().filter(|matched| matched.text == TextChange::Modified);
    Changed {
        base: changed().filter_map(|matched| a[matched.base?].section).collect(),
        revision: changed().filter_map(|matched| b[matched.revision?].section).collect(),
    }
}

/// What the comparison of words knows; nothing is counted when no word differs.
fn knowledge(base: Side, revision: Side, measures: &[&Vec<Measure>], all: &[Matched]) -> Knowledge {
    if all.iter().all(|m| m.text != TextChange::Modified || m.base.is_none() || m.revision.is_none()) {
        return Knowledge::default();
    }
    let measures = || measures.iter().copied().flatten();
    let clauses = || measures().flat_map(|m| &m.clauses);
    let offices = measures().flat_map(|m| m.responsible.iter().flat_map(|r| r.lead.iter().chain(&r.support)));
    let names = measures()
        .flat_map(|m| m.entities.iter().map(|e| e.name.as_str()))
        .chain(offices.map(String::as_str))
        .chain(clauses().map(|c| c.verb.as_str()))
        .chain(clauses().flat_map(|c| c.modifiers.iter().map(|m| m.text.as_str())))
        .collect();
    Knowledge { names, cohesion: [base.source.text(), revision.source.text()].into_iter().collect::<Cohesion>() }
}

/// Changed units that are no measures (aims, principles), read for commitments all the same: aims hold targets.
struct Goals(HashMap<(bool, usize), Measure>);

impl Goals {
    fn read(base: Side, revision: Side, a: &[Unit], b: &[Unit], all: &[Matched]) -> Goals {
        let mut found = HashMap::new();
        for matched in all.iter().filter(|m| m.text == TextChange::Modified) {
            for (is_base, side, unit) in [
                (true, base, matched.base.map(|i| (i, &a[i]))),
                (false, revision, matched.revision.map(|j| (j, &b[j]))),
            ] {
                if let Some((at, unit)) = unit
                    && unit.measure.is_none()
                    && unit.label_kind != unit::LabelKind::Preamble
                {
                    found.insert((is_base, at), goal(side, unit));
                }
            }
        }
        Goals(found)
    }

    /// The measure that a unit is, or is read as.
    fn measure<'a>(&'a self, is_base: bool, at: usize, unit: &Unit<'a>) -> Option<&'a Measure> {
        unit.measure.or_else(|| self.0.get(&(is_base, at)))
    }
}

/// A unit that is no measure, read like one.
fn goal(side: Side, unit: &Unit) -> Measure {
    let issued = side.plan.plan.issued.as_deref();
    // The heading is no commitment; the body begins behind it.
    let heading = side.source.quote(unit.span).find(unit.heading).map_or(0, |at| at + unit.heading.len());
    let body = Span::new((unit.span.start + heading).min(unit.span.end), unit.span.end);
    Measure {
        id: String::new(),
        path: unit.path.to_owned(),
        label: unit.label.to_owned(),
        number: 0,
        heading: unit.heading.to_owned(),
        text: side.source.quote(body).to_owned(),
        span: body,
        clauses: extract::commitments(side.source, body, unit.span, issued, Lexicon::built_in()),
        responsible: extract::responsible::responsible(side.source, unit.span),
        ..Measure::default()
    }
}

/// The measures whose commitments must be compared, and for each unit the place of its pair. Of several units that
/// became one, the most alike is its pair; the others bring what they have.
fn measure_pairs<'a>(
    a: &[Unit<'a>],
    b: &[Unit<'a>],
    all: &[Matched],
    goals: &'a Goals,
) -> (Vec<MeasurePair<'a>>, HashMap<usize, usize>) {
    let mut pairs = Vec::new();
    let mut index = HashMap::new();
    let is_main = |k: usize| {
        let this = &all[k];
        if !matches!(this.fate, Match::Merged | Match::Split) {
            return true;
        }
        let rival = |other: &&Matched| match this.fate {
            Match::Merged => other.fate == Match::Merged && other.revision == this.revision,
            Match::Split => other.fate == Match::Split && other.base == this.base,
            _ => false,
        };
        all.iter().filter(rival).all(|other| other.similarity <= this.similarity)
    };
    for (k, matched) in all.iter().enumerate().filter(|(_, m)| m.text == TextChange::Modified) {
        let old = matched.base.and_then(|i| goals.measure(true, i, &a[i]));
        let new = matched.revision.and_then(|j| goals.measure(false, j, &b[j]));
        let main = is_main(k);
        let pair = MeasurePair {
            base: old.filter(|_| main || matched.fate == Match::Merged),
            revision: new.filter(|_| main || matched.fate == Match::Split),
        };
        if pair.base.is_some() || pair.revision.is_some() {
            index.insert(k, pairs.len());
            pairs.push(pair);
        }
    }
    (pairs, index)
}

fn unit_ref(unit: &Unit) -> UnitRef {
    UnitRef {
        path: unit.path.to_owned(),
        label: unit.label.to_owned(),
        heading: unit.heading.to_owned(),
        id: unit.measure.map(|m| m.id.clone()),
        span: unit.span,
    }
}

/// The units of each side, by where they begin, of which something was told.
#[derive(Default)]
struct Spoken(BTreeSet<(bool, usize)>);

impl Spoken {
    fn of(&mut self, is_base: bool, measure: &Measure) {
        self.0.insert((is_base, measure.span.start));
    }

    fn has(&self, is_base: bool, unit: &Unit) -> bool {
        self.0.range((is_base, unit.span.start)..=(is_base, unit.span.end)).next().is_some()
    }
}

/// The units of one side that a unit of the other became or was made of.
struct Partners<'p> {
    old: Vec<&'p Unit<'p>>,
    new: Vec<&'p Unit<'p>>,
}

/// Collects findings.
struct Teller<'o> {
    options: &'o Options,
    out: Vec<Change>,
    spoken: &'o mut Spoken,
}

impl Teller<'_> {
    fn tell(&mut self, finding: Finding, place: &Place) {
        self.out.extend(finding::change(finding, place, self.options));
    }

    /// What became of a unit as a whole.
    fn unit(
        &mut self,
        matched: &Matched,
        old: Option<&Unit>,
        new: Option<&Unit>,
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
            say("moved", path(old), path(new));
        }
        if matched.renumbered && matched.fate == Match::Matched {
            say("renumbered", old.map(|u| u.label.to_owned()), new.map(|u| u.label.to_owned()));
        }
        if matched.text == TextChange::Format {
            say("format-only", None, None);
        }
    }

    /// What is said of a measure as a whole: offices, citations, class of indicators.
    fn measures(&mut self, pair: MeasurePair, old: Option<&Unit>, new: Option<&Unit>) {
        let (Some(base), Some(revision)) = (pair.base, pair.revision) else { return };
        let place = Place { base: old.map(whole), revision: new.map(whole), measure: id_of(old, new) };
        let mut found = rules::offices(base, revision);
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
    fn clauses(&mut self, list: &[ClausePair], partners: &Partners, measure: String, knowledge: &Knowledge) {
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
                        let (from, to) = (base.measure.path.clone(), revision.measure.path.clone());
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
    fn reworded(&mut self, old: Option<&Unit>, new: Option<&Unit>, runs: &[WordRun]) {
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
            if std::ptr::eq(here.measure, measure) && !places.contains(&there.measure.path) {
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
fn id_of(old: Option<&Unit>, new: Option<&Unit>) -> String {
    let mut ids = [old, new].into_iter().flatten().filter_map(|unit| unit.measure).map(|m| m.id.as_str());
    ids.find(|id| !id.is_empty()).map_or_else(
        || old.or(new).map(|unit| fold::words(unit.path).into_iter().collect()).unwrap_or_default(),
        str::to_owned,
    )
}

fn summary(diff: &PlanDiff) -> Summary {
    let count = |direction| diff.changes.iter().filter(|c| c.direction == direction && c.rule != "format-only").count();
    Summary {
        weakened: count(Direction::Weakened),
        strengthened: count(Direction::Strengthened),
        neutral: count(Direction::Neutral),
        format_only: diff.units.iter().filter(|u| u.text == TextChange::Format).count(),
    }
}
