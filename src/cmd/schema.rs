//! `fangan schema`.

use crate::cli::{Context, exit};

/// Arguments of `schema`.
#[derive(clap::Args)]
pub struct Args {}

/// Runs `schema`.
pub fn run(_args: &Args, _context: &Context) -> anyhow::Result<u8> {
    Ok(exit::OK)
}
