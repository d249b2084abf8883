//! `fangan index`.

use crate::cli::{Context, exit};

/// Arguments of `index`.
#[derive(clap::Args)]
pub struct Args {}

/// Runs `index`.
pub fn run(_args: &Args, _context: &Context) -> anyhow::Result<u8> {
    Ok(exit::OK)
}
