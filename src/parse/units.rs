//! Numbered lines in, units out: heading, body, kind, and which of them are measures.

use std::collections::HashMap;

use super::heading::{self, Shape};
use super::kind::kind;
use super::lines::{Line, wrap_width};
use super::outline::Draft;
use super::tail;
use crate::document::Unit;
use crate::numbering::Style;
use crate::plan::SectionKind;
use crate::source::{Source, Span};

/// The units of the numbered lines.
pub(super) fn units(source: &Source, lines: &[Line], drafts: &[Draft]) -> Vec<Unit> {
    let width = wrap_width(lines);
    let firsts: Vec<First> = drafts.iter().map(|draft| First::of(source, lines, draft, width)).collect();
    let headed = headed(&firsts, drafts);
    let mut units: Vec<Unit> = Vec::with_capacity(drafts.len());
    for ((draft, first), headed) in drafts.iter().zip(&firsts).zip(headed) {
        units.push(unit(source, lines, draft, first, headed, &units));
    }
    for i in (0..units.len()).rev() {
        if let Some(parent) = units[i].parent {
            units[parent].span.end = units[parent].span.end.max(units[i].span.end);
        }
    }
    mark_measures(source, drafts, &mut units);
    units
}

/// The words behind a label, up to the end of their line; of their sentence, when the text was wrapped by hand.
struct First<'a> {
    words: &'a str,
    /// Where they stand.
    span: Span,
    /// The line behind them.
    next: usize,
}

impl<'a> First<'a> {
    fn of(source: &'a Source, lines: &[Line], draft: &Draft, width: Option<usize>) -> First<'a> {
        let line = &lines[draft.line];
        let from = if draft.text.is_empty() { 0 } else { line.rest_at() };
        let mut last = draft.line;
        if let Some(width) = width.filter(|_| !draft.style.is_division()) {
            let goes_on = |line: &Line| {
                line.text.chars().count() + 3 > width
                    && !line.text.contains(['。', '；'])
                    && !line.text.ends_with(['：', ':'])
            };
            while last + 1 < draft.until && last < draft.line + 3 && goes_on(&lines[last]) {
                last += 1;
            }
        }
        let span = Span::new(line.span.start + from, lines[last].span.end);
        First { words: &source.text()[span.start..span.end], span, next: last + 1 }
    }
}

/// For each unit, whether its first sentence is a heading. Brothers are written alike: one list gives every item a
/// short title, another has nothing but sentences, and the majority shows which.
fn headed(firsts: &[First], drafts: &[Draft]) -> Vec<bool> {
    let mut votes: HashMap<(Option<usize>, Style), (usize, usize)> = HashMap::new();
    let mut shapes = Vec::with_capacity(drafts.len());
    for (i, draft) in drafts.iter().enumerate() {
        let below = firsts[i].next < draft.until;
        let holds = drafts.get(i + 1).is_some_and(|next| next.parent == Some(i));
        let shape = heading::shape(firsts[i].words, below || holds);
        let (yes, no) = votes.entry((draft.parent, draft.style)).or_default();
        match shape {
            Shape::Title | Shape::Headed => *yes += 1,
            Shape::Sentence => *no += 1,
            Shape::Short => {}
        }
        shapes.push(shape);
    }
    drafts
        .iter()
        .zip(shapes)
        .map(|(draft, shape)| {
            let (yes, no) = votes[&(draft.parent, draft.style)];
            matches!(shape, Shape::Title | Shape::Short) || yes >= no && yes > 0
        })
        .collect()
}

/// The unit of a draft; `units` are those before it.
fn unit(source: &Source, lines: &[Line], draft: &Draft, first: &First, headed: bool, units: &[Unit]) -> Unit {
    let line = &lines[draft.line];
    let part = |from: usize, to: usize| Span::new(first.span.start + from, first.span.start + to);
    let (end, own) = heading::split(draft.style, first.words, headed);
    let mut heading = part(0, end);
    let mut below = first.next;
    if draft.style == Style::Annex && first.words.is_empty() && below < draft.until && tail::is_title(&lines[below]) {
        heading = lines[below].span;
        below += 1;
    }
    let stop = (below < draft.until).then(|| lines[draft.until - 1].span.end);
    let rest = &first.words[own..];
    let body = if rest.trim().is_empty() {
        stop.map(|stop| Span::new(lines[below].span.start, stop))
    } else {
        let start = own + (rest.len() - rest.trim_start().len());
        Some(Span::new(first.span.start + start, stop.unwrap_or(first.span.end)))
    };
    let body = match body {
        // 第七條（刪除）: nothing else follows, so the bracket is what the article says.
        None if draft.style == Style::Article => std::mem::replace(&mut heading, part(0, 0)),
        body => body.unwrap_or(Span::new(heading.end, heading.end)),
    };
    let parent = draft.parent.map(|p| &units[p]);
    Unit {
        path: parent.map_or_else(|| draft.key.to_owned(), |p| format!("{}/{}", p.path, draft.key)),
        label: draft.text.to_owned(),
        number: draft.number,
        parent: draft.parent,
        depth: draft.depth,
        heading,
        body,
        span: Span::new(line.span.start, body.end.max(heading.end).max(line.span.end)),
        kind: match parent {
            _ if draft.style == Style::Article => SectionKind::Operative,
            Some(p) if p.kind == SectionKind::General => SectionKind::General,
            _ => kind(source.quote(heading)),
        },
        is_measure: false,
    }
}

/// A measure is the lowest operative unit that says something: children are looked at before their parents.
fn mark_measures(source: &Source, drafts: &[Draft], units: &mut [Unit]) {
    let lists = lists(source, units);
    let mut holds = vec![false; units.len()];
    for i in (0..units.len()).rev() {
        let unit = &units[i];
        let inside = unit.parent.is_some_and(|parent| lists[parent]);
        let says =
            !unit.body.is_empty() || source.text()[unit.heading.end..].starts_with(['。', '；', ';', '！']) || lists[i];
        let is_measure =
            unit.kind == SectionKind::Operative && !holds[i] && says && !inside && drafts[i].style != Style::Annex;
        units[i].is_measure = is_measure;
        if is_measure && lists[i] {
            let start = if units[i].body.is_empty() { units[i].heading.end } else { units[i].body.start };
            let text = &source.text()[start..units[i].span.end];
            let skip =
                text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':')).len();
            units[i].body = Span::new(start + skip, units[i].span.end);
        }
        if holds[i] {
            // 第一章 总则 frames a statute, but each of its articles binds.
            units[i].kind = SectionKind::Operative;
        }
        if let Some(parent) = units[i].parent {
            holds[parent] |= is_measure || holds[i];
        }
    }
}

