//! Changes of looks, numbers and order that must not be told as more than information.

use fangan::script;
use unicode_width::UnicodeWidthChar;

use super::text::{Chance, Text};

/// One such change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Noise {
    /// The other script, converted by machine.
    Script,
    /// Punctuation of the other width.
    Width,
    /// A line broken after a sentence.
    Reflow,
    /// Every line broken at a fixed width, as mail programs do.
    Wrap,
    /// The numbers of the commonest level shifted.
    Renumber,
    /// Two neighbouring units of one level change places.
    Move,
}

/// Every kind of noise.
pub const NOISE: [Noise; 6] = [Noise::Script, Noise::Width, Noise::Reflow, Noise::Wrap, Noise::Renumber, Noise::Move];

/// Adds noise to a revision.
pub fn disturb(text: &mut Text, noise: Noise, chance: &mut Chance) {
    match noise {
        Noise::Script => {
            let turn = if text.traditional { script::to_simplified } else { script::to_traditional };
            text.lines = text.lines.iter().map(|line| turn(line)).collect();
            text.traditional = !text.traditional;
        }
        Noise::Width => {
            let half = text.joined().contains('，');
            for line in &mut text.lines {
                for (full, narrow) in [("，", ","), ("；", ";"), ("：", ":")] {
                    *line = if half { line.replace(full, narrow) } else { line.replace(narrow, full) };
                }
            }
        }
        Noise::Reflow => reflow(text, chance),
        Noise::Wrap => wrap(text, 30 + chance.below(20)),
        Noise::Renumber => renumber(text, 1 + chance.below(3)),
        Noise::Move => {
            let (units, leaves) = (text.units(), text.leaves());
            let neighbours: Vec<_> = units
                .windows(2)
                .filter(|pair| pair[0].level == pair[1].level && pair.iter().all(|unit| leaves.contains(unit)))
                .collect();
            if let Some(pair) = chance.pick(&neighbours) {
                swap(text, pair[0].lines.clone(), pair[1].lines.clone());
            }
        }
    }
}

/// The texts of two neighbouring units change places; the labels stay in order.
pub fn swap(text: &mut Text, first: std::ops::Range<usize>, second: std::ops::Range<usize>) {
    let label = |line: usize| text.label(line).map_or(0, |(_, length)| length);
    let (a, b) = (label(first.start), label(second.start));
    let (one, other) = (text.lines[first.clone()].to_vec(), text.lines[second.clone()].to_vec());
    let mut turned = other.clone();
    turned[0] = format!("{}{}", &one[0][..a], &other[0][b..]);
    let mut rest = one.clone();
    rest[0] = format!("{}{}", &other[0][..b], &one[0][a..]);
    turned.append(&mut rest);
    text.lines.splice(first.start..second.end, turned);
}

fn reflow(text: &mut Text, chance: &mut Chance) {
    let leaves = text.leaves();
    let Some(unit) = chance.pick(&leaves) else { return };
    let lines: Vec<usize> = unit.lines.clone().filter(|line| text.lines[*line].matches('。').count() > 2).collect();
    let Some(&line) = chance.pick(&lines) else { return };
    let ends: Vec<usize> = text.lines[line].match_indices('。').map(|(i, mark)| i + mark.len()).collect();
    let inner = &ends[1..ends.len().max(2) - 1];
    if let Some(&at) = chance.pick(inner) {
        let rest = text.lines[line].split_off(at);
        text.lines.insert(line + 1, rest);
    }
}

/// Breaks the lines of bodies at a width, headings and what stands before the first unit left alone.
fn wrap(text: &mut Text, width: usize) {
    let bodies: Vec<usize> = text.leaves().iter().flat_map(|unit| unit.lines.clone()).collect();
    for line in bodies {
        let mut rest: Vec<char> = text.lines[line].chars().collect();
        let mut out = String::new();
        // No line begins with a mark, a digit or a bracket: that would be bad setting, or look like a label.
        // Words in Latin letters and numbers stay whole.
        let begins = |c: char| c.is_alphabetic() && !"一二三四五六七八九十第附".contains(c);
        let fits = |before: char, after: char| {
            begins(after) && !"（(《“「".contains(before) && !(before.is_ascii_alphanumeric() && after.is_ascii())
        };
        // A Chinese character takes two columns.
        let fill = |chars: &[char]| {
            let mut left = 2 * width;
            chars
                .iter()
                .take_while(|c| {
                    let wide = c.width_cjk().unwrap_or(0);
                    let fits = wide <= left;
                    left = left.saturating_sub(wide);
                    fits
                })
                .count()
        };
        while fill(&rest) < rest.len() {
            let width = fill(&rest);
            let Some(at) = (1..=width).rev().find(|at| fits(rest[at - 1], rest[*at])) else { break };
            out.extend(rest.drain(..at));
            out.push('\n');
        }
        out.extend(rest);
        text.lines[line] = out;
    }
}

/// Shifts the numbers of the level that most leaves have.
pub fn renumber(text: &mut Text, by: usize) {
    let leaves = text.leaves();
    let common = (0..4).max_by_key(|level| leaves.iter().filter(|leaf| leaf.level == *level).count());
    for unit in text.units() {
        let line = unit.lines.start;
        let Some((level, length)) = text.label(line).filter(|(level, _)| Some(*level) == common) else { continue };
        let (label, rest) = text.lines[line].split_at(length);
        let digits: String = label.chars().filter(char::is_ascii_digit).collect();
        let shifted = match level {
            2 | 3 => label.replacen(&digits, &(digits.parse::<usize>().unwrap_or(0) + by).to_string(), 1),
            _ => {
                let number: String = label.chars().filter(|c| NUMERALS.contains(*c) || *c == '十').collect();
                label.replacen(&number, &chinese(value(&number) + by), 1)
            }
        };
        text.lines[line] = format!("{shifted}{rest}");
    }
}

const NUMERALS: &str = "零一二三四五六七八九";

/// 二十三 → 23.
fn value(numeral: &str) -> usize {
    let digit = |text: &str| text.chars().next().and_then(|c| NUMERALS.chars().position(|d| d == c));
    match numeral.split_once('十') {
        Some((tens, ones)) => 10 * digit(tens).unwrap_or(1) + digit(ones).unwrap_or(0),
        None => digit(numeral).unwrap_or(0),
    }
}

/// 23 → 二十三; below a hundred.
fn chinese(number: usize) -> String {
    let digit = |n: usize| NUMERALS.chars().nth(n).filter(|_| n > 0).map(String::from).unwrap_or_default();
    match number / 10 {
        0 => digit(number),
        1 => format!("十{}", digit(number % 10)),
        tens => format!("{}十{}", digit(tens), digit(number % 10)),
    }
}
