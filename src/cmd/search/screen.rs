//! What fits on a screen: columns and broken lines where a Chinese character takes two, and the pager.

use std::io::{IsTerminal, Write};
use std::process::{Command, Stdio};

use unicode_width::UnicodeWidthChar;

/// Columns of the terminal; `None` when output goes elsewhere.
pub fn width() -> Option<usize> {
    if !std::io::stdout().is_terminal() {
        return None;
    }
    crossterm::terminal::size().ok().map(|(width, _)| usize::from(width)).filter(|width| *width > 0)
}

/// How many columns a text takes.
pub fn columns(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// `text` in exactly `width` columns: cut with `…` or filled with spaces. A Chinese character takes two.
pub fn column(text: &str, width: usize) -> String {
    let wide = |c: char| c.width().unwrap_or(0);
    let whole: usize = text.chars().map(wide).sum();
    let mut out = String::new();
    let mut used = 0;
    let room = if whole > width { width.saturating_sub(1) } else { width };
    for c in text.chars().filter(|c| !c.is_control()) {
        if used + wide(c) > room {
            break;
        }
        used += wide(c);
        out.push(c);
    }
    if whole > width {
        out.push('…');
        used += 1;
    }
    out.extend(std::iter::repeat_n(' ', width.saturating_sub(used)));
    out
}

/// `line`, indented, in lines of at most `width` columns. Colours take no room; punctuation that closes never begins
/// a line, and a number or a word in Latin letters is not broken while it is shorter than half a line.
pub fn wrapped(line: &str, width: usize, indent: usize) -> String {
    const NARROWEST: usize = 10;
    let width = width.max(indent + NARROWEST);
    let mut out = " ".repeat(indent);
    let mut used = indent;
    // Letters and digits in ASCII at the end.
    let mut word = 0;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            word = 0;
            out.push(c);
            for c in chars.by_ref() {
                out.push(c);
                if c.is_ascii_alphabetic() {
                    break;
                }
            }
            continue;
        }
        let wide = c.width().unwrap_or(0);
        // Two columns are kept for a mark that may not begin a line.
        let room = if closes(c) { width } else { width - 2 };
        if used + wide > room {
            let begun = if c.is_ascii_alphanumeric() && word < width / 2 { word } else { 0 };
            let carried = out.split_off(out.len() - begun);
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            out.push_str(&carried);
            used = indent + carried.len();
            if c == ' ' {
                continue;
            }
        }
        out.push(c);
        used += wide;
        word = if c.is_ascii_alphanumeric() { word + 1 } else { 0 };
    }
    out
}

fn closes(c: char) -> bool {
    "，。、；：！？）》」』】〕”’…,.;:!?)]%".contains(c)
}

/// Prints, through the pager when a person looks and it would run off the screen.
pub fn page(out: &[u8]) -> anyhow::Result<()> {
    let stdout = std::io::stdout();
    let lines = out.iter().filter(|byte| **byte == b'\n').count();
    if stdout.is_terminal()
        && let Ok((_, height)) = crossterm::terminal::size()
        && lines >= usize::from(height)
    {
        let pager = std::env::var("PAGER").ok().filter(|pager| !pager.is_empty()).unwrap_or_else(|| "less -RFX".into());
        let mut words = pager.split_whitespace();
        let program = words.next().unwrap_or("less");
        let mut command = Command::new(program);
        if std::env::var_os("LESSCHARSET").is_none() {
            // What we print is UTF-8, whatever the locale says.
            command.env("LESSCHARSET", "utf-8");
        }
        if let Ok(mut child) = command.args(words).stdin(Stdio::piped()).spawn() {
            if let Some(mut pipe) = child.stdin.take() {
                // A reader who has seen enough closes the pager.
                let _ = pipe.write_all(out);
            }
            child.wait()?;
            return Ok(());
        }
    }
    stdout.lock().write_all(out)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_counts_chinese_characters_twice() {
        let check = |text: &str, width: usize, expected: &str| assert_eq!(column(text, width), expected);
        check("氢能", 6, "氢能  ");
        check("构建绿色能源体系", 9, "构建绿色…");
        check("构建绿色能源体系", 10, "构建绿色… ");
        check("六/18", 6, "六/18 ");
    }

    #[test]
    fn a_line_is_broken_by_columns_and_never_before_a_closing_mark() {
        let check = |line: &str, expected: &str| assert_eq!(wrapped(line, 14, 2), expected, "{line}");
        check("推广氢能", "  推广氢能");
        check("推广氢能供热并网", "  推广氢能供\n  热并网");
        check("推广氢能供。热", "  推广氢能供。\n  热");
        check("推广氢能2025年", "  推广氢能\n  2025年");
        check("推广氢能12345678901234", "  推广氢能\n  1234567890\n  1234");
        check("推广\u{1b}[1;31m氢能\u{1b}[0m供热", "  推广\u{1b}[1;31m氢能\u{1b}[0m供\n  热");
    }
}
