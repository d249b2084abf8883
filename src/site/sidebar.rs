//! The sidebar: the outline of the plan a page belongs to, in a file of its own, so that no page carries those of others.
//!
//! mdBook's own lists every page of every plan in both scripts, on each page, and is made from the list of all pages.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::SiteFile;
use super::facts::Facts;
use super::html::{Html, html};
use super::pages::{Shelf, inert, lists_of, retired};
use super::tree::{Tree, trees};
use super::words;
use crate::catalogue::site as say;

/// The outlines, the script that shows the right one, and the links for readers without scripts.
pub(super) fn files(shelf: &Shelf<'_>) -> Vec<SiteFile> {
    let mut files = Vec::new();
    let mut known = Map::new();
    let mut links = Html::new();
    for tree in trees(shelf.options) {
        let home = format!("{}/index.html", tree.folder());
        links.push(&html!("<li><a href=\"{}\" target=\"_parent\">{}</a></li>\n", home, tree.text(&say::PLANS)));
        let mut plans = Vec::new();
        for (i, facts) in shelf.facts.iter().enumerate() {
            let title = tree.convert(facts.book.plan.plan.name(), facts.book.plan.plan.script).into_owned();
            let home = format!("{}.html", shelf.home_of(tree, i));
            links.push(&html!("<li><a href=\"{}\" target=\"_parent\">{}</a></li>\n", home, title));
            let script = format!("window.fanganOutline = {};\n", inert(&outline(tree, facts).to_string()));
            let digest: String =
                Sha256::digest(script.as_bytes()).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
            let file = format!("{}/{}/outline.js", tree.folder(), facts.folder);
            // The digest makes browsers fetch it anew when it has changed.
            let address = format!("{file}?{digest}");
            plans.push(json!({ "folder": facts.folder, "title": title, "home": home, "outline": address }));
            files.push(SiteFile { path: format!("src/{file}"), bytes: script.into_bytes() });
        }
        let words = json!({ "all": tree.text(&say::PLANS), "fold": tree.text(&say::FOLD) });
        known.insert(tree.folder().to_owned(), json!({ "plans": plans, "words": words, "home": home }));
    }
    let script = format!(
        "window.fanganPlans = {};\n{}",
        plain(&inert(&Value::Object(known).to_string())),
        super::theme::lean(include_str!("assets/sidebar.js"))
    );
    let frame = format!(
        "<!DOCTYPE HTML>\n<html lang=\"zh\"><head><meta charset=\"UTF-8\"><meta name=\"robots\" content=\"noindex\"><title>{}</title></head>\n\
         <body class=\"sidebar-iframe-inner\"><ul>\n{}</ul></body></html>\n",
        say::OUTLINE.zh,
        links.as_str()
    );
    files.push(SiteFile { path: "theme/toc.js.hbs".into(), bytes: script.into_bytes() });
    files.push(SiteFile { path: "theme/toc.html.hbs".into(), bytes: frame.into_bytes() });
    files
}

/// `[depth, title, page]` of every page of a plan, in reading order, the plan's home first.
fn outline(tree: Tree, facts: &Facts<'_>) -> Value {
    let script = facts.book.plan.plan.script;
    let page = |page: &str| format!("{}/{}/{page}.html", tree.folder(), facts.folder);
    let mut items = Vec::new();
    let mut deepest = 0;
    for unit in facts.units.iter().filter(|unit| unit.anchor.is_none()) {
        let section = &facts.book.plan.sections[unit.section];
        // No level is skipped, whatever the plan skips.
        let depth = unit.depth.min(deepest + usize::from(!items.is_empty()));
        deepest = depth;
        items.push(json!([
            depth,
            tree.convert(&words::title(&section.label, &section.heading), script),
            page(&unit.page)
        ]));
    }
    items.push(json!([0, tree.text(&say::INDEXES), page("indexes")]));
    for (name, _, list) in lists_of(facts) {
        items.push(json!([1, tree.text(name), page(list)]));
        if list == "revisions" {
            let gone = retired(facts).into_iter();
            items.extend(
                gone.map(|(id, gone)| json!([2, tree.convert(&gone.heading, script), page(&format!("m/{id}"))])),
            );
        }
    }
    Value::Array(items)
}

/// JSON that means nothing to mdBook's templates. Two braces in a row stand in its strings only.
fn plain(json: &str) -> String {
    json.replace("{{", "{\\u007b")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_no_template() {
        let json = json!({ "title": "{{#toc}}{{{x" }).to_string();
        assert!(!plain(&json).contains("{{"));
        let read: Value = serde_json::from_str(&plain(&json)).expect("still JSON");
        assert_eq!(read["title"], "{{#toc}}{{{x");
    }
}
