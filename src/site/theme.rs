//! Style and scripts of the site, and the words that scripts put on the page.

use serde_json::{Map, Value, json};

use super::SiteFile;
use super::pages::{Shelf, inert};
use super::tree::{Tree, tag, trees};
use super::words::RUNGS;
use crate::catalogue::site as say;

/// mdBook's configuration for a workspace that has none.
pub const BOOK_TOML: &str = include_str!("../../book.toml");

/// The search box, each part using those before it.
const SEARCH: [&str; 8] = [
    include_str!("assets/search/fold.js"),
    include_str!("assets/search/query.js"),
    include_str!("assets/search/data.js"),
    include_str!("assets/search/match.js"),
    include_str!("assets/search/sound.js"),
    include_str!("assets/search/rank.js"),
    include_str!("assets/search/marks.js"),
    include_str!("assets/search/box.js"),
];

/// What mdBook's theme folder needs, and our style and scripts beside it.
pub(super) fn files(shelf: &Shelf<'_>, data: &SiteFile) -> Vec<SiteFile> {
    let script = format!(
        "window.fangan = {};\n{}(function () {{\n'use strict';\n{}}})();\n",
        inert(&settings(shelf, data).to_string()),
        lean(include_str!("assets/fangan.js")),
        SEARCH.iter().map(|part| lean(part)).collect::<String>()
    );
    [
        ("theme/head.hbs", include_str!("assets/head.hbs").to_owned()),
        // With a style sheet of our own mdBook brings no web fonts.
        ("theme/fonts/fonts.css", "/* The fonts of the reader's system: see fangan.css. */\n".to_owned()),
        ("theme/fangan.css", include_str!("assets/fangan.css").to_owned()),
        ("theme/fangan.js", script),
    ]
    .into_iter()
    .map(|(path, text)| SiteFile { path: path.to_owned(), bytes: text.into_bytes() })
    .collect()
}

/// A script without its comments and margins, which readers need not fetch: whole lines only, so nothing inside one changes.
pub(super) fn lean(script: &str) -> String {
    let lines = script.lines().map(str::trim_start);
    let said = lines.filter(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with("/*"));
    said.flat_map(|line| [line, "\n"]).collect()
}

/// Where the search data is, the script of each plan, and the words of both trees.
fn settings(shelf: &Shelf<'_>, data: &SiteFile) -> Value {
    let original: Map<String, Value> = shelf
        .facts
        .iter()
        .map(|facts| (facts.book.plan.plan.id.clone(), tag(facts.book.plan.plan.script).into()))
        .collect();
    let [hans, hant] = trees(shelf.options);
    json!({
        "data": data.path.trim_start_matches("src/"),
        "original": original,
        "words": { "hans": words(hans), "hant": words(hant) },
    })
}

fn words(tree: Tree) -> Value {
    let rungs: Map<String, Value> =
        RUNGS.iter().map(|(class, name)| (class.trim_start_matches('r').to_owned(), tree.text(name).into())).collect();
    json!({
        "placeholder": tree.text(&say::SEARCH),
        "open": tree.text(&say::SEARCH_OPEN),
        "found": tree.text(&say::SEARCH_FOUND),
        "relaxed": tree.text(&say::SEARCH_RELAXED),
        "more": tree.text(&say::SEARCH_MORE),
        "tips": tree.text(&say::SEARCH_TIPS),
        "readAs": tree.text(&say::SEARCH_READ_AS),
        "suggestions": tree.text(&say::SEARCH_SUGGESTIONS),
        "comma": tree.text(&say::LIST_COMMA),
        "until": tree.text(&say::FILTER_UNTIL),
        "none": tree.text(&say::SEARCH_NONE),
        "loading": tree.text(&say::SEARCH_LOADING),
        "any": tree.text(&say::FILTER_ANY),
        "rung": tree.text(&say::RUNG),
        "due": tree.text(&say::FILTER_DUE),
        "plan": tree.text(&say::FILTER_PLAN),
        "rungs": rungs,
        "sidebar": tree.text(&say::TOGGLE_SIDEBAR),
        "outline": tree.text(&say::OUTLINE),
        "theme": tree.text(&say::THEME),
        "themes": [tree.text(&say::THEME_AUTO), tree.text(&say::THEME_LIGHT), tree.text(&say::THEME_DARK)],
        "keys": [tree.text(&say::KEYS), tree.text(&say::KEYS_ARROWS), tree.text(&say::KEYS_SEARCH), tree.text(&say::KEYS_HELP)],
        "home": tree.text(&say::HOME),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lean_script_keeps_its_lines() {
        assert_eq!(
            lean("/* Why. */\nvar a = 1;\n\n    // Because.\n    b('// no'); /* yes */\n"),
            "var a = 1;\nb('// no'); /* yes */\n"
        );
    }
}
