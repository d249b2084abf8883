//! What is compared: every numbered unit with its own words, and the text before the first of them.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::Side;
use super::fold;
use crate::plan::Measure;
use crate::source::Span;

/// A unit of one side, ready to be compared.
#[derive(Debug, Clone)]
pub struct Unit<'a> {
    /// Labels from the top; `preamble` for the text before the first unit.
    pub path: &'a str,
    /// The label as printed; empty for the preamble.
    pub label: &'a str,
    /// The heading as printed.
    pub heading: &'a str,
    /// Its own words: heading and body without the label, up to its first child.
    pub text: &'a str,
    /// Where they stand.
    pub span: Span,
    /// The same words folded, without white space and punctuation.
    pub folded: Vec<char>,
    /// `folded` as a string, made when words are looked for in it.
    searchable: OnceLock<String>,
    /// Index of the unit that holds this one.
    pub parent: Option<usize>,
    /// What its label counts.
    pub label_kind: LabelKind,
    /// The label's number and its suffix (第15條之1 → 15, 1).
    pub number: Option<(u32, u32)>,
    /// Whether units stand below it.
    pub container: bool,
    /// Its index among the plan's sections.
    pub section: Option<usize>,
    /// The measure it is.
    pub measure: Option<&'a Measure>,
}

impl Unit<'_> {
    /// `folded` as a string, to look for words in.
    pub fn searchable(&self) -> &str {
        self.searchable.get_or_init(|| self.folded.iter().collect())
    }
}

/// What a label counts; numbers are compared within one kind only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelKind {
    /// The text before the first unit.
    Preamble,
    /// 第X條: numbers that a law keeps for life.
    Article,
    /// 一、 （一） 1. （1） 第X章: numbers that shift.
    Other,
}

/// The path of the text before the first unit.
pub const PREAMBLE: &str = "preamble";

/// The units of one side, in reading order.
pub fn units<'a>(side: Side<'a>) -> Vec<Unit<'a>> {
    let sections = &side.plan.sections;
    let mut measures: HashMap<&str, Vec<&Measure>> = HashMap::new();
    for measure in side.plan.measures.iter().rev() {
        measures.entry(&measure.path).or_default().push(measure);
    }
    let mut out = Vec::with_capacity(sections.len() + 1);
    let first = sections.first().map_or(side.source.text().len(), |s| s.span.start);
    out.push(unit(side, PREAMBLE, "", "", Span::new(0, first), LabelKind::Preamble));
    // The units that are still open, as (index in `out`, end).
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut absorbed = 0;
    for (i, section) in sections.iter().enumerate() {
        if section.span.start < absorbed {
            continue;
        }
        while open.last().is_some_and(|(_, end)| *end <= section.span.start) {
            open.pop();
        }
        let measure = measures
            .get_mut(section.path.as_str())
            .and_then(|found| found.pop_if(|measure| section.span.contains(measure.span)));
        let kind = if is_article(&section.label) { LabelKind::Article } else { LabelKind::Other };
        let child = sections.get(i + 1).map(|next| next.span.start).filter(|start| *start < section.span.end);
        // An article is one unit with its paragraphs and items, and so is a measure that is read across its children.
        let whole = kind == LabelKind::Article
            || measure.is_some_and(|measure| child.is_some_and(|start| start < measure.span.end));
        let end = child.filter(|_| !whole).unwrap_or(section.span.end);
        let start = after_label(side, section.span.start, &section.label).min(end);
        let mut unit = unit(side, &section.path, &section.label, &section.heading, Span::new(start, end), kind);
        unit.parent = open.last().map(|(parent, _)| *parent);
        unit.container = child.is_some() && !whole;
        unit.section = Some(i);
        unit.measure = measure;
        if whole {
            absorbed = section.span.end;
        }
        let note = (kind == LabelKind::Article).then(|| note(side, &unit)).flatten();
        open.push((out.len(), section.span.end));
        out.push(unit);
        if let Some((article, note)) = note {
            let holder = out.len() - 1;
            out[holder].span = article;
            out[holder].text = side.source.quote(article);
            out[holder].folded = fold::words(out[holder].text);
            out.push(Unit { parent: Some(holder), ..note });
        }
    }
    out
}

