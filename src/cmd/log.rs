//! `fangan log`: one measure's life over git history.

use std::io::Write;

use fangan::catalogue::diff as words;
use fangan::change::{Change, Match, PlanDiff, TextChange, UnitDiff};
use fangan::diff::render;
use fangan::error::{Error, ErrorKind};
use fangan::plan::Measure;
use fangan::reading::Reading;
use fangan::workspace::Workspace;

use super::diff::{options, window};
use super::revisions::{At, Repository, Sides};
use crate::cli::{Context, exit, text};

/// Arguments of `log`.
#[derive(clap::Args)]
pub struct Args {
    #[arg(value_name = "ID", help = text(&words::ARG_MEASURE))]
    measure: String,
    #[arg(long, value_enum, default_value_t = Form::Text, hide_possible_values = true, value_name = "FORMAT", help = text(&words::ARG_FORMAT))]
    format: Form,
}

/// How to print a life.
#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
enum Form {
    /// For the terminal.
    Text,
    /// One object for each change.
    Json,
}

/// One revision of the plan's source.
pub(super) struct Step {
    /// Abbreviated hash; empty for what is not committed.
    commit: String,
    pub day: String,
    author: String,
    pub subject: String,
    pub plan: Reading,
}

/// Runs `log`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<u8> {
    let workspace = Workspace::open(&context.folder)?;
    let Some(repository) = Repository::around(workspace.root(), context.lang) else {
        anyhow::bail!(context.say(&words::GIT_FAILED, &[workspace.root().display().to_string()]))
    };
    let (id, now, path) = find(&workspace, &args.measure)?;
    let steps = history(&repository, &workspace, &id, now)?;
    let options = options(None, None, context)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut told = Vec::new();
    let mut path = path;
    let mut steps = steps.into_iter().peekable();
    while let Some(step) = steps.next() {
        let Some(older) = steps.peek() else {
            told.push(entry(&mut out, &step, None, &[], args.format, context)?);
            break;
        };
        let found = Sides::new(older.plan.clone(), step.plan.clone()).compare(&options);
        let Some(unit) = unit_of(&found, &path) else { break };
        let changes = about(&found, unit);
        let stays = unit.fate != Match::Added;
        if !stays || unit.text != TextChange::Same || unit.moved || unit.renumbered || !changes.is_empty() {
            told.push(entry(&mut out, &step, Some(unit), &changes, args.format, context)?);
        }
        match &unit.base {
            Some(base) if stays => path = base.path.clone(),
            _ => break,
        }
    }
    if args.format == Form::Json {
        writeln!(out, "{}", serde_json::to_string_pretty(&told)?)?;
    }
    out.flush()?;
    Ok(exit::OK)
}

/// The plan, its reading and the path of the measure that was asked for.
fn find(workspace: &Workspace, wanted: &str) -> anyhow::Result<(String, Reading, String)> {
    let plans = workspace.load_all()?;
    let tests: [&dyn Fn(&Measure) -> bool; 3] =
        [&|m| m.id == wanted, &|m| m.path == wanted, &|m| m.number.to_string() == wanted];
    for fits in tests {
        let found: Vec<_> = plans
            .iter()
            .flat_map(|plan| plan.reading.plan.measures.iter().filter(|m| fits(m)).map(move |m| (plan, m)))
            .collect();
        match &found[..] {
            [] => {}
            [(plan, measure)] => return Ok((plan.folder.id.clone(), plan.reading.clone(), measure.path.clone())),
            many => {
                let ids: Vec<&str> = many.iter().map(|(_, m)| m.id.as_str()).collect();
                return Err(Error::new(ErrorKind::AmbiguousMeasure, [wanted, &ids.join(", ")]).into());
            }
        }
    }
    Err(Error::new(ErrorKind::NoSuchMeasure, [wanted]).into())
}

/// Every revision of a plan's source, the newest first, the files of the workspace before all.
pub(super) fn history(
    repository: &Repository,
    workspace: &Workspace,
    id: &str,
    now: Reading,
) -> anyhow::Result<Vec<Step>> {
    let folder = format!("plan/{id}");
    let listed = repository.git(&[
        "log",
        "--format=%H%x1f%h%x1f%ad%x1f%an%x1f%s",
        "--date=short",
        "--",
        &format!("{folder}/source.*"),
    ])?;
    let mut steps: Vec<Step> = Vec::new();
    for line in String::from_utf8_lossy(&listed).lines() {
        let mut fields = line.splitn(5, '\u{1f}').map(str::to_owned);
        let mut field = || fields.next().unwrap_or_default();
        let (commit, short, day, author, subject) = (field(), field(), field(), field(), field());
        let at = At::Commit(commit);
        let Some(path) = repository.plans(&at)?.remove(id) else { continue };
        let plan = repository.plan(&at, id, &path, workspace.lexicon())?;
        steps.push(Step { commit: short, day, author, subject, plan });
    }
    if steps.first().is_none_or(|newest| newest.plan.source.text() != now.source.text()) {
        let blank = String::new;
        steps.insert(0, Step { commit: blank(), day: blank(), author: blank(), subject: blank(), plan: now });
    }
    Ok(steps)
}

/// What became of the unit that stands at `path` in the revision.
fn unit_of<'a>(found: &'a PlanDiff, path: &str) -> Option<&'a UnitDiff> {
    found.units.iter().find(|unit| unit.revision.as_ref().is_some_and(|r| r.path == path && !r.label.is_empty()))
}

/// The findings about one unit.
fn about<'a>(found: &'a PlanDiff, unit: &UnitDiff) -> Vec<&'a Change> {
    let path = |side: &Option<fangan::change::UnitRef>| side.as_ref().map(|s| s.path.clone());
    let (base, revision) = (path(&unit.base), path(&unit.revision));
    found
        .changes
        .iter()
        .filter(|change| {
            let old = change.base.as_ref().map(|q| q.path.clone());
            let new = change.revision.as_ref().map(|q| q.path.clone());
            (new.is_some() && new == revision) || (old.is_some() && old == base)
        })
        .collect()
}

/// One commit's part in the life, printed, or as JSON.
fn entry(
    out: &mut impl Write,
    step: &Step,
    unit: Option<&UnitDiff>,
    changes: &[&Change],
    form: Form,
    context: &Context,
) -> anyhow::Result<serde_json::Value> {
    let first = unit.is_none_or(|unit| unit.fate == Match::Added);
    if form == Form::Text {
        let uncommitted = context.text(&words::UNCOMMITTED);
        let commit = if step.commit.is_empty() { uncommitted.as_str() } else { &step.commit };
        writeln!(out, "{}", [commit, &step.day, &step.author, &step.subject].join("  ").trim_end())?;
        if first {
            writeln!(out, "  {}", context.text(&words::INTRODUCED))?;
        }
        for change in changes.iter().filter(|change| !first || change.rule != "measure-added") {
            writeln!(out, "  {}  {}", change.rule, change.message)?;
        }
        if let Some(unit) = unit.filter(|unit| !unit.words.is_empty()) {
            write!(out, "{}", render::redline(&unit.words, window(context)))?;
        }
        writeln!(out)?;
    }
    Ok(serde_json::json!({
        "commit": step.commit, "day": step.day, "author": step.author, "subject": step.subject,
        "first": first, "unit": unit, "changes": changes,
    }))
}
