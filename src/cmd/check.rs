//! `fangan check`: every quotation stands in its source, every file is what `parse` would write.

use std::io::Write;

use clap::ValueEnum;
use fangan::catalogue::cli as words;
use fangan::diagnostic::{Diagnostic, Severity};
use fangan::workspace::{self, Loaded, Workspace};
use serde_json::json;

use crate::cli::{Context, exit, text};
use crate::cmd::report;

/// Arguments of `check`.
#[derive(clap::Args)]
pub struct Args {
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true, value_name = "FORMAT", help = text(&words::CHECK_FORMAT))]
    format: Format,
    #[arg(long, help = text(&words::CHECK_STRICT))]
    strict: bool,
}

/// How to print findings.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For code hosting.
    Sarif,
}

/// Runs `check`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<u8> {
    let workspace = Workspace::open(&context.folder)?;
    let mut found = Vec::new();
    let mut proved = 0;
    for loaded in workspace.load_all()? {
        let (diagnostics, quotations) = workspace::check(&workspace, loaded)?;
        proved += quotations;
        found.push((loaded, diagnostics.iter().map(|d| d.in_lang(context.lang)).collect::<Vec<_>>()));
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match args.format {
        Format::Text => print(&mut out, &found, proved, context)?,
        Format::Json => {
            let plans: Vec<_> = found
                .iter()
                .map(|(loaded, diagnostics)| json!({ "plan": loaded.folder.id, "source": loaded.reading.source.name(), "diagnostics": diagnostics }))
                .collect();
            serde_json::to_writer_pretty(&mut out, &json!({ "quotations": proved, "plans": plans }))?;
            writeln!(out)?;
        }
        Format::Sarif => {
            let results = found.iter().flat_map(|(loaded, ds)| ds.iter().map(|d| (&loaded.reading.source, d)));
            serde_json::to_writer_pretty(&mut out, &report::sarif(results))?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    let gate = if args.strict { Severity::Warning } else { Severity::Error };
    let failed = found.iter().flat_map(|(_, diagnostics)| diagnostics).any(|d| d.severity >= gate);
    Ok(if failed { exit::FOUND } else { exit::OK })
}

/// The findings of every plan, then one line that sums up.
fn print(
    out: &mut impl Write,
    found: &[(&Loaded, Vec<Diagnostic>)],
    proved: usize,
    context: &Context,
) -> anyhow::Result<()> {
    for (loaded, diagnostics) in found {
        for diagnostic in diagnostics {
            writeln!(out, "{}", report::text(diagnostic, &loaded.reading.source, context))?;
        }
    }
    let of = |severity| found.iter().flat_map(|(_, ds)| ds).filter(|d| d.severity == severity).count().to_string();
    let counts = [proved.to_string(), of(Severity::Error), of(Severity::Warning), of(Severity::Info)];
    writeln!(out, "{}", context.say(&words::CHECKED, &counts))?;
    Ok(())
}
