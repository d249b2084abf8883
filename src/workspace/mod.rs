//! The disk: the only library module that touches files.

mod build;
mod check;
mod config;
mod files;
mod folder;
mod press;
mod site;
mod index;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub use build::{Stage, Stamp, stamp};
pub use check::check;
pub use config::Config;
pub use files::{list, read, read_text, remove, write};
pub use folder::{Loaded, PlanFolder, Written};
pub use index::{Effort, Missing, Progress, Report, build_index, open_index};
pub use site::{History, SiteBuilt};

use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::Lexicon;
use crate::reading::{self, Reading};

/// A folder with `plan/` in it.
#[derive(Debug)]
pub struct Workspace {
    root: PathBuf,
    config: Config,
    /// Only when the workspace has words of its own: the built-in ones are loaded when something is read.
    lexicon: Option<Lexicon>,
    loaded: OnceLock<Vec<Loaded>>,
}

impl Workspace {
    /// Opens the workspace at `folder` or the nearest folder above it.
    ///
    /// # Errors
    /// `NoWorkspace` naming `folder`; `NotFound` when it does not exist; `BadYaml` for a faulty `fangan.toml`.
    pub fn open(folder: &Path) -> Result<Workspace> {
        let absolute = std::path::absolute(folder).map_err(|error| files::unreadable(folder, &error))?;
        if !absolute.is_dir() {
            return Err(Error::new(ErrorKind::NotFound, [folder.display().to_string()]));
        }
        let found = absolute.ancestors().find(|above| above.join("plan").is_dir());
        let Some(root) = found else {
            return Err(Error::new(ErrorKind::NoWorkspace, [absolute.display().to_string()]));
        };
        // Paths in messages stay as short as the user's own when the workspace is right here.
        let root = if root == absolute { folder.to_path_buf() } else { root.to_path_buf() };
        let config = Config::load(&root)?;
        let lexicon = lexicon(&root)?;
        Ok(Workspace { root, config, lexicon, loaded: OnceLock::new() })
    }

    /// The folder that holds `plan/`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What `fangan.toml` says.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The words the extractors know here: the built-in ones, overridden by the workspace's `lexicon/`.
    pub fn lexicon(&self) -> &Lexicon {
        self.lexicon.as_ref().unwrap_or_else(|| Lexicon::built_in())
    }

    /// Where generated things live that people do not look at: the index, the build's memory.
    pub fn hidden(&self) -> PathBuf {
        self.root.join(".fangan")
    }

    /// The plans in order of their ids.
    ///
    /// # Errors
    /// `NoWorkspace` when there is no plan; `NoSource` or `ManySources` for a folder that is not one.
    pub fn plans(&self) -> Result<Vec<PlanFolder>> {
        let folders = files::list(&self.root.join("plan"))?;
        let plans: Vec<PlanFolder> = folders
            .iter()
            .filter(|path| path.is_dir() && !is_hidden(path))
            .map(|path| PlanFolder::open(path))
            .collect::<Result<_>>()?;
        if plans.is_empty() {
            return Err(Error::new(ErrorKind::NoWorkspace, [self.root.display().to_string()]));
        }
        Ok(plans)
    }

    /// The plan of this id, or in this folder.
    ///
    /// # Errors
    /// Those of [`Workspace::plans`], and `NotFound` when there is no such plan.
    pub fn plan(&self, name: &Path) -> Result<PlanFolder> {
        let same = |folder: &PlanFolder| {
            name.as_os_str() == folder.id.as_str()
                || std::path::absolute(name).is_ok_and(|a| std::path::absolute(&folder.path).is_ok_and(|b| a == b))
        };
        let found = self.plans()?.into_iter().find(same);
        found.ok_or_else(|| Error::new(ErrorKind::NotFound, [name.display().to_string()]))
    }

    /// Reads a plan: its source, with the ids of earlier readings and its corrections applied.
    ///
    /// # Errors
    /// Those of reading the files, and of [`reading::read_revision`].
    pub fn load(&self, folder: &PlanFolder) -> Result<Loaded> {
        folder.load(self.lexicon())
    }

    /// Reads every plan, once: what is made from them in one run is made from the same reading.
    ///
    /// # Errors
    /// Those of [`Workspace::plans`] and [`Workspace::load`].
    pub fn load_all(&self) -> Result<&[Loaded]> {
        if let Some(loaded) = self.loaded.get() {
            return Ok(loaded);
        }
        let loaded = self.plans()?.iter().map(|folder| self.load(folder)).collect::<Result<_>>()?;
        Ok(self.loaded.get_or_init(|| loaded))
    }
}

/// Reads one document anywhere on disk; its id is the file's stem.
///
/// # Errors
/// Those of reading the file and of [`reading::read`].
pub fn read_file(path: &Path, lexicon: &Lexicon) -> Result<Reading> {
    let bytes = read(path)?;
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    reading::read(&stem, &path.display().to_string(), &bytes, lexicon)
}

/// Lists of `lexicon/` that are not the extractors': search reads them.
const SEARCH_LISTS: [&str; 2] = ["synonyms", "domain_words"];

/// The built-in words overridden by `lexicon/*.tsv` of the workspace; `None` where it has none.
fn lexicon(root: &Path) -> Result<Option<Lexicon>> {
    let folder = root.join("lexicon");
    if !folder.is_dir() {
        return Ok(None);
    }
    let mut overrides = Vec::new();
    for file in files::list(&folder)?.iter().filter(|file| file.extension().is_some_and(|e| e == "tsv")) {
        let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if !SEARCH_LISTS.contains(&name.as_str()) {
            overrides.push((name, read_text(file)?));
        }
    }
    Lexicon::with_overrides(&overrides).map(Some)
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}
