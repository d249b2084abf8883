//! `fangan schema`: the JSON Schema of a published format.

use std::io::Write;

use fangan::catalogue::cli as words;
use fangan::error::{Error, ErrorKind};
use fangan::schema;

use crate::cli::{Context, exit, text};

/// Arguments of `schema`.
#[derive(clap::Args)]
pub struct Args {
    #[arg(value_name = "NAME", help = text(&words::SCHEMA_NAME))]
    name: Option<String>,
}

/// Runs `schema`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<u8> {
    let mut out = std::io::stdout().lock();
    let names: Vec<&str> = schema::FORMATS.iter().map(|(name, _)| *name).collect();
    match &args.name {
        Some(name) => match schema::json(name) {
            Some(json) => out.write_all(json.as_bytes())?,
            None => {
                let sentence = context.say(&words::UNKNOWN_SCHEMA, &[name.clone(), names.join(", ")]);
                return Err(Error::new(ErrorKind::Usage, [sentence]).into());
            }
        },
        None => writeln!(out, "{}", names.join("\n"))?,
    }
    Ok(exit::OK)
}
