//! Numbered lines in, units out: which labels count, what lies below what, where each unit ends.

mod annex;
mod label;

use std::collections::HashMap;
use std::ops::Range;

use super::lines::Line;
use super::rank::{HAN_PAREN, rank};
use super::tail;
use crate::catalogue::diagnostic::{NUMBERING_GAP, NUMBERING_REPEAT};
use crate::diagnostic::Diagnostic;
use crate::numbering::{Label, Style};

/// The numbered lines of a text, and what lies below what.
#[derive(Debug, Default)]
pub(super) struct Outline<'a> {
    /// Every numbered unit in reading order.
    pub drafts: Vec<Draft<'a>>,
    /// Lines of end matter between and behind the units.
    pub gaps: Vec<Range<usize>>,
    /// Gaps and repeats.
    pub diagnostics: Vec<Diagnostic>,
    /// The line of the first unit; the number of lines when there is none.
    pub first: usize,
}

/// Finds the units from line `start` on.
pub(super) fn outline<'a>(lines: &'a [Line<'a>], start: usize) -> Outline<'a> {
    let mut builder = Builder {
        lines,
        open: Vec::new(),
        drafts: Vec::new(),
        end: None,
        diagnostics: Vec::new(),
        seen: HashMap::new(),
        article: None,
        annexes: Vec::new(),
    };
    let mut at = start;
    while at < lines.len() {
        at = builder.read(at);
    }
    builder.finish()
}

/// A unit as its lines: which one opens it, and where its own text ends.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    /// How its label is written.
    pub style: Style,
    /// The label as printed; empty for an annex that only the list of annexes names.
    pub text: &'a str,
    /// Its part of the path.
    pub key: &'a str,
    /// Its number.
    pub number: u32,
    /// The number behind 之.
    pub branch: u32,
    /// The line it opens.
    pub line: usize,
    /// One past the last line of its own text.
    pub until: usize,
    /// The unit that holds it.
    pub parent: Option<usize>,
    /// Depth from the top.
    pub depth: usize,
}

/// An open unit that later ones may lie below.
struct Open {
    unit: usize,
    style: Style,
    /// Smaller lies further out.
    rank: u8,
}

struct Builder<'a> {
    lines: &'a [Line<'a>],
    open: Vec<Open>,
    drafts: Vec<Draft<'a>>,
    /// The first line of end matter seen since the last unit, and whether a date under a signature was among it.
    end: Option<(usize, bool)>,
    diagnostics: Vec<Diagnostic>,
    /// The last number of each style, for lists that run on across sections.
    seen: HashMap<Style, (u32, &'a str)>,
    /// The last article since the text or an annex began.
    article: Option<usize>,
    /// What the list of annexes at the end of a notice calls them.
    annexes: Vec<&'a str>,
}

impl<'a> Builder<'a> {
    /// Reads the line `at` and says which line to read next.
    fn read(&mut self, at: usize) -> usize {
        let line = &self.lines[at];
        if is_contents(line.text) {
            return self.behind_contents(at);
        }
        let floor = self.drafts.last().map_or(0, |d| d.line + 1);
        if let Some(from) = tail::tail_start(self.lines, at, floor) {
            let dated = super::date::date_line(line.text).is_some();
            let (first, was) = self.end.unwrap_or((from, false));
            self.end = Some((first.min(from), was || dated));
            return if tail::is_annex_list(self.lines, at) { self.behind_list(at) } else { at + 1 };
        }
        let in_annex = self.open.iter().any(|o| o.style == Style::Annex);
        if is_glossary(line.text) && !in_annex && !self.drafts.is_empty() {
            // 名词解释 behind a report explains its words; it is no part of what the report promises.
            self.end.get_or_insert((at, false));
            return self.lines.len();
        }
        if tail::is_closing(line.text) && !self.drafts.is_empty() {
            self.end.get_or_insert((at, false));
            return at + 1;
        }
        if self.end.is_some() && line.label.is_none() && self.opens_listed_annex(line) {
            self.open_annex(
                at,
                Draft { style: Style::Annex, text: "", key: annex::LISTED, ..Draft::at(at, self.lines.len()) },
            );
            return at + 1;
        }
        if let Some(label) = line.label.as_ref().filter(|label| self.counts(at, label)) {
            self.add(at, label);
        }
        at + 1
    }

