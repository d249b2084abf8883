//! A piece of the source as folded characters with their places, so that one set of patterns reads both scripts.

use crate::script;
use crate::source::{Source, Span};

/// A piece of the source, folded character by character.
#[derive(Debug)]
pub(super) struct Folded {
    /// Folded characters. Quotation marks, title marks and full-width commas stay as printed: they tell more so.
    pub chars: Vec<char>,
    /// Byte offset of each character in the source, and of the end.
    offsets: Vec<u32>,
}

/// How far a segment or a sentence is looked for; text without marks must not make reading quadratic.
const LONGEST: usize = 200;

impl Folded {
    /// Folds the source text at `span`.
    pub fn new(source: &Source, span: Span) -> Folded {
        let text = source.quote(span);
        let mut chars = Vec::with_capacity(text.len() / 2);
        let mut offsets = Vec::with_capacity(text.len() / 2 + 1);
        for (at, c) in text.char_indices() {
            chars.push(fold(c));
            offsets.push((span.start + at) as u32);
        }
        offsets.push(span.end as u32);
        Folded { chars, offsets }
    }

    /// Number of characters.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at `at`; a line end outside.
    pub fn at(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or('\n')
    }

    /// The character before `at`; a line end at the start.
    pub fn before(&self, at: usize) -> char {
        if at == 0 { '\n' } else { self.at(at - 1) }
    }

    /// Whether `word` stands at `at`.
    pub fn is(&self, at: usize, word: &str) -> bool {
        word.chars().zip(at..).all(|(c, at)| self.chars.get(at) == Some(&c))
    }

    /// Whether `word` ends at `at`; the index where it begins.
    pub fn ends(&self, at: usize, word: &str) -> Option<usize> {
        let mut at = at;
        for c in word.chars().rev() {
            if at == 0 || self.chars[at - 1] != c {
                return None;
            }
            at -= 1;
        }
        Some(at)
    }

    /// The first of `words` that stands at `at`, with the index behind it.
    pub fn any(&self, at: usize, words: &[&'static str]) -> Option<(&'static str, usize)> {
        words.iter().find(|word| self.is(at, word)).map(|word| (*word, at + word.chars().count()))
    }

    /// The first of `words` that ends at `at`, with the index where it begins.
    pub fn any_ends(&self, at: usize, words: &[&'static str]) -> Option<(&'static str, usize)> {
        words.iter().find_map(|word| self.ends(at, word).map(|start| (*word, start)))
    }

    /// Where `word` stands in `[from, to)`.
    pub fn find(&self, from: usize, to: usize, word: &str) -> Option<usize> {
        let length = word.chars().count();
        (from..to.min(self.len()).saturating_sub(length.saturating_sub(1))).find(|at| self.is(*at, word))
    }

    /// The source span of the characters `[start, end)`.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.offsets[start] as usize, self.offsets[end] as usize)
    }

    /// Index behind the last segment mark (comma, full stop, semicolon, colon, line end) before `at`.
    pub fn segment_start(&self, at: usize) -> usize {
        let from = at.saturating_sub(LONGEST);
        (from..at).rev().find(|i| is_break(self.chars[*i]) && !self.is_separator(*i)).map_or(from, |i| i + 1)
    }

    /// Index of the next segment mark from `at` on.
    pub fn segment_end(&self, at: usize) -> usize {
        let to = (at + LONGEST).min(self.len());
        (at..to).find(|i| is_break(self.chars[*i]) && !self.is_separator(*i)).unwrap_or(to)
    }

    /// Index behind the last full stop or line end before `at`.
    pub fn sentence_start(&self, at: usize) -> usize {
        let from = at.saturating_sub(LONGEST);
        (from..at).rev().find(|i| is_stop(self.chars[*i])).map_or(from, |i| i + 1)
    }

    /// Whether the comma or colon at `at` stands between digits: 4,500.
    pub fn is_separator(&self, at: usize) -> bool {
        matches!(self.chars[at], ',' | ':')
            && self.before(at).is_ascii_digit()
            && (1..=3).all(|i| self.at(at + i).is_ascii_digit())
    }
}

/// Whether `c` ends a segment: a comma or anything stronger.
pub(super) fn is_break(c: char) -> bool {
    matches!(c, ',' | '，' | ':') || is_stop(c)
}

/// Whether `c` ends a sentence or a part of one that stands alone.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '。' | ';' | '!' | '?' | '\n')
}

/// Whether `c` is a Chinese character.
pub(super) fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || ('\u{3400}'..='\u{4dbf}').contains(&c)
}

/// Folds one character; quotation marks, title marks and full-width commas stay.
fn fold(c: char) -> char {
    match c {
        '“' | '”' | '《' | '》' | '，' => c,
        '「' | '『' => '“',
        '」' | '』' => '”',
        '〈' => '《',
        '〉' => '》',
        '\u{a0}' | '\u{3000}' | '\t' | '\u{2002}' | '\u{2003}' => ' ',
        // The class of 尽 is represented by a rare variant; patterns are easier to read with the common one.
        '尽' | '盡' | '儘' | '侭' => '尽',
        '〇' | '○' => '〇',
        '～' | '〜' | '∼' => '~',
        '−' | '‐' | '‑' | '‒' | '﹣' => '-',
        '﹪' => '%',
        c => script::fold_char(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back_to_the_source() {
        let source = Source::new("a", "總量，達到９５％以上");
        let folded = Folded::new(&source, Span::new(0, source.text().len()));
        assert_eq!(folded.chars.iter().collect::<String>(), "总量，达到95%以上");
        let at = folded.find(0, folded.len(), "95%").expect("in the text");
        assert_eq!(source.quote(folded.span(at, at + 3)), "９５％");
        assert_eq!(folded.segment_start(at), 3);
    }

    #[test]
    fn a_thousands_separator_ends_no_segment() {
        let source = Source::new("a", "建設4,500公里,完成");
        let folded = Folded::new(&source, Span::new(0, source.text().len()));
        assert_eq!(folded.segment_end(0), 9);
    }
}
