//! Ids of measures: given once from the pinyin of the heading, then kept.

use std::collections::{HashMap, HashSet};

use pinyin::ToPinyin;

use crate::plan::{Measure, Tombstone};
use crate::script;

/// What an earlier reading left behind: its measures with their ids, and the ids that were withdrawn before it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Earlier {
    /// The earlier measures.
    pub measures: Vec<Measure>,
    /// Measures of still earlier revisions.
    pub withdrawn: Vec<Tombstone>,
}

/// Carries the ids of an earlier reading to the measures that are the same (by heading and path, by heading alone, by
/// text), gives new ids to the others, and returns the tombstones: earlier ones, then those of measures now gone.
pub fn carry(measures: &mut [Measure], earlier: &Earlier) -> Vec<Tombstone> {
    let heading = |m: &Measure| script::fold(&m.heading);
    let mut left: Vec<(&Measure, String)> = earlier.measures.iter().map(|old| (old, heading(old))).collect();
    let mut take = |measure: &mut Measure, same: &dyn Fn(&Measure, &Measure) -> bool| {
        if !measure.id.is_empty() || left.is_empty() {
            return;
        }
        let own = heading(measure);
        if let Some(at) = left.iter().position(|(old, heading)| *heading == own && same(old, measure)) {
            measure.id = left.remove(at).0.id.clone();
        }
    };
    for measure in measures.iter_mut() {
        take(measure, &|old, new| old.path == new.path && (!new.heading.is_empty() || old.text == new.text));
    }
    for measure in measures.iter_mut() {
        take(measure, &|_, new| !new.heading.is_empty());
    }
    let left: Vec<&Measure> = left.into_iter().map(|(old, _)| old).collect();
    // Most alike first, so that a measure split in two leaves its id with the larger part.
    let grams: Vec<HashMap<(char, char), usize>> = left.iter().map(|old| bigrams(old)).collect();
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    // A first reading has nothing to compare with.
    let new = measures.iter().enumerate().filter(|(_, m)| m.id.is_empty() && !grams.is_empty());
    for (m, measure) in new {
        let own = bigrams(measure);
        pairs.extend(grams.iter().enumerate().map(|(o, old)| (alike(old, &own), o, m)).filter(|pair| pair.0 >= ALIKE));
    }
    pairs.sort_by_key(|&(alike, o, m)| (std::cmp::Reverse(alike), o, m));
    let mut gone = vec![true; left.len()];
    for (_, o, m) in pairs {
        if gone[o] && measures[m].id.is_empty() {
            measures[m].id = left[o].id.clone();
            gone[o] = false;
        }
    }
    let mut withdrawn = earlier.withdrawn.clone();
    withdrawn.extend(left.iter().zip(gone).filter(|(_, gone)| *gone).map(|(old, _)| Tombstone {
        id: old.id.clone(),
        path: old.path.clone(),
        heading: old.heading.clone(),
    }));
    assign(measures, &withdrawn.iter().map(|stone| stone.id.clone()).collect());
    withdrawn
}

/// Per mille of shared character pairs from which two texts are one measure revised.
const ALIKE: usize = 500;

/// Folded character pairs of a measure's heading and text, counted.
fn bigrams(measure: &Measure) -> HashMap<(char, char), usize> {
    let folded: Vec<char> = measure
        .heading
        .chars()
        .chain(measure.text.chars())
        .map(script::fold_char)
        .filter(|c| c.is_alphanumeric())
        .collect();
    let mut counts = HashMap::new();
    for pair in folded.windows(2) {
        *counts.entry((pair[0], pair[1])).or_default() += 1;
    }
    counts
}

/// Dice coefficient of two multisets, in per mille.
fn alike(a: &HashMap<(char, char), usize>, b: &HashMap<(char, char), usize>) -> usize {
    let shared: usize = a.iter().map(|(pair, n)| *n.min(b.get(pair).unwrap_or(&0))).sum();
    let all: usize = a.values().sum::<usize>() + b.values().sum::<usize>();
    (2000 * shared).checked_div(all).unwrap_or(0)
}

/// Gives every measure without an id one from the pinyin of its heading (`goujian-lvse-ditan-nengyuan-tixi`), else of
/// its label; `taken` ids (of earlier revisions, tombstones included) are never given again.
fn assign(measures: &mut [Measure], taken: &HashSet<String>) {
    let mut used: HashSet<String> = taken.iter().cloned().collect();
    used.extend(measures.iter().map(|m| m.id.clone()).filter(|id| !id.is_empty()));
    // The number to go on with: those before it are taken.
    let mut next: HashMap<String, usize> = HashMap::new();
    for measure in measures.iter_mut().filter(|m| m.id.is_empty()) {
        let stem = [&measure.heading, &measure.path]
            .into_iter()
            .map(|words| slug(words))
            .find(|slug| !slug.is_empty())
            .unwrap_or_else(|| "measure".to_owned());
        let number = next.entry(stem.clone()).or_insert(1);
        let id = loop {
            let id = if *number == 1 { stem.clone() } else { format!("{stem}-{number}") };
            *number += 1;
            if used.insert(id.clone()) {
                break id;
            }
        };
        measure.id = id;
    }
}

