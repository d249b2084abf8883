//! One list of words, read from tab-separated lines and found in folded text in one pass.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};

use crate::error::{Error, ErrorKind, Result};
use crate::script;

/// A list of words with what is known of each.
#[derive(Debug, Clone)]
pub struct List {
    entries: Vec<Entry>,
    by_word: HashMap<String, usize>,
    automaton: AhoCorasick,
}

/// A word with its columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    columns: Vec<String>,
}

/// An entry found in a text, at byte offsets of that text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit<'a> {
    /// What was found.
    pub entry: &'a Entry,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl List {
    /// Reads the built-in lines and then a workspace's own. Lines that begin with `#` are comments; the first one
    /// names the columns, the word first and its source last.
    pub(super) fn read<'a>(name: &str, built_in: &'a str, own: impl Iterator<Item = &'a str>) -> Result<List> {
        let columns = built_in.lines().next().unwrap_or("").trim_start_matches(['#', ' ']);
        let width = columns.split('\t').count();
        let mut list: Vec<(String, Option<Entry>)> = Vec::new();
        let mut by_word: HashMap<String, usize> = HashMap::new();
        for text in std::iter::once(built_in).chain(own) {
            for (i, line) in text.lines().enumerate() {
                let line = line.trim_end_matches('\r');
                if line.trim().is_empty() || line.starts_with('#') {
                    continue;
                }
                let (removed, line) = line.strip_prefix('-').map_or((false, line), |rest| (true, rest));
                let cells: Vec<String> = line.split('\t').map(|cell| cell.trim().to_owned()).collect();
                if cells[0].is_empty() || !removed && cells.len() != width {
                    let place = (i + 1).to_string();
                    return Err(Error::new(ErrorKind::BadLexicon, [name, &place, line, &columns.replace('\t', ", ")]));
                }
                let word = script::fold(&cells[0]);
                let entry = (!removed).then_some(Entry { columns: cells });
                match by_word.get(&word) {
                    Some(&at) => list[at].1 = entry,
                    None => {
                        by_word.insert(word.clone(), list.len());
                        list.push((word, entry));
                    }
                }
            }
        }
        let (words, entries): (Vec<String>, Vec<Entry>) =
            list.into_iter().filter_map(|(word, entry)| Some((word, entry?))).unzip();
        let by_word = words.iter().cloned().zip(0..).collect();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Both)
            .build(&words)
            .expect("a list of words is small enough for an automaton");
        Ok(List { entries, by_word, automaton })
    }

    /// The entry for a word in either script.
    pub fn get(&self, word: &str) -> Option<&Entry> {
        self.by_word.get(&script::fold(word)).map(|&i| &self.entries[i])
    }

    /// Every entry, in the order of the file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries in a folded text, leftmost and longest, not overlapping.
    pub fn find<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = Hit<'a>> {
        self.automaton.find_iter(folded).map(|m| self.hit(m))
    }

    /// The longest entry that begins a folded text at byte `at`.
    pub fn at(&self, folded: &str, at: usize) -> Option<Hit<'_>> {
        let input = Input::new(folded).range(at..).anchored(Anchored::Yes);
        self.automaton.find(input).map(|m| self.hit(m))
    }

    fn hit(&self, m: aho_corasick::Match) -> Hit<'_> {
        Hit { entry: &self.entries[m.pattern().as_usize()], start: m.start(), end: m.end() }
    }
}

impl Entry {
    /// The word as the list has it.
    pub fn word(&self) -> &str {
        self.column(0)
    }

    /// A column by its number, the word being 0; empty when there is none.
    pub fn column(&self, number: usize) -> &str {
        self.columns.get(number).map_or("", String::as_str)
    }
}
