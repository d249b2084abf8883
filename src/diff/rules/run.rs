//! Words that were only taken out or only put in: members of a list, whole segments that commit by themselves.

use super::Finding;
use crate::change::{WordOp, WordRun};
use crate::extract;
use crate::lexicon::Lexicon;
use crate::source::{Source, Span};

/// What the changed runs are when each of them is a list's member or a segment of its own; nothing when any of them is
/// anything else, or stands for other words.
pub fn compare(runs: &[WordRun]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (k, run) in runs.iter().enumerate().filter(|(_, run)| run.op != WordOp::Equal) {
        let replaces = |other: Option<&WordRun>| other.is_some_and(|other| other.op != WordOp::Equal);
        if replaces(runs.get(k + 1)) || k.checked_sub(1).is_some_and(|before| replaces(runs.get(before))) {
            return Vec::new();
        }
        let Some(one) = lone(run) else { return Vec::new() };
        found.extend(one);
    }
    found
}

fn lone(run: &WordRun) -> Option<Vec<Finding>> {
    let text = run.text.trim();
    let told = |removed, added, words: &str| match run.op {
        WordOp::Delete => Finding { rule: removed, before: Some(words.to_owned()), after: None },
        _ => Finding { rule: added, before: None, after: Some(words.to_owned()) },
    };
    let marks = ['，', ',', '；', ';', '。'];
    let strip = |of: &[char]| text.strip_suffix(of).or_else(|| text.strip_prefix(of)).map(str::trim);
    if let Some(list) = strip(&['、']).filter(|list| !list.is_empty() && !list.contains(marks)) {
        return Some(list.split('、').map(|item| told("item-removed", "item-added", item)).collect());
    }
    let segment = strip(&marks).filter(|segment| commits(segment))?;
    Some(vec![told("commitment-removed", "commitment-added", segment)])
}

/// Whether a segment commits when it is read by itself.
fn commits(segment: &str) -> bool {
    let source = Source::new("", segment);
    let whole = Span::new(0, source.text().len());
    extract::commitments(&source, whole, whole, None, Lexicon::built_in()).iter().any(|c| c.rung > 0 || c.forbid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_and_segments_are_told_alone() {
        let run = |op, text: &str| WordRun { op, text: text.to_owned() };
        let check = |runs: &[WordRun], expected: &[&str]| {
            let told: Vec<String> = compare(runs)
                .into_iter()
                .map(|f| format!("{} {}>{}", f.rule, f.before.unwrap_or_default(), f.after.unwrap_or_default()))
                .collect();
            assert_eq!(told, expected);
        };
        let kept = || run(WordOp::Equal, "保障化肥、");
        check(&[kept(), run(WordOp::Delete, "農藥、"), kept()], &["item-removed 農藥>"]);
        check(&[kept(), run(WordOp::Insert, "農藥、種子、"), kept()], &["item-added >農藥", "item-added >種子"]);
        check(&[kept(), run(WordOp::Delete, "落實質量安全責任，"), kept()], &["commitment-removed 落實質量安全責任>"]);
        check(&[kept(), run(WordOp::Delete, "農藥、"), run(WordOp::Insert, "種子、"), kept()], &[]);
        check(&[kept(), run(WordOp::Delete, "農藥"), kept()], &[]);
    }
}
