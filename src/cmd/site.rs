//! `fangan site`: build the site, or serve it on this machine.

use std::io::Write;

use clap::Subcommand;
use fangan::catalogue::{Lang, cli as words};
use fangan::site::Options;
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
    let workspace = Workspace::open(&context.folder)?;
    let built = workspace.build_site(&options(&workspace, context))?;
    let home = workspace.site_folder().join("index.html").display().to_string();
    let line = context.say(&words::SITE_BUILT, &[built.pages.to_string(), home]);
    writeln!(std::io::stdout(), "{line}")?;
    Ok(exit::OK)
}

/// How the site of a workspace is made: Chinese furniture in each tree's own script, unless people read English.
pub fn options(workspace: &Workspace, context: &Context) -> Options {
    let interface = (context.lang == Lang::En).then_some(Lang::En);
    Options { address: workspace.config().url.clone(), interface }
}
