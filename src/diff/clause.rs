//! Which commitment became which: inside matched measures first, then wherever it went.

use super::align::{self, Item, Thresholds};
use super::fold;
use super::rules;
use crate::numbering::{Style, label};
use crate::plan::{Clause, Measure};

/// A clause with the measure it stands in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// The clause.
    pub clause: &'a Clause,
}

/// A commitment on both sides, or lost, or new.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClausePair<'a> {
    /// In the base.
    pub base: Option<Placed<'a>>,
    /// In the revision.
    pub revision: Option<Placed<'a>>,
    /// Whether it went to another measure.
    pub elsewhere: bool,
    /// Whether its words changed.
    pub changed: bool,
}

/// Two measures that were matched, or one that was not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeasurePair<'a> {
    /// In the base.
    pub base: Option<&'a Measure>,
    /// In the revision.
    pub revision: Option<&'a Measure>,
}

/// How alike clauses must be inside one measure.
const INSIDE: Thresholds = Thresholds { anywhere: 0.6, in_place: 0.25 };
/// How alike they must be across measures: only the text speaks there, and phrases recur.
const ACROSS: Thresholds = Thresholds { anywhere: 0.7, in_place: 2.0 };
/// A clause shorter than this is not looked for in other measures.
const DISTINCTIVE: usize = 8;

/// Matches the clauses of changed measures, one list for each pair of measures. A clause that went to another measure
/// stands in the list of the measure it came to.
pub fn compare<'a>(measures: &[MeasurePair<'a>]) -> Vec<Vec<ClausePair<'a>>> {
    let mut out: Vec<Vec<ClausePair>> = Vec::with_capacity(measures.len());
    let mut lost: Vec<(usize, Worded)> = Vec::new();
    let mut new: Vec<(usize, Worded)> = Vec::new();
    for (k, pair) in measures.iter().enumerate() {
        let (old, young) = (placed(pair.base), placed(pair.revision));
        let found = matched(&old, &young, |worded| &worded.core, INSIDE);
        let mut list = Vec::new();
        for (i, j) in &found {
            let changed = old[*i].words != young[*j].words;
            list.push(ClausePair {
                base: Some(old[*i].placed),
                revision: Some(young[*j].placed),
                elsewhere: false,
                changed,
            });
        }
        lost.extend(old.into_iter().enumerate().filter(|(i, _)| found.iter().all(|f| f.0 != *i)).map(|(_, w)| (k, w)));
        new.extend(young.into_iter().enumerate().filter(|(j, _)| found.iter().all(|f| f.1 != *j)).map(|(_, w)| (k, w)));
        out.push(list);
    }
    // Each side in its own order: the list of pairs stands in the revision's.
    lost.sort_by_key(|(_, worded)| worded.placed.clause.span.start);
    new.sort_by_key(|(_, worded)| worded.placed.clause.span.start);
    let long = |all: &[(usize, Worded<'a>)]| -> Vec<usize> {
        (0..all.len()).filter(|i| all[*i].1.words.len() >= DISTINCTIVE).collect()
    };
    let (long_lost, long_new) = (long(&lost), long(&new));
    let items = |all: &[(usize, Worded<'a>)], picked: &[usize]| -> Vec<Worded<'a>> {
        picked.iter().map(|i| all[*i].1.clone()).collect()
    };
    let across = matched(&items(&lost, &long_lost), &items(&new, &long_new), |worded| &worded.words, ACROSS);
    let (mut gone, mut come) = (vec![false; lost.len()], vec![false; new.len()]);
    for (x, y) in across {
        let (i, j) = (long_lost[x], long_new[y]);
        (gone[i], come[j]) = (true, true);
        let ((from, old), (to, young)) = (&lost[i], &new[j]);
        out[*to].push(ClausePair {
            base: Some(old.placed),
            revision: Some(young.placed),
            elsewhere: from != to,
            changed: old.words != young.words,
        });
    }
    for ((k, worded), _) in lost.iter().zip(&gone).filter(|(_, gone)| !**gone) {
        out[*k].push(ClausePair { base: Some(worded.placed), revision: None, elsewhere: false, changed: true });
    }
    for ((k, worded), _) in new.iter().zip(&come).filter(|(_, come)| !**come) {
        out[*k].push(ClausePair { base: None, revision: Some(worded.placed), elsewhere: false, changed: true });
    }
    for list in &mut out {
        list.sort_by_key(|pair| {
            let at = |placed: Option<Placed>| placed.map(|p| p.clause.span.start);
            (at(pair.revision).or(at(pair.base)), at(pair.base))
        });
    }
    out
}

#[derive(Clone)]
struct Worded<'a> {
    placed: Placed<'a>,
    /// The number of an item's label.
    number: Option<(u32, u32)>,
    words: Vec<char>,
    /// The words from the governing verb on: subjects and circumstances are shared by neighbours, what is done is not.
    core: Vec<char>,
}

/// A core shorter than this says too little by itself.
const CORE: usize = 6;

/// The words from the governing verb on, or all of them.
fn core(clause: &Clause, words: &[char]) -> Vec<char> {
    let governs = !clause.verb.is_empty() && !rules::compares(clause);
    let at = clause.quote.find(&clause.verb).filter(|_| governs);
    let core = at.map(|at| fold::words(&clause.quote[at..])).filter(|core| core.len() >= CORE);
    core.unwrap_or_else(|| words.to_vec())
}

fn placed<'a>(measure: Option<&'a Measure>) -> Vec<Worded<'a>> {
    measure.map_or_else(Vec::new, |measure| {
        let worded = |clause: &'a Clause| {
            // The label of an item inside an article (（二）) shifts with what stands before it and says nothing.
            let item = label(&clause.quote).filter(|label| label.sure && label.style > Style::Article);
            let words = fold::words(&clause.quote[item.as_ref().map_or(0, |label| label.text.len())..]);
            // An item is told from its neighbours by all of its words and by its place in the list.
            let core = if item.is_some() { words.clone() } else { core(clause, &words) };
            Worded {
                placed: Placed { measure, clause },
                number: item.map(|label| (label.number, label.branch)),
                core,
                words,
            }
        };
        measure.clauses.iter().map(worded).collect()
    })
}

