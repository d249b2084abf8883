//! Words by their characters: the longest that begins at a place of a text is found in one walk, and building it costs
//! a fraction of what an automaton does, which is most of what a short run has to do.

/// Words with what is known of each.
#[derive(Debug, Clone)]
pub struct Trie<T> {
    /// Node of each first character from `low` on; 0 is none.
    first: Vec<u32>,
    low: u32,
    /// Breadth first, the root at 0: the nodes below one are neighbours, in the order of their characters, and those
    /// below the next one follow. Small, because a text touches many of them. One more closes the list.
    nodes: Vec<Node>,
    /// The last character of each node's word.
    chars: Vec<char>,
    /// For the nodes below the root, a bit for the last six bits of each character that goes on: most texts stop here.
    next: Vec<u64>,
    values: Vec<T>,
}

/// The beginning of some words.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    /// The first node below; those up to the first below the next node are too.
    below: u32,
    /// One more than the index of its value; 0 for a beginning that is no word.
    value: u32,
}

impl<T> Trie<T> {
    /// The words in any order; of equal ones the last counts. An empty word is none.
    pub fn new<S: AsRef<str>>(words: impl IntoIterator<Item = (S, T)>) -> Trie<T> {
        let (words, values): (Vec<S>, Vec<T>) = words.into_iter().unzip();
        let mut sorted: Vec<(&str, u32)> = words.iter().map(S::as_ref).zip(1..).collect();
        sorted.sort_by_key(|(word, _)| *word);
        let (mut nodes, mut chars) = (vec![Node::default()], vec!['\0']);
        // The words below each node, without the characters on the way to it.
        let mut ranges = vec![(0, sorted.len())];
        let mut at = 0;
        while at < nodes.len() {
            let (start, end) = ranges[at];
            let below = nodes.len();
            for (i, (rest, value)) in sorted[start..end].iter_mut().enumerate() {
                let mut ahead = rest.chars();
                let Some(c) = ahead.next() else {
                    nodes[at].value = *value;
                    continue;
                };
                *rest = ahead.as_str();
                if nodes.len() == below || chars.last() != Some(&c) {
                    nodes.push(Node::default());
                    chars.push(c);
                    ranges.push((start + i, start + i));
                }
                if let Some(last) = ranges.last_mut() {
                    last.1 += 1;
                }
            }
            nodes[at].below = below as u32;
            at += 1;
        }
        nodes.push(Node { below: nodes.len() as u32, value: 0 });
        Trie { first: Vec::new(), low: 0, nodes, chars, next: Vec::new(), values }.indexed()
    }

    /// With the tables of first characters filled; those beyond the Basic Multilingual Plane are looked for below the root.
    fn indexed(mut self) -> Trie<T> {
        let below_root = self.below(0);
        let firsts: Vec<u32> = self.chars[below_root.clone()].iter().map(|c| u32::from(*c)).collect();
        let firsts = &firsts[..firsts.partition_point(|c| *c < PLANE)];
        if let (Some(&low), Some(&high)) = (firsts.first(), firsts.last()) {
            self.low = low;
            self.first = vec![0; (high - low) as usize + 1];
            for (node, c) in (1..).zip(firsts) {
                self.first[(c - low) as usize] = node;
            }
        }
        let bits = |node: usize| self.chars[self.below(node)].iter().fold(0, |bits, c| bits | bit(*c));
        self.next = below_root.map(bits).collect();
        self
    }

    /// The longest word that begins `chars`, with its number of characters.
    #[inline]
    pub fn longest(&self, chars: &[char]) -> Option<(usize, &T)> {
        let mut found = None;
        self.walk(chars, |length, value| found = Some((length, value)));
        found
    }

    /// Tells every word that begins `chars`, the shortest first, with its number of characters.
    #[inline]
    pub fn walk<'a>(&'a self, chars: &[char], mut tell: impl FnMut(usize, &'a T)) {
        let Some(mut node) = chars.first().and_then(|c| self.below_root(*c)) else { return };
        let goes_on = |c: &&char| self.next[node - 1] & bit(**c) != 0;
        let mut next = chars.get(1).filter(goes_on);
        let mut length = 1;
        loop {
            if let Some(value) = self.nodes[node].value.checked_sub(1) {
                tell(length, &self.values[value as usize]);
            }
            let Some(found) = next.and_then(|c| self.find_below(node, *c)) else { return };
            node = found;
            length += 1;
            next = chars.get(length);
        }
    }

    #[inline]
    fn below_root(&self, c: char) -> Option<usize> {
        let code = u32::from(c);
        if code >= PLANE {
            return self.find_below(0, c);
        }
        let node = *self.first.get(code.wrapping_sub(self.low) as usize)?;
        (node > 0).then_some(node as usize)
    }

    #[inline]
    fn below(&self, node: usize) -> std::ops::Range<usize> {
        self.nodes[node].below as usize..self.nodes[node + 1].below as usize
    }

    #[inline]
    fn find_below(&self, node: usize, c: char) -> Option<usize> {
        let below = self.below(node);
        let chars = &self.chars[below.clone()];
        // Most nodes have few below them; those of 国 and 中 have more than a hundred.
        let at =
            if chars.len() <= 8 { chars.iter().position(|other| *other == c) } else { chars.binary_search(&c).ok() };
        at.map(|at| below.start + at)
    }
}

/// Characters of the Basic Multilingual Plane.
const PLANE: u32 = 0x10000;

fn bit(c: char) -> u64 {
    1 << (c as u32 % 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_where_it_begins() {
        let words = ["推进", "推", "进出口", "推进会", "𠀋水", "", "推进"];
        let trie = Trie::new(words.into_iter().zip(0..));
        let check = |text: &str, expected: &[(usize, i32)]| {
            let chars: Vec<char> = text.chars().collect();
            let mut found = Vec::new();
            trie.walk(&chars, |length, value| found.push((length, *value)));
            assert_eq!(found, expected, "{text}");
            assert_eq!(
                trie.longest(&chars).map(|(length, value)| (length, *value)),
                expected.last().copied(),
                "{text}"
            );
        };
        check("推进会议", &[(1, 1), (2, 6), (3, 3)]);
        check("推进", &[(1, 1), (2, 6)]);
        check("推广", &[(1, 1)]);
        check("进口", &[]);
        check("进出口", &[(3, 2)]);
        check("𠀋水", &[(2, 4)]);
        for text in ["", "水", "𠀋", "a", "\u{ffff}"] {
            check(text, &[]);
        }
        assert!(Trie::<()>::new(std::iter::empty::<(&str, ())>()).longest(&['推']).is_none());
    }
}
