//! How alike two texts are, by the pairs of characters they share, and which texts could be alike at all.

use rustc_hash::FxHashMap;

/// The sorted character pairs of a text.
#[derive(Debug, Clone, Default)]
pub struct Shingles(Vec<u64>);

impl Shingles {
    /// The shingles of folded words; a single character is its own shingle.
    pub fn of(words: &[char]) -> Shingles {
        let mut all: Vec<u64> = match words {
            [] => Vec::new(),
            [only] => vec![u64::from(*only)],
            _ => words.windows(2).map(|pair| u64::from(pair[0]) << 32 | u64::from(pair[1])).collect(),
        };
        all.sort_unstable();
        Shingles(all)
    }

    /// Dice's coefficient: twice what is shared over what there is.
    pub fn dice(&self, other: &Shingles) -> f64 {
        let all = self.0.len() + other.0.len();
        if all == 0 { 0.0 } else { 2.0 * self.shared(other) as f64 / all as f64 }
    }

    /// Dice's coefficient when it is `least` or more; texts that cannot be so alike are given up early.
    pub fn dice_from(&self, other: &Shingles, least: f64) -> Option<f64> {
        let all = self.0.len() + other.0.len();
        let dice = |shared: usize| if all == 0 { 0.0 } else { 2.0 * shared as f64 / all as f64 };
        let (mut a, mut b, mut shared) = (&self.0[..], &other.0[..], 0);
        while dice(shared + a.len().min(b.len())) >= least {
            if a.is_empty() || b.is_empty() {
                return Some(dice(shared));
            }
            let (i, j, found) = merge(a, b, STRIDE);
            (a, b, shared) = (&a[i..], &b[j..], shared + found);
        }
        None
    }

    /// How much of this text stands in the other.
    pub fn contained_in(&self, other: &Shingles) -> f64 {
        if self.0.is_empty() { 0.0 } else { self.shared(other) as f64 / self.0.len() as f64 }
    }

    fn shared(&self, other: &Shingles) -> usize {
        merge(&self.0, &other.0, usize::MAX).2
    }

    fn distinct(&self) -> impl Iterator<Item = u64> + '_ {
        self.0.chunk_by(|a, b| a == b).map(|same| same[0])
    }
}

/// So many shingles are compared before it is asked again whether the rest can be enough.
const STRIDE: usize = 64;

/// Walks along two sorted lists, at most `steps` far: how much of each was walked, and how much both have.
fn merge(a: &[u64], b: &[u64], steps: usize) -> (usize, usize, usize) {
    let (mut i, mut j, mut shared, mut left) = (0, 0, 0, steps);
    while let (Some(x), Some(y), 1..) = (a.get(i), b.get(j), left) {
        shared += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
        left -= 1;
    }
    (i, j, shared)
}

/// A shingle that stands in more texts than this tells nobody apart.
const COMMON: usize = 24;
/// At most so many candidates for one text.
const CANDIDATES: usize = 12;

/// For each free text of the base, the free texts of the revision that share most of its rare shingles, and the other
/// way round. Its cost grows with the texts' length, not with the number of pairs.
pub fn candidates(
    free_base: &[usize],
    base: &[Shingles],
    free_revision: &[usize],
    revision: &[Shingles],
) -> Vec<(usize, usize)> {
    let mut out = nearest(free_base, base, free_revision, revision);
    out.extend(nearest(free_revision, revision, free_base, base).into_iter().map(|(j, i)| (i, j)));
    out.sort_unstable();
    out.dedup();
    out
}

fn nearest(from: &[usize], texts: &[Shingles], to: &[usize], others: &[Shingles]) -> Vec<(usize, usize)> {
    let mut held: Vec<(u64, usize)> =
        to.iter().flat_map(|&j| others[j].distinct().map(move |shingle| (shingle, j))).collect();
    held.sort_unstable();
    let same = held.chunk_by(|a, b| a.0 == b.0).filter(|holders| holders.len() <= COMMON);
    let holders: FxHashMap<u64, &[(u64, usize)]> = same.map(|holders| (holders[0].0, holders)).collect();
    let mut shared = vec![0usize; others.len()];
    let mut out = Vec::new();
    for &i in from {
        let mut touched = Vec::new();
        for (_, j) in texts[i].distinct().filter_map(|shingle| holders.get(&shingle)).copied().flatten() {
            if shared[*j] == 0 {
                touched.push(*j);
            }
            shared[*j] += 1;
        }
        let taken = touched.into_iter().map(|j| (std::mem::take(&mut shared[j]), j));
        let mut best: Vec<(usize, usize)> = taken.collect();
        best.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        out.extend(best.into_iter().take(CANDIDATES).map(|(_, j)| (i, j)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shingles(text: &str) -> Shingles {
        Shingles::of(&text.chars().collect::<Vec<_>>())
    }

    #[test]
    fn alike_means_shared_pairs() {
        let check = |a, b, expected: f64| assert_eq!(shingles(a).dice(&shingles(b)), expected, "{a} {b}");
        check("建設綠道", "建設綠道", 1.0);
        check("建設綠道", "推進治理", 0.0);
        check("建設綠道", "建設公園", 1.0 / 3.0);
        check("", "", 0.0);
    }

    #[test]
    fn only_texts_that_share_something_are_candidates() {
        let base = [shingles("建設綠道"), shingles("治理河道")];
        let revision = [shingles("治理骨干河道"), shingles("完全不同")];
        assert_eq!(candidates(&[0, 1], &base, &[0, 1], &revision), [(1, 0)]);
    }
}
