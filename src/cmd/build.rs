//! `fangan build`.

use crate::cli::{Context, exit};

/// Arguments of `build`.
#[derive(clap::Args)]
pub struct Args {}

/// Runs `build`.
pub fn run(_args: &Args, _context: &Context) -> anyhow::Result<u8> {
    Ok(exit::OK)
}
