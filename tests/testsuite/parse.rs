//! Structure: every `tests/cases/parse/*.txt` has the outline that stands beside it, and the plan of the project has its own.

use std::fs;
use std::path::Path;

use fangan::document::{Document, Metadata};
use fangan::parse;
use fangan::plan::SectionKind;
use fangan::source::Source;

#[test]
fn every_case_has_its_outline() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/parse");
    let mut cases: Vec<_> = fs::read_dir(&folder)
        .expect("the cases can be listed")
        .map(|entry| entry.expect("the cases can be listed").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    cases.sort();
    assert!(cases.len() > 3, "the cases are found");
    let mut wrong = Vec::new();
    for case in cases {
        let source = Source::new("case", fs::read_to_string(&case).expect("a case is UTF-8"));
        let found = outline(&source, &parse::parse(&source, &Metadata::default()));
        let expected = fs::read_to_string(case.with_extension("outline")).expect("an outline stands beside the case");
        if found.trim() != expected.trim() {
            wrong.push(format!("{}\nexpected:\n{}\n\nfound:\n{found}", case.display(), expected.trim()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_beijing_plan_has_its_27_measures() {
    let text = include_str!("../../plan/beijing-subcenter/source.txt");
    let source = Source::new("source.txt", text);
    let document = parse::parse(&source, &Metadata::default());
    let paths: Vec<_> = document.units.iter().filter(|u| u.is_measure).map(|u| u.path.as_str()).collect();
    assert_eq!((paths.len(), paths[0], paths[26]), (27, "二/1", "七/27"));
    assert_eq!(document.units.len(), 36);
    assert_eq!(document.head.title, "關于推進北京城市副中心高質量發展的實施方案");
    assert_eq!(document.head.issued.as_deref(), Some("2021-09-26"));
    assert_eq!(document.head.issuers, ["中共北京市委辦公廳", "北京市人民政府辦公廳"]);
    let preamble = source.quote(document.preamble.expect("there is one"));
    assert!(preamble.starts_with("為深入貫徹落實") && preamble.ends_with("制定本實施方案。"), "{preamble}");
}

/// The head, then a line for each unit, indented by its depth: `*` a measure, `-` another operative unit, `·` a
/// general one; label, heading, and behind `|` the first and last characters of its text.
fn outline(source: &Source, document: &Document) -> String {
    let head = &document.head;
    let mut lines = vec![format!("title: {}", head.title)];
    let mut say = |name: &str, value: String| {
        if !value.is_empty() {
            lines.push(format!("{name}: {value}"));
        }
    };
    say("number", head.doc_number.clone().unwrap_or_default());
    say("issued", head.issued.clone().unwrap_or_default());
    say("issuers", head.issuers.join(" / "));
    say("addressees", head.addressees.join(" / "));
    for unit in &document.units {
        let mark = match unit.kind {
            _ if unit.is_measure => "*",
            SectionKind::Operative => "-",
            SectionKind::General => "·",
        };
        let body: Vec<char> = source.quote(unit.body).replace('\n', "⏎").chars().collect();
        let ends = if body.len() > 24 {
            format!("{}…{}", body[..12].iter().collect::<String>(), body[body.len() - 8..].iter().collect::<String>())
        } else {
            body.iter().collect()
        };
        let line = format!("{}{mark} {} {}", "  ".repeat(unit.depth), unit.label, source.quote(unit.heading));
        lines.push(if ends.is_empty() { line.trim_end().to_owned() } else { format!("{} | {ends}", line.trim_end()) });
    }
    lines.extend(document.diagnostics.iter().map(|d| format!("! {} {}", d.code, d.message)));
    lines.join("\n")
}
