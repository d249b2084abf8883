//! Numbered lines in, units out: which labels count, what lies below what, where each unit ends.

use std::collections::HashMap;

use super::heading;
use super::kind::kind;
use super::lines::Line;
use super::tail;
use crate::catalogue::diagnostic::{NUMBERING_GAP, NUMBERING_REPEAT};
use crate::diagnostic::Diagnostic;
use crate::document::Unit;
use crate::numbering::{Label, Style};
use crate::plan::SectionKind;
use crate::source::{Source, Span};

/// The units of a text.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Every numbered unit in reading order.
    pub units: Vec<Unit>,
    /// End matter between and behind the units.
    pub skipped: Vec<Span>,
    /// Gaps and repeats.
    pub diagnostics: Vec<Diagnostic>,
    /// The line of the first unit; the number of lines when there is none.
    pub first: usize,
    /// The line behind the last unit.
    pub last: usize,
}

/// Finds the units from line `start` on.
pub(super) fn outline(source: &Source, lines: &[Line], start: usize) -> Outline {
    let mut builder = Builder {
        lines,
        open: Vec::new(),
        drafts: Vec::new(),
        end: None,
        out: Outline::default(),
        seen: HashMap::new(),
    };
    let mut at = start;
    while at < lines.len() {
        at = builder.read(at);
    }
    builder.finish(source)
}

