//! A piece of text with one folded character a position, so that a rule is written once for both scripts and widths.

use crate::script;
use crate::source::{Source, Span};

/// The folded characters of a span, each with its place in the source. In folded text 《 and 〈 are `<`, （ is `(`,
/// 〔 and 【 are `[`, both quotation marks are `"`; 。 and 、 stay.
#[derive(Debug, Clone)]
pub struct Glyphs {
    chars: Vec<char>,
    starts: Vec<usize>,
}

impl Glyphs {
    /// Folds the text at `span`.
    pub fn new(source: &Source, span: Span) -> Glyphs {
        let text = source.quote(span);
        let mut chars = Vec::with_capacity(text.len() / 3 + 1);
        let mut starts = Vec::with_capacity(text.len() / 3 + 2);
        for (at, c) in text.char_indices() {
            chars.push(script::fold_char(c));
            starts.push(span.start + at);
        }
        starts.push(span.start + text.len());
        Glyphs { chars, starts }
    }

    /// The folded characters.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The source span of the characters `[start, end)`.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.starts[start], self.starts[end])
    }

    /// The folded text of the characters `[start, end)`.
    pub fn text(&self, start: usize, end: usize) -> String {
        self.chars[start..end].iter().collect()
    }

    /// Index of the character that begins at or after the byte `offset` of the source.
    pub fn index(&self, offset: usize) -> usize {
        self.starts.partition_point(|&s| s < offset).min(self.chars.len())
    }

    /// Whether `word` stands at `at`.
    pub fn at(&self, at: usize, word: &str) -> bool {
        at <= self.chars.len() && starts_with(&self.chars[at..], word)
    }

    /// Index of the bracket that closes the one at `open`, no further than `limit` characters on.
    pub fn close(&self, open: usize, limit: usize) -> Option<usize> {
        close(&self.chars, open, limit)
    }

    /// Index of the bracket that opens the one at `close`, no further than `limit` characters back.
    pub fn open(&self, close: usize, limit: usize) -> Option<usize> {
        let (left, right) = pair(self.chars[close])?;
        let mut depth = 0usize;
        for i in (close.saturating_sub(limit)..=close).rev() {
            if self.chars[i] == right {
                depth += 1;
            } else if self.chars[i] == left {
                depth -= 1;
                if depth == 0 {
                    return Some(i);
                }
            }
        }
        None
    }

    /// `[start, end)` without white space at either end.
    pub fn trim(&self, mut start: usize, mut end: usize) -> (usize, usize) {
        while start < end && self.chars[start].is_whitespace() {
            start += 1;
        }
        while start < end && self.chars[end - 1].is_whitespace() {
            end -= 1;
        }
        (start, end)
    }

    /// The first position at or after `at` that holds no white space.
    pub fn skip_space(&self, mut at: usize) -> usize {
        while self.chars.get(at).is_some_and(|c| c.is_whitespace()) {
            at += 1;
        }
        at
    }
}

/// Whether `chars` begins with `word`.
pub fn starts_with(chars: &[char], word: &str) -> bool {
    let mut rest = chars.iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

/// Whether `chars` ends with `word`.
pub fn ends_with(chars: &[char], word: &str) -> bool {
    let mut rest = chars.iter().rev();
    word.chars().rev().all(|c| rest.next() == Some(&c))
}

/// Where `word` first stands in `chars`.
pub fn find(chars: &[char], word: &str) -> Option<usize> {
    (0..chars.len()).find(|&i| starts_with(&chars[i..], word))
}

/// Whether `c` is a Chinese character.
pub fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

/// Index of the bracket that closes the one at `open`.
fn close(chars: &[char], open: usize, limit: usize) -> Option<usize> {
    let (left, right) = pair(*chars.get(open)?)?;
    let mut depth = 0usize;
    for (i, &c) in chars.iter().enumerate().skip(open).take(limit) {
        if c == left {
            depth += 1;
        } else if c == right {
            depth -= 1;
            if depth == 0 {
                return Some(i);
            }
        }
    }
    None
}

/// The folded pair a bracket belongs to.
fn pair(c: char) -> Option<(char, char)> {
    match c {
        '(' | ')' => Some(('(', ')')),
        '<' | '>' => Some(('<', '>')),
        '[' | ']' => Some(('[', ']')),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyphs(text: &str) -> (Source, Glyphs) {
        let source = Source::new("a", text);
        let glyphs = Glyphs::new(&source, Span::new(0, source.text().len()));
        (source, glyphs)
    }

    #[test]
    fn positions_lead_back_to_the_source() {
        let (source, glyphs) = glyphs("圍繞《意見》（國發〔2021〕15號）");
        let open = glyphs.chars().iter().position(|&c| c == '<').expect("a title");
        let close = glyphs.close(open, 40).expect("closed");
        assert_eq!(source.quote(glyphs.span(open, close + 1)), "《意見》");
        assert_eq!(glyphs.open(close, 40), Some(open));
        assert_eq!(glyphs.index(source.text().find('見').expect("in the text")), open + 2);
    }

    #[test]
    fn brackets_nest_and_may_stay_open() {
        let (_, glyphs) = glyphs("《关于印发〈办法〉的通知》（一（二）");
        assert_eq!(glyphs.close(0, 99), Some(12));
        let open = glyphs.chars().iter().position(|&c| c == '(').expect("a bracket");
        assert_eq!(glyphs.close(open, 99), None);
    }
}
