//! Folding: one table, character to character, over equivalence classes, so that 計畫, 計劃 and 计划 are one.
//!
//! The classes stand in `fold.txt`, generated from OpenCC's dictionaries (TSCharacters and STCharacters with all their
//! candidates, TWVariants, HKVariants), Unicode's compatibility forms, and a few marks; `tests/testsuite/fold.rs` pins
//! them. Folding keeps the number of characters, so positions need no map.

/// Folds script, variants, width, quotation marks and commas. Case stays.
pub fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

/// Folds one character to the representative of its class.
pub fn fold_char(c: char) -> char {
    // The common case first: ASCII is its own representative but for the straight apostrophes, which stay too.
    if c.is_ascii() {
        return c;
    }
    match u16::try_from(c as u32) {
        Ok(unit) => char::from_u32(u32::from(TABLE.bmp[usize::from(unit)])).unwrap_or(c),
        Err(_) => TABLE.beyond.binary_search_by_key(&c, |pair| pair.0).map_or(c, |i| TABLE.beyond[i].1),
    }
}

/// The script a character belongs to alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Only Traditional text has it.
    Traditional,
    /// Only Simplified text has it.
    Simplified,
}

/// The script `c` belongs to alone; `None` when both have it.
pub(super) fn side(c: char) -> Option<Side> {
    let unit = u16::try_from(c as u32).ok().filter(|unit| *unit > 0x7f)?;
    match TABLE.side[usize::from(unit)] & 3 {
        1 => Some(Side::Traditional),
        2 => Some(Side::Simplified),
        _ => None,
    }
}

/// Whether OpenCC's t2s writes another character for `c`, here or there. A text without such characters stays as it is.
pub(super) fn simplifies(c: char) -> bool {
    u16::try_from(c as u32).map_or(true, |unit| matches!(TABLE.side[usize::from(unit)], 1 | 4..))
}

/// `fold.txt`, unpacked while compiling: a query folds a handful of characters and must not read the whole table first.
static TABLE: Table<BEYOND> = Table::read(include_bytes!("fold.txt"));

/// How many characters beyond the Basic Multilingual Plane are folded.
const BEYOND: usize = Table::<0>::read(include_bytes!("fold.txt")).found;

struct Table<const N: usize> {
    /// Representative of each character of the Basic Multilingual Plane.
    bmp: [u16; 65536],
    /// Representatives of the others, sorted.
    beyond: [(char, char); N],
    /// How many there are; those that have no room are only counted.
    found: usize,
    /// 1 Traditional only, 2 Simplified only, 0 both; 4 more when both have it and t2s still changes it in some word.
    side: [u8; 65536],
}

impl<const N: usize> Table<N> {
    /// Lines of `fold.txt`: `=` class, representative first; `t`/`s` characters of one script only; `c` others that t2s
    /// changes; `#` comment.
    #[allow(long_running_const_eval, reason = "seventy kilobytes, once, so that no query pays for it")]
    const fn read(text: &[u8]) -> Table<N> {
        let mut table = Table { bmp: [0; 65536], beyond: [('\0', '\0'); N], found: 0, side: [0; 65536] };
        let mut unit = 0;
        while unit < 65536 {
            table.bmp[unit] = unit as u16;
            unit += 1;
        }
        let mut at = 0;
        while at < text.len() {
            let kind = text[at];
            let mut representative = None;
            at += 1;
            while at < text.len() && text[at] != b'\n' {
                let (c, next) = char_at(text, at);
                at = next;
                match (kind, representative) {
                    (b'=', None) => representative = Some(c),
                    (b'=', Some(r)) if (c as u32) < 65536 && (r as u32) < 65536 => table.bmp[c as usize] = r as u16,
                    (b'=', Some(_)) if table.found >= N => table.found += 1,
                    (b'=', Some(r)) => {
                        // Kept sorted: each one moves down to its place.
                        let mut place = table.found;
                        while place > 0 && table.beyond[place - 1].0 as u32 > c as u32 {
                            table.beyond[place] = table.beyond[place - 1];
                            place -= 1;
                        }
                        table.beyond[place] = (c, r);
                        table.found += 1;
                    }
                    (b't' | b's' | b'c', _) if (c as u32) < 65536 => {
                        table.side[c as usize] |= match kind {
                            b't' => 1,
                            b's' => 2,
                            _ => 4,
                        }
                    }
                    _ => {}
                }
            }
            at += 1;
        }
        table
    }
}

/// The character that begins at `at`, and where the next one does.
pub(super) const fn char_at(text: &[u8], at: usize) -> (char, usize) {
    let first = text[at] as u32;
    let (len, mut code) = match text[at] {
        0..0x80 => (1, first),
        0x80..0xe0 => (2, first & 0x1f),
        0xe0..0xf0 => (3, first & 0xf),
        _ => (4, first & 7),
    };
    let mut more = 1;
    while more < len {
        code = code << 6 | (text[at + more] & 0x3f) as u32;
        more += 1;
    }
    (char::from_u32(code).expect("the file is UTF-8"), at + len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_are_one() {
        let check = |a: &str, b: &str| assert_eq!(fold(a), fold(b), "{a} {b}");
        check("計畫", "计划");
        check("計劃", "计划");
        check("建筑", "建築");
        check("臺灣", "台湾");
        check("云計算", "雲計算");
        check("關于", "關於");
        check("裡里裏", "里里里");
        check("後发髮", "后發发");
        check("溼濕湿", "湿湿湿");
        check("ＢＩＰＶ（５Ｇ）", "BIPV(5G)");
        check("「意見」，『』", "“意見”,“”");
        check("：︰", "::");
    }

    #[test]
    fn folding_keeps_what_differs() {
        let check = |a: &str, b: &str| assert_ne!(fold(a), fold(b), "{a} {b}");
        check("。", "，");
        check("、", "，");
        check("建成", "建設");
        check("2025", "2026");
        check("未", "末");
    }

    #[test]
    fn folding_is_idempotent_and_keeps_the_number_of_characters() {
        for c in ('\u{80}'..='\u{2ffff}').filter(|c| !c.is_ascii()) {
            assert_eq!(fold_char(fold_char(c)), fold_char(c), "{c}");
        }
    }
}
