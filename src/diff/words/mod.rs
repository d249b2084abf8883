//! The words that differ between two texts, never tearing a number, a unit or a name, each side in its own script.

mod edit;
mod token;

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::fold;
use crate::change::{WordOp, WordRun};
pub use edit::Cohesion;
use edit::Edit;
pub use token::Names;
use token::{Kind, Token, tokens};

/// What a comparison of words knows beside the two texts.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// Names that stay whole.
    pub names: Names,
    /// Which characters belong together.
    pub cohesion: Cohesion,
}

/// The runs kept, deleted and inserted, in reading order: what is deleted stands before what replaces it. Differences
/// in looks only (script, width, punctuation, white space) are kept, in the revision's own characters.
pub fn diff(base: &str, revision: &str, knowledge: &Knowledge) -> Vec<WordRun> {
    let (a, b) = (tokens(base, &knowledge.names), tokens(revision, &knowledge.names));
    // Which side goes first in ties must not depend on which is called the base.
    let swapped = (b.len(), revision) < (a.len(), base);
    let shortest = if swapped {
        let turned = |edit: Edit| Edit { base: edit.revision, revision: edit.base };
        edits(&b, &a).into_iter().map(turned).collect()
    } else {
        edits(&a, &b)
    };
    let edits = edit::settle(shortest, &a, &b, &knowledge.cohesion);
    runs(&edits, (base, &a), (revision, &b))
}

/// The shortest replacements, in order, apart from each other by at least one equal token.
fn edits(a: &[Token], b: &[Token]) -> Vec<Edit> {
    let mut ids = HashMap::new();
    let (x, y) = (numbered(a, &mut ids), numbered(b, &mut ids));
    capture_diff_slices(Algorithm::Myers, &x, &y)
        .into_iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .map(|op| Edit { base: op.old_range(), revision: op.new_range() })
        .fold(Vec::new(), |mut all: Vec<Edit>, next| {
            match all
                .last_mut()
                .filter(|last| last.base.end == next.base.start && last.revision.end == next.revision.start)
            {
                Some(last) => last.join(&next),
                None => all.push(next),
            }
            all
        })
}

/// A number for each token's key: equal keys, equal numbers.
fn numbered<'t>(tokens: &'t [Token], ids: &mut HashMap<&'t [char], usize>) -> Vec<usize> {
    let mut out = Vec::with_capacity(tokens.len());
    for token in tokens {
        let next = ids.len();
        out.push(*ids.entry(&token.key).or_insert(next));
    }
    out
}

/// Edits as text.
fn runs(edits: &[Edit], (base, a): (&str, &[Token]), (revision, b): (&str, &[Token])) -> Vec<WordRun> {
    let mut out: Vec<WordRun> = Vec::new();
    let mut push = |op, text: &str| match out.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.op == op => last.text.push_str(text),
        _ => out.push(WordRun { op, text: text.to_owned() }),
    };
    let mut at = 0;
    for edit in edits {
        push(WordOp::Equal, token::slice(revision, &b[at..edit.revision.start]));
        let (old, new) = (&a[edit.base.clone()], &b[edit.revision.clone()]);
        let says = |tokens: &[Token]| tokens.iter().any(|t| t.kind != Kind::Mark);
        match (says(old), says(new)) {
            (false, false) => push(WordOp::Equal, token::slice(revision, new)),
            (true, false) => {
                push(WordOp::Delete, token::slice(base, old));
                push(WordOp::Equal, token::slice(revision, new));
            }
            (false, true) => push(WordOp::Insert, token::slice(revision, new)),
            // A name with a line end inside is the same name.
            (true, true) if same(token::slice(base, old), token::slice(revision, new)) => {
                push(WordOp::Equal, token::slice(revision, new));
            }
            (true, true) => {
                push(WordOp::Delete, token::slice(base, old));
                push(WordOp::Insert, token::slice(revision, new));
            }
        }
        at = edit.revision.end;
    }
    push(WordOp::Equal, token::slice(revision, &b[at..]));
    out
}

fn same(base: &str, revision: &str) -> bool {
    fold::words(base) == fold::words(revision)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `-deleted-` and `+inserted+`, with the cohesion of both texts and a few more words.
    fn check(base: &str, revision: &str, names: &[&str], expected: &str) {
        let habits = "推進建設，推進改造，推動發展，推動轉型，推進，推動，建成，建設，加快，基本，逐步，實現";
        let knowledge = Knowledge {
            names: names.iter().copied().collect(),
            cohesion: [base, revision, habits].into_iter().collect(),
        };
        let told: String = diff(base, revision, &knowledge)
            .iter()
            .map(|run| match run.op {
                WordOp::Equal => run.text.clone(),
                WordOp::Delete => format!("-{}-", run.text),
                WordOp::Insert => format!("+{}+", run.text),
            })
            .collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn numbers_and_units_stay_whole() {
        check("實施300公里綠道", "實施200公里綠道", &[], "實施-300公里-+200公里+綠道");
        check("到2025年，建成", "到2027年，建成", &[], "到-2025年-+2027年+，建成");
        check("達到95%以上", "達到95.5%以上", &[], "達到-95%-+95.5%+以上");
        check("执行三星级标准", "执行二星级标准", &[], "执行-三星级-+二星级+标准");
        check("依照第二十一条规定", "依照第二十三条规定", &[], "依照-第二十一条-+第二十三条+规定");
        check("IPv6升級", "IPv9升級", &[], "-IPv6-+IPv9+升級");
        check("2022年上半年開工", "2022年下半年開工", &[], "-2022年上半年-+2022年下半年+開工");
    }

    #[test]
    fn names_stay_whole() {
        check("推進通燕公園建設", "推進通運公園建設", &["通燕公園", "通運公園"], "推進-通燕公園-+通運公園+建設");
        check("報請民\n航局核准後", "報請民航局核准", &["民航局"], "報請民航局核准-後-");
    }

    #[test]
    fn words_are_not_torn() {
        check("推進綠道建設", "推動綠道建設", &[], "-推進-+推動+綠道建設");
        check("基本實現電動化", "逐步實現電動化", &[], "-基本-+逐步+實現電動化");
        check("加快建成公園", "加快建設公園", &[], "加快-建成-+建設+公園");
    }

    #[test]
    fn looks_are_no_difference() {
        check("關于推進建筑,", "关于推进建築，", &[], "关于推进建築，");
        check("推進 綠道建設。", "推进绿道建设、改造。", &[], "推进绿道建设+、改造+。");
    }
}
