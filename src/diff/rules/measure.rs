//! What is said of a measure as a whole: who answers for it, what it cites, how its indicators bind.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashSet};

use super::Finding;
use crate::diff::fold;
use crate::plan::{Measure, Reference, Responsible};
use crate::script;

/// Who leads, supports and guides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Lead,
    Support,
    Guide,
}

/// Compares the responsible offices of two forms of one measure; of several, when it was split or merged.
pub fn offices(base: &[&Measure], revision: &[&Measure]) -> Vec<Finding> {
    let (old, new) = (roles(base), roles(revision));
    let mut found = Vec::new();
    let mut lost: Vec<(Role, &String)> = Vec::new();
    let mut gained: Vec<(Role, &String)> = Vec::new();
    for (key, (role, name)) in &old {
        match new.get(key) {
            None => lost.push((*role, name)),
            // From leading to supporting is another answer to who is responsible.
            Some((other, also)) if other != role => {
                // The name is the same; what says its part is the words around it.
                let printed = |measures: &[&Measure], name: &String| {
                    let mut named = measures.iter().flat_map(|measure| &measure.responsible);
                    named.find(|r| part(r, name).is_some()).map_or(name, |r| &r.quote).clone()
                };
                found.push(Finding {
                    rule: "responsible-changed",
                    before: Some(printed(base, name)),
                    after: Some(printed(revision, also)),
                });
            }
            Some(_) => {}
        }
    }
    gained.extend(new.iter().filter(|(key, _)| !old.contains_key(*key)).map(|(_, (role, name))| (*role, name)));
    lost.retain(|(role, name)| match gained.iter().position(|(other, _)| other == role) {
        Some(at) => {
            let (_, now) = gained.remove(at);
            found.push(Finding {
                rule: "responsible-changed",
                before: Some((*name).clone()),
                after: Some(now.clone()),
            });
            false
        }
        None => true,
    });
    found.extend(lost.into_iter().map(|(_, name)| Finding {
        rule: "responsible-removed",
        before: Some(name.clone()),
        after: None,
    }));
    found.extend(gained.into_iter().map(|(_, name)| Finding {
        rule: "responsible-added",
        before: None,
        after: Some(name.clone()),
    }));
    found
}

/// The part that an office has where it is named.
fn part(responsible: &Responsible, name: &String) -> Option<Role> {
    let lists =
        [(Role::Lead, &responsible.lead), (Role::Support, &responsible.support), (Role::Guide, &responsible.guide)];
    lists.into_iter().find(|(_, names)| names.contains(name)).map(|(role, _)| role)
}

/// Every office by its folded name, with its strongest role and the name as printed.
fn roles(measures: &[&Measure]) -> BTreeMap<Vec<char>, (Role, String)> {
    let mut all: BTreeMap<Vec<char>, (Role, String)> = BTreeMap::new();
    for responsible in measures.iter().flat_map(|measure| &measure.responsible) {
        let lists =
            [(Role::Lead, &responsible.lead), (Role::Support, &responsible.support), (Role::Guide, &responsible.guide)];
        for (role, names) in lists {
            for name in names {
                let entry = all.entry(fold::words(name)).or_insert_with(|| (role, name.clone()));
                entry.0 = entry.0.min(role);
            }
        }
    }
    all
}

/// Compares the documents that two forms of one measure cite.
pub fn references(base: &[Reference], revision: &[Reference]) -> Vec<Finding> {
    let key = |r: &Reference| (fold::words(&r.title), r.doc_number.as_deref().map(fold::words));
    let only = |one: &[Reference], other: &[Reference]| -> Vec<String> {
        let known: HashSet<_> = other.iter().map(key).collect();
        let printed = one.iter().filter(|r| !known.contains(&key(r))).map(|reference| match &reference.doc_number {
            Some(number) => format!("《{}》（{number}）", reference.title),
            None => format!("《{}》", reference.title),
        });
        let mut told = HashSet::new();
        printed.filter(|printed| told.insert(printed.clone())).collect()
    };
    let (lost, gained) = (only(base, revision), only(revision, base));
    let most = lost.len().max(gained.len());
    (0..most)
        .map(|k| Finding { rule: "reference-changed", before: lost.get(k).cloned(), after: gained.get(k).cloned() })
        .collect()
}

/// Compares how many indicators bind (約束性) and how many are only expected (預期性).
pub fn indicator_class(base: &str, revision: &str) -> Option<Finding> {
    let count = |text: &str, word: &str| script::fold(text).matches(&script::fold(word)).count();
    let (binding, expected) = ("约束性", "预期性");
    let shift = count(revision, binding).cmp(&count(base, binding));
    let back = count(base, expected).cmp(&count(revision, expected));
    // One must have become the other; a new indicator of either class is no change of class.
    if shift != back || shift == Ordering::Equal {
        return None;
    }
    let printed = |text: &str, word: &str| {
        let folded = script::fold(text);
        let at = folded.find(&script::fold(word))?;
        Some(text.chars().skip(folded[..at].chars().count()).take(word.chars().count()).collect::<String>())
    };
    let (was, is) = if shift == Ordering::Less { (binding, expected) } else { (expected, binding) };
    Finding::signed("indicator-class-lowered", shift, printed(base, was), printed(revision, is))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_binding_indicator_becomes_an_expected_one() {
        let check = |a, b, rule: Option<&str>| assert_eq!(indicator_class(a, b).map(|f| f.rule), rule, "{a} {b}");
        check("能耗下降13.5%（約束性）", "能耗下降13.5%（预期性）", Some("indicator-class-lowered"));
        check("能耗下降13.5%（预期性）", "能耗下降13.5%（约束性）", Some("indicator-class-raised"));
        check("能耗下降13.5%（约束性）", "能耗下降13.5%", None);
    }
}
