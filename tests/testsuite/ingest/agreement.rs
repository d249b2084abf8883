//! The same document in DOCX, PDF and Markdown gives the same units: path, heading and text.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use fangan::lexicon::Lexicon;
use fangan::reading;
use fangan::script::fold;

use super::formats::{corpus, entries};

/// Least share of units, and of their characters, that two formats of one document have in common.
const LEAST: f64 = 0.99;

#[test]
fn statutes_have_the_same_units() {
    let Some(corpus) = corpus() else { return };
    let mut pairs = 0;
    for statute in entries(&corpus.join("law-docx-pdf-md")) {
        pairs += agree(&entries(&statute));
    }
    assert!(pairs >= 42, "{pairs} pairs");
}

#[test]
fn the_plan_has_the_same_units() {
    let Some(corpus) = corpus() else { return };
    let files: Vec<PathBuf> = entries(&corpus.join("trusted-data"))
        .into_iter()
        .filter(|path| path.extension().is_some_and(|e| e == "docx" || e == "pdf") || path.ends_with("draft.txt"))
        .collect();
    // The Markdown file beside them is another text: it numbers 1, 1.1 and leaves words out.
    assert_eq!(agree(&files), 3);
}

#[test]
fn units_that_differ_are_seen() {
    let unit = |path: &str, text: &str| (path.to_owned(), String::new(), text.to_owned());
    let (a, b) = (vec![unit("一", "建设电网")], vec![unit("一", "建成电网")]);
    assert_eq!(common(&a, &a), (1.0, 1.0));
    assert_eq!(common(&a, &b), (1.0, 0.75));
    assert_eq!(common(&a, &[unit("二", "建设电网")]).0, 0.0);
}

/// Path, heading, and the text up to the next unit, folded and without white space.
type Units = Vec<(String, String, String)>;

/// Compares all formats of one document with each other; gives the number of pairs.
fn agree(files: &[PathBuf]) -> usize {
    let read: Vec<(&PathBuf, Units)> = files.iter().map(|path| (path, units(path))).collect();
    let mut pairs = 0;
    for (i, (path, found)) in read.iter().enumerate() {
        for (other, there) in &read[i + 1..] {
            compare(&path.display().to_string(), found, &other.display().to_string(), there);
            pairs += 1;
        }
    }
    pairs
}

fn compare(name: &str, units: &Units, other: &str, there: &Units) {
    let (same_units, same_text) = common(units, there);
    println!("{same_units:.4} {same_text:.4} {name} {other}");
    let lone: Vec<_> = units.iter().filter(|u| !there.iter().any(|t| t.0 == u.0 && t.1 == u.1)).take(3).collect();
    assert!(same_units >= LEAST, "{name} and {other}: units agree by {same_units:.4} only: {lone:?}");
    assert!(same_text >= LEAST, "{name} and {other}: the text of units agrees by {same_text:.4} only");
}

/// Shares of two documents' units (path and heading), and of the characters of those units, that are the same.
fn common(a: &[(String, String, String)], b: &[(String, String, String)]) -> (f64, f64) {
    let mut by_name: HashMap<(&str, &str), Vec<&str>> = HashMap::new();
    for (path, heading, text) in b.iter().rev() {
        by_name.entry((path, heading)).or_default().push(text);
    }
    let (mut units, mut characters, mut all) = (0, 0, 0);
    for (path, heading, text) in a {
        let Some(there) = by_name.get_mut(&(path.as_str(), heading.as_str())).and_then(Vec::pop) else { continue };
        units += 1;
        let (x, y): (Vec<char>, Vec<char>) = (text.chars().collect(), there.chars().collect());
        all += x.len() + y.len();
        characters += if x == y { x.len() } else { same(&x, &y) };
    }
    (2.0 * units as f64 / (a.len() + b.len()).max(1) as f64, 2.0 * characters as f64 / all.max(1) as f64)
}

fn same(a: &[char], b: &[char]) -> usize {
    let ops = similar::capture_diff_slices(similar::Algorithm::Myers, a, b);
    ops.iter().filter(|op| op.tag() == similar::DiffTag::Equal).map(|op| op.old_range().len()).sum()
}

fn units(path: &Path) -> Units {
    let name = path.display().to_string();
    let bytes = fs::read(path).expect("the corpus can be read");
    let reading = reading::read("id", &name, &bytes, Lexicon::built_in()).unwrap_or_else(|e| panic!("{e:?}"));
    let bare = |text: &str| -> String {
        fold(text).chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{fffc}' | '*')).collect()
    };
    let sections = &reading.plan.sections;
    let text = |i: usize| {
        let next = sections.get(i + 1).map_or(sections[i].span.end, |next| next.span.start.min(sections[i].span.end));
        bare(&reading.source.text()[sections[i].span.start..next])
    };
    sections.iter().enumerate().map(|(i, s)| (bare(&s.path), bare(&s.heading), text(i))).collect()
}

#[test]
fn a_text_wrapped_by_hand_says_the_same() {
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("plan/beijing-subcenter/source.txt");
    let text = fs::read_to_string(plan).expect("the plan of the project");
    let flat = commitments(&text);
    assert!(flat.len() > 200, "{} commitments", flat.len());
    for width in [30, 36, 44] {
        let wrapped = commitments(&wrapped(&text, width));
        let same = flat.iter().filter(|one| wrapped.contains(one)).count();
        assert!(same * 100 >= flat.len() * 99, "{same} of {} at a width of {width}", flat.len());
    }
}

/// Every line broken after `width` characters.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        for piece in line.chars().collect::<Vec<_>>().chunks(width) {
            out.extend(piece);
            out.push('\n');
        }
        out.push_str(if line.is_empty() { "\n" } else { "" });
    }
    out
}

/// Each commitment as its measure's path, its verb and its words, with its figures, without white space.
fn commitments(text: &str) -> Vec<String> {
    let reading = reading::read("plan", "source.txt", text.as_bytes(), Lexicon::built_in()).expect("a plan");
    let measures = reading.plan.measures.iter();
    let names = measures.clone().flat_map(|measure| &measure.entities).map(|entity| &entity.name);
    assert!(
        names.clone().count() > 50 && names.clone().all(|name| !name.contains('\n')),
        "a line end stands in a name"
    );
    let told = measures.flat_map(|measure| {
        measure.clauses.iter().map(|clause| {
            let figures: Vec<f64> = clause.quantities.iter().map(|quantity| quantity.value).collect();
            format!("{} {} {} {figures:?}", measure.path, clause.verb, clause.quote)
        })
    });
    told.map(|one| one.chars().filter(|c| !c.is_whitespace()).collect()).collect()
}
