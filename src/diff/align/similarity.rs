//! How alike two texts are, by the pairs of characters they share, and which texts could be alike at all.

use std::collections::HashMap;

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

    /// How much of this text stands in the other.
    pub fn contained_in(&self, other: &Shingles) -> f64 {
        if self.0.is_empty() { 0.0 } else { self.shared(other) as f64 / self.0.len() as f64 }
    }

    fn shared(&self, other: &Shingles) -> usize {
        let (mut i, mut j, mut shared) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.0.get(i), other.0.get(j)) {
            shared += usize::from(a == b);
            i += usize::from(a <= b);
            j += usize::from(b <= a);
        }
        shared
    }

    fn distinct(&self) -> impl Iterator<Item = u64> + '_ {
        self.0.chunk_by(|a, b| a == b).map(|same| same[0])
    }
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
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for &j in to {
        for shingle in others[j].distinct() {
            let list = holders.entry(shingle).or_default();
            if list.len() <= COMMON {
                list.push(j);
            }
        }
    }
    let mut out = Vec::new();
    for &i in from {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for shingle in texts[i].distinct() {
            match holders.get(&shingle) {
                Some(list) if list.len() <= COMMON => list.iter().for_each(|j| *shared.entry(*j).or_default() += 1),
                _ => {}
            }
        }
        let mut best: Vec<(usize, usize)> = shared.into_iter().map(|(j, n)| (n, j)).collect();
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
