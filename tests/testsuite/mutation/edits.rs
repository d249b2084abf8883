//! Edits of sentences where they stand, each with the rule that must tell it. Small patterns of its own find the places;
//! nothing here knows how `fangan` reads.

use std::sync::LazyLock;

use regex::Regex;

use super::noise;
use super::patterns::{ACT, EFFORT, OUTCOME, PATTERNS};
use super::text::{Chance, Segment, Text, Unit};

/// What must be told of a base and a revision.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// The rule, from base to revision.
    pub rule: &'static str,
    /// Words of the base's quotation.
    pub base: String,
    /// Words of the revision's quotation.
    pub revision: String,
}

/// A base and a revision that differ in one known change.
pub struct Mutation {
    /// The earlier text.
    pub base: Text,
    /// The later text.
    pub revision: Text,
    /// What is different.
    pub expected: Expected,
}

/// The rules about units, lists, offices and whole sentences, which no pattern of one segment makes.
const OTHERS: [&str; 9] = [
    "item-removed",
    "commitment-removed",
    "responsible-removed",
    "responsible-changed",
    "measure-removed",
    "section-removed",
    "moved",
    "renumbered",
    "merged",
];

/// Every rule that is made, by its name from base to revision.
pub fn rules() -> Vec<&'static str> {
    let mut all: Vec<&str> = PATTERNS.iter().map(|found| found.0.rule).collect();
    all.extend(OTHERS);
    all.dedup();
    all
}

/// A base and a revision of `plan` that differ by one change of `rule`; nothing when the plan has no place for it.
pub fn mutate(plan: &Text, rule: &'static str, chance: &mut Chance) -> Option<Mutation> {
    match rule {
        "item-removed" => item(plan, chance),
        "commitment-removed" => commitment(plan, chance),
        "responsible-removed" | "responsible-changed" => office(plan, rule, chance),
        "measure-removed" | "section-removed" => unit(plan, rule, chance),
        "moved" => moved(plan, chance),
        "renumbered" => renumbered(plan, chance),
        "merged" => merged(plan, chance),
        _ => inside(plan, rule, chance),
    }
}

/// The segments whose place is not in doubt: no brackets, no quotation marks, words that stand once in the text.
fn plain_segments(plan: &Text) -> Vec<(Segment, String)> {
    let whole = plan.joined();
    let doubtful = ['（', '(', '）', ')', '“', '”', '「', '」', '：', ':', '《', '》', '—'];
    let mut out = Vec::new();
    let mut line: Option<(usize, Vec<char>)> = None;
    for segment in plan.segments() {
        if line.as_ref().is_none_or(|(known, _)| *known != segment.line) {
            line = Some((segment.line, plan.plain(segment.line)));
        }
        let Some((_, chars)) = &line else { continue };
        let words: String = chars[segment.range.clone()].iter().collect();
        let own: String =
            plan.lines[segment.line].chars().skip(segment.range.start).take(segment.range.len()).collect();
        let quoted = words.matches(['“', '”']).count() == 0 && unbalanced(&chars[..segment.range.start]) == 0;
        if segment.range.len() >= 8 && segment.range.len() <= 60 && quoted && whole.matches(&own).count() == 1 {
            let clear = !words.contains(doubtful) || (words.contains('《') && !words.contains(['（', '(']));
            // Who is told to do something governs what follows in the sentence.
            let told: String = chars[segment.sentence.start..segment.range.start].iter().collect();
            let governed =
                ["指导", "督促", "引导", "鼓励", "支持", "要求", "组织"].iter().any(|verb| told.contains(verb));
            if clear && !governed {
                out.push((segment, words));
            }
        }
    }
    out
}

/// How many brackets and quotation marks are open at the end.
fn unbalanced(chars: &[char]) -> usize {
    let opened = chars.iter().filter(|c| matches!(c, '（' | '(' | '“' | '「' | '《')).count();
    opened.saturating_sub(chars.iter().filter(|c| matches!(c, '）' | ')' | '”' | '」' | '》')).count())
}

