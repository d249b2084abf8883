//! `fangan index`: the full-text index of the workspace, or of any folder of documents.

use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

use fangan::catalogue::search as words;
use fangan::error::{Error, ErrorKind};
use fangan::workspace::{self, Effort, Progress, Report, Workspace};
use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::{Context, exit, text};

/// Arguments of `index`.
#[derive(clap::Args)]
pub struct Args {
    #[arg(value_name = "PATH", requires = "index", help = text(&words::INDEX_PATH))]
    path: Option<PathBuf>,
    #[arg(long, value_name = "DIR", requires = "path", help = text(&words::INDEX_INTO))]
    index: Option<PathBuf>,
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true, help = text(&words::THREADS))]
    threads: usize,
    #[arg(long, value_name = "MB", default_value_t = 512, hide_default_value = true, help = text(&words::MEMORY))]
    memory: usize,
}

/// Runs `index`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<u8> {
    /// How many documents that cannot be read are named.
    const MOST: usize = 20;
    let effort = Effort { threads: args.threads, memory: args.memory.max(16) << 20 };
    let bar = bar(context);
    let progress = |Progress { done, total }| {
        bar.set_length(total);
        bar.set_position(done);
    };
    let report = match (&args.path, &args.index) {
        (Some(path), Some(folder)) => workspace::build_index(path, folder, effort, &progress)?,
        _ => Workspace::open(&context.folder)?.build_index(effort, &progress)?,
    };
    bar.finish_and_clear();
    writeln!(std::io::stdout(), "{}", told(&report, context))?;
    let mut err = std::io::stderr().lock();
    if !report.failed.is_empty() {
        writeln!(err, "{}", context.say(&words::LEFT_OUT, &[report.failed.len().to_string()]))?;
        for error in report.failed.iter().take(MOST) {
            writeln!(err, "  {}", error.say(context.lang))?;
        }
        if report.failed.len() > MOST {
            writeln!(err, "  …")?;
        }
    }
    if report.entries == 0 {
        let path = args.path.as_deref().unwrap_or(&context.folder).display().to_string();
        return Err(Error::new(ErrorKind::NothingToIndex, [path]).into());
    }
    Ok(exit::OK)
}

/// What building did, in one line.
pub fn told(report: &Report, context: &Context) -> String {
    context.say(&words::INDEXED, &[report.read.to_string(), report.kept.to_string(), report.entries.to_string()])
}

/// Bytes read, the rate, the time left; nothing when nobody watches.
fn bar(context: &Context) -> ProgressBar {
    if !context.progress {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}")
        .expect("a fixed template");
    let bar = ProgressBar::new(0).with_style(style);
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}
