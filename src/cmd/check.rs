//! `fangan check`.

use crate::cli::{Context, exit};

/// Arguments of `check`.
#[derive(clap::Args)]
pub struct Args {}

/// Runs `check`.
pub fn run(_args: &Args, _context: &Context) -> anyhow::Result<u8> {
    Ok(exit::OK)
}
