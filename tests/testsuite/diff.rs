//! What holds of every comparison, and that each rule of the catalogue tells its own example.

use fangan::catalogue::diff::{rule, rules};
use fangan::change::{Change, Match, PlanDiff, Quoted, TextChange, UnitDiff, UnitRef, WordOp};
use fangan::diff::{self, Options, Side};
use fangan::lexicon::Lexicon;
use fangan::reading::{self, Reading};
use fangan::source::Source;
use proptest::prelude::{Strategy, prop, proptest};

fn read(text: &str) -> Reading {
    reading::read("plan", "plan.txt", text.as_bytes(), Lexicon::built_in()).unwrap_or_else(|_| Reading {
        source: Source::new("plan.txt", text),
        plan: fangan::plan::Plan::default(),
        withdrawn: Vec::new(),
        preamble: None,
    })
}

fn compare(base: &str, revision: &str) -> PlanDiff {
    let (base, revision) = (read(base), read(revision));
    diff::diff(
        Side { source: &base.source, plan: &base.plan },
        Side { source: &revision.source, plan: &revision.plan },
        &Options::default(),
    )
}

#[test]
fn every_rule_tells_its_own_example() {
    // These are about places and units, which an example cannot hold; other tests show them.
    let of_units = [
        "moved",
        "renumbered",
        "split",
        "merged",
        "measure-removed",
        "measure-added",
        "section-removed",
        "section-added",
    ];
    for rule in rules().filter(|rule| !of_units.contains(&rule.id)) {
        let plan = |words: &str| {
            format!(
                "綠色發展實施方案\n一、主要任務\n1.推進各項工作。加強組織領導。{words}\n完善工作機制。\n2.其他工作。完善考核制度。\n"
            )
        };
        let sentence = |words: &str| match words {
            "" => String::new(),
            words if words.ends_with('）') && words.contains('负') || words.contains("牵头") => {
                format!("完善公交网络。{words}")
            }
            words => format!("{words}。"),
        };
        let found = compare(&plan(&sentence(rule.example.0)), &plan(&sentence(rule.example.1)));
        let told: Vec<_> = found.changes.iter().map(|c| c.rule.as_str()).collect();
        assert!(told.contains(&rule.id), "{}: {:?} told as {told:?}", rule.id, rule.example);
    }
}

#[test]
fn units_move_split_merge_and_keep_their_words() {
    const GREEN: &str = "建設綠道。建設300公里精品綠道,完善沿線驛站、標識等設施,強化慢行通勤功能。";
    const WATER: &str = "治理河道。完成玉帶河、蕭太后河、通惠河等骨干河道治理,實現全域水系連通,發揮雨洪調蓄作用。";
    const WET: &str = "保護濕地。開展全域濕地保護修復,推進東郊濕地公園試點建設,打造濕地景觀片區。";
    let plan = |units: &[&str]| {
        let numbered: Vec<String> = units.iter().enumerate().map(|(i, u)| format!("{}.{u}\n", i + 1)).collect();
        format!("綠色發展實施方案\n一、主要任務\n{}", numbered.concat())
    };
    let fates = |base: &[&str], revision: &[&str]| -> String {
        let found = compare(&plan(base), &plan(revision));
        let told = found.units.iter().filter(|u| u.fate != Match::Matched || u.text == TextChange::Modified || u.moved);
        let label = |side: &Option<fangan::change::UnitRef>| side.as_ref().map_or("", |s| s.label.as_str()).to_owned();
        told.map(|u| format!("{:?} {}>{}", u.fate, label(&u.base), label(&u.revision))).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(fates(&[GREEN, WATER, WET], &[GREEN, WATER, WET]), "");
    assert_eq!(fates(&[GREEN, WATER, WET], &[WATER, WET, GREEN]), "Matched 1.>3.");
    assert_eq!(fates(&[GREEN, WET], &[GREEN, WATER, WET]), "Added >2.");
    assert_eq!(fates(&[GREEN, WATER, WET], &[GREEN, WET]), "Removed 2.>");
    let both = format!("{WATER}{WET}");
    assert_eq!(fates(&[GREEN, WATER, WET], &[GREEN, &both]), "Merged 2.>2., Merged 3.>2.");
    assert_eq!(fates(&[GREEN, &both], &[GREEN, WATER, WET]), "Split 2.>2., Split 2.>3.");
}

#[test]
fn aims_are_read_for_commitments_too() {
    let plan = |n: u32| {
        format!(
            "綠色發展實施方案\n一、總體要求\n（一）主要目標。到2025年，建成{n}公里綠道。\n二、主要任務\n1.建設綠道。完善驛站設施。\n"
        )
    };
    let told: Vec<_> = compare(&plan(300), &plan(200)).changes.into_iter().map(|c| c.rule).collect();
    assert_eq!(told, ["target-weakened"]);
}

#[test]
fn a_hundred_kilobytes_of_noise_take_no_time() {
    let text = |seed: u32, units: u32| {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from_u32(0x4e00 + (state >> 8) % 700).unwrap_or('。')
        };
        let each = 33_000 / units;
        let unit = |i| {
            format!(
                "{i}.{}。{}\n",
                next(),
                (0..each).map(|k| if k % 17 == 0 { '，' } else { next() }).collect::<String>()
            )
        };
        format!("方案\n一、任務\n{}", (1..=units).map(unit).collect::<String>())
    };
    for units in [1, 30, 700] {
        let start = std::time::Instant::now();
        let found = compare(&text(1, units), &text(2, units));
        assert!(!found.is_same());
        // A second in a release build; tests are built without optimisation, on busy machines.
        assert!(start.elapsed().as_secs() < 40, "{units} units took {:?}", start.elapsed());
    }
}

