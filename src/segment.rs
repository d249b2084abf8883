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
    Segmenter::default().each_word(text, |word| words.push(word.to_owned()));
    words
}

/// Loads the dictionary beside other work, for what will cut texts in a moment.
pub fn prepare() {
    std::thread::spawn(|| LazyLock::force(&JIEBA));
}

/// Cuts by the built-in words, or by those and a workspace's own.
#[derive(Default)]
pub struct Segmenter(Option<Box<Jieba>>);

impl Segmenter {
    /// Knows the words of `own` as well, lines like those of [`DOMAIN_WORDS`], in either script.
    pub fn with(own: &str) -> Segmenter {
        let own: Vec<String> = listed(own).map(script::to_simplified).collect();
        Segmenter((!own.is_empty()).then(|| {
            let mut jieba = Box::new(JIEBA.clone());
            for word in &own {
                jieba.add_word(word, None, None);
            }
            jieba
        }))
    }

    /// Gives each word of `text` in turn, as [`words`] does.
    pub fn each_word(&self, text: &str, mut give: impl FnMut(&str)) {
        let simplified =
            if script::is_traditional(text) { Cow::Owned(script::to_simplified(text)) } else { text.into() };
        let jieba = self.0.as_deref().unwrap_or(&JIEBA);
        jieba.cut(&simplified, false).into_iter().for_each(|token| give(token.word));
    }
}

/// Loading takes about a tenth of a second, so it waits until a word is needed.
static JIEBA: LazyLock<Jieba> = LazyLock::new(|| {
    let mut jieba = Jieba::new();
    for word in listed(DOMAIN_WORDS) {
        jieba.add_word(word, None, None);
    }
    jieba
});

/// The words of a list, comments left out.
fn listed(lines: &str) -> impl Iterator<Item = &str> {
    lines
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').next())
        .map(str::trim)
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
    fn own_words_stay_whole_in_either_script() {
        let check = |own: &str, text: &str, expected: &[&str]| {
            let mut words = Vec::new();
            Segmenter::with(own).each_word(text, |word| words.push(word.to_owned()));
            assert_eq!(words, expected, "{own} in {text}");
        };
        check("# 没有词\n", "建设氢电港", &["建设", "氢", "电", "港"]);
        check("氢电港\t本单位\n", "建设氢电港", &["建设", "氢电港"]);
        check("氫電港\t本單位\r\n", "建設氫電港", &["建设", "氢电港"]);
    }

    #[test]
    fn domain_words_are_simplified_and_said_once() {
        let mut seen = std::collections::HashSet::new();
        for word in listed(DOMAIN_WORDS) {
            assert!(seen.insert(word), "{word} stands twice");
            assert!(word.chars().count() > 1 && script::to_simplified(word) == word, "{word}");
        }
    }
}
