//! A plan as the mutator sees it: lines, labels by a small pattern, sentences and segments by their marks.

use std::ops::Range;
use std::sync::LazyLock;

use fangan::script;
use regex::Regex;

/// A small deterministic source of chance (xorshift).
pub struct Chance(u64);

impl Chance {
    /// A sequence of its own for each seed.
    pub fn new(seed: u64) -> Chance {
        let mut chance = Chance(seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        chance.below(2);
        chance
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % n.max(1)
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        if from.is_empty() { None } else { from.get(self.below(from.len())) }
    }
}

/// A plan cut into lines.
#[derive(Debug, Clone)]
pub struct Text {
    /// Lines without their ends.
    pub lines: Vec<String>,
    /// Whether it is written in Traditional characters.
    pub traditional: bool,
}

/// A labelled line with the unlabelled lines below it.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Its lines.
    pub lines: Range<usize>,
    /// 0: 一、 1: （一） 2: 1. 3: （1）; also 第一条.
    pub level: usize,
    /// Whether another unit stands below it.
    pub holds_others: bool,
    /// The words up to the first 。 behind the label.
    pub heading: String,
}

/// A stretch between ，；。 of a sentence that is no heading, by characters of its line.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// The line.
    pub line: usize,
    /// Its characters, the mark behind it left out.
    pub range: Range<usize>,
    /// The characters of the whole sentence, with its 。
    pub sentence: Range<usize>,
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("^[ \u{3000}]*(?:([一二三四五六七八九十]+、)|([（(][一二三四五六七八九十]+[）)])|([0-9]+[.．、])|([（(][0-9]+[）)]))")
        .expect("a pattern")
});

impl Text {
    /// Cuts a text; what stands before 全文如下 is a press excerpt and left out.
    pub fn new(text: &str) -> Text {
        let body = text.split_once("全文如下:").map_or(text, |(_, body)| body).trim();
        let lines = body.lines().map(|line| line.trim_end().to_owned()).filter(|line| !line.is_empty()).collect();
        Text { lines, traditional: script::is_traditional(body) }
    }

    /// The whole text again.
    pub fn joined(&self) -> String {
        self.lines.join("\n") + "\n"
    }

    /// A line in Simplified characters, as many as it has.
    pub fn plain(&self, line: usize) -> Vec<char> {
        let plain: Vec<char> = script::to_simplified(&self.lines[line]).chars().collect();
        assert_eq!(plain.len(), self.lines[line].chars().count(), "{}", self.lines[line]);
        plain
    }

    /// Words of the mutator in the script of the text.
    pub fn own(&self, words: &str) -> String {
        if self.traditional { script::to_traditional(words) } else { words.to_owned() }
    }

    /// Replaces characters of a line.
    pub fn replace(&mut self, line: usize, range: Range<usize>, words: &str) {
        let chars: Vec<char> = self.lines[line].chars().collect();
        let (head, tail) = (&chars[..range.start], &chars[range.end..]);
        self.lines[line] = head.iter().copied().chain(words.chars()).chain(tail.iter().copied()).collect();
    }

    /// The label of a line: its level and its length in bytes.
    pub fn label(&self, line: usize) -> Option<(usize, usize)> {
        let found = LABEL.captures(&self.lines[line])?;
        let level = (1..=4).find(|level| found.get(*level).is_some())? - 1;
        Some((level, found[0].len()))
    }

    /// The labelled units, in order.
    pub fn units(&self) -> Vec<Unit> {
        let labelled: Vec<(usize, usize, usize)> = (0..self.lines.len())
            .filter_map(|line| self.label(line).map(|(level, length)| (line, level, length)))
            .collect();
        let mut out = Vec::new();
        for (k, &(line, level, length)) in labelled.iter().enumerate() {
            let next = labelled.get(k + 1);
            let end = next.map_or(self.lines.len(), |next| next.0);
            let heading = self.lines[line][length..].split('。').next().unwrap_or("").to_owned();
            out.push(Unit { lines: line..end, level, holds_others: next.is_some_and(|n| n.1 > level), heading });
        }
        out
    }

    /// The units that hold no others and have a body of more than one sentence, without the last one: what follows it is
    /// signatures and annexes more often than body.
    pub fn leaves(&self) -> Vec<Unit> {
        let mut units = self.units();
        units.pop();
        let sentences =
            |unit: &Unit| self.lines[unit.lines.clone()].iter().map(|line| line.matches('。').count()).sum::<usize>();
        units.retain(|unit| !unit.holds_others && sentences(unit) > 1);
        units
    }

    /// The segments of every leaf's body, the first sentence of a labelled line left out: it is the heading.
    pub fn segments(&self) -> Vec<Segment> {
        let mut out = Vec::new();
        for unit in self.leaves() {
            for line in unit.lines.clone() {
                self.segments_of(line, line == unit.lines.start, &mut out);
            }
        }
        out
    }

    fn segments_of(&self, line: usize, headed: bool, out: &mut Vec<Segment>) {
        let chars: Vec<char> = self.lines[line].chars().collect();
        let mut from = 0;
        for (k, sentence) in chars.split_inclusive(|c| *c == '。').enumerate() {
            let whole = from..from + sentence.len();
            from = whole.end;
            if (headed && k == 0) || sentence.last() != Some(&'。') {
                continue;
            }
            let mut start = whole.start;
            for i in whole.clone() {
                if matches!(chars[i], '，' | ',' | '；' | ';' | '。') {
                    out.push(Segment { line, range: start..i, sentence: whole.clone() });
                    start = i + 1;
                }
            }
        }
    }
}
