//! Cuts folded text into known words and single characters, to find where a name begins and ends.

use rustc_hash::FxHashMap;

use super::{Entry, List, Trie};
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
    pub length: u8,
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
pub struct Words(Trie<Word>);

impl Words {
    /// The vocabulary with the name endings of `heads`.
    pub(super) fn new(heads: &List) -> Words {
        let heads: FxHashMap<String, Ending> =
            heads.entries().iter().map(|entry| (script::fold(entry.word()), ending(entry))).collect();
        let mut words: Vec<(&str, Word)> = Vec::new();
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
            let ends = !matches!(class, Class::Place | Class::Office);
            let ending = |word: &str| if ends { longest_ending(&heads, word) } else { None };
            words.extend(list.split_whitespace().map(|word| (word, Word { class, ending: ending(word) })));
        }
        // A word of two classes keeps the last one: name endings stand behind the vocabulary.
        words.extend(heads.iter().map(|(word, end)| (word.as_str(), Word { class: Class::Head, ending: Some(*end) })));
        Words(Trie::new(words))
    }

    /// The longest word that begins `chars`, with its length.
    pub fn longest(&self, chars: &[char]) -> Option<(usize, Word)> {
        self.0.longest(chars).map(|(length, word)| (length, *word))
    }
}

/// The ending that an entry of the list is.
fn ending(entry: &Entry) -> Ending {
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
    Ending { kind, needs, length: entry.word().chars().count().min(255) as u8 }
}

/// The longest ending of two characters or more that `word` ends in.
fn longest_ending(heads: &FxHashMap<String, Ending>, word: &str) -> Option<Ending> {
    let last = word.char_indices().next_back()?.0;
    word[..last].char_indices().find_map(|(at, _)| heads.get(&word[at..]).copied())
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
