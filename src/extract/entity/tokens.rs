//! A stretch of text between punctuation, cut into words.

use super::super::folded::Passage;
use super::super::glyphs::is_word;
use crate::lexicon::words::{Class, Ending, Words};

/// A piece of a stretch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Token {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// The name ending that it is or ends in.
    pub ending: Option<Ending>,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A known word.
    Word(Class),
    /// A character that no known word begins with here.
    Unknown,
    /// Digits and Latin letters.
    Latin,
    /// A short bracket inside a name, with what it holds: (國際), (通州).
    Bracket,
    /// -, · between the parts of a name.
    Joint,
}

/// The stretches between punctuation, each as tokens. A bracket of at most 16 characters belongs to its stretch.
pub(super) fn stretches(text: &Passage, words: &Words, mut each: impl FnMut(&[Token])) {
    let chars = text.chars;
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        if c == '('
            && let Some(close) = text.close(at, 16)
            && !tokens.is_empty()
            && close > at + 1
        {
            // What the bracket holds is read by itself too.
            let mut inner = Vec::new();
            cut(chars, at + 1, close, words, &mut inner);
            each(&inner);
            tokens.push(Token { start: at, end: close + 1, kind: Kind::Bracket, ending: None });
            at = close + 1;
            continue;
        }
        if parts(c) {
            if !tokens.is_empty() {
                each(&tokens);
                tokens.clear();
            }
            at += 1;
            continue;
        }
        let end = (at..chars.len()).find(|&i| parts(chars[i]) || chars[i] == '(').unwrap_or(chars.len());
        cut(chars, at, end.max(at + 1), words, &mut tokens);
        at = end.max(at + 1);
    }
    if !tokens.is_empty() {
        each(&tokens);
    }
}

/// Whether a name never goes on over `c`.
fn parts(c: char) -> bool {
    !(is_word(c) || matches!(c, '-' | '·' | '('))
}

/// Cuts `[start, end)` into words, the longest first.
fn cut(chars: &[char], start: usize, end: usize, words: &Words, tokens: &mut Vec<Token>) {
    let mut at = start;
    while at < end {
        let c = chars[at];
        if c.is_ascii_alphanumeric() {
            let stop = (at..end).find(|&i| !chars[i].is_ascii_alphanumeric()).unwrap_or(end);
            tokens.push(Token { start: at, end: stop, kind: Kind::Latin, ending: None });
            at = stop;
            continue;
        }
        let token = match words.longest(&chars[at..end]) {
            Some((length, word)) => {
                Token { start: at, end: at + length, kind: Kind::Word(word.class), ending: word.ending }
            }
            None if is_word(c) => Token { start: at, end: at + 1, kind: Kind::Unknown, ending: None },
            None => Token { start: at, end: at + 1, kind: Kind::Joint, ending: None },
        };
        tokens.push(token);
        at = token.end;
    }
}
