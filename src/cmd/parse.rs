//! `fangan parse`: a document, or the whole workspace, into measures.

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use fangan::catalogue::cli as words;
use fangan::lexicon::Lexicon;
use fangan::workspace;

use crate::cli::{Context, exit, text};

/// Arguments of `parse`.
#[derive(clap::Args)]
pub struct Args {
    #[arg(value_name = "FILE", help = text(&words::PARSE_FILE))]
    files: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Json, hide_possible_values = true, value_name = "FORMAT", help = text(&words::PARSE_FORMAT))]
    format: Format,
}

/// How to print a plan.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// The published JSON.
    Json,
}

/// Runs `parse`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<u8> {
    let mut out = std::io::stdout().lock();
    for file in &args.files {
        let mut plan = workspace::read_file(file, Lexicon::built_in())?.plan;
        for diagnostic in &mut plan.diagnostics {
            *diagnostic = diagnostic.in_lang(context.lang);
        }
        match args.format {
            Format::Json => {
                serde_json::to_writer_pretty(&mut out, &plan)?;
                writeln!(out)?;
            }
        }
    }
    Ok(exit::OK)
}
