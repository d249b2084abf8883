//! Revisions of real plans with known changes: every rule in both directions, among moves, new numbers, the other script.
//!
//! `FANGAN_MUTATIONS=2000 FANGAN_PLANS=folder[:folder] cargo test mutation -- --nocapture` makes as many revisions as the
//! release promises, of this project's plan and of every text in the folders; a plain run makes fewer, of its own plan.
//! `FANGAN_VERBOSE=1` tells each slip, `FANGAN_KEEP=folder` keeps the texts.

mod edits;
mod noise;
mod patterns;
mod text;

use std::collections::BTreeMap;
use std::env;
use std::fs;

use fangan::catalogue::Severity;
use fangan::catalogue::diff as catalogue;
use fangan::change::{Change, Direction, PlanDiff, Quoted};
use fangan::diff::{self, Options, Side};
use fangan::lexicon::Lexicon;
use fangan::reading;
use fangan::script;

use edits::{Expected, mutate, rules};
use noise::{NOISE, disturb};
use text::{Chance, Text};

/// Right, invented, missed.
#[derive(Default, Clone, Copy)]
struct Score(usize, usize, usize);

impl Score {
    fn f1(self) -> f64 {
        let all = 2 * self.0 + self.1 + self.2;
        if all == 0 { 1.0 } else { 2.0 * self.0 as f64 / all as f64 }
    }
}

