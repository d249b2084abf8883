//! `fangan site`: build the site, or serve it on this machine.

mod build;
mod serve;

pub use build::built;

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
