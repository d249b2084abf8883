//! `fangan search`: what the plans literally say, in either script, best first.

mod screen;
mod print;
mod interactive;

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use fangan::catalogue::{cli, search as words};
use fangan::error::{Error, ErrorKind};
use fangan::index::{self, Answer, Filter, Order, Query, Searcher, Synonyms};
use fangan::workspace::{self, Effort, Missing, Workspace};

pub use print::{Style, glance, json, people};
pub use screen::page;

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
    #[arg(long, value_enum, default_value_t = Sort::Score, hide_possible_values = true, hide_default_value = true, value_name = "ORDER", help = text(&words::SORT))]
    sort: Sort,
    #[arg(long, help = text(&words::COUNT))]
    count: bool,
    #[arg(long, help = text(&words::FACETS))]
    facets: bool,
    #[arg(long, value_enum, hide_possible_values = true, value_name = "SCRIPT", help = text(&words::SCRIPT))]
    script: Option<Script>,
    #[arg(long, value_name = "ID", help = text(&words::LIKE))]
    like: Option<String>,
    #[arg(short, long, help = text(&words::INTERACTIVE))]
    interactive: bool,
    #[command(flatten)]
    filters: Filters,
}

/// What an entry must be like: each stands for `name:value` in the query.
#[derive(clap::Args)]
struct Filters {
    #[arg(long, value_name = "PLAN", help = text(&words::FILTER_PLAN))]
    plan: Vec<String>,
    #[arg(long, value_name = "SECTION", help = text(&words::FILTER_SECTION))]
    section: Vec<String>,
    #[arg(long, value_name = "KIND", help = text(&words::FILTER_KIND))]
    kind: Vec<String>,
    #[arg(long, value_name = "RUNG", help = text(&words::FILTER_RUNG))]
    rung: Vec<String>,
    #[arg(long, value_name = "DATE", help = text(&words::FILTER_DUE))]
    due_by: Vec<String>,
    #[arg(long, value_name = "WHAT", help = text(&words::FILTER_HAS))]
    has: Vec<String>,
    #[arg(long, value_name = "OFFICE", help = text(&words::FILTER_OFFICE))]
    office: Vec<String>,
    #[arg(long, value_name = "PLACE", help = text(&words::FILTER_PLACE))]
    place: Vec<String>,
    #[arg(long, value_name = "TITLE", help = text(&words::FILTER_CITES))]
    cites: Vec<String>,
    #[arg(long, value_name = "DATE", help = text(&words::FILTER_ISSUED))]
    issued: Vec<String>,
}

impl Filters {
    fn read(&self, context: &Context) -> anyhow::Result<Vec<Filter>> {
        let given: [(&str, &[String]); 10] = [
            ("plan", &self.plan),
            ("section", &self.section),
            ("kind", &self.kind),
            ("rung", &self.rung),
            ("due-by", &self.due_by),
            ("has", &self.has),
            ("office", &self.office),
            ("place", &self.place),
            ("cites", &self.cites),
            ("issued", &self.issued),
        ];
        let pairs = given.into_iter().flat_map(|(name, values)| values.iter().map(move |value| (name, value)));
        pairs
            .map(|(name, value)| {
                Filter::new(name, value).ok_or_else(|| {
                    let sentence = context.say(&cli::INVALID_VALUE, &[format!("--{name}"), value.clone()]);
                    Error::new(ErrorKind::Usage, [sentence]).into()
                })
            })
            .collect()
    }
}

/// How to print hits.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// The published JSON.
    Json,
    /// One hit a line, as JSON.
    Jsonl,
    /// Comma-separated values, with a head line.
    Csv,
    /// One hit a line, in columns.
    Table,
}

/// The order of hits.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Sort {
    Score,
    Plan,
    Due,
    Rung,
}

/// The script to show hits in.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Script {
    /// Simplified.
    Hans,
    /// Traditional.
    Hant,
}

