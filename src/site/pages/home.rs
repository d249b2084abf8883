//! The home page of a plan: what it is, its figures, its outline.

use std::collections::BTreeMap;

use super::super::SiteFile;
use super::super::facts::List;
use super::super::html::{Html, html};
use super::super::svg;
use super::super::tree::{Tree, relative};
use super::super::words;
use super::frame::{Page, frame, frame_of_tree};
use super::{Desk, Shelf, lists_of};
use crate::catalogue::{Message, site as say};
use crate::plan::{Clause, Script};

/// The home page of a plan.
pub(super) fn home(desk: &Desk<'_, '_>) -> SiteFile {
    let head = &desk.facts.book.plan.plan;
    let path = desk.path("index");
    let body = html!(
        "<article class=\"home\">\n<header class=\"cover\"><h1 id=\"top\">{}</h1>\n{}</header>\n{}{}{}\
         <section class=\"outline\"><h2 id=\"outline\">{}</h2>\n{}</section>\n\
         <section class=\"indexes\"><h2 id=\"indexes\">{}</h2>\n{}</section>\n{}</article>",
        desk.plain(head.name()),
        about(desk, &path),
        tiles(desk, &path),
        share(desk),
        chapters(desk, &path),
        desk.tree.text(&say::OUTLINE),
        outline(desk, &path),
        desk.tree.text(&say::INDEXES),
        index_cards(desk, &path),
        super::meta::legislation(desk),
    );
    let mut crumbs = vec![(desk.tree.text(&say::HOME), None)];
    if desk.shelf.facts.len() != 1 {
        crumbs = vec![
            (desk.tree.text(&say::HOME), Some(format!("{}/index", desk.tree.folder()))),
            (desk.plain(head.name()).into_owned(), None),
        ];
    }
    frame(desk, Page { path: &path, kind: "home-page", crumbs, body })
}

/// The home page of a shelf with none or several plans.
pub(super) fn shelf(shelf: &Shelf<'_>, tree: Tree) -> SiteFile {
    let path = format!("{}/index", tree.folder());
    let items: Html = shelf
        .facts
        .iter()
        .enumerate()
        .map(|(i, facts)| {
            let head = &facts.book.plan.plan;
            let clauses = facts.book.plan.measures.iter().flat_map(|m| &m.clauses);
            let measures = format!("{} {}", facts.book.plan.measures.len(), tree.text(&say::MEASURES));
            let issuers = tree.convert(&head.issuers.join(" "), head.script).into_owned();
            let known = [head.issued.clone().unwrap_or_default(), issuers, measures];
            let lead: Vec<String> = known.into_iter().filter(|part| !part.is_empty()).collect();
            html!(
                "<li><a class=\"unit\" href=\"{}\">{}</a>{}<p class=\"lead\">{}</p></li>\n",
                relative(&path, &shelf.home_of(tree, i)),
                tree.convert(head.name(), head.script),
                svg::bar(tree, &svg::counts(clauses), 6, "strip"),
                lead.join(" · ")
            )
        })
        .collect();
    let list = if items.is_empty() {
        html!("<p>{}</p>", tree.text(&say::NOTHING))
    } else {
        html!("<ol class=\"units\">\n{}</ol>", items)
    };
    let body = html!(
        "<article class=\"home\">\n<header class=\"cover\"><h1 id=\"top\">{}</h1></header>\n{}</article>",
        tree.text(&say::PLANS),
        list
    );
    let crumbs = vec![(tree.text(&say::HOME), None)];
    frame_of_tree(tree, Page { path: &path, kind: "shelf-page", crumbs, body })
}

/// Issuers, dates, number, source.
fn about(desk: &Desk<'_, '_>, path: &str) -> Html {
    let head = &desk.facts.book.plan.plan;
    let mut rows = Html::new();
    let mut row = |name: &Message, value: Html| {
        if !value.is_empty() {
            rows.push(&html!("<div><dt>{}</dt><dd>{}</dd></div>\n", desk.tree.text(name), value));
        }
    };
    let issuers: Html =
        head.issuers.iter().map(|issuer| html!("<span class=\"issuer\">{}</span> ", desk.plain(issuer))).collect();
    row(&say::ISSUED_BY, issuers);
    row(&say::DOC_NUMBER, html!("{}", desk.plain(head.doc_number.as_deref().unwrap_or_default())));
    row(&say::ISSUED_ON, date(head.issued.as_deref()));
    row(&say::PUBLISHED_ON, date(head.published.as_deref()));
    let script = match head.script {
        Script::Hans => &say::SIMPLIFIED,
        Script::Hant => &say::TRADITIONAL,
    };
    row(&say::ORIGINAL_SCRIPT, html!("{}", desk.tree.text(script)));
    row(
        &say::SOURCE_FILE,
        html!("<a href=\"{}\">{}</a>", relative(path, &desk.path("source")), desk.tree.text(&say::SOURCE)),
    );
    html!("<dl class=\"about\">\n{}</dl>\n", rows)
}

fn date(date: Option<&str>) -> Html {
    date.map_or_else(Html::new, |date| html!("<time datetime=\"{}\">{}</time>", date, date))
}

