//! Finding Chinese words by how they sound: full pinyin, initials, and words that sound alike or differ by one character.

use pinyin::ToPinyin;
use tantivy::InvertedIndexReader;

use super::searcher::Searcher;

/// The words of the index that `letters` spells, in full (`qingneng`) or by initials (`qn`), most frequent first.
pub fn spelled(searcher: &Searcher, letters: &[char]) -> Vec<Vec<char>> {
    const MOST: usize = 12;
    let letters: String = letters.iter().filter(|c| !matches!(c, ' ' | '\'')).collect();
    let spells = |word: &str| {
        word.chars().nth(1).is_some()
            && (sound(word).as_ref() == Some(&letters) || initials(word).as_ref() == Some(&letters))
    };
    let mut found = scan(&searcher.inverted(searcher.fields.words), spells);
    if found.is_empty() {
        // A word the dictionary cuts apart is still a pair of neighbours.
        found = scan(&searcher.inverted(searcher.fields.grams), |pair| sound(pair).as_ref() == Some(&letters));
    }
    found.truncate(MOST);
    found.into_iter().map(|(word, _)| word.chars().collect()).collect()
}

/// Words of the index close to `word`: those that sound the same first, then those with one other character.
pub fn close(searcher: &Searcher, word: &[char]) -> Vec<String> {
    const MOST: usize = 5;
    if word.len() < 2 || word.len() > 8 {
        return Vec::new();
    }
    let asked: String = word.iter().collect();
    let Some(asked_sound) = sound(&asked) else { return Vec::new() };
    let terms = searcher.inverted(searcher.fields.words);
    let mut same = scan(&terms, |known| known != asked && sound(known).as_ref() == Some(&asked_sound));
    if same.len() < MOST {
        let one_off = |known: &str| {
            let mut differ = 0;
            let mut known = known.chars();
            for c in word {
                match known.next() {
                    Some(k) => differ += usize::from(k != *c),
                    None => return false,
                }
            }
            differ == 1 && known.next().is_none()
        };
        same.extend(scan(&terms, one_off));
    }
    let mut seen = std::collections::HashSet::new();
    same.into_iter().map(|(word, _)| word).filter(|word| seen.insert(word.clone())).take(MOST).collect()
}

/// The Chinese terms that `take` likes, most frequent first.
fn scan(terms: &InvertedIndexReader, take: impl Fn(&str) -> bool) -> Vec<(String, u32)> {
    let mut found = Vec::new();
    let Ok(mut stream) = terms.terms().stream() else { return found };
    while stream.advance() {
        // Chinese characters begin with these bytes; the rest cannot be spelled.
        if stream.key().first().is_some_and(|byte| *byte >= 0xe3)
            && let Ok(word) = std::str::from_utf8(stream.key())
            && take(word)
        {
            found.push((word.to_owned(), stream.value().doc_freq));
        }
    }
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found
}

fn sound(word: &str) -> Option<String> {
    word.chars().map(|c| Some(c.to_pinyin()?.plain().replace('ü', "v"))).collect()
}

fn initials(word: &str) -> Option<String> {
    word.chars().map(|c| Some(c.to_pinyin()?.first_letter())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_spelled_in_full_and_by_initials() {
        assert_eq!(sound("氢能").as_deref(), Some("qingneng"));
        assert_eq!(initials("氢能").as_deref(), Some("qn"));
        assert_eq!(sound("5G"), None);
    }
}
