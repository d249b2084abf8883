//! A page for each measure: its text with what was understood laid over, and what it is connected with.

use super::super::SiteFile;
use super::super::annotate::{Layers, annotate};
use super::super::facts::{List, Name, line};
use super::super::html::{Html, html};
use super::super::tree::relative;
use super::super::words;
use super::Desk;
use super::frame::{Page, frame};
use super::links::{measure_link, name_link};
use super::section::{crumbs, legend};
use crate::catalogue::{Message, site as say};
use crate::plan::Measure;

/// The pages of all measures.
pub(super) fn measures<'d>(desk: &'d Desk<'_, '_>) -> impl Iterator<Item = SiteFile> + 'd {
    (0..desk.facts.book.plan.measures.len()).map(|index| measure(desk, index))
}

fn measure(desk: &Desk<'_, '_>, index: usize) -> SiteFile {
    let measure = &desk.facts.book.plan.measures[index];
    let path = desk.path(&desk.facts.page_of(index));
    let title = words::title(&measure.label, &measure.heading);
    let heading = match measure.heading.is_empty() {
        true => html!("{}", desk.plain(&measure.label)),
        false => html!(
            "<span class=\"label\">{}</span>{}{}",
            desk.plain(&measure.label),
            // Full-width marks bring their own room.
            if measure.label.ends_with(['、', '）']) { "" } else { " " }, // vocabulary
            desk.plain(&measure.heading)
        ),
    };
    let text = annotate(
        desk.facts,
        desk.mentions,
        desk.tree,
        measure.span,
        &Layers { page: &path, clauses: &measure.clauses, anchors: true },
    );
    let targets = measure.clauses.iter().map(|c| c.quantities.len()).sum::<usize>();
    let deadlines = measure.clauses.iter().map(|c| c.deadlines.len()).sum::<usize>();
    let counts = [
        (&say::SUMMARY_CLAUSES, measure.clauses.len()),
        (&say::SUMMARY_TARGETS, targets),
        (&say::SUMMARY_DEADLINES, deadlines),
    ];
    let counts = counts.iter().filter(|(_, n)| *n > 0).map(|(words, n)| desk.tree.say(words, &[n.to_string()]));
    let body = html!(
        "<article class=\"measure\">\n<header class=\"head\"><h1 id=\"top\">{}</h1>\n<p class=\"counts\">{}</p></header>\n\
         <div class=\"columns\">\n<div class=\"main\">\n<div class=\"plan-text\"><p>{}</p></div>\n{}{}{}{}</div>\n\
         <aside class=\"facts\" aria-label=\"{}\">\n{}{}{}{}{}{}{}{}</aside>\n</div>\n{}</article>",
        heading,
        counts.collect::<Vec<_>>().join(" · "),
        text,
        legend(desk, &measure.clauses),
        breakdown(desk, measure),
        corrections(desk, &measure.id),
        history(desk, &measure.path),
        desk.tree.text(&say::PROVENANCE),
        targets_of(desk, measure, &path),
        deadlines_of(desk, measure, &path),
        responsible(desk, measure, &path),
        documents(desk, index, &path),
        entities(desk, index, &path),
        related(desk, measure, &path),
        backlinks(desk, index, &path),
        provenance(desk, index, &path),
        neighbours(desk, index, &path),
    );
    let mut crumbs = crumbs(desk, desk.facts.unit_of[index]);
    crumbs.push((desk.plain(&title).into_owned(), None));
    frame(desk, Page { path: &path, kind: "measure-page", crumbs, body })
}

/// A box in the margin; nothing when it would be empty.
fn boxed(title: String, class: &str, inner: Html) -> Html {
    if inner.is_empty() {
        return inner;
    }
    html!("<section class=\"box {}\"><h2>{}</h2>\n{}</section>\n", class, title, inner)
}