fn rounds(otherwise: usize) -> usize {
    env::var("FANGAN_MUTATIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(otherwise)
}

/// A text's name and the text.
type Named = (String, Text);

/// This project's plan, and the texts of the folders that have at least four units with a body.
fn plans() -> Vec<Named> {
    let mut out = vec![("beijing".to_owned(), Text::new(include_str!("../../../plan/beijing-subcenter/source.txt")))];
    for folder in env::var("FANGAN_PLANS").unwrap_or_default().split(':').filter(|folder| !folder.is_empty()) {
        let mut files: Vec<_> =
            fs::read_dir(folder).expect(folder).map(|entry| entry.expect("a file").path()).collect();
        files.sort();
        for file in files.into_iter().filter(|file| file.extension().is_some_and(|end| end == "txt")) {
            let text = Text::new(&fs::read_to_string(&file).unwrap_or_default());
            // A law keeps the numbers of its articles; it is no plan.
            let is_law = text.lines.iter().filter(|line| line.trim_start().starts_with('第')).count() > 4;
            if text.leaves().len() >= 4 && !is_law {
                out.push((file.file_stem().unwrap_or_default().to_string_lossy().into_owned(), text));
            }
        }
    }
    out
}

fn compare(base: &Text, revision: &Text) -> PlanDiff {
    let read = |text: &Text| {
        reading::read("plan", "plan.txt", text.joined().as_bytes(), Lexicon::built_in()).expect("a plan with measures")
    };
    let (base, revision) = (read(base), read(revision));

    diff::diff(
        Side { source: &base.source, plan: &base.plan },
        Side { source: &revision.source, plan: &revision.plan },
        &Options::default(),
    )
}

/// The findings that speak of strength, or weigh more than information.
fn is_loud(change: &Change) -> bool {
    change.severity > Severity::Info || change.direction != Direction::Neutral
}

/// Words without marks, white space and script.
fn folded(words: &str) -> String {
    script::fold(words).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether both quotations hold the words that name the place.
fn stands_at(change: &Change, expected: &Expected) -> bool {
    let holds = |side: &Option<Quoted>, words: &str| {
        words.is_empty() || side.as_ref().is_some_and(|quoted| folded(&quoted.quote).contains(&folded(words)))
    };
    holds(&change.base, &expected.base) && holds(&change.revision, &expected.revision)
}

/// Scores one comparison; tells each slip when `told` is set.
fn count(found: &PlanDiff, expected: &Expected, scores: &mut BTreeMap<String, Score>, told: &str) {
    let mut hit = false;
    for change in &found.changes {
        let right = change.rule == expected.rule && stands_at(change, expected);
        if right && !hit {
            hit = true;
            scores.entry(change.rule.clone()).or_default().0 += 1;
        } else if is_loud(change) && !(right && expected.rule == "base-changed") {
            scores.entry(change.rule.clone()).or_default().1 += 1;
            if !told.is_empty() {
                println!("{told}: invented {} {:?} > {:?}", change.rule, change.before, change.after);
            }
        }
    }
    if !hit {
        scores.entry(expected.rule.to_owned()).or_default().2 += 1;
        if !told.is_empty() {
            let rules: Vec<_> = found.changes.iter().map(|c| (&c.rule, &c.before, &c.after)).take(6).collect();
            println!("{told}: missed {expected:?}; told {rules:?}");
        }
    }
}

/// The expectation with the sides swapped.
fn mirrored(expected: &Expected) -> Expected {
    let rule = catalogue::rule(expected.rule).expect("in the catalogue").mirror;
    Expected { rule, base: expected.revision.clone(), revision: expected.base.clone() }
}

#[test]
fn known_changes_are_told_by_their_rules() {
    let plans = plans();
    let rules = rules();
    let rounds = rounds(3 * rules.len()) / 2;
    let verbose = env::var_os("FANGAN_VERBOSE").is_some();
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut made = 0;
    for seed in 0..20 * rounds {
        if made == rounds {
            break;
        }
        let chance = &mut Chance::new(seed as u64);
        let rule = rules[seed % rules.len()];
        let (name, plan) = chance.pick(&plans).expect("there is a plan");
        let Some(mut mutation) = mutate(plan, rule, chance) else { continue };
        made += 1;
        let mut noises = Vec::new();
        for noise in NOISE {
            // What is told of a moved or renumbered unit is known only when nothing else moves.
            let clashes = matches!(rule, "moved" | "merged" | "renumbered");
            if chance.below(4) == 0 && !clashes {
                disturb(&mut mutation.revision, noise, chance);
                noises.push(noise);
            }
        }
        // One pair is two revisions: what is weakened one way is strengthened the other.
        let told = if verbose { format!("{seed} {name} {noises:?} {rule}") } else { String::new() };
        count(&compare(&mutation.base, &mutation.revision), &mutation.expected, &mut scores, &told);
        if let Some(folder) = env::var_os("FANGAN_KEEP") {
            for (side, text) in [("base", &mutation.base), ("revision", &mutation.revision)] {
                let file = std::path::Path::new(&folder).join(format!("{seed}-{side}.txt"));
                fs::write(file, text.joined()).expect("the folder can be written");
            }
        }
        let back = mirrored(&mutation.expected);
        count(
            &compare(&mutation.revision, &mutation.base),
            &back,
            &mut scores,
            &format!("{told}{}", if verbose { " ⇄" } else { "" }),
        );
    }
    assert!(made == rounds, "only {made} pairs of {rounds} could be made");
    let mut low = Vec::new();
    for (rule, score) in &scores {
        println!("{rule:26} F1 {:.3}  right {:4} invented {:3} missed {:3}", score.f1(), score.0, score.1, score.2);
        // Few revisions of a rule say little about it: one slip must not fail a short run.
        if score.f1() < 0.95 && score.1 + score.2 > 1 {
            low.push(rule.as_str());
        }
    }
    println!("{} revisions of {} plans", 2 * made, plans.len());
    assert!(low.is_empty(), "F1 below 0.95: {low:?}");
}

#[test]
fn looks_numbers_and_places_are_information_at_most() {
    let plans = plans();
    let mut failures = Vec::new();
    let rounds = rounds(12);
    for seed in 0..rounds {
        let chance = &mut Chance::new(seed as u64 + 7777);
        let (name, plan) = chance.pick(&plans).expect("there is a plan");
        let mut revision = plan.clone();
        let mut made = Vec::new();
        for (k, noise) in NOISE.into_iter().enumerate() {
            if seed % NOISE.len() == k || chance.below(3) == 0 {
                disturb(&mut revision, noise, chance);
                made.push(noise);
            }
        }
        let found = compare(plan, &revision);
        let loud: Vec<_> =
            found.changes.iter().filter(|c| is_loud(c)).map(|c| (&c.rule, &c.before, &c.after)).collect();
        if !loud.is_empty() {
            failures.push(format!("seed {seed}, {name}, {made:?}: {loud:?}"));
        }
    }
    println!("{} of {rounds} revisions with a loud finding", failures.len());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn swapping_the_sides_turns_every_finding_into_its_mirror() {
    let plans = plans();
    let rules = rules();
    for seed in 0..rounds(6) {
        let chance = &mut Chance::new(seed as u64 + 4242);
        let (name, plan) = chance.pick(&plans).expect("there is a plan");
        let mut revision = plan.clone();
        for _ in 0..6 {
            let rule = *chance.pick(&rules).expect("there are rules");
            if let Some(mutation) = mutate(&revision, rule, chance) {
                revision = if chance.below(2) == 0 { mutation.base } else { mutation.revision };
            }
        }
        for noise in NOISE {
            if chance.below(3) == 0 {
                disturb(&mut revision, noise, chance);
            }
        }
        crate::diff::assert_mirrored(&compare(plan, &revision), &compare(&revision, plan), &format!("{seed} {name}"));
    }
}
