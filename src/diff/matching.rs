//! What became of every unit: matched, moved, renumbered, split, merged, added, removed.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::align::{self, Item, Pair, Shingles, Thresholds};
use super::unit::{LabelKind, Unit};
use crate::change::{Match, TextChange};

/// A base unit, a revision unit, or both, and what happened between them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Matched {
    /// What became of it.
    pub fate: Match,
    /// Index in the base.
    pub base: Option<usize>,
    /// Index in the revision.
    pub revision: Option<usize>,
    /// How its text changed.
    pub text: TextChange,
    /// Whether it stands under another parent or in another order.
    pub moved: bool,
    /// Whether its number changed.
    pub renumbered: bool,
    /// 0 to 1.
    pub similarity: f64,
}

/// How alike units must be: high where only the text speaks, low where the place speaks too.
const UNITS: Thresholds = Thresholds { anywhere: 0.55, in_place: 0.3 };
/// A piece shorter than this is not looked for inside other units.
const PIECE: usize = 20;
/// So much of a piece must stand in the unit that took it in …
const TAKEN_IN: f64 = 0.75;
/// … and so little of it in that unit's other half.
const KNOWN_BEFORE: f64 = 0.4;

/// Matches the units of both sides; in the order of the revision, removed ones after what they stood behind.
pub fn compare(base: &[Unit], revision: &[Unit]) -> Vec<Matched> {
    let mut pairs = align::align(&items(base), &items(revision), UNITS);
    match_preambles(&mut pairs, base, revision);
    match_containers(&mut pairs, base, revision);
    pairs.sort_by_key(|pair| pair.base);
    let moved = moved(&pairs, base, revision);
    let mut out: Vec<Matched> = pairs
        .iter()
        .map(|pair| {
            let (a, b) = (&base[pair.base], &revision[pair.revision]);
            Matched {
                fate: Match::Matched,
                base: Some(pair.base),
                revision: Some(pair.revision),
                text: text_change(a, b),
                moved: moved.contains(&pair.base),
                renumbered: renumbered(a, b),
                similarity: pair.similarity,
            }
        })
        .collect();
    let (mut removed, mut added) =
        (free(base, pairs.iter().map(|p| p.base)), free(revision, pairs.iter().map(|p| p.revision)));
    let merges = pieces(base, &removed, revision, &pairs, |p| (p.base, p.revision));
    let splits = pieces(revision, &added, base, &pairs, |p| (p.revision, p.base));
    // A unit that took in one piece and gave another away is what the larger piece makes of it.
    let mut balance: HashMap<(usize, usize), i64> = HashMap::new();
    for (fate, found) in [(Match::Merged, merges), (Match::Split, splits)] {
        for (piece, whole, similarity) in found {
            let (i, j, size) = match fate {
                Match::Merged => (piece, whole, base[piece].folded.len() as i64),
                _ => (whole, piece, -(revision[piece].folded.len() as i64)),
            };
            let main = pairs.iter().find(|p| if fate == Match::Merged { p.revision == j } else { p.base == i });
            if let Some(main) = main {
                *balance.entry((main.base, main.revision)).or_default() += size;
            }
            removed.retain(|k| fate != Match::Merged || *k != piece);
            added.retain(|k| fate != Match::Split || *k != piece);
            let (text, moved) = (TextChange::Modified, false);
            let renumbered = renumbered(&base[i], &revision[j]);
            out.push(Matched { fate, base: Some(i), revision: Some(j), text, moved, renumbered, similarity });
        }
    }
    for main in out.iter_mut().take(pairs.len()) {
        let Some(balance) = main.base.zip(main.revision).and_then(|both| balance.get(&both)) else { continue };
        main.fate = match balance.cmp(&0) {
            Ordering::Greater => Match::Merged,
            Ordering::Less => Match::Split,
            Ordering::Equal => Match::Matched,
        };
    }
    let lone = |fate, base, revision| Matched {
        fate,
        base,
        revision,
        text: TextChange::Modified,
        moved: false,
        renumbered: false,
        similarity: 0.0,
    };
    out.extend(removed.into_iter().map(|i| lone(Match::Removed, Some(i), None)));
    out.extend(added.into_iter().map(|j| lone(Match::Added, None, Some(j))));
    in_reading_order(out)
}

