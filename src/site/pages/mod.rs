//! The pages, one file for each kind.

mod data;
mod frame;
mod home;
mod links;
mod lists;
mod measure;
mod meta;
mod revisions;
mod section;
mod source;

pub(super) use meta::inert;
pub(super) use revisions::retired;

use std::collections::HashSet;

use super::annotate::Mentions;
use super::facts::{Facts, gather};
use super::outline::{once, safe};
use super::tree::{Tree, trees};
use super::{Book, Options, SiteFile};
use crate::catalogue::{Message, site as say};

/// Every plan of the site with what is known of it.
pub(super) struct Shelf<'a> {
    /// The plans.
    pub facts: Vec<Facts<'a>>,
    /// Names to link, one set for each plan.
    pub mentions: Vec<Mentions>,
    /// How the site is made.
    pub options: &'a Options,
}

impl<'a> Shelf<'a> {
    /// Gathers what the plans say.
    pub fn new(books: &'a [Book<'a>], options: &'a Options) -> Shelf<'a> {
        let mut taken = HashSet::new();
        let facts: Vec<Facts<'a>> =
            books.iter().map(|book| gather(book, once(safe(&book.plan.plan.id), &mut taken))).collect();
        let mentions = facts.iter().map(Mentions::new).collect();
        Shelf { facts, mentions, options }
    }

    /// The page of plan `index` as a path of the site, without extension.
    pub fn home_of(&self, tree: Tree, index: usize) -> String {
        match self.facts.len() {
            1 => format!("{}/index", tree.folder()),
            _ => format!("{}/{}/index", tree.folder(), self.facts[index].folder),
        }
    }
}

/// Where a page is being written: the plan, the tree, the page's path.
pub(super) struct Desk<'s, 'a> {
    pub shelf: &'s Shelf<'a>,
    pub facts: &'s Facts<'a>,
    pub mentions: &'s Mentions,
    pub tree: Tree,
    /// The plan's home page.
    pub home: String,
}

impl Desk<'_, '_> {
    /// A page of this plan as a path of the site, without extension.
    pub fn path(&self, page: &str) -> String {
        match page {
            "index" => self.home.clone(),
            page => format!("{}/{}/{page}", self.tree.folder(), self.facts.folder),
        }
    }

    /// Text of the plan in this tree's script.
    pub fn plain<'t>(&self, text: &'t str) -> std::borrow::Cow<'t, str> {
        self.tree.convert(text, self.facts.book.plan.plan.script)
    }
}

/// The indexes of a plan: name, what it lists, and page, in the order they are listed.
pub(super) fn lists_of(_facts: &Facts<'_>) -> Vec<(&'static Message, &'static Message, &'static str)> {
    vec![
        (&say::TARGETS, &say::TARGETS_HELP, "targets"),
        (&say::DEADLINES, &say::DEADLINES_HELP, "deadlines"),
        (&say::OFFICES, &say::OFFICES_HELP, "offices"),
        (&say::PLACES, &say::PLACES_HELP, "places"),
        (&say::PROJECTS, &say::PROJECTS_HELP, "projects"),
        (&say::DOCUMENTS, &say::DOCUMENTS_HELP, "documents"),
        (&say::GLOSSARY, &say::GLOSSARY_HELP, "glossary"),
        (&say::VERBS, &say::VERBS_HELP, "verbs"),
        (&say::REVISIONS, &say::REVISIONS_HELP, "revisions"),
        (&say::UNREAD, &say::UNREAD_HELP, "unread"),
        (&say::SOURCE, &say::SOURCE_HELP, "source"),
        (&say::DATA, &say::DATA_HELP, "data"),
    ]
}

/// All pages.
pub(super) fn all(shelf: &Shelf<'_>) -> Vec<SiteFile> {
    let mut files = vec![frame::root(shelf), frame::not_found(shelf)];
    let [hans, hant] = trees(shelf.options);
    let (first, second) = std::thread::scope(|scope| {
        let other = scope.spawn(|| of_tree(shelf, hant));
        let first = of_tree(shelf, hans);
        (first, other.join().unwrap_or_else(|_| of_tree(shelf, hant)))
    });
    files.extend(first);
    files.extend(second);
    let pages: Vec<String> = files
        .iter()
        .filter_map(|file| file.path.strip_prefix("src/")?.strip_suffix(".md"))
        .filter(|page| *page != "404")
        .map(str::to_owned)
        .collect();
    files.extend(data::files(shelf, &pages));
    files.extend(frame::home_redirects(shelf));
    files
}

/// The pages of one tree.
fn of_tree(shelf: &Shelf<'_>, tree: Tree) -> Vec<SiteFile> {
    let mut files = Vec::new();
    if shelf.facts.len() != 1 {
        files.push(home::shelf(shelf, tree));
    }
    for (i, facts) in shelf.facts.iter().enumerate() {
        let desk = Desk { shelf, facts, mentions: &shelf.mentions[i], tree, home: shelf.home_of(tree, i) };
        files.push(home::home(&desk));
        files.extend(section::sections(&desk));
        files.extend(measure::measures(&desk));
        files.extend(lists::lists(&desk));
        files.push(source::source(&desk));
        files.push(revisions::revisions(&desk));
        files.extend(revisions::tombstones(&desk));
        files.push(data::data(&desk));
    }
    files
}
