//! The binary: reads the command line, runs one command, exits.

mod cli;
mod cmd;

use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::{ContextKind, ErrorKind};
use clap::{ArgMatches, Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use fangan::catalogue::Lang;
use fangan::catalogue::cli as words;
use fangan::error::Error;

use crate::cli::{Context, exit, text};

/// A reading is many small pieces: a tenth of perf's samples lay in the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
#[command(name = "fangan", version, about = text(&words::ABOUT), disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Task,
}

#[derive(Args)]
struct Global {
    #[arg(long, global = true, value_name = "TAG", help = text(&words::LANG))]
    lang: Option<String>,
    #[arg(short = 'C', long = "workspace", global = true, value_name = "DIR", help = text(&words::WORKSPACE))]
    folder: Option<PathBuf>,
    #[arg(long, global = true, value_enum, default_value_t = When::Auto, hide_possible_values = true, value_name = "WHEN", help = text(&words::COLOUR))]
    color: When,
    #[arg(short, long, global = true, help = text(&words::QUIET))]
    quiet: bool,
    #[arg(short, long, global = true, action = clap::ArgAction::Help, help = text(&words::HELP))]
    help: Option<bool>,
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help = text(&words::VERSION))]
    version: Option<bool>,
}

/// When to colour.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand)]
enum Task {
    #[command(about = text(&words::BUILD))]
    Build(cmd::build::Args),
    #[command(about = text(&words::PARSE))]
    Parse(cmd::parse::Args),
    #[command(about = text(&words::CHECK))]
    Check(cmd::check::Args),
    #[command(about = text(&words::INDEX))]
    Index(cmd::index::Args),
    #[command(about = text(&words::SEARCH))]
    Search(cmd::search::Args),
    #[command(about = text(&words::SHOW))]
    Show(cmd::show::Args),
    #[command(about = text(&words::DIFF))]
    Diff(cmd::diff::Args),
    #[command(about = text(&fangan::catalogue::diff::LOG))]
    Log(cmd::log::Args),
    #[command(about = text(&fangan::catalogue::diff::GIT))]
    Git(cmd::git::Args),
    #[command(about = text(&words::SITE))]
    Site(cmd::site::Args),
    #[command(about = text(&words::SCHEMA))]
    Schema(cmd::schema::Args),
    #[command(about = text(&words::CONVERT))]
    Convert(cmd::convert::Args),
}

/// Reads the command line, runs the command, says what went wrong.
fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    let lang = cli::settle(&args);
    let matches = match command(false).try_get_matches_from(&args) {
        Ok(matches) => matches,
        // Help and mistakes are told with the words filled in; a plain run never pays for them.
        Err(_) => {
            cli::want_help();
            match command(true).try_get_matches_from(&args) {
                Ok(matches) => matches,
                Err(error) => return told(error, lang),
            }
        }
    };
    match run(&matches, lang) {
        Ok(code) => ExitCode::from(code),
        Err(error) if is_broken_pipe(&error) => ExitCode::from(exit::OK),
        Err(error) => {
            let told = match error.downcast_ref::<Error>() {
                Some(error) => error.say(lang),
                None => format!("{error:#}"),
            };
            cli::complain(lang, &told);
            ExitCode::from(exit::FAILURE)
        }
    }
}

fn run(matches: &ArgMatches, lang: Lang) -> anyhow::Result<u8> {
    let cli = Cli::from_arg_matches(matches)?;
    let colour = match cli.global.color {
        When::Always => true,
        When::Never => false,
        When::Auto => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
    };
    let context = Context {
        lang,
        folder: cli.global.folder.unwrap_or_else(|| PathBuf::from(".")),
        progress: !cli.global.quiet && std::io::stderr().is_terminal(),
        colour,
    };
    match &cli.command {
        Task::Build(args) => cmd::build::run(args, &context),
        Task::Parse(args) => cmd::parse::run(args, &context),
        Task::Check(args) => cmd::check::run(args, &context),
        Task::Index(args) => cmd::index::run(args, &context),
        Task::Search(args) => cmd::search::run(args, &context),
        Task::Show(args) => cmd::show::run(args, &context),
        Task::Diff(args) => cmd::diff::run(args, &context),
        Task::Log(args) => cmd::log::run(args, &context),
        Task::Git(args) => cmd::git::run(args, &context),
        Task::Site(args) => cmd::site::run(args, &context),
        Task::Schema(args) => cmd::schema::run(args, &context),
        Task::Convert(args) => cmd::convert::run(args, &context),
    }
}

/// The command tree, with headings in the user's language when `told`.
fn command(told: bool) -> Command {
    let command = Cli::command();
    if told { localise(command) } else { command }
}

fn localise(command: Command) -> Command {
    let usage = text(&words::USAGE);
    let commands = text(&words::COMMANDS);
    let template = format!("{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}");
    let (arguments, options) = (text(&words::ARGUMENTS), text(&words::OPTIONS));
    command
        .help_template(template)
        .subcommand_help_heading(commands)
        .mut_args(|arg| {
            let heading = if arg.is_positional() { arguments.clone() } else { options.clone() };
            arg.help_heading(heading)
        })
        .mut_subcommands(localise)
}

/// Prints help, the version, or one sentence about a mistake.
fn told(error: clap::Error, lang: Lang) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            ExitCode::from(exit::OK)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            let mut command = command(true);
            let _ = write!(std::io::stderr(), "{}", command.render_help());
            ExitCode::from(exit::FAILURE)
        }
        kind => {
            let named = |kind: ContextKind| error.get(kind).map(|value| value.to_string()).unwrap_or_default();
            let arg = named(ContextKind::InvalidArg);
            let value = named(ContextKind::InvalidValue);
            let sentence = match kind {
                ErrorKind::InvalidSubcommand => {
                    words::UNKNOWN_COMMAND.say(lang, &[named(ContextKind::InvalidSubcommand)])
                }
                ErrorKind::UnknownArgument => words::UNKNOWN_ARGUMENT.say(lang, &[arg]),
                ErrorKind::MissingRequiredArgument => words::MISSING_ARGUMENT.say(lang, &[arg]),
                ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
                    words::MISSING_VALUE.say(lang, &[arg])
                }
                ErrorKind::InvalidValue | ErrorKind::ValueValidation => words::INVALID_VALUE.say(lang, &[arg, value]),
                ErrorKind::ArgumentConflict => words::CONFLICT.say(lang, &[arg, named(ContextKind::PriorArg)]),
                _ => error.to_string().lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned(),
            };
            cli::complain(lang, &fangan::catalogue::error::USAGE.say(lang, &[sentence]));
            ExitCode::from(exit::FAILURE)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .any(|e| e.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe))
}
