//! Puts a comparison together: units, their words, and the findings, in the order of the revision.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::clause::{self, MeasurePair};
use super::commitment::{self, Commitments};
use super::finding::Level;
use super::matching::{self, Matched};
use super::tell::{Partners, Places, Spoken, Teller, id_of};
use super::unit::{self, Unit};
use super::waiver;
use super::words::{self, Cohesion, Knowledge};
use super::{Side, both};
use crate::catalogue::Lang;
use crate::change::{Change, Direction, Match, PlanDiff, Summary, TextChange, UnitDiff, UnitRef, Waiver};
use crate::plan::Measure;

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
    let (mut a, mut b) = both(|| unit::units(base), || unit::units(revision));
    let all: Vec<Matched> = matching::compare(&a, &b).into_iter().filter(|m| is_worth_telling(m, &a, &b)).collect();
    let measures = read(&changed(base, revision, &all, &a, &b));
    unit::put(&mut a, &measures.0);
    unit::put(&mut b, &measures.1);
    let measures = [&base.plan.measures, &measures.0, &revision.plan.measures, &measures.1];
    let commitments = Commitments::read(base, revision, &a, &b, &all);
    let measures: Vec<&Measure> = measures.into_iter().flatten().chain(commitments.measures()).collect();
    let knowledge = knowledge(base, revision, &measures, &all);
    let (pairs, index) = measure_pairs(&a, &b, &all, &commitments);
    let clauses = clause::compare(&pairs);
    let mut out =
        PlanDiff { base: base.plan.plan.clone(), revision: revision.plan.plan.clone(), ..PlanDiff::default() };
    let places = Places::new(&a, &b, &all);
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
        let places = match (old, new) {
            (Some(old), Some(new)) if matched.moved => places.of((matched.base, old), (matched.revision, new)),
            _ => (None, None),
        };
        teller.unit(matched, old, new, places, index.get(&k).map_or(&[], |p| &clauses[*p]), &clauses);
        if let Some(&p) = index.get(&k) {
            let old_ones = all.iter().filter(|m| m.revision.is_some() && m.revision == matched.revision);
            let new_ones = all.iter().filter(|m| m.base.is_some() && m.base == matched.base);
            let old_ones: Vec<usize> = old_ones.filter_map(|m| m.base).collect();
            let new_ones: Vec<usize> = new_ones.filter_map(|m| m.revision).collect();
            let partners = Partners {
                old: old_ones.iter().map(|i| &a[*i]).collect(),
                new: new_ones.iter().map(|j| &b[*j]).collect(),
                old_measures: old_ones.iter().filter_map(|i| commitments.measure(true, *i, &a[*i])).collect(),
                new_measures: new_ones.iter().filter_map(|j| commitments.measure(false, *j, &b[*j])).collect(),
            };
            teller.measures(pairs[p], old, new, &partners);
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
    // Broken lines were read joined; what is quoted is what is printed.
    for change in &mut out.changes {
        for (quoted, side) in [(&mut change.base, base), (&mut change.revision, revision)] {
            if let Some(quoted) = quoted {
                side.source.quote(quoted.span).clone_into(&mut quoted.quote);
            }
        }
    }
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

fn changed(base: Side, revision: Side, all: &[Matched], a: &[Unit], b: &[Unit]) -> Changed {
    let changed = || all.iter().filter(|matched| matched.text == TextChange::Modified);
    Changed {
        base: changed().filter_map(|matched| whole_lines(base, &a[matched.base?])).collect(),
        revision: changed().filter_map(|matched| whole_lines(revision, &b[matched.revision?])).collect(),
    }
}

/// The section of a unit whose lines are not broken: broken ones are joined and read by themselves.
fn whole_lines(side: Side, unit: &Unit) -> Option<usize> {
    unit.section.filter(|_| unit.measure.is_none() || !commitment::is_broken(side, unit))
}

/// What the comparison of words knows; nothing is counted when no word differs.
fn knowledge(base: Side, revision: Side, measures: &[&Measure], all: &[Matched]) -> Knowledge {
    if all.iter().all(|m| m.text != TextChange::Modified || m.base.is_none() || m.revision.is_none()) {
        return Knowledge::default();
    }
    let measures = || measures.iter().copied();
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

/// The measures whose commitments must be compared, and for each unit the place of its pair. Of several units that
/// became one, the most alike is its pair; the others bring what they have.
fn measure_pairs<'a>(
    a: &[Unit<'a>],
    b: &[Unit<'a>],
    all: &[Matched],
    commitments: &'a Commitments,
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
        let old = matched.base.and_then(|i| commitments.measure(true, i, &a[i]));
        let new = matched.revision.and_then(|j| commitments.measure(false, j, &b[j]));
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

fn summary(diff: &PlanDiff) -> Summary {
    let count = |direction| diff.changes.iter().filter(|c| c.direction == direction && c.rule != "format-only").count();
    Summary {
        weakened: count(Direction::Weakened),
        strengthened: count(Direction::Strengthened),
        neutral: count(Direction::Neutral),
        format_only: diff.units.iter().filter(|u| u.text == TextChange::Format).count(),
    }
}
