//! Revisions with known changes, by the hundred: every rule in both directions, among moves, new numbers, the other script.
//!
//! `FANGAN_MUTATIONS=2000 cargo test mutation -- --nocapture` makes as many as the release promises; a plain run makes fewer.

mod mutate;

use std::collections::BTreeMap;
use std::env;

use fangan::catalogue::Severity;
use fangan::catalogue::diff as catalogue;
use fangan::change::{Change, Direction, PlanDiff};
use fangan::diff::{self, Options, Side};
use fangan::lexicon::Lexicon;
use fangan::reading;
use fangan::script;

use mutate::{Chance, Expected, NOISE, Text, disturb, mutate, rules};

/// Right, invented, missed.
#[derive(Default, Clone, Copy)]
struct Score(usize, usize, usize);

impl Score {
    fn f1(self) -> f64 {
        let all = 2 * self.0 + self.1 + self.2;
        if all == 0 { 1.0 } else { 2.0 * self.0 as f64 / all as f64 }
    }
}

fn plan() -> Text {
    Text::new(include_str!("../../../plan/beijing-subcenter/source.txt"))
}

fn compare(base: &Text, revision: &Text) -> PlanDiff {
    let read = |text: &Text| {
        reading::read("plan", "plan.txt", text.joined().as_bytes(), Lexicon::built_in()).expect("a plan with measures")
    };
    let (base, revision) = (read(base), read(revision));
    let side = |r: &'_ reading::Reading| -> (fangan::source::Source, fangan::plan::Plan) {
        (r.source.clone(), r.plan.clone())
    };
    let ((bs, bp), (rs, rp)) = (side(&base), side(&revision));
    diff::diff(Side { source: &bs, plan: &bp }, Side { source: &rs, plan: &rp }, &Options::default())
}

/// The findings that speak of strength.
fn told(found: &PlanDiff) -> Vec<&Change> {
    let quiet = |c: &&Change| c.severity > Severity::Info || c.direction != Direction::Neutral;
    found.changes.iter().filter(quiet).collect()
}

/// Whether the finding's quotations hold the words, in either script.
fn stands_at(change: &Change, words: &str) -> bool {
    let words = script::fold(words);
    [&change.base, &change.revision].into_iter().flatten().any(|q| script::fold(&q.quote).contains(&words))
}

fn count(found: &PlanDiff, expected: &Expected, rule: &str, scores: &mut BTreeMap<String, Score>, seed: u64) {
    let mut hit = false;
    for change in told(found) {
        if change.rule == rule && stands_at(change, &expected.place) && !hit {
            hit = true;
            scores.entry(rule.to_owned()).or_default().0 += 1;
        } else {
            scores.entry(change.rule.clone()).or_default().1 += 1;
            if env::var_os("FANGAN_VERBOSE").is_some() {
                println!("{seed}: invented {} beside {rule}: {:?} > {:?}", change.rule, change.before, change.after);
            }
        }
    }
    if !hit {
        scores.entry(rule.to_owned()).or_default().2 += 1;
        if env::var_os("FANGAN_VERBOSE").is_some() {
            let told: Vec<_> = found.changes.iter().map(|c| (&c.rule, &c.before, &c.after)).collect();
            println!("{seed}: missed {rule} at {}: {told:?}", expected.place);
        }
    }
}

#[test]
fn known_changes_are_told_by_their_rules() {
    let rounds: u64 = env::var("FANGAN_MUTATIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(66);
    let plan = plan();
    let rules = rules();
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    for seed in 0..rounds / 2 {
        let chance = &mut Chance::new(seed + 1);
        let rule = rules[seed as usize % rules.len()];
        let (base, mut revision, expected) = mutate(&plan, rule, chance);
        for noise in NOISE {
            if chance.below(3) == 0 {
                disturb(&mut revision, noise, chance);
            }
        }
        // One pair is two revisions: what is weakened one way is strengthened the other.
        count(&compare(&base, &revision), &expected, rule, &mut scores, seed);
        let mirror = catalogue::rule(rule).expect("in the catalogue").mirror;
        count(&compare(&revision, &base), &expected, mirror, &mut scores, seed);
    }
    let mut low = Vec::new();
    for (rule, score) in &scores {
        println!("{rule:28} F1 {:.3}  right {} invented {} missed {}", score.f1(), score.0, score.1, score.2);
        // Few revisions of a rule say little about it: one slip must not fail a short run.
        if score.f1() < 0.95 && score.1 + score.2 > 1 {
            low.push(rule.as_str());
        }
    }
    assert!(low.is_empty(), "F1 below 0.95: {low:?}");
}

#[test]
fn looks_numbers_and_places_are_information_at_most() {
    let rounds: u64 = env::var("FANGAN_MUTATIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(10);
    let plan = plan();
    for seed in 0..rounds {
        let chance = &mut Chance::new(seed + 7777);
        let mut revision = plan.clone();
        let mut made = Vec::new();
        for (k, noise) in NOISE.into_iter().enumerate() {
            if seed % 5 == k as u64 || chance.below(2) == 0 {
                disturb(&mut revision, noise, chance);
                made.push(noise);
            }
        }
        let found = compare(&plan, &revision);
        let loud: Vec<_> = told(&found).into_iter().map(|c| (&c.rule, &c.before, &c.after)).collect();
        assert!(loud.is_empty(), "seed {seed}, {made:?}: {loud:?}");
    }
}

#[test]
fn swapping_the_sides_turns_every_finding_into_its_mirror() {
    let plan = plan();
    for seed in 0..6 {
        let chance = &mut Chance::new(seed + 4242);
        let mut revision = plan.clone();
        for rule in rules() {
            if chance.below(4) == 0 {
                let (base, changed, _) = mutate(&revision, rule, chance);
                revision = if chance.below(2) == 0 { changed } else { base };
            }
        }
        for noise in NOISE {
            if chance.below(2) == 0 {
                disturb(&mut revision, noise, chance);
            }
        }
        let key = |rule: &str, before: &Option<String>, after: &Option<String>| format!("{rule} {before:?} {after:?}");
        let forth = compare(&plan, &revision);
        let back = compare(&revision, &plan);
        let mut there: Vec<_> = forth.changes.iter().map(|c| key(&c.rule, &c.before, &c.after)).collect();
        let mirrored =
            |c: &Change| key(catalogue::rule(&c.rule).expect("in the catalogue").mirror, &c.after, &c.before);
        let mut here: Vec<_> = back.changes.iter().map(mirrored).collect();
        there.sort();
        here.sort();
        assert_eq!(there, here, "seed {seed}");
    }
}
