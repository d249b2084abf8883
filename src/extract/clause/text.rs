//! A text made ready for reading clauses: folded, its words found, what stands in brackets or quotation marks set apart.

use crate::extract::folded::Passage;
use crate::lexicon::Lexicon;
use crate::lexicon::grammar::{Grammar, Word};
use crate::source::Source;

/// A folded text with its words.
pub(super) struct Text<'a> {
    /// The folded text with the way back.
    pub folded: Passage<'a>,
    /// The words outside brackets, in reading order.
    pub words: Vec<Found<'a>>,
    /// Pieces in brackets, 《》 or quotation marks, marks included, outermost only.
    pub nested: Vec<(usize, usize)>,
}

/// A word at its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<'a> {
    pub start: usize,
    pub end: usize,
    pub word: &'a Word,
}

/// The piece between two commas, with its words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment<'a> {
    pub start: usize,
    pub end: usize,
    pub words: &'a [Found<'a>],
}

impl<'a> Text<'a> {
    pub fn new(source: &Source, folded: Passage<'a>, lexicon: &'a Lexicon) -> Text<'a> {
        let nested = nested(source, &folded);
        let words = words(lexicon.grammar(), &folded, &nested);
        Text { folded, words, nested }
    }

    /// The folded characters from `start` to `end`.
    pub fn slice(&self, start: usize, end: usize) -> &str {
        self.folded.text.get(start..end).unwrap_or("")
    }

    /// The segments of each sentence, in reading order. A sentence ends at 。；！？ and at the end of a line.
    pub fn sentences(&self) -> Vec<Vec<Segment<'_>>> {
        const LONGEST_LABEL: usize = 5;
        let mut sentences = Vec::new();
        let mut sentence = Vec::new();
        let mut start = 0;
        let mut inside = self.nested.iter().peekable();
        let mut resume = 0;
        let text = self.folded.text;
        let mut first_word = 0;
        // Clause marks are few: looking for their last bytes first would be faster, and is not needed.
        for (at, c) in text.char_indices() {
            if at < resume {
                continue;
            }
            if let Some(&&(open, end)) = inside.peek()
                && at >= open
            {
                resume = end;
                inside.next();
                // （教育部負責） behind a full stop belongs to no clause; （1） is the label of what follows.
                if c == '(' && text[start..open].trim().is_empty() && text[open..end].chars().count() > LONGEST_LABEL {
                    sentence.extend(self.segment(open, end, &mut first_word));
                    start = end;
                }
                continue;
            }
            let ends = match c {
                '。' | ';' | '!' | '?' | '\n' | '\t' | '｡' => true,
                ',' | ':' if !between_digits(text, at) => false,
                _ => continue,
            };
            sentence.extend(self.segment(start, at, &mut first_word));
            start = at + c.len_utf8();
            if ends && !sentence.is_empty() {
                sentences.push(std::mem::take(&mut sentence));
            }
        }
        sentence.extend(self.segment(start, text.len(), &mut first_word));
        if !sentence.is_empty() {
            sentences.push(sentence);
        }
        sentences
    }

    /// The segment between two marks, trimmed; `next_word` moves past its words.
    fn segment(&self, start: usize, end: usize, next_word: &mut usize) -> Option<Segment<'_>> {
        let words = &self.words[*next_word..];
        let skip = words.partition_point(|word| word.start < start);
        let count = words[skip..].partition_point(|word| word.end <= end);
        let words = &words[skip..skip + count];
        *next_word += skip + count;
        let raw = &self.folded.text[start..end];
        let trimmed = raw.trim_matches(blank);
        let start = start + raw.len() - raw.trim_start_matches(blank).len();
        (!trimmed.is_empty()).then_some(Segment { start, end: start + trimmed.len(), words })
    }

    /// Whether `start..end` is nothing but pieces in brackets; what stands in quotation marks alone is still said.
    pub fn is_nested(&self, start: usize, end: usize) -> bool {
        if self.folded.text[start..].starts_with('"') {
            return false;
        }
        let mut at = start;
        let first = self.nested.partition_point(|(_, close)| *close <= start);
        for &(open, close) in &self.nested[first..] {
            if open != at || close > end {
                return false;
            }
            at = close;
            if at == end {
                return true;
            }
        }
        false
    }
}

