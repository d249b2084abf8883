//! Which unit became which, by text and structure and not by number: anchors, candidates, gaps, moves.

mod chain;
mod similarity;

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

pub use chain::heaviest_chain;
pub use similarity::{Shingles, candidates};

/// A unit or clause as the aligner sees it.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// Its folded words.
    pub words: &'a [char],
    /// The number of its label and the suffix, when it has one.
    pub number: Option<(u32, u32)>,
    /// Whether its number alone says which one it is (第X條).
    pub lawful: bool,
}

/// How alike two items must be.
#[derive(Debug, Clone, Copy)]
pub struct Thresholds {
    /// To be matched wherever they stand.
    pub anywhere: f64,
    /// To be matched in the same gap between matched neighbours.
    pub in_place: f64,
}

/// A base item and the revision item it became.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// Index in the base.
    pub base: usize,
    /// Index in the revision.
    pub revision: usize,
    /// 0 (nothing shared) to 1 (equal after folding).
    pub similarity: f64,
}

/// Matches items one to one; pairs come in the order of the base. Swapping the sides swaps the pairs.
pub fn align(base: &[Item], revision: &[Item], thresholds: Thresholds) -> Vec<Pair> {
    // One side goes first in every tie below; which one must not depend on which is called the base.
    if key(revision) < key(base) {
        let mut pairs = align_ordered(revision, base, thresholds);
        for pair in &mut pairs {
            (pair.base, pair.revision) = (pair.revision, pair.base);
        }
        pairs.sort_by_key(|pair| pair.base);
        return pairs;
    }
    align_ordered(base, revision, thresholds)
}

/// What decides which side goes first.
fn key<'a>(items: &'a [Item<'a>]) -> impl Ord + 'a {
    (items.len(), items.iter().map(|item| (item.words, item.number, item.lawful)).collect::<Vec<_>>())
}

/// Texts shorter than this say too little to be found again by themselves: （刪除）, 略.
const DISTINCTIVE: usize = 6;
/// A bonus for standing between the same matched neighbours.
const SAME_GAP: f64 = 0.1;
/// A bonus for a number that fits those of the neighbours.
const FITTING_NUMBER: f64 = 0.1;
/// At most so many cells in one gap's table; a larger gap is left to the candidates.
const GAP_CELLS: usize = 250_000;

fn align_ordered(base: &[Item], revision: &[Item], thresholds: Thresholds) -> Vec<Pair> {
    let mut state = State::new(base, revision);
    state.match_equal();
    state.match_candidates(thresholds.anywhere);
    state.match_gaps(thresholds.in_place);
    state.match_equal_leftovers();
    let mut pairs: Vec<Pair> = state.pairs.into_values().collect();
    pairs.sort_by_key(|pair| pair.base);
    pairs
}

struct State<'a> {
    base: &'a [Item<'a>],
    revision: &'a [Item<'a>],
    base_shingles: Vec<Shingles>,
    revision_shingles: Vec<Shingles>,
    pairs: BTreeMap<usize, Pair>,
    taken: FxHashSet<usize>,
}