/// Runs `search`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<u8> {
    let filters = args.filters.read(context)?;
    let (searcher, synonyms) = open(args.index.as_deref(), context)?;
    let asked = args.query.join(" ");
    let style = Style::new(context, args.script);
    if args.interactive {
        return interactive::run(&searcher, &synonyms, &filters, &asked, &style);
    }
    let order = match args.sort {
        Sort::Score => Order::Score,
        Sort::Plan => Order::Plan,
        Sort::Due => Order::Due,
        Sort::Rung => Order::Rung,
    };
    let answer = match &args.like {
        Some(name) => like(&searcher, name, args.limit)?,
        None => index::search(&searcher, &query(&asked, args.exact, &filters, &synonyms), order, args.limit),
    };
    show(args, &searcher, &asked, &answer, &style)?;
    Ok(if answer.total == 0 { exit::FOUND } else { exit::OK })
}

/// The entries most like the one called `name`.
pub fn like(searcher: &Searcher, name: &str, limit: usize) -> anyhow::Result<Answer> {
    match index::find(searcher, name).first() {
        Some(entry) => Ok(index::alike(searcher, entry, limit)),
        None => Err(Error::new(ErrorKind::NoSuchMeasure, [name]).into()),
    }
}

/// The query with its filters, and with words that mean the same.
fn query(asked: &str, exact: bool, filters: &[Filter], synonyms: &Synonyms) -> Query {
    let mut query = if exact { index::exact(asked) } else { index::parse(asked) };
    query.filters.extend_from_slice(filters);
    synonyms.expand(&mut query);
    query
}

fn show(args: &Args, searcher: &Searcher, asked: &str, answer: &Answer, style: &Style) -> anyhow::Result<()> {
    let mut out = Vec::new();
    let facets = args.facets.then(|| index::facets(searcher, &answer.matched));
    match args.format {
        _ if args.count => writeln!(out, "{}", answer.total)?,
        Format::Json => print::json(&mut out, asked, answer, facets.as_ref(), style)?,
        Format::Jsonl => print::jsonl(&mut out, answer, style)?,
        Format::Csv => print::csv(&mut out, answer, style)?,
        Format::Table => print::table(&mut out, answer, style)?,
        Format::Text => match &facets {
            Some(facets) => print::facets(&mut out, answer, facets, style)?,
            None => print::people(&mut out, answer, style)?,
        },
    }
    if matches!(args.format, Format::Text | Format::Table) && !args.count {
        print::remarks(answer, style)?;
    }
    screen::page(&out)
}

/// The index to search, with the workspace's synonyms: the one named, or the workspace's, which is built when it is
/// missing or outdated.
pub fn open(folder: Option<&Path>, context: &Context) -> anyhow::Result<(Searcher, Synonyms)> {
    if let Some(folder) = folder {
        let searcher = workspace::open_index(folder).map_err(|missing| {
            let why = match missing {
                Missing::Absent => &words::ABSENT,
                Missing::Damaged => &words::DAMAGED,
                Missing::Outdated => &words::OUTDATED,
            };
            Error::new(ErrorKind::BadIndex, [folder.display().to_string(), context.text(why)])
        })?;
        return Ok((searcher, Synonyms::with("")));
    }
    let workspace = Workspace::open(&context.folder)?;
    let synonyms = Synonyms::with(&workspace.synonyms()?);
    let missing = match workspace.open_index() {
        Ok(searcher) => return Ok((searcher, synonyms)),
        Err(missing) => missing,
    };
    let why = match missing {
        Missing::Absent => &words::BUILDING,
        Missing::Damaged => &words::REPAIRING,
        Missing::Outdated => &words::UPDATING,
    };
    writeln!(std::io::stderr(), "{}", context.text(why))?;
    workspace.build_index(Effort::default(), &|_| {})?;
    let searcher = workspace.open_index().map_err(|_| {
        let folder = workspace.index_folder().display().to_string();
        Error::new(ErrorKind::BadIndex, [folder, context.text(&words::DAMAGED)])
    })?;
    Ok((searcher, synonyms))
}
