//! `fangan site`: build the site, or serve it on this machine.

use std::io::Write;

use clap::Subcommand;
use fangan::catalogue::{cli as words, diff as diff_words};
use fangan::diff::Options as DiffOptions;
use fangan::site::Revision;
use fangan::workspace::{History, Workspace};

use super::revisions::{Repository, Sides};
use super::{log, serve};

use crate::cli::{Context, exit, text};

/// Arguments of `site`.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    #[command(about = text(&words::SITE_BUILD))]
    Build,
    #[command(about = text(&words::SITE_SERVE))]
    Serve {
        #[arg(long, default_value_t = 3000, hide_default_value = true, value_name = "PORT", help = text(&words::SITE_PORT))]
        port: u16,
    },
}

/// Runs `site`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<u8> {
    match args.task {
        Task::Build => build(context),
        Task::Serve { port } => match serve::run(port, context)? {},
    }
}

fn build(context: &Context) -> anyhow::Result<u8> {
    let line = built(&Workspace::open(&context.folder)?, context)?;
    writeln!(std::io::stdout(), "{line}")?;
    Ok(exit::OK)
}

/// Builds the site and says where it stands.
pub(super) fn built(workspace: &Workspace, context: &Context) -> anyhow::Result<String> {
    fangan::segment::prepare();
    let built = workspace.build_site(&history(workspace, context)?)?;
    let home = workspace.site_folder().join("index.html").display().to_string();
    Ok(context.say(&words::SITE_BUILT, &[built.pages.to_string(), home]))
}

/// What git remembers of each plan: every revision compared with the one before it, the latest first.
fn history(workspace: &Workspace, context: &Context) -> anyhow::Result<History> {
    const MOST: usize = 20;
    let mut history = History::new();
    let Some(repository) = Repository::around(workspace.root(), context.lang) else { return Ok(history) };
    for loaded in workspace.load_all()? {
        let id = loaded.folder.id.clone();
        // A repository without a commit has no history; that is no reason to have no site.
        let Ok(steps) = log::history(&repository, workspace, &id, loaded.reading.clone()) else { continue };
        let revisions = steps
            .windows(2)
            .take(MOST)
            .map(|pair| {
                let sides = Sides::new(pair[1].plan.clone(), pair[0].plan.clone());
                let name = match pair[0].day.is_empty() {
                    true => context.text(&diff_words::UNCOMMITTED),
                    false => format!("{} {}", pair[0].day, pair[0].subject),
                };
                Revision { name, diff: sides.compare(&DiffOptions::default()) }
            })
            .collect();
        history.insert(id, revisions);
    }
    Ok(history)
}
