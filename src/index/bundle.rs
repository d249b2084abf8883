//! The index as one file: opened by one mapping, replaced by one rename, told whole from torn by its length.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tantivy::HasLen;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, FileSlice, Lock, OwnedBytes, WatchCallback, WatchHandle, WritePtr,
};

use super::build::copy;
use super::schema;

const MAGIC: &[u8; 8] = b"fangan\n\x1a";
const META: &str = "meta.json";
const ORIGINS: &str = "sources.json";

/// What an index was made from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Origins {
    /// The program that read the sources: another one may read them otherwise.
    pub program: String,
    /// The sources, in order.
    pub files: Vec<Origin>,
}

/// A source document as it was when it was indexed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Origin {
    /// The plan's id in the index.
    pub plan: String,
    /// The file, as the indexer names it.
    pub path: String,
    /// Its size.
    pub size: u64,
    /// When it was last changed, in nanoseconds since 1970.
    pub changed: u64,
    /// SHA-256 of its bytes.
    pub digest: String,
}

/// Why a bundle cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// Not an index, or torn.
    Damaged,
    /// Written by another version of the program, or with other words.
    Outdated,
}

/// Writes the files of an index and where it came from as one: files, table of files, trailer.
///
/// # Errors
/// Those of `out`, and of reading the index back.
pub fn write(
    directory: &dyn Directory,
    index: &tantivy::Index,
    origins: &Origins,
    mut out: impl Write,
) -> io::Result<()> {
    let mut table = String::new();
    let mut offset = 0u64;
    let mut put = |name: &str, bytes: &FileSlice| -> io::Result<()> {
        copy(bytes, &mut out)?;
        table.push_str(&format!("{offset} {} {name}\n", bytes.len()));
        offset += bytes.len() as u64;
        Ok(())
    };
    put(ORIGINS, &FileSlice::from(serde_json::to_vec(origins)?))?;
    let meta = directory.atomic_read(Path::new(META)).map_err(io::Error::other)?;
    put(META, &FileSlice::from(meta))?;
    let mut names: Vec<PathBuf> = index.directory().list_managed_files().into_iter().collect();
    names.sort();
    for name in names.into_iter().filter(|name| name.as_os_str() != META) {
        match directory.open_read(&name) {
            Ok(file) => put(&name.display().to_string(), &file)?,
            Err(OpenReadError::FileDoesNotExist(_)) => {}
            Err(error) => return Err(io::Error::other(error)),
        }
    }
    out.write_all(table.as_bytes())?;
    out.write_all(&offset.to_le_bytes())?;
    out.write_all(&schema::DIGEST.to_le_bytes())?;
    out.write_all(MAGIC)?;
    out.flush()
}

/// A bundle read back: a directory that tantivy can open, and never write.
#[derive(Debug, Clone)]
pub struct Bundle {
    bytes: OwnedBytes,
    files: Arc<BTreeMap<PathBuf, Range<usize>>>,
}

impl Bundle {
    /// Finds the files in `bytes`.
    ///
    /// # Errors
    /// A bundle that is torn, or that other words or another version made.
    pub fn open(bytes: OwnedBytes) -> std::result::Result<Bundle, Flaw> {
        let body = bytes.len().checked_sub(24).ok_or(Flaw::Damaged)?;
        let number = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes"));
        if &bytes[body + 16..] != MAGIC {
            return Err(Flaw::Damaged);
        }
        if number(body + 8) != schema::DIGEST {
            return Err(Flaw::Outdated);
        }
        let table_at = usize::try_from(number(body)).ok().filter(|at| *at <= body).ok_or(Flaw::Damaged)?;
        let table = std::str::from_utf8(&bytes[table_at..body]).map_err(|_| Flaw::Damaged)?;
        let mut files = BTreeMap::new();
        for line in table.lines() {
            let mut parts = line.splitn(3, ' ');
            let mut number = || parts.next()?.parse::<usize>().ok();
            let (offset, len) = number().zip(number()).ok_or(Flaw::Damaged)?;
            let end = offset.checked_add(len).filter(|end| *end <= table_at).ok_or(Flaw::Damaged)?;
            files.insert(PathBuf::from(parts.next().ok_or(Flaw::Damaged)?), offset..end);
        }
        Ok(Bundle { bytes, files: Arc::new(files) })
    }

    /// What the index was made from.
    pub fn origins(&self) -> Origins {
        let bytes = self.files.get(Path::new(ORIGINS)).map(|range| &self.bytes[range.clone()]);
        bytes.and_then(|bytes| serde_json::from_slice(bytes).ok()).unwrap_or_default()
    }

    fn file(&self, path: &Path) -> std::result::Result<OwnedBytes, OpenReadError> {
        let range = self.files.get(path).ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_owned()))?;
        Ok(self.bytes.slice(range.clone()))
    }
}

fn read_only() -> io::Error {
    io::Error::new(io::ErrorKind::ReadOnlyFilesystem, "an index is never changed, only replaced")
}

impl Directory for Bundle {
    fn get_file_handle(&self, path: &Path) -> std::result::Result<Arc<dyn FileHandle>, OpenReadError> {
        Ok(Arc::new(self.file(path)?))
    }

    fn exists(&self, path: &Path) -> std::result::Result<bool, OpenReadError> {
        Ok(self.files.contains_key(path))
    }

    fn atomic_read(&self, path: &Path) -> std::result::Result<Vec<u8>, OpenReadError> {
        Ok(self.file(path)?.to_vec())
    }

    fn delete(&self, path: &Path) -> std::result::Result<(), DeleteError> {
        Err(DeleteError::IoError { io_error: Arc::new(read_only()), filepath: path.to_owned() })
    }

    fn open_write(&self, path: &Path) -> std::result::Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::wrap_io_error(read_only(), path.to_owned()))
    }

    fn atomic_write(&self, _: &Path, _: &[u8]) -> io::Result<()> {
        Err(read_only())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn acquire_lock(&self, _: &Lock) -> std::result::Result<DirectoryLock, LockError> {
        // Nothing writes here, so there is nothing to lock out.
        Ok(DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_torn_bundle_is_damaged_and_never_opened() {
        let mut bytes = b"0 0 meta.json\n".to_vec();
        bytes.extend(0u64.to_le_bytes());
        bytes.extend(schema::DIGEST.to_le_bytes());
        bytes.extend(MAGIC);
        assert!(Bundle::open(OwnedBytes::new(bytes.clone())).is_ok());
        for len in 0..bytes.len() {
            let torn = Bundle::open(OwnedBytes::new(bytes[..len].to_vec()));
            assert_eq!(torn.err(), Some(Flaw::Damaged), "{len} bytes");
        }
    }

    #[test]
    fn other_words_make_it_outdated() {
        let mut bytes = 0u64.to_le_bytes().to_vec();
        bytes.extend((schema::DIGEST ^ 1).to_le_bytes());
        bytes.extend(MAGIC);
        assert_eq!(Bundle::open(OwnedBytes::new(bytes)).err(), Some(Flaw::Outdated));
    }
}