/// Puts measures that were read later into the place of those that were not.
pub fn put<'a>(units: &mut [Unit<'a>], measures: &'a [Measure]) {
    let read: HashMap<Span, &Measure> = measures.iter().map(|measure| (measure.span, measure)).collect();
    for unit in units {
        unit.measure = unit.measure.map(|bare| read.get(&bare.span).copied().unwrap_or(bare));
    }
}

/// An editor's note at the foot of an article, told apart from it: a last paragraph that begins with ①, without a ②.
fn note<'a>(side: Side<'a>, article: &Unit<'a>) -> Option<(Span, Unit<'a>)> {
    const MARK: &str = "①";
    let at = article.text.rfind(MARK).filter(|_| !article.text.contains('②'))?;
    let before = &article.text[..at];
    if before.trim().is_empty() || !before.trim_end_matches([' ', '\u{3000}']).ends_with('\n') {
        return None;
    }
    let end = article.span.start + before.trim_end().len();
    let start = article.span.start + at;
    let words = Span::new(start + MARK.len(), article.span.end);
    let label = &side.source.text()[start..start + MARK.len()];
    Some((Span::new(article.span.start, end), unit(side, article.path, label, "", words, LabelKind::Other)))
}

fn unit<'a>(
    side: Side<'a>,
    path: &'a str,
    label: &'a str,
    heading: &'a str,
    span: Span,
    label_kind: LabelKind,
) -> Unit<'a> {
    let raw = side.source.quote(span);
    let text = raw.trim();
    let start = span.start + (raw.len() - raw.trim_start().len());
    let folded = fold::words(text);
    Unit {
        path,
        label,
        heading,
        text,
        span: Span::new(start, start + text.len()),
        searchable: OnceLock::new(),
        folded,
        parent: None,
        label_kind,
        number: number(label),
        container: false,
        section: None,
        measure: None,
    }
}

/// The byte after a label that stands at `start`, markup before it (`**第一條**`, `## `) included.
fn after_label(side: Side, start: usize, label: &str) -> usize {
    let text = side.source.text();
    let rest = text.get(start..).unwrap_or("");
    let near = rest.char_indices().nth(label.chars().count() + 16).map_or(rest.len(), |(i, _)| i);
    rest[..near].find(label).map_or(start, |at| start + at + label.len())
}

/// Whether a label names an article.
fn is_article(label: &str) -> bool {
    let label = label.trim_start_matches('*');
    label.starts_with('第') && label.contains(['條', '条'])
}

/// The number a label counts, and its suffix: `第15-1條`, `第十五条之一` → (15, 1).
fn number(label: &str) -> Option<(u32, u32)> {
    let mut numbers = Vec::new();
    let mut current: Option<Numeral> = None;
    for c in label.chars().map(crate::script::fold_char) {
        match digit(c) {
            Some(digit) => current.get_or_insert_default().push(digit),
            None => numbers.extend(current.take().map(Numeral::value)),
        }
    }
    numbers.extend(current.map(Numeral::value));
    Some((*numbers.first()?, numbers.get(1).copied().unwrap_or(0)))
}

/// A numeral being read, in Arabic or Chinese digits.
#[derive(Default)]
struct Numeral {
    whole: u32,
    digit: u32,
}

impl Numeral {
    fn push(&mut self, digit: u32) {
        if digit < 10 {
            self.digit = self.digit.saturating_mul(10).saturating_add(digit);
        } else {
            self.whole = self.whole.saturating_add(self.digit.max(1).saturating_mul(digit));
            self.digit = 0;
        }
    }

    fn value(self) -> u32 {
        self.whole.saturating_add(self.digit)
    }
}

/// A digit, or 10, 100, 1000 for the Chinese powers of ten.
fn digit(c: char) -> Option<u32> {
    const DIGITS: &str = "〇一二三四五六七八九";
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        '零' => Some(0),
        '①'..='⑳' => Some(c as u32 - '①' as u32 + 1).filter(|n| *n < 10),
        _ => c.to_digit(10).or_else(|| DIGITS.chars().position(|d| d == c).map(|n| n as u32)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_give_their_numbers() {
        let check = |label, expected| assert_eq!(number(label), expected, "{label}");
        check("一、", Some((1, 0)));
        check("（十二）", Some((12, 0)));
        check("第一百二十三条", Some((123, 0)));
        check("第 15-1 條", Some((15, 1)));
        check("第十五条之二", Some((15, 2)));
        check("２7.", Some((27, 0)));
        check("——", None);
    }
}
