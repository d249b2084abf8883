//! Order-keeping choices: the heaviest chain of pairs, and the best pairing inside a small gap.

/// The heaviest set of pairs `(base, revision, weight)` that keeps order on both sides, as indices into `pairs`, which
/// come sorted by base without repeats. Takes n log n.
pub fn heaviest_chain(pairs: &[(usize, usize, u64)]) -> Vec<usize> {
    let mut places: Vec<usize> = pairs.iter().map(|pair| pair.1).collect();
    places.sort_unstable();
    places.dedup();
    // A Fenwick tree of the heaviest chain that ends at or before each place: (weight, last pair).
    let mut best: Vec<(u64, Option<usize>)> = vec![(0, None); places.len() + 1];
    let heaviest_before = |best: &[(u64, Option<usize>)], mut at: usize| {
        let mut reach = (0, None);
        while at > 0 {
            if best[at].0 > reach.0 {
                reach = best[at];
            }
            at &= at - 1;
        }
        reach
    };
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (k, &(_, revision, weight)) in pairs.iter().enumerate() {
        let place = places.partition_point(|p| *p < revision);
        let reach = heaviest_before(&best, place);
        before[k] = reach.1;
        let total = reach.0 + weight;
        let mut at = place + 1;
        while at < best.len() {
            if total > best[at].0 {
                best[at] = (total, Some(k));
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut chain = Vec::new();
    let mut last = heaviest_before(&best, places.len()).1;
    while let Some(k) = last {
        chain.push(k);
        last = before[k];
    }
    chain.reverse();
    chain
}

/// The pairing of `rows` × `columns` in order with the greatest sum of weights; weight 0 forbids a pair.
pub fn best_in_order(rows: usize, columns: usize, weights: &[f64]) -> Vec<(usize, usize)> {
    let width = columns + 1;
    let mut sums = vec![0.0f64; (rows + 1) * width];
    for x in (0..rows).rev() {
        for y in (0..columns).rev() {
            let weight = weights[x * columns + y];
            let paired = if weight > 0.0 { weight + sums[(x + 1) * width + y + 1] } else { 0.0 };
            sums[x * width + y] = paired.max(sums[(x + 1) * width + y]).max(sums[x * width + y + 1]);
        }
    }
    let (mut x, mut y) = (0, 0);
    let mut out = Vec::new();
    while x < rows && y < columns {
        let here = sums[x * width + y];
        let weight = weights[x * columns + y];
        if weight > 0.0 && weight + sums[(x + 1) * width + y + 1] >= here {
            out.push((x, y));
            (x, y) = (x + 1, y + 1);
        } else if sums[(x + 1) * width + y] >= here {
            x += 1;
        } else {
            y += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_chain_keeps_order() {
        let check = |pairs: &[(usize, usize, u64)], expected: &[usize]| assert_eq!(heaviest_chain(pairs), expected);
        check(&[], &[]);
        check(&[(0, 0, 1), (1, 1, 1), (2, 2, 1)], &[0, 1, 2]);
        check(&[(0, 2, 1), (1, 0, 1), (2, 1, 1)], &[1, 2]);
        check(&[(0, 2, 9), (1, 0, 1), (2, 1, 1)], &[0]);
    }

    #[test]
    fn a_gap_is_paired_in_order() {
        let check = |rows, columns, weights: &[f64], expected: &[(usize, usize)]| {
            assert_eq!(best_in_order(rows, columns, weights), expected);
        };
        check(2, 2, &[0.4, 1.1, 0.5, 0.0], &[(0, 1)]);
        check(2, 2, &[0.5, 0.6, 0.0, 0.5], &[(0, 0), (1, 1)]);
        check(1, 0, &[], &[]);
    }
}
