//! Every word that people read, in one place: Simplified Chinese and English, Traditional converted from Simplified.
//!
//! One file for each part of the program that speaks. Nothing outside this folder holds a sentence for people.

pub mod cli;
pub mod diagnostic;
pub mod diff;
pub mod error;
pub mod search;
pub mod site;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::script;

/// A language people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// 简体中文.
    #[default]
    Hans,
    /// 繁體中文, converted from the Simplified words.
    Hant,
    /// English.
    En,
}

impl Lang {
    /// The language of a BCP 47 tag or a POSIX locale: `zh-TW`, `zh_HK.UTF-8`, `zh-Hans`, `en`, `C`.
    /// `None` for a language the program does not speak.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let tag = tag.split(['.', '@']).next().unwrap_or("").to_ascii_lowercase().replace('_', "-");
        let mut parts = tag.split('-');
        match parts.next()? {
            "en" | "c" | "posix" => Some(Lang::En),
            "zh" if parts.any(|p| matches!(p, "hant" | "tw" | "hk" | "mo")) => Some(Lang::Hant),
            "zh" => Some(Lang::Hans),
            _ => None,
        }
    }

    /// The BCP 47 tag: `zh-Hans`, `zh-Hant`, `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Hans => "zh-Hans",
            Lang::Hant => "zh-Hant",
            Lang::En => "en",
        }
    }
}

/// A sentence or a word in the languages it was written in. `{0}`, `{1}` … stand for what is filled in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Message {
    /// Simplified Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Message {
    /// The words in `lang`, with `{0}`, `{1}` … replaced by `args`. Arguments are quotations and names: they are
    /// never converted.
    pub fn say<S: AsRef<str>>(&self, lang: Lang, args: &[S]) -> String {
        let words = match lang {
            Lang::Hans => self.zh.to_owned(),
            Lang::Hant => script::to_traditional(self.zh),
            Lang::En => self.en.to_owned(),
        };
        fill(&words, args)
    }

    /// The words in `lang`, for a message without `{0}`.
    pub fn text(&self, lang: Lang) -> String {
        self.say::<&str>(lang, &[])
    }
}

/// Replaces `{0}`, `{1}` … in one pass, so that braces inside an argument stay as they are.
fn fill<S: AsRef<str>>(words: &str, args: &[S]) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let filled = rest.find('}').and_then(|close| Some((close, args.get(rest[1..close].parse::<usize>().ok()?)?)));
        match filled {
            Some((close, arg)) => {
                out.push_str(arg.as_ref());
                rest = &rest[close + 1..];
            }
            None => {
                out.push('{');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// How much a diagnostic or a change matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Good to know.
    Info,
    /// Probably wrong; a person should look.
    Warning,
    /// Wrong; `check` fails.
    Error,
}

/// A kind of diagnostic: its name, weight and words. The list of them is [`diagnostic`].
#[derive(Debug, PartialEq)]
pub struct Rule {
    /// Stable name, kebab-case.
    pub code: &'static str,
    /// Default weight.
    pub severity: Severity,
    /// What is wrong; `{0}`, `{1}` … are filled in.
    pub message: Message,
    /// What to do about it.
    pub hint: Message,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_names_a_language() {
        let check = |tag, lang| assert_eq!(Lang::from_tag(tag), lang, "{tag}");
        check("zh_CN.UTF-8", Some(Lang::Hans));
        check("zh-TW", Some(Lang::Hant));
        check("zh-Hant-HK", Some(Lang::Hant));
        check("zh", Some(Lang::Hans));
        check("en_GB.UTF-8", Some(Lang::En));
        check("C.UTF-8", Some(Lang::En));
        check("fr_FR", None);
        check("", None);
    }

    #[test]
    fn arguments_are_filled_in_once_and_never_converted() {
        let message = Message { zh: "{0}缺了{1}", en: "{0} lacks {1}" };
        assert_eq!(message.say(Lang::Hant, &["{1}建筑", "號"]), "{1}建筑缺了號");
        assert_eq!(message.say(Lang::En, &["a"]), "a lacks {1}");
        assert_eq!(Message { zh: "关于规划", en: "" }.text(Lang::Hant), "關於規劃");
    }
}
