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
    let anew = anew(drafts);
    let mut units: Vec<Unit> = Vec::with_capacity(drafts.len());
    for (((draft, first), headed), anew) in drafts.iter().zip(&firsts).zip(headed).zip(anew) {
        let mut unit = unit(source, lines, draft, first, headed, &units);
        if anew && draft.style != Style::Article {
            unit.kind = kind(source.quote(unit.heading));
        }
        units.push(unit);
    }
    for i in (0..units.len()).rev() {
        if let Some(parent) = units[i].parent {
            units[parent].span.end = units[parent].span.end.max(units[i].span.end);
        }
    }
    mark_measures(source, drafts, &mut units);
    units
}

/// For each unit, whether it belongs to a list that begins again inside one parent: the heading between the two lists
/// is missing, so what the parent is called says nothing about the second.
fn anew(drafts: &[Draft]) -> Vec<bool> {
    let mut lists: HashMap<(Option<usize>, Style), (u32, bool)> = HashMap::new();
    let mut again = |draft: &Draft| {
        let (last, anew) = lists.entry((draft.parent, draft.style)).or_default();
        *anew |= draft.number == 1 && *last > 1 && draft.branch == 0;
        *last = draft.number;
        *anew
    };
    drafts.iter().map(&mut again).collect()
}

/// The words behind a label, up to the end of their line; of their sentence, when the text was wrapped by hand.
struct First<'a> {
    words: &'a str,
    /// Where they stand.
    span: Span,
    /// The line behind them.
    next: usize,
    /// Whether nothing follows them in the unit but who answers for it and by when.
    is_all: bool,
}

