//! PDF with a text layer: characters to lines to paragraphs.

mod cmap;
mod column;
mod font;
mod lex;
mod line;
mod page;
mod paragraph;
mod table;
mod truetype;

use lopdf::{Document, LoadOptions};

use super::{Failure, Read, TORN};
use crate::error::ErrorKind;

/// What a single stream may unpack to.
const STREAM: usize = 32 << 20;
/// What all pages together may unpack to.
const CONTENT: usize = 128 << 20;
/// More pages than any plan has.
const PAGES: usize = 3000;

/// The text of a PDF.
pub(super) fn read(bytes: &[u8]) -> Result<Read, Failure> {
    let options = LoadOptions { max_decompressed_size: Some(STREAM), ..LoadOptions::default() };
    let document = match Document::load_mem_with_options(bytes, options) {
        Ok(document) => document,
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => return Err(ErrorKind::Encrypted.into()),
        // A damaged trailer can hide the reason; the key in the file still tells it.
        Err(_) if memchr::memmem::find(bytes, b"/Encrypt").is_some() => return Err(ErrorKind::Encrypted.into()),
        Err(_) => return Err(Failure::damaged("PDF")),
    };
    if document.is_encrypted() {
        return Err(ErrorKind::Encrypted.into());
    }
    let mut reader = page::Reader::new(&document);
    let mut pages = Vec::new();
    for id in document.page_iter().take(PAGES) {
        let pieces = reader.page(id);
        pages.push(line::lines(&pieces, pages.len()));
    }
    if pages.is_empty() {
        return Err(Failure::damaged("PDF"));
    }
    let count = pages.len();
    let lines = paragraph::paragraphs(pages);
    let text = lines.join("\n");
    let (all, torn) = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .fold((0, 0), |(all, torn), c| (all + 1, torn + usize::from(c == TORN)));
    // Pictures of pages, with at most a stamp of the scanner's maker; or glyphs that stand for no characters.
    if all < count * 10 && reader.pictures > 0 || all == 0 || torn * 2 > all {
        return Err(ErrorKind::Scanned.into());
    }
    Ok(text.into())
}