/// The words that clauses are matched by.
type By = for<'w> fn(&'w Worded) -> &'w [char];

fn matched(base: &[Worded], revision: &[Worded], by: By, thresholds: Thresholds) -> Vec<(usize, usize)> {
    fn items<'w>(all: &'w [Worded], by: By) -> Vec<Item<'w>> {
        all.iter().map(|worded| Item { words: by(worded), number: worded.number, lawful: false }).collect()
    }
    align::align(&items(base, by), &items(revision, by), thresholds)
        .iter()
        .map(|pair| (pair.base, pair.revision))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn measure(path: &str, clauses: &[&str]) -> Measure {
        let clauses = clauses.iter().enumerate().map(|(i, quote)| Clause {
            quote: (*quote).to_owned(),
            span: Span::new(i * 100, i * 100 + quote.len()),
            ..Clause::default()
        });
        Measure {
            id: path.to_owned(),
            path: path.to_owned(),
            label: String::new(),
            number: 0,
            heading: String::new(),
            text: String::new(),
            span: Span::default(),
            clauses: clauses.collect(),
            references: Vec::new(),
            responsible: Vec::new(),
            entities: Vec::new(),
            related: Vec::new(),
        }
    }

    /// The clauses of a measure, when it is there.
    type Quotes<'a> = Option<&'a [&'a str]>;

    /// One list a pair of measures; `old>new`, `=` when the words are the same, `!` when it went elsewhere.
    fn check(pairs: &[(Quotes, Quotes)], expected: &[&str]) {
        let sides: Vec<_> = pairs
            .iter()
            .enumerate()
            .map(|(i, (a, b))| (a.map(|a| measure(&i.to_string(), a)), b.map(|b| measure(&i.to_string(), b))))
            .collect();
        let pairs: Vec<MeasurePair> =
            sides.iter().map(|(a, b)| MeasurePair { base: a.as_ref(), revision: b.as_ref() }).collect();
        let told: Vec<String> = compare(&pairs)
            .iter()
            .map(|list| {
                let one = |pair: &ClausePair| {
                    let words = |placed: Option<Placed>| placed.map_or(String::new(), |p| p.clause.quote.clone());
                    match pair {
                        pair if pair.elsewhere => format!("!{}>{}", words(pair.base), words(pair.revision)),
                        pair if !pair.changed => format!("={}", words(pair.base)),
                        pair => format!("{}>{}", words(pair.base), words(pair.revision)),
                    }
                };
                list.iter().map(one).collect::<Vec<_>>().join(" ")
            })
            .collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn clauses_are_matched_inside_a_measure() {
        check(
            &[(Some(&["建設社區公園", "推進河道治理"]), Some(&["研究河道治理", "建設社區公園", "新增充電設施"]))],
            &["推進河道治理>研究河道治理 =建設社區公園 >新增充電設施"],
        );
    }

    #[test]
    fn a_clause_that_went_to_another_measure_is_found_there() {
        check(
            &[
                (Some(&["提高農村地區建筑可再生能源應用覆蓋率", "推進綠色建筑"]), Some(&["推進綠色建筑"])),
                (Some(&["完善公交網絡"]), Some(&["完善公交網絡", "提高农村地区建筑可再生能源应用覆盖率"])),
            ],
            &[
                "=推進綠色建筑",
                "=完善公交網絡 !提高農村地區建筑可再生能源應用覆蓋率>提高农村地区建筑可再生能源应用覆盖率",
            ],
        );
    }
}
