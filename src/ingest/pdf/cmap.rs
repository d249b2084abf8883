//! Character maps: how many bytes a code has, and which text it stands for.

use std::collections::HashMap;

use super::lex::{Lexer, Token};

/// More entries than any font has.
const ENTRIES: usize = 200_000;

/// A map read from a font's ToUnicode or Encoding stream.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// Byte length and range of codes.
    spaces: Vec<(usize, u32, u32)>,
    text: HashMap<u32, String>,
    cids: Vec<(u32, u32, u32)>,
}

impl CMap {
    /// Reads the program of a map.
    pub fn read(program: &[u8]) -> CMap {
        let mut map = CMap::default();
        let mut held: Vec<Token<'_>> = Vec::new();
        for token in Lexer::new(program) {
            match &token {
                Token::Word(b"endcodespacerange") => {
                    for pair in strings(&held).chunks_exact(2) {
                        map.spaces.push((pair[1].len(), code(pair[0]), code(pair[1])));
                    }
                    held.clear();
                }
                Token::Word(b"endbfchar") => {
                    for pair in strings(&held).chunks_exact(2) {
                        map.insert(code(pair[0]), utf16(pair[1]));
                    }
                    held.clear();
                }
                Token::Word(b"endbfrange") => {
                    map.ranges(&held);
                    held.clear();
                }
                Token::Word(b"endcidrange") => {
                    for range in held.windows(3) {
                        if let [Token::String(low), Token::String(high), Token::Number(cid)] = range
                            && map.cids.len() < ENTRIES
                        {
                            map.cids.push((code(low), code(high), *cid as u32));
                        }
                    }
                    held.clear();
                }
                Token::Word(b"endcidchar") => {
                    for pair in held.windows(2) {
                        if let [Token::String(low), Token::Number(cid)] = pair
                            && map.cids.len() < ENTRIES
                        {
                            map.cids.push((code(low), code(low), *cid as u32));
                        }
                    }
                    held.clear();
                }
                Token::Word(_) => held.clear(),
                _ if held.len() < ENTRIES * 3 => held.push(token),
                _ => {}
            }
        }
        map.cids.sort_unstable();
        map
    }

    fn ranges(&mut self, held: &[Token<'_>]) {
        let mut rest = held;
        while let [Token::String(low), Token::String(high), target, after @ ..] = rest {
            rest = after;
            let (low, high) = (code(low), code(high));
            match target {
                Token::String(first) => {
                    let first = utf16(first);
                    for (i, code) in (low..=high.min(low.saturating_add(0xffff))).enumerate() {
                        // Only the last unit counts up.
                        let mut text = first.clone();
                        if let Some(last) = text.pop() {
                            text.extend(char::from_u32(last as u32 + i as u32));
                        }
                        self.insert(code, text);
                    }
                }
                Token::Open => {
                    let end = rest.iter().position(|t| *t == Token::Close).unwrap_or(rest.len());
                    for (code, text) in (low..=high).zip(strings(&rest[..end])) {
                        self.insert(code, utf16(text));
                    }
                    rest = rest.get(end + 1..).unwrap_or(&[]);
                }
                _ => {}
            }
        }
    }

    fn insert(&mut self, code: u32, text: String) {
        if self.text.len() < ENTRIES {
            self.text.insert(code, text);
        }
    }

    /// What a code stands for.
    pub fn text(&self, code: u32) -> Option<&str> {
        self.text.get(&code).map(String::as_str)
    }

    /// Whether the map says what any code stands for.
    pub fn has_text(&self) -> bool {
        !self.text.is_empty()
    }

    /// The character id of a code.
    pub fn cid(&self, code: u32) -> Option<u32> {
        let at = self.cids.partition_point(|(low, ..)| *low <= code).checked_sub(1)?;
        let (low, high, cid) = self.cids[at];
        (code <= high).then(|| cid.saturating_add(code - low))
    }

    /// How many bytes the next code of `bytes` has.
    pub fn length(&self, bytes: &[u8]) -> Option<usize> {
        (1..=4.min(bytes.len())).find(|&n| {
            let value = code(&bytes[..n]);
            self.spaces.iter().any(|&(length, low, high)| length == n && (low..=high).contains(&value))
        })
    }
}

fn strings<'a>(tokens: &'a [Token<'_>]) -> Vec<&'a [u8]> {
    tokens
        .iter()
        .filter_map(|token| match token {
            Token::String(bytes) => Some(bytes.as_slice()),
            _ => None,
        })
        .collect()
}

/// A code as a number.
pub(super) fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |code, &b| code << 8 | u32::from(b))
}

fn utf16(bytes: &[u8]) -> String {
    if let [one] = bytes {
        return char::from(*one).to_string();
    }
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(super::TORN)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_given_their_text() {
        let map = CMap::read(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange
              2 beginbfchar <0001> <4E00> <0002> <D840DC00> endbfchar
              2 beginbfrange <0010> <0012> <4E8C> <0020> <0021> [<6539> <9769>] endbfrange",
        );
        let check = |code, expected| assert_eq!(map.text(code), expected, "{code:x}");
        check(1, Some("一"));
        check(2, Some("\u{20000}"));
        check(0x12, Some("于"));
        check(0x21, Some("革"));
        check(0x22, None);
        assert_eq!(map.length(&[0, 1, 0]), Some(2));
    }
}
