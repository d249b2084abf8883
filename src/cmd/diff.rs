//! `fangan diff`.

use crate::cli::{Context, exit};

/// Arguments of `diff`.
#[derive(clap::Args)]
pub struct Args {}

/// Runs `diff`.
pub fn run(_args: &Args, _context: &Context) -> anyhow::Result<u8> {
    Ok(exit::OK)
}
