//! The form in which texts and queries meet: folded, lower case, without white space; and the pieces that are indexed.

use crate::script;

/// A text in the form that is searched, with the way back to its bytes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Folded {
    /// One character for each character of the text that counts.
    pub chars: Vec<char>,
    /// Byte offset in the text of each of them.
    starts: Vec<u32>,
}

impl Folded {
    /// Folds script, variants, width and case. White space goes, but for one space where two ASCII words would touch.
    pub fn new(text: &str) -> Folded {
        let mut folded =
            Folded { chars: Vec::with_capacity(text.len() / 3), starts: Vec::with_capacity(text.len() / 3) };
        let mut gap = None;
        for (at, c) in text.char_indices() {
            let c = fold_char(c);
            if !is_common_han(c) && is_blank(c) {
                gap = gap.or(Some(at));
                continue;
            }
            if let Some(gap) = gap.take()
                && c.is_ascii_alphanumeric()
                && folded.chars.last().is_some_and(char::is_ascii_alphanumeric)
            {
                folded.push(' ', gap);
            }
            folded.push(c, at);
        }
        folded
    }

    fn push(&mut self, c: char, at: usize) {
        self.chars.push(c);
        self.starts.push(u32::try_from(at).unwrap_or(u32::MAX));
    }

    /// Byte range in `text`, which this was made of, of the characters `[from, to)`.
    pub fn bytes(&self, text: &str, from: usize, to: usize) -> (usize, usize) {
        let start = self.starts.get(from).map_or(text.len(), |s| *s as usize);
        let Some(last) = to.checked_sub(1).and_then(|i| self.starts.get(i)).map(|s| *s as usize) else {
            return (start, start);
        };
        let len = text.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (start, (last + len).max(start))
    }

    /// How many of the characters stand before the byte `offset` of the text.
    pub fn chars_before(&self, offset: usize) -> usize {
        self.starts.partition_point(|s| (*s as usize) < offset)
    }
}

/// Adds the folded form of a text without white space to `out`.
pub fn push_folded(text: &str, out: &mut String) {
    out.extend(text.chars().map(fold_char));
}

/// The searched form of `text` as a string, for keys and names.
pub fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars().map(fold_char) {
        if !is_common_han(c) && is_blank(c) {
            gap = true;
            continue;
        }
        if std::mem::take(&mut gap)
            && c.is_ascii_alphanumeric()
            && key.ends_with(|last: char| last.is_ascii_alphanumeric())
        {
            key.push(' ');
        }
        key.push(c);
    }
    key
}

fn fold_char(c: char) -> char {
    let c = script::fold_char(c);
    if is_common_han(c) {
        return c;
    }
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(lower), None) => lower,
        _ => c,
    }
}

/// Most characters of most texts: told without a look into Unicode's tables.
fn is_common_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Whether a character is part of a word.
pub fn is_letter(c: char) -> bool {
    is_common_han(c) || c.is_alphanumeric()
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Marks the first character of an ASCII word in the index.
pub const OPEN: char = '\u{1}';
/// Marks the last digit of a number in the index.
pub const CLOSE: char = '\u{2}';

/// Gives every piece of `chars` that finds literal text, with its position: pairs of neighbours, the first character
/// of an ASCII word, the last digit of a number. Punctuation takes a position and parts what stands around it.
pub fn grams(chars: &[char], mut emit: impl FnMut(char, char, usize)) {
    for (i, &c) in chars.iter().enumerate() {
        if !is_letter(c) {
            continue;
        }
        let next = chars.get(i + 1).copied();
        if opens(chars, i) {
            emit(OPEN, c, i);
        }
        if closes(c, next) {
            emit(c, CLOSE, i);
        }
        if let Some(next) = next.filter(|n| is_letter(*n)) {
            emit(c, next, i);
        }
    }
}

fn opens(chars: &[char], i: usize) -> bool {
    chars[i].is_ascii_alphanumeric() && !i.checked_sub(1).is_some_and(|p| chars[p].is_ascii_alphanumeric())
}

fn closes(c: char, next: Option<char>) -> bool {
    c.is_ascii_digit() && !next.is_some_and(|n| n.is_ascii_digit())
}

/// Whether `needle` stands in `hay` at `at`. An ASCII word is found from its beginning (`ghg` in `GHGs`), a number whole
/// (`30` not in `2030`).
pub fn stands_at(hay: &[char], at: usize, needle: &[char]) -> bool {
    hay.get(at..at + needle.len()) == Some(needle)
        && needle.first().is_some_and(|c| !c.is_ascii_alphanumeric() || opens(hay, at))
        && needle.last().is_some_and(|c| !c.is_ascii_digit() || closes(*c, hay.get(at + needle.len()).copied()))
}

/// Every place where `needle` stands in `hay`, overlapping ones left out.
pub fn find(hay: &[char], needle: &[char]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while !needle.is_empty() && at + needle.len() <= hay.len() {
        if hay[at] == needle[0] && stands_at(hay, at, needle) {
            found.push(at);
            at += needle.len();
        } else {
            at += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_matter_is_folded() {
        let check = |text, expected: &str| assert_eq!(key(text), expected, "{text}");
        check("構建 綠色\n低碳", "构建绿色低碳");
        check("ＢＩＰＶ　光伏", "bipv光伏");
        check("green  card 卡", "green card卡");
        check("計畫", &key("计划"));
    }

    #[test]
    fn an_ascii_word_is_found_from_its_beginning_and_a_number_whole() {
        let check = |hay: &str, needle: &str, expected: usize| {
            let found = find(&Folded::new(hay).chars, &Folded::new(needle).chars);
            assert_eq!(found.len(), expected, "{needle} in {hay}");
        };
        check("到2030年", "2030", 1);
        check("到2030年", "30", 0);
        check("到2030年", "20", 0);
        check("12050", "2050", 0);
        check("减少GHGs排放", "ghg", 1);
        check("WiFi", "fi", 0);
        check("5G网络", "5g網絡", 1);
        check("不断不断不断", "不断不断", 1);
        check("", "年", 0);
    }

    #[test]
    fn the_way_back_gives_the_original_script() {
        let text = "推進 綠色\n建筑，";
        let folded = Folded::new(text);
        let at = find(&folded.chars, &Folded::new("绿色建築").chars)[0];
        let (start, end) = folded.bytes(text, at, at + 4);
        assert_eq!(&text[start..end], "綠色\n建筑");
        assert_eq!(folded.chars_before(start), at);
    }

    #[test]
    fn grams_part_at_punctuation_and_not_at_line_ends() {
        let mut got = Vec::new();
        grams(&Folded::new("到25\n年，5G").chars, |a, b, at| got.push((a, b, at)));
        let expected = [
            ('到', '2', 0),
            (OPEN, '2', 1),
            ('2', '5', 1),
            ('5', CLOSE, 2),
            ('5', '年', 2),
            (OPEN, '5', 5),
            ('5', CLOSE, 5),
            ('5', 'g', 5),
        ];
        assert_eq!(got, expected);
    }
}
