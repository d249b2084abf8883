//! Puts a comparison together: units, their words, and the findings, in the order of the revision.

use sha2::{Digest, Sha256};

use super::Side;
use super::fold;
use super::matching::{self, Matched};
use super::unit::{self, Unit};
use super::words::{self, Cohesion, Knowledge};
use crate::catalogue::{self, Lang};
use crate::change::{Change, Direction, Match, PlanDiff, Quoted, Summary, TextChange, UnitDiff, UnitRef, WordRun};
use crate::source::Span;

/// How to compare.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The language of the findings' sentences.
    pub lang: Lang,
}

/// Compares two revisions of a plan. Never fails: whatever the texts are, something can be said.
pub fn diff(base: Side, revision: Side, options: &Options) -> PlanDiff {
    let (a, b) = (unit::units(base), unit::units(revision));
    let all = matching::compare(&a, &b);
    let knowledge = knowledge(base, revision, &all);
    let mut out =
        PlanDiff { base: base.plan.plan.clone(), revision: revision.plan.plan.clone(), ..PlanDiff::default() };
    for matched in &all {
        let (old, new) = (matched.base.map(|i| &a[i]), matched.revision.map(|j| &b[j]));
        if !worth_telling(matched, old, new) {
            continue;
        }
        let words = match (old, new, matched.text) {
            (Some(old), Some(new), TextChange::Modified) => words::diff(old.text, new.text, &knowledge),
            _ => Vec::new(),
        };
        out.changes.extend(unit_findings(matched, old, new, &words, options));
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
    out.summary = summary(&out);
    out
}

/// Every unit is told of; the text before the first one only when it changed.
fn worth_telling(matched: &Matched, old: Option<&Unit>, new: Option<&Unit>) -> bool {
    let preamble = old.or(new).is_some_and(|unit| unit.path == unit::PREAMBLE && unit.label.is_empty());
    let empty = old.is_none_or(|u| u.folded.is_empty()) && new.is_none_or(|u| u.folded.is_empty());
    !preamble || (matched.text != TextChange::Same && !empty)
}

/// What the comparison of words knows; nothing is counted when no word differs.
fn knowledge(base: Side, revision: Side, all: &[Matched]) -> Knowledge {
    if all.iter().all(|m| m.text != TextChange::Modified || m.base.is_none() || m.revision.is_none()) {
        return Knowledge::default();
    }
    let measures = || base.plan.measures.iter().chain(&revision.plan.measures);
    let clauses = || measures().flat_map(|m| &m.clauses);
    let names = measures()
        .flat_map(|m| m.entities.iter().map(|e| e.name.as_str()))
        .chain(
            measures()
                .flat_map(|m| m.responsible.iter().flat_map(|r| r.lead.iter().chain(&r.support)).map(String::as_str)),
        )
        .chain(clauses().map(|c| c.verb.as_str()))
        .chain(clauses().flat_map(|c| c.modifiers.iter().map(|m| m.text.as_str())))
        .chain(clauses().flat_map(|c| c.quantities.iter().map(|q| q.quote.as_str())))
        .collect();
    Knowledge { names, cohesion: [base.source.text(), revision.source.text()].into_iter().collect::<Cohesion>() }
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

/// What became of a unit as a whole.
fn unit_findings(
    matched: &Matched,
    old: Option<&Unit>,
    new: Option<&Unit>,
    words: &[WordRun],
    options: &Options,
) -> Vec<Change> {
    let mut found = Vec::new();
    let mut tell = |rule: &str, before: Option<String>, after: Option<String>| {
        found.extend(change(rule, old.map(whole), new.map(whole), before, after, id_of(old, new), options));
    };
    let name = |unit: &Unit| match unit.heading {
        "" => first_words(unit.text),
        heading => heading.to_owned(),
    };
    let path = |unit: Option<&Unit>| unit.map(|u| u.path.to_owned());
    match matched.fate {
        Match::Removed if old.is_some_and(|u| u.measure.is_some()) => tell("measure-removed", old.map(name), None),
        Match::Added if new.is_some_and(|u| u.measure.is_some()) => tell("measure-added", None, new.map(name)),
        Match::Removed if old.is_some_and(|u| !u.container) => tell("section-removed", old.map(name), None),
        Match::Added if new.is_some_and(|u| !u.container) => tell("section-added", None, new.map(name)),
        Match::Split => tell("split", path(old), path(new)),
        Match::Merged => tell("merged", path(old), path(new)),
        _ => {}
    }
    if matched.moved {
        tell("moved", path(old), path(new));
    }
    if matched.renumbered && matched.fate == Match::Matched {
        tell("renumbered", old.map(|u| u.label.to_owned()), new.map(|u| u.label.to_owned()));
    }
    match matched.text {
        TextChange::Format => tell("format-only", None, None),
        TextChange::Modified if matched.fate == Match::Matched => {
            let (before, after) = changed_words(words);
            tell("reworded", before, after);
        }
        _ => {}
    }
    found
}

/// What was deleted and what was inserted, pieces joined by ….
fn changed_words(words: &[WordRun]) -> (Option<String>, Option<String>) {
    use crate::change::WordOp;
    let of = |op| {
        let texts: Vec<&str> = words.iter().filter(|run| run.op == op).map(|run| run.text.trim()).collect();
        (!texts.is_empty()).then(|| texts.join("…"))
    };
    (of(WordOp::Delete), of(WordOp::Insert))
}

/// A unit's own words, with their place.
fn whole(unit: &Unit) -> Quoted {
    Quoted { path: unit.path.to_owned(), quote: unit.text.to_owned(), span: unit.span }
}

/// The first sentence, or as much of it as names the unit.
fn first_words(text: &str) -> String {
    let sentence = text.split(['。', '，', '；', '\n']).find(|s| !s.trim().is_empty()).unwrap_or("").trim();
    sentence.chars().take(24).collect()
}

/// What a fingerprint calls the unit: the measure's id, else its folded path.
fn id_of(old: Option<&Unit>, new: Option<&Unit>) -> String {
    let ids = [old, new].into_iter().flatten().filter_map(|unit| unit.measure).map(|m| m.id.as_str());
    ids.into_iter().find(|id| !id.is_empty()).map_or_else(
        || old.or(new).map(|unit| fold::words(unit.path).into_iter().collect()).unwrap_or_default(),
        str::to_owned,
    )
}

/// One finding of a rule.
fn change(
    rule: &str,
    base: Option<Quoted>,
    revision: Option<Quoted>,
    before: Option<String>,
    after: Option<String>,
    measure: String,
    options: &Options,
) -> Option<Change> {
    let rule = catalogue::diff::rule(rule)?;
    let said = [before.as_deref().unwrap_or(""), after.as_deref().unwrap_or("")];
    Some(Change {
        rule: rule.id.to_owned(),
        severity: rule.severity,
        direction: rule.direction,
        message: rule.message.say(options.lang, &said),
        fingerprint: fingerprint(&measure, rule.id, said),
        waived: false,
        base,
        revision,
        before,
        after,
    })
}

/// Names a finding by what it is about, whatever the language, the script and the words around it.
fn fingerprint(measure: &str, rule: &str, values: [&str; 2]) -> String {
    let mut digest = Sha256::new();
    for part in [measure, rule] {
        digest.update(part.as_bytes());
        digest.update([0]);
    }
    for value in values {
        digest.update(fold::words(value).into_iter().collect::<String>().as_bytes());
        digest.update([0]);
    }
    digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
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

/// A span's place, for callers that quote a part of a unit.
#[allow(dead_code, reason = "the rules quote clauses with it")]
fn part(path: &str, quote: &str, span: Span) -> Quoted {
    Quoted { path: path.to_owned(), quote: quote.to_owned(), span }
}
