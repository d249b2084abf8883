//! Lines to paragraphs: page numbers and running heads dropped, wrapped lines joined.

use std::collections::HashMap;

use super::column;
use super::line::Line;
use super::table::{self, Block};
use crate::ingest::wrap::{is_page_number, join, mask, starts_with_label};

/// The text of a document, a paragraph or a row of a table a line.
pub(super) fn paragraphs(pages: Vec<Vec<Line>>) -> Vec<String> {
    let lines = column::one_below_the_other(without_furniture(pages));
    let measure = Measure::of(&lines);
    let (mut out, mut notes) = (Vec::new(), Vec::new());
    // Notes stand small below the text of a page; a paragraph runs on above them.
    let (small, lines): (Vec<_>, Vec<_>) = {
        let is_note: Vec<bool> = measure.notes(&lines);
        lines.into_iter().zip(is_note).partition(|(_, note)| *note)
    };
    let lines = lines.into_iter().map(|(line, _)| line).filter(|line| !is_contents(&line.text)).collect();
    measure.join_all(&small.into_iter().map(|(line, _)| line).collect::<Vec<_>>(), &mut notes);
    for block in table::blocks(lines) {
        match block {
            Block::Text(lines) => measure.join_all(&lines, &mut out),
            Block::Row(cells) => {
                let cells: Vec<String> = cells.iter().map(|cell| measure.cell(cell)).collect();
                out.push(cells.join("\t"));
            }
        }
    }
    out.append(&mut notes);
    out
}

/// The measures of the text on its pages.
struct Measure {
    size: f32,
    left: f32,
    right: f32,
    leading: f32,
}

impl Measure {
    fn of(lines: &[Line]) -> Measure {
        let size = most_common(lines.iter().map(|l| (l.size, l.text.chars().count()))).unwrap_or(10.0);
        let body: Vec<&Line> = lines.iter().filter(|l| (l.size - size).abs() < size * 0.15).collect();
        let right = most_common(body.iter().filter(|l| l.text.chars().count() > 12).map(|l| (l.right, 1)));
        let right = right.unwrap_or_else(|| body.iter().map(|l| l.right).fold(0.0, f32::max));
        let full = body.iter().filter(|l| l.right > right - size * 1.5);
        let left = most_common(full.map(|l| (l.left, 1))).unwrap_or(0.0);
        let steps = body.windows(2).filter(|p| p[0].page == p[1].page && p[0].y > p[1].y).map(|p| (p[0].y - p[1].y, 1));
        let leading = most_common(steps).unwrap_or(size * 1.5);
        Measure { size, left, right, leading }
    }

    /// Joins the wrapped lines of running text.
    fn join_all(&self, lines: &[Line], out: &mut Vec<String>) {
        for (i, line) in lines.iter().enumerate() {
            match (i.checked_sub(1).map(|before| &lines[before]), out.last_mut()) {
                (Some(before), Some(paragraph)) if self.joins(before, line) => join(paragraph, &line.text),
                _ => out.push(line.text.clone()),
            }
        }
    }

    /// The text of a cell, which is as wide as its widest line.
    fn cell(&self, lines: &[Line]) -> String {
        let right = lines.iter().map(|l| l.right).fold(f32::MIN, f32::max);
        let mut out = String::new();
        for (i, line) in lines.iter().enumerate() {
            let text = line.text.replace('\t', " ");
            if i > 0 {
                let before = &lines[i - 1];
                let ended = right - before.right >= line.start + line.size * 0.1 || before.text.ends_with(['。', '；']);
                if ended {
                    out.push(' ')
                }
                join(&mut out, &text);
            } else {
                out.push_str(&text);
            }
        }
        out
    }

    /// Whether `next` goes on with the paragraph that `before` did not end.
    fn joins(&self, before: &Line, next: &Line) -> bool {
        if before.text.contains('\t') || next.text.contains('\t') || (before.size - next.size).abs() > before.size * 0.2
        {
            return false;
        }
        let size = before.size;
        let same_page = before.page == next.page;
        let down = before.y - next.y;
        // Up again, or beside: another block. Far down: another paragraph.
        if same_page && (down < size * 0.5 || down > self.leading.max(size * 1.2) * 1.45) {
            return false;
        }
        if same_page && (next.left > before.right || next.right < before.left) {
            return false;
        }
        // The start of the next line would still have found room: the writer ended the line.
        if self.right.max(before.right) - before.right >= next.start + size * 0.1 {
            return false;
        }
        let ended = before.text.ends_with(['。', '；', '！', '？', '：', ';', ':']);
        if ended && starts_with_label(&next.text) {
            return false;
        }
        // An indented line starts a paragraph, unless the line before stopped in the middle of a sentence; a line
        // in the middle of the page is a heading.
        let indent = next.left - self.left.min(before.left);
        let centred = indent > size * 3.0 && (indent - (self.right - next.right)).abs() < size * 2.0;
        !(indent > size * 1.2 && (ended || centred || starts_with_label(&next.text)))
    }

