//! `fangan search`: what the plans literally say, in either script, best first.

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use fangan::catalogue::search as words;
use fangan::error::{Error, ErrorKind};
use fangan::index::{self, Answer, Entry, Hit, Searcher};
use fangan::workspace::{self, Effort, Missing, Workspace};
use serde_json::{Value, json};

use crate::cli::{Context, exit, text};

/// Arguments of `search`.
#[derive(clap::Args)]
pub struct Args {
    #[arg(value_name = "QUERY", help = text(&words::QUERY))]
    query: Vec<String>,
    #[arg(long, value_name = "DIR", help = text(&words::INDEX_FOLDER))]
    index: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true, value_name = "FORMAT", help = text(&words::FORMAT))]
    format: Format,
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10, hide_default_value = true, help = text(&words::LIMIT))]
    limit: usize,
    #[arg(long, help = text(&words::EXACT))]
    exact: bool,
}

/// How to print hits.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// The published JSON.
    Json,
}

/// Runs `search`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<u8> {
    let searcher = open(args.index.as_deref(), context)?;
    let asked = args.query.join(" ");
    let query = if args.exact { index::exact(&asked) } else { index::parse(&asked) };
    let answer = index::search(&searcher, &query, args.limit);
    let mut out = std::io::stdout().lock();
    match args.format {
        Format::Json => {
            serde_json::to_writer(&mut out, &published(&asked, &answer))?;
            writeln!(out)?;
        }
        Format::Text => print(&mut out, &answer, context)?,
    }
    Ok(if answer.total == 0 { exit::FOUND } else { exit::OK })
}

/// The index to search: the one named, or the workspace's, which is built when it is missing or outdated.
pub fn open(folder: Option<&std::path::Path>, context: &Context) -> anyhow::Result<Searcher> {
    if let Some(folder) = folder {
        return workspace::open_index(folder).map_err(|missing| {
            let why = match missing {
                Missing::Absent => &words::ABSENT,
                Missing::Damaged => &words::DAMAGED,
                Missing::Outdated => &words::OUTDATED,
            };
            Error::new(ErrorKind::BadIndex, [folder.display().to_string(), context.text(why)]).into()
        });
    }
    let workspace = Workspace::open(&context.folder)?;
    let missing = match workspace.open_index() {
        Ok(searcher) => return Ok(searcher),
        Err(missing) => missing,
    };
    let why = match missing {
        Missing::Absent => &words::BUILDING,
        Missing::Damaged => &words::REPAIRING,
        Missing::Outdated => &words::UPDATING,
    };
    writeln!(std::io::stderr(), "{}", context.text(why))?;
    workspace.build_index(Effort::default(), &|_| {})?;
    workspace.open_index().map_err(|_| {
        let folder = workspace.index_folder().display().to_string();
        Error::new(ErrorKind::BadIndex, [folder, context.text(&words::DAMAGED)]).into()
    })
}

/// How many characters of a sentence a hit shows.
const WIDTH: usize = 90;

/// The JSON of DESIGN section 4.
fn published(asked: &str, answer: &Answer) -> Value {
    let hits: Vec<Value> = answer.hits.iter().map(|hit| one(hit, answer)).collect();
    json!({ "query": asked, "total": answer.total, "relaxed": answer.relaxed, "hits": hits })
}

fn one(hit: &Hit, answer: &Answer) -> Value {
    let entry = &hit.entry;
    let snippet = index::snippet(&entry.text, entry.heading_end, &answer.phrases, WIDTH);
    json!({
        "plan": entry.plan,
        "title": entry.title,
        "id": entry.id,
        "path": entry.path,
        "label": entry.label,
        "heading": entry.heading,
        "score": hit.score,
        "snippet": { "text": snippet.text, "matches": snippet.matches },
        "kind": entry.kind.name(),
        "rungs": entry.rungs,
        "deadlines": entry.deadlines.iter().map(|(quote, _)| quote).collect::<Vec<_>>(),
        "targets": entry.targets,
    })
}

fn print(out: &mut impl Write, answer: &Answer, context: &Context) -> anyhow::Result<()> {
    let mut err = std::io::stderr().lock();
    if answer.total == 0 {
        writeln!(err, "{}", context.text(&words::NOTHING))?;
        return Ok(());
    }
    if answer.relaxed {
        writeln!(err, "{}", context.text(&words::RELAXED))?;
    }
    for hit in &answer.hits {
        let entry = &hit.entry;
        let heading = match entry.heading.is_empty() {
            true => entry.label.clone(),
            false => format!("{}{}", entry.label, entry.heading),
        };
        writeln!(out, "{}", strong(&heading, context))?;
        let place = if entry.path.is_empty() { String::new() } else { format!("{}  ", entry.path) };
        writeln!(out, "  {}", faint(&format!("{place}{}", entry.title), context))?;
        let snippet = index::snippet(&entry.text, entry.heading_end, &answer.phrases, WIDTH);
        writeln!(out, "  {}", marked(&snippet, context))?;
        if let Some(line) = glance(entry, context) {
            writeln!(out, "  {}", faint(&line, context))?;
        }
        writeln!(out)?;
    }
    let (total, shown) = (answer.total.to_string(), answer.hits.len().to_string());
    let line = match answer.hits.len() == answer.total {
        true => context.say(&words::TOTAL, &[total]),
        false => context.say(&words::TOTAL_SHOWN, &[total, shown]),
    };
    writeln!(out, "{line}")?;
    Ok(())
}

/// Rung, deadlines and targets in one line.
fn glance(entry: &Entry, context: &Context) -> Option<String> {
    const MOST: usize = 4;
    let list = |items: Vec<&str>| {
        let more = if items.len() > MOST { " …" } else { "" };
        format!("{}{more}", items[..items.len().min(MOST)].join(" · "))
    };
    let mut parts = Vec::new();
    let highest = entry.rungs.first().and_then(|rung| words::RUNGS.get(usize::from(*rung).wrapping_sub(1)));
    if let Some(rung) = highest {
        parts.push(format!("{} {}", context.text(&words::RUNG), context.text(rung)));
    }
    if entry.forbids {
        parts.push(context.text(&words::FORBIDS));
    }
    if !entry.deadlines.is_empty() {
        let deadlines = entry.deadlines.iter().map(|(quote, _)| quote.as_str()).collect();
        parts.push(format!("{} {}", context.text(&words::DUE), list(deadlines)));
    }
    if !entry.targets.is_empty() {
        let targets = entry.targets.iter().map(String::as_str).collect();
        parts.push(format!("{} {}", context.text(&words::TARGETS), list(targets)));
    }
    (!parts.is_empty()).then(|| parts.join("  "))
}

/// The snippet with what was found in colour, or in brackets where there are no colours.
fn marked(snippet: &index::Snippet, context: &Context) -> String {
    let (open, close) = if context.colour { ("\x1b[1;31m", "\x1b[0m") } else { ("[", "]") };
    let mut line = String::new();
    let mut from = 0;
    for &(start, end) in &snippet.matches {
        line.push_str(&snippet.text[from..start]);
        line.push_str(open);
        line.push_str(&snippet.text[start..end]);
        line.push_str(close);
        from = end;
    }
    line.push_str(&snippet.text[from..]);
    line
}

fn strong(text: &str, context: &Context) -> String {
    if context.colour { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
}

fn faint(text: &str, context: &Context) -> String {
    if context.colour { format!("\x1b[2m{text}\x1b[0m") } else { text.to_owned() }
}
