//! The documents of an index: where they are, whether they changed, what entries they give.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use sha2::{Digest, Sha256};

use super::super::files;
use crate::error::{ErrorKind, Result};
use crate::index::{self, Entry, Origin};
use crate::ingest;
use crate::lexicon::Lexicon;
use crate::reading;

/// The documents at or below `path`, each with the id it has in the index: its path without the ending.
///
/// # Errors
/// Those of reading the folders.
pub fn documents(path: &Path) -> Result<Vec<(String, PathBuf)>> {
    let metadata = fs::metadata(path).map_err(|error| files::unreadable(path, &error))?;
    if !metadata.is_dir() {
        let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        return Ok(vec![(id, path.to_path_buf())]);
    }
    let mut found = Vec::new();
    walk(path, path, &mut found)?;
    // The same name with two endings is two documents.
    let mut count: HashMap<String, usize> = HashMap::new();
    found.iter().for_each(|(id, _)| *count.entry(id.clone()).or_default() += 1);
    for (id, file) in &mut found {
        if count[id] > 1
            && let Some(ending) = file.extension()
        {
            id.push('.');
            id.push_str(&ending.to_string_lossy());
        }
    }
    Ok(found)
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<(String, PathBuf)>) -> Result<()> {
    const ENDINGS: &[&str] = &["txt", "md", "markdown", "html", "htm", "mht", "mhtml", "docx", "pdf"];
    for path in files::list(folder)? {
        if super::super::is_hidden(&path) {
            continue;
        }
        if path.is_dir() {
            walk(root, &path, found)?;
        } else if path.extension().is_some_and(|e| ENDINGS.iter().any(|known| e.eq_ignore_ascii_case(known))) {
            let id = path.strip_prefix(root).unwrap_or(&path).with_extension("");
            found.push((id.to_string_lossy().replace('\\', "/"), path));
        }
    }
    Ok(())
}

/// The entries of one document. One without numbered units is one entry: its text is still found.
///
/// # Errors
/// Those of [`reading::read_facts`].
pub fn entries(id: &str, file: &Path, bytes: &[u8]) -> Result<Vec<Entry>> {
    let name = file.display().to_string();
    match reading::read_facts(id, &name, bytes, Lexicon::built_in()) {
        Ok(reading) if reading.plan.sections.is_empty() => Ok(vec![index::unnumbered(id, &reading.source)]),
        Ok(reading) => Ok(index::entries(&reading)),
        Err(error) if error.kind == ErrorKind::NotAPlan => {
            Ok(vec![index::unnumbered(id, &ingest::ingest(&name, bytes)?.source)])
        }
        Err(error) => Err(error),
    }
}

/// A source as it is now; its digest is not known yet.
pub fn origin(plan: &str, file: &Path) -> Origin {
    let metadata = fs::metadata(file).ok();
    let changed = metadata.as_ref().and_then(|m| m.modified().ok()).and_then(|t| t.duration_since(UNIX_EPOCH).ok());
    Origin {
        plan: plan.to_owned(),
        path: file.display().to_string(),
        size: metadata.map_or(0, |m| m.len()),
        changed: changed.map_or(0, |t| u64::try_from(t.as_nanos()).unwrap_or(u64::MAX)),
        digest: String::new(),
    }
}

/// Whether a source looks as it did: same name, size and time.
pub fn is_unchanged(then: &Origin, now: &Origin) -> bool {
    then.plan == now.plan && then.size == now.size && then.changed == now.changed
}

/// SHA-256 in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