impl<'a> State<'a> {
    fn new(base: &'a [Item<'a>], revision: &'a [Item<'a>]) -> State<'a> {
        State {
            base,
            revision,
            base_shingles: Vec::new(),
            revision_shingles: Vec::new(),
            pairs: BTreeMap::new(),
            taken: FxHashSet::default(),
        }
    }

    fn accept(&mut self, base: usize, revision: usize, similarity: f64) {
        self.taken.insert(revision);
        self.pairs.insert(base, Pair { base, revision, similarity });
    }

    fn free(&self, base: usize, revision: usize) -> bool {
        !self.pairs.contains_key(&base) && !self.taken.contains(&revision)
    }

    /// Equal words that stand once on each side are anchors, wherever they stand.
    fn match_equal(&mut self) {
        for (bases, revisions) in self.equal_groups() {
            if let ([base], [revision]) = (&bases[..], &revisions[..])
                && self.base[*base].words.len() >= DISTINCTIVE
            {
                self.accept(*base, *revision, 1.0);
            }
        }
    }

    /// The free items of both sides, grouped by their words, in the order of the base.
    fn equal_groups(&self) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut groups: FxHashMap<&[char], (Vec<usize>, Vec<usize>)> = FxHashMap::default();
        for (i, item) in self.base.iter().enumerate().filter(|(i, _)| !self.pairs.contains_key(i)) {
            groups.entry(item.words).or_default().0.push(i);
        }
        for (j, item) in self.revision.iter().enumerate().filter(|(j, _)| !self.taken.contains(j)) {
            if let Some(group) = groups.get_mut(item.words) {
                group.1.push(j);
            }
        }
        let mut groups: Vec<_> = groups.into_values().filter(|(_, revisions)| !revisions.is_empty()).collect();
        groups.sort_unstable();
        groups
    }

    /// Free items that share rare shingles, the most alike first.
    fn match_candidates(&mut self, threshold: f64) {
        let free_base: Vec<usize> = (0..self.base.len()).filter(|i| !self.pairs.contains_key(i)).collect();
        let free_revision: Vec<usize> = (0..self.revision.len()).filter(|j| !self.taken.contains(j)).collect();
        self.base_shingles = shingles(self.base, &free_base);
        self.revision_shingles = shingles(self.revision, &free_revision);
        let gaps = Gaps::new(self);
        let mut found = Vec::new();
        for (i, j) in candidates(&free_base, &self.base_shingles, &free_revision, &self.revision_shingles) {
            if let Some(alike) = self.base_shingles[i].dice_from(&self.revision_shingles[j], threshold) {
                let mut score = alike;
                score += if gaps.same(i, j) { SAME_GAP } else { 0.0 };
                score += if self.number_fits(&gaps, i, j) { FITTING_NUMBER } else { 0.0 };
                found.push((score, i, j, alike));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
        for (_, i, j, alike) in found {
            if self.free(i, j) {
                self.accept(i, j, alike);
            }
        }
    }

    /// Between matched neighbours, the best pairing in order, with a lower threshold.
    fn match_gaps(&mut self, threshold: f64) {
        let gaps = Gaps::new(self);
        for (bases, revisions) in gaps.ranges() {
            let bases: Vec<usize> = bases.filter(|i| !self.pairs.contains_key(i)).collect();
            let revisions: Vec<usize> = revisions.filter(|j| !self.taken.contains(j)).collect();
            if bases.is_empty() || revisions.is_empty() || bases.len() * revisions.len() > GAP_CELLS {
                continue;
            }
            let mut weights = vec![0.0; bases.len() * revisions.len()];
            for (x, &i) in bases.iter().enumerate() {
                for (y, &j) in revisions.iter().enumerate() {
                    weights[x * revisions.len() + y] = self.weight_in_gap(&gaps, i, j, threshold);
                }
            }
            for (x, y) in chain::best_in_order(bases.len(), revisions.len(), &weights) {
                let (i, j) = (bases[x], revisions[y]);
                self.accept(i, j, self.alike(i, j));
            }
        }
    }

    /// How much it is worth to pair two items of one gap; 0 when they must not be.
    fn weight_in_gap(&self, gaps: &Gaps, i: usize, j: usize, threshold: f64) -> f64 {
        let (a, b) = (&self.base[i], &self.revision[j]);
        let fits = self.number_fits(gaps, i, j);
        let alike = self.alike(i, j);
        // An article keeps its number for life: the same number in the same place is the same article, even rewritten.
        if fits && a.lawful && b.lawful {
            return 0.5 + alike;
        }
        // A suffix (第15條之1) is given to what was put in between.
        let inserted = a.lawful && a.number.map(|n| n.1) != b.number.map(|n| n.1);
        let enough = if inserted { threshold.max(0.5) } else { threshold };
        if alike >= enough { alike + if fits { FITTING_NUMBER } else { 0.0 } } else { 0.0 }
    }

    fn alike(&self, i: usize, j: usize) -> f64 {
        if self.base[i].words == self.revision[j].words {
            return 1.0;
        }
        self.base_shingles[i].dice(&self.revision_shingles[j])
    }

    /// Whether the number grew by as much as that of the matched neighbour before or after: renumbering shifts runs.
    fn number_fits(&self, gaps: &Gaps, i: usize, j: usize) -> bool {
        let (Some(a), Some(b)) = (self.base[i].number, self.revision[j].number) else { return false };
        if a.1 != b.1 {
            return false;
        }
        let shift = i64::from(b.0) - i64::from(a.0);
        let neighbours = gaps.neighbours(i, j);
        let mut shifts = neighbours.iter().flatten().filter_map(|(k, l)| {
            let (a, b) = (self.base[*k].number?, self.revision[*l].number?);
            Some(i64::from(b.0) - i64::from(a.0))
        });
        if self.pairs.is_empty() { shift == 0 } else { shifts.any(|s| s == shift) }
    }

    /// Equal words that stand several times, or say little: by what they stand between, then in order.
    fn match_equal_leftovers(&mut self) {
        for (bases, revisions) in self.equal_groups() {
            if self.base[bases[0]].words.len() < DISTINCTIVE {
                continue;
            }
            for (i, j) in bases.into_iter().zip(revisions) {
                self.accept(i, j, 1.0);
            }
        }
    }
}

/// The shingles of the free items; the others have none.
fn shingles(items: &[Item], free: &[usize]) -> Vec<Shingles> {
    let mut out = vec![Shingles::default(); items.len()];
    for &i in free {
        out[i] = Shingles::of(items[i].words);
    }
    out
}

/// The stretches between the pairs that keep their order.
struct Gaps {
    /// The pairs in order, as (base, revision).
    chain: Vec<(usize, usize)>,
    lengths: (usize, usize),
}

impl Gaps {
    fn new(state: &State) -> Gaps {
        let pairs: Vec<(usize, usize, u64)> = state
            .pairs
            .values()
            .map(|pair| {
                let weight = (state.base[pair.base].words.len() as f64 * pair.similarity) as u64 + 1;
                (pair.base, pair.revision, weight)
            })
            .collect();
        let chain = heaviest_chain(&pairs).into_iter().map(|k| (pairs[k].0, pairs[k].1)).collect();
        Gaps { chain, lengths: (state.base.len(), state.revision.len()) }
    }

    /// The gap a base item stands in, as the number of chained pairs before it.
    fn of_base(&self, i: usize) -> usize {
        self.chain.partition_point(|pair| pair.0 < i)
    }

    fn of_revision(&self, j: usize) -> usize {
        self.chain.partition_point(|pair| pair.1 < j)
    }

    fn same(&self, i: usize, j: usize) -> bool {
        self.of_base(i) == self.of_revision(j)
    }

    /// The chained pairs before and after, when both items stand in one gap.
    fn neighbours(&self, i: usize, j: usize) -> [Option<(usize, usize)>; 2] {
        let gap = self.of_base(i);
        if gap != self.of_revision(j) {
            return [None, None];
        }
        [gap.checked_sub(1).map(|k| self.chain[k]), self.chain.get(gap).copied()]
    }

    /// The index ranges of every gap on both sides.
    fn ranges(&self) -> Vec<(std::ops::Range<usize>, std::ops::Range<usize>)> {
        let mut out = Vec::new();
        let mut from = (0, 0);
        for &(i, j) in self.chain.iter().chain([&self.lengths]) {
            out.push((from.0..i, from.1..j));
            from = (i + 1, j + 1);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::fold;

    /// Aligns texts written as `number text`; the pairs come back as `base>revision` numbers.
    fn check(base: &[&str], revision: &[&str], expected: &str) {
        type Read = Vec<(u32, Vec<char>)>;
        let read = |texts: &[&str]| -> Read {
            let parts = texts.iter().map(|t| t.split_once(' ').expect("number and text"));
            parts.map(|(n, t)| (n.parse().expect("a number"), fold::words(t))).collect()
        };
        fn items(read: &[(u32, Vec<char>)]) -> Vec<Item<'_>> {
            read.iter().map(|(n, words)| Item { words, number: Some((*n, 0)), lawful: false }).collect()
        }
        let (base, revision): (Read, Read) = (read(base), read(revision));
        let thresholds = Thresholds { anywhere: 0.6, in_place: 0.3 };
        let told: Vec<String> = align(&items(&base), &items(&revision), thresholds)
            .iter()
            .map(|pair| format!("{}>{}", base[pair.base].0, revision[pair.revision].0))
            .collect();
        assert_eq!(told.join(" "), expected);
        let back: Vec<Pair> = align(&items(&revision), &items(&base), thresholds);
        assert_eq!(back.len(), told.len(), "swapping the sides swaps the pairs");
    }

    const ROADS: &str = "推進跨界道路建設，打通交通堵點";
    const PARKS: &str = "建設一批社區公園，提升游憩服務能力";
    const WATER: &str = "完成骨干河道治理，實現全域水系連通";
    const POWER: &str = "推進光伏建筑一體化，提高可再生能源比重";

    #[test]
    fn text_decides_not_the_number() {
        let numbered = |n: u32, text: &str| format!("{n} {text}");
        let base = [numbered(1, ROADS), numbered(2, PARKS), numbered(3, WATER)];
        let revision = [numbered(1, POWER), numbered(2, ROADS), numbered(3, PARKS), numbered(4, WATER)];
        check(&base.each_ref().map(String::as_str), &revision.each_ref().map(String::as_str), "1>2 2>3 3>4");
        let moved = [numbered(1, WATER), numbered(2, ROADS), numbered(3, "建設一批社區公園")];
        check(&base.each_ref().map(String::as_str), &moved.each_ref().map(String::as_str), "1>2 2>3 3>1");
    }

    #[test]
    fn what_shares_nothing_is_not_matched() {
        check(&["1 推進跨界道路建設"], &["1 培育養老服務機構"], "");
        check(&[], &["1 推進跨界道路建設"], "");
        check(&["1 （略）"], &["2 （略）"], "1>2");
    }
}
