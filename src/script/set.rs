//! Sets of characters that are asked of every character of a text.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_its_characters_and_no_others() {
        static SET: CharSet = CharSet::of("“第a");
        let held: String = ('\0'..='\u{2ffff}').filter(|c| SET.has(*c)).collect();
        assert_eq!(held, "a“第");
    }
}