/// The figures that matter, each a link to its index.
fn tiles(desk: &Desk<'_, '_>, path: &str) -> Html {
    let facts = desk.facts;
    let tiles: [(&Message, usize, &str); 6] = [
        (&say::MEASURES, facts.book.plan.measures.len(), "index#outline"),
        (&say::CLAUSES, facts.clauses().count(), "verbs"),
        (&say::TARGETS, facts.quantities().count(), "targets"),
        (&say::DEADLINES, facts.deadlines().count(), "deadlines"),
        (&say::OFFICES, facts.listed(List::Offices).count(), "offices"),
        (&say::DOCUMENTS, facts.listed(List::Documents).count(), "documents"),
    ];
    let items: Html = tiles
        .iter()
        .map(|(name, n, page)| {
            let href = match page.split_once('#') {
                Some((_, anchor)) => format!("#{anchor}"),
                None => relative(path, &desk.path(page)),
            };
            let class = if *n == 0 { " class=\"none\"" } else { "" };
            html!(
                "<li{}><a href=\"{}\"><b>{}</b><span>{}</span></a></li>\n",
                Html::trusted(class),
                href,
                *n,
                desk.tree.text(name)
            )
        })
        .collect();
    html!("<ul class=\"tiles\">\n{}</ul>\n", items)
}

/// The share of each rung: a bar with its legend and its table.
fn share(desk: &Desk<'_, '_>) -> Html {
    let counts = svg::counts(desk.facts.clauses().map(|(_, _, clause)| clause));
    let total = counts.iter().sum::<usize>();
    if total == 0 {
        return Html::new();
    }
    let parts = || words::RUNGS.iter().zip(&counts).filter(|(_, n)| **n > 0);
    let legend: Html = parts()
        .map(|((class, name), n)| html!("<li class=\"rung {}\">{} <b>{}</b></li>", *class, desk.tree.text(name), *n))
        .collect();
    let rows: Html = parts()
        .map(|((_, name), n)| {
            let percent = format!("{:.1}%", *n as f64 * 100.0 / total as f64);
            html!(
                "<tr><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>\n",
                desk.tree.text(name),
                *n,
                percent
            )
        })
        .collect();
    html!(
        "<section class=\"picture\"><h2 id=\"strength\">{}</h2>\n<p class=\"help\">{}</p>\n<figure>{}<ul class=\"legend\">{}</ul></figure>\n\
         <details><summary>{}</summary><table><thead><tr><th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>\n{}</tbody></table></details></section>\n",
        desk.tree.text(&say::SHARE_OF_RUNGS),
        desk.tree.text(&say::SHARE_OF_RUNGS_HELP),
        svg::bar(desk.tree, &counts, 28, "share"),
        legend,
        desk.tree.text(&say::AS_TABLE),
        desk.tree.text(&say::RUNG),
        desk.tree.text(&say::COUNT),
        desk.tree.text(&say::SHARE),
        rows
    )
}

/// Strength by chapter, and the years that deadlines fall into.
fn chapters(desk: &Desk<'_, '_>, path: &str) -> Html {
    let mut out = by_chapter(desk, path);
    let mut years: BTreeMap<i32, usize> = BTreeMap::new();
    for (_, _, deadline) in desk.facts.deadlines() {
        let last = deadline.end.as_ref().or(deadline.start.as_ref());
        if let Some(year) = last.and_then(|date| date.get(..4)).and_then(|year| year.parse().ok()) {
            *years.entry(year).or_default() += 1;
        }
    }
    if years.is_empty() {
        return out;
    }
    let years: Vec<(i32, usize)> = years.into_iter().collect();
    let rows: Html = years
        .iter()
        .map(|(year, n)| html!("<tr><td>{}</td><td class=\"n\">{}</td></tr>\n", year.to_string(), *n))
        .collect();
    let spoken: Vec<String> = years.iter().map(|(year, n)| format!("{year}: {n}")).collect();
    out.push(&html!(
        "<section class=\"picture\"><h2 id=\"timeline\">{}</h2>\n<figure class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{}\">{}</figure>\n\
         <details><summary>{}</summary><table><thead><tr><th>{}</th><th>{}</th></tr></thead><tbody>\n{}</tbody></table></details>\
         <p><a href=\"{}\">{}</a></p></section>\n",
        desk.tree.text(&say::TIMELINE),
        desk.tree.text(&say::TIMELINE),
        svg::years(&years, &spoken.join(", ")),
        desk.tree.text(&say::AS_TABLE),
        desk.tree.text(&say::DEADLINES),
        desk.tree.text(&say::COUNT),
        rows,
        relative(path, &desk.path("deadlines")),
        desk.tree.text(&say::DEADLINES)
    ));
    out
}

