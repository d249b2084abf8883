//! Links to what other pages show.

use super::super::facts::Name;
use super::super::html::{Html, html};
use super::super::tree::relative;
use super::super::words;
use super::Desk;

/// A link to a name's place in its index.
pub(super) fn name_link(desk: &Desk<'_, '_>, name: &Name, path: &str) -> Html {
    let page = relative(path, &desk.path(name.list.page()));
    html!("<a href=\"{}#{}\">{}</a>", page, name.anchor, desk.plain(&name.name))
}

/// A link to a measure.
pub(super) fn measure_link(desk: &Desk<'_, '_>, index: usize, path: &str) -> Html {
    let measure = &desk.facts.book.plan.measures[index];
    let page = relative(path, &desk.path(&desk.facts.page_of(index)));
    html!("<a href=\"{}\">{}</a>", page, desk.plain(&words::title(&measure.label, &measure.heading)))
}

/// A link to a clause of a measure, with the clause's words.
pub(super) fn clause_link(desk: &Desk<'_, '_>, measure: usize, clause: usize, path: &str) -> Html {
    let quote = &desk.facts.book.plan.measures[measure].clauses[clause].quote;
    html!(
        "<a class=\"quote\" href=\"{}#c{}\">{}</a>",
        relative(path, &desk.path(&desk.facts.page_of(measure))),
        clause + 1,
        desk.plain(quote)
    )
}