    /// Adds the unit that line `at` opens.
    fn add(&mut self, at: usize, label: &'a Label<'a>) {
        let header = self.names_articles(at) && label.style > Style::Article;
        let rank = rank(label.style, header);
        if let Some((end, dated)) = self.end.take() {
            let outermost = self.open.first().is_none_or(|o| rank <= o.rank);
            if label.style == Style::Annex || label.number == 1 && (dated || outermost) {
                self.close(0, end);
                self.seen.clear();
                self.article = None;
                if dated && label.number == 1 {
                    self.open_untold_annex(at, label);
                }
            }
        }
        let draft = Draft {
            style: label.style,
            text: label.text,
            key: label.key,
            number: label.number,
            branch: label.branch,
            ..Draft::at(at, self.lines.len())
        };
        if label.style == Style::Annex {
            return self.open_annex(at, draft);
        }
        if label.style == Style::Box {
            return self.open_box(at, draft);
        }
        let keep = self.keep(label, rank);
        // A second document in one file begins the outermost count again, below its own title.
        let first_line =
            if keep == 0 && label.number == 1 && !self.open.is_empty() { self.title_above(at) } else { at };
        if first_line < at {
            self.close(0, first_line);
            self.seen.clear();
            self.article = None;
        }
        let brother = self.open.get(keep).filter(|o| o.style == label.style).map(|o| o.unit);
        self.check_number(at, label, brother);
        self.close(keep, at);
        let parent = self.open.last().map(|o| o.unit);
        let depth = self.open.len();
        if let Some(last) = self.drafts.last_mut() {
            last.until = last.until.min(at);
        }
        if label.style == Style::Article {
            self.article = Some(self.drafts.len());
        }
        self.open.push(Open { unit: self.drafts.len(), style: label.style, rank });
        self.drafts.push(Draft { parent, depth, ..draft });
    }

    /// How many open units stay open when a label comes: those that hold it.
    fn keep(&self, label: &Label, rank: u8) -> usize {
        let among = |open: &[Open]| match open.iter().rposition(|o| o.style == label.style && o.rank == rank) {
            Some(brother) => brother,
            None => open.iter().position(|o| o.rank > rank).unwrap_or(open.len()),
        };
        let Some(boxed) = self.open.iter().rposition(|o| o.style == Style::Box) else { return among(&self.open) };
        // A box may have a list of its own, which begins with 1; any other number goes on with the list around the box.
        let (outside, inside) = self.open.split_at(boxed + 1);
        let goes_on = inside.iter().any(|o| o.style == label.style && self.drafts[o.unit].number + 1 == label.number);
        if rank > HAN_PAREN && (goes_on || label.number == 1) {
            boxed + 1 + among(inside)
        } else {
            among(&outside[..boxed])
        }
    }

    /// Opens a box inside the section it stands in, beside the items of that section.
    fn open_box(&mut self, at: usize, draft: Draft<'a>) {
        let boxed = self.open.iter().position(|o| o.style == Style::Box).unwrap_or(self.open.len());
        self.close(boxed, at);
        let parent = self.open.iter().rev().find(|o| o.rank <= HAN_PAREN).map(|o| o.unit);
        let depth = parent.map_or(0, |p| self.drafts[p].depth + 1);
        self.open.push(Open { unit: self.drafts.len(), style: Style::Box, rank: HAN_PAREN });
        self.drafts.push(Draft { parent, depth, ..draft });
    }

    /// The first of the title lines right above line `at`; `at` when there are none.
    fn title_above(&self, at: usize) -> usize {
        let floor = self.drafts.last().map_or(0, |d| d.line + 2).max(at.saturating_sub(4));
        let mut first = at;
        while first > floor && tail::is_title(&self.lines[first - 1]) {
            first -= 1;
        }
        first
    }

