//! The lines of a text without indentation and Markdown marks, each with its span.

use super::{inline, missing};
use crate::numbering::{Label, label};
use crate::source::{Source, Span};

/// Most lines of a text that stands on one line but for its title, its number and its date.
const FEW: usize = 5;

/// A line that says something.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// Its words, marks left out.
    pub text: &'a str,
    /// Where they stand.
    pub span: Span,
    /// Level of a Markdown heading, 0 for running text.
    pub level: usize,
    /// The label it opens with; none inside a quotation that began on an earlier line.
    pub label: Option<Label<'a>>,
}

impl Line<'_> {
    /// Where the words behind the label begin, inside `text`.
    pub fn rest_at(&self) -> usize {
        let at = self.label.as_ref().map_or(0, |l| l.text.len());
        let rest = &self.text[at..];
        at + (rest.len() - rest.trim_start_matches(is_mark).len())
    }

    /// The words behind the label.
    pub fn rest(&self) -> &str {
        &self.text[self.rest_at()..]
    }

    /// The span of `text[from..to]`.
    pub fn part(&self, from: usize, to: usize) -> Span {
        Span::new(self.span.start + from, self.span.start + to)
    }
}

/// Every line of `source` that says something.
pub(super) fn lines(source: &Source) -> Vec<Line<'_>> {
    let mut lines: Vec<Line> = Vec::new();
    let alone = source.lines().filter(|(_, text)| !text.trim().is_empty()).nth(FEW).is_none();
    for (span, text) in source.lines() {
        let starts = inline::pieces(text, alone);
        for (i, start) in starts.iter().enumerate() {
            let end = starts.get(i + 1).copied().unwrap_or(text.len());
            lines.extend(line(Span::new(span.start + start, span.start + end), &text[*start..end]));
        }
    }
    give_labels(&mut lines);
    let cuts = missing::cuts(&lines);
    if !cuts.is_empty() {
        lines = cut(lines, &cuts);
        give_labels(&mut lines);
    }
    lines
}

/// The width at which the text was wrapped by hand, in characters: most lines are full, none is longer. `None` for a
/// text with a paragraph a line.
pub(super) fn wrap_width(lines: &[Line]) -> Option<usize> {
    let mut of_length = [0usize; 62];
    for line in lines {
        of_length[line.text.chars().count().min(61)] += 1;
    }
    let width = (20..=60).max_by_key(|w| of_length[*w])?;
    let full: usize = of_length[width - 2..=width + 1].iter().sum();
    let longer: usize = of_length[width + 2..].iter().sum();
    (lines.len() >= 12 && full * 3 >= lines.len() && longer * 30 <= lines.len()).then_some(width)
}

/// Line ends inside a sentence of a text that was wrapped by hand: the line is full, no sentence ends with it, and the
/// next one opens no unit.
pub(super) fn soft_breaks(source: &Source, lines: &[Line]) -> Vec<Span> {
    /// Characters that a full line may be short of the width: a figure or a mark that did not fit.
    const SLACK: usize = 3;
    let Some(width) = wrap_width(lines) else { return Vec::new() };
    let open = |line: &Line| !line.text.ends_with(['。', '！', '？', '；', '：', ';', ':', '.', '!', '?']);
    let prose = |line: &Line| line.level == 0 && !line.text.contains(['\t', '|']);
    let joined = lines.windows(2).filter(|pair| {
        let (line, next) = (&pair[0], &pair[1]);
        let full = line.text.chars().count() + SLACK > width;
        full && open(line) && prose(line) && prose(next) && next.label.is_none()
    });
    let gaps = joined.map(|pair| Span::new(pair[0].span.end, pair[1].span.start));
    gaps.filter(|gap| source.quote(*gap).matches('\n').count() == 1).collect()
}

/// Reads the label of every line that lies outside quotations.
fn give_labels(lines: &mut [Line]) {
    let quoted = quoted(lines);
    for (line, quoted) in lines.iter_mut().zip(quoted) {
        line.label = if quoted { None } else { label(line.text) };
    }
}

