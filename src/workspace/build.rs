//! What `build` remembers, so that it does again only what changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Workspace, files};
use crate::error::Result;

/// A step of `build`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// YAML of every plan.
    Parse,
    /// Proof of the YAML.
    Check,
    /// Full-text index.
    Index,
    /// Web site.
    Site,
}

/// What a stage was made from, and what it made. Equal stamps: nothing to do.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Stamp {
    /// Digest of what goes in: the program, the configuration, the sources.
    pub inputs: String,
    /// Digest of names, sizes and times of what came out.
    pub outputs: String,
}

/// The stamp a stage would have now. `inputs` are files or folders read as bytes; `outputs` are looked at from
/// outside only, so that a second build costs next to nothing.
///
/// # Errors
/// Those of reading the inputs.
pub fn stamp(inputs: &[PathBuf], outputs: &[PathBuf]) -> Result<Stamp> {
    let mut digest = Sha256::new();
    digest.update(program());
    for input in inputs {
        add(&mut digest, input, &|path| files::read(path))?;
    }
    let mut made = Sha256::new();
    for output in outputs {
        add(&mut made, output, &|path| Ok(outside(path).into_bytes()))?;
    }
    Ok(Stamp { inputs: hex(digest), outputs: hex(made) })
}

/// Adds the files at or below `path`, in order, each with its name and what `look` sees of it.
fn add(digest: &mut Sha256, path: &Path, look: &dyn Fn(&Path) -> Result<Vec<u8>>) -> Result<()> {
    if path.is_dir() {
        return files::list(path)?.iter().try_for_each(|entry| add(digest, entry, look));
    }
    digest.update(path.as_os_str().as_encoded_bytes());
    if path.is_file() {
        let seen = look(path)?;
        digest.update(seen.len().to_le_bytes());
        digest.update(seen);
    }
    Ok(())
}

/// Size and time of a file.
fn outside(path: &Path) -> String {
    let Ok(metadata) = fs::metadata(path) else { return String::new() };
    let time = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    format!("{} {}", metadata.len(), time.as_nanos())
}

/// The program itself: another one may read the same plan otherwise.
pub(super) fn program() -> String {
    let file = std::env::current_exe().map(|path| outside(&path)).unwrap_or_default();
    format!("{} {file}", env!("CARGO_PKG_VERSION"))
}

fn hex(digest: Sha256) -> String {
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Workspace {
    fn memory(&self) -> PathBuf {
        self.hidden().join("build.json")
    }

    /// What each stage was made from when it was last done here.
    pub fn stamps(&self) -> BTreeMap<Stage, Stamp> {
        // A memory that does not read is no memory: everything is done again.
        files::read(&self.memory()).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Remembers what each stage was made from.
    ///
    /// # Errors
    /// `Unwritable`, naming the file.
    pub fn remember(&self, stamps: &BTreeMap<Stage, Stamp>) -> Result<()> {
        let json = serde_json::to_vec_pretty(stamps).expect("stamps are plain data");
        files::write(&self.memory(), &json).map(|_| ())
    }
}
