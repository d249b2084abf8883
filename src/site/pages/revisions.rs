//! What each revision promises less and more, unit by unit, and the pages of measures that were withdrawn.

use super::super::SiteFile;
use super::super::html::{Html, html};
use super::super::outline::safe;
use super::super::tree::relative;
use super::super::words;
use super::super::{Retired, Revision};
use super::Desk;
use super::frame::{Page, frame};
use super::lists::page;
use super::section::crumbs;
use crate::catalogue::{Message, site as say};
use crate::change::{Change, Direction, Match, TextChange, UnitDiff, WordOp, WordRun};

/// The page of all revisions.
pub(super) fn revisions(desk: &Desk<'_, '_>) -> SiteFile {
    let parts: Html =
        desk.facts.book.revisions.iter().enumerate().map(|(i, revision)| one(desk, i, revision)).collect();
    let mut gone: Html = desk
        .facts
        .book
        .retired
        .iter()
        .map(|retired| {
            let to = relative(&desk.path("revisions"), &desk.path(&format!("m/{}", safe(&retired.id))));
            html!("<li><a href=\"{}\">{}</a></li>\n", to, desk.plain(&retired.heading))
        })
        .collect();
    if !gone.is_empty() {
        gone = html!("<h2 id=\"withdrawn\">{}</h2>\n<ul>\n{}</ul>\n", desk.tree.text(&say::WITHDRAWN_MEASURES), gone);
    }
    let inner = match parts.is_empty() {
        true => html!("<p class=\"nothing\">{}</p>\n{}", desk.tree.text(&say::ONE_REVISION), gone),
        false => html!("{}{}", parts, gone),
    };
    page(desk, "revisions", &say::REVISIONS, Some(&say::REVISIONS_HELP), inner)
}

fn one(desk: &Desk<'_, '_>, index: usize, revision: &Revision) -> Html {
    let summary = &revision.diff.summary;
    let count = |name: &Message, n: usize, class: &str| {
        html!("<li class=\"{}\"><b>{}</b> {}</li>", class, n, desk.tree.text(name))
    };
    let of = |directions: &[Direction]| -> Html {
        let chosen = revision.diff.changes.iter().filter(|change| directions.contains(&change.direction));
        let mut chosen: Vec<&Change> = chosen.collect();
        // The gravest first; a stable sort keeps the order of the text.
        chosen.sort_by_key(|change| (std::cmp::Reverse(change.severity), change.direction));
        let rows: Html = chosen.into_iter().map(|change| finding(desk, change)).collect();
        if rows.is_empty() { rows } else { html!("<ul class=\"findings\">\n{}</ul>\n", rows) }
    };
    let mut findings = of(&[Direction::Weakened, Direction::Strengthened]);
    let others = of(&[Direction::Neutral]);
    if !others.is_empty() {
        let title = desk.tree.text(&say::NEUTRAL);
        findings.push(&html!("<details><summary>{} {}</summary>\n{}</details>\n", title, summary.neutral, others));
    }
    let units: Html = revision.diff.units.iter().filter_map(|unit| unit_diff(desk, unit)).collect();
    let redline = match units.is_empty() {
        true => units,
        false => html!("<h3>{}</h3>\n{}", desk.tree.text(&say::REDLINE), units),
    };
    html!(
        "<section class=\"revision\"><h2 id=\"r{}\">{}</h2>\n<ul class=\"directions\">{}{}{}{}</ul>\n{}{}</section>\n",
        index + 1,
        revision.name,
        count(&say::WEAKENED, summary.weakened, "weakened"),
        count(&say::STRENGTHENED, summary.strengthened, "strengthened"),
        count(&say::NEUTRAL, summary.neutral, "neutral"),
        count(&say::FORMAT_ONLY, summary.format_only, "neutral"),
        findings,
        redline
    )
}

