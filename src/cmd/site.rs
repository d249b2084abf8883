//! `fangan site`: build the site, or serve it on this machine.

use std::io::Write;

use clap::Subcommand;
use fangan::catalogue::cli as words;
use fangan::workspace::Workspace;

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
}

/// Runs `site`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<u8> {
    match args.task {
        Task::Build => build(context),
    }
}

fn build(context: &Context) -> anyhow::Result<u8> {
    let line = built(&Workspace::open(&context.folder)?, context)?;
    writeln!(std::io::stdout(), "{line}")?;
    Ok(exit::OK)
}

/// Builds the site and says where it stands.
pub(super) fn built(workspace: &Workspace, context: &Context) -> fangan::error::Result<String> {
    let built = workspace.build_site()?;
    let home = workspace.site_folder().join("index.html").display().to_string();
    Ok(context.say(&words::SITE_BUILT, &[built.pages.to_string(), home]))
}
