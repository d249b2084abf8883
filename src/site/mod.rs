//! The site: plans as sources for mdBook, in both scripts, with every fact one click from its quotation.

mod annotate;
mod facts;
mod html;
mod outline;
mod pages;
mod search;
mod sidebar;
mod summary;
mod svg;
mod theme;
mod tree;
mod words;

pub use theme::BOOK_TOML;

use crate::catalogue::Lang;
use crate::plan::Plan;
use crate::source::Source;

/// A plan with what the site shows beside it.
#[derive(Debug, Clone)]
pub struct Book<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The text its spans point into.
    pub source: &'a Source,
    /// The text that is in no unit, as the index has it.
    pub own_text: String,
    /// Ids that an earlier revision had and this one has not.
    pub retired: Vec<Retired>,
    /// Corrections that people made.
    pub corrections: Vec<Correction>,
    /// Earlier revisions compared with the next one, latest first.
    pub revisions: Vec<Revision>,
    /// Files to offer beside the pages.
    pub downloads: Vec<Download>,
}

impl<'a> Book<'a> {
    /// A plan with nothing beside it.
    pub fn new(plan: &'a Plan, source: &'a Source) -> Book<'a> {
        Book {
            plan,
            source,
            own_text: String::new(),
            retired: Vec::new(),
            corrections: Vec::new(),
            revisions: Vec::new(),
            downloads: Vec::new(),
        }
    }
}

/// An id that no measure has any more.
#[derive(Debug, Clone, PartialEq)]
pub struct Retired {
    /// The id.
    pub id: String,
    /// The heading it last had.
    pub heading: String,
}

/// A correction that a person made.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// The measure's id.
    pub measure: String,
    /// The field.
    pub field: String,
    /// The new value, as it is shown.
    pub value: String,
    /// Why.
    pub reason: String,
    /// Who.
    pub who: String,
}

/// A revision compared with the one before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// The revision's name: a date, a tag, a commit.
    pub name: String,
    /// What differs.
    pub diff: crate::change::PlanDiff,
}

/// A file to offer beside the pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Download {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How the site is made.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Options {
    /// Where the site will stand, for sitemap and feed: `https://example.org/plan/`.
    pub address: Option<String>,
    /// The language of the furniture; each tree's own script when absent.
    pub interface: Option<Lang>,
    /// The workspace's own pairs of words that find each other, `word<TAB>word` a line.
    pub synonyms: String,
    /// The workspace's own words that jieba's dictionary cuts apart, one a line.
    pub domain_words: String,
}

/// A file of the site's sources.
#[derive(Debug, Clone, PartialEq)]
pub struct SiteFile {
    /// Its path below the folder `book`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The sources of the site: Markdown below `src`, style and scripts below `theme`.
pub fn generate(books: &[Book<'_>], options: &Options) -> Vec<SiteFile> {
    let shelf = pages::Shelf::new(books, options);
    // Cutting the texts into words takes as long as writing the pages: the two go side by side.
    let (data, mut written) = std::thread::scope(|scope| {
        let data = scope.spawn(|| search::data(&shelf));
        let written = pages::all(&shelf);
        (data.join().unwrap_or_else(|_| search::data(&shelf)), written)
    });
    let mut files = vec![SiteFile { path: "src/SUMMARY.md".into(), bytes: summary::summary(&shelf).into_bytes() }];
    files.extend(theme::files(&shelf, &data));
    files.extend(sidebar::files(&shelf));
    files.push(data);
    files.append(&mut written);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}