/// A box with a link to the index that lists the same for the whole plan.
fn indexed(desk: &Desk<'_, '_>, title: &Message, index: &str, path: &str, class: &str, inner: Html) -> Html {
    if inner.is_empty() {
        return inner;
    }
    let all = html!(
        "<p class=\"all\"><a href=\"{}\">{}</a></p>\n",
        relative(path, &desk.path(index)),
        desk.tree.say(&say::ALL_OF, &[desk.tree.text(title)])
    );
    boxed(desk.tree.text(title), class, html!("{}{}", inner, all))
}

fn targets_of(desk: &Desk<'_, '_>, measure: &Measure, path: &str) -> Html {
    let items: Html = measure
        .clauses
        .iter()
        .enumerate()
        .flat_map(|(c, clause)| clause.quantities.iter().map(move |q| (c, q)))
        .map(|(c, q)| {
            let what = if q.what.is_empty() { &q.quote } else { &q.what };
            html!(
                "<div><dt><a href=\"#c{}\">{}</a></dt><dd>{}</dd></div>\n",
                c + 1,
                desk.plain(what),
                desk.plain(&words::amount(q))
            )
        })
        .collect();
    let list = if items.is_empty() { items } else { html!("<dl class=\"amounts\">{}</dl>", items) };
    indexed(desk, &say::TARGETS, "targets", path, "targets", list)
}

fn deadlines_of(desk: &Desk<'_, '_>, measure: &Measure, path: &str) -> Html {
    let items: Html = measure
        .clauses
        .iter()
        .enumerate()
        .flat_map(|(c, clause)| clause.deadlines.iter().map(move |d| (c, d)))
        .map(|(c, d)| {
            html!(
                "<div><dt><a href=\"#c{}\">{}</a></dt><dd>{}</dd></div>\n",
                c + 1,
                desk.plain(&d.quote),
                words::dates(d)
            )
        })
        .collect();
    let list = if items.is_empty() { items } else { html!("<dl class=\"amounts\">{}</dl>", items) };
    indexed(desk, &say::DEADLINES, "deadlines", path, "deadlines", list)
}

fn responsible(desk: &Desk<'_, '_>, measure: &Measure, path: &str) -> Html {
    let offices: Vec<&Name> = desk.facts.listed(List::Offices).collect();
    let link = |office: &String| match offices.iter().find(|name| name.name == *office) {
        Some(name) => name_link(desk, name, path),
        None => html!("{}", desk.plain(office)),
    };
    let row = |label: String, names: &[String]| match names {
        [] => Html::new(),
        names => {
            let items: Html = names.iter().map(|name| html!("<li>{}</li>", link(name))).collect();
            html!("<p class=\"role\">{}</p><ul class=\"names\">{}</ul>\n", label, items)
        }
    };
    let inner: Html = measure
        .responsible
        .iter()
        .map(|r| {
            let mut both = row(desk.tree.text(&say::LEADS), &r.lead);
            both.push(&row(desk.tree.text(&say::SUPPORTS), &r.support));
            both
        })
        .collect();
    boxed(desk.tree.text(&say::RESPONSIBLE), "responsible", inner)
}

fn documents(desk: &Desk<'_, '_>, index: usize, path: &str) -> Html {
    names_box(desk, &say::DOCUMENTS, path, |name| name.list == List::Documents && name.measures.contains(&index))
}

fn entities(desk: &Desk<'_, '_>, index: usize, path: &str) -> Html {
    names_box(desk, &say::NAMES, path, |name| {
        let responsible = name.leads.contains(&index) || name.supports.contains(&index);
        matches!(name.list, List::Places | List::Projects | List::Offices)
            && name.measures.contains(&index)
            && !responsible
    })
}

fn names_box(desk: &Desk<'_, '_>, title: &Message, path: &str, wanted: impl Fn(&Name) -> bool) -> Html {
    let items: Html = desk
        .facts
        .names
        .iter()
        .filter(|name| wanted(name))
        .map(|name| html!("<li>{}</li>", name_link(desk, name, path)))
        .collect();
    let list = if items.is_empty() { items } else { html!("<ul class=\"names\">{}</ul>\n", items) };
    boxed(desk.tree.text(title), "named", list)
}

