//! Which value of one commitment became which of the other: one to one, the same choice whichever side is the base.

/// Whether two values are taken for forms of the same one.
pub type Fits<'a, T> = &'a dyn Fn(&T, &T) -> bool;

/// What was paired, what only the base has, what only the revision has; each in its own order.
pub type Paired<'a, T> = (Vec<(&'a T, &'a T)>, Vec<&'a T>, Vec<&'a T>);

/// Pairs values stage by stage, the strictest stage first. Of several that fit, those that stand earliest on both sides
/// are paired: two choices that exclude each other differ in that sum, so swapping the sides swaps the pairs.
pub fn pair<'a, T>(base: &'a [T], revision: &'a [T], stages: &[Fits<T>]) -> Paired<'a, T> {
    let mut old: Vec<Option<&T>> = base.iter().map(Some).collect();
    let mut new: Vec<Option<&T>> = revision.iter().map(Some).collect();
    let mut pairs = Vec::new();
    let places = places(old.len(), new.len());
    for fits in stages {
        for &(i, j) in &places {
            if let (Some(a), Some(b)) = (old[i], new[j])
                && fits(a, b)
            {
                pairs.push((i, j));
                (old[i], new[j]) = (None, None);
            }
        }
    }
    pairs.sort_unstable();
    let pairs = pairs.into_iter().map(|(i, j)| (&base[i], &revision[j])).collect();
    (pairs, old.into_iter().flatten().collect(), new.into_iter().flatten().collect())
}

/// At most so many comparisons in one stage; where there are more values, each has only the one at the same place.
const COMPARISONS: usize = 10_000;

/// The choices there are, those that stand earliest on both sides first.
fn places(base: usize, revision: usize) -> Vec<(usize, usize)> {
    if base * revision > COMPARISONS {
        return (0..base.min(revision)).map(|k| (k, k)).collect();
    }
    let mut all: Vec<(usize, usize)> = (0..base).flat_map(|i| (0..revision).map(move |j| (i, j))).collect();
    all.sort_by_key(|(i, j)| i + j);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swapping_the_sides_swaps_the_pairs() {
        // Values fit when they are near; nearness is not transitive, so the first that fits is no rule.
        let check = |base: &[i32], revision: &[i32], expected: &[(i32, i32)]| {
            let near: Fits<i32> = &|a, b| (a - b).abs() <= 1;
            let told: Vec<_> = pair(base, revision, &[near]).0.into_iter().map(|(a, b)| (*a, *b)).collect();
            assert_eq!(told, expected);
            let mut back: Vec<_> = pair(revision, base, &[near]).0.into_iter().map(|(a, b)| (*b, *a)).collect();
            back.sort_by_key(|found| base.iter().position(|a| *a == found.0));
            assert_eq!(back, expected, "swapped");
        };
        check(&[], &[], &[]);
        check(&[1], &[], &[]);
        check(&[3, 1], &[2, 4], &[(3, 2)]);
        check(&[1, 3], &[4, 2], &[(1, 2), (3, 4)]);
    }
}
