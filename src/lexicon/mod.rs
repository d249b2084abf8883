//! The words the extractors know: data files with a source for each entry, overridable by a workspace.

pub mod grammar;
mod list;
mod trie;
pub mod words;

use std::sync::{LazyLock, OnceLock};

pub use grammar::Grammar;
pub use list::{Entry, List};
pub use trie::Trie;
use words::Words;

use crate::error::{Error, ErrorKind, Result};

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident => $file:literal,)*) => {
        /// Every list there is; its file is `<name>.tsv`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Name { $($(#[$doc])* $name,)* }

        /// Names as files are called, with the text built into the program, in the order of [`Name`].
        const FILES: &[(&str, &str)] = &[$(($file, include_str!(concat!($file, ".tsv"))),)*];
    };
}

names! {
    /// 力度: governing verbs with their rung.
    Verbs => "verbs",
    /// 禁止: words that prohibit, with their strength.
    Prohibitions => "prohibitions",
    /// Words that limit or stress a verb.
    Modifiers => "modifiers",
    /// Words that open a circumstance: 依托, 在, 將.
    Frames => "frames",
    /// Words that join clauses: 並, 同時, 以及.
    Links => "links",
    /// Nouns and fixed words whose characters are no verb, frame or modifier.
    Nouns => "nouns",
    /// Words that end a name, with what such a name is.
    Heads => "heads",
    /// 单位 and 量词, each with its kind.
    Units => "units",
    /// Names and set phrases that hold a number and count nothing.
    NumberNames => "number_names",
}

impl Name {
    /// The list's name as its file is called, without `.tsv`.
    pub fn file(self) -> &'static str {
        FILES[self as usize].0
    }
}

/// The words the extractors know.
#[derive(Debug, Clone)]
pub struct Lexicon {
    lists: Vec<List>,
    grammar: Grammar,
    words: OnceLock<Words>,
}

impl Lexicon {
    /// The words built into the program.
    pub fn built_in() -> &'static Lexicon {
        static BUILT_IN: LazyLock<Lexicon> =
            LazyLock::new(|| Lexicon::with_overrides::<&str>(&[]).expect("the built-in lists are well formed"));
        &BUILT_IN
    }

    /// The built-in words with those of `overrides`, pairs of a list's name and the text of its file. An entry replaces
    /// the built-in one for the same word; `-` before the word takes it away.
    ///
    /// # Errors
    /// `BadLexicon`, naming list and line.
    pub fn with_overrides<S: AsRef<str>>(overrides: &[(S, S)]) -> Result<Lexicon> {
        if let Some((name, _)) =
            overrides.iter().find(|(name, _)| !FILES.iter().any(|(file, _)| *file == name.as_ref()))
        {
            let known = FILES.iter().map(|(file, _)| format!("{file}.tsv")).collect::<Vec<_>>().join(", ");
            return Err(Error::new(ErrorKind::UnknownLexicon, [name.as_ref(), &known]));
        }
        let lists = FILES.iter().map(|(file, built_in)| {
            let own = overrides.iter().filter(|(name, _)| name.as_ref() == *file).map(|(_, text)| text.as_ref());
            List::read(file, built_in, own)
        });
        let lists = lists.collect::<Result<Vec<_>>>()?;
        Ok(Lexicon { grammar: Grammar::read(&lists)?, lists, words: OnceLock::new() })
    }

    /// One of the lists.
    pub fn list(&self, name: Name) -> &List {
        &self.lists[name as usize]
    }

    /// The words that clauses are built of.
    pub fn grammar(&self) -> &Grammar {
        &self.grammar
    }

    /// Every word that helps to find a name, put together when first asked for.
    pub fn words(&self) -> &Words {
        self.words.get_or_init(|| Words::new(self.list(Name::Heads)))
    }

    /// Names of the lists, as files in a workspace's `lexicon/` are called without `.tsv`.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(file, _)| *file)
    }
}

impl Default for Lexicon {
    fn default() -> Lexicon {
        Lexicon::built_in().clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_scripts_find_one_entry() {
        let verbs = Lexicon::built_in().list(Name::Verbs);
        assert!(verbs.get("实现").is_some());
        assert_eq!(verbs.get("實現"), verbs.get("实现"));
    }

    #[test]
    fn a_workspace_replaces_adds_and_takes_away() {
        let own = "# word\trung\tkind\tsource\n推進\t4\t\t本市\n-探索\t\t\t\n盯牢\t4\t\t本市\n";
        let lexicon = Lexicon::with_overrides(&[("verbs", own)]).expect("well formed");
        let verbs = lexicon.list(Name::Verbs);
        assert_eq!(verbs.get("推进").map(|e| e.column(1)), Some("4"));
        assert_eq!(verbs.get("探索"), None);
        assert!(verbs.get("盯牢").is_some());
        assert!(verbs.get("建成").is_some());
    }

    #[test]
    fn a_bad_line_is_named() {
        let check = |name: &str, text: &str, expected: &str| {
            let error = Lexicon::with_overrides(&[(name, text)]).expect_err("not well formed").to_string();
            assert!(error.contains(expected), "{error}");
        };
        check("verbs", "# word\trung\tkind\tsource\n推進\t3\t\t本市\n盯牢\n", "line 3");
        check("verbs", "# word\trung\tkind\tsource\n盯牢\t9\t\t本市\n", "盯牢\t9");
        check("verb", "", "verbs.tsv");
    }
}
