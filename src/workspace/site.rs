//! The site on disk: sources below `book/src`, mdBook's HTML below `book/html`.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use super::{Loaded, Workspace, files, press};
use crate::catalogue::Lang;
use crate::error::{Error, ErrorKind, Result};
use crate::export;
use crate::plan::{Script, Tombstone};
use crate::site::{self, Book, Correction, Download, Options, Retired, Revision};
use crate::yaml;

/// Earlier revisions of each plan, by its id, latest first.
pub type History = BTreeMap<String, Vec<Revision>>;

/// What building the site did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SiteBuilt {
    /// Pages of both trees.
    pub pages: usize,
    /// Files of the sources that changed.
    pub changed: usize,
}

impl Workspace {
    /// Where the finished site stands.
    pub fn site_folder(&self) -> PathBuf {
        self.root().join("book/html")
    }

    /// Writes the sources of the site and has mdBook build it.
    ///
    /// # Errors
    /// Those of reading the plans and writing the files; `Site` with mdBook's words.
    pub fn build_site(&self, history: &History) -> Result<SiteBuilt> {
        let loaded = self.load_all()?;
        let built = self.write_site(loaded, history)?;
        let say = |error: mdbook_driver::errors::Error| Error::new(ErrorKind::Site, [format!("{error:#}")]);
        press::build(self.root()).map_err(say)?;
        Ok(built)
    }

    /// How the site is made. The reader's locale has no say: the same workspace gives the same site everywhere.
    fn site_options(&self) -> Result<Options> {
        let interface = self.config().interface.as_deref().and_then(Lang::from_tag);
        let (synonyms, domain_words) = (self.synonyms()?, self.domain_words()?);
        Ok(Options { address: self.config().url.clone(), interface, synonyms, domain_words })
    }

    /// Writes the sources of the site only.
    ///
    /// # Errors
    /// `Unwritable`, naming the file.
    pub fn write_site(&self, loaded: &[Loaded], history: &History) -> Result<SiteBuilt> {
        let mut books: Vec<Book<'_>> = loaded.iter().map(book).collect();
        for (book, loaded) in books.iter_mut().zip(loaded) {
            book.revisions = history.get(&loaded.folder.id).cloned().unwrap_or_default();
            book.downloads = downloads(loaded)?;
        }
        let folder = self.root().join("book");
        let mut changed = 0;
        let toml = self.root().join("book.toml");
        if !toml.is_file() {
            changed += usize::from(files::write(&toml, site::BOOK_TOML.as_bytes())?);
        }
        let generated = site::generate(&books, &self.site_options()?);
        let mut kept = HashSet::new();
        for file in &generated {
            let path = folder.join(&file.path);
            changed += usize::from(files::write(&path, &file.bytes)?);
            kept.insert(path);
        }
        for part in ["src", "theme"] {
            changed += sweep(&folder.join(part), &kept)?;
        }
        let pages = generated.iter().filter(|file| file.path.ends_with(".md")).count();
        Ok(SiteBuilt { pages, changed })
    }
}

/// A plan with what its folder keeps beside it.
fn book(loaded: &Loaded) -> Book<'_> {
    let mut book = Book::new(&loaded.reading.plan, &loaded.reading.source);
    book.own_text = loaded.reading.own_text();
    book.corrections = loaded
        .corrections
        .corrections
        .iter()
        .map(|c| Correction {
            measure: c.measure.clone(),
            field: c.field.clone(),
            value: c.value.as_str().map_or_else(|| c.value.to_string(), str::to_owned),
            reason: c.reason.clone(),
            who: c.by.clone(),
        })
        .collect();
    book.retired =
        loaded.reading.withdrawn.iter().map(|gone| Retired { id: gone.id.clone(), heading: name(gone) }).collect();
    book
}

/// What a withdrawn measure is called: an article without a heading by its path.
fn name(gone: &Tombstone) -> String {
    if gone.heading.is_empty() { gone.path.clone() } else { gone.heading.clone() }
}

/// The source as received and the plan as YAML, JSON, CSV and a workbook.
fn downloads(loaded: &Loaded) -> Result<Vec<Download>> {
    let plan = &loaded.reading.plan;
    let source = loaded.folder.source.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let lang = match plan.plan.script {
        Script::Hans => Lang::Hans,
        Script::Hant => Lang::Hant,
    };
    let tables = export::tables(plan, lang);
    let broken = |why: String| Error::new(ErrorKind::Site, [why]);
    let json = serde_json::to_vec_pretty(plan).map_err(|error| broken(error.to_string()))?;
    let mut files = vec![
        Download { name: source, bytes: files::read(&loaded.folder.source)? },
        Download { name: "plan.yaml".into(), bytes: yaml::write(plan, "parse.json").into_bytes() },
        Download { name: "plan.json".into(), bytes: json },
        Download { name: "plan.xlsx".into(), bytes: export::xlsx(&tables).map_err(broken)? },
    ];
    files.extend(tables.iter().map(|t| Download { name: format!("{}.csv", t.name), bytes: export::csv(t) }));
    Ok(files)
}

/// Removes files that are not `kept`; returns how many.
fn sweep(folder: &Path, kept: &HashSet<PathBuf>) -> Result<usize> {
    if !folder.is_dir() {
        return Ok(0);
    }
    let mut removed = 0;
    for path in files::list(folder)? {
        if path.is_dir() {
            removed += sweep(&path, kept)?;
        } else if !kept.contains(&path) {
            files::remove(&path)?;
            removed += 1;
        }
    }
    Ok(removed)
}
