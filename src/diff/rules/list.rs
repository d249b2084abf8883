//! Lists joined by 、: members lost and new.

use super::Finding;
use crate::diff::align::Shingles;
use crate::diff::fold;
use crate::plan::Clause;

/// Compares the lists of two forms of one commitment.
pub fn compare(base: &Clause, revision: &Clause) -> Vec<Finding> {
    let mut lost = only_in(base, revision);
    let mut gained = only_in(revision, base);
    // A member with other words (3個廣場 → 2個廣場) is neither lost nor new.
    lost.retain(|old| match gained.iter().position(|new| alike(old, new)) {
        Some(at) => {
            gained.remove(at);
            false
        }
        None => true,
    });
    let removed = lost.into_iter().map(|item| Finding { rule: "item-removed", before: Some(item), after: None });
    let added = gained.into_iter().map(|item| Finding { rule: "item-added", before: None, after: Some(item) });
    removed.chain(added).collect()
}

/// The members of one clause's list that the other clause does not name at all.
fn only_in(one: &Clause, other: &Clause) -> Vec<String> {
    let text = fold::words(&other.quote);
    one.items.iter().filter(|item| words_gone(item, &text)).cloned().collect()
}

/// Whether words stand nowhere in a folded text.
pub fn words_gone(words: &str, text: &[char]) -> bool {
    let words = fold::words(words);
    !words.is_empty() && !text.windows(words.len()).any(|window| window == words)
}

fn alike(a: &str, b: &str) -> bool {
    Shingles::of(&fold::words(a)).dice(&Shingles::of(&fold::words(b))) >= 0.5
}