    /// Which lines are small ones at the foot of a page, below its text, and begin with a mark.
    fn notes(&self, lines: &[Line]) -> Vec<bool> {
        let mut notes = vec![false; lines.len()];
        for page in lines.chunk_by(|a, b| a.page == b.page).scan(0, |at, page| {
            *at += page.len();
            Some((*at - page.len(), page))
        }) {
            let (start, page) = page;
            let small = page.iter().rev().take_while(|l| l.size <= self.size * 0.87).count();
            let first = page.get(page.len() - small).filter(|_| small < page.len());
            let marked = first.is_some_and(|l| {
                l.text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '①'..='⑳' | '*' | '[' | '〔' | '注'))
            });
            if marked {
                notes[start + page.len() - small..start + page.len()].fill(true);
            }
        }
        notes
    }
}

/// The commonest value, to the point; `None` for none.
fn most_common(values: impl Iterator<Item = (f32, usize)>) -> Option<f32> {
    let mut counts: HashMap<i32, (usize, f32)> = HashMap::new();
    for (value, weight) in values {
        let slot = counts.entry(value.round() as i32).or_insert((0, value));
        slot.0 += weight;
        slot.1 = slot.1.max(value);
    }
    let best = counts.iter().max_by_key(|(value, (count, _))| (*count, **value))?;
    Some(best.1.1)
}

/// A line of a table of contents: a title, dots, the number of a page.
fn is_contents(text: &str) -> bool {
    let body = text.trim_end().trim_end_matches(|c: char| c.is_ascii_digit() || c == '-' || c == ' ');
    body.len() < text.trim_end().len()
        && (body.ends_with("......") || body.ends_with("……") || body.ends_with("·····") || body.ends_with("．．．"))
}

/// The lines of all pages without what repeats at their heads and feet.
fn without_furniture(pages: Vec<Vec<Line>>) -> Vec<Line> {
    let count = pages.iter().filter(|page| !page.is_empty()).count();
    let mut seen: HashMap<String, usize> = HashMap::new();
    let edges: Vec<Vec<usize>> = pages.iter().map(|page| edge(page)).collect();
    for (page, edge) in pages.iter().zip(&edges) {
        for &at in edge {
            *seen.entry(mask(&page[at].text)).or_default() += 1;
        }
    }
    let mut out = Vec::new();
    for (page, edge) in pages.into_iter().zip(edges) {
        for (at, line) in page.into_iter().enumerate() {
            let masked = mask(&line.text);
            // Repeated on most pages, or a bare number at the edge of the page.
            let repeats = seen
                .get(&masked)
                .is_some_and(|&n| n >= 3.max(count / 2) || count == 2 && n == 2 && masked.contains('#'));
            let furniture = edge.contains(&at) && (is_page_number(&line.text) || repeats);
            if !furniture && !line.text.trim().is_empty() {
                out.push(line);
            }
        }
    }
    out
}

/// The two highest and the two lowest lines of a page.
fn edge(page: &[Line]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..page.len()).collect();
    order.sort_by(|&a, &b| page[b].y.total_cmp(&page[a].y));
    let mut edge: Vec<usize> = order.iter().take(2).chain(order.iter().rev().take(2)).copied().collect();
    edge.sort_unstable();
    edge.dedup();
    edge
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::wrap::is_wide;

    fn line(text: &str, page: usize, left: f32, y: f32) -> Line {
        let width: f32 = text.chars().map(|c| if is_wide(c) { 10.0 } else { 5.0 }).sum();
        Line { text: text.to_owned(), page, left, right: left + width, y, size: 10.0, start: 10.0 }
    }

    fn check(pages: Vec<Vec<Line>>, expected: &[&str]) {
        assert_eq!(paragraphs(pages), expected);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        check(
            vec![vec![
                line("推进绿色电网建设，提高可再生能源利", 0, 40.0, 200.0),
                line("用比例，探索氢能利用等新型应用。", 0, 20.0, 185.0),
                line("完善机制，健全管理制度，明确各方责", 0, 40.0, 170.0),
                line("任。", 0, 20.0, 155.0),
            ]],
            &[
                "推进绿色电网建设，提高可再生能源利用比例，探索氢能利用等新型应用。",
                "完善机制，健全管理制度，明确各方责任。",
            ],
        );
    }

    #[test]
    fn labels_start_paragraphs_without_indents() {
        check(
            vec![vec![
                line("第一条为了推进绿色电网建设，制定本法；", 0, 20.0, 200.0),
                line("（一）推进绿色电网建设，提高可再生能；", 0, 20.0, 185.0),
                line("（二）完善机制，健全管理制度，各方责；", 0, 20.0, 170.0),
            ]],
            &[
                "第一条为了推进绿色电网建设，制定本法；",
                "（一）推进绿色电网建设，提高可再生能；",
                "（二）完善机制，健全管理制度，各方责；",
            ],
        );
    }

    #[test]
    fn heads_feet_and_page_numbers_go() {
        let page = |i: usize, body: &str| {
            vec![
                line("绿色电网方案", i, 60.0, 300.0),
                line(body, i, 20.0, 200.0),
                line(&format!("— {} —", i + 1), i, 90.0, 20.0),
            ]
        };
        check(
            vec![page(0, "一、建设。"), page(1, "二、推进。"), page(2, "三、完善。")],
            &["一、建设。", "二、推进。", "三、完善。"],
        );
    }
}
