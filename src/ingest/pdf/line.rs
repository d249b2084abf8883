//! Characters on a page to lines of text, with spaces where a reader sees them.

use super::page::Piece;
use crate::ingest::wrap::is_wide;

/// A line, or the part of one that stands in a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line {
    pub text: String,
    pub page: usize,
    pub left: f32,
    pub right: f32,
    /// The baseline, upwards.
    pub y: f32,
    /// The size of most of its characters.
    pub size: f32,
    /// How wide the start is that cannot be broken: a character with the signs that may not stand apart from it.
    pub start: f32,
}

/// The lines of a page, in the order in which they are drawn, which is the order of reading: programs write a
/// document from its start. A page drawn in another order is sorted from top to bottom.
pub(super) fn lines(pieces: &[Piece], page: usize) -> Vec<Line> {
    let mut lines = drawn(pieces.iter(), page);
    let up = lines.windows(2).filter(|pair| pair[1].y > pair[0].y + pair[0].size * 3.0).count();
    if lines.len() >= 8 && up * 4 > lines.len() {
        let mut sorted: Vec<&Piece> = pieces.iter().collect();
        // Baselines that differ by less than half a point are one.
        sorted
            .sort_by(|a, b| ((b.y * 2.0).round() as i64).cmp(&((a.y * 2.0).round() as i64)).then(a.x.total_cmp(&b.x)));
        lines = drawn(sorted.into_iter(), page);
    }
    lines
}

fn drawn<'a>(pieces: impl Iterator<Item = &'a Piece>, page: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut open: Option<Open> = None;
    for piece in pieces {
        let blank = piece.text.chars().all(|c| c.is_whitespace() || c == '\u{200b}');
        match open.as_mut().map(|line| line.fit(piece)) {
            Some(Fit::Repeat) => continue,
            Some(Fit::Follows) => {}
            Some(Fit::NewLine) | None => {
                if blank {
                    // A space at the start of a line indents it by its own width, which the next place shows anyway.
                    continue;
                }
                lines.extend(open.take().map(|line| line.close(page)));
                open = Some(Open::new(piece));
                continue;
            }
        }
        if let Some(line) = &mut open {
            if blank { line.blank = true } else { line.push(piece) }
        }
    }
    lines.extend(open.map(|line| line.close(page)));
    lines
}

/// A line that is still being written.
struct Open {
    text: String,
    left: f32,
    right: f32,
    y: f32,
    size: f32,
    /// Each character's left edge, right edge and size, for the start of the line.
    places: Vec<(char, f32, f32)>,
    sizes: Vec<f32>,
    blank: bool,
    last: Piece,
}

enum Fit {
    Follows,
    NewLine,
    /// The same characters again at the same place: bold print by printing twice.
    Repeat,
}

impl Open {
    fn new(piece: &Piece) -> Open {
        let mut line = Open {
            text: String::new(),
            left: piece.x,
            right: piece.x,
            y: piece.y,
            size: piece.size,
            places: Vec::new(),
            sizes: Vec::new(),
            blank: false,
            last: piece.clone(),
        };
        line.push(piece);
        line
    }

    fn fit(&self, piece: &Piece) -> Fit {
        let size = self.size.max(piece.size).max(0.1);
        let (dx, dy) = (piece.x - self.right, piece.y - self.y);
        let near = |a: f32, b: f32| (a - b).abs() < size * 0.12;
        if piece.text == self.last.text && near(piece.x, self.last.x) && near(piece.y, self.last.y) {
            return Fit::Repeat;
        }
        // Small signs above and below the line belong to it.
        let reach = if piece.size < self.size * 0.8 { 0.7 } else { 0.35 };
        if dy.abs() > size * reach || dx < -size * 0.6 || dx > size * 60.0 { Fit::NewLine } else { Fit::Follows }
    }

