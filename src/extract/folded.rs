//! A text folded once for every rule of extraction, so that each is written once for both scripts and widths.

use super::glyphs::{close, is_break, is_stop, marked, pair};
use crate::script;
use crate::source::{Source, Span};

/// A text folded character by character: as characters, as characters with their marks as printed, and as UTF-8, with
/// the way back to the source. A document is folded once; the rules read [`Passage`]s of it.
#[derive(Debug)]
pub(super) struct Folded {
    text: String,
    chars: Vec<char>,
    marked: Vec<char>,
    places: Vec<Place>,
    soft: Vec<Span>,
}

/// Where a character begins, or where the text ends, in bytes.
#[derive(Debug, Clone, Copy)]
struct Place {
    source: u32,
    text: u32,
}

impl Folded {
    /// Folds the source text at `span`.
    pub fn new(source: &Source, span: Span) -> Folded {
        Folded::joined(source, span, &[])
    }

    /// Folds the source text at `span` without the line ends of `soft`, so that a sentence broken at the width of the page
    /// reads whole; the spans of what is read hold them as printed.
    pub fn joined(source: &Source, span: Span, soft: &[Span]) -> Folded {
        let quote = source.quote(span);
        let most = quote.len() / 2;
        let mut folded = Folded {
            text: String::with_capacity(quote.len()),
            chars: Vec::with_capacity(most),
            marked: Vec::with_capacity(most),
            places: Vec::with_capacity(most + 1),
            soft: soft.to_vec(),
        };
        let mut gaps = soft.iter().filter(|gap| gap.start >= span.start).peekable();
        for (at, printed) in quote.char_indices() {
            if !soft.is_empty() {
                while gaps.next_if(|gap| gap.end <= span.start + at).is_some() {}
                if gaps.peek().is_some_and(|gap| gap.start <= span.start + at) {
                    continue;
                }
            }
            let c = script::fold_char(printed);
            folded.places.push(Place { source: (span.start + at) as u32, text: folded.text.len() as u32 });
            folded.chars.push(c);
            folded.marked.push(marked(printed, c));
            folded.text.push(c);
        }
        folded.places.push(Place { source: (span.start + quote.len()) as u32, text: folded.text.len() as u32 });
        folded
    }

    /// All of the text.
    pub fn whole(&self) -> Passage<'_> {
        let Folded { text, chars, marked, places, soft } = self;
        Passage { text, chars, marked, places, soft }
    }

    /// The passage at `span` of the source, which lies inside what was folded.
    pub fn passage(&self, span: Span) -> Passage<'_> {
        self.whole().part(span)
    }
}

/// A passage of a folded text. Positions are numbers of characters from where it begins, but those of `text` bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Passage<'f> {
    /// The folded text.
    pub text: &'f str,
    /// Its characters. 《 and 〈 are `<`, （ is `(`, 〔 and 【 are `[`, both quotation marks are `"`; 。 and 、 stay.
    pub chars: &'f [char],
    /// The same characters, but quotation marks, title marks and full-width commas as printed: they tell more so.
    pub marked: &'f [char],
    places: &'f [Place],
    soft: &'f [Span],
}

/// How far a segment or a sentence is looked for; text without marks must not make reading quadratic.
const LONGEST: usize = 200;