/// White space, and the marks that a list or a bullet begins with.
fn blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '—' | '·' | '•' | '■' | '◆' | '●' | '*' | '#' | '-' | '、' | '…')
}

/// A comma or colon inside a number: 1,000 or 8:30.
fn between_digits(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    at > 0 && bytes[at - 1].is_ascii_digit() && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
}

/// The outermost pieces in brackets or quotation marks. A bracket that its line does not close is none, nor is a quotation
/// of whole sentences.
fn nested(source: &Source, folded: &Passage) -> Vec<(usize, usize)> {
    const DEEPEST: usize = 16;
    const LONGEST_QUOTATION: usize = 120;
    let text = folded.text;
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in text.char_indices() {
        if c.is_ascii_alphanumeric() {
            continue;
        }
        let closing = match c {
            '(' => ')',
            '[' => ']',
            '《' => '》',
            '〈' => '〉',
            '【' => '】',
            '〔' => '〕',
            '"' if opens_quotation(source, folded, at, &open) => '"',
            '\n' => {
                open.clear();
                continue;
            }
            _ => {
                if let Some(depth) = open.iter().rposition(|(_, close)| *close == c) {
                    let (start, _) = open[depth];
                    open.truncate(depth);
                    if c == '"' && (at - start > LONGEST_QUOTATION || text[start..at].contains('。')) {
                        continue;
                    }
                    while found.last().is_some_and(|(inner, _)| *inner > start) {
                        found.pop();
                    }
                    found.push((start, at + c.len_utf8()));
                }
                continue;
            }
        };
        if open.len() < DEEPEST {
            open.push((at, closing));
        }
    }
    found
}

/// Folding makes all quotation marks one: the source tells which side this one is, and where it does not, the one before.
fn opens_quotation(source: &Source, folded: &Passage, at: usize, open: &[(usize, char)]) -> bool {
    match source.text()[folded.origin(at)..].chars().next() {
        Some('“' | '「' | '『' | '﹁' | '﹃' | '｢' | '〝') => true,
        Some('”' | '」' | '』' | '﹂' | '﹄' | '｣' | '〞') => false,
        _ => open.iter().all(|(_, close)| *close != '"'),
    }
}

/// What 不 makes a bound of.
const BOUNDS: &[&str] = &["超过", "高于", "低于", "少于", "多于", "大于", "小于"];

/// Characters of the longest of them with 不 before it.
const LONGEST_BOUND: usize = 3;

/// The words outside `nested`.
fn words<'a>(grammar: &'a Grammar, folded: &Passage<'_>, nested: &[(usize, usize)]) -> Vec<Found<'a>> {
    let mut inside = nested.iter().peekable();
    let mut words: Vec<Found<'_>> = Vec::new();
    let text = folded.text;
    for (start, end, word) in grammar.words(folded.chars) {
        // What a bound has taken is no word of its own.
        if words.last().is_some_and(|last| start < last.end) {
            continue;
        }
        while inside.next_if(|(_, close)| *close <= start).is_some() {}
        if inside.peek().is_some_and(|(open, _)| end > *open) {
            continue;
        }
        // 原则上不超过1%: a bound, no prohibition.
        if word.prohibition.is_some()
            && let Some(limited) = text[start..end].strip_suffix('不')
            && BOUNDS.iter().any(|bound| text[end..].starts_with(bound))
        {
            let bound = start + limited.len();
            let limited: Vec<char> = limited.chars().collect();
            let bounded: Vec<char> = text[bound..].chars().take(LONGEST_BOUND).collect();
            let found = |at: usize| move |(from, to, word)| Found { start: at + from, end: at + to, word };
            words.extend(grammar.words(&limited).map(found(start)));
            words.extend(grammar.words(&bounded).take(1).map(found(bound)));
            continue;
        }
        words.push(Found { start, end, word });
    }
    words
}
