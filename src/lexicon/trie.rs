//! Words by their characters: the longest that begins at a place of a text is found in one walk, and building it costs
//! a fraction of what an automaton does, which is most of what a short run has to do.

/// Words with what is known of each.
#[derive(Debug, Clone)]
pub struct Trie<T> {
    /// Node of each first character from `low` on; 0 is none.
    first: Vec<u32>,
    low: u32,
    /// Breadth first, the root at 0: the nodes below one are neighbours, in the order of their characters.
    nodes: Vec<Node>,
    /// The last character of each node's word.
    chars: Vec<char>,
    values: Vec<T>,
}

/// The beginning of some words.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// The first node below.
    below: u32,
    /// How many there are.
    count: u32,
    /// One more than the index of its value; 0 for a beginning that is no word.
    value: u32,
    /// A bit for the last six bits of each character that goes on with it: most texts stop here.
    next: u64,
}

impl<T> Trie<T> {
    /// The words in any order; of equal ones the last counts. An empty word is none.
    pub fn new<S: AsRef<str>>(words: impl IntoIterator<Item = (S, T)>) -> Trie<T> {
        let (words, values): (Vec<S>, Vec<T>) = words.into_iter().unzip();
        let mut sorted: Vec<(&str, u32)> = words.iter().map(S::as_ref).zip(1..).collect();
        sorted.sort_by_key(|(word, _)| *word);
        let mut trie = Trie { first: Vec::new(), low: 0, nodes: vec![Node::EMPTY], chars: vec!['\0'], values };
        // The words below each node, without the characters on the way to it.
        let mut ranges = vec![(0, sorted.len())];
        let mut at = 0;
        while at < trie.nodes.len() {
            let (start, end) = ranges[at];
            let below = trie.nodes.len();
            for (i, (rest, value)) in sorted[start..end].iter_mut().enumerate() {
                let mut chars = rest.chars();
                let Some(c) = chars.next() else {
                    trie.nodes[at].value = *value;
                    continue;
                };
                *rest = chars.as_str();
                if trie.nodes.len() == below || trie.chars.last() != Some(&c) {
                    trie.nodes.push(Node::EMPTY);
                    trie.chars.push(c);
                    trie.nodes[at].next |= bit(c);
                    ranges.push((start + i, start + i));
                }
                if let Some(last) = ranges.last_mut() {
                    last.1 += 1;
                }
            }
            trie.nodes[at].below = below as u32;
            trie.nodes[at].count = (trie.nodes.len() - below) as u32;
            at += 1;
        }
        trie.index_firsts();
        trie
    }

    /// Fills the table of first characters; those beyond the Basic Multilingual Plane are looked for below the root.
    fn index_firsts(&mut self) {
        let firsts = &self.chars[1..=self.nodes[0].count as usize];
        let firsts: Vec<u32> = firsts.iter().map(|c| u32::from(*c)).take_while(|c| *c < PLANE).collect();
        if let (Some(&low), Some(&high)) = (firsts.first(), firsts.last()) {
            self.low = low;
            self.first = vec![0; (high - low) as usize + 1];
            for (node, c) in (1..).zip(&firsts) {
                self.first[(c - low) as usize] = node;
            }
        }
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
        let mut length = 1;
        loop {
            if let Some(value) = node.value.checked_sub(1) {
                tell(length, &self.values[value as usize]);
            }
            let Some(next) = chars.get(length).and_then(|c| self.below(node, *c)) else { return };
            node = next;
            length += 1;
        }
    }

    #[inline]
    fn below_root(&self, c: char) -> Option<Node> {
        let code = u32::from(c);
        if code >= PLANE {
            return self.below(self.nodes[0], c);
        }
        let node = *self.first.get(code.wrapping_sub(self.low) as usize)?;
        (node > 0).then(|| self.nodes[node as usize])
    }

    #[inline]
    fn below(&self, node: Node, c: char) -> Option<Node> {
        if node.next & bit(c) == 0 {
            return None;
        }
        let from = node.below as usize;
        let chars = &self.chars[from..from + node.count as usize];
        // Most nodes have few below them; those of 国 and 中 have more than a hundred.
        let at = if chars.len() <= 8 {
            chars.iter().position(|other| *other == c)?
        } else {
            chars.binary_search(&c).ok()?
        };
        Some(self.nodes[from + at])
    }
}

/// Characters of the Basic Multilingual Plane.
const PLANE: u32 = 0x10000;

impl Node {
    const EMPTY: Node = Node { below: 0, count: 0, value: 0, next: 0 };
}

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
