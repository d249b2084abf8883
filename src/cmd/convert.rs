//! `fangan convert`.

use crate::cli::{Context, exit};

/// Arguments of `convert`.
#[derive(clap::Args)]
pub struct Args {}

/// Runs `convert`.
pub fn run(_args: &Args, _context: &Context) -> anyhow::Result<u8> {
    Ok(exit::OK)
}
