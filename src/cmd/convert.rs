//! `fangan convert`: a text from one script to the other, by OpenCC.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use fangan::catalogue::cli as words;
use fangan::{ingest, script, workspace};

use crate::cli::{Context, exit, text};

/// Arguments of `convert`.
#[derive(clap::Args)]
pub struct Args {
    #[arg(value_name = "FILE", help = text(&words::CONVERT_FILE))]
    file: Option<PathBuf>,
    #[arg(long, value_enum, value_name = "SCRIPT", hide_possible_values = true, help = text(&words::CONVERT_TO))]
    to: Script,
    #[arg(short, long, value_name = "FILE", help = text(&words::OUTPUT))]
    output: Option<PathBuf>,
}

/// The script to convert to.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Script {
    /// 简体 // vocabulary
    Hans,
    /// 繁體 // vocabulary
    Hant,
}

/// Runs `convert`.
pub fn run(args: &Args, _context: &Context) -> anyhow::Result<u8> {
    let (name, bytes) = match &args.file {
        Some(file) if file.as_os_str() != "-" => (file.display().to_string(), workspace::read(file)?),
        _ => {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes)?;
            ("-".to_owned(), bytes)
        }
    };
    let text = ingest::ingest(&name, &bytes)?.source.text().to_owned();
    let converted = match args.to {
        Script::Hans => script::to_simplified(&text),
        Script::Hant => script::to_traditional(&text),
    };
    match args.output.as_deref().filter(|path| *path != Path::new("-")) {
        Some(path) => {
            workspace::write(path, converted.as_bytes())?;
        }
        None => std::io::stdout().lock().write_all(converted.as_bytes())?,
    }
    Ok(exit::OK)
}
