//! Cuts folded text into known words and single characters, to find where a name begins and ends.

use super::List;
use crate::plan::EntityKind;
use crate::script;

/// What a word does at the border of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Never inside a name: 的, 各, 重點.
    Stop,
    /// A name may follow, none holds it: 推進.
    Verb,
    /// A verb that names also hold: 建設, 改造.
    Act,
    /// Common matter inside a name: 文化.
    Noun,
    /// Makes a name of what follows: 國家, 首都.
    Anchor,
    /// A name itself: 通州.
    Place,
    /// A state organ: 財政部.
    Office,
    /// A word that only ends names: 鐵路.
    Head,
}

/// What a word that ends a name asks of the words before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// A place, a proper word or 國家.
    Name,
    /// Nothing: it is one by itself.
    Own,
    /// A proper word right before it.
    Short,
    /// A number.
    Number,
    /// 實施, 開展 … before the whole, or quotation marks inside.
    Act,
}

/// The end of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    /// What such a name is.
    pub kind: EntityKind,
    /// What it asks for.
    pub needs: Needs,
    /// Number of characters.
    pub length: usize,
}

/// A known word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Word {
    /// What it does at the border of a name.
    pub class: Class,
    /// The name ending that it is, or that it ends in.
    pub ending: Option<Ending>,
}

/// Known words, found from any position of a text.
#[derive(Debug, Clone)]
pub struct Words {
    /// Node of each first character of the Basic Multilingual Plane; 0 is none.
    first: Box<[u32]>,
    nodes: Vec<Node>,
    edges: Vec<(char, u32)>,
}

/// A node of the trie.
#[derive(Debug, Clone, Copy)]
struct Node {
    edges: (u32, u32),
    word: Option<Word>,
}

impl Words {
    /// The vocabulary with the name endings of `heads`.
    pub(super) fn new(heads: &List) -> Words {
        let mut words: Vec<(Vec<char>, Word)> = Vec::new();
        for line in include_str!("vocabulary.txt").lines() {
            let Some((class, list)) = line.split_once(':').filter(|_| !line.starts_with('#')) else { continue };
            let class = match class {
                "stop" => Class::Stop,
                "verb" => Class::Verb,
                "act" => Class::Act,
                "anchor" => Class::Anchor,
                "place" => Class::Place,
                "office" => Class::Office,
                _ => Class::Noun,
            };
            for word in list.split_whitespace() {
                let ending =
                    if matches!(class, Class::Place | Class::Office) { None } else { longest_ending(heads, word) };
                words.push((word.chars().collect(), Word { class, ending }));
            }
        }
        for entry in heads.entries() {
            let folded = script::fold(entry.word());
            let word = Word { class: Class::Head, ending: ending(heads, &folded) };
            words.push((folded.chars().collect(), word));
        }
        // A word of two classes keeps the last one: name endings stand behind the vocabulary.
        words.sort_by(|a, b| a.0.cmp(&b.0));
        let mut built =
            Words { first: vec![0; 65536].into(), nodes: vec![Node { edges: (0, 0), word: None }], edges: Vec::new() };
        let mut from = 0;
        while from < words.len() {
            let c = words[from].0[0];
            let to = from + words[from..].partition_point(|(word, _)| word[0] == c);
            let node = built.add(&words[from..to], 1);
            if let Ok(unit) = u16::try_from(c as u32) {
                built.first[usize::from(unit)] = node;
            }
            from = to;
        }
        built
    }

    /// Adds the node of `words`, which share their first `depth` characters.
    fn add(&mut self, words: &[(Vec<char>, Word)], depth: usize) -> u32 {
        let index = self.nodes.len();
        self.nodes.push(Node { edges: (0, 0), word: None });
        let own = words.partition_point(|(word, _)| word.len() == depth);
        let mut below = Vec::new();
        let mut from = own;
        while from < words.len() {
            let c = words[from].0[depth];
            let to = from + words[from..].partition_point(|(word, _)| word[depth] == c);
            below.push((c, self.add(&words[from..to], depth + 1)));
            from = to;
        }
        let start = self.edges.len() as u32;
        self.edges.extend(below);
        self.nodes[index] =
            Node { edges: (start, self.edges.len() as u32), word: own.checked_sub(1).map(|last| words[last].1) };
        index as u32
    }

    /// The longest word that begins `chars`, with its length.
    pub fn longest(&self, chars: &[char]) -> Option<(usize, Word)> {
        let first = u16::try_from(*chars.first()? as u32).ok()?;
        let mut node = self.first[usize::from(first)] as usize;
        if node == 0 {
            return None;
        }
        let mut found = self.nodes[node].word.map(|word| (1, word));
        for (i, c) in chars.iter().enumerate().skip(1) {
            let (from, to) = self.nodes[node].edges;
            let edges = &self.edges[from as usize..to as usize];
            let Ok(at) = edges.binary_search_by_key(c, |edge| edge.0) else { break };
            node = edges[at].1 as usize;
            if let Some(word) = self.nodes[node].word {
                found = Some((i + 1, word));
            }
        }
        found
    }
}

/// The ending that `word` is.
fn ending(heads: &List, word: &str) -> Option<Ending> {
    let entry = heads.get(word)?;
    let kind = match entry.column(1) {
        "place" => EntityKind::Place,
        "organisation" => EntityKind::Organisation,
        "project" => EntityKind::Project,
        "programme" => EntityKind::Programme,
        "event" => EntityKind::Event,
        _ => EntityKind::Facility,
    };
    let needs = match entry.column(2) {
        "own" => Needs::Own,
        "short" => Needs::Short,
        "number" => Needs::Number,
        "act" => Needs::Act,
        _ => Needs::Name,
    };
    Some(Ending { kind, needs, length: word.chars().count() })
}

/// The longest ending of two characters or more that `word` ends in.
fn longest_ending(heads: &List, word: &str) -> Option<Ending> {
    let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    starts[..starts.len().saturating_sub(1)].iter().find_map(|&at| ending(heads, &word[at..]))
}

#[cfg(test)]
mod tests {
    use super::super::Lexicon;
    use super::*;

    #[test]
    fn the_longest_word_wins() {
        let check = |text: &str, length: usize, class: Class| {
            let chars: Vec<char> = text.chars().collect();
            let (found, word) = Lexicon::built_in().words().longest(&chars).expect("known");
            assert_eq!((found, word.class), (length, class), "{text}");
        };
        check("推进改革", 2, Class::Verb);
        check("建设银行", 2, Class::Act);
        check("大厂回族自治县人民政府", 7, Class::Place);
        check("京津冀协同", 3, Class::Place);
        check("国家公园", 4, Class::Head);
        check("图书馆", 3, Class::Head);
    }

    #[test]
    fn a_word_ends_as_its_ending_does() {
        let words = Lexicon::built_in().words();
        let ending = |text: &str| words.longest(&text.chars().collect::<Vec<_>>()).and_then(|(_, word)| word.ending);
        assert_eq!(ending("轨道交通").map(|e| e.kind), None);
        assert_eq!(ending("高速公路").map(|e| e.kind), Some(EntityKind::Project));
        assert_eq!(ending("环节"), None);
    }

    #[test]
    fn the_vocabulary_is_folded() {
        let text = include_str!("vocabulary.txt");
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            assert_eq!(script::fold(line), line);
        }
    }
}
