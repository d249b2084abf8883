//! Sentences of policy language, each with the clauses that it gives: governing verb and strength, or members of a list.

use fangan::extract::clause;
use fangan::lexicon::Lexicon;
use fangan::plan::Clause;
use fangan::source::{Source, Span};

#[test]
fn governing_verbs() {
    let shown = |clause: &Clause| {
        let verb = if clause.verb.is_empty() { "-" } else { &clause.verb };
        let level = clause.prohibition.map(|level| format!("!{level}")).unwrap_or_default();
        format!("{verb} {}{level}", clause.rung)
    };
    check(include_str!("../cases/clauses/governors.tsv"), shown);
}

#[test]
fn members_of_lists() {
    let shown = |clause: &Clause| {
        let members = if clause.items.is_empty() { "-".to_owned() } else { clause.items.join("、") };
        members + if clause.items_open { "…" } else { "" }
    };
    check(include_str!("../cases/clauses/items.tsv"), shown);
}

/// Compares each row's clauses, one by one and shown, with what the row expects.
fn check(cases: &str, shown: impl Fn(&Clause) -> String) {
    let rows: Vec<(&str, &str)> =
        cases.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect();
    assert!(rows.len() >= 10, "{} rows", rows.len());
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(text, expected)| {
            let source = Source::new("a", *text);
            let clauses = clause::clauses(&source, Span::new(0, source.text().len()), Lexicon::built_in());
            let found = clauses.iter().map(&shown).collect::<Vec<_>>().join(" ; ");
            (found != *expected).then(|| format!("{text}\n    wanted {expected}\n    found  {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} sentences read wrongly:\n{}", wrong.len(), wrong.join("\n"));
}