/// An edit by one of the patterns of a rule. The kind of edit is chosen first, so that rare ones are made as often.
fn inside(plan: &Text, rule: &'static str, chance: &mut Chance) -> Option<Mutation> {
    let segments = plain_segments(plan);
    let mut mine: Vec<_> = PATTERNS.iter().filter(|found| found.0.rule == rule).collect();
    while !mine.is_empty() {
        let (pattern, place, doubt) = mine.remove(chance.below(mine.len()));
        let cites = pattern.rule == "reference-changed";
        let fits: Vec<_> = segments
            .iter()
            .filter(|(_, words)| cites || !words.contains('《'))
            .filter(|(_, words)| doubt.as_ref().is_none_or(|doubt| !doubt.is_match(words)))
            .filter_map(|(segment, words)| Some((segment, words, place.captures(words)?.name("x")?)))
            .collect();
        let Some((segment, words, x)) = chance.pick(&fits) else { continue };
        let start = segment.range.start + words[..x.start()].chars().count();
        let range = start..start + x.as_str().chars().count();
        let filled = fill(&[pattern.base, pattern.revision], x.as_str(), chance);
        let (mut base, mut revision) = (plan.clone(), plan.clone());
        for (side, words) in [(&mut base, &filled[0]), (&mut revision, &filled[1])] {
            if let Some(words) = words {
                let own = side.own(words);
                side.replace(segment.line, range.clone(), &own);
            }
        }
        // What stands around the edit names the place on both sides.
        let chars: Vec<char> = words.chars().collect();
        let (from, to) = (range.start - segment.range.start, range.end - segment.range.start);
        let around = if to * 2 < chars.len() + from { &chars[to..] } else { &chars[..from] };
        let near = if to * 2 < chars.len() + from {
            &around[..around.len().min(6)]
        } else {
            &around[around.len().saturating_sub(6)..]
        };
        let place: String = near.iter().collect();
        return Some(Mutation { base, revision, expected: Expected { rule, base: place.clone(), revision: place } });
    }
    None
}

/// The words of both sides; nothing where they stay.
fn fill(sides: &[&str; 2], found: &str, chance: &mut Chance) -> [Option<String>; 2] {
    let many = 20 + chance.below(200);
    let few = many - 1 - chance.below(many / 2);
    let year = 2027 + chance.below(4);
    let later = year + 1 + chance.below(4);
    let value: f64 = found.parse().unwrap_or(0.0);
    let change = |by: f64| -> String {
        let changed = value * by;
        let decimals = found.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let text = format!("{changed:.decimals$}");
        if text == found { format!("{:.1}", value * by) } else { text }
    };
    let part = [0.5, 0.7, 0.8][chance.below(3)];
    let delay = 1 + chance.below(5);
    sides.map(|side| {
        let filled = side
            .replace("{n}", &many.to_string())
            .replace("{m}", &few.to_string())
            .replace("{y}", &year.to_string())
            .replace("{z}", &later.to_string())
            .replace("{less}", &change(part))
            .replace("{more}", &change(1.0 + part / 2.0))
            .replace("{later}", &(value as usize + delay).to_string());
        (side != "=").then_some(filled)
    })
}

/// A member in the middle of a list joined by 、 is taken out.
fn item(plan: &Text, chance: &mut Chance) -> Option<Mutation> {
    static LIST: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("(?P<before>[一-龥]{2,8})、(?P<x>[一-龥]{2,8}、)[一-龥]{2,8}").expect("a pattern"));
    let doubt = Regex::new("第|[0-9]|[和与及或]|不得|严禁|《").expect("a pattern");
    let segments = plain_segments(plan);
    let fits: Vec<_> = segments
        .iter()
        .filter_map(|(segment, words)| {
            let found = LIST.captures(words)?;
            let x = found.name("x")?;
            let rest = words.replacen(x.as_str(), "", 1);
            let clear = !doubt.is_match(&found[0]) && !rest.contains(x.as_str().trim_end_matches('、'));
            clear.then_some((segment, words, x, found.name("before")?.as_str().to_owned()))
        })
        .collect();
    let (segment, words, x, before) = chance.pick(&fits)?;
    let start = segment.range.start + words[..x.start()].chars().count();
    let mut revision = plan.clone();
    revision.replace(segment.line, start..start + x.as_str().chars().count(), "");
    let expected = Expected { rule: "item-removed", base: x.as_str().to_owned(), revision: before.clone() };
    Some(Mutation { base: plan.clone(), revision, expected })
}

