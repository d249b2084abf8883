//! `fangan diff`: two revisions of a plan, what changed and which way.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::ValueEnum;
use fangan::catalogue::Severity;
use fangan::catalogue::diff as words;
use fangan::change::{PlanDiff, Waiver, Waivers};
use fangan::diff::Options;
use fangan::diff::render::{self, Compared};
use fangan::diff::waiver;
use fangan::error::{Error, ErrorKind};
use fangan::workspace::{self, Workspace};
use fangan::yaml;

use super::revisions::{self, Sides};
use crate::cli::{Context, exit, text};

/// Arguments of `diff`.
#[derive(clap::Args)]
pub struct Args {
    #[arg(value_name = "BASE", help = text(&words::ARG_BASE))]
    base: Option<PathBuf>,
    #[arg(value_name = "REVISION", help = text(&words::ARG_REVISION))]
    revision: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = Form::Text, hide_possible_values = true, value_name = "FORMAT", help = text(&words::ARG_FORMAT))]
    format: Form,
    #[arg(short, long, value_name = "FILE", help = text(&words::ARG_OUTPUT))]
    output: Option<PathBuf>,
    #[arg(long, value_enum, hide_possible_values = true, value_name = "SEVERITY", help = text(&words::ARG_FAIL_ON))]
    fail_on: Option<Gate>,
    #[arg(long, value_name = "FILE", help = text(&words::ARG_WAIVERS))]
    waivers: Option<PathBuf>,
    #[arg(long, value_name = "DAY", help = text(&words::ARG_TODAY))]
    today: Option<String>,
    #[arg(long, conflicts_with = "revision", help = text(&words::ARG_STAGED))]
    staged: bool,
    #[arg(long, help = text(&words::ARG_RULES))]
    rules: bool,
}

/// How to print a comparison.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Form {
    /// For the terminal.
    Text,
    /// For a comment on a pull request.
    Markdown,
    /// One page.
    Html,
    /// The published JSON.
    Json,
    /// A change sheet.
    Csv,
    /// A change sheet for Excel.
    Xlsx,
    /// For code scanning.
    Sarif,
    /// Annotations on the lines of a pull request.
    Github,
    /// Waivers to fill in.
    Waivers,
}

/// The least weight that fails.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Gate {
    /// Promises lost or reversed.
    Error,
    /// Softened ones too.
    Warning,
    /// Everything.
    Info,
}

impl Gate {
    fn least(self) -> Severity {
        match self {
            Gate::Error => Severity::Error,
            Gate::Warning => Severity::Warning,
            Gate::Info => Severity::Info,
        }
    }
}

/// Runs `diff`.
pub fn run(args: &Args, context: &Context) -> anyhow::Result<u8> {
    if args.rules {
        return rules(context);
    }
    let (base, revision) = (args.base.as_deref(), args.revision.as_deref());
    let sides = revisions::sides(base, revision, args.staged, &context.folder, context.lang)?;
    let options = options(args.waivers.as_deref(), args.today.clone(), context)?;
    let found: Vec<PlanDiff> = sides.iter().map(|sides| sides.compare(&options)).collect();
    let whole: Vec<Compared> = sides.iter().zip(&found).map(|(sides, diff)| compared(sides, diff)).collect();
    let told = render(&whole, args.format, named_git(args), context)?;
    match &args.output {
        Some(file) => {
            workspace::write(file, &told)?;
        }
        None => {
            let mut out = std::io::stdout().lock();
            out.write_all(&told)?;
            out.flush()?;
        }
    }
    report_dead_waivers(&found, &options, context);
    let fails = |diff: &PlanDiff| match args.fail_on {
        Some(gate) => diff.changes.iter().any(|c| c.severity >= gate.least() && !c.waived && c.rule != "format-only"),
        None => !diff.is_same(),
    };
    Ok(if found.iter().any(fails) { exit::FOUND } else { exit::OK })
}

/// Whether plans come by the dozen: from git or from workspaces, not from two files.
fn named_git(args: &Args) -> bool {
    let lone =
        |path: &Option<PathBuf>| path.as_ref().is_some_and(|p| p.is_file() || (p.is_dir() && !p.join("plan").is_dir()));
    !(lone(&args.base) || lone(&args.revision))
}

fn compared<'a>(sides: &'a Sides, diff: &'a PlanDiff) -> Compared<'a> {
    Compared { diff, base: &sides.base.source, revision: &sides.revision.source }
}