/// A unit whose end is not known yet.
struct Draft<'a> {
    label: &'a Label<'a>,
    line: usize,
    /// One past the last line of its own text.
    until: usize,
    parent: Option<usize>,
    depth: usize,
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
    out: Outline,
    /// The last number of each style, for lists that run on across sections.
    seen: HashMap<Style, u32>,
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
        if let Some(label) = line.label.as_ref().filter(|label| self.counts(at, label)) {
            self.add(at, label);
        }
        at + 1
    }

    /// Whether the label of line `at` opens a unit.
    fn counts(&self, at: usize, label: &Label) -> bool {
        let line = &self.lines[at];
        let before = at.checked_sub(1).map(|i| self.lines[i].text);
        let announced = before.is_some_and(|text| text.ends_with(['：', ':']));
        let article = self.last_article();
        match label.style {
            Style::Part | Style::Chapter | Style::Division => {
                line.rest().chars().count() <= 60 && !line.text.ends_with(['。', '；', '，']) || line.level > 0
            }
            Style::Article => {
                let follows = match article {
                    Some(last) => {
                        label.number == last.number + 1 || label.number == last.number && label.branch > last.branch
                    }
                    None => label.number == 1,
                };
                let quoted = announced && self.open.last().is_some_and(|o| o.style >= Style::Article);
                // The articles of a text are all numbered in one way: beside 第 23 條, a wrapped line that begins with
                // 第二十三條 goes on with a sentence. So does one that goes back.
                let alike = article.is_none_or(|last| is_arabic(last) == is_arabic(label));
                let back = article.is_some_and(|last| label.number < last.number && label.number > 1);
                !quoted && alike && !back && (label.sure || follows && !is_citation(line.rest()))
            }
            _ if self.end.is_some_and(|(_, dated)| dated) && label.number == 1 => true,
            Style::Annex => true,
            // Inside an article, numbered paragraphs are its 款 and 项.
            _ if article.is_some() && line.level == 0 => !announced && self.names_articles(at),
            Style::Decimal(_) => self.follows_decimal(label),
            Style::Letter => self.open.iter().any(|o| {
                let last = self.drafts[o.unit].label;
                o.style == Style::Letter && label.number == last.number + 1
            }),
            Style::Digit if !label.sure => {
                self.lines[at + 1..].iter().take(4).filter_map(|l| l.label.as_ref()).next().is_some_and(|next| {
                    matches!(next.style, Style::Decimal(1)) && next.number == 1 && next.key.starts_with(label.key)
                })
            }
            _ => true,
        }
    }

    /// Whether line `at` is a short title right before articles or their divisions.
    fn names_articles(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let Some(next) = self.lines.get(at + 1) else { return false };
        let Some(label) = next.label.as_ref().filter(|l| l.sure) else { return false };
        line.rest().chars().count() <= 30
            && !line.text.ends_with(['。', '；', '：', '，', '、', ';', ':'])
            && match label.style {
                Style::Part | Style::Chapter | Style::Division => true,
                Style::Article => match self.last_article() {
                    Some(last) => label.number == last.number + 1 && is_arabic(label) == is_arabic(last),
                    None => label.number == 1,
                },
                _ => false,
            }
    }

    /// The article that is open.
    fn last_article(&self) -> Option<&'a Label<'a>> {
        self.open.iter().find(|o| o.style == Style::Article).map(|o| self.drafts[o.unit].label)
    }

    fn follows_decimal(&self, label: &Label) -> bool {
        let Some((prefix, _)) = label.key.rsplit_once(['.', '·']) else { return false };
        self.open.iter().any(|o| {
            let last = self.drafts[o.unit].label;
            last.key == prefix && label.number == 1
                || last.style == label.style
                    && last.key.rsplit_once(['.', '·']).is_some_and(|(p, _)| p == prefix)
                    && label.number > last.number
        }) || self.open.is_empty() && label.number == 1
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
            }
        }
        if label.style == Style::Annex {
            self.close(0, at);
            self.seen.clear();
            if self.drafts.is_empty() {
                // What is annexed to a notice without numbers of its own is the plan itself.
                return;
            }
        }
        let keep = match self.open.iter().rposition(|o| o.style == label.style && o.rank == rank) {
            Some(brother) => brother,
            None => self.open.iter().position(|o| o.rank > rank).unwrap_or(self.open.len()),
        };
        let brother = self.open.get(keep).filter(|o| o.style == label.style).map(|o| o.unit);
        self.check_number(at, label, brother);
        self.close(keep, at);
        let parent = self.open.last().map(|o| o.unit);
        let depth = self.open.len();
        if let Some(last) = self.drafts.last_mut() {
            last.until = last.until.min(at);
        } else {
            self.out.first = at;
        }
        self.open.push(Open { unit: self.drafts.len(), style: label.style, rank });
        self.drafts.push(Draft { label, line: at, until: self.lines.len(), parent, depth });
    }

    /// Closes every open unit from `keep` on; their text ends before line `end`.
    fn close(&mut self, keep: usize, end: usize) {
        self.open.truncate(keep);
        if let Some(last) = self.drafts.last_mut() {
            last.until = last.until.min(end);
        }
    }

    /// Reports a number that is missing or stands twice.
    fn check_number(&mut self, at: usize, label: &Label, brother: Option<usize>) {
        let before = brother.map(|b| self.drafts[b].label.number).or_else(|| self.seen.get(&label.style).copied());
        self.seen.insert(label.style, label.number);
        if label.branch > 0 || label.style == Style::Annex {
            return;
        }
        let before_text = brother.map_or("", |b| self.drafts[b].label.text);
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
        self.out.diagnostics.push(Diagnostic::new(rule, Some(span), &[before_text, label.text]));
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
            .position(|l| l.text.len() <= first.text.len() + 60 && words(l.text) == wanted)
            .map_or(at + 1, |i| at + 2 + i)
    }

    /// The line behind a list of annexes that begins on line `at`.
    fn behind_list(&self, at: usize) -> usize {
        let mut next = at + 1;
        let mut number = 1;
        while let Some(label) = self.lines.get(next).and_then(|l| l.label.as_ref()) {
            if label.style != Style::Digit || label.number != number + 1 || self.lines[next].text.contains('。') {
                break;
            }
            number += 1;
            next += 1;
        }
        next
    }

    /// Gives every unit its spans, kind and path.
    fn finish(mut self, source: &Source) -> Outline {
        if let Some((end, _)) = self.end.take() {
            self.close(0, end);
        }
        let last = self.drafts.last().map_or(self.lines.len(), |d| d.until);
        let mut out = self.out;
        if self.drafts.is_empty() {
            out.first = self.lines.len();
        }
        out.last = last;
        for draft in &self.drafts {
            out.units.push(unit(source, self.lines, draft, &out.units));
        }
        for i in (0..out.units.len()).rev() {
            if let Some(parent) = out.units[i].parent {
                out.units[parent].span.end = out.units[parent].span.end.max(out.units[i].span.end);
            }
        }
        mark_measures(source, &self.drafts, &mut out.units);
        for pair in self.drafts.windows(2) {
            if pair[0].until < pair[1].line {
                out.skipped
                    .push(Span::new(self.lines[pair[0].until].span.start, self.lines[pair[1].line - 1].span.end));
            }
        }
        if last < self.lines.len() {
            out.skipped.push(Span::new(self.lines[last].span.start, self.lines[self.lines.len() - 1].span.end));
        }
        out
    }
}

