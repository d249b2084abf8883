//! One list of words, read from tab-separated lines and found at any place of a folded text.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Trie;
use crate::error::{Error, ErrorKind, Result};
use crate::script;

/// A list of words with what is known of each.
#[derive(Debug, Clone)]
pub struct List {
    entries: Vec<Entry>,
    by_word: FxHashMap<String, usize>,
    /// Put together when a text is first looked into.
    trie: OnceLock<Trie<usize>>,
}

/// A word with its columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The word and its columns, parted by tabs.
    line: String,
}

impl List {
    /// Reads the built-in lines and then a workspace's own. Lines that begin with `#` are comments; the first one
    /// names the columns, the word first and its source last.
    pub(super) fn read<'a>(name: &str, built_in: &'a str, own: impl Iterator<Item = &'a str>) -> Result<List> {
        let columns = built_in.lines().next().unwrap_or("").trim_start_matches(['#', ' ']);
        let width = columns.split('\t').count();
        let mut list: Vec<(String, Option<Entry>)> = Vec::new();
        let mut by_word: FxHashMap<String, usize> = FxHashMap::default();
        for text in std::iter::once(built_in).chain(own) {
            for (i, line) in text.lines().enumerate() {
                let line = line.trim_end_matches('\r');
                if line.trim().is_empty() || line.starts_with('#') {
                    continue;
                }
                let (removed, line) = line.strip_prefix('-').map_or((false, line), |rest| (true, rest));
                let word = line.split('\t').next().unwrap_or("").trim();
                if word.is_empty() || !removed && line.split('\t').count() != width {
                    let place = (i + 1).to_string();
                    return Err(Error::new(ErrorKind::BadLexicon, [name, &place, line, &columns.replace('\t', ", ")]));
                }
                let word = script::fold(word);
                let entry = (!removed).then_some(Entry { line: line.to_owned() });
                match by_word.get(&word) {
                    Some(&at) => list[at].1 = entry,
                    None => {
                        by_word.insert(word.clone(), list.len());
                        list.push((word, entry));
                    }
                }
            }
        }
        list.retain(|(_, entry)| entry.is_some());
        let by_word = list.iter().map(|(word, _)| word.clone()).zip(0..).collect();
        let entries = list.into_iter().filter_map(|(_, entry)| entry).collect();
        Ok(List { entries, by_word, trie: OnceLock::new() })
    }

    /// The entry for a word in either script.
    pub fn get(&self, word: &str) -> Option<&Entry> {
        self.by_word.get(&script::fold(word)).map(|&i| &self.entries[i])
    }

    /// Every entry, in the order of the file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The longest entry that begins folded characters, with its number of characters.
    pub fn longest(&self, folded: &[char]) -> Option<(usize, &Entry)> {
        let by_word = || Trie::new(self.by_word.iter().map(|(word, i)| (word, *i)));
        self.trie.get_or_init(by_word).longest(folded).map(|(length, i)| (length, &self.entries[*i]))
    }
}

impl Entry {
    /// The word as the list has it.
    pub fn word(&self) -> &str {
        self.column(0)
    }

    /// A column by its number, the word being 0; empty when there is none.
    pub fn column(&self, number: usize) -> &str {
        self.line.split('\t').nth(number).map_or("", str::trim)
    }
}
