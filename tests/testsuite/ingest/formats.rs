//! The same document in DOCX, PDF, HTML, Markdown and text gives the same text.

use std::fs;
use std::path::{Path, PathBuf};

use fangan::ingest::ingest;
use fangan::script::fold;

use super::samples;

#[test]
fn every_format_of_a_sample_gives_its_text() {
    for (name, bytes) in samples::all() {
        let read = ingest(name, &bytes).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(read.source.text(), samples::TEXT, "{name}");
    }
}

#[test]
fn statutes_agree_in_docx_pdf_and_markdown() {
    let Some(corpus) = corpus() else { return };
    let mut compared = 0;
    for statute in folders(&corpus.join("law-docx-pdf-md")) {
        compared += agree(&statute, 0.99);
    }
    assert!(compared >= 28, "{compared} pairs");
}

#[test]
fn a_plan_agrees_in_docx_pdf_and_text() {
    let Some(corpus) = corpus() else { return };
    let folder = corpus.join("trusted-data");
    let texts: Vec<(String, String)> = files(&folder)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|e| e == "docx" || e == "pdf") || path.ends_with("draft.txt"))
        .map(|path| (path.display().to_string(), text(&path)))
        .collect();
    assert_eq!(texts.len(), 3);
    compare(&texts, 0.99);
}

#[test]
fn the_no_1_document_agrees_in_docx_and_pdf() {
    let Some(corpus) = corpus() else { return };
    let texts: Vec<(String, String)> = files(&corpus.join("hainan-and-no1"))
        .into_iter()
        .filter(|path| path.file_name().is_some_and(|n| n.to_string_lossy().starts_with("2026")))
        .map(|path| (path.display().to_string(), text(&path)))
        .collect();
    assert_eq!(texts.len(), 2);
    compare(&texts, 0.99);
}

#[test]
fn every_file_of_the_corpus_reads_or_says_why_not() {
    let Some(corpus) = corpus() else { return };
    let mut refused = Vec::new();
    let mut read = 0;
    for folder in folders(&corpus).into_iter().flat_map(|f| [folders(&f), vec![f]].concat()) {
        for path in files(&folder) {
            let name = path.file_name().expect("a file").to_string_lossy().into_owned();
            match ingest(&name, &fs::read(&path).expect("the corpus can be read")) {
                Ok(ingested) => {
                    read += 1;
                    let source = &ingested.source;
                    assert!(ingested.unread.iter().all(|u| u.quote == source.quote(u.span)), "{name}");
                }
                Err(error) => refused.push(format!("{:?} {name}", error.kind)),
            }
        }
    }
    assert!(read > 190, "{read} files");
    refused.sort();
    // The old .doc and the scan; nothing else.
    assert_eq!(refused.len(), 2, "{refused:?}");
    assert!(refused[0].starts_with("Scanned") && refused[1].starts_with("Unsupported"), "{refused:?}");
}

/// Compares all formats of one document; gives the number of pairs.
fn agree(folder: &Path, least: f64) -> usize {
    let texts: Vec<(String, String)> = files(folder).into_iter().map(|p| (p.display().to_string(), text(&p))).collect();
    compare(&texts, least)
}

fn compare(texts: &[(String, String)], least: f64) -> usize {
    let mut pairs = 0;
    for (i, (name, text)) in texts.iter().enumerate() {
        for (other_name, other) in &texts[i + 1..] {
            let alike = alike(text, other);
            assert!(alike >= least, "{name} and {other_name} agree by {alike:.4} only");
            pairs += 1;
        }
    }
    pairs
}

/// The share of two texts that is the same in the same order: by sentences, then by characters where those differ.
fn alike(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split_inclusive('。').collect(), b.split_inclusive('。').collect());
    let characters = |parts: &[&str]| parts.iter().flat_map(|p| p.chars()).collect::<Vec<char>>();
    let mut same = 0;
    for op in similar::capture_diff_slices(similar::Algorithm::Myers, &a, &b) {
        let (x, y) = (characters(&a[op.old_range()]), characters(&b[op.new_range()]));
        same += match op {
            similar::DiffOp::Equal { .. } => x.len(),
            _ => same_characters(&x, &y),
        };
    }
    2.0 * same as f64 / (characters(&a).len() + characters(&b).len()).max(1) as f64
}

fn same_characters(a: &[char], b: &[char]) -> usize {
    let ops = similar::capture_diff_slices(similar::Algorithm::Myers, a, b);
    ops.iter().filter(|op| op.tag() == similar::DiffTag::Equal).map(|op| op.old_range().len()).sum()
}

/// A file's text, folded, without white space and signs for pictures.
fn text(path: &Path) -> String {
    let name = path.file_name().expect("a file").to_string_lossy();
    let read = ingest(&name, &fs::read(path).expect("the corpus can be read")).unwrap_or_else(|e| panic!("{e}"));
    fold(read.source.text()).chars().filter(|c| !c.is_whitespace() && *c != '\u{fffc}').collect()
}

pub(super) fn corpus() -> Option<PathBuf> {
    let corpus = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")).join("corpus/plans");
    if !corpus.is_dir() {
        println!("skipped: no ../shared here");
        return None;
    }
    Some(corpus)
}

pub(super) fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    found.sort();
    found
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    entries(folder).into_iter().filter(|p| p.is_dir()).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    entries(folder).into_iter().filter(|p| p.is_file()).collect()
}
