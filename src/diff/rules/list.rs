//! Lists joined by 、: members lost and new.

use super::Finding;
use crate::diff::align::Shingles;
use crate::diff::fold;
use crate::plan::Clause;
use crate::script::fold_char;

/// Compares the lists of two forms of one commitment.
pub fn compare(base: &Clause, revision: &Clause) -> Vec<Finding> {
    let (lost, gained) = (only_in(base, revision), only_in(revision, base));
    let removed =
        lost.into_iter().map(|item| Finding { rule: "item-removed", before: Some(item.to_owned()), after: None });
    let added =
        gained.into_iter().map(|item| Finding { rule: "item-added", before: None, after: Some(item.to_owned()) });
    removed.chain(added).collect()
}

/// The members of one clause's lists that the other clause does not name at all, when it names others of the same list: of
/// a list that is gone whole, other words took the place. A member with other words (3個廣場 → 2個廣場) is not gone.
fn only_in<'a>(one: &'a Clause, other: &Clause) -> Vec<&'a str> {
    let text = fold::words(&other.quote);
    let mut out = Vec::new();
    for list in lists(one) {
        let (gone, kept): (Vec<&str>, Vec<&str>) = list.into_iter().partition(|item| words_gone(item, &text));
        let new = || other.items.iter().filter(|theirs| one.items.iter().all(|own| !same(own, theirs)));
        let (changed, gone): (Vec<&str>, Vec<&str>) =
            gone.into_iter().partition(|item| new().any(|theirs| alike(item, theirs)));
        if !kept.is_empty() || !changed.is_empty() {
            out.extend(gone.into_iter().filter(|item| !is_provision(item)));
        }
    }
    out
}

/// A clause's members, those of one list together: between them stands nothing but what joins.
fn lists(clause: &Clause) -> Vec<Vec<&str>> {
    let joins = |gap: &str| gap.chars().count() <= 3 && gap.chars().all(|c| "、，,和及与與以并並或者等 \n".contains(c));
    let mut out: Vec<Vec<&str>> = Vec::new();
    let mut end = 0;
    for item in &clause.items {
        let start = clause.quote[end..].find(item.as_str()).map(|at| end + at);
        match (start, out.last_mut()) {
            (Some(start), Some(list)) if joins(&clause.quote[end..start]) => list.push(item),
            (None, Some(list)) => list.push(item),
            _ => out.push(vec![item]),
        }
        end = start.map_or(end, |start| start + item.len());
    }
    out
}

/// Whether a member cites a provision (第二十一條, 第三款) or is a label (三、): neither is a member of a commitment.
fn is_provision(item: &str) -> bool {
    let words = fold::words(item);
    let numeral = |c: &char| "第零一二三四五六七八九十百千".contains(*c) || c.is_ascii_digit();
    let counted = words.iter().find(|c| !numeral(c));
    words.first().is_some_and(numeral) && counted.is_none_or(|c| "条款项目章节".chars().any(|p| fold_char(p) == *c))
}

/// Whether words stand nowhere in a folded text.
pub fn words_gone(words: &str, text: &[char]) -> bool {
    let words = fold::words(words);
    !words.is_empty() && !text.windows(words.len()).any(|window| window == words)
}

fn same(a: &str, b: &str) -> bool {
    fold::words(a) == fold::words(b)
}

fn alike(a: &str, b: &str) -> bool {
    Shingles::of(&fold::words(a)).dice(&Shingles::of(&fold::words(b))) >= 0.5
}
