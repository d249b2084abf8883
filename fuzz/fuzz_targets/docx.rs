//! Any bytes taken for a container, and any bytes as the parts of a sound one.
#![no_main]

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = fangan::ingest::ingest("fuzz.docx", bytes);
    // A container guards its parts with checksums that mutations rarely meet.
    let (document, numbering) = bytes.split_at(bytes.len() / 3 * 2);
    let relations = b"<r><r Id='n' Type='/numbering' Target='numbering.xml'/></r>";
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [
        ("word/document.xml", document),
        ("word/numbering.xml", numbering),
        ("word/_rels/document.xml.rels", relations.as_slice()),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).expect("in memory");
        zip.write_all(part).expect("in memory");
    }
    let _ = fangan::ingest::ingest("fuzz.docx", &zip.finish().expect("in memory").into_inner());
});