/// Toneless pinyin, two syllables a word as words mostly have, ASCII runs kept, at most 48 letters.
pub fn slug(words: &str) -> String {
    const LONGEST: usize = 48;
    let mut parts: Vec<String> = vec![String::new()];
    let (mut syllables, mut letters) = (0, 0);
    for c in script::to_simplified(words).chars() {
        // What stands further back is cut off.
        if letters > 2 * LONGEST {
            break;
        }
        let part = |parts: &mut Vec<String>| {
            if parts.last().is_some_and(|last| !last.is_empty()) {
                parts.push(String::new());
            }
        };
        // Particles part words and say nothing in an id.
        let syllable = c.to_pinyin().filter(|_| !matches!(c, '的' | '和' | '与' | '及' | '等'));
        if let Some(syllable) = syllable {
            if syllables % 2 == 0 {
                part(&mut parts);
            }
            syllables += 1;
            if let Some(last) = parts.last_mut() {
                last.extend(syllable.plain().chars().map(|c| if c == 'ü' { 'v' } else { c }));
                letters += syllable.plain().len();
            }
        } else if c.is_ascii_alphanumeric() {
            if syllables > 0 {
                part(&mut parts);
            }
            syllables = 0;
            if let Some(last) = parts.last_mut() {
                last.push(c.to_ascii_lowercase());
                letters += 1;
            }
        } else {
            part(&mut parts);
            syllables = 0;
        }
    }
    let mut out = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if out.len() + part.len() + 1 > LONGEST && !out.is_empty() {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.extend(part.chars().take(LONGEST));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(path: &str, heading: &str, text: &str) -> Measure {
        Measure { path: path.to_owned(), heading: heading.to_owned(), text: text.to_owned(), ..Measure::default() }
    }

    fn ids(measures: &[Measure]) -> Vec<&str> {
        measures.iter().map(|m| m.id.as_str()).collect()
    }

    #[test]
    fn an_id_is_the_pinyin_of_the_heading() {
        let check = |words, slug: &str| assert_eq!(super::slug(words), slug, "{words}");
        check("構建綠色低碳安全高效的能源體系", "goujian-lvse-ditan-anquan-gaoxiao-nengyuan-tixi");
        check("推广5G应用", "tuiguang-5g-yingyong");
        check("六/18", "liu-18");
        check("——", "");
    }

    #[test]
    fn equal_headings_get_different_ids() {
        let mut measures = [measure("二/1", "加强领导", "甲"), measure("三/1", "加强领导", "乙")];
        carry(&mut measures, &Earlier::default());
        assert_eq!(ids(&measures), ["jiaqiang-lingdao", "jiaqiang-lingdao-2"]);
    }

    #[test]
    fn ids_survive_renumbering_rewording_and_script() {
        let mut old = [
            measure("二/1", "建设绿色电网", "到2025年建成300公里输电线路，完善配电设施。"),
            measure("二/2", "发展公共交通", "优化公交线路，推广新能源汽车。"),
            measure("二/3", "加强科普", "举办科普活动。"),
        ];
        carry(&mut old, &Earlier::default());
        let earlier = Earlier { measures: old.to_vec(), withdrawn: Vec::new() };
        let mut new = [
            measure("二/1", "發展公共交通", "優化公交線路。"),
            measure("二/2", "推进绿色电网", "到2025年建成200公里输电线路，完善配电设施。"),
            measure("二/3", "保护湿地", "修复湿地1000亩。"),
        ];
        let withdrawn = carry(&mut new, &earlier);
        assert_eq!(ids(&new), ["fazhan-gonggong-jiaotong", "jianshe-lvse-dianwang", "baohu-shidi"]);
        assert_eq!(withdrawn.iter().map(|t| t.id.as_str()).collect::<Vec<_>>(), ["jiaqiang-kepu"]);
    }

    #[test]
    fn a_withdrawn_id_is_never_given_again() {
        let withdrawn =
            vec![Tombstone { id: "jiaqiang-kepu".into(), path: "二/3".into(), heading: "加强科普".into() }];
        let mut new = [measure("二/1", "加强科普", "举办科普活动。")];
        carry(&mut new, &Earlier { measures: Vec::new(), withdrawn });
        assert_eq!(ids(&new), ["jiaqiang-kepu-2"]);
    }
}
