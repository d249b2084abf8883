//! The data of the search box: every unit's own text as printed, and the fold table of the characters that occur.
//!
//! The rules of matching are those of `docs/search-spec.md`; the script `assets/search.js` follows them.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::SiteFile;
use super::facts::Facts;
use super::pages::{Shelf, inert};
use crate::plan::{Measure, SectionKind};
use crate::script;
use crate::source::Span;

/// The data file, named by its contents so that no browser keeps an old one.
pub(super) fn data(shelf: &Shelf<'_>) -> SiteFile {
    let mut order: Vec<usize> = (0..shelf.facts.len()).collect();
    // The same order as that of `fangan search`: plans by their ids.
    order.sort_by_key(|i| &shelf.facts[*i].book.plan.plan.id);
    let mut text = String::new();
    let plans: Vec<Value> = order
        .iter()
        .map(|i| {
            let facts = &shelf.facts[*i];
            let head = &facts.book.plan.plan;
            let home = match shelf.facts.len() {
                1 => "index.html".to_owned(),
                _ => format!("{}/index.html", facts.folder),
            };
            let entries = entries(facts, &mut text);
            json!({ "id": head.id, "title": head.title, "home": home, "folder": facts.folder, "entries": entries })
        })
        .collect();
    let data = json!({ "fold": fold(&text), "plans": plans });
    let script = format!("fanganSearch({});\n", inert(&data.to_string()));
    let digest: String = Sha256::digest(script.as_bytes()).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    SiteFile { path: format!("src/search/data-{digest}.js"), bytes: script.into_bytes() }
}

/// One row for each unit in reading order, the plan itself first:
/// `[kind, id, path, label, heading, text, heading end, units below, page, rungs, due, has]`.
fn entries(facts: &Facts<'_>, seen: &mut String) -> Vec<Value> {
    let plan = facts.book.plan;
    let source = facts.book.source;
    let title = &plan.plan.title;
    let preamble = facts.book.preamble.map_or("", |span| source.quote(span)).trim();
    let whole = format!("{title}\n{preamble}");
    seen.push_str(&whole);
    let mut rows =
        vec![json!(["plan", plan.plan.id, "", "", title, whole, units16(title), plan.sections.len(), "", "", 0, ""])];
    for unit in &facts.units {
        let section = &plan.sections[unit.section];
        let next = plan.sections.get(unit.section + 1).map_or(usize::MAX, |next| next.span.start);
        let own = Span::new(section.span.start, section.span.end.min(next).max(section.span.start));
        let text = source.quote(own).trim_end();
        seen.push_str(text);
        let label_end = section.label.len().min(text.len());
        let heading_end = match section.heading.is_empty() {
            true => label_end,
            false => text
                .get(label_end..)
                .and_then(|rest| rest.find(&section.heading))
                .map_or(label_end, |at| label_end + at + section.heading.len()),
        };
        let below = plan.sections[unit.section + 1..].iter().take_while(|s| s.span.start < section.span.end).count();
        let has_body = text.get(heading_end..).is_some_and(|body| body.chars().any(char::is_alphanumeric));
        let measure = unit.measure.map(|index| &plan.measures[index]);
        let kind = match (section.kind, measure) {
            (_, Some(_)) => "measure",
            (_, None) if below > 0 && !has_body => "section",
            (SectionKind::General, None) => "general",
            (SectionKind::Operative, None) => "section",
        };
        let page = match &unit.anchor {
            Some(anchor) => format!("{}.html#{anchor}", unit.page),
            None => format!("{}.html", unit.page),
        };
        let (rungs, due, has) = measure.map(facets).unwrap_or_default();
        rows.push(json!([
            kind,
            measure.map_or(&section.path, |m| &m.id),
            section.path,
            section.label,
            section.heading,
            text,
            units16(text.get(..heading_end).unwrap_or("")),
            below,
            page,
            rungs,
            due,
            has
        ]));
    }
    rows
}

/// Rungs of a measure (`f` for a prohibition), its first deadline as `20251231`, and what it has: targets, deadlines.
fn facets(measure: &Measure) -> (String, u32, String) {
    let rungs: BTreeSet<char> = measure
        .clauses
        .iter()
        .filter(|c| c.forbid || c.rung > 0)
        .map(|c| if c.forbid { 'f' } else { char::from(b'0' + c.rung.min(9)) })
        .collect();
    let deadlines = || measure.clauses.iter().flat_map(|c| &c.deadlines);
    let due = deadlines()
        .filter_map(|d| d.end.as_deref())
        .filter_map(|end| end.replace('-', "").parse::<u32>().ok())
        .min()
        .unwrap_or(0);
    let mut has = String::new();
    if measure.clauses.iter().any(|c| !c.quantities.is_empty()) {
        has.push('t');
    }
    if deadlines().next().is_some() {
        has.push('d');
    }
    (rungs.into_iter().collect(), due, has)
}

/// Length in the units that scripts count in.
fn units16(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Classes of characters of which one occurs in `text`: representative and members, one class after another, parted
/// by blanks. A class without a character in the text can match nothing.
fn fold(text: &str) -> String {
    let occurring: BTreeSet<char> = text.chars().map(script::fold_char).collect();
    let mut members: std::collections::BTreeMap<char, String> = std::collections::BTreeMap::new();
    for c in ('\u{80}'..='\u{2fa1f}').filter(|c| !c.is_whitespace()) {
        let representative = script::fold_char(c);
        // ASCII stands in every query whatever the text says.
        if representative != c && (occurring.contains(&representative) || representative.is_ascii_alphanumeric()) {
            members.entry(representative).or_default().push(c);
        }
    }
    let classes: Vec<String> = members.into_iter().map(|(first, rest)| format!("{first}{rest}")).collect();
    classes.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_classes_that_can_match_are_carried() {
        let table = fold("计划");
        let has = |c: char| table.contains(c);
        assert!(has('計') && has('畫') && has('劃') && has('Ａ'));
        assert!(!has('氫') && !has('電'));
    }
}
