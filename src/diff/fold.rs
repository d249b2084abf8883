//! Words without their looks: folded, and without white space and punctuation; equal here means `format` at most.

use crate::script::fold_char;

/// The characters that carry words: folded, white space and punctuation dropped, marks inside numbers kept.
pub fn words(text: &str) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len() / 3);
    let mut chars = text.chars().peekable();
    while let Some(printed) = chars.next() {
        let c = fold_char(printed);
        let in_number = || out.last().is_some_and(|last: &char| last.is_ascii_digit());
        let mut before_number = || chars.peek().is_some_and(|next| fold_char(*next).is_ascii_digit());
        // Folding writes 《 as `<` too; only the sign itself compares.
        let compares = matches!(printed, '<' | '>' | '＜' | '＞');
        if carries(c) || (joins(c) && in_number() && before_number()) || (compares && before_number()) {
            out.push(c);
        }
    }
    out
}

/// Whether a folded character is part of a word, a number or a sign with a meaning.
pub fn carries(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || matches!(c, '%' | '+' | '=' | '$' | '&' | '@');
    }
    // The common case first.
    if is_ideograph(c) {
        return true;
    }
    // Folded text writes 《 as `<`; what is left are letters, ideographs, digits and signs such as ℃ or ≥.
    c.is_alphanumeric() || matches!(c, '℃' | '≥' | '≤' | '≠' | '±' | '×' | '÷' | '‰' | '°' | '′' | '″' | '〇')
}

/// Whether a character is one of the unified ideographs' first and largest block.
pub fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Whether a mark belongs to the number it stands in: 1.5, 2021-2025, 3:1, 1/2.
pub fn joins(c: char) -> bool {
    matches!(c, '.' | '-' | ':' | '/' | '~')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_dropped_and_words_stay() {
        let check = |a, b, equal| assert_eq!(words(a) == words(b), equal, "{a} {b}");
        check("關于推進公共建筑，", "关于推进公共建築 ,", true);
        check("“十四五”期間", "「十四五」期间。", true);
        check("ＰＭ２．５", "PM2.5", true);
        check("增長1.5倍", "增長15倍", false);
        check("2021—2025年", "20212025年", false);
        check("增長5%", "增長5", false);
        check("300公里", "200公里", false);
    }
}