    fn push(&mut self, piece: &Piece) {
        if let (Some(before), Some(after)) = (self.text.chars().next_back(), piece.text.chars().next()) {
            let gap = (piece.x - self.right) / self.size.max(0.1);
            let wide = (is_wide(before), is_wide(after));
            // Typesetters part Chinese from figures by a quarter of a character; that is no space.
            let least = match (wide, self.blank) {
                ((true, true), true) => 0.3,
                ((true, true), false) => 0.9,
                ((false, false), true) => 0.05,
                ((false, false), false) => 0.2,
                _ => 0.45,
            };
            if gap > 2.5 && !self.blank {
                self.text.push('\t');
            } else if gap > least {
                self.text.push(' ');
            }
        }
        self.blank = false;
        let count = piece.text.chars().count().max(1) as f32;
        for (i, c) in piece.text.chars().enumerate() {
            let from = piece.x + piece.width * i as f32 / count;
            if self.places.len() < 24 {
                self.places.push((c, from, from + piece.width / count));
            }
        }
        self.text.push_str(&piece.text);
        self.right = self.right.max(piece.x + piece.width);
        self.sizes.push(piece.size);
        if self.sizes.len() == 3 || self.sizes.len() == 12 {
            // Once there is more of the line, its size is that of most of it.
            self.size = middle(&self.sizes);
            self.y = if (piece.size - self.size).abs() < 0.1 { piece.y } else { self.y };
        }
        self.last = piece.clone();
    }

    fn close(self, page: usize) -> Line {
        let size = middle(&self.sizes);
        let start = self.start();
        let text = self.text.trim_matches(|c: char| c.is_whitespace() && c != '\t').to_owned();
        Line { text, page, left: self.left, right: self.right, y: self.y, size, start }
    }

    /// The width of what must stay together at the start of the line.
    fn start(&self) -> f32 {
        let mut end = self.left;
        let mut whole = false;
        for pair in self.places.windows(2) {
            let ((c, _, right), (next, ..)) = (pair[0], pair[1]);
            end = right;
            let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | '-' | '+' | '/' | '@' | '_');
            let glued = word(c) && word(next)
                || matches!(
                    next,
                    '，' | '。'
                        | '、'
                        | '；'
                        | '：'
                        | '？'
                        | '！'
                        | '）'
                        | '》'
                        | '”'
                        | '’'
                        | '〕'
                        | '】'
                        | ','
                        | ';'
                        | ')'
                        | '%'
                        | '％'
                )
                || matches!(c, '（' | '《' | '“' | '‘' | '〔' | '【' | '(');
            if !glued {
                whole = true;
                break;
            }
        }
        if whole { end - self.left } else { self.right - self.left }
    }
}

fn middle(sizes: &[f32]) -> f32 {
    let mut sorted: Vec<f32> = sizes.iter().take(64).copied().collect();
    sorted.sort_by(f32::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str, x: f32, y: f32) -> Vec<Piece> {
        let mut at = x;
        text.chars()
            .map(|c| {
                let width = if is_wide(c) || c == '　' { 10.0 } else { 5.0 };
                at += width;
                Piece { text: c.to_string(), x: at - width, y, width, size: 10.0 }
            })
            .collect()
    }

    #[test]
    fn characters_become_lines() {
        let check = |pieces: Vec<Piece>, expected: &[&str]| {
            let found: Vec<String> = lines(&pieces, 0).into_iter().map(|line| line.text).collect();
            assert_eq!(found, expected);
        };
        check([row("一、建设", 20.0, 100.0), row("推进", 20.0, 80.0)].concat(), &["一、建设", "推进"]);
        check([row("到", 20.0, 100.0), row("2025", 32.5, 100.0), row("年", 55.0, 100.0)].concat(), &["到2025年"]);
        check([row("甲", 20.0, 100.0), row("乙", 100.0, 100.0)].concat(), &["甲\t乙"]);
        check([row("国务院 办公厅", 20.0, 100.0)].concat(), &["国务院 办公厅"]);
        check([row("重", 20.0, 100.0), row("重", 20.3, 100.0), row("点", 30.0, 100.0)].concat(), &["重点"]);
    }

    #[test]
    fn the_start_of_a_line_is_what_cannot_be_broken() {
        let start = |text: &str| lines(&row(text, 20.0, 100.0), 0)[0].start;
        assert_eq!(start("建设，"), 10.0);
        assert_eq!(start("《规划》"), 20.0);
        assert_eq!(start("2025年"), 20.0);
        assert_eq!(start("建，设"), 20.0);
    }
}