/// For each unit, whether the units below it only list cases of what it says: 有下列情形之一的：（一）虚构成本的；
/// （二）隐匿票据的。 Then the unit with its list is one sentence.
fn lists(source: &Source, units: &[Unit]) -> Vec<bool> {
    let mut lists = vec![false; units.len()];
    let mut cases = vec![(0usize, 0usize); units.len()];
    for unit in units.iter().rev() {
        if let Some(parent) = unit.parent {
            let text = source.quote(Span::new(unit.heading.start.min(unit.body.start), unit.span.end));
            let text =
                text.trim_end_matches(['；', '。', ';', '，']).trim_end_matches("；或").trim_end_matches("；以及");
            cases[parent].0 += 1;
            cases[parent].1 += usize::from(text.ends_with('的') && !text.contains('。'));
        }
    }
    for (i, unit) in units.iter().enumerate() {
        let (all, of_cases) = cases[i];
        let lead =
            source.quote(Span::new(unit.heading.start.min(unit.body.start), unit.body.end.max(unit.heading.end)));
        let announces = ["下列", "以下", "如下", "之一"].iter().any(|word| lead.contains(word))
            || lead.ends_with(['：', ':'])
            || source.text()[unit.heading.end..].starts_with(['：', ':']);
        // The last case may close the list with 其他情形.
        lists[i] = all > 1 && announces && (of_cases + 1 >= all || announces_things(lead));
    }
    lists
}

/// Whether a sentence announces a list of things or cases rather than of acts: 下列材料, 以下情形.
fn announces_things(lead: &str) -> bool {
    const THINGS: [&str; 14] = [
        "情形", "条件", "條件", "材料", "资料", "資料", "文件", "行为", "行為", "信息", "事项", "事項", "情况", "人员",
    ];
    let tail: String = {
        let mut last: Vec<char> = lead.chars().rev().take(24).collect();
        last.reverse();
        last.into_iter().collect()
    };
    let Some(at) = ["下列", "以下", "如下"].iter().filter_map(|w| tail.rfind(w)).max() else { return false };
    THINGS.iter().any(|thing| tail[at..].contains(thing))
}