    /// Closes every open unit from `keep` on; their text ends before line `end`.
    fn close(&mut self, keep: usize, end: usize) {
        self.open.truncate(keep);
        if let Some(last) = self.drafts.last_mut() {
            last.until = last.until.min(end);
        }
    }

    /// Reports a number that is missing or stands twice.
    fn check_number(&mut self, at: usize, label: &'a Label<'a>, brother: Option<usize>) {
        let before = brother.map(|b| (self.drafts[b].number, self.drafts[b].text));
        let before = before.or_else(|| self.seen.get(&label.style).copied());
        self.seen.insert(label.style, (label.number, label.text));
        if label.branch > 0 || label.style == Style::Annex {
            return;
        }
        let (before, before_text) = before.map_or((None, ""), |(number, text)| (Some(number), text));
        let rule = match before {
            Some(before) if label.number == before + 1 => return,
            // A list may begin again below another unit.
            _ if label.number == 1 && brother.is_none() => return,
            None => return,
            Some(before) if label.number > before => &NUMBERING_GAP,
            Some(_) => &NUMBERING_REPEAT,
        };
        let line = &self.lines[at];
        let span = line.part(0, label.text.len());
        self.diagnostics.push(Diagnostic::new(rule, Some(span), &[before_text, label.text]));
    }

    /// The line behind a table of contents: where its first entry stands again.
    fn behind_contents(&self, at: usize) -> usize {
        let Some(first) = self.lines.get(at + 1) else { return at + 1 };
        let words = |text: &str| {
            text.chars()
                .filter(|c| !c.is_whitespace() && !c.is_ascii_digit() && !matches!(c, '.' | '…' | '·'))
                .collect::<String>()
        };
        let wanted = words(first.text);
        self.lines[at + 2..]
            .iter()
            .take(LONGEST_CONTENTS)
            .position(|l| l.text.len() <= first.text.len() + 60 && words(l.text) == wanted)
            .map_or(at + 1, |i| at + 2 + i)
    }

    /// Closes what is open, and says where the units begin and end.
    fn finish(mut self) -> Outline<'a> {
        if let Some((end, _)) = self.end.take() {
            self.close(0, end);
        }
        let lines = self.lines;
        let first = self.drafts.first().map_or(lines.len(), |d| d.line);
        let between = self.drafts.windows(2).map(|pair| pair[0].until..pair[1].line);
        let behind = self.drafts.last().map(|d| d.until..lines.len());
        let gaps = between.chain(behind).filter(|gap| !gap.is_empty()).collect();
        Outline { drafts: self.drafts, gaps, diagnostics: self.diagnostics, first }
    }
}

/// Most lines of a table of contents.
const LONGEST_CONTENTS: usize = 1000;

impl Draft<'_> {
    /// A unit on line `at` that nothing is known of yet.
    fn at(at: usize, until: usize) -> Self {
        Draft { style: Style::Annex, text: "", key: "", number: 0, branch: 0, line: at, until, parent: None, depth: 0 }
    }
}

/// 目录, 目 次.
pub(super) fn is_contents(text: &str) -> bool {
    let mut words = text.chars().filter(|c| !c.is_whitespace());
    words.next() == Some('目') && matches!(words.next(), Some('录' | '錄' | '次')) && words.next().is_none()
}

/// A line that is nothing but 名词解释 or 注释, with or without 附 in front.
fn is_glossary(text: &str) -> bool {
    const WORDS: [&str; 8] =
        ["名词解释", "名詞解釋", "有关名词解释", "名词注释", "注释", "註釋", "相关名词解释", "有关名词说明"];
    let colon = |c: &char| matches!(c, '：' | ':');
    let words = text.chars().filter(is_told).skip_while(|c| *c == '附').skip_while(colon);
    WORDS.iter().any(|word| {
        let mut words = words.clone();
        word.chars().all(|c| words.next() == Some(c)) && words.all(|c| colon(&c))
    })
}

/// Whether a character of a title tells it from others.
fn is_told(c: &char) -> bool {
    !c.is_whitespace() && !matches!(c, '《' | '》' | '（' | '）' | '(' | ')' | '。' | '；')
}
