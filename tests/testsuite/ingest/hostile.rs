//! Damaged files, noise and bombs: refused or read, never a panic, never slow.

use std::time::{Duration, Instant};

use fangan::error::ErrorKind;
use fangan::ingest::ingest;
use proptest::prelude::*;

use super::samples;

/// Reads within a time that only quadratic work would pass, even in a debug build on a busy machine.
fn quickly(name: &str, bytes: &[u8]) -> Result<String, ErrorKind> {
    let start = Instant::now();
    let read = ingest(name, bytes).map(|read| read.source.text().to_owned()).map_err(|error| error.kind);
    let took = start.elapsed();
    assert!(took < Duration::from_secs(8), "{name}: {} bytes took {took:?}", bytes.len());
    read
}

#[test]
fn a_bomb_is_refused_before_it_unpacks() {
    let zeros = vec![b' '; 400 << 20];
    let bomb = samples::archive(&[("word/document.xml", &zeros)]);
    assert_eq!(quickly("炸.docx", &bomb), Err(ErrorKind::Damaged));
    let entity = "<!DOCTYPE a [<!ENTITY b 'xxxxxxxxxx'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>";
    let lol = format!("{entity}<document><body><p><r><t>&c;&c;建设</t></r></p></body></document>");
    let read = quickly("炸.docx", &samples::archive(&[("word/document.xml", lol.as_bytes())]));
    assert_eq!(read.as_deref(), Ok("\u{fffd}\u{fffd}建设"));
}

#[test]
fn nesting_without_end_takes_linear_time() {
    let deep = 100_000;
    let check = |name: &str, bytes: &[u8]| drop(quickly(name, bytes));
    check("深.html", "<div>".repeat(deep).as_bytes());
    check("深.html", "<p><b><i>".repeat(deep / 3).as_bytes());
    check("深.html", "<table><tr><td>一".repeat(deep / 10).as_bytes());
    check("深.html", format!("<p {}>", "a ".repeat(30_000)).as_bytes());
    check("深.html", "<ol><li>一".repeat(deep / 5).as_bytes());
    check("深.md", "> ".repeat(deep).as_bytes());
    check("深.md", "- ".repeat(deep / 4).as_bytes());
    check("深.md", "[".repeat(deep).as_bytes());
    check("深.md", "**一".repeat(deep).as_bytes());
    check("深.md", "| a |\n".repeat(deep / 5).as_bytes());
    let xml = "<w:p>".repeat(deep);
    assert_eq!(
        quickly("深.docx", &samples::archive(&[("word/document.xml", xml.as_bytes())])),
        Err(ErrorKind::Damaged)
    );
    let pdf = String::from_utf8(samples::pdf())
        .expect("ASCII")
        .replace("/MediaBox [0 0 595 842]", &format!("/X {}", "[".repeat(deep)));
    check("深.pdf", pdf.as_bytes());
    let content = String::from_utf8(samples::pdf()).expect("ASCII").replace("BT ", &"q [ << ".repeat(deep / 10));
    check("深.pdf", content.as_bytes());
}

#[test]
fn files_without_text_get_their_own_sentence() {
    let check = |name: &str, bytes: &[u8], kind| assert_eq!(quickly(name, bytes), Err(kind), "{name}");
    check("锁.pdf", b"%PDF-1.7\n1 0 obj\n<< /Encrypt 2 0 R >>", ErrorKind::Encrypted);
    check("碎.pdf", b"%PDF-1.7\n%%EOF", ErrorKind::Damaged);
    check("碎.docx", b"PK\x03\x04\x14\0\0\0", ErrorKind::Damaged);
    check("表.xlsx", &samples::archive(&[("xl/workbook.xml", b"<workbook/>")]), ErrorKind::Unsupported);
    let scan = String::from_utf8(samples::pdf()).expect("ASCII");
    let start = scan.find("BT ").expect("a text");
    let end = scan.find("ET").expect("its end");
    check("扫.pdf", format!("{}{}{}", &scan[..start], "q ".repeat(50), &scan[end..]).as_bytes(), ErrorKind::Scanned);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn noise_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..2000), which in 0usize..5) {
        let name = samples::all()[which].0;
        if let Ok(text) = quickly(name, &bytes) {
            prop_assert!(!text.contains('\0'));
        }
    }

    #[test]
    fn damaged_files_never_panic(
        which in 0usize..5,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(),
        torn in any::<bool>(),
    ) {
        let (name, mut bytes) = samples::all().swap_remove(which);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if torn {
            bytes.truncate(cut.index(bytes.len()).max(1));
        }
        if let Ok(read) = ingest(name, &bytes) {
            prop_assert!(read.unread.iter().all(|u| u.quote == read.source.quote(u.span) && !u.quote.is_empty()));
        }
    }

    #[test]
    fn any_text_comes_back_from_a_text_file(text in "[一-龥a-z0-9，。\n]{1,200}") {
        prop_assume!(!text.trim().is_empty());
        let read = ingest("方案.txt", text.as_bytes()).expect("it is UTF-8");
        prop_assert_eq!(read.source.text(), text.as_str());
    }
}