impl<'a> First<'a> {
    fn of(source: &'a Source, lines: &[Line], draft: &Draft, width: Option<usize>) -> First<'a> {
        let line = &lines[draft.line];
        let from = if draft.text.is_empty() { 0 } else { line.rest_at() };
        let mut last = draft.line;
        if let Some(width) = width.filter(|_| !draft.style.is_division()) {
            // “点对点、一站 and 式” on the next line: a quotation that the width broke.
            let quoting = |line: &Line| line.text.matches(['“', '「']).count() > line.text.matches(['”', '」']).count();
            let goes_on = |line: &Line| {
                line.text.chars().count() + 3 > width
                    && (!line.text.contains(['。', '；']) || quoting(line))
                    && !line.text.ends_with(['：', ':'])
            };
            while last + 1 < draft.until && last < draft.line + 3 && goes_on(&lines[last]) {
                last += 1;
            }
        }
        let span = Span::new(line.span.start + from, lines[last].span.end);
        let below = &lines[last + 1..draft.until.max(last + 1)];
        let is_all = below.iter().all(|line| tail::is_duty_line(line.text));
        First { words: &source.text()[span.start..span.end], span, next: last + 1, is_all }
    }
}

/// For each unit, whether its first sentence is a heading. Brothers are written alike: one list gives every item a
/// short title, another has nothing but sentences, and the majority shows which. Where they are even, all units of
/// their style decide.
fn headed(firsts: &[First], drafts: &[Draft]) -> Vec<bool> {
    let mut votes: HashMap<(Option<usize>, Style), Votes> = HashMap::new();
    let mut of_style: HashMap<Style, Votes> = HashMap::new();
    let mut shapes = Vec::with_capacity(drafts.len());
    for (i, draft) in drafts.iter().enumerate() {
        let below = !firsts[i].is_all;
        let holds = drafts.get(i + 1).is_some_and(|next| next.parent == Some(i));
        let shape = heading::shape(firsts[i].words, below || holds);
        votes.entry((draft.parent, draft.style)).or_default().count(shape);
        of_style.entry(draft.style).or_default().count(shape);
        shapes.push(shape);
    }
    let chosen = |(draft, shape): (&Draft, Shape)| {
        let (brothers, all) = (&votes[&(draft.parent, draft.style)], &of_style[&draft.style]);
        match shape {
            Shape::Title | Shape::Name => true,
            Shape::Short => brothers.yes >= brothers.no,
            Shape::Headed | Shape::Sentence => {
                brothers.yes > brothers.no || brothers.yes == brothers.no && brothers.yes > 0 && all.yes >= all.no
            }
        }
    };
    drafts.iter().zip(shapes).map(chosen).collect()
}

/// How many units of a list look headed, and how many do not.
#[derive(Default)]
struct Votes {
    yes: usize,
    no: usize,
}

impl Votes {
    fn count(&mut self, shape: Shape) {
        match shape {
            Shape::Title | Shape::Headed => self.yes += 1,
            Shape::Sentence => self.no += 1,
            Shape::Name | Shape::Short => {}
        }
    }
}

/// The unit of a draft; `units` are those before it.
fn unit(source: &Source, lines: &[Line], draft: &Draft, first: &First, headed: bool, units: &[Unit]) -> Unit {
    let line = &lines[draft.line];
    let part = |from: usize, to: usize| Span::new(first.span.start + from, first.span.start + to);
    let (end, own) = heading::split(draft.style, first.words, headed);
    let mut heading = part(0, end);
    let mut below = first.next;
    if matches!(draft.style, Style::Annex | Style::Box)
        && first.words.is_empty()
        && below < draft.until
        && tail::is_title(&lines[below])
    {
        heading = lines[below].span;
        below += 1;
    }
    let stop = (below < draft.until).then(|| lines[draft.until - 1].span.end);
    let rest = &first.words[own..];
    let body = if rest.trim().is_empty() {
        // Who answers for a sentence stands below it: both are what the measure says.
        let from = if first.is_all && !heading.is_empty() && draft.style != Style::Annex {
            heading.start
        } else {
            lines[below.min(lines.len() - 1)].span.start
        };
        stop.map(|stop| Span::new(from, stop))
    } else {
        let start = own + (rest.len() - rest.trim_start().len());
        Some(Span::new(first.span.start + start, stop.unwrap_or(first.span.end)))
    };
    let body = match body {
        // 第七條（刪除）: nothing else follows, so the bracket is what the article says.
        None if draft.style == Style::Article => std::mem::replace(&mut heading, part(0, 0)),
        body => body.unwrap_or(Span::new(heading.end, heading.end)),
    };
    if draft.style == Style::Article {
        heading = heading::caption(source, heading);
    }
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
    let mut frames = vec![false; units.len()];
    for i in (0..units.len()).rev() {
        let unit = &units[i];
        let inside = unit.parent.is_some_and(|parent| lists[parent]);
        let says =
            !unit.body.is_empty() || source.text()[unit.heading.end..].starts_with(['。', '；', ';', '！']) || lists[i];
        let is_measure = unit.kind == SectionKind::Operative
            && !holds[i]
            && !frames[i]
            && says
            && !inside
            && drafts[i].style != Style::Annex;
        units[i].is_measure = is_measure;
        if is_measure && lists[i] {
            let start = if units[i].body.is_empty() { units[i].heading.end } else { units[i].body.start };
            let text = &source.text()[start..units[i].span.end];
            let skip = text.len()
                - text
                    .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':' | '。' | '；' | ';'))
                    .len();
            units[i].body = Span::new(start + skip, units[i].span.end);
        }
        if holds[i] {
            // 第一章 总则 frames a statute, but each of its articles binds.
            units[i].kind = SectionKind::Operative;
        }
        // What holds nothing but frames (第一章 发展基础, 第二章 总体要求) only leads to them.
        if let Some(parent) = units[i].parent {
            frames[parent] |= units[i].kind == SectionKind::General && drafts[i].style != Style::Box;
        }
        // A box goes with its section and takes nothing from what the section itself promises.
        if let Some(parent) = units[i].parent.filter(|_| drafts[i].style != Style::Box) {
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