/// A sentence of one segment, or a segment between others of its kind, is taken out.
fn commitment(plan: &Text, chance: &mut Chance) -> Option<Mutation> {
    let head = Regex::new(&format!("^(?:{OUTCOME}|{ACT}|{EFFORT})[一-龥]{{4,}}")).expect("a pattern");
    let segments = plain_segments(plan);
    let fits: Vec<&(Segment, String)> = segments
        .iter()
        .enumerate()
        .filter(|(k, (segment, words))| {
            let alone = segment.range.start == segment.sentence.start && segment.range.end + 1 == segment.sentence.end;
            let beside = |other: Option<&(Segment, String)>, end: usize, start: usize| {
                other.is_some_and(|(other, words)| {
                    other.line == segment.line
                        && (other.range.end == end || other.range.start == start)
                        && head.is_match(words)
                })
            };
            let before = k.checked_sub(1).and_then(|k| segments.get(k));
            let between = beside(before, segment.range.start.wrapping_sub(1), usize::MAX)
                && beside(segments.get(k + 1), usize::MAX, segment.range.end + 1);
            head.is_match(words) && (alone || between)
        })
        .map(|(_, found)| found)
        .collect();
    let (segment, words) = chance.pick(&fits)?;
    let mut revision = plan.clone();
    revision.replace(segment.line, segment.range.start..segment.range.end + 1, "");
    let expected =
        Expected { rule: "commitment-removed", base: words.chars().take(12).collect(), revision: String::new() };
    Some(Mutation { base: plan.clone(), revision, expected })
}

const OFFICES: &[&str] = &["市交通委", "市水务局", "市城市管理委", "市园林绿化局", "市财政局", "市生态环境局"];

/// An office is taken out of a bracket of offices, or another one put in its place; where there is no bracket, one is put
/// at the end of a body.
fn office(plan: &Text, rule: &'static str, chance: &mut Chance) -> Option<Mutation> {
    static BRACKET: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new("[（(](?P<names>[一-龥]{2,12}(?:、[一-龥]{2,12})+?)(?:按职责分工负责|负责)[）)]").expect("a pattern")
    });
    let (mut base, mut revision) = (plan.clone(), plan.clone());
    let mut found = Vec::new();
    for unit in plan.leaves() {
        for line in unit.lines.clone() {
            let plain: String = plan.plain(line).iter().collect();
            if let Some(names) = BRACKET.captures(&plain).and_then(|found| found.name("names")) {
                // An office that is named again has another part there.
                let whole: String =
                    unit.lines.clone().map(|line| plan.plain(line).into_iter().collect::<String>()).collect();
                if names.as_str().split('、').all(|name| whole.matches(name).count() == 1) {
                    found.push((line, plain[..names.start()].chars().count(), names.as_str().to_owned()));
                }
            }
        }
    }
    let other = *chance.pick(OFFICES)?;
    let (line, at, names) = match chance.pick(&found) {
        Some(place) => place.clone(),
        None => {
            let leaves = plan.leaves();
            let line = chance.pick(&leaves)?.lines.end - 1;
            let names = "市发展改革委、市规划自然资源委、市教委".to_owned();
            let at = plan.lines[line].chars().count() + 1;
            for side in [&mut base, &mut revision] {
                let bracket = side.own(&format!("（{names}负责）"));
                side.replace(line, at - 1..at - 1, &bracket);
            }
            (line, at, names)
        }
    };
    let all: Vec<&str> = names.split('、').collect();
    let which = chance.below(all.len());
    let mut now: Vec<&str> = all.clone();
    if rule == "responsible-removed" {
        now.remove(which);
    } else {
        now[which] = other;
    }
    let words = revision.own(&now.join("、"));
    revision.replace(line, at..at + names.chars().count(), &words);
    let expected = Expected { rule, base: all[which].to_owned(), revision: String::new() };
    Some(Mutation { base, revision, expected })
}