fn finding(desk: &Desk<'_, '_>, change: &Change) -> Html {
    let (class, name) = match change.direction {
        Direction::Weakened => ("weakened", &say::WEAKENED),
        Direction::Strengthened => ("strengthened", &say::STRENGTHENED),
        Direction::Neutral => ("neutral", &say::NEUTRAL),
    };
    let quote = |name: &Message, quoted: &Option<crate::change::Quoted>| match quoted {
        Some(quoted) => html!(
            "<div><dt>{} <span class=\"n\">{}</span></dt><dd>{}</dd></div>",
            desk.tree.text(name),
            match quoted.path.as_str() {
                "preamble" => desk.tree.text(&say::PREAMBLE).into(),
                path => desk.plain(path),
            },
            desk.plain(&quoted.quote)
        ),
        None => Html::new(),
    };
    html!(
        "<li class=\"{}\"><p><b>{}</b> {} <code class=\"rule\">{}</code></p><dl>{}{}</dl></li>\n",
        class,
        desk.tree.text(name),
        desk.plain(&change.message),
        change.rule,
        quote(&say::BEFORE, &change.base),
        quote(&say::AFTER, &change.revision)
    )
}

/// A unit that is not as it was; nothing for the others.
fn unit_diff(desk: &Desk<'_, '_>, unit: &UnitDiff) -> Option<Html> {
    let fate = match (unit.fate, unit.text) {
        (Match::Added, _) => &say::ADDED,
        (Match::Removed, _) => &say::REMOVED,
        (Match::Split, _) => &say::SPLIT,
        (Match::Merged, _) => &say::MERGED,
        (_, TextChange::Modified) => &say::MODIFIED,
        (_, TextChange::Format) => return None,
        _ if unit.moved => &say::MOVED,
        _ => return None,
    };
    let named = unit.revision.as_ref().or(unit.base.as_ref())?;
    let words = match unit.words.is_empty() {
        true => Html::new(),
        false => html!("<p>{}</p>", redline(desk, &unit.words)),
    };
    Some(html!(
        "<div class=\"redline\"><h4><span class=\"fate\">{}</span> {}</h4>{}</div>\n",
        desk.tree.text(fate),
        desk.plain(&words::title(&named.label, &named.heading)),
        words
    ))
}

/// Words kept, deleted, inserted.
pub(super) fn redline(desk: &Desk<'_, '_>, words: &[WordRun]) -> Html {
    words
        .iter()
        .map(|run| {
            let text = desk.plain(&run.text);
            match run.op {
                WordOp::Equal => html!("{}", text),
                WordOp::Delete => html!("<del>{}</del>", text),
                WordOp::Insert => html!("<ins>{}</ins>", text),
            }
        })
        .collect()
}

/// Pages of ids that no measure has any more: no link dies.
pub(super) fn tombstones<'d>(desk: &'d Desk<'_, '_>) -> impl Iterator<Item = SiteFile> + 'd {
    retired(desk.facts).into_iter().map(|(id, retired)| tombstone(desk, &id, retired))
}

/// Withdrawn ids as they stand in addresses; none that a living measure has.
pub(in crate::site) fn retired<'f>(facts: &'f super::Facts<'_>) -> Vec<(String, &'f Retired)> {
    let mut taken: std::collections::HashSet<String> = facts.ids.iter().cloned().collect();
    let pages = facts.book.retired.iter().map(|retired| (safe(&retired.id), retired));
    pages.filter(|(id, _)| taken.insert(id.clone())).collect()
}

fn tombstone(desk: &Desk<'_, '_>, id: &str, retired: &Retired) -> SiteFile {
    let path = desk.path(&format!("m/{id}"));
    let heading = desk.plain(&retired.heading).into_owned();
    let body = html!(
        "<article class=\"tombstone\"><h1 id=\"top\">{}</h1>\n<p><b>{}</b></p>\n<p>{}</p>\n<p><a href=\"{}\">{}</a></p></article>",
        heading,
        desk.tree.text(&say::WITHDRAWN),
        desk.tree.text(&say::WITHDRAWN_HELP),
        relative(&path, &desk.path("revisions")),
        desk.tree.text(&say::REVISIONS)
    );
    let mut crumbs = crumbs(desk, None);
    crumbs.push((heading, None));
    frame(desk, Page { path: &path, kind: "tombstone-page", crumbs, body })
}