fn items<'a>(units: &'a [Unit<'a>]) -> Vec<Item<'a>> {
    let item = |unit: &'a Unit<'a>| Item {
        words: &unit.folded,
        number: unit.number,
        lawful: unit.label_kind == LabelKind::Article,
    };
    units.iter().map(item).collect()
}

fn text_change(a: &Unit, b: &Unit) -> TextChange {
    if a.text == b.text {
        TextChange::Same
    } else if a.folded == b.folded {
        TextChange::Format
    } else {
        TextChange::Modified
    }
}

fn renumbered(a: &Unit, b: &Unit) -> bool {
    match (a.number, b.number) {
        (Some(a), Some(b)) => a != b,
        (None, None) => false,
        _ => true,
    }
}

/// The indices of one side that no pair holds.
fn free(units: &[Unit], paired: impl Iterator<Item = usize>) -> Vec<usize> {
    let paired: HashSet<usize> = paired.collect();
    (0..units.len()).filter(|i| !paired.contains(i)).collect()
}

/// What stands before the first unit is the same thing on both sides, whatever it says.
fn match_preambles(pairs: &mut Vec<Pair>, base: &[Unit], revision: &[Unit]) {
    let (Some(a), Some(b)) = (base.first(), revision.first()) else { return };
    let said = !a.folded.is_empty() && !b.folded.is_empty();
    if said && pairs.iter().all(|pair| pair.base != 0 && pair.revision != 0) {
        let similarity = Shingles::of(&a.folded).dice(&Shingles::of(&b.folded));
        pairs.push(Pair { base: 0, revision: 0, similarity });
    }
}

/// A section whose own words say too little is the one that holds the same units.
fn match_containers(pairs: &mut Vec<Pair>, base: &[Unit], revision: &[Unit]) {
    let mut to_revision: HashMap<usize, usize> = pairs.iter().map(|p| (p.base, p.revision)).collect();
    let mut taken: HashSet<usize> = pairs.iter().map(|p| p.revision).collect();
    let children = |units: &[Unit]| {
        let mut all: HashMap<usize, Vec<usize>> = HashMap::new();
        for (i, unit) in units.iter().enumerate() {
            if let Some(parent) = unit.parent {
                all.entry(parent).or_default().push(i);
            }
        }
        all
    };
    let (base_children, revision_children) = (children(base), children(revision));
    // Inner sections first: the outer ones are then known by them.
    for i in (0..base.len()).rev() {
        let Some(held) = base_children.get(&i).filter(|_| !to_revision.contains_key(&i)) else { continue };
        let mut votes: HashMap<usize, usize> = HashMap::new();
        for child in held {
            if let Some(parent) = to_revision.get(child).and_then(|j| revision[*j].parent)
                && !taken.contains(&parent)
            {
                *votes.entry(parent).or_default() += 1;
            }
        }
        let best = votes.into_iter().max_by_key(|(j, n)| (*n, std::cmp::Reverse(*j)));
        if let Some((j, n)) = best
            && 2 * n > held.len()
            && 2 * n > revision_children.get(&j).map_or(0, Vec::len)
        {
            let similarity = Shingles::of(&base[i].folded).dice(&Shingles::of(&revision[j].folded));
            pairs.push(Pair { base: i, revision: j, similarity });
            to_revision.insert(i, j);
            taken.insert(j);
        }
    }
}

/// The base units that stand under another parent, or not in order among those of the same parent. Of two that changed
/// places, the shorter one moved.
fn moved<'a>(pairs: &[Pair], base: &'a [Unit], revision: &'a [Unit]) -> HashSet<usize> {
    let to_revision: HashMap<usize, usize> = pairs.iter().map(|p| (p.base, p.revision)).collect();
    let mut out = HashSet::new();
    let mut families: HashMap<Option<usize>, Vec<(usize, usize, u64)>> = HashMap::new();
    for pair in pairs {
        let (a, b) = (&base[pair.base], &revision[pair.revision]);
        let same_parent = match (a.parent, b.parent) {
            (None, None) => true,
            (Some(p), Some(q)) => to_revision.get(&p) == Some(&q),
            _ => false,
        };
        if same_parent {
            let weight = 1 + a.folded.len() as u64 + b.folded.len() as u64;
            families.entry(a.parent).or_default().push((pair.base, pair.revision, weight));
        } else {
            out.insert(pair.base);
        }
    }
    for family in families.into_values() {
        // The same choice whichever side is called the base: ties are settled from the side whose texts sort first.
        let mut back: Vec<(usize, usize, u64)> = family.iter().map(|f| (f.1, f.0, f.2)).collect();
        back.sort_unstable();
        let key = |unit: &'a Unit| (&unit.folded, unit.label, unit.text);
        let swap = back.iter().map(|f| key(&revision[f.0])).lt(family.iter().map(|f| key(&base[f.0])));
        let chain: HashSet<usize> = if swap {
            align::heaviest_chain(&back).into_iter().map(|k| back[k].1).collect()
        } else {
            align::heaviest_chain(&family).into_iter().map(|k| family[k].0).collect()
        };
        out.extend(family.iter().map(|f| f.0).filter(|i| !chain.contains(i)));
    }
    out
}

