//! Folding: one table, character to character, over equivalence classes, so that 計畫, 計劃 and 计划 are one.
//!
//! The classes stand in `fold.txt`, generated from OpenCC's dictionaries (TSCharacters and STCharacters with all their
//! candidates, TWVariants, HKVariants), Unicode's compatibility forms, and a few marks; `tests/testsuite/fold.rs` pins
//! them. Folding keeps the number of characters, so positions need no map.

use std::sync::LazyLock;

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
    match TABLE.side[usize::from(unit)] {
        1 => Some(Side::Traditional),
        2 => Some(Side::Simplified),
        _ => None,
    }
}

/// `fold.txt`, unpacked.
struct Table {
    /// Representative of each character of the Basic Multilingual Plane.
    bmp: Box<[u16]>,
    /// Representatives of the others, sorted.
    beyond: Vec<(char, char)>,
    /// 1 Traditional only, 2 Simplified only, 0 both.
    side: Box<[u8]>,
}

/// Lines of `fold.txt`: `=` class, representative first; `t`/`s` characters of one script only; `#` comment.
static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { bmp: (0..=u16::MAX).collect(), beyond: Vec::new(), side: vec![0; 65536].into() };
    for line in include_str!("fold.txt").lines() {
        let mut chars = line.chars();
        match chars.next() {
            Some('=') => {
                let Some(representative) = chars.next() else { continue };
                for member in chars {
                    match (u16::try_from(member as u32), u16::try_from(representative as u32)) {
                        (Ok(member), Ok(representative)) => table.bmp[usize::from(member)] = representative,
                        _ => table.beyond.push((member, representative)),
                    }
                }
            }
            Some(kind @ ('t' | 's')) => {
                for c in chars.filter_map(|c| u16::try_from(c as u32).ok()) {
                    table.side[usize::from(c)] = if kind == 't' { 1 } else { 2 };
                }
            }
            _ => {}
        }
    }
    table.beyond.sort_unstable();
    table
});

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
