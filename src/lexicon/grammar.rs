//! The words that clauses are built of, of all their lists together: one pass finds verbs, prohibitions,
//! modifiers, frames and links, the longest at each place.

use rustc_hash::FxHashMap;

use super::{Entry, List, Name, Trie};
use crate::error::{Error, ErrorKind, Result};
use crate::plan::ModifierKind;
use crate::script;

/// The words that clauses are built of.
#[derive(Debug, Clone)]
pub struct Grammar {
    words: Trie<Word>,
}

/// All that the lists say of one word.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Word {
    /// A governing verb.
    pub verb: Option<Verb>,
    /// Strength of a prohibition.
    pub prohibition: Option<u8>,
    /// A word that limits or stresses a verb.
    pub modifier: Option<ModifierKind>,
    /// A modifier that counts wherever it stands, not only before a verb: 一批, 全部.
    pub amount: bool,
    /// A modifier that only shows that a verb follows and says nothing of it: 將, 已, 要.
    pub mute: bool,
    /// A word that opens a circumstance.
    pub frame: Option<Frame>,
    /// A word that joins clauses.
    pub link: Option<Link>,
}

/// A governing verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Verb {
    /// 力度, 0 to 5.
    pub rung: u8,
    /// Inside a clause it is more often a noun.
    pub noun: bool,
    /// Its noun carries the meaning: 開展…試點.
    pub light: bool,
    /// Closes 將／把: 納入, 作為.
    pub takes: bool,
    /// Can stand before a noun as its attribute: 新建建築.
    pub attribute: bool,
    /// Can close a clause as a state: 水平顯著提升.
    pub state: bool,
    /// Makes another act: 支持企業建立….
    pub pivot: bool,
    /// Only where a clause begins.
    pub head: bool,
}

/// What a frame's object looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// 依托, 圍繞, 通過: up to the governing verb.
    Open,
    /// 在…中.
    At,
    /// 對, 與, 由, 為.
    To,
    /// 將, 把.
    Take,
    /// 以…為.
    With,
}

/// What a link does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// Passed over.
    Skip,
    /// Joins the segment to the clause before.
    Back,
}

impl Grammar {
    /// Reads the lists that clauses need.
    pub(super) fn read(lists: &[List]) -> Result<Grammar> {
        let mut words: FxHashMap<String, Word> = FxHashMap::default();
        for name in [Name::Verbs, Name::Prohibitions, Name::Modifiers, Name::Frames, Name::Links, Name::Nouns] {
            for entry in lists[name as usize].entries() {
                learn(words.entry(script::fold(entry.word())).or_default(), name, entry).ok_or_else(|| {
                    let line = [entry.word(), entry.column(1), entry.column(2), entry.column(3)].join("\t");
                    Error::new(ErrorKind::BadWord, [name.file(), line.trim_end()])
                })?;
            }
        }
        Ok(Grammar { words: Trie::new(words) })
    }

    /// The words of a folded text, leftmost and longest, not overlapping: first byte, one past the last, what is known.
    pub fn words<'a, 't>(&'a self, folded: &'t [char]) -> impl Iterator<Item = (usize, usize, &'a Word)> + use<'a, 't> {
        let (mut rest, mut at) = (folded, 0);
        std::iter::from_fn(move || {
            while let Some((first, behind)) = rest.split_first() {
                let start = at;
                if let Some((length, word)) = self.words.longest(rest) {
                    at += rest[..length].iter().map(|c| c.len_utf8()).sum::<usize>();
                    rest = &rest[length..];
                    return Some((start, at, word));
                }
                at += first.len_utf8();
                rest = behind;
            }
            None
        })
    }

    /// The longest word that begins folded characters, with its number of characters.
    pub fn longest(&self, folded: &[char]) -> Option<(usize, &Word)> {
        self.words.longest(folded)
    }
}

/// Adds what one list says of a word; `None` when its columns make no sense.
fn learn(word: &mut Word, name: Name, entry: &Entry) -> Option<()> {
    match name {
        Name::Verbs => {
            let rung = entry.column(1).parse().ok().filter(|rung| *rung <= 5)?;
            let mut verb = Verb { rung, ..Verb::default() };
            for kind in entry.column(2).split_whitespace() {
                match kind {
                    "noun" => verb.noun = true,
                    "light" => verb.light = true,
                    "ba" => verb.takes = true,
                    "attr" => verb.attribute = true,
                    "state" => verb.state = true,
                    "pivot" => verb.pivot = true,
                    "head" => verb.head = true,
                    _ => return None,
                }
            }
            word.verb = Some(verb);
        }
        Name::Prohibitions => {
            word.prohibition = Some(entry.column(1).parse().ok().filter(|level| (1..=3).contains(level))?);
        }
        Name::Modifiers => {
            word.modifier = Some(match entry.column(1) {
                "force" => ModifierKind::Force,
                "scope" => ModifierKind::Scope,
                "pace" => ModifierKind::Pace,
                "condition" => ModifierKind::Condition,
                "tone" => ModifierKind::Tone,
                _ => return None,
            });
            match entry.column(2) {
                "any" => word.amount = true,
                "mute" => word.mute = true,
                "" => {}
                _ => return None,
            }
        }
        Name::Frames => {
            word.frame = Some(match entry.column(1) {
                "open" => Frame::Open,
                "at" => Frame::At,
                "to" => Frame::To,
                "take" => Frame::Take,
                "with" => Frame::With,
                _ => return None,
            });
        }
        Name::Links => {
            word.link = Some(match entry.column(1) {
                "skip" => Link::Skip,
                "back" => Link::Back,
                _ => return None,
            });
        }
        _ => {}
    }
    Some(())
}