fn by_chapter(desk: &Desk<'_, '_>, path: &str) -> Html {
    let units = &desk.facts.units;
    // A measure adds to the top unit that holds it.
    let mut per_top: BTreeMap<usize, Vec<&Clause>> = BTreeMap::new();
    for (measure, unit) in desk.facts.unit_of.iter().enumerate() {
        let Some(mut at) = *unit else { continue };
        while let Some(up) = units[at].parent {
            at = up;
        }
        per_top.entry(at).or_default().extend(&desk.facts.book.plan.measures[measure].clauses);
    }
    per_top.retain(|at, clauses| units[*at].measure.is_none() && !clauses.is_empty());
    if per_top.len() < 2 {
        return Html::new();
    }
    let longest = per_top.values().map(Vec::len).max().unwrap_or(1) as f64;
    let mut bars = Html::new();
    let mut rows = Html::new();
    for (at, clauses) in &per_top {
        let section = &desk.facts.book.plan.sections[units[*at].section];
        let title = words::title(&section.label, &section.heading);
        let counts = svg::counts(clauses.iter().copied());
        let width = format!("{:.1}%", clauses.len() as f64 * 100.0 / longest);
        bars.push(&html!(
            "<li><a href=\"{}\">{}</a><span class=\"measured\"><span style=\"width:{}\">{}</span></span></li>\n",
            relative(path, &desk.path(&units[*at].page)),
            desk.plain(&title),
            width,
            svg::bar(desk.tree, &counts, 12, "chapter")
        ));
        let cells: Html = counts.iter().map(|n| html!("<td class=\"n\">{}</td>", *n)).collect();
        rows.push(&html!("<tr><td>{}</td>{}</tr>\n", desk.plain(&title), cells));
    }
    let heads: Html = words::RUNGS.iter().map(|(_, name)| html!("<th>{}</th>", desk.tree.text(name))).collect();
    html!(
        "<section class=\"picture\"><h2 id=\"chapters\">{}</h2>\n<ol class=\"bars\">\n{}</ol>\n<details><summary>{}</summary>\
         <div class=\"table-wrapper\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table><thead><tr><th>{}</th>{}</tr></thead>\
         <tbody>\n{}</tbody></table></div></details></section>\n",
        desk.tree.text(&say::RUNGS_BY_CHAPTER),
        bars,
        desk.tree.text(&say::AS_TABLE),
        desk.tree.text(&say::RUNGS_BY_CHAPTER),
        desk.tree.text(&say::CHAPTER),
        heads,
        rows
    )
}

/// Every unit, measures with their strength.
fn outline(desk: &Desk<'_, '_>, path: &str) -> Html {
    fn level(desk: &Desk<'_, '_>, units: &[usize], path: &str) -> Html {
        let items: Html = units
            .iter()
            .map(|index| {
                let unit = &desk.facts.units[*index];
                let section = &desk.facts.book.plan.sections[unit.section];
                let href = match &unit.anchor {
                    Some(anchor) => format!("{}#{anchor}", relative(path, &desk.path(&unit.page))),
                    None => relative(path, &desk.path(&unit.page)),
                };
                let measure = unit.measure.map(|measure| &desk.facts.book.plan.measures[measure]);
                let strip = measure.map(|measure| svg::strip(desk.tree, &measure.clauses)).unwrap_or_default();
                // An article without a heading is known by how it begins.
                let opening =
                    measure.filter(|_| section.heading.is_empty()).map(|measure| words::opening(&measure.text));
                let opening = opening.map(|opening| html!("<span class=\"opening\">{}</span>", desk.plain(&opening)));
                html!(
                    "<li><a href=\"{}\">{}</a>{}{}{}</li>\n",
                    href,
                    desk.plain(&words::title(&section.label, &section.heading)),
                    opening.unwrap_or_default(),
                    strip,
                    level(desk, &unit.children, path)
                )
            })
            .collect();
        if items.is_empty() { items } else { html!("<ol>\n{}</ol>", items) }
    }
    let tops: Vec<usize> = (0..desk.facts.units.len()).filter(|i| desk.facts.units[*i].parent.is_none()).collect();
    level(desk, &tops, path)
}

/// Every index with what it lists and how much of it there is.
pub(super) fn index_cards(desk: &Desk<'_, '_>, path: &str) -> Html {
    let facts = desk.facts;
    let count = |page: &str| match page {
        "targets" => Some(facts.quantities().count()),
        "deadlines" => Some(facts.deadlines().count()),
        "verbs" => Some(facts.clauses().count()),
        "revisions" => Some(facts.book.revisions.len() + 1),
        "unread" => Some(facts.book.plan.unread.len()),
        page => [List::Offices, List::Places, List::Projects, List::Documents, List::Glossary]
            .into_iter()
            .find(|list| list.page() == page)
            .map(|list| facts.listed(list).count()),
    };
    let items: Html = lists_of(facts)
        .into_iter()
        .map(|(name, help, page)| {
            let count = count(page).map(|n| html!(" <span class=\"n\">{}</span>", n)).unwrap_or_default();
            html!(
                "<li><a href=\"{}\">{}</a>{}<p>{}</p></li>\n",
                relative(path, &desk.path(page)),
                desk.tree.text(name),
                count,
                desk.tree.text(help)
            )
        })
        .collect();
    html!("<ul class=\"index-cards\">\n{}</ul>\n", items)
}
