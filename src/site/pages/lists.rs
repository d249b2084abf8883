//! The indexes: what the plan says, by what is said, each entry a link to where it says so.

use std::collections::BTreeMap;

use super::super::SiteFile;
use super::super::facts::{List, Name, line};
use super::super::html::{Html, html};
use super::super::svg;
use super::super::tree::relative;
use super::super::words;
use super::Desk;
use super::frame::{Page, frame};
use super::home::index_cards;
use super::links::{clause_link, measure_link};
use crate::catalogue::{Message, site as say};
use crate::plan::{Deadline, EntityKind};

/// The pages of all indexes.
pub(super) fn lists(desk: &Desk<'_, '_>) -> Vec<SiteFile> {
    vec![
        page(desk, "indexes", &say::INDEXES, None, index_cards(desk, &desk.path("indexes"))),
        page(desk, "targets", &say::TARGETS, Some(&say::TARGETS_HELP), targets(desk)),
        page(desk, "deadlines", &say::DEADLINES, Some(&say::DEADLINES_HELP), deadlines(desk)),
        page(desk, "offices", &say::OFFICES, Some(&say::OFFICES_HELP), names(desk, List::Offices)),
        page(desk, "places", &say::PLACES, Some(&say::PLACES_HELP), names(desk, List::Places)),
        page(desk, "projects", &say::PROJECTS, Some(&say::PROJECTS_HELP), projects(desk)),
        page(desk, "documents", &say::DOCUMENTS, Some(&say::DOCUMENTS_HELP), names(desk, List::Documents)),
        page(desk, "glossary", &say::GLOSSARY, Some(&say::GLOSSARY_HELP), names(desk, List::Glossary)),
        page(desk, "verbs", &say::VERBS, Some(&say::VERBS_HELP), verbs(desk)),
        page(desk, "unread", &say::UNREAD, Some(&say::UNREAD_HELP), unread(desk)),
    ]
}

/// One index in its frame.
pub(super) fn page(desk: &Desk<'_, '_>, page: &str, title: &Message, help: Option<&Message>, inner: Html) -> SiteFile {
    let path = desk.path(page);
    let help = help.map(|help| html!("<p class=\"help\">{}</p>\n", desk.tree.text(help))).unwrap_or_default();
    let inner =
        if inner.is_empty() { html!("<p class=\"nothing\">{}</p>\n", desk.tree.text(&say::NOTHING)) } else { inner };
    let body = html!(
        "<article class=\"index list-{}\">\n<header class=\"head\"><h1 id=\"top\">{}</h1>\n{}</header>\n{}</article>",
        page,
        desk.tree.text(title),
        help,
        inner
    );
    let mut crumbs = super::section::crumbs(desk, None);
    if page != "indexes" {
        crumbs.push((desk.tree.text(&say::INDEXES), Some(desk.path("indexes"))));
    }
    crumbs.push((desk.tree.text(title), None));
    frame(desk, Page { path: &path, kind: "index-page", crumbs, body })
}

/// A table with `heads`; nothing without rows.
fn table(desk: &Desk<'_, '_>, title: &Message, heads: &[&Message], rows: Html) -> Html {
    if rows.is_empty() {
        return rows;
    }
    let heads: Html = heads.iter().map(|head| html!("<th scope=\"col\">{}</th>", desk.tree.text(head))).collect();
    html!(
        "<div class=\"table-wrapper cards\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"list\"><thead><tr>{}</tr></thead>\
         <tbody>\n{}</tbody></table></div>\n",
        desk.tree.text(title),
        heads,
        rows
    )
}

/// A cell that says the name of its column where a row is shown as a card.
fn cell(desk: &Desk<'_, '_>, column: &Message, inner: Html) -> Html {
    html!("<td data-label=\"{}\">{}</td>", desk.tree.text(column), inner)
}

fn targets(desk: &Desk<'_, '_>) -> Html {
    let path = desk.path("targets");
    let rows: Html = desk
        .facts
        .quantities()
        .map(|(m, c, quantity)| {
            let clause = &desk.facts.book.plan.measures[m].clauses[c];
            let due: Vec<_> = clause.deadlines.iter().map(|d| desk.plain(&d.quote)).collect();
            let what = if quantity.what.is_empty() { &quantity.quote } else { &quantity.what };
            html!(
                "<tr><td class=\"what\">{}</td><td class=\"n\">{}</td>{}{}{}</tr>\n",
                desk.plain(what),
                desk.plain(&words::amount(quantity)),
                cell(desk, &say::BY_WHEN, html!("{}", due.join(&desk.tree.text(&say::LIST_COMMA)))),
                cell(desk, &say::WORDS, clause_link(desk, m, c, &path)),
                cell(desk, &say::MEASURE, measure_link(desk, m, &path))
            )
        })
        .collect();
    table(desk, &say::TARGETS, &[&say::WHAT, &say::AMOUNT, &say::BY_WHEN, &say::WORDS, &say::MEASURE], rows)
}

