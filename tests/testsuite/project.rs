//! A workspace to test in, and the program to test with.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The project's own plan.
pub const BEIJING: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/plan/beijing-subcenter/source.txt");

/// A folder of its own with `plan/<id>/source.txt` in it.
pub struct Project {
    folder: TempDir,
}

impl Project {
    /// A workspace with the Beijing plan.
    pub fn beijing() -> Project {
        Project::with("beijing-subcenter", &fs::read_to_string(BEIJING).expect("the project's plan"))
    }

    /// A workspace with one plan.
    pub fn with(id: &str, text: &str) -> Project {
        let project = Project { folder: tempfile::tempdir().expect("a temporary folder") };
        project.write(&format!("plan/{id}/source.txt"), text);
        project
    }

    /// An empty folder.
    pub fn empty() -> Project {
        Project { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file in it.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("folders can be made");
        fs::write(path, bytes).expect("files can be written");
    }

    /// Reads a file in it.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Every file at or below `name`, with its bytes.
    pub fn files(&self, name: &str) -> Vec<(PathBuf, Vec<u8>)> {
        fn walk(path: &Path, out: &mut Vec<(PathBuf, Vec<u8>)>) {
            if path.is_dir() {
                let mut entries: Vec<_> =
                    fs::read_dir(path).expect("listable").map(|e| e.expect("listable").path()).collect();
                entries.sort();
                entries.iter().for_each(|entry| walk(entry, out));
            } else {
                out.push((path.to_path_buf(), fs::read(path).expect("readable")));
            }
        }
        let mut out = Vec::new();
        walk(&self.path(name), &mut out);
        out
    }

    /// Runs `fangan` here, in Simplified Chinese.
    pub fn fangan(&self, args: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_fangan"))
            .args(args)
            .current_dir(self.folder.path())
            .env("LC_ALL", "zh_CN.UTF-8")
            .output()
            .expect("fangan runs");
        Run::new(output)
    }
}

/// What a run of the program gave.
#[derive(Debug)]
pub struct Run {
    /// Exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Run {
    fn new(output: Output) -> Run {
        Run {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }

    /// Standard output as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}
