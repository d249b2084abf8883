//! What every command shares: the language of the user, the workspace's folder, exit codes.

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::sync::OnceLock;

use fangan::catalogue::{Lang, Message, cli as words};

/// Exit codes, as `diff` and `grep` answer.
pub mod exit {
    /// Done; nothing to report; search: found.
    pub const OK: u8 = 0;
    /// check: findings; diff: changes or the gate; search: nothing found.
    pub const FOUND: u8 = 1;
    /// Could not do it.
    pub const FAILURE: u8 = 2;
}

/// What every command knows beside its own arguments.
pub struct Context {
    /// The language people read.
    pub lang: Lang,
    /// The folder to look for a workspace in.
    pub folder: PathBuf,
    /// Whether to show progress: standard error is a terminal and nobody asked for quiet.
    pub progress: bool,
    /// Whether standard output takes colours.
    pub colour: bool,
}

impl Context {
    /// The words of `message` in the language of the user.
    pub fn say<S: AsRef<str>>(&self, message: &Message, args: &[S]) -> String {
        message.say(self.lang, args)
    }

    /// The words of a message without arguments.
    pub fn text(&self, message: &Message) -> String {
        message.text(self.lang)
    }
}

/// One line on standard error.
pub fn complain(lang: Lang, sentence: &str) {
    let _ = writeln!(std::io::stderr(), "{}", words::ERROR.say(lang, &[sentence]));
}

static LANG: OnceLock<Lang> = OnceLock::new();
static HELP: OnceLock<bool> = OnceLock::new();

/// The words of `message` for help; nothing until help is asked for.
pub fn text(message: &Message) -> String {
    match HELP.get() {
        Some(true) => message.text(LANG.get().copied().unwrap_or_default()),
        _ => String::new(),
    }
}

/// Settles the language once, and whether help texts are wanted.
pub fn settle(args: &[OsString]) -> Lang {
    *LANG.get_or_init(|| language(args))
}

/// From now on [`text`] gives the words of help.
pub fn want_help() {
    HELP.get_or_init(|| true);
}

/// `--lang`, else the locale, else Simplified Chinese: the language of the users.
fn language(args: &[OsString]) -> Lang {
    let flag = args.iter().enumerate().find_map(|(i, arg)| {
        let arg = arg.to_str()?;
        match arg.strip_prefix("--lang") {
            Some("") => args.get(i + 1)?.to_str(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        }
    });
    let locale = || {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    };
    flag.and_then(Lang::from_tag).or_else(|| locale().and_then(|tag| Lang::from_tag(&tag))).unwrap_or_default()
}
