//! Words that mean the same: regional vocabulary and abbreviations, as data that a workspace extends.

use super::query::{Alternative, Query};
use super::text;

/// Pairs of words that find each other.
#[derive(Debug, Clone, Default)]
pub struct Synonyms {
    pairs: Vec<(Vec<char>, Vec<char>)>,
}

impl Synonyms {
    /// The pairs built into the program, and those of `own`: lines `word<TAB>word<TAB>source`, `#` for comments.
    pub fn with(own: &str) -> Synonyms {
        let built_in = include_str!("../lexicon/synonyms.tsv");
        let lines = built_in.lines().chain(own.lines()).filter(|line| !line.starts_with('#'));
        let phrase = |word: &str| text::key(word).chars().collect::<Vec<char>>();
        let pairs = lines
            .filter_map(|line| {
                let mut parts = line.split('\t');
                Some((phrase(parts.next()?), phrase(parts.next()?)))
            })
            .filter(|(a, b)| !a.is_empty() && !b.is_empty() && a != b)
            .collect();
        Synonyms { pairs }
    }

    /// Adds to every word of the query, exact phrases excepted, and to its questions the words that mean the same.
    pub fn expand(&self, query: &mut Query) {
        for group in &mut query.required {
            let mut more: Vec<Alternative> = Vec::new();
            for alternative in group.iter().filter(|a| !a.exact) {
                for (a, b) in &self.pairs {
                    let other = match () {
                        () if *a == alternative.phrase => b,
                        () if *b == alternative.phrase => a,
                        () => continue,
                    };
                    more.push(Alternative { phrase: other.clone(), synonym: true, ..Alternative::default() });
                }
            }
            more.retain(|new| group.iter().all(|known| known.phrase != new.phrase));
            group.extend(more);
        }
        for question in &query.questions {
            let holds = |word: &[char]| !text::find(question, word).is_empty();
            for (a, b) in self.pairs.iter().filter(|(a, b)| holds(a) != holds(b)) {
                query.related.push(if holds(a) { b } else { a }.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::query;

    #[test]
    fn a_word_asks_for_its_synonyms_too_and_a_quoted_one_does_not() {
        let synonyms = Synonyms::with("# own\n甲方案\t乙方案\t本单位\n");
        let check = |asked: &str, expected: &[&str]| {
            let mut query = query::parse(asked);
            synonyms.expand(&mut query);
            let got: Vec<String> = query.required.iter().flatten().map(|a| a.phrase.iter().collect()).collect();
            assert_eq!(got, expected, "{asked}");
        };
        check("氣候變遷", &["气候变迁", "气候变化"]);
        check("气候变化", &["气候变化", "气候变迁"]);
        check("\"气候变化\"", &["气候变化"]);
        check("乙方案", &["乙方案", "甲方案"]);
        check("氢能", &["氢能"]);
    }

    #[test]
    fn a_question_is_related_to_the_synonyms_of_what_it_holds() {
        let mut query = query::parse("地方怎樣因應氣候變遷，要不要碳排放費？");
        Synonyms::with("").expand(&mut query);
        let mut related: Vec<String> = query.related.iter().map(|word| word.iter().collect()).collect();
        related.sort_unstable();
        assert_eq!(related, ["气候变化", "温室气体排放", "碳费"]);
    }
}