/// The lines, with those of `cuts` in pieces.
fn cut<'a>(lines: Vec<Line<'a>>, cuts: &[(usize, usize)]) -> Vec<Line<'a>> {
    let mut out = Vec::with_capacity(lines.len() + cuts.len());
    let mut cuts = cuts.iter().peekable();
    for (i, line) in lines.into_iter().enumerate() {
        let mut from = 0;
        while let Some((_, at)) = cuts.next_if(|(of, _)| *of == i) {
            out.extend(self::line(line.part(from, *at), &line.text[from..*at]));
            from = *at;
        }
        if from == 0 {
            out.push(line);
        } else {
            out.extend(self::line(line.part(from, line.text.len()), &line.text[from..]));
        }
    }
    out
}

/// One line without its marks; `None` when nothing is left.
fn line(span: Span, text: &str) -> Option<Line<'_>> {
    let whole = text.trim_matches(is_blank);
    if whole.is_empty() || whole.starts_with("<!--") && whole.ends_with("-->") {
        return None;
    }
    let level = whole.bytes().take_while(|b| *b == b'#').count();
    let is_heading = (1..=6).contains(&level) && whole[level..].starts_with(is_blank);
    let level = if is_heading { level } else { 0 };
    let words = whole[level..].trim_start_matches(is_blank).trim_start_matches("> ").trim_matches(is_mark);
    if words.is_empty() || words.chars().all(|c| matches!(c, '-' | '=' | '_' | '*')) {
        return None;
    }
    let start = span.start + (words.as_ptr() as usize - text.as_ptr() as usize);
    Some(Line { text: words, span: Span::new(start, start + words.len()), level, label: None })
}

/// For each line, whether it lies inside a quotation that an earlier line opened: a decision quotes the articles it
/// inserts, and they are no articles of the decision. Chinese print opens a quotation again on every line of it and
/// closes it once; a quotation that is opened again inside a line was never closed, and holds nothing.
fn quoted(lines: &[Line]) -> Vec<bool> {
    let mut inside = vec![false; lines.len()];
    let mut open: Option<usize> = None;
    for (i, line) in lines.iter().enumerate() {
        for (at, c) in line.text.char_indices() {
            match c {
                '“' | '「' => {
                    if open.is_some() && at > 0 {
                        open = None;
                    }
                    open.get_or_insert(i);
                }
                '”' | '」' => {
                    if let Some(from) = open.take().filter(|from| *from < i) {
                        inside[from + 1..=i].fill(true);
                    }
                }
                _ => {}
            }
        }
    }
    inside
}

/// White space, and characters without width that editors leave behind.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// White space and the stars of bold type.
fn is_mark(c: char) -> bool {
    is_blank(c) || c == '*'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_left_out_and_spans_kept() {
        let source = Source::new("a", "## 第一章 总则\n\n<!-- INFO END -->\n**第一条**　为了\n　　一、任务　\n---");
        let lines = lines(&source);
        assert_eq!(lines.iter().map(|l| l.text).collect::<Vec<_>>(), ["第一章 总则", "第一条**　为了", "一、任务"]);
        assert_eq!(lines.iter().map(|l| l.rest()).collect::<Vec<_>>(), ["总则", "为了", "任务"]);
        assert_eq!(lines[0].level, 2);
        assert!(lines.iter().all(|l| source.quote(l.span) == l.text));
    }

    #[test]
    fn quoted_articles_have_no_label() {
        let source =
            Source::new("a", "一、增加一条：“第三条 建设。\n“第四条 完善。”\n二、删去“其他”。\n“三、未完\n四、“新”");
        let labels: Vec<_> = lines(&source).iter().map(|l| l.label.as_ref().map(|l| l.key.to_owned())).collect();
        assert_eq!(labels, [Some("一".to_owned()), None, Some("二".to_owned()), None, Some("四".to_owned())]);
    }
}
