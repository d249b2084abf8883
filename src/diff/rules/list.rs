//! Lists joined by 、: members lost and new.

use std::collections::HashSet;
use std::ops::Range;

use memchr::memmem;

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
    let text: String = fold::words(&other.quote).into_iter().collect();
    let own: HashSet<Vec<char>> = one.items.iter().map(|item| fold::words(item)).collect();
    let theirs = other.items.iter().map(|item| fold::words(item));
    let new: Vec<Shingles> = theirs.filter(|words| !own.contains(words)).map(|words| Shingles::of(&words)).collect();
    let mut out = Vec::new();
    for list in lists(one) {
        let (gone, kept): (Vec<&str>, Vec<&str>) = list.into_iter().partition(|item| words_gone(item, &text));
        let near = nearby(gone.len(), new.len());
        let (changed, gone): (Vec<_>, Vec<_>) = gone.into_iter().enumerate().partition(|(place, item)| {
            let words = Shingles::of(&fold::words(item));
            new[near(*place)].iter().any(|theirs| words.dice(theirs) >= 0.5)
        });
        if !kept.is_empty() || !changed.is_empty() {
            out.extend(gone.into_iter().map(|(_, item)| item).filter(|item| !is_provision(item)));
        }
    }
    out
}

/// Which new members one that is gone may have become: all of them, and in lists of hundreds those around its place.
fn nearby(gone: usize, new: usize) -> impl Fn(usize) -> Range<usize> {
    const ALL: usize = 10_000;
    const AROUND: usize = 25;
    move |place| match gone * new {
        0..=ALL => 0..new,
        _ => {
            let middle = place * new / gone;
            middle.saturating_sub(AROUND)..(middle + AROUND).min(new)
        }
    }
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

/// Whether words stand nowhere in a text that is folded already.
pub fn words_gone(words: &str, text: &str) -> bool {
    let words: String = fold::words(words).into_iter().collect();
    !words.is_empty() && memmem::find(text.as_bytes(), words.as_bytes()).is_none()
}
