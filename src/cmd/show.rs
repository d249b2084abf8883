//! `fangan show`.

use crate::cli::{Context, exit};

/// Arguments of `show`.
#[derive(clap::Args)]
pub struct Args {}

/// Runs `show`.
pub fn run(_args: &Args, _context: &Context) -> anyhow::Result<u8> {
    Ok(exit::OK)
}
