//! The one table of a TrueType file that text needs: which character a glyph was made for.

use std::collections::HashMap;

/// Glyph numbers with their characters, from the file's `cmap` table; empty when there is none.
pub(super) fn glyph_texts(file: &[u8]) -> HashMap<u32, char> {
    read(file).unwrap_or_default()
}

fn read(file: &[u8]) -> Option<HashMap<u32, char>> {
    let tables = usize::from(u16_at(file, 4)?);
    let cmap = (0..tables).find_map(|i| {
        let entry = 12 + i * 16;
        (file.get(entry..entry + 4)? == b"cmap").then(|| u32_at(file, entry + 8))?
    })? as usize;
    let mut out = HashMap::new();
    for i in 0..usize::from(u16_at(file, cmap + 2)?).min(64) {
        let entry = cmap + 4 + i * 8;
        let (platform, encoding) = (u16_at(file, entry)?, u16_at(file, entry + 2)?);
        // Unicode of either maker; symbol tables name no characters.
        if platform != 0 && !(platform == 3 && matches!(encoding, 1 | 10)) {
            continue;
        }
        let table = cmap.checked_add(u32_at(file, entry + 4)? as usize)?;
        match u16_at(file, table)? {
            4 => segments(file, table, &mut out),
            12 => groups(file, table, &mut out),
            _ => None,
        };
    }
    Some(out)
}

/// Format 4: segments of 16-bit codes.
fn segments(file: &[u8], table: usize, out: &mut HashMap<u32, char>) -> Option<()> {
    let count = usize::from(u16_at(file, table + 6)?) / 2;
    let (ends, starts) = (table + 14, table + 16 + count * 2);
    let (deltas, offsets) = (starts + count * 2, starts + count * 4);
    let mut read = 0;
    for i in 0..count {
        let (end, start) = (u16_at(file, ends + i * 2)?, u16_at(file, starts + i * 2)?);
        let (delta, offset) = (u16_at(file, deltas + i * 2)?, u16_at(file, offsets + i * 2)?);
        for code in start..=end {
            read += 1;
            // Damaged files overlap their segments; there are no more codes than this.
            if read > 0x2_0000 {
                return None;
            }
            let glyph = match offset {
                0 => code.wrapping_add(delta),
                _ => {
                    let at = offsets + i * 2 + usize::from(offset) + usize::from(code - start) * 2;
                    match u16_at(file, at) {
                        Some(glyph) if glyph != 0 => glyph.wrapping_add(delta),
                        _ => 0,
                    }
                }
            };
            insert(out, u32::from(glyph), u32::from(code));
        }
    }
    Some(())
}

/// Format 12: groups of 32-bit codes.
fn groups(file: &[u8], table: usize, out: &mut HashMap<u32, char>) -> Option<()> {
    for i in 0..(u32_at(file, table + 12)? as usize).min(0x1_0000) {
        let group = table + 16 + i * 12;
        let (start, end, glyph) = (u32_at(file, group)?, u32_at(file, group + 4)?, u32_at(file, group + 8)?);
        for (i, code) in (start..=end).take(0x1_0000).enumerate() {
            if out.len() > 0x2_0000 {
                return None;
            }
            insert(out, glyph.wrapping_add(i as u32), code);
        }
    }
    Some(())
}

/// Keeps the usual character where a glyph serves several: 一 rather than the radical ⼀ that looks the same.
fn insert(out: &mut HashMap<u32, char>, glyph: u32, code: u32) {
    let Some(c) = char::from_u32(code).filter(|_| glyph != 0) else { return };
    let unusual =
        |c: char| matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{e000}'..='\u{f8ff}' | '\u{f900}'..='\u{faff}' | '\u{a0}');
    let held = out.entry(glyph).or_insert(c);
    if unusual(*held) && !unusual(c) {
        *held = c;
    }
}

fn u16_at(file: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(file.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(file: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(file.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
