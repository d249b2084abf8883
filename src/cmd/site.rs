//! `fangan site`.

use crate::cli::{Context, exit};

/// Arguments of `site`.
#[derive(clap::Args)]
pub struct Args {}

/// Runs `site`.
pub fn run(_args: &Args, _context: &Context) -> anyhow::Result<u8> {
    Ok(exit::OK)
}
