//! mdBook's list of pages: both trees, in reading order.

use super::facts::Facts;
use super::pages::{Shelf, lists_of, retired};
use super::tree::{Tree, trees};
use super::words;
use crate::catalogue::site as say;

/// `SUMMARY.md`.
pub(super) fn summary(shelf: &Shelf<'_>) -> String {
    let mut out = String::from("# Summary\n\n");
    let [first, _] = trees(shelf.options);
    line(&mut out, None, &first.text(&say::SITE), "index");
    out.push('\n');
    for tree in trees(shelf.options) {
        if shelf.facts.len() != 1 {
            line(&mut out, Some(0), &tree.text(&say::PLANS), &format!("{}/index", tree.folder()));
        }
        for (i, facts) in shelf.facts.iter().enumerate() {
            plan(&mut out, shelf, tree, i, facts);
        }
    }
    out
}

fn plan(out: &mut String, shelf: &Shelf<'_>, tree: Tree, index: usize, facts: &Facts<'_>) {
    let head = &facts.book.plan.plan;
    let below = usize::from(shelf.facts.len() != 1);
    line(out, Some(0), &tree.convert(head.name(), head.script), &shelf.home_of(tree, index));
    // The deepest unit written so far at each level keeps lists from skipping one.
    let mut deepest = 0;
    for unit in facts.units.iter().filter(|unit| unit.anchor.is_none()) {
        let section = &facts.book.plan.sections[unit.section];
        let depth = (unit.depth + below).min(deepest + 1);
        deepest = depth;
        let title = words::title(&section.label, &section.heading);
        line(
            out,
            Some(depth),
            &tree.convert(&title, head.script),
            &format!("{}/{}/{}", tree.folder(), facts.folder, unit.page),
        );
    }
    line(out, Some(below), &tree.text(&say::INDEXES), &format!("{}/{}/indexes", tree.folder(), facts.folder));
    for (name, _, page) in lists_of(facts) {
        line(out, Some(below + 1), &tree.text(name), &format!("{}/{}/{page}", tree.folder(), facts.folder));
        if page == "revisions" {
            for (id, gone) in retired(facts) {
                let heading = tree.convert(&gone.heading, head.script);
                line(out, Some(below + 2), &heading, &format!("{}/{}/m/{id}", tree.folder(), facts.folder));
            }
        }
    }
}

/// One entry; `depth` is that of the list item, `None` stands before the numbered list.
fn line(out: &mut String, depth: Option<usize>, name: &str, page: &str) {
    const LONGEST: usize = 60;
    let mut short = String::new();
    for (i, c) in name.chars().filter(|c| !c.is_control()).enumerate() {
        if i == LONGEST {
            short.push('…');
            break;
        }
        if c.is_ascii_punctuation() {
            short.push('\\');
        }
        short.push(c);
    }
    if short.trim().is_empty() {
        short = "…".to_owned();
    }
    if let Some(depth) = depth {
        out.push_str(&"    ".repeat(depth));
        out.push_str("- ");
    }
    out.push_str(&format!("[{short}]({page}.md)\n"));
}