fn related(desk: &Desk<'_, '_>, measure: &Measure, path: &str) -> Html {
    let items: Html = measure
        .related
        .iter()
        .filter_map(|related| {
            let other = desk.facts.book.plan.measures.iter().position(|m| m.id == related.id)?;
            let names: Vec<_> = related.because.iter().map(|name| desk.plain(name)).collect();
            let because = desk.tree.say(&say::BECAUSE, &[names.join(&desk.tree.text(&say::LIST_COMMA))]);
            Some(html!("<li>{}<span class=\"why\">{}</span></li>\n", measure_link(desk, other, path), because))
        })
        .collect();
    let list = if items.is_empty() { items } else { html!("<ul class=\"related\">{}</ul>\n", items) };
    boxed(desk.tree.text(&say::RELATED), "related-box", list)
}

fn backlinks(desk: &Desk<'_, '_>, index: usize, path: &str) -> Html {
    let own: Vec<&str> = desk.facts.book.plan.measures[index].related.iter().map(|r| r.id.as_str()).collect();
    // Relations that go both ways are shown once, above.
    let items: Html = desk.facts.backlinks[index]
        .iter()
        .filter(|other| !own.contains(&desk.facts.book.plan.measures[**other].id.as_str()))
        .map(|other| html!("<li>{}</li>\n", measure_link(desk, *other, path)))
        .collect();
    let list = if items.is_empty() { items } else { html!("<ul class=\"related\">{}</ul>\n", items) };
    boxed(desk.tree.text(&say::CITED_BY), "related-box", list)
}

/// Source line, permalink, citation.
fn provenance(desk: &Desk<'_, '_>, index: usize, path: &str) -> Html {
    let book = desk.facts.book;
    let measure = &book.plan.measures[index];
    let number = line(book, measure.span).to_string();
    let source = relative(path, &desk.path("source"));
    let head = &book.plan.plan;
    let mut about: Vec<String> = head.issuers.iter().map(|issuer| desk.plain(issuer).into_owned()).collect();
    about.extend(head.doc_number.as_ref().map(|number| desk.plain(number).into_owned()));
    about.extend(head.issued.clone());
    let citation = desk.tree.say(
        &say::CITATION_FORMAT,
        &[
            desk.plain(head.name()).into_owned(),
            about.join(&desk.tree.text(&say::LIST_COMMA)),
            desk.plain(&words::title(&measure.label, &measure.heading)).into_owned(),
        ],
    );
    let inner = html!(
        "<p><a href=\"{}#L{}\">{}</a></p>\n\
         <p class=\"copy\"><a class=\"permalink\" href=\"{}\">{}</a> <button type=\"button\" data-copy=\"link\">{}</button></p>\n\
         <p class=\"citation\" id=\"citation\">{}</p>\n\
         <p class=\"copy\"><button type=\"button\" data-copy=\"citation\">{}</button></p>\n",
        source,
        number,
        desk.tree.say(&say::LINE, &[number.as_str()]),
        relative(path, path),
        desk.tree.text(&say::PERMALINK),
        desk.tree.text(&say::COPY),
        citation,
        desk.tree.text(&say::COPY),
    );
    boxed(desk.tree.text(&say::PROVENANCE), "provenance", inner)
}

