//! Tables beside the texts: which characters fold alike and how they sound, which words ask, which mean the same.

use std::collections::{BTreeMap, BTreeSet};

use pinyin::ToPinyin;

use crate::script;

/// What people type that need not stand in any plan: names of filters and their values.
const VOCABULARY: &str = include_str!("../assets/search/query.js");

/// Classes of characters that the page may meet: representative and members, one class after another, parted by
/// blanks. A class that neither the texts nor the query language know can match nothing.
pub(super) fn fold(text: &str, synonyms: &[[String; 2]]) -> String {
    let mut occurring: BTreeSet<char> = text.chars().chain(VOCABULARY.chars()).map(script::fold_char).collect();
    occurring.extend(common());
    occurring.extend(synonyms.iter().flatten().flat_map(|word| word.chars()));
    occurring.extend(question_words().iter().flat_map(|word| word.chars()));
    let mut members: BTreeMap<char, String> = BTreeMap::new();
    for c in ('\u{80}'..='\u{2fa1f}').filter(|c| !c.is_whitespace()) {
        let representative = script::fold_char(c);
        // ASCII stands in every query whatever the text says.
        if representative != c && (occurring.contains(&representative) || representative.is_ascii_graphic()) {
            members.entry(representative).or_default().push(c);
        }
    }
    let classes: Vec<String> = members.into_iter().map(|(first, rest)| format!("{first}{rest}")).collect();
    classes.join(" ")
}

/// The characters of GB 2312, folded: what people type who look for a word and miss it.
fn common() -> impl Iterator<Item = char> {
    let pairs = (0xb0..=0xf7u8).flat_map(|first| (0xa1..=0xfeu8).map(move |second| [first, second]));
    pairs
        .filter_map(|pair| encoding_rs::GBK.decode_without_bom_handling_and_without_replacement(&pair)?.chars().next())
        .map(script::fold_char)
}

/// Syllables, each with the characters of the texts and of GB 2312 that sound so, parted by blanks: `neng能 qing氢轻`.
pub(super) fn sounds(text: &str) -> String {
    let characters: BTreeSet<char> = text.chars().map(script::fold_char).chain(common()).collect();
    let mut syllables: BTreeMap<String, String> = BTreeMap::new();
    for c in characters {
        let Some(sound) = c.to_pinyin().map(|sound| sound.plain().replace('ü', "v")) else { continue };
        if sound.bytes().all(|b| b.is_ascii_lowercase()) {
            syllables.entry(sound).or_default().push(c);
        }
    }
    let written: Vec<String> = syllables.into_iter().map(|(sound, characters)| sound + &characters).collect();
    written.join(" ")
}

/// Words that only ask, folded.
pub(super) fn question_words() -> Vec<String> {
    columns(include_str!("../../lexicon/question_words.tsv")).filter_map(|mut line| line.next()).collect()
}

/// Pairs of words that find each other, folded: those built in, then the workspace's `own`.
pub(super) fn synonyms(own: &str) -> Vec<[String; 2]> {
    columns(include_str!("../../lexicon/synonyms.tsv"))
        .chain(columns(own))
        .filter_map(|mut line| Some([line.next()?, line.next()?]))
        .filter(|[a, b]| !a.is_empty() && !b.is_empty() && a != b)
        .collect()
}

/// The columns of each line that is no comment, folded and in small letters.
fn columns(table: &str) -> impl Iterator<Item = impl Iterator<Item = String>> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split('\t').map(|word| script::fold(word.trim()).to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_classes_that_can_match_are_carried() {
        let table = fold("计划", &[]);
        let has = |c: char| table.contains(c);
        assert!(has('計') && has('畫') && has('劃') && has('Ａ') && has('（'));
        assert!(has('兌'), "a value of a filter");
        assert!(has('氫'), "what people type");
        assert!(!has('儸'), "what neither the text nor people have");
    }

    #[test]
    fn characters_stand_with_their_sound() {
        let sounds = sounds("氢能，綠5");
        let with = |syllable: &str, c: char| sounds.split(' ').any(|s| s.starts_with(syllable) && s.contains(c));
        assert!(with("qing", '氢') && with("qing", '轻') && with("lv", '绿') && with("tao", '饕'));
        assert!(!sounds.contains('綠') && !sounds.contains('5') && !sounds.contains('，'));
    }

    #[test]
    fn synonyms_are_folded_and_comments_left_out() {
        let pairs = synonyms("# own\n甲方案\t乙方案\t本單位\n");
        assert!(pairs.contains(&["甲方案".to_owned(), "乙方案".to_owned()]));
        assert!(pairs.contains(&["气候变迁".to_owned(), "气候变化".to_owned()]));
    }
}
