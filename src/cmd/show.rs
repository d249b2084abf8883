//! `fangan show`: one measure whole, by id, path or number.

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use fangan::catalogue::search as words;
use fangan::error::{Error, ErrorKind};
use fangan::index::{self, Entry, Searcher};

use crate::cli::{Context, exit, text};
use crate::cmd::search::{self, Script, Style, glance};

/// Arguments of `show`.
#[derive(clap::Args)]
pub struct Args {
    #[arg(value_name = "ID", required_unless_present = "like", help = text(&words::SHOW_ID))]
    id: Option<String>,
    #[arg(long, value_name = "ID", conflicts_with_all = ["id", "plan"], help = text(&words::LIKE))]
    like: Option<String>,
    #[arg(long, value_name = "PLAN", help = text(&words::FILTER_PLAN))]
    plan: Option<String>,
    #[arg(long, value_name = "DIR", help = text(&words::INDEX_FOLDER))]
    index: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true, value_name = "FORMAT", help = text(&words::SHOW_FORMAT))]
    format: Format,
    #[arg(long, value_enum, hide_possible_values = true, value_name = "SCRIPT", help = text(&words::SCRIPT))]
    script: Option<Script>,
}

/// How to print it.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Runs `show`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<u8> {
    let (searcher, _) = search::open(args.index.as_deref(), context)?;
    let style = Style::new(context, args.script);
    if let Some(name) = &args.like {
        return alike(&searcher, name, args.format, &style);
    }
    let id = args.id.as_deref().unwrap_or_default();
    let mut found = index::find(&searcher, id);
    if let Some(plan) = &args.plan {
        found.retain(|entry| entry.plan == *plan || entry.title.contains(plan.as_str()));
    }
    let entry = match &found[..] {
        [entry] => entry,
        [] => return Err(Error::new(ErrorKind::NoSuchMeasure, [id]).into()),
        many => return Err(Error::new(ErrorKind::AmbiguousMeasure, [id.to_owned(), named(many)]).into()),
    };
    let mut out = Vec::new();
    match args.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, entry)?;
            writeln!(out)?;
        }
        Format::Text => {
            writeln!(out, "{}", style.strong(&format!("{}{}", entry.label, style.text(&entry.heading))))?;
            let place = [entry.path.as_str(), &style.title(entry), &entry.id].join("  ");
            writeln!(out, "{}", style.faint(place.trim()))?;
            if let Some(line) = glance(entry, &style) {
                writeln!(out, "{}", style.faint(&line))?;
            }
            let body = entry.text.get(entry.heading_end..).unwrap_or("");
            let body = body.trim_start_matches(['。', '．', '.', '：', ':', ' ', '\u{3000}', '\n']);
            writeln!(out, "\n{}", style.text(body))?;
        }
    }
    search::page(&out)?;
    Ok(exit::OK)
}

/// The ten most like it.
fn alike(searcher: &Searcher, name: &str, format: Format, style: &Style) -> anyhow::Result<u8> {
    const MOST: usize = 10;
    let answer = search::like(searcher, name, MOST)?;
    let mut out = Vec::new();
    match format {
        Format::Json => search::json(&mut out, name, &answer, None, style)?,
        Format::Text => search::people(&mut out, &answer, style)?,
    }
    search::page(&out)?;
    Ok(if answer.total == 0 { exit::FOUND } else { exit::OK })
}

/// A few of the candidates, so that one can be chosen.
fn named(found: &[Entry]) -> String {
    const MOST: usize = 5;
    let mut names: Vec<String> = found
        .iter()
        .take(MOST)
        .map(|entry| if entry.id == entry.path { format!("{} {}", entry.plan, entry.path) } else { entry.id.clone() })
        .collect();
    if found.len() > MOST {
        names.push("…".to_owned());
    }
    names.join(", ")
}
