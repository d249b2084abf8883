//! The data beside the pages, and what machines read of the site: sitemap, feed of revisions.

use std::fmt::Write as _;

use super::super::SiteFile;
use super::super::html::{Html, Slot, html};
use super::super::tree::{Tree, trees};
use super::lists::page;
use super::{Desk, Shelf};
use crate::catalogue::{Message, site as say};

/// The page of downloads.
pub(super) fn data(desk: &Desk<'_, '_>) -> SiteFile {
    let up = "../".repeat(2);
    let rows: Html = desk
        .facts
        .book
        .downloads
        .iter()
        .map(|download| {
            let size = match download.bytes.len() {
                n if n < 10_000 => format!("{n} B"),
                n if n < 10_000_000 => format!("{} kB", n / 1000),
                n => format!("{} MB", n / 1_000_000),
            };
            html!(
                "<tr><td><a href=\"{}data/{}/{}\" download>{}</a></td><td>{}</td><td class=\"n\">{}</td></tr>\n",
                Html::trusted(up.clone()),
                desk.facts.folder,
                download.name,
                download.name,
                desk.tree.text(holds(&download.name)),
                size
            )
        })
        .collect();
    let inner = match rows.is_empty() {
        true => rows,
        false => html!(
            "<table class=\"downloads\"><thead><tr><th>{}</th><th>{}</th><th class=\"n\">{}</th></tr></thead><tbody>\n{}</tbody></table>\n",
            desk.tree.text(&say::FILE),
            desk.tree.text(&say::HOLDS),
            desk.tree.text(&say::SIZE),
            rows
        ),
    };
    page(desk, "data", &say::DATA, Some(&say::DATA_HELP), inner)
}

/// What a file to download holds.
fn holds(name: &str) -> &'static Message {
    match name.rsplit_once('.') {
        _ if name.starts_with("source.") => &say::FILE_SOURCE,
        Some((_, "xlsx")) => &say::FILE_WORKBOOK,
        Some((_, "csv")) => &say::FILE_TABLE,
        _ => &say::FILE_WHOLE,
    }
}

/// The files to download, sitemap and feed.
pub(super) fn files(shelf: &Shelf<'_>, pages: &[String]) -> Vec<SiteFile> {
    let mut files = Vec::new();
    for facts in &shelf.facts {
        for download in &facts.book.downloads {
            let path = format!("src/data/{}/{}", facts.folder, download.name);
            files.push(SiteFile { path, bytes: download.bytes.clone() });
        }
    }
    files.push(SiteFile { path: "src/sitemap.xml".into(), bytes: sitemap(shelf, pages).into_bytes() });
    files.push(SiteFile { path: "src/feed.xml".into(), bytes: feed(shelf).into_bytes() });
    files
}

/// Where the site stands; links are relative to it when nobody says.
fn address(shelf: &Shelf<'_>) -> String {
    match &shelf.options.address {
        Some(address) => format!("{}/", address.trim_end_matches('/')),
        None => String::new(),
    }
}

fn sitemap(shelf: &Shelf<'_>, pages: &[String]) -> String {
    let base = address(shelf);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for page in pages {
        writeln!(out, "<url><loc>{}{page}.html</loc></url>", Slot(&base)).expect("a string grows");
    }
    out.push_str("</urlset>\n");
    out
}

/// An Atom feed of revisions, the latest first; a plan without history is its own first entry.
fn feed(shelf: &Shelf<'_>) -> String {
    let base = address(shelf);
    let tree: Tree = trees(shelf.options)[0];
    let mut entries: Vec<(String, String)> = Vec::new();
    for (i, facts) in shelf.facts.iter().enumerate() {
        let head = &facts.book.plan.plan;
        let title = tree.convert(head.name(), head.script);
        let issued = stamp(head.issued.as_deref());
        let home = shelf.home_of(tree, i);
        entries.push((issued.clone(), entry(&base, &facts.folder, "issued", &title, &issued, &format!("{home}.html"))));
        for (n, revision) in facts.book.revisions.iter().enumerate() {
            // Numbered from the first one, so that an entry keeps its name when others follow.
            let number = facts.book.revisions.len() - n;
            let when = stamp(revision.name.get(..10).filter(|d| d.bytes().filter(|b| *b == b'-').count() == 2));
            let page = format!("{}/{}/revisions.html#r{}", tree.folder(), facts.folder, n + 1);
            let name = format!("{title} {}", revision.name);
            entries.push((when.clone(), entry(&base, &facts.folder, &number.to_string(), &name, &when, &page)));
        }
    }
    entries.sort_by(|a, b| b.0.cmp(&a.0));
    let updated = entries.first().map_or_else(|| stamp(None), |(when, _)| when.clone());
    let body: String = entries.into_iter().map(|(_, entry)| entry).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <id>urn:fangan:site</id>\n<title>{}</title>\n<updated>{updated}</updated>\n<author><name>fangan</name></author>\n{body}</feed>\n",
        tree.tag(),
        Slot(&tree.text(&say::SITE))
    )
}

fn entry(base: &str, plan: &str, name: &str, title: &str, when: &str, page: &str) -> String {
    format!(
        "<entry><id>urn:fangan:{plan}:{name}</id><title>{}</title><updated>{when}</updated><link href=\"{}{page}\"/></entry>\n",
        Slot(title),
        Slot(base)
    )
}

/// Midnight of a day; a feed must have some time, and the same one on every build.
fn stamp(day: Option<&str>) -> String {
    let sound = |d: &&str| d.len() == 10 && d.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    format!("{}T00:00:00Z", day.filter(sound).unwrap_or("1970-01-01"))
}