/// How far out a style stands.
fn rank(style: Style, names_articles: bool) -> u8 {
    match style {
        // 一、一般规定 above articles stands where 节 stands.
        Style::Formal if names_articles => 31,
        Style::Han if names_articles => 32,
        Style::HanParen if names_articles => 33,
        Style::Annex => 0,
        Style::Part => 10,
        Style::Chapter => 20,
        Style::Division => 30,
        Style::Article => 40,
        Style::Formal => 50,
        Style::Han => 60,
        Style::HanParen => 70,
        Style::HanClose => 75,
        Style::Digit => 80,
        Style::Decimal(points) => 80 + points.min(9),
        Style::DigitParen => 90,
        Style::DigitClose => 100,
        Style::Circled => 110,
        Style::Stem => 120,
        Style::StemParen => 130,
        Style::Letter => 140,
    }
}

/// The unit of a draft; `units` are those before it.
fn unit(source: &Source, lines: &[Line], draft: &Draft, units: &[Unit]) -> Unit {
    let line = &lines[draft.line];
    let from = line.rest_at();
    let rest = line.rest();
    let (end, mut next) = heading::split(draft.label.style, rest);
    let mut first = draft.line + 1;
    let mut heading = line.part(from, from + end);
    if draft.label.style == Style::Annex && rest.is_empty() && first < draft.until && tail::is_name(&lines[first]) {
        heading = lines[first].span;
        first += 1;
        next = 0;
    }
    let own = rest[next..].trim();
    let stop = (first < draft.until).then(|| lines[draft.until - 1].span.end);
    let body = if own.is_empty() {
        stop.map(|stop| Span::new(lines[first].span.start, stop))
    } else {
        let start = line.span.start + from + next + (rest[next..].len() - rest[next..].trim_start().len());
        Some(Span::new(start, stop.unwrap_or(line.span.end)))
    };
    let body = match body {
        // 第七條（刪除）: nothing else follows, so the bracket is what the article says.
        None if draft.label.style == Style::Article => std::mem::replace(&mut heading, line.part(from, from)),
        body => body.unwrap_or(Span::new(heading.end, heading.end)),
    };
    let parent = draft.parent.map(|p| &units[p]);
    let key = draft.label.key;
    Unit {
        path: parent.map_or_else(|| key.to_owned(), |p| format!("{}/{key}", p.path)),
        label: draft.label.text.to_owned(),
        number: draft.label.number,
        parent: draft.parent,
        depth: draft.depth,
        heading,
        body,
        span: Span::new(line.span.start, body.end.max(heading.end).max(line.span.end)),
        kind: match parent {
            _ if draft.label.style == Style::Article => SectionKind::Operative,
            Some(p) if p.kind == SectionKind::General => SectionKind::General,
            _ => kind(source.quote(heading)),
        },
        is_measure: false,
    }
}

/// A measure is the lowest operative unit that says something: children are looked at before their parents.
fn mark_measures(source: &Source, drafts: &[Draft], units: &mut [Unit]) {
    let mut holds = vec![false; units.len()];
    for i in (0..units.len()).rev() {
        let unit = &units[i];
        let heads_only = unit.body.is_empty() && !source.text()[unit.heading.end..].starts_with(['。', '；', ';']);
        let is_measure =
            unit.kind == SectionKind::Operative && !holds[i] && !heads_only && drafts[i].label.style != Style::Annex;
        units[i].is_measure = is_measure;
        if holds[i] {
            // 第一章 总则 frames a statute, but each of its articles binds.
            units[i].kind = SectionKind::Operative;
        }
        if let Some(parent) = units[i].parent {
            holds[parent] |= is_measure || holds[i];
        }
    }
}

/// Whether an article is numbered in Arabic digits.
fn is_arabic(label: &Label) -> bool {
    label.text.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))
}

/// Whether the words behind 第一条 show that it is cited.
fn is_citation(rest: &str) -> bool {
    const BEHIND: [&str; 16] =
        ["规定", "規定", "所", "中", "第", "、", "，", "和", "与", "至", "的", "之", "及", "或", "以", "（一）"];
    BEHIND.iter().any(|word| rest.starts_with(word))
}

/// 目录, 目 次.
fn is_contents(text: &str) -> bool {
    let mut words = text.chars().filter(|c| !c.is_whitespace());
    words.next() == Some('目') && matches!(words.next(), Some('录' | '錄' | '次')) && words.next().is_none()
}
