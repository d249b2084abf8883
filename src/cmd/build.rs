//! `fangan build`: parse, check, index and site for the whole workspace, and again only what changed.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use fangan::catalogue::Message;
use fangan::catalogue::cli as words;
use fangan::diagnostic::Severity;
use fangan::error::Result;
use fangan::workspace::{self, Effort, PlanFolder, Stage, Stamp, Workspace};
use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::{Context, exit, text};
use crate::cmd::{index, parse, report, site};

/// Arguments of `build`.
#[derive(clap::Args)]
pub struct Args {
    #[arg(long, help = text(&words::BUILD_FORCE))]
    force: bool,
}

/// Runs `build`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<u8> {
    let workspace = Workspace::open(&context.folder)?;
    let plans = workspace.plans()?;
    let mut done = if args.force { BTreeMap::new() } else { workspace.stamps() };
    let mut out = std::io::stdout().lock();
    let mut failed = false;
    for (stage, name) in STAGES {
        let (inputs, outputs) = files(&workspace, &plans, *stage);
        let before = workspace::stamp(&inputs, &outputs)?;
        if done.get(stage) == Some(&before) {
            if context.progress {
                writeln!(std::io::stderr(), "{}", context.say(&words::STAGE_UNCHANGED, &[context.text(name)]))?;
            }
            continue;
        }
        // What this stage leaves behind is unknown until it ends well.
        done.remove(stage);
        workspace.remember(&done)?;
        let bar = progress(context, name);
        let lines = match stage {
            Stage::Parse => parse_all(&workspace, context)?,
            Stage::Check => {
                let (lines, wrong) = check_all(&workspace, context)?;
                failed |= wrong;
                lines
            }
            Stage::Index => {
                let report = workspace.build_index(Effort::default(), &|_| {})?;
                vec![index::told(&report, context)]
            }
            Stage::Site => vec![site::built(&workspace, context)?],
        };
        bar.finish_and_clear();
        for line in lines {
            writeln!(out, "{line}")?;
        }
        if !failed {
            done.insert(*stage, Stamp { outputs: workspace::stamp(&[], &outputs)?.outputs, ..before });
            workspace.remember(&done)?;
        }
    }
    if context.progress && !failed {
        writeln!(std::io::stderr(), "{}", context.text(&words::BUILD_NEXT))?;
    }
    Ok(if failed { exit::FOUND } else { exit::OK })
}

/// The stages in order, with their names.
const STAGES: &[(Stage, &Message)] = &[
    (Stage::Parse, &words::STAGE_PARSE),
    (Stage::Check, &words::STAGE_CHECK),
    (Stage::Index, &words::STAGE_INDEX),
    (Stage::Site, &words::STAGE_SITE),
];

/// What a stage reads and what it writes.
fn files(workspace: &Workspace, plans: &[PlanFolder], stage: Stage) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let root = workspace.root();
    let mut inputs = vec![root.join("fangan.toml"), root.join("lexicon")];
    if stage == Stage::Site {
        // The pages of revisions change with every commit.
        inputs.push(root.join(".git/logs/HEAD"));
    }
    for plan in plans {
        inputs.extend([plan.source.clone(), plan.corrections_file()]);
    }
    let yaml: Vec<PathBuf> = plans.iter().flat_map(|plan| [plan.plan_file(), plan.measures_folder()]).collect();
    if matches!(stage, Stage::Index | Stage::Site) {
        // The ids that measures keep, and those withdrawn.
        inputs.extend(plans.iter().map(PlanFolder::plan_file));
    }
    let outputs = match stage {
        Stage::Parse | Stage::Check => yaml,
        Stage::Index => vec![workspace.hidden().join("index")],
        Stage::Site => vec![root.join("book"), root.join("book.toml")],
    };
    (inputs, outputs)
}

fn parse_all(workspace: &Workspace, context: &Context) -> Result<Vec<String>> {
    workspace.load_all()?.iter().map(|loaded| Ok(parse::told(loaded, loaded.write()?, context))).collect()
}

/// Only what is wrong is told here; `fangan check` tells everything.
fn check_all(workspace: &Workspace, context: &Context) -> Result<(Vec<String>, bool)> {
    let (mut lines, mut proved, mut wrong, mut doubts) = (Vec::new(), 0, 0usize, 0usize);
    for loaded in workspace.load_all()? {
        let (diagnostics, quotations) = workspace::check(workspace, loaded)?;
        proved += quotations;
        doubts += diagnostics.len();
        for diagnostic in diagnostics.iter().filter(|d| d.severity == Severity::Error) {
            lines.push(report::text(&diagnostic.in_lang(context.lang), &loaded.reading.source, context));
            wrong += 1;
        }
    }
    lines.push(
        context.say(&words::BUILD_CHECKED, &[proved.to_string(), wrong.to_string(), (doubts - wrong).to_string()]),
    );
    Ok((lines, wrong > 0))
}

/// A line that moves while a stage runs; nothing when nobody watches.
fn progress(context: &Context, name: &Message) -> ProgressBar {
    if !context.progress {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {msg} {elapsed}").expect("a fixed template");
    let bar = ProgressBar::new_spinner().with_style(style).with_message(context.text(name));
    bar.enable_steady_tick(std::time::Duration::from_millis(100));
    bar
}