fn deadlines(desk: &Desk<'_, '_>) -> Html {
    let path = desk.path("deadlines");
    let last = |d: &Deadline| d.end.clone().or_else(|| d.start.clone());
    let mut dated: BTreeMap<String, Vec<(usize, usize, &Deadline)>> = BTreeMap::new();
    let mut open = Vec::new();
    for (m, c, deadline) in desk.facts.deadlines() {
        match last(deadline) {
            Some(date) => dated.entry(date).or_default().push((m, c, deadline)),
            None => open.push((m, c, deadline)),
        }
    }
    let item = |(m, c, deadline): &(usize, usize, &Deadline)| {
        html!(
            "<li><p><b class=\"deadline\">{}</b> {}</p><p class=\"from\">{}</p></li>\n",
            desk.plain(&deadline.quote),
            clause_link(desk, *m, *c, &path),
            measure_link(desk, *m, &path)
        )
    };
    let mut out = Html::new();
    let mut year = String::new();
    for (date, items) in &dated {
        let this = date.get(..4).unwrap_or(date).to_owned();
        if this != year {
            out.push(&html!("<h2 id=\"y{}\">{}</h2>\n", this, desk.tree.say(&say::YEAR, &[this.as_str()])));
            year = this;
        }
        let items: Html = items.iter().map(item).collect();
        out.push(&html!(
            "<div class=\"moment\"><p class=\"date\"><time datetime=\"{}\">{}</time></p><ul>\n{}</ul></div>\n",
            date,
            date,
            items
        ));
    }
    if !open.is_empty() {
        let items: Html = open.iter().map(item).collect();
        out.push(&html!(
            "<h2 id=\"open\">{}</h2>\n<div class=\"moment\"><p class=\"date\">—</p><ul>\n{}</ul></div>\n",
            desk.tree.text(&say::OPEN_ENDED),
            items
        ));
    }
    out
}

/// Names of one index, those used most first.
fn names(desk: &Desk<'_, '_>, list: List) -> Html {
    let names: Vec<&Name> = desk.facts.listed(list).collect();
    entries(desk, list, names)
}

/// Projects, facilities, programmes, events, each under its own heading.
fn projects(desk: &Desk<'_, '_>) -> Html {
    let mut out = Html::new();
    for kind in [EntityKind::Project, EntityKind::Facility, EntityKind::Programme, EntityKind::Event] {
        let names: Vec<&Name> = desk.facts.listed(List::Projects).filter(|name| name.kind == Some(kind)).collect();
        if !names.is_empty() {
            out.push(&html!("<h2>{}</h2>\n", desk.tree.text(words::kind(kind))));
            out.push(&entries(desk, List::Projects, names));
        }
    }
    out
}

fn entries(desk: &Desk<'_, '_>, list: List, mut names: Vec<&Name>) -> Html {
    let path = desk.path(list.page());
    // A stable sort keeps the order of the text among equals.
    names.sort_by_key(|name| usize::MAX - name.measures.len());
    let items: Html = names
        .into_iter()
        .map(|name| {
            let mut uses = Html::new();
            let group = |title: Option<&Message>, measures: &[usize]| {
                if measures.is_empty() {
                    return Html::new();
                }
                let items: Html =
                    measures.iter().map(|m| html!("<li>{}</li>", measure_link(desk, *m, &path))).collect();
                let title =
                    title.map(|t| html!("<span class=\"role\">{}</span> ", desk.tree.text(t))).unwrap_or_default();
                html!("<div class=\"uses\">{}<ul>{}</ul></div>\n", title, items)
            };
            if list == List::Offices {
                uses.push(&group(Some(&say::LEADS), &name.leads));
                uses.push(&group(Some(&say::SUPPORTS), &name.supports));
                let rest: Vec<usize> = name
                    .measures
                    .iter()
                    .copied()
                    .filter(|m| !name.leads.contains(m) && !name.supports.contains(m))
                    .collect();
                uses.push(&group((name.leads.len() + name.supports.len() > 0).then_some(&say::USED_IN), &rest));
            } else {
                uses.push(&group(None, &name.measures));
            }
            uses.push(&elsewhere(desk, name, &path));
            uses.push(&on_this_site(desk, name, &path));
            let gloss = match &name.gloss {
                Some(gloss) => html!("<p class=\"gloss\">{}</p>", desk.plain(gloss)),
                None => Html::new(),
            };
            html!(
                "<li id=\"{}\"><p class=\"entry\">{}</p>{}{}</li>\n",
                name.anchor,
                desk.plain(&name.name),
                gloss,
                uses
            )
        })
        .collect();
    if items.is_empty() { items } else { html!("<ul class=\"entries\">\n{}</ul>\n", items) }
}

