//! Provisions that a commitment cites by number: 第二十一條第一款. When a law is renumbered they change with it, and say
//! nothing of strength.

use std::sync::LazyLock;

use regex::Regex;

use super::Finding;
use crate::diff::fold;
use crate::script::fold_char;

/// A provision, in folded text: 第…條, with what stands below it.
static PROVISION: LazyLock<Regex> = LazyLock::new(|| {
    const NUMERAL: &str = "[零〇一二三四五六七八九十百千0-9]+";
    let classes = |words: &str| words.chars().map(fold_char).collect::<String>();
    let (article, below) = (classes("条"), classes("款项目"));
    let zhi = classes("之");
    Regex::new(&format!("第 ?{NUMERAL}(?:-[0-9]+)? ?{article}(?:{zhi}{NUMERAL})?(?:第?{NUMERAL}[{below}])*"))
        .expect("the pattern is well formed")
});

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
    let folded: String = text.chars().map(fold_char).collect();
    let starts: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    PROVISION
        .find_iter(&folded)
        .map(|found| {
            let from = folded[..found.start()].chars().count();
            let printed = &text[starts[from]..starts[from + found.as_str().chars().count()]];
            Cited { printed, words: fold::words(printed) }
        })
        .collect()
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
