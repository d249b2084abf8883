//! Tells what a file is from its first bytes; its name decides only between kinds of text.

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Pdf,
    /// A container: DOCX or another.
    Zip,
    /// An office document behind a password.
    Encrypted,
    /// A picture of a page.
    Picture,
    /// A known format that is not read; its name, the same in every language.
    Other(&'static str),
    /// A page saved as one MIME file.
    Mime,
    Html,
    Markdown,
    /// Anything else: text in some encoding, or nothing known.
    Text,
}

/// Tells the kind of a file.
pub(super) fn kind(name: &str, bytes: &[u8]) -> Kind {
    // The specification lets a PDF start anywhere in the first 1024 bytes.
    if bytes[..bytes.len().min(1024)].windows(5).any(|w| w == b"%PDF-") {
        return Kind::Pdf;
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return compound_file(name, bytes);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Kind::Picture;
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        let picture = matches!(bytes.get(8..12), Some(b"heic" | b"heix" | b"mif1" | b"avif"));
        return if picture { Kind::Picture } else { Kind::Other("MP4") };
    }
    let mime = bytes[..bytes.len().min(256)].windows(13).any(|w| w.eq_ignore_ascii_case(b"MIME-Version:"));
    let lower = name.to_ascii_lowercase();
    if mime && [".mht", ".mhtml", ".doc"].iter().any(|ending| lower.ends_with(ending)) {
        return Kind::Mime;
    }
    if let Some((_, kind)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return *kind;
    }
    let html = [".html", ".htm", ".shtml", ".xhtml"].iter().any(|ending| lower.ends_with(ending));
    if [".md", ".markdown"].iter().any(|ending| lower.ends_with(ending)) {
        Kind::Markdown
    } else if html || super::html::looks_like_html(bytes) {
        Kind::Html
    } else {
        Kind::Text
    }
}

const SIGNATURES: &[(&[u8], Kind)] = &[
    (b"PK\x03\x04", Kind::Zip),
    (b"PK\x05\x06", Kind::Zip),
    (b"\x89PNG", Kind::Picture),
    (b"\xff\xd8\xff", Kind::Picture),
    (b"GIF8", Kind::Picture),
    (b"II*\0", Kind::Picture),
    (b"MM\0*", Kind::Picture),
    (b"AT&TFORM", Kind::Picture),
    (b"{\\rtf", Kind::Other("RTF")),
    (b"Rar!", Kind::Other("RAR")),
    (b"7z\xbc\xaf\x27\x1c", Kind::Other("7z")),
    (b"\x1f\x8b", Kind::Other("gzip")),
    (b"BZh", Kind::Other("bzip2")),
    (b"\xfd7zXZ\0", Kind::Other("xz")),
    (b"CAJ\0", Kind::Other("CAJ")),
    (b"KDH ", Kind::Other("CAJ (KDH)")),
    (b"%!PS", Kind::Other("PostScript")),
    (b"ITSF", Kind::Other("CHM")),
    (b"SQLite format 3\0", Kind::Other("SQLite")),
    (b"\x7fELF", Kind::Other("ELF")),
];

/// Old Office files and encrypted new ones share one container; its folder names what is inside in UTF-16.
fn compound_file(name: &str, bytes: &[u8]) -> Kind {
    let holds = |entry: &str| {
        let entry: Vec<u8> = entry.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &entry).is_some()
    };
    if holds("EncryptedPackage") {
        Kind::Encrypted
    } else if holds("PowerPoint Document") {
        Kind::Other(".ppt (PowerPoint 97–2003)")
    } else if holds("Workbook") && !holds("WordDocument") {
        Kind::Other(".xls (Excel 97–2003)")
    } else if name.to_ascii_lowercase().ends_with(".wps") {
        Kind::Other(".wps (WPS)")
    } else {
        Kind::Other(".doc (Word 97–2003)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_before_the_name() {
        let check = |name, bytes: &[u8], expected| assert_eq!(kind(name, bytes), expected, "{name}");
        check("方案.txt", b"%PDF-1.7\n", Kind::Pdf);
        check("方案.pdf", "一、總體要求".as_bytes(), Kind::Text);
        check("方案.doc", b"PK\x03\x04\x14\0", Kind::Zip);
        check("方案.doc", b"{\\rtf1\\ansi", Kind::Other("RTF"));
        check("方案.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Other(".doc (Word 97–2003)"));
        let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        check("方案.docx", &locked, Kind::Encrypted);
    }
}
