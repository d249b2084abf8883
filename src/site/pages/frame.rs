//! What surrounds every page: crumbs, script switch, note of conversion, foot.

use super::super::SiteFile;
use super::super::html::{Html, html};
use super::super::tree::{Tree, folder, relative, tag, trees};
use super::{Desk, Shelf};
use crate::catalogue::site as say;
use crate::plan::Script;

/// A page on its way into the frame.
pub(super) struct Page<'p> {
    /// Its path inside the site, without extension.
    pub path: &'p str,
    /// Its kind, for styles and tests.
    pub kind: &'p str,
    /// Links above it, outermost first: name and page.
    pub crumbs: Vec<(String, Option<String>)>,
    /// What it says.
    pub body: Html,
}

/// Puts a page of a plan into its frame.
pub(super) fn frame(desk: &Desk<'_, '_>, page: Page<'_>) -> SiteFile {
    let original = desk.facts.book.plan.plan.script;
    // The page of the source is never converted.
    let verbatim = page.path.ends_with("/source");
    let note = (desk.tree.script != original && !verbatim).then(|| {
        let words = match original {
            Script::Hant => &say::CONVERTED_FROM_HANT,
            Script::Hans => &say::CONVERTED_FROM_HANS,
        };
        html!(
            "<p class=\"converted\">{} <a href=\"{}\" hreflang=\"{}\">{}</a></p>\n",
            desk.tree.text(words),
            twin(page.path, original),
            tag(original),
            desk.tree.text(&say::SEE_ORIGINAL)
        )
    });
    framed(desk.tree, page, note.unwrap_or_default())
}

/// Puts a page that belongs to no plan into its frame.
pub(super) fn frame_of_tree(tree: Tree, page: Page<'_>) -> SiteFile {
    framed(tree, page, Html::new())
}

fn framed(tree: Tree, page: Page<'_>, note: Html) -> SiteFile {
    let crumbs: Html = page
        .crumbs
        .iter()
        .map(|(name, to)| match to {
            Some(to) => html!("<li><a href=\"{}\">{}</a></li>", relative(page.path, to), name),
            None => html!("<li aria-current=\"page\">{}</li>", name),
        })
        .collect();
    let body = html!(
        "<div class=\"fg fg-{}\" lang=\"{}\">\n\
         <div class=\"fg-bar\"><nav class=\"crumbs\" aria-label=\"{}\"><ol>{}</ol></nav>{}</div>\n\
         {}{}\n\
         <footer class=\"fg-foot\"><p>{}</p></footer>\n</div>\n",
        page.kind,
        tree.tag(),
        tree.text(&say::CRUMBS),
        crumbs,
        switch(tree, page.path),
        note,
        page.body,
        tree.say(&say::MADE_BY, &[env!("CARGO_PKG_VERSION")]),
    );
    file(page.path, &body)
}

/// The page a reader sees who asks for no script: it sends on to the original's.
pub(super) fn root(shelf: &Shelf<'_>) -> SiteFile {
    let original = shelf.facts.first().map_or(Script::Hans, |facts| facts.book.plan.plan.script);
    let [hans, _] = trees(shelf.options);
    let body = html!(
        "<div class=\"fg fg-root\" lang=\"zh\" data-original=\"{}\">\n<h1>{}</h1>\n\
         <p>{}</p>\n<p class=\"choose\"><a href=\"zh-hans/index.html\" lang=\"zh-Hans\">{}</a> \
         <a href=\"zh-hant/index.html\" lang=\"zh-Hant\">{}</a></p>\n</div>\n",
        folder(original),
        hans.text(&say::SITE),
        hans.text(&say::CHOOSE),
        say::HANS.zh,
        say::HANT.zh,
    );
    file("index", &body)
}

/// While there is one plan, its home is that of the tree; the address it has beside others leads there too.
pub(super) fn home_redirects(shelf: &Shelf<'_>) -> Vec<SiteFile> {
    let [only] = shelf.facts.as_slice() else { return Vec::new() };
    let redirect = |tree: Tree| SiteFile {
        path: format!("src/{}/{}/index.html", tree.folder(), only.folder),
        bytes: format!(
            "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"UTF-8\"><title>{}</title>\
             <meta http-equiv=\"refresh\" content=\"0; url=../index.html\"></head>\
             <body><a href=\"../index.html\">{}</a></body></html>\n",
            tree.tag(),
            tree.text(&say::HOME),
            tree.text(&say::HOME)
        )
        .into_bytes(),
    };
    trees(shelf.options).into_iter().map(redirect).collect()
}

/// The page of a wrong address.
pub(super) fn not_found(shelf: &Shelf<'_>) -> SiteFile {
    let [hans, hant] = trees(shelf.options);
    let part = |tree: Tree| {
        html!(
            "<section lang=\"{}\"><h2>{}</h2>\n<p>{}</p>\n<p><a href=\"{}/index.html\">{}</a></p></section>\n",
            tree.tag(),
            tree.text(&say::NOT_FOUND),
            tree.text(&say::NOT_FOUND_HELP),
            tree.folder(),
            tree.text(&say::HOME)
        )
    };
    let body = html!("<div class=\"fg fg-missing\" lang=\"zh\">\n<h1>404</h1>\n{}{}</div>\n", part(hans), part(hant));
    file("404", &body)
}

/// The links between the scripts.
fn switch(tree: Tree, path: &str) -> Html {
    let item = |script: Script, name: &str| match script == tree.script {
        true => html!("<span lang=\"{}\" aria-current=\"true\">{}</span>", tag(script), name),
        false => html!(
            "<a href=\"{}\" lang=\"{}\" hreflang=\"{}\" rel=\"alternate\">{}</a>",
            twin(path, script),
            tag(script),
            tag(script),
            name
        ),
    };
    html!(
        "<nav class=\"scripts\" aria-label=\"{}\">{}{}</nav>",
        tree.text(&say::SCRIPTS),
        item(Script::Hans, say::HANS.zh),
        item(Script::Hant, say::HANT.zh)
    )
}

/// The same page in `script`, as seen from `path`.
fn twin(path: &str, script: Script) -> String {
    let rest = path.split_once('/').map_or("index", |(_, rest)| rest);
    relative(path, &format!("{}/{rest}", folder(script)))
}

/// A page's file. The whole page is one block of HTML for Markdown: no blank line may stand in it.
pub(super) fn file(path: &str, body: &Html) -> SiteFile {
    debug_assert!(!body.as_str().contains("\n\n"), "a blank line in {path} would end the block");
    SiteFile { path: format!("src/{path}.md"), bytes: body.as_str().as_bytes().to_vec() }
}
