//! Sets of characters and words that are asked of every character or piece of a text.

use super::fold::char_at;

/// A set of characters of the Basic Multilingual Plane: one bit for each.
pub struct CharSet([u64; 1024]);

impl CharSet {
    /// The characters of `chars`, put together while compiling.
    pub const fn of(chars: &str) -> CharSet {
        let bytes = chars.as_bytes();
        let mut bits = [0; 1024];
        let mut at = 0;
        while at < bytes.len() {
            let (c, next) = char_at(bytes, at);
            bits[c as usize / 64] |= 1 << (c as usize % 64);
            at = next;
        }
        CharSet(bits)
    }

    /// Whether the set holds `c`.
    #[inline]
    pub fn has(&self, c: char) -> bool {
        let unit = c as usize;
        unit < 65536 && self.0[unit / 64] >> (unit % 64) & 1 == 1
    }
}

/// Words that pieces of a text may begin or end with. Most pieces do neither, and one bit shows it.
pub struct WordSet {
    words: &'static [&'static str],
    first: Shadow,
    last: Shadow,
}

impl WordSet {
    /// The words, of which the first that fits is found.
    pub const fn of(words: &'static [&'static str]) -> WordSet {
        let (mut first, mut last) = (Shadow([0; 8]), Shadow([0; 8]));
        let mut i = 0;
        while i < words.len() {
            let bytes = words[i].as_bytes();
            let mut begin = bytes.len() - 1;
            while bytes[begin] & 0xc0 == 0x80 {
                begin -= 1;
            }
            first = first.with(char_at(bytes, 0).0);
            last = last.with(char_at(bytes, begin).0);
            i += 1;
        }
        WordSet { words, first, last }
    }

    /// The first of the words that `text` begins with.
    #[inline]
    pub fn begins(&self, text: &str) -> Option<&'static str> {
        let first = text.chars().next()?;
        if self.first.has(first) { self.words.iter().find(|word| text.starts_with(**word)).copied() } else { None }
    }

    /// The first of the words that `text` ends with.
    #[inline]
    pub fn closes(&self, text: &str) -> Option<&'static str> {
        let last = text.chars().next_back()?;
        if self.last.has(last) { self.words.iter().find(|word| text.ends_with(**word)).copied() } else { None }
    }

    /// Whether `text` ends with one of the words.
    #[inline]
    pub fn ends(&self, text: &str) -> bool {
        let last = text.chars().next_back();
        last.is_some_and(|last| self.last.has(last)) && self.words.iter().any(|word| text.ends_with(word))
    }
}

/// The last nine bits of some characters.
struct Shadow([u64; 8]);

impl Shadow {
    const fn with(mut self, c: char) -> Shadow {
        self.0[c as usize / 64 % 8] |= 1 << (c as usize % 64);
        self
    }

    fn has(&self, c: char) -> bool {
        self.0[c as usize / 64 % 8] >> (c as usize % 64) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_its_characters_and_no_others() {
        static SET: CharSet = CharSet::of("“第a");
        let held: String = ('\0'..='\u{2ffff}').filter(|c| SET.has(*c)).collect();
        assert_eq!(held, "a“第");
    }

    #[test]
    fn a_word_is_found_at_its_side_only() {
        static SET: WordSet = WordSet::of(&["上", "以上", "上海", "a"]);
        let check = |text: &str, begins: Option<&str>, ends: bool| {
            assert_eq!((SET.begins(text), SET.ends(text)), (begins, ends), "{text}");
        };
        check("上海", Some("上"), true);
        check("以上", Some("以上"), true);
        check("以下", None, false);
        check("海上a", None, true);
        check("a海", Some("a"), false);
        check("", None, false);
    }
}
