//! The disk: the only library module that touches files.

mod files;

use std::path::Path;

pub use files::{read, write};

use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::reading::{self, Reading};

/// Reads one document anywhere on disk; its id is the file's stem.
///
/// # Errors
/// Those of reading the file and of [`reading::read`].
pub fn read_file(path: &Path, lexicon: &Lexicon) -> Result<Reading> {
    let bytes = read(path)?;
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    reading::read(&stem, &path.display().to_string(), &bytes, lexicon)
}
