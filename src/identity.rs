//! Ids of measures: given once from the pinyin of the heading, then kept.

use std::collections::HashSet;

use pinyin::ToPinyin;

use crate::plan::Measure;
use crate::script;

/// Gives every measure without an id one from the pinyin of its heading (`goujian-lvse-ditan-nengyuan-tixi`), else of
/// its label; `taken` ids (of earlier revisions, tombstones included) are never given again.
pub fn assign(measures: &mut [Measure], taken: &HashSet<String>) {
    let mut used: HashSet<String> = taken.iter().cloned().collect();
    used.extend(measures.iter().map(|m| m.id.clone()).filter(|id| !id.is_empty()));
    for measure in measures.iter_mut().filter(|m| m.id.is_empty()) {
        let stem = [&measure.heading, &measure.path]
            .into_iter()
            .map(|words| slug(words))
            .find(|slug| !slug.is_empty())
            .unwrap_or_else(|| "measure".to_owned());
        let id = std::iter::once(stem.clone())
            .chain((2..).map(|n| format!("{stem}-{n}")))
            .find(|id| !used.contains(id))
            .expect("numbers do not run out");
        used.insert(id.clone());
        measure.id = id;
    }
}

/// Toneless pinyin syllables joined in pairs as words are mostly two characters long, ASCII kept, at most 48 letters.
pub fn slug(words: &str) -> String {
    const LONGEST: usize = 48;
    let mut out = String::new();
    let mut in_word = 0;
    for c in script::to_simplified(words).chars() {
        let syllable = match c.to_pinyin() {
            Some(syllable) => syllable.plain().replace('ü', "v"),
            None if c.is_ascii_alphanumeric() => c.to_ascii_lowercase().to_string(),
            None => {
                in_word = 2;
                continue;
            }
        };
        let parted =
            in_word == 2 && !out.is_empty() && !c.is_ascii_alphanumeric() || c.is_ascii_alphanumeric() && in_word > 0;
        if out.len() + syllable.len() + usize::from(parted) > LONGEST {
            break;
        }
        if parted {
            out.push('-');
            in_word = 0;
        }
        out.push_str(&syllable);
        in_word = if c.is_ascii_alphanumeric() { 0 } else { in_word % 2 + 1 };
    }
    out
}
