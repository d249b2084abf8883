//! Tiny files of every format, made here, for tests that damage them.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What every sample says.
pub const TEXT: &str = "一、总体要求\n（一）推进绿色电网。\n（二）到2025年，建成300公里线路。";

/// A DOCX with automatic numbers, a table and a tracked change.
pub fn docx() -> Vec<u8> {
    let document = "<w:document xmlns:w='w'><w:body>
        <w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>总体要求</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>推进</w:t></w:r>
          <w:ins><w:r><w:t>绿色</w:t></w:r></w:ins><w:del><w:r><w:delText>传统</w:delText></w:r></w:del><w:r><w:t>电网。</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>到2025年，建成300公里线路。</w:t></w:r></w:p>
        </w:body></w:document>";
    let numbering = "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='0'>
        <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>
        <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%2）'/></w:lvl>
        </w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>";
    let relations = "<Relationships><Relationship Id='n' Type='x/numbering' Target='numbering.xml'/></Relationships>";
    archive(&[
        ("word/document.xml", document.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
    ])
}

/// A container with these parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("in memory");
        zip.write_all(bytes).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

/// A PDF of one page whose font says what its codes stand for by its encoding's name.
pub fn pdf() -> Vec<u8> {
    let mut content = String::from("BT /F1 12 Tf 60 700 Td 20 TL\n");
    for line in TEXT.lines() {
        let hex: String = line.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        content.push_str(&format!("<{hex}> Tj T*\n"));
    }
    content.push_str("ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>".to_owned(),
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /DW 1000 >>".to_owned(),
    ];
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", i + 1).bytes());
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).bytes());
    out
}

/// A page with furniture around the text.
pub fn html() -> Vec<u8> {
    let body: String = TEXT.lines().map(|line| format!("<p>{line}</p>")).collect();
    format!("<html><head><meta charset=utf-8></head><body><ul class=nav><li><a href=/>首页</a></ul><div>{body}</div><div class=footer>主办单位：政府办公厅</div></body></html>").into_bytes()
}

/// Markdown with a heading and emphasis.
pub fn markdown() -> Vec<u8> {
    TEXT.replacen("一、总体要求", "# **一、总体要求**", 1).into_bytes()
}

/// Every sample with its name.
pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("方案.txt", TEXT.as_bytes().to_vec()),
        ("方案.md", markdown()),
        ("方案.html", html()),
        ("方案.docx", docx()),
        ("方案.pdf", pdf()),
    ]
}