impl<'f> Passage<'f> {
    /// The part at `span` of the source.
    pub fn part(&self, span: Span) -> Passage<'f> {
        let start = self.index(span.start);
        let end = start + self.places[start..].partition_point(|place| (place.source as usize) < span.end);
        let end = end.min(self.chars.len());
        let byte = |at: usize| (self.places[at].text - self.places[0].text) as usize;
        Passage {
            text: &self.text[byte(start)..byte(end)],
            chars: &self.chars[start..end],
            marked: &self.marked[start..end],
            places: &self.places[start..=end],
            soft: self.soft,
        }
    }

    /// Number of characters.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// The source span of the characters `[start, end)`.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let start = self.places[start].source as usize;
        Span::new(start, self.printed_end(self.places[end].source as usize).max(start))
    }

    /// The place `end` of the source, or where the line broke when a line that was joined begins there.
    fn printed_end(&self, end: usize) -> usize {
        match self.soft.binary_search_by_key(&end, |gap| gap.end) {
            Ok(gap) => self.soft[gap].start,
            Err(_) => end,
        }
    }

    /// The source span of the bytes `[start, end)` of `text`.
    pub fn span_of_bytes(&self, start: usize, end: usize) -> Span {
        let start = self.origin(start);
        Span::new(start, self.printed_end(self.origin(end)).max(start))
    }

    /// The place in the source of byte `at` of `text`.
    pub fn origin(&self, at: usize) -> usize {
        let at = self.places[0].text as usize + at;
        let behind = |place: &Place| (place.text as usize) < at;
        // Most characters take three bytes, so the place is near.
        let near = (at - self.places[0].text as usize) / 3;
        let index = match self.places.get(near) {
            Some(place) if place.text as usize == at => near,
            _ => self.places.partition_point(behind).min(self.chars.len()),
        };
        self.places[index].source as usize
    }

    /// Index of the character that begins at or after the byte `offset` of the source.
    pub fn index(&self, offset: usize) -> usize {
        self.places.partition_point(|place| (place.source as usize) < offset).min(self.chars.len())
    }

    /// The folded text of the characters `[start, end)`.
    pub fn slice(&self, start: usize, end: usize) -> &'f str {
        let byte = |at: usize| (self.places[at].text - self.places[0].text) as usize;
        &self.text[byte(start)..byte(end)]
    }

    /// The character at `at`, marks as printed; a line end outside.
    pub fn at(&self, at: usize) -> char {
        self.marked.get(at).copied().unwrap_or('\n')
    }

    /// The character before `at`, marks as printed; a line end at the start.
    pub fn before(&self, at: usize) -> char {
        if at == 0 { '\n' } else { self.at(at - 1) }
    }

    /// Whether `word` stands at `at`, marks as printed.
    pub fn is(&self, at: usize, word: &str) -> bool {
        word.chars().zip(at..).all(|(c, at)| self.marked.get(at) == Some(&c))
    }

    /// Whether `word` ends at `at`; the index where it begins.
    pub fn ends(&self, at: usize, word: &str) -> Option<usize> {
        let mut at = at;
        for c in word.chars().rev() {
            if at == 0 || self.marked[at - 1] != c {
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

    /// Index behind the last segment mark (comma, full stop, semicolon, colon, line end) before `at`.
    pub fn segment_start(&self, at: usize) -> usize {
        let from = at.saturating_sub(LONGEST);
        (from..at).rev().find(|i| is_break(self.marked[*i]) && !self.is_separator(*i)).map_or(from, |i| i + 1)
    }

    /// Index of the next segment mark from `at` on.
    pub fn segment_end(&self, at: usize) -> usize {
        let to = (at + LONGEST).min(self.len());
        (at..to).find(|i| is_break(self.marked[*i]) && !self.is_separator(*i)).unwrap_or(to)
    }

    /// Index behind the last full stop or line end before `at`.
    pub fn sentence_start(&self, at: usize) -> usize {
        let from = at.saturating_sub(LONGEST);
        (from..at).rev().find(|i| is_stop(self.marked[*i])).map_or(from, |i| i + 1)
    }

    /// Whether the comma or colon at `at` stands between digits: 4,500.
    pub fn is_separator(&self, at: usize) -> bool {
        matches!(self.marked[at], ',' | ':')
            && self.before(at).is_ascii_digit()
            && (1..=3).all(|i| self.at(at + i).is_ascii_digit())
    }

    /// Index of the bracket that closes the one at `open`, no further than `limit` characters on.
    pub fn close(&self, open: usize, limit: usize) -> Option<usize> {
        close(self.chars, open, limit)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> (Source, Folded) {
        let source = Source::new("a", text);
        let folded = Folded::new(&source, Span::new(0, source.text().len()));
        (source, folded)
    }

    #[test]
    fn places_lead_back_to_the_source() {
        let (source, folded) = folded("總量，達到９５％以上");
        let text = folded.whole();
        assert_eq!(
            (text.text, text.marked.iter().collect::<String>().as_str()),
            ("总量,达到95%以上", "总量，达到95%以上")
        );
        let at = text.find(0, text.len(), "95%").expect("in the text");
        assert_eq!(source.quote(text.span(at, at + 3)), "９５％");
        assert_eq!(text.segment_start(at), 3);
    }

    #[test]
    fn a_passage_is_a_text_of_its_own() {
        let (source, folded) = folded("一、ＢＩＰＶ（光伏），應用。");
        let whole = Span::new(6, source.text().len());
        let text = folded.passage(whole).part(Span::new(6, whole.end - 3));
        assert_eq!((text.text, text.len(), text.at(text.len())), ("BIPV(光伏),应用", 11, '\n'));
        for (word, printed) in [("BIPV", "ＢＩＰＶ"), ("(光伏)", "（光伏）"), ("应用", "應用")] {
            let at = text.text.find(word).expect("in the text");
            assert_eq!(source.quote(text.span_of_bytes(at, at + word.len())), printed);
            let at = text.index(text.origin(at));
            assert_eq!(text.slice(at, at + word.chars().count()), word);
        }
        assert_eq!(folded.passage(Span::new(whole.end, whole.end)).len(), 0);
    }

    #[test]
    fn a_thousands_separator_ends_no_segment() {
        let (_, folded) = folded("建設4,500公里,完成");
        assert_eq!(folded.whole().segment_end(0), 9);
    }

    #[test]
    fn brackets_nest_and_may_stay_open() {
        let (source, folded) = folded("圍繞《意見》（國發〔2021〕15號）");
        let text = folded.whole();
        let open = text.chars.iter().position(|&c| c == '<').expect("a title");
        let close = text.close(open, 40).expect("closed");
        assert_eq!(source.quote(text.span(open, close + 1)), "《意見》");
        assert_eq!(text.open(close, 40), Some(open));

        let (_, folded) = self::folded("《关于印发〈办法〉的通知》（一（二）");
        let text = folded.whole();
        assert_eq!(text.close(0, 99), Some(12));
        let open = text.chars.iter().position(|&c| c == '(').expect("a bracket");
        assert_eq!(text.close(open, 99), None);
    }
}