/// The mirror law: swapping base and revision turns every unit and every finding into its mirror.
pub fn assert_mirrored(forth: &PlanDiff, back: &PlanDiff, what: &str) {
    let place = |side: &Option<Quoted>| side.as_ref().map(|q| (q.path.clone(), q.span.start, q.quote.clone()));
    let mut there: Vec<_> = forth
        .changes
        .iter()
        .map(|c| (c.rule.as_str(), place(&c.base), place(&c.revision), &c.before, &c.after))
        .collect();
    let mirrored = |c: &'_ Change| rule(&c.rule).expect("in the catalogue").mirror;
    let mut here: Vec<_> =
        back.changes.iter().map(|c| (mirrored(c), place(&c.revision), place(&c.base), &c.after, &c.before)).collect();
    there.sort();
    here.sort();
    assert_eq!(there, here, "{what}");
    let span = |side: &Option<UnitRef>| side.as_ref().map(|u| (u.span.start, u.span.end));
    let turned = |fate: Match| match fate {
        Match::Added => Match::Removed,
        Match::Removed => Match::Added,
        Match::Split => Match::Merged,
        Match::Merged => Match::Split,
        Match::Matched => Match::Matched,
    };
    let told =
        |fate: Match, u: &UnitDiff| format!("{fate:?} {:?} moved {} renumbered {}", u.text, u.moved, u.renumbered);
    let mut there: Vec<_> = forth.units.iter().map(|u| (span(&u.base), span(&u.revision), told(u.fate, u))).collect();
    let mut here: Vec<_> =
        back.units.iter().map(|u| (span(&u.revision), span(&u.base), told(turned(u.fate), u))).collect();
    there.sort();
    here.sort();
    assert_eq!(there, here, "{what}");
}

#[test]
fn swapping_the_sides_of_what_once_broke_the_law_gives_the_mirror() {
    let check = |base: &str, revision: &str| {
        assert_mirrored(&compare(base, revision), &compare(revision, base), &format!("{base:?} {revision:?}"));
    };
    // `<一` was one token and `一` a character, though they compare as equal.
    check("到2025年。2.（一）第二条", "第二条<一、\n（一）一、一、一、一、一、一、一、");
    // Equal texts under one parent were ordered by the base.
    check(
        "一、到2025年；一、第二条一、。一、研究一、300公里一、①到2025年\n（責任單位：市交通委）到2025年",
        "第二条一、（責任單位：市交通委）到2025年\n一、\n到2025年300公里",
    );
    // What was told of a moved clause was known to one of its units only.
    check("\n到2025年\n（一）一、一、到2025年第一條300公里\n不低于95%到2025年", "2.一、1.嚴禁到2025年不低于95%（一）");
}

/// Documents that are hardly plans at all.
fn documents() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "一、",
        "二、",
        "（一）",
        "1.",
        "2.",
        "第一條",
        "第二条",
        "\n",
        "\n",
        "。",
        "，",
        "、",
        "；",
        "到2025年",
        "300公里",
        "不低于95%",
        "嚴禁",
        "建設",
        "推進",
        "研究",
        "力爭",
        "公园",
        "公園",
        "（責任單位：市交通委）",
        "《規劃》",
        "①",
        "﻿",
        "\u{3000}",
        "<",
        "👍",
        "第",
        "a",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn nothing_differs_from_itself(text in documents()) {
        let found = compare(&text, &text);
        assert!(found.changes.is_empty(), "{text:?}: {:?}", found.changes);
    }

    #[test]
    fn any_two_documents_can_be_compared(base in documents(), revision in documents()) {
        let (forth, back) = (compare(&base, &revision), compare(&revision, &base));
        assert_mirrored(&forth, &back, "");
        for unit in &forth.units {
            let side = |own: WordOp| -> String {
                unit.words.iter().filter(|run| run.op == own || run.op == WordOp::Equal).map(|run| run.text.as_str()).collect()
            };
            // The revision's words are all there, in its own characters.
            if !unit.words.is_empty() {
                let span = unit.revision.as_ref().expect("both sides are there").span;
                assert_eq!(side(WordOp::Insert), read(&revision).source.quote(span));
            }
        }
    }
}