/// What the workspace, when there is one, says about weights and waivers.
pub fn options(waivers: Option<&Path>, today: Option<String>, context: &Context) -> anyhow::Result<Options> {
    let workspace = Workspace::open(&context.folder).ok();
    let severities = workspace.as_ref().map_or_else(BTreeMap::new, |w| w.config().diff.severity.clone());
    let beside = workspace.map(|w| w.root().join("waivers.yaml")).filter(|file| file.is_file());
    let waivers = match waivers.map(Path::to_path_buf).or(beside) {
        Some(file) => read_waivers(&file)?,
        None => Vec::new(),
    };
    Ok(Options { lang: context.lang, severities, waivers, today: today.unwrap_or_else(day_of_the_clock) })
}

fn read_waivers(file: &Path) -> anyhow::Result<Vec<Waiver>> {
    let text = workspace::read_text(file)?;
    let read: Waivers =
        yaml::read(&text).map_err(|why| Error::new(ErrorKind::BadYaml, [file.display().to_string(), why]))?;
    Ok(read.waivers)
}

fn report_dead_waivers(found: &[PlanDiff], options: &Options, context: &Context) {
    for waiver in &options.waivers {
        let alone = std::slice::from_ref(waiver);
        if found.iter().all(|diff| !waiver::dead(diff, alone, &options.today).is_empty()) {
            let said = context.say(&words::DEAD_WAIVER, &[waiver.fingerprint.as_str(), waiver.reason.as_str()]);
            let _ = writeln!(std::io::stderr(), "{said}");
        }
    }
}

fn render(plans: &[Compared], form: Form, many: bool, context: &Context) -> anyhow::Result<Vec<u8>> {
    let lang = context.lang;
    let json = |value: &serde_json::Value| serde_json::to_string_pretty(value).map(|text| text + "\n");
    Ok(match form {
        Form::Text => terminal(plans, context).into_bytes(),
        Form::Markdown => render::markdown(plans, lang).into_bytes(),
        Form::Html => render::html(plans, lang).into_bytes(),
        Form::Json => match plans {
            [plan] if !many => json(&serde_json::to_value(plan.diff)?)?.into_bytes(),
            _ => json(&serde_json::to_value(plans.iter().map(|p| p.diff).collect::<Vec<_>>())?)?.into_bytes(),
        },
        Form::Csv => render::csv(plans, lang).into_bytes(),
        Form::Xlsx => render::xlsx(plans, lang)?,
        Form::Sarif => json(&render::sarif(plans, lang))?.into_bytes(),
        Form::Github => render::github(plans, lang).into_bytes(),
        Form::Waivers => waiver::template(plans.iter().map(|plan| plan.diff), Severity::Warning).into_bytes(),
    })
}

/// Each plan that changed, under its name when there are several.
fn terminal(plans: &[Compared], context: &Context) -> String {
    let changed: Vec<&Compared> = plans.iter().filter(|plan| !plan.diff.changes.is_empty()).collect();
    let window = window(context);
    match (&changed[..], plans) {
        ([], [plan, ..]) => render::text(plan.diff, window, context.lang),
        (changed, _) => {
            let one = |plan: &&Compared| {
                let told = render::text(plan.diff, window, context.lang);
                if plans.len() > 1 { format!("== {} ==\n{told}\n", plan.revision.name()) } else { told }
            };
            changed.iter().map(one).collect()
        }
    }
}

/// The window's width, or 100 columns when there is none.
pub fn window(context: &Context) -> render::Terminal {
    let width = crossterm::terminal::size().map_or(100, |(columns, _)| usize::from(columns)).clamp(40, 160);
    render::Terminal { width, colour: context.colour }
}

/// Prints the catalogue of rules.
fn rules(context: &Context) -> anyhow::Result<u8> {
    let mut out = std::io::stdout().lock();
    for rule in words::rules() {
        let severity = match rule.severity {
            Severity::Error => &words::ERROR,
            Severity::Warning => &words::WARNING,
            Severity::Info => &words::INFO,
        };
        let (before, after) = rule.example;
        let nothing = context.text(&words::NOTHING);
        let shown = [before, after].map(|words| if words.is_empty() { nothing.as_str() } else { words });
        writeln!(out, "{}  {}  {}", rule.id, context.text(severity), context.text(&rule.title))?;
        writeln!(out, "    {}", context.text(&rule.explanation))?;
        writeln!(out, "    {}", context.say(&words::EXAMPLE, &shown))?;
        writeln!(out, "    ⇄ {}", rule.mirror)?;
    }
    Ok(exit::OK)
}

/// Today in UTC, ISO 8601.
fn day_of_the_clock() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    civil(i64::try_from(seconds / 86_400).unwrap_or(0))
}

/// The Gregorian date of a day counted from 1970-01-01.
fn civil(days: i64) -> String {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::civil;

    #[test]
    fn days_become_dates() {
        let check = |days, date: &str| assert_eq!(civil(days), date);
        check(0, "1970-01-01");
        check(11_016, "2000-02-29");
        check(20_779, "2026-11-22");
    }
}
