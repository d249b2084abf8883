//! The site in a real browser, when there is one: `tests/browser/site.mjs` drives Chromium over its DevTools protocol.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::site::hostile;

/// A plan that its conversion into the other script only differs from in its characters.
const PLAN: &str = "绿色电网方案\n一、主要任务\n1.建设绿色电网。到2025年建成300公里线路。\n2.推广氢能供热。建设加氢站10座。\n二、保障\n3.建设能源体系。推进绿色能源发展。\n";

#[test]
fn the_site_in_a_browser() {
    let Some((chromium, node)) = browser().zip(program("FANGAN_NODE", &["node"])) else {
        assert!(std::env::var_os("FANGAN_REQUIRE_BROWSER").is_none(), "Chromium and Node are required here");
        println!("skipped: no Chromium or no Node");
        return;
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let source = root.join("plan/beijing-subcenter/source.txt");
    let beijing = fs::read_to_string(source).expect("the project's own plan");
    workspace(&folder.path().join("beijing"), "beijing-subcenter", &beijing, None);
    let both = folder.path().join("both");
    workspace(&both, "hans", PLAN, None);
    workspace(&both, "hant", &fangan::script::to_traditional(PLAN), None);
    workspace(&folder.path().join("hostile"), "di", &hostile(), None);
    // What stock mdBook makes of the same pages, as a control.
    let stock = fangan::site::BOOK_TOML
        .replace("copy-js = false\n\n# No index", "copy-js = true\n\n# No index")
        .replace("{ enable = false }", "{ enable = true }")
        .replace("additional-js = [\"book/theme/fangan.js\"]", "additional-js = []");
    assert!(
        stock.contains("{ enable = true }") && stock.contains("copy-js = true") && stock.contains("additional-js = []")
    );
    workspace(&folder.path().join("stock"), "beijing-subcenter", &beijing, Some(&stock));
    let mut command = Command::new(node);
    command.arg(root.join("tests/browser/site.mjs")).arg(chromium).arg(folder.path().join("beijing"));
    command.arg(env!("CARGO_BIN_EXE_fangan")).arg(axe(root).unwrap_or_default());
    command.args(std::env::var_os("FANGAN_PICTURES"));
    let out = command.output().expect("node runs");
    let told = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    println!("{told}");
    assert!(out.status.success(), "{told}");
}

/// A workspace with one plan, built.
fn workspace(folder: &Path, id: &str, source: &str, toml: Option<&str>) {
    let plan = folder.join("plan").join(id);
    fs::create_dir_all(&plan).expect("folder is made");
    fs::write(plan.join("source.txt"), source).expect("source is written");
    if let Some(toml) = toml {
        fs::write(folder.join("book.toml"), toml).expect("book.toml is written");
    }
    let run = Command::new(env!("CARGO_BIN_EXE_fangan")).arg("-C").arg(folder).arg("build").output().expect("runs");
    assert!(folder.join("book/html/index.html").is_file(), "{}", String::from_utf8_lossy(&run.stderr));
}

fn browser() -> Option<PathBuf> {
    program("FANGAN_CHROMIUM", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
}

/// The program a variable names, else the first of `names` on the path.
fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(variable) {
        return Some(named.into());
    }
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|file| file.is_file())
}

/// axe-core, fetched by npm where the browser is required; without it the rules of accessibility are not checked.
fn axe(root: &Path) -> Option<PathBuf> {
    let folder = root.join("target/browser");
    let file = folder.join("node_modules/axe-core/axe.min.js");
    if !file.is_file() && std::env::var_os("FANGAN_REQUIRE_BROWSER").is_some() {
        fs::create_dir_all(&folder).expect("target can be written");
        let mut npm = Command::new("npm");
        npm.args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"]).arg(&folder).arg("axe-core@4");
        let done = npm.status();
        assert!(done.is_ok_and(|status| status.success()) && file.is_file(), "npm could not fetch axe-core");
    }
    if file.is_file() {
        return Some(file);
    }
    println!("without axe-core: accessibility is not checked");
    None
}