/// Every clause with its verb, modifiers, targets and deadlines, as a table.
fn breakdown(desk: &Desk<'_, '_>, measure: &Measure) -> Html {
    if measure.clauses.is_empty() {
        return Html::new();
    }
    let rows: Html = measure
        .clauses
        .iter()
        .enumerate()
        .map(|(i, clause)| {
            let facts: Vec<String> = clause
                .quantities
                .iter()
                .map(|q| desk.plain(&words::amount(q)).into_owned())
                .chain(clause.deadlines.iter().map(|d| desk.plain(&d.quote).into_owned()))
                .collect();
            let modifiers: Vec<_> = clause.modifiers.iter().map(|m| desk.plain(&m.text)).collect();
            html!(
                "<tr><td><a class=\"rung {}\" href=\"#c{}\">{}</a></td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                words::rung_class(clause),
                i + 1,
                words::rung_label(desk.tree, clause),
                desk.plain(&clause.verb),
                desk.plain(&clause.quote),
                modifiers.join(&desk.tree.text(&say::LIST_COMMA)),
                facts.join(&desk.tree.text(&say::LIST_COMMA)),
            )
        })
        .collect();
    html!(
        "<details class=\"breakdown\"><summary>{}</summary>\n<div class=\"table-wrapper\" tabindex=\"0\" role=\"region\" \
         aria-label=\"{}\"><table><thead><tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th><th>{}</th></tr></thead>\
         <tbody>\n{}</tbody></table></div></details>\n",
        desk.tree.text(&say::BREAKDOWN),
        desk.tree.text(&say::BREAKDOWN),
        desk.tree.text(&say::RUNG),
        desk.tree.text(&say::VERB),
        desk.tree.text(&say::CLAUSE),
        desk.tree.text(&say::MODIFIERS),
        desk.tree.text(&say::AMOUNT),
        rows
    )
}

fn corrections(desk: &Desk<'_, '_>, id: &str) -> Html {
    let rows: Html = desk
        .facts
        .book
        .corrections
        .iter()
        .filter(|c| c.measure == id)
        .map(|c| {
            html!(
                "<tr><td><code>{}</code></td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                c.field,
                c.value,
                c.reason,
                c.who
            )
        })
        .collect();
    if rows.is_empty() {
        return rows;
    }
    html!(
        "<section class=\"corrections\"><h2 id=\"corrections\">{}</h2>\n<div class=\"table-wrapper\"><table><thead><tr>\
         <th>{}</th><th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>\n{}</tbody></table></div></section>\n",
        desk.tree.text(&say::CORRECTIONS),
        desk.tree.text(&say::FIELD),
        desk.tree.text(&say::VALUE),
        desk.tree.text(&say::REASON),
        desk.tree.text(&say::WHO),
        rows
    )
}

/// What earlier revisions said here, latest first.
fn history(desk: &Desk<'_, '_>, path: &str) -> Html {
    let mut at = Some(path.to_owned());
    let mut parts = Html::new();
    for revision in &desk.facts.book.revisions {
        let Some(here) = at else { break };
        let unit = revision.diff.units.iter().find(|u| u.revision.as_ref().is_some_and(|r| r.path == here));
        if let Some(unit) = unit.filter(|unit| !unit.words.is_empty()) {
            parts.push(&html!(
                "<div class=\"redline\"><h3>{}</h3><p>{}</p></div>\n",
                revision.name,
                super::revisions::redline(desk, &unit.words)
            ));
        }
        at = unit.and_then(|unit| unit.base.as_ref()).map(|base| base.path.clone());
    }
    if parts.is_empty() {
        return parts;
    }
    html!("<section class=\"history\"><h2 id=\"history\">{}</h2>\n{}</section>\n", desk.tree.text(&say::HISTORY), parts)
}

/// Previous and next.
fn neighbours(desk: &Desk<'_, '_>, index: usize, path: &str) -> Html {
    let link = |other: Option<usize>, class: &str, rel: &str, label: String| match other {
        None => Html::new(),
        Some(other) => {
            let measure = &desk.facts.book.plan.measures[other];
            html!(
                "<a class=\"{}\" rel=\"{}\" href=\"{}\"><span>{}</span> {}</a>",
                class,
                rel,
                relative(path, &desk.path(&desk.facts.page_of(other))),
                label,
                desk.plain(&words::title(&measure.label, &measure.heading))
            )
        }
    };
    let last = desk.facts.book.plan.measures.len() - 1;
    html!(
        "<nav class=\"neighbours\" aria-label=\"{}\">{}{}</nav>\n",
        desk.tree.text(&say::NEIGHBOURS),
        link(index.checked_sub(1), "previous-measure", "prev", desk.tree.text(&say::PREVIOUS)),
        link(Some(index + 1).filter(|next| *next <= last), "next-measure", "next", desk.tree.text(&say::NEXT))
    )
}
