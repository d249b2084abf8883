//! A piece of a source, folded, with the way back: lexicons match in it, spans point into the source.

use crate::script;
use crate::source::{Source, Span};

/// A folded piece of a source. Folding keeps the number of characters and not of bytes, hence the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text` and one past it, the byte of the source.
    origin: Vec<u32>,
}

impl Folded {
    /// Folds the text of `source` at `span`.
    pub fn new(source: &Source, span: Span) -> Folded {
        let quote = source.quote(span);
        let mut text = String::with_capacity(quote.len());
        let mut origin = Vec::with_capacity(quote.len() + 1);
        for (at, c) in quote.char_indices() {
            text.push(script::fold_char(c));
            origin.resize(text.len(), (span.start + at) as u32);
        }
        origin.push((span.start + quote.len()) as u32);
        Folded { text, origin }
    }

    /// The place in the source of a place in the folded text.
    pub fn origin(&self, at: usize) -> usize {
        self.origin[at.min(self.origin.len() - 1)] as usize
    }

    /// The span in the source of a span in the folded text.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.origin(start), self.origin(end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_lead_back_to_the_source() {
        let source = Source::new("a", "一、ＢＩＰＶ（光伏），應用");
        let folded = Folded::new(&source, Span::new(6, source.text().len()));
        assert_eq!(folded.text, "BIPV(光伏),应用");
        for (folded_words, words) in [("BIPV", "ＢＩＰＶ"), ("(光伏)", "（光伏）"), ("应用", "應用")] {
            let at = folded.text.find(folded_words).expect("in the text");
            assert_eq!(source.quote(folded.span(at, at + folded_words.len())), words);
        }
    }
}
