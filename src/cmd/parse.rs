//! `fangan parse`: a document, or the whole workspace, into measures.

use std::collections::HashSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use fangan::catalogue::cli as words;
use fangan::diagnostic::Diagnostic;
use fangan::error::{Error, ErrorKind};
use fangan::lexicon::Lexicon;
use fangan::plan::Plan;
use fangan::workspace::{self, Workspace, Written};
use fangan::yaml;

use crate::cli::{Context, complain, exit, text};
use crate::cmd::report;

/// Arguments of `parse`.
#[derive(clap::Args)]
pub struct Args {
    #[arg(value_name = "FILE", help = text(&words::PARSE_FILE))]
    files: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = Format::Yaml, hide_possible_values = true, hide_default_value = true, value_name = "FORMAT", help = text(&words::PARSE_FORMAT))]
    format: Format,
    #[arg(long, value_name = "PLAN", requires = "files", help = text(&words::PARSE_REVISION))]
    as_revision_of: Option<PathBuf>,
}

/// How to print a plan.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// The same data as JSON, published.
    Json,
    /// To be read aloud.
    Yaml,
    /// Labels and headings, indented.
    Outline,
}

/// Runs `parse`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<u8> {
    if args.files.is_empty() {
        return whole_workspace(context);
    }
    if let Some(plan) = &args.as_revision_of {
        return revise(plan, &args.files, context);
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut code = exit::OK;
    for file in &args.files {
        let mut plan = match workspace::read_file(file, Lexicon::built_in()) {
            Ok(reading) => reading.plan,
            // The other files are read all the same.
            Err(error) => {
                complain(context.lang, &error.say(context.lang));
                code = exit::FAILURE;
                continue;
            }
        };
        let said = |d: &Diagnostic| d.in_lang(context.lang);
        plan.diagnostics = plan.diagnostics.iter().map(said).collect();
        match args.format {
            Format::Json => {
                serde_json::to_writer_pretty(&mut out, &plan)?;
                writeln!(out)?;
            }
            Format::Yaml => out.write_all(yaml::write(&plan, "schemas/parse.json").as_bytes())?,
            Format::Outline => outline(&mut out, &plan)?,
        }
    }
    out.flush()?;
    Ok(code)
}

/// Writes the YAML of every plan.
fn whole_workspace(context: &Context) -> anyhow::Result<u8> {
    let workspace = Workspace::open(&context.folder)?;
    let mut out = std::io::stdout().lock();
    for folder in workspace.plans()? {
        let loaded = workspace.load(&folder)?;
        let written = loaded.write()?;
        writeln!(out, "{}", told(&loaded, written, context))?;
        tell_stale(&loaded, context)?;
    }
    Ok(exit::OK)
}

/// Puts a new revision in the place of a plan's source.
fn revise(plan: &Path, files: &[PathBuf], context: &Context) -> anyhow::Result<u8> {
    let [file] = files else {
        return Err(Error::new(ErrorKind::Usage, [context.text(&words::ONE_REVISION)]).into());
    };
    let workspace = Workspace::open(&context.folder)?;
    let folder = workspace.plan(plan)?;
    let before = workspace.load(&folder)?;
    let after = folder.revise(file, workspace.lexicon())?;
    tell_stale(&after, context)?;
    let had = |id: &str| before.reading.plan.measures.iter().any(|m| m.id == id);
    let kept = after.reading.plan.measures.iter().filter(|m| had(&m.id)).count();
    let count = |n: usize| n.to_string();
    let total = after.reading.plan.measures.len();
    let gone = before.reading.plan.measures.len() - kept;
    writeln!(
        std::io::stdout(),
        "{}",
        context.say(&words::REVISED, &[&folder.id, &count(kept), &count(total - kept), &count(gone)])
    )?;
    Ok(exit::OK)
}

/// Says which corrections no longer apply, beside what is printed.
fn tell_stale(loaded: &workspace::Loaded, context: &Context) -> std::io::Result<()> {
    let mut err = std::io::stderr().lock();
    for diagnostic in &loaded.diagnostics {
        writeln!(err, "{}", report::text(&diagnostic.in_lang(context.lang), &loaded.reading.source, context))?;
    }
    Ok(())
}

/// One line about a plan and what was written of it.
pub fn told(loaded: &workspace::Loaded, written: Written, context: &Context) -> String {
    let plan = &loaded.reading.plan;
    let clauses: Vec<_> = plan.measures.iter().flat_map(|m| &m.clauses).collect();
    let count = |n: usize| n.to_string();
    let quantities = clauses.iter().map(|c| c.quantities.len()).sum();
    let deadlines = clauses.iter().map(|c| c.deadlines.len()).sum();
    let sum = context.say(
        &words::PARSED,
        &[
            &loaded.folder.id,
            &count(plan.measures.len()),
            &count(clauses.len()),
            &count(quantities),
            &count(deadlines),
            &count(plan.unread.len()),
        ],
    );
    let done = match written {
        Written { changed: 0, removed: 0 } => context.text(&words::NOTHING_CHANGED),
        Written { changed, removed } => context.say(&words::FILES_WRITTEN, &[count(changed), count(removed)]),
    };
    format!("{sum}{done}")
}

/// Labels and headings, indented by depth, measures marked.
fn outline(out: &mut impl Write, plan: &Plan) -> std::io::Result<()> {
    writeln!(out, "{}", plan.plan.title)?;
    let measures: HashSet<&str> = plan.measures.iter().map(|measure| measure.path.as_str()).collect();
    for section in &plan.sections {
        let depth = section.path.matches('/').count();
        let mark = if measures.contains(section.path.as_str()) { "●" } else { "○" };
        writeln!(out, "{}{mark} {}{}", "  ".repeat(depth), section.label, section.heading)?;
    }
    Ok(())
}
