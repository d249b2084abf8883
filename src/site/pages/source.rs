//! The source as received, line by line.

use super::super::SiteFile;
use super::super::html::{Html, html};
use super::super::tree::tag;
use super::Desk;
use super::lists::page;
use crate::catalogue::site as say;

/// The source, each line with its number; never converted.
pub(super) fn source(desk: &Desk<'_, '_>) -> SiteFile {
    let book = desk.facts.book;
    let lines: Html = book
        .source
        .lines()
        .enumerate()
        .filter(|(_, (_, line))| !line.trim().is_empty())
        .map(|(i, (_, line))| html!("<li id=\"L{}\" value=\"{}\">{}</li>\n", i + 1, i + 1, line))
        .collect();
    let inner = html!("<ol class=\"source\" lang=\"{}\">\n{}</ol>\n", tag(book.plan.plan.script), lines);
    page(desk, "source", &say::SOURCE, Some(&say::SOURCE_HELP), inner)
}
