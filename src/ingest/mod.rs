//! Bytes in, text out: one module for each format that plans are published in.

use crate::document::Metadata;
use crate::error::{Error, ErrorKind, Result};
use crate::plan::Unread;
use crate::source::Source;

/// A file turned into text.
#[derive(Debug, Clone, PartialEq)]
pub struct Ingested {
    /// The text, a paragraph or a table row a line; the cells of a row are parted by tabs.
    pub source: Source,
    /// What the format says beside the text.
    pub metadata: Metadata,
    /// Parts that could not be given as text.
    pub unread: Vec<Unread>,
}

/// Turns the bytes of a file into text. The format is told by its content first, then by the ending of `name`.
///
/// # Errors
/// `Empty`, `UnknownEncoding`, `Unsupported`, `Scanned`, `Encrypted` or `Damaged`, each naming the file.
pub fn ingest(name: &str, bytes: &[u8]) -> Result<Ingested> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::new(ErrorKind::Empty, [name]));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Error::new(ErrorKind::UnknownEncoding, [name]))?;
    Ok(Ingested { source: Source::new(name, text), metadata: Metadata::default(), unread: Vec::new() })
}
