//! The text everything points into: a normalised UTF-8 source and the spans that quote it.

use std::borrow::Cow;

use memchr::{memchr_iter, memchr2, memmem};
use serde::{Deserialize, Serialize};

/// A half-open range `[start, end)` of byte offsets into a [`Source`]'s text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `[start, end)`; `start` must not lie behind `end`.
    pub fn new(start: usize, end: usize) -> Span {
        debug_assert!(start <= end, "span {start}..{end} runs backwards");
        Span { start, end }
    }

    /// Number of bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same span, moved `by` bytes to the right: from inside a piece of text to the text it was cut from.
    pub fn shift(self, by: usize) -> Span {
        Span::new(self.start + by, self.end + by)
    }
}

impl From<(usize, usize)> for Span {
    fn from((start, end): (usize, usize)) -> Span {
        // Spans come back from YAML that people can edit; a reversed one reads as empty and fails the quotation check.
        Span { start, end: end.max(start) }
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> (usize, usize) {
        (span.start, span.end)
    }
}

impl schemars::JsonSchema for Span {
    fn schema_name() -> Cow<'static, str> {
        "Span".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "[start, end): byte offsets into the normalised UTF-8 source text",
            "type": "array",
            "items": { "type": "integer", "minimum": 0 },
            "minItems": 2,
            "maxItems": 2
        })
    }
}

/// `text` without its line ends and the blanks around them, which Chinese words that a line end parts do not have.
pub fn on_one_line(text: &str) -> Cow<'_, str> {
    if text.contains('\n') { text.lines().map(str::trim).collect::<String>().into() } else { text.into() }
}

/// A document's text after normalisation, with its name for messages.
///
/// Normalisation only takes away what no reader sees: a byte-order mark, `\r` before `\n`, NUL characters.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<usize>,
}

impl Source {
    /// Normalises `text`; `name` is the file's path as the user gave it.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        let text = normal(text.into());
        let line_starts = std::iter::once(0).chain(memchr_iter(b'\n', text.as_bytes()).map(|i| i + 1)).collect();
        Source { name: name.into(), text, line_starts }
    }

    /// The file's path as the user gave it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole normalised text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The quotation at `span`; empty when the span does not lie on character borders inside the text.
    pub fn quote(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or("")
    }

    /// Line and column of a byte offset, both from 1, the column in characters.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        let line = self.line_starts.partition_point(|&s| s <= offset);
        let start = self.line_starts[line - 1];
        (line, self.text[start..].char_indices().take_while(|(i, _)| start + i < offset).count() + 1)
    }

    /// The lines without their line ends, each with its span.
    pub fn lines(&self) -> impl Iterator<Item = (Span, &str)> {
        self.line_starts.iter().enumerate().map(|(i, &start)| {
            let end = self.line_starts.get(i + 1).map_or(self.text.len(), |next| next - 1);
            (Span::new(start, end), &self.text[start..end])
        })
    }
}

/// A text without what no reader sees, as [`Source`] holds it.
pub fn normal(text: String) -> String {
    let bytes = text.as_bytes();
    if memchr2(b'\r', b'\0', bytes).is_none() && memmem::find(bytes, "\u{feff}".as_bytes()).is_none() {
        return text;
    }
    text.replace("\r\n", "\n").replace('\r', "\n").replace(['\u{feff}', '\0'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normalisation_drops_only_what_no_reader_sees() {
        let source = Source::new("計劃.txt", "\u{feff}一、總體要求\r\n1.建設\r二\0");
        assert_eq!(source.text(), "一、總體要求\n1.建設\n二");
    }

    #[test]
    fn position_counts_characters() {
        let source = Source::new("a", "一、總\n建設，推進");
        let at = source.text().find("推").expect("in the text");
        assert_eq!(source.position(at), (2, 4));
        assert_eq!(source.position(0), (1, 1));
        assert_eq!(source.position(9999), (2, 6));
    }

    #[test]
    fn lines_keep_their_spans() {
        let source = Source::new("a", "一\n\n二\n");
        let lines: Vec<_> = source.lines().collect();
        assert_eq!(lines.iter().map(|(_, l)| *l).collect::<Vec<_>>(), ["一", "", "二", ""]);
        assert!(lines.iter().all(|(span, line)| source.quote(*span) == *line));
    }

    #[test]
    fn quote_of_a_torn_character_is_empty() {
        assert_eq!(Source::new("a", "建設").quote(Span::new(1, 3)), "");
        assert_eq!(Source::new("a", "建設").quote(Span::new(3, 60)), "");
    }
}
