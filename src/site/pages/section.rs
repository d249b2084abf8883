//! A page for each unit that is no measure: its own text and what stands below it.

use super::super::SiteFile;
use super::super::annotate::{Layers, annotate};
use super::super::html::{Html, html};
use super::super::outline::Unit;
use super::super::svg;
use super::super::tree::relative;
use super::super::words;
use super::Desk;
use super::frame::{Page, frame};
use crate::catalogue::site as say;
use crate::plan::{Clause, Section};
use crate::source::Span;

/// The pages of all units that are no measures.
pub(super) fn sections<'d>(desk: &'d Desk<'_, '_>) -> impl Iterator<Item = SiteFile> + 'd {
    let units = &desk.facts.units;
    (0..units.len())
        .filter(|i| units[*i].measure.is_none() && units[*i].anchor.is_none())
        .map(|index| section(desk, index))
}

fn section(desk: &Desk<'_, '_>, index: usize) -> SiteFile {
    let unit = &desk.facts.units[index];
    let section = &desk.facts.book.plan.sections[unit.section];
    let path = desk.path(&unit.page);
    let title = words::title(&section.label, &section.heading);
    let body = html!(
        "<article class=\"unit-page\">\n<header class=\"head\"><h1 id=\"u\">{}</h1></header>\n{}{}</article>",
        desk.plain(&title),
        own_text(desk, index, &path),
        below(desk, unit, &path, 2)
    );
    let mut crumbs = crumbs(desk, Some(index));
    crumbs.push((desk.plain(&title).into_owned(), None));
    frame(desk, Page { path: &path, kind: "section-page", crumbs, body })
}

/// Links from the home page down to the unit above `unit`.
pub(super) fn crumbs(desk: &Desk<'_, '_>, unit: Option<usize>) -> Vec<(String, Option<String>)> {
    let mut up = unit.and_then(|unit| desk.facts.units[unit].parent);
    let mut found = Vec::new();
    while let Some(index) = up {
        let unit = &desk.facts.units[index];
        let section = &desk.facts.book.plan.sections[unit.section];
        let title = words::title(&section.label, &section.heading);
        found.push((desk.plain(&title).into_owned(), Some(desk.path(&unit.page))));
        up = unit.parent;
    }
    if desk.shelf.facts.len() != 1 {
        found.push((desk.plain(desk.facts.book.plan.plan.name()).into_owned(), Some(desk.path("index"))));
    }
    found.push((desk.tree.text(&say::HOME), Some(format!("{}/index", desk.tree.folder()))));
    found.reverse();
    found
}

/// What stands below a unit: measures as links, other units as links or in place.
fn below(desk: &Desk<'_, '_>, unit: &Unit, path: &str, level: usize) -> Html {
    let mut out = Html::new();
    let mut list = Html::new();
    for child in &unit.children {
        let child_unit = &desk.facts.units[*child];
        let section = &desk.facts.book.plan.sections[child_unit.section];
        match &child_unit.anchor {
            None => list.push(&item(desk, child_unit, section, path)),
            Some(anchor) => {
                let tag = Html::trusted(format!("h{}", level.min(6)));
                out.push(&html!(
                    "<{} id=\"{}\">{}</{}>\n{}{}",
                    tag,
                    anchor,
                    desk.plain(&words::title(&section.label, &section.heading)),
                    tag,
                    own_text(desk, *child, path),
                    below(desk, child_unit, path, level + 1)
                ));
            }
        }
    }
    if !list.is_empty() {
        out.push(&html!("<ol class=\"units\">\n{}</ol>\n", list));
    }
    out
}

/// A unit in a list: its title, how strongly it commits, its first words.
pub(super) fn item(desk: &Desk<'_, '_>, unit: &Unit, section: &Section, path: &str) -> Html {
    let title = words::title(&section.label, &section.heading);
    let about = match unit.measure {
        Some(index) => {
            let measure = &desk.facts.book.plan.measures[index];
            const LEAD: usize = 60;
            let lead: String = measure.text.chars().take(LEAD).collect();
            let more = if measure.text.chars().count() > LEAD { "…" } else { "" };
            html!("{}<p class=\"lead\">{}{}</p>", svg::strip(desk.tree, &measure.clauses), desk.plain(&lead), more)
        }
        None => Html::new(),
    };
    html!(
        "<li><a class=\"unit\" href=\"{}\">{}</a>{}</li>\n",
        relative(path, &desk.path(&unit.page)),
        desk.plain(&title),
        about
    )
}

/// The text between a unit's heading and the first unit below it.
fn own_text(desk: &Desk<'_, '_>, index: usize, path: &str) -> Html {
    let Some(span) = own_span(desk, index) else { return Html::new() };
    let text =
        annotate(desk.facts, desk.mentions, desk.tree, span, &Layers { page: path, clauses: &[], anchors: false });
    html!("<div class=\"plan-text\"><p>{}</p></div>\n", text)
}

fn own_span(desk: &Desk<'_, '_>, index: usize) -> Option<Span> {
    let unit = &desk.facts.units[index];
    let section = &desk.facts.book.plan.sections[unit.section];
    let end = unit
        .children
        .first()
        .map_or(section.span.end, |child| desk.facts.book.plan.sections[desk.facts.units[*child].section].span.start);
    let whole = desk.facts.book.source.text().get(section.span.start..end)?;
    // Past the label and the heading, each where it stands.
    let mut at = 0;
    for piece in [&section.label, &section.heading] {
        if let Some(found) = whole[at..].find(piece.as_str()).filter(|found| whole[at..at + found].trim().is_empty()) {
            at += found + piece.len();
        }
    }
    let rest = &whole[at..];
    let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || "。．.：:、".contains(c)); // vocabulary
    let start = section.span.start + at + (rest.len() - trimmed.len());
    let end = start + trimmed.trim_end().len();
    (start < end).then(|| Span::new(start, end))
}

/// What the colours and labels of a text mean: the rungs that occur in it.
pub(super) fn legend(desk: &Desk<'_, '_>, clauses: &[Clause]) -> Html {
    let items: Html = words::RUNGS
        .iter()
        .filter(|(class, _)| clauses.iter().any(|clause| words::rung_class(clause) == *class))
        .map(|(class, name)| html!("<li class=\"rung {}\">{}</li>", *class, desk.tree.text(name)))
        .collect();
    if items.is_empty() {
        return items;
    }
    html!(
        "<ul class=\"legend\" aria-label=\"{}\">{}<li><b class=\"quantity\">{}</b></li><li><b class=\"deadline\">{}</b></li></ul>\n",
        desk.tree.text(&say::LEGEND),
        items,
        desk.tree.text(&say::LEGEND_TARGET),
        desk.tree.text(&say::LEGEND_DEADLINE)
    )
}
