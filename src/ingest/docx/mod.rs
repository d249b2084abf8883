//! DOCX: the text as Word shows it, with automatic numbers, tables, notes and accepted changes.

mod body;
mod label;
mod numbering;
mod package;

use std::collections::HashMap;

use super::{Failure, Read, html, mhtml, text, wrap};
use crate::ingest::xml::Xml;
use body::Body;
use numbering::Numbering;
use package::Package;

/// The text of a DOCX, or the name of what the container is instead.
pub(super) fn read(bytes: &[u8]) -> Result<Read, Failure> {
    let mut package = Package::open(bytes)?;
    let main = package
        .relations("")
        .into_iter()
        .find(|(_, kind, _)| kind.ends_with("/officeDocument"))
        .map_or_else(|| "word/document.xml".to_owned(), |(_, _, target)| target);
    let Some(document) = word_document(&mut package, &main)? else { return Err(Failure::unsupported(other(&package))) };
    let relations = package.relations(&main);
    let mut part = |kind: &str| {
        let target = relations.iter().find(|(_, k, _)| k.ends_with(kind)).map(|(_, _, target)| target.clone());
        target.map_or(Ok(None), |target| package.xml(&target))
    };
    let numbering = part("/numbering")?;
    let styles = part("/styles")?;
    let notes = [part("/footnotes")?, part("/endnotes")?];
    let mut chunks = HashMap::new();
    for (id, _, target) in relations.iter().filter(|(_, kind, _)| kind.to_ascii_lowercase().ends_with("/afchunk")) {
        if let Some(bytes) = package.part(target)? {
            chunks.insert(id.clone(), chunk(&bytes));
        }
    }
    let mut body = Body { numbering: Numbering::new(numbering.as_ref(), styles.as_ref()), chunks: &chunks };
    let mut lines = wrap::paragraphs(document.child("body").map(|b| body.lines(b)).unwrap_or_default());
    for note in notes.iter().flatten().flat_map(Xml::elements) {
        // Types are the lines between text and notes; a note proper has none.
        if note.attribute("type").is_none_or(|kind| kind == "normal") {
            lines.extend(body.lines(note));
        }
    }
    Ok(lines.join("\n").into())
}

fn word_document(package: &mut Package<'_>, main: &str) -> Result<Option<Xml>, Failure> {
    let main = if package.has(main) { main } else { "word/document.xml" };
    Ok(package.xml(main)?.filter(|root| root.name == "document"))
}

/// What a container that is no DOCX is.
fn other(package: &Package<'_>) -> &'static str {
    [
        ("OFD.xml", "OFD"),
        ("xl/workbook.xml", ".xlsx"),
        ("ppt/presentation.xml", ".pptx"),
        ("content.xml", "OpenDocument"),
        ("META-INF/container.xml", "EPUB"),
    ]
    .into_iter()
    .find(|(part, _)| package.has(part))
    .map_or("ZIP", |(_, format)| format)
}

/// A document inside the document: a page, or plain text.
fn chunk(bytes: &[u8]) -> String {
    let page = mhtml::html_part(bytes).or_else(|| html::looks_like_html(bytes).then(|| bytes.to_vec()));
    match page {
        Some(page) => html::whole(&page).unwrap_or_default(),
        None => text::decode(bytes).unwrap_or_default(),
    }
}