/// What is no measure, by the headings that drafting manuals have; a report's review of the year behind it is none either.
fn is_general(unit: &Unit) -> bool {
    let heading = fangan::script::to_simplified(&unit.heading);
    heading.contains("工作回顾")
        || ["指导思想", "基本原则", "总体要求", "主要目标", "工作目标", "总体目标"].contains(&heading.as_str())
}

/// A unit is taken out.
fn unit(plan: &Text, rule: &'static str, chance: &mut Chance) -> Option<Mutation> {
    let units = plan.units();
    let under_general = |unit: &Unit| {
        let holder = units.iter().rfind(|u| u.lines.start < unit.lines.start && u.level < unit.level);
        is_general(unit) || holder.is_some_and(is_general)
    };
    // A measure has segments that begin with a verb of the ladder: a review of the year behind has none.
    let head = Regex::new(&format!("^(?:{OUTCOME}|{ACT}|{EFFORT})[一-龥]{{2,}}")).expect("a pattern");
    let promises = |unit: &Unit| {
        let words = plain_segments(plan);
        words.iter().filter(|(segment, words)| unit.lines.contains(&segment.line) && head.is_match(words)).count() > 1
    };
    let mut leaves = plan.leaves();
    match rule {
        "section-removed" => leaves.retain(under_general),
        _ => leaves.retain(|leaf| !under_general(leaf) && promises(leaf)),
    }
    let unit = chance.pick(&leaves)?.clone();
    let mut revision = plan.clone();
    revision.lines.drain(unit.lines.clone());
    let place: String = fangan::script::to_simplified(&unit.heading).chars().take(12).collect();
    Some(Mutation { base: plan.clone(), revision, expected: Expected { rule, base: place, revision: String::new() } })
}

/// A unit stands behind its next-but-one neighbour.
fn moved(plan: &Text, chance: &mut Chance) -> Option<Mutation> {
    let (units, leaves) = (plan.units(), plan.leaves());
    let pairs: Vec<_> = units
        .windows(2)
        .filter(|pair| pair[0].level == pair[1].level && pair.iter().all(|unit| leaves.contains(unit)))
        .collect();
    let pair = chance.pick(&pairs)?;
    let mut revision = plan.clone();
    noise::swap(&mut revision, pair[0].lines.clone(), pair[1].lines.clone());
    Some(Mutation {
        base: plan.clone(),
        revision,
        expected: Expected { rule: "moved", base: String::new(), revision: String::new() },
    })
}

fn renumbered(plan: &Text, chance: &mut Chance) -> Option<Mutation> {
    let mut revision = plan.clone();
    noise::renumber(&mut revision, 1 + chance.below(4));
    let expected = Expected { rule: "renumbered", base: String::new(), revision: String::new() };
    (revision.lines != plan.lines).then_some(Mutation { base: plan.clone(), revision, expected })
}

/// A unit is taken into the one before it.
fn merged(plan: &Text, chance: &mut Chance) -> Option<Mutation> {
    let (units, leaves) = (plan.units(), plan.leaves());
    let pairs: Vec<_> = units
        .windows(2)
        .filter(|pair| pair[0].level == pair[1].level && pair.iter().all(|unit| leaves.contains(unit)))
        .filter(|pair| pair.iter().all(|unit| plan.lines[unit.lines.start].matches('。').count() > 2))
        .collect();
    let pair = chance.pick(&pairs)?;
    let second = pair[1].lines.clone();
    let mut revision = plan.clone();
    let label = plan.label(second.start)?.1;
    // Its heading becomes the first sentence of a paragraph.
    revision.lines[second.start] = plan.lines[second.start][label..].to_owned();
    let place: String = fangan::script::to_simplified(&pair[1].heading).chars().take(8).collect();
    Some(Mutation {
        base: plan.clone(),
        revision,
        expected: Expected { rule: "merged", base: place.clone(), revision: place },
    })
}
