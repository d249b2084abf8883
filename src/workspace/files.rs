//! Reading and writing whole files: a write is there entirely or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind, Result};

/// The bytes of a file.
///
/// # Errors
/// `NotFound` or `Unreadable`, naming the path.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| unreadable(path, &error))
}

/// Writes a file through a temporary neighbour, and only when its bytes differ. Folders are made as needed.
/// Returns whether anything was written.
///
/// # Errors
/// `Unwritable`, naming the path.
pub fn write(path: &Path, bytes: &[u8]) -> Result<bool> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(false);
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let attempt = || -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // A temporary file is private; what we write is for everyone who may read the folder.
            file.as_file().set_permissions(fs::Permissions::from_mode(0o644))?;
        }
        file.persist(path)?;
        Ok(())
    };
    attempt().map_err(|error| unwritable(path, &error)).map(|()| true)
}

/// The text of a file that people or `fangan` wrote in UTF-8.
///
/// # Errors
/// `NotFound`, `Unreadable` or `UnknownEncoding`, naming the path.
pub fn read_text(path: &Path) -> Result<String> {
    String::from_utf8(read(path)?).map_err(|_| Error::new(ErrorKind::UnknownEncoding, [path.display().to_string()]))
}

/// The entries of a folder, sorted by name.
///
/// # Errors
/// `NotFound` or `Unreadable`, naming the path.
pub fn list(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).and_then(|entries| entries.collect::<io::Result<Vec<_>>>());
    let mut paths: Vec<PathBuf> =
        entries.map_err(|error| unreadable(folder, &error))?.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

/// Removes a file.
///
/// # Errors
/// `Unwritable`, naming the path.
pub fn remove(path: &Path) -> Result<()> {
    fs::remove_file(path).map_err(|error| unwritable(path, &error))
}

pub(super) fn unreadable(path: &Path, error: &io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::NotFound => Error::new(ErrorKind::NotFound, [path.display().to_string()]),
        _ => Error::new(ErrorKind::Unreadable, [path.display().to_string(), error.to_string()]),
    }
}

pub(super) fn unwritable(path: &Path, error: &io::Error) -> Error {
    Error::new(ErrorKind::Unwritable, [path.display().to_string(), error.to_string()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_only_when_it_differs() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("plan/甲/plan.yaml");
        assert!(write(&path, "建設".as_bytes()).expect("writes"));
        assert!(!write(&path, "建設".as_bytes()).expect("leaves alone"));
        assert_eq!(read(&path).expect("reads"), "建設".as_bytes());
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = read(Path::new("/nowhere/方案.txt")).expect_err("there is none");
        assert_eq!(error.kind, ErrorKind::NotFound);
        assert!(error.to_string().contains("方案.txt"));
    }
}
