//! `fangan diff`: two revisions of a plan, what changed and which way.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use fangan::catalogue::diff as words;
use fangan::change::PlanDiff;
use fangan::diff::{self, Side, render};
use fangan::lexicon::Lexicon;
use fangan::reading::Reading;
use fangan::workspace;

use crate::cli::{Context, exit, text};

/// Arguments of `diff`.
#[derive(clap::Args)]
pub struct Args {
    #[arg(value_name = "BASE", help = text(&words::ARG_BASE))]
    base: PathBuf,
    #[arg(value_name = "REVISION", help = text(&words::ARG_REVISION))]
    revision: PathBuf,
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT", help = text(&words::ARG_FORMAT))]
    format: Format,
    #[arg(short, long, value_name = "FILE", help = text(&words::ARG_OUTPUT))]
    output: Option<PathBuf>,
}

/// How to print a comparison.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// For the terminal.
    Text,
    /// For a comment on a pull request.
    Markdown,
    /// One page.
    Html,
    /// The published JSON.
    Json,
}

/// Runs `diff`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<u8> {
    let (base, revision) = (read(&args.base)?, read(&args.revision)?);
    let options = diff::Options { lang: context.lang };
    let compared = diff::diff(side(&base), side(&revision), &options);
    let rendered = render(&compared, args.format, context)?;
    match &args.output {
        Some(file) => {
            workspace::write(file, rendered.as_bytes())?;
        }
        None => {
            let mut out = std::io::stdout().lock();
            out.write_all(rendered.as_bytes())?;
            out.flush()?;
        }
    }
    Ok(if compared.is_same() { exit::OK } else { exit::FOUND })
}

fn read(path: &Path) -> anyhow::Result<Reading> {
    Ok(workspace::read_file(path, Lexicon::built_in())?)
}

fn side(reading: &Reading) -> Side<'_> {
    Side { source: &reading.source, plan: &reading.plan }
}

fn render(compared: &PlanDiff, format: Format, context: &Context) -> anyhow::Result<String> {
    Ok(match format {
        Format::Text => render::text(compared, terminal(context), context.lang),
        Format::Markdown => render::markdown(compared, context.lang),
        Format::Html => render::html(compared, context.lang),
        Format::Json => serde_json::to_string_pretty(compared)? + "\n",
    })
}

/// The window's width, or 100 columns when there is none.
fn terminal(context: &Context) -> render::Terminal {
    let width = crossterm::terminal::size().map_or(100, |(columns, _)| usize::from(columns)).clamp(40, 160);
    render::Terminal { width, colour: context.colour }
}
