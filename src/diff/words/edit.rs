//! Making edits readable: slid to where a sentence would be cut, crumbs between them taken in, widened to whole words.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::token::{Kind, Token};
use crate::diff::fold;
use crate::script::fold_char;

/// A replacement of base tokens by revision tokens; one of the ranges may be empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// Tokens of the base.
    pub base: Range<usize>,
    /// Tokens of the revision.
    pub revision: Range<usize>,
}

impl Edit {
    /// Takes in a later edit and all between.
    pub fn join(&mut self, next: &Edit) {
        self.base.end = next.base.end;
        self.revision.end = next.revision.end;
    }

    fn size(&self) -> usize {
        self.base.len().max(self.revision.len())
    }
}

/// How often two characters stand side by side in the documents: words are pairs that recur.
#[derive(Debug, Default)]
pub struct Cohesion(FxHashMap<(char, char), u32>);

impl<'a> FromIterator<&'a str> for Cohesion {
    fn from_iter<I: IntoIterator<Item = &'a str>>(texts: I) -> Cohesion {
        let mut pairs: FxHashMap<(char, char), u32> = FxHashMap::default();
        for text in texts {
            let mut last = None;
            for c in text.chars().map(fold_char) {
                if let Some(last) = last {
                    *pairs.entry((last, c)).or_default() += 1;
                }
                last = (fold::is_ideograph(c) || (c.is_alphanumeric() && !c.is_ascii())).then_some(c);
            }
        }
        Cohesion(pairs)
    }
}

impl Cohesion {
    /// How much two neighbouring tokens belong together; nothing for marks and for what is whole already.
    fn of(&self, left: Option<&Token>, right: Option<&Token>) -> u32 {
        match (left, right) {
            (Some(l), Some(r)) if l.kind == Kind::Character && r.kind == Kind::Character => {
                if is_function_word(l.key[0]) || is_function_word(r.key[0]) {
                    return 0;
                }
                self.0.get(&(l.key[0], r.key[0])).copied().unwrap_or(0)
            }
            _ => 0,
        }
    }
}

/// Single characters that are words of their own and join no other.
fn is_function_word(c: char) -> bool {
    "的和与及或在将把对为以由于等至到从向并被其者".contains(c)
}

/// Makes the shortest edits readable.
pub fn settle(mut edits: Vec<Edit>, a: &[Token], b: &[Token], cohesion: &Cohesion) -> Vec<Edit> {
    for k in 0..edits.len() {
        let from = if k > 0 { edits[k - 1].base.end } else { 0 };
        let to = edits.get(k + 1).map_or(a.len(), |next| next.base.start);
        slide(&mut edits[k], a, b, cohesion, from, to);
    }
    let mut edits = absorb(edits, a);
    for k in 0..edits.len() {
        let from = if k > 0 { edits[k - 1].base.end } else { 0 };
        let to = edits.get(k + 1).map_or(a.len(), |next| next.base.start);
        widen(&mut edits[k], a, b, cohesion, from, to);
    }
    join_touching(edits)
}

/// Moves an insertion or a deletion along equal tokens to where it cuts the least.
fn slide(edit: &mut Edit, a: &[Token], b: &[Token], cohesion: &Cohesion, from: usize, to: usize) {
    let (tokens, moving) = match (edit.base.is_empty(), edit.revision.is_empty()) {
        (true, false) => (b, edit.revision.clone()),
        (false, true) => (a, edit.base.clone()),
        _ => return,
    };
    let cost = |range: &Range<usize>| -> (bool, u32) {
        let before = range.start.checked_sub(1).map(|i| &tokens[i]);
        let after = tokens.get(range.end);
        let cut = cohesion.of(before, tokens.get(range.start)) + cohesion.of(Some(&tokens[range.end - 1]), after);
        // A run that begins after a mark or ends with one reads as one piece.
        let whole = before.is_none_or(|t| t.kind == Kind::Mark) || tokens[range.end - 1].kind == Kind::Mark;
        (!whole, cut)
    };
    let mut best = (cost(&moving), 0isize);
    let mut left = moving.clone();
    while left.start > 0
        && edit.base.start as isize - (moving.start - left.start) as isize > from as isize
        && tokens[left.start - 1].key == tokens[left.end - 1].key
    {
        left = left.start - 1..left.end - 1;
        best = best.min((cost(&left), left.start as isize - moving.start as isize));
    }
    let mut right = moving.clone();
    while right.end < tokens.len()
        && edit.base.end + (right.start - moving.start) < to
        && tokens[right.start].key == tokens[right.end].key
    {
        right = right.start + 1..right.end + 1;
        best = best.min((cost(&right), right.start as isize - moving.start as isize));
    }
    for range in [&mut edit.base, &mut edit.revision] {
        *range = range.start.saturating_add_signed(best.1)..range.end.saturating_add_signed(best.1);
    }
}

/// Takes in crumbs: one character, or little beside much, kept between two edits.
fn absorb(edits: Vec<Edit>, a: &[Token]) -> Vec<Edit> {
    let mut out: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        let joins = out.last().is_some_and(|last| {
            let between = &a[last.base.end..edit.base.start];
            let crumb = match between {
                [only] => only.kind == Kind::Character && !is_function_word(only.key[0]),
                _ => between.len() * 4 <= last.size().min(edit.size()),
            };
            crumb && between.iter().all(|t| t.kind == Kind::Character)
        });
        match out.last_mut() {
            Some(last) if joins => last.join(&edit),
            _ => out.push(edit),
        }
    }
    out
}

/// Takes in the character before or after when it belongs to the edit's words more than to its other neighbour.
fn widen(edit: &mut Edit, a: &[Token], b: &[Token], cohesion: &Cohesion, from: usize, to: usize) {
    if edit.base.start > from
        && let Some(before) = edit.base.start.checked_sub(1)
    {
        let inside = |tokens: &[Token], range: &Range<usize>| {
            if range.is_empty() { 0 } else { cohesion.of(Some(&a[before]), tokens.get(range.start)) }
        };
        let pull = inside(a, &edit.base).max(inside(b, &edit.revision));
        let hold = cohesion.of(before.checked_sub(1).map(|i| &a[i]), Some(&a[before]));
        if pull > 1 && pull > hold {
            edit.base.start -= 1;
            edit.revision.start -= 1;
        }
    }
    if edit.base.end < to {
        let after = edit.base.end;
        let inside = |tokens: &[Token], range: &Range<usize>| {
            if range.is_empty() { 0 } else { cohesion.of(tokens.get(range.end - 1), Some(&a[after])) }
        };
        let pull = inside(a, &edit.base).max(inside(b, &edit.revision));
        let hold = cohesion.of(Some(&a[after]), a.get(after + 1));
        if pull > 1 && pull > hold {
            edit.base.end += 1;
            edit.revision.end += 1;
        }
    }
}

/// Joins edits that came to touch.
fn join_touching(edits: Vec<Edit>) -> Vec<Edit> {
    let mut out: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        match out.last_mut() {
            Some(last) if last.base.end >= edit.base.start && last.revision.end >= edit.revision.start => {
                last.join(&edit)
            }
            _ => out.push(edit),
        }
    }
    out
}