/// The free units of one side that were taken in by a matched unit of the other: (piece, whole, similarity).
fn pieces(
    from: &[Unit],
    free: &[usize],
    to: &[Unit],
    pairs: &[Pair],
    sides: impl Fn(&Pair) -> (usize, usize),
) -> Vec<(usize, usize, f64)> {
    let free: Vec<usize> =
        free.iter().copied().filter(|i| !from[*i].container && from[*i].folded.len() >= PIECE).collect();
    if free.is_empty() {
        return Vec::new();
    }
    let mut others = HashMap::new();
    for pair in pairs.iter().filter(|pair| pair.similarity < 1.0) {
        let (here, there) = sides(pair);
        others.insert(there, here);
    }
    let mut wholes: Vec<usize> = others.keys().copied().collect();
    wholes.sort_unstable();
    let mut small = vec![Shingles::default(); from.len()];
    for &i in &free {
        small[i] = Shingles::of(&from[i].folded);
    }
    let mut large = vec![Shingles::default(); to.len()];
    for &j in &wholes {
        large[j] = Shingles::of(&to[j].folded);
    }
    let mut best: HashMap<usize, (f64, usize)> = HashMap::new();
    for (i, j) in align::candidates(&free, &small, &wholes, &large) {
        let inside = small[i].contained_in(&large[j]);
        let before = || small[i].contained_in(&Shingles::of(&from[others[&j]].folded));
        if inside >= TAKEN_IN && best.get(&i).is_none_or(|(known, _)| inside > *known) && before() <= KNOWN_BEFORE {
            best.insert(i, (inside, j));
        }
    }
    let mut out: Vec<_> = best.into_iter().map(|(i, (_, j))| (i, j, small[i].dice(&large[j]))).collect();
    out.sort_unstable_by_key(|found| (found.0, found.1));
    out
}

/// The order of the revision; what has no place there stands after what it stood behind in the base.
fn in_reading_order(mut all: Vec<Matched>) -> Vec<Matched> {
    let mut place: Vec<(usize, usize)> = all.iter().filter_map(|m| Some((m.base?, m.revision?))).collect();
    place.sort_unstable();
    all.sort_by_key(|m| match (m.base, m.revision) {
        (base, Some(revision)) => (Some(revision), 0, base),
        (base, None) => {
            let before = place.partition_point(|(i, _)| Some(*i) < base);
            (before.checked_sub(1).map(|k| place[k].1), 1, base)
        }
    });
    all
}