/// A link to the pages of a cited document that is itself a plan of this site.
fn on_this_site(desk: &Desk<'_, '_>, name: &Name, path: &str) -> Html {
    let wanted = crate::script::fold(&name.name);
    let same = |facts: &super::Facts<'_>| {
        name.list == List::Documents && crate::script::fold(&facts.book.plan.plan.title) == wanted
    };
    let Some(index) = desk.shelf.facts.iter().position(same) else { return Html::new() };
    let home = desk.shelf.home_of(desk.tree, index);
    html!("<p class=\"gloss\"><a href=\"{}\">{}</a></p>\n", relative(path, &home), desk.tree.text(&say::ON_THIS_SITE))
}

/// Links to the units outside measures that use a name.
fn elsewhere(desk: &Desk<'_, '_>, name: &Name, path: &str) -> Html {
    let items: Html = name
        .elsewhere
        .iter()
        .map(|used| {
            let unit = desk.facts.units.iter().find(|u| desk.facts.book.plan.sections[u.section].path == *used);
            match unit {
                Some(unit) => {
                    let section = &desk.facts.book.plan.sections[unit.section];
                    let anchor = unit.anchor.as_ref().map(|a| format!("#{a}")).unwrap_or_default();
                    html!(
                        "<li><a href=\"{}{}\">{}</a></li>",
                        relative(path, &desk.path(&unit.page)),
                        anchor,
                        desk.plain(&words::title(&section.label, &section.heading))
                    )
                }
                None => html!(
                    "<li><a href=\"{}\">{}</a></li>",
                    relative(path, &desk.path("source")),
                    desk.tree.text(&say::PREAMBLE)
                ),
            }
        })
        .collect();
    if items.is_empty() { items } else { html!("<div class=\"uses\"><ul>{}</ul></div>\n", items) }
}

/// Verbs by rung with how often each is used and where.
fn verbs(desk: &Desk<'_, '_>) -> Html {
    let path = desk.path("verbs");
    let mut out = Html::new();
    let counts = svg::counts(desk.facts.clauses().map(|(_, _, clause)| clause));
    if counts.iter().sum::<usize>() > 0 {
        out.push(&html!("<figure>{}</figure>\n", svg::bar(desk.tree, &counts, 28, "share")));
    }
    for (class, name) in words::RUNGS {
        let mut found: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
        for (m, c, clause) in desk.facts.clauses() {
            if words::rung_class(clause) == class && !clause.verb.is_empty() {
                found.entry(&clause.verb).or_default().push((m, c));
            }
        }
        if found.is_empty() {
            continue;
        }
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_by_key(|(_, uses)| usize::MAX - uses.len());
        let items: Html = found
            .into_iter()
            .map(|(verb, uses)| {
                let count = desk.tree.say(&say::TIMES, &[uses.len().to_string()]);
                let quotes: Html =
                    uses.iter().map(|(m, c)| html!("<li>{}</li>", clause_link(desk, *m, *c, &path))).collect();
                html!(
                    "<li><details><summary><b>{}</b> <span class=\"n\">{}</span></summary><ul>{}</ul></details></li>\n",
                    desk.plain(verb),
                    count,
                    quotes
                )
            })
            .collect();
        out.push(&html!(
            "<h2 id=\"{}\"><span class=\"rung {}\">{}</span></h2>\n<ul class=\"verbs\">\n{}</ul>\n",
            class,
            class,
            desk.tree.text(name),
            items
        ));
    }
    out
}

fn unread(desk: &Desk<'_, '_>) -> Html {
    let path = desk.path("unread");
    let rows: Html = desk
        .facts
        .book
        .plan
        .unread
        .iter()
        .map(|unread| {
            let number = line(desk.facts.book, unread.span).to_string();
            html!(
                "<tr>{}<td class=\"what\">{}</td><td><a href=\"{}#L{}\">{}</a></td></tr>\n",
                cell(desk, &say::KIND, html!("{}", desk.tree.text(words::reason(unread.reason)))),
                desk.plain(&unread.quote),
                relative(&path, &desk.path("source")),
                number,
                desk.tree.say(&say::LINE, &[number.as_str()])
            )
        })
        .collect();
    table(desk, &say::UNREAD, &[&say::KIND, &say::WORDS, &say::SOURCE], rows)
}
