//! Bytes in, text out: one module for each format that plans are published in.

mod date;
mod docx;
mod html;
mod kind;
mod markdown;
mod mhtml;
mod pdf;
mod text;
mod wrap;
mod xml;

use crate::document::Metadata;
use crate::error::{Error, ErrorKind, Result};
use crate::plan::{Unread, UnreadReason};
use crate::source::{Source, Span};
use date::iso_date;
use kind::Kind;

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
    let read = read(name, bytes).map_err(|failure| failure.of(name))?;
    let source = Source::new(name, read.text);
    if source.text().chars().all(char::is_whitespace) {
        return Err(Error::new(ErrorKind::Empty, [name]));
    }
    let unread = unread(&source);
    Ok(Ingested { source, metadata: read.metadata, unread })
}

/// Stands in the text where something could not be given as text: a picture, a formula, a torn character.
/// U+FFFC and U+FFFD are Unicode's own signs for this.
const OBJECT: char = '\u{fffc}';
const TORN: char = '\u{fffd}';

/// What a format's module gives back.
#[derive(Debug, Default)]
struct Read {
    text: String,
    metadata: Metadata,
}

impl From<String> for Read {
    fn from(text: String) -> Read {
        Read { text, metadata: Metadata::default() }
    }
}

/// Why a file cannot be read, before it is known what the file is called.
#[derive(Debug, PartialEq)]
struct Failure {
    kind: ErrorKind,
    what: Option<String>,
}

impl Failure {
    fn of(self, name: &str) -> Error {
        Error::new(self.kind, std::iter::once(name.to_owned()).chain(self.what))
    }

    /// `what` broke: a part's name, never a sentence.
    fn damaged(what: impl Into<String>) -> Failure {
        Failure { kind: ErrorKind::Damaged, what: Some(what.into()) }
    }

    fn unsupported(format: &str) -> Failure {
        Failure { kind: ErrorKind::Unsupported, what: Some(format.to_owned()) }
    }
}

impl From<ErrorKind> for Failure {
    fn from(kind: ErrorKind) -> Failure {
        Failure { kind, what: None }
    }
}

fn read(name: &str, bytes: &[u8]) -> std::result::Result<Read, Failure> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ErrorKind::Empty.into());
    }
    match kind::kind(name, bytes) {
        Kind::Picture => Err(ErrorKind::Scanned.into()),
        Kind::Encrypted => Err(ErrorKind::Encrypted.into()),
        Kind::Other(format) => Err(Failure::unsupported(format)),
        Kind::Pdf => pdf::read(bytes),
        Kind::Zip => docx::read(bytes),
        Kind::Mime => mhtml::read(bytes),
        Kind::Html => html::read(bytes),
        Kind::Markdown => markdown::read(bytes),
        Kind::Text => Ok(text::decode(bytes)?.into()),
    }
}

/// Every run of signs that stand for something lost.
fn unread(source: &Source) -> Vec<Unread> {
    let mut found: Vec<Unread> = Vec::new();
    for (at, sign) in source.text().match_indices([OBJECT, TORN]) {
        let span = Span::new(at, at + sign.len());
        match found.last_mut().filter(|last| last.span.end == at) {
            Some(last) => last.span.end = span.end,
            None => found.push(Unread { quote: String::new(), span, reason: UnreadReason::Layout }),
        }
    }
    for piece in &mut found {
        piece.quote = source.quote(piece.span).to_owned();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_lost_is_listed_where_it_stood() {
        let source = Source::new("a", "一、建\u{fffd}\u{fffd}設。\n\u{fffc}\n二、推進。");
        let found = unread(&source);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|u| u.quote == source.quote(u.span) && u.reason == UnreadReason::Layout));
        assert_eq!((found[0].quote.as_str(), found[1].quote.as_str()), ("\u{fffd}\u{fffd}", "\u{fffc}"));
    }

    #[test]
    fn every_failure_names_the_file() {
        let check = |name: &str, bytes: &[u8], kind| {
            let error = ingest(name, bytes).expect_err(name);
            assert_eq!((error.kind, error.args[0].as_str()), (kind, name));
        };
        check("空.txt", b" \n\t", ErrorKind::Empty);
        check("空.txt", "\u{feff}\u{3000}\n".as_bytes(), ErrorKind::Empty);
        check("亂.txt", b"\x01\x02\x03\xff\xfe\x00\x9f\x81\x05", ErrorKind::UnknownEncoding);
        check("圖.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ErrorKind::Scanned);
        check("舊.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0", ErrorKind::Unsupported);
    }
}
