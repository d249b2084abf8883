//! Imports point down only; the library neither prints nor touches files outside `workspace`; every file says what it is for.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Modules from the lowest to the highest; those on one row do not know each other. DESIGN.md section 5.
const FLOORS: &[&[&str]] = &[
    // 0 text
    &["source", "script", "numbering", "numeral"],
    &["segment", "catalogue"],
    // 1 data
    &["diagnostic", "error"],
    &["plan"],
    &["document", "change", "found"],
    // 2 understanding
    &["lexicon"],
    &["ingest", "parse", "extract"],
    &["identity", "corrections"],
    &["reading"],
    // 3 views
    &["yaml", "index", "site", "diff", "export"],
    // The schema of every view's format.
    &["schema"],
    // 4 disk
    &["workspace"],
    // 5 binary
    &["cli"],
    &["cmd"],
    &["main"],
];

/// Modules of the binary: they may print and touch files.
const BINARY: &[&str] = &["cli", "cmd", "main"];

#[test]
fn imports_point_down() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let from = module(&file);
        let Some(floor) = floor(&from) else {
            if from != "lib" {
                wrong.push(format!("{}: module `{from}` stands on no floor; add it to FLOORS", file.display()));
            }
            continue;
        };
        for to in imported(&text) {
            if to != from && self::floor(&to).is_some_and(|other| other >= floor) {
                wrong.push(format!("{}: `{from}` imports `{to}`, which does not stand below it", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_workspace_touches_files() {
    let found =
        offenders(|module| module == "workspace", &["std::fs", "std::net", "std::process", "File::open", "std::env"]);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_library_never_prints() {
    let found = offenders(|_| false, &["println!", "eprintln!", "print!(", "eprint!(", "dbg!"]);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<_> =
        sources().filter(|(_, text)| !text.starts_with("//! ")).map(|(file, _)| file.display().to_string()).collect();
    assert!(silent.is_empty(), "no `//!` sentence opens {silent:?}");
}

#[test]
fn people_read_words_of_the_catalogue_only() {
    // Views and commands hold no Chinese of their own; parsers must, since they recognise it.
    let speaking = ["cmd", "cli", "main", "site", "export", "workspace", "index"];
    let mut found = Vec::new();
    for (file, text) in sources().filter(|(file, _)| speaking.contains(&module(file).as_str())) {
        for (i, line) in code(&text).lines().enumerate() {
            let said = line.split("//").next().unwrap_or("");
            if said.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) && !line.contains("// vocabulary") {
                found.push(format!("{}:{}: {}", file.display(), i + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "words for people belong into src/catalogue:\n{}", found.join("\n"));
}

/// Lines of library files outside `allowed` modules that hold one of `words`, tests left out.
fn offenders(allowed: impl Fn(&str) -> bool, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (file, text) in sources() {
        let module = module(&file);
        if BINARY.contains(&module.as_str()) || allowed(&module) {
            continue;
        }
        for (i, line) in code(&text).lines().enumerate() {
            let line = line.split("//").next().unwrap_or("");
            if words.iter().any(|w| line.contains(w)) {
                found.push(format!("{}:{}: {}", file.display(), i + 1, line.trim()));
            }
        }
    }
    found
}

/// Every Rust file of `src` with its text.
fn sources() -> impl Iterator<Item = (PathBuf, String)> {
    fn walk(folder: &Path, out: &mut BTreeMap<PathBuf, String>) {
        for entry in fs::read_dir(folder).expect("src can be listed") {
            let path = entry.expect("src can be listed").path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).expect("sources are UTF-8");
                out.insert(path, text);
            }
        }
    }
    let mut out = BTreeMap::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut out);
    assert!(out.len() > 5, "the sources are found");
    out.into_iter()
}

/// The top-level module a file belongs to: `src/index/query.rs` → `index`.
fn module(file: &Path) -> String {
    let inside = file.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).expect("below src");
    let first = inside.components().next().expect("a file").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The row a module stands on.
fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|row| row.contains(&module))
}

/// A file without its unit tests.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod ").next().unwrap_or(text)
}

/// The top-level modules a file names: `crate::x`, `crate::{x, y::z}`, `fangan::x`.
fn imported(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let text = code(text);
    for prefix in ["crate::", "fangan::"] {
        for (at, _) in text.match_indices(prefix) {
            let rest = &text[at + prefix.len()..];
            if let Some(group) = rest.strip_prefix('{') {
                let mut depth = 0;
                let mut name = String::new();
                for c in group.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => found.push(std::mem::take(&mut name)),
                        c if depth == 0 => name.push(c),
                        _ => {}
                    }
                }
                found.push(name);
            } else {
                found.push(rest.to_owned());
            }
        }
    }
    found
        .iter()
        .map(|f| f.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("").to_owned())
        .collect()
}
