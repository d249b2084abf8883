//! Words of a Chinese text, by jieba in precise mode: for indexing and for comparing, never to answer a query.

use std::borrow::Cow;
use std::sync::LazyLock;

use jieba_rs::Jieba;

use crate::script;

/// Words that jieba's dictionary cuts apart, one a line, `word<TAB>source`.
pub const DOMAIN_WORDS: &str = include_str!("lexicon/domain_words.tsv");

/// The words of `text`, punctuation included, in reading order; joined they are the text again, simplified.
/// Without the model for unknown words: the same text gives the same words whatever stands around it.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(word.to_owned()));
    words
}

/// Gives each of the [`words`] of `text` in turn.
pub fn each_word(text: &str, mut give: impl FnMut(&str)) {
    let simplified = if script::is_traditional(text) { Cow::Owned(script::to_simplified(text)) } else { text.into() };
    JIEBA.cut(&simplified, false).into_iter().for_each(|token| give(token.word));
}

/// Loading takes about a tenth of a second, so it waits until a word is needed.
static JIEBA: LazyLock<Jieba> = LazyLock::new(|| {
    let mut jieba = Jieba::new();
    for word in domain_words() {
        jieba.add_word(word, None, None);
    }
    jieba
});

fn domain_words() -> impl Iterator<Item = &'static str> {
    DOMAIN_WORDS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').next())
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(words(text), expected, "{text}");
    }

    #[test]
    fn both_scripts_give_the_same_words() {
        check("构建绿色低碳能源体系", &["构建", "绿色", "低碳", "能源", "体系"]);
        check("構建綠色低碳能源體系", &["构建", "绿色", "低碳", "能源", "体系"]);
    }

    #[test]
    fn words_of_policy_stay_whole() {
        check("推广氢能供热", &["推广", "氢能", "供热"]);
    }

    #[test]
    fn domain_words_are_simplified_and_said_once() {
        let mut seen = std::collections::HashSet::new();
        for word in domain_words() {
            assert!(seen.insert(word), "{word} stands twice");
            assert!(word.chars().count() > 1 && script::to_simplified(word) == word, "{word}");
        }
    }
}
