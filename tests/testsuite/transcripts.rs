//! What README and `tests/cases/cli/*.md` show is what the program prints; `UPDATE_TRANSCRIPTS=1 cargo test transcripts` writes it anew.
//!
//! A `console` block holds commands after `$ ` and their whole output. The blocks of a file run one after another in a
//! folder of their own with the Beijing plan, in the language that the file's name gives (`diff.en.md`), else Chinese.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::project::Project;

#[test]
fn transcripts_are_what_the_program_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = fs::read_dir(root.join("tests/cases/cli"))
        .expect("transcripts")
        .map(|entry| entry.expect("listable").path())
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .collect();
    files.push(root.join("README.md"));
    files.sort();
    let mut commands = 0;
    for file in files {
        let text = fs::read_to_string(&file).expect("UTF-8");
        let lang = if file.to_string_lossy().ends_with(".en.md") { "en" } else { "zh-Hans" };
        let printed = replay(&text, lang, &mut commands);
        if env::var_os("UPDATE_TRANSCRIPTS").is_some() {
            fs::write(&file, &printed).expect("transcripts can be written");
        }
        let on_disk = fs::read_to_string(&file).expect("UTF-8");
        let first = printed.lines().zip(on_disk.lines()).find(|(a, b)| a != b);
        assert!(printed == on_disk, "{}: the program prints otherwise: {first:?}", file.display());
    }
    assert!(commands >= 5, "the transcripts hold commands");
}

/// The text with the output of every command replaced by what the command prints now.
fn replay(text: &str, lang: &str, commands: &mut usize) -> String {
    let project = Project::beijing();
    let mut out = String::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if inside {
            let Some(command) = line.strip_prefix("$ ") else { continue };
            *commands += 1;
            out.push_str(line);
            out.push('\n');
            out.push_str(&run(&project, command, lang));
            continue;
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// What a command prints, errors and a non-zero exit code included. `cp A B` and `sed -i s/a/b/ FILE` prepare files.
fn run(project: &Project, command: &str, lang: &str) -> String {
    let words: Vec<&str> = command.split_whitespace().collect();
    match words.as_slice() {
        ["fangan", args @ ..] => {
            let args: Vec<&str> = ["--lang", lang].into_iter().chain(args.iter().copied()).collect();
            let run = project.fangan(&args);
            let code = if run.code == 0 { String::new() } else { format!("[{}]\n", run.code) };
            format!("{}{}{code}", run.out, run.err)
        }
        ["cp", from, to] => {
            project.write(to, project.read(from));
            String::new()
        }
        ["sed", "-i", script, file] => {
            let parts: Vec<&str> = script.split('/').collect();
            let text = project.read(file);
            assert!(text.contains(parts[1]), "{command}: nothing to replace");
            project.write(file, text.replace(parts[1], parts[2]));
            String::new()
        }
        _ => panic!("a transcript runs fangan, cp or sed -i s/a/b/: {command}"),
    }
}
