//! `fangan search`.

use crate::cli::{Context, exit};

/// Arguments of `search`.
#[derive(clap::Args)]
pub struct Args {}

/// Runs `search`.
pub fn run(_args: &Args, _context: &Context) -> anyhow::Result<u8> {
    Ok(exit::OK)
}
