//! A text made ready for reading clauses: folded, its words found, what stands in brackets or quotation marks set apart.

use crate::extract::folded::Passage;
use crate::extract::glyphs::is_han;
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
    /// The places of 、 outside them.
    pub commas: Vec<usize>,
    /// The marks that end a segment or a sentence, those in brackets too.
    breaks: Vec<(usize, char)>,
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
        let Marks { nested, breaks, mut commas } = Marks::of(source, &folded);
        let mut inside = nested.iter().peekable();
        commas.retain(|at| {
            while inside.next_if(|(_, close)| close <= at).is_some() {}
            inside.peek().is_none_or(|(open, _)| at <= open)
        });
        let words = words(lexicon.grammar(), &folded, &nested);
        Text { folded, words, nested, breaks, commas }
    }

    /// The folded characters from `start` to `end`.
    pub fn slice(&self, start: usize, end: usize) -> &str {
        self.folded.text.get(start..end).unwrap_or("")
    }

    /// Tells the segments of each sentence, in reading order. A sentence ends at 。；！？ and at the end of a line.
    pub fn sentences(&self, mut tell: impl FnMut(&[Segment<'_>])) {
        const LONGEST_LABEL: usize = 5;
        let text = self.folded.text;
        let mut sentence = Vec::new();
        let (mut start, mut first_word) = (0, 0);
        let mut inside = self.nested.iter().peekable();
        let mut resume = 0;
        for &(at, c) in self.breaks.iter().chain([&(text.len(), '\n')]) {
            while let Some(&(open, end)) = inside.next_if(|(open, _)| *open < at) {
                // （教育部負責） behind a full stop belongs to no clause; （1） is the label of what follows.
                if text[open..].starts_with('(')
                    && text[start..open].trim().is_empty()
                    && text[open..end].chars().count() > LONGEST_LABEL
                {
                    sentence.extend(self.segment(open, end, &mut first_word));
                    start = end;
                }
                resume = end;
            }
            if at < resume {
                continue;
            }
            sentence.extend(self.segment(start, at, &mut first_word));
            start = at + c.len_utf8();
            if !matches!(c, ',' | ':') && !sentence.is_empty() {
                tell(&sentence);
                sentence.clear();
            }
        }
    }

    /// The segment between two marks, trimmed; `next_word` moves past its words.
    fn segment(&self, start: usize, end: usize, next_word: &mut usize) -> Option<Segment<'_>> {
        let words = &self.words[*next_word..];
        let skip = words.partition_point(|word| word.start < start);
        let count = words[skip..].partition_point(|word| word.end <= end);
        let words = &words[skip..skip + count];
        *next_word += skip + count;
        let raw = &self.folded.text[start..end];
        let rest = raw.trim_start_matches(blank);
        let start = start + raw.len() - rest.len();
        let end = start + rest.trim_end_matches(blank).len();
        (end > start).then_some(Segment { start, end, words })
    }

    /// The piece in brackets or quotation marks that `at` stands inside.
    pub fn nested_at(&self, at: usize) -> Option<(usize, usize)> {
        self.nested.get(self.nested.partition_point(|(_, close)| *close <= at)).filter(|(open, _)| *open < at).copied()
    }

    /// The one that begins at `at`.
    pub fn nested_from(&self, at: usize) -> Option<(usize, usize)> {
        self.nested.get(self.nested.partition_point(|(open, _)| *open < at)).filter(|(open, _)| *open == at).copied()
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

/// What one pass over the marks of a text finds.
#[derive(Default)]
struct Marks {
    nested: Vec<(usize, usize)>,
    breaks: Vec<(usize, char)>,
    commas: Vec<usize>,
}

impl Marks {
    /// The outermost pieces in brackets or quotation marks, the marks that end segments, and every 、. A bracket that its
    /// line does not close is none, nor is a quotation of whole sentences.
    fn of(source: &Source, folded: &Passage) -> Marks {
        const DEEPEST: usize = 16;
        const LONGEST_QUOTATION: usize = 120;
        let text = folded.text;
        let mut marks = Marks::default();
        let mut open: Vec<(usize, char)> = Vec::new();
        let mut behind = 0;
        for (i, &c) in folded.chars.iter().enumerate() {
            let at = behind;
            behind += c.len_utf8();
            if is_han(c) || c.is_ascii_alphanumeric() {
                continue;
            }
            match c {
                '。' | ';' | '!' | '?' | '\n' | '\t' | '｡' => marks.breaks.push((at, c)),
                ',' | ':' if !between_digits(text, at) => marks.breaks.push((at, c)),
                '、' => marks.commas.push(at),
                _ => {}
            }
            let closing = match c {
                '(' => ')',
                '[' => ']',
                // 《…》: Folding has made these of them.
                '<' => '>',
                '"' if opens_quotation(source, folded.span(i, i).start, &open) => '"',
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
                        while marks.nested.last().is_some_and(|(inner, _)| *inner > start) {
                            marks.nested.pop();
                        }
                        marks.nested.push((start, behind));
                    }
                    continue;
                }
            };
            if open.len() < DEEPEST {
                open.push((at, closing));
            }
        }
        marks
    }
}

/// Folding makes all quotation marks one: the source tells which side this one is, and where it does not, the one before.
fn opens_quotation(source: &Source, at: usize, open: &[(usize, char)]) -> bool {
    match source.text()[at..].chars().next() {
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
