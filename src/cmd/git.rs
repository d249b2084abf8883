//! `fangan git`: what git calls to show a plan, and what sets it up.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use fangan::catalogue::diff as words;
use fangan::diff::render;
use fangan::lexicon::Lexicon;
use fangan::reading::{self, Reading};
use fangan::workspace;

use super::diff::{options, window};
use super::revisions::{Repository, Sides, blank};
use crate::cli::{Context, exit, text};

/// Arguments of `git`.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(clap::Subcommand)]
enum Task {
    #[command(about = text(&words::GIT_INSTALL))]
    Install {
        #[arg(long, help = text(&words::GIT_HOOK))]
        hook: bool,
    },
    #[command(about = text(&words::GIT_DRIVER), hide = true)]
    Driver {
        #[arg(num_args = 1.., allow_hyphen_values = true)]
        git: Vec<String>,
    },
    #[command(about = text(&words::GIT_DRIVER), hide = true)]
    Textconv { file: PathBuf },
}

/// Runs `git`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<u8> {
    match &args.task {
        Task::Install { hook } => install(*hook, context),
        Task::Driver { git } => driver(git, context),
        Task::Textconv { file } => textconv(file),
    }
}

const ATTRIBUTES: &str = "plan/*/source.* diff=fangan";

/// The hook that `--hook` writes.
const HOOK: &str = "#!/bin/sh\n# fangan: a weakened promise stops the commit; waivers.yaml lets it pass.\n\
                    exec fangan diff HEAD --staged --fail-on error\n";

/// Sets the diff driver in the repository's own configuration, and names it in `.gitattributes`.
fn install(hook: bool, context: &Context) -> anyhow::Result<u8> {
    let Some(repository) = Repository::around(&context.folder, context.lang) else {
        anyhow::bail!(context.say(&words::GIT_FAILED, &[context.folder.display().to_string()]))
    };
    let settings = [
        // `git diff` shows findings and redlines; `git log -p` and `git show` use the text of measures.
        ("diff.fangan.command", "fangan git driver"),
        ("diff.fangan.textconv", "fangan git textconv"),
        ("diff.fangan.xfuncname", "^## (.*)$"),
        ("diff.fangan.cachetextconv", "false"),
    ];
    for (name, value) in settings {
        repository.git(&["config", name, value])?;
    }
    let top = PathBuf::from(repository.line(&["rev-parse", "--show-toplevel"])?);
    let prefix = repository.line(&["rev-parse", "--show-prefix"])?;
    let attributes = top.join(".gitattributes");
    let mut text = if attributes.is_file() { workspace::read_text(&attributes)? } else { String::new() };
    let line = format!("{prefix}{ATTRIBUTES}");
    if !text.lines().any(|l| l.trim() == line) {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(&line);
        text.push('\n');
        workspace::write(&attributes, text.as_bytes())?;
    }
    let mut done = vec![".git/config".to_owned(), ".gitattributes".to_owned()];
    if hook {
        let folder = repository.line(&["rev-parse", "--path-format=absolute", "--git-path", "hooks"])?;
        let file = Path::new(&folder).join("pre-commit");
        workspace::write(&file, HOOK.as_bytes())?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755))?;
        }
        done.push("hooks/pre-commit".to_owned());
    }
    writeln!(std::io::stdout(), "{}", context.say(&words::INSTALLED, &[done.join(", ")]))?;
    Ok(exit::OK)
}

/// `path old-file old-hex old-mode new-file new-hex new-mode`, as git calls an external diff. Always succeeds: git stops
/// at the first file whose driver does not.
fn driver(git: &[String], context: &Context) -> anyhow::Result<u8> {
    let [path, old, _, _, new, ..] = git else { return Ok(exit::OK) };
    let mut out = std::io::stdout().lock();
    let shown = path.clone();
    writeln!(out, "fangan diff {shown}")?;
    let read = |file: &str| -> anyhow::Result<Reading> {
        let bytes = match file {
            "/dev/null" => return Ok(blank("", path)),
            file => workspace::read(Path::new(file))?,
        };
        let id = Path::new(path).parent().and_then(Path::file_name).map(|n| n.to_string_lossy().into_owned());
        Ok(reading::read(&id.unwrap_or_default(), path, &bytes, Lexicon::built_in())?)
    };
    match (read(old), read(new)) {
        (Ok(base), Ok(revision)) => {
            let found = Sides::new(base, revision).compare(&options(None, None, context)?);
            let mut window = window(context);
            window.colour |= std::env::var_os("GIT_PAGER_IN_USE").is_some() && std::env::var_os("NO_COLOR").is_none();
            write!(out, "{}", render::text(&found, window, context.lang))?;
        }
        (Err(error), _) | (_, Err(error)) => {
            let told = error.downcast_ref::<fangan::error::Error>().map(|e| e.say(context.lang));
            writeln!(out, "{}", told.unwrap_or_else(|| format!("{error:#}")))?;
        }
    }
    Ok(exit::OK)
}

/// A plan as lines that git can compare: each unit under its path, each sentence on a line of its own. What is no plan
/// passes as it is.
fn textconv(file: &Path) -> anyhow::Result<u8> {
    let bytes = workspace::read(file)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match reading::read("", &file.display().to_string(), &bytes, Lexicon::built_in()) {
        Ok(read) => {
            let side = fangan::diff::Side { source: &read.source, plan: &read.plan };
            for unit in fangan::diff::unit::units(side).iter().filter(|unit| !unit.text.is_empty()) {
                writeln!(out, "## {} {}", unit.path, unit.heading)?;
                for sentence in unit.text.split_inclusive(['\u{3002}', '\u{ff1b}', '\n']).map(str::trim) {
                    if !sentence.is_empty() {
                        writeln!(out, "{sentence}")?;
                    }
                }
            }
        }
        Err(_) if std::io::stdout().is_terminal() => return Ok(exit::FAILURE),
        Err(_) => out.write_all(&bytes)?,
    }
    out.flush()?;
    Ok(exit::OK)
}
