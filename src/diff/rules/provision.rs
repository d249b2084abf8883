//! Provisions that a commitment cites by number: 第二十一條第一款. When a law is renumbered they change with it, and say
//! nothing of strength.

use std::sync::LazyLock;

use super::Finding;
use crate::diff::fold;
use crate::script::fold_char;

/// The provisions that two texts cite, when they cite others: `第二十一条` > `第二十三条`.
pub fn compare(base: &str, revision: &str) -> Option<Finding> {
    let (old, new) = (cited(base), cited(revision));
    let only = |one: &[Cited], other: &[Cited]| -> Option<String> {
        let here: Vec<&str> =
            one.iter().filter(|c| other.iter().all(|o| o.words != c.words)).map(|c| c.printed).collect();
        (!here.is_empty()).then(|| here.join("、"))
    };
    let (before, after) = (only(&old, &new), only(&new, &old));
    (before.is_some() && after.is_some()).then_some(Finding { rule: "reference-changed", before, after })
}

/// A citation as printed, and its folded words.
struct Cited<'a> {
    printed: &'a str,
    words: Vec<char>,
}

fn cited(text: &str) -> Vec<Cited<'_>> {
    // Folding keeps the number of characters, not of bytes.
    let folded: Vec<char> = text.chars().map(fold_char).collect();
    let starts: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        let length = provision(&folded[at..]);
        if let Some(length) = length {
            let printed = &text[starts[at]..starts[at + length]];
            out.push(Cited { printed, words: fold::words(printed) });
        }
        at += length.unwrap_or(1);
    }
    out
}

/// Length of the provision at the start of folded text: 第二十一条之一第二款, 第 15-1 条.
fn provision(text: &[char]) -> Option<usize> {
    static ORDINAL: LazyLock<char> = LazyLock::new(|| fold_char('第'));
    if text.first() != Some(&ORDINAL) {
        return None;
    }
    let blank = |at: usize| usize::from(text.get(at) == Some(&' '));
    let is = |at: usize, words: &str| text.get(at).is_some_and(|c| words.chars().any(|w| fold_char(w) == *c));
    let numeral = |at: usize| text[at.min(text.len())..].iter().take_while(|c| is_numeral(**c)).count();
    let mut at = 1 + blank(1);
    let digits = numeral(at);
    at += digits;
    at += if text.get(at) == Some(&'-') { 1 + numeral(at + 1) } else { 0 };
    at += blank(at);
    if digits == 0 || !is(at, "条") {
        return None;
    }
    at += 1;
    at += if is(at, "之") && numeral(at + 1) > 0 { 1 + numeral(at + 1) } else { 0 };
    loop {
        let from = at + usize::from(is(at, "第"));
        let digits = numeral(from);
        if digits == 0 || !is(from + digits, "款项目") {
            return Some(at);
        }
        at = from + digits + 1;
    }
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "零〇一二三四五六七八九十百千".chars().any(|numeral| fold_char(numeral) == c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provisions_that_moved_are_other_references() {
        let check = |a, b, expected: Option<(&str, &str)>| {
            let told = compare(a, b).map(|f| (f.before.unwrap_or_default(), f.after.unwrap_or_default()));
            assert_eq!(told, expected.map(|(a, b)| (a.to_owned(), b.to_owned())), "{a} {b}");
        };
        check("除本法第二十一条的规定外", "除本法第二十三条的规定外", Some(("第二十一条", "第二十三条")));
        check("違反第 15-1 條第一項規定", "违反第15-2条第一项规定", Some(("第 15-1 條第一項", "第15-2条第一项")));
        check("不履行第二十一条、第二十五条规定的义务", "不履行第二十五条、第二十一条规定的义务", None);
        check("依照规定执行", "依照第三条规定执行", None);
    }
}
