//! What can go wrong at the edges: files, encodings, formats, the workspace. Doubt about a text is a `Diagnostic`.

use std::fmt;

use crate::catalogue::{self, Lang, Message};

/// The library's result.
pub type Result<T> = std::result::Result<T, Error>;

/// A failure at the edge. Its sentence comes from [`catalogue::error`], in the language of whoever reads it.
#[derive(Debug, Clone, PartialEq)]
pub struct Error {
    /// Which failure.
    pub kind: ErrorKind,
    /// What fills the sentence: the path first.
    pub args: Vec<String>,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident => $message:ident,)*) => {
        /// Every failure, one sentence each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum ErrorKind { $($(#[$doc])* $kind,)* }

        impl ErrorKind {
            /// Its sentence.
            pub fn message(self) -> &'static Message {
                match self { $(ErrorKind::$kind => &catalogue::error::$message,)* }
            }
        }
    };
}

kinds! {
    /// No file or folder at the path.
    NotFound => NOT_FOUND,
    /// The system did not let us read.
    Unreadable => UNREADABLE,
    /// The system did not let us write.
    Unwritable => UNWRITABLE,
    /// A file without text.
    Empty => EMPTY,
    /// Bytes in no known encoding.
    UnknownEncoding => UNKNOWN_ENCODING,
    /// A format we do not read (.doc, pictures).
    Unsupported => UNSUPPORTED,
    /// A PDF that is only pictures.
    Scanned => SCANNED,
    /// A password is needed.
    Encrypted => ENCRYPTED,
    /// A container that cannot be opened, or a bomb.
    Damaged => DAMAGED,
    /// Text without a single numbered unit.
    NotAPlan => NOT_A_PLAN,
    /// A folder without `plan/`.
    NoWorkspace => NO_WORKSPACE,
    /// A plan's folder without `source.*`.
    NoSource => NO_SOURCE,
    /// A plan's folder with several `source.*`.
    ManySources => MANY_SOURCES,
    /// A YAML, TOML or JSON file of ours that does not read.
    BadYaml => BAD_YAML,
    /// A `corrections.yaml` that does not read.
    BadCorrections => BAD_CORRECTIONS,
    /// A line of a word list without its columns.
    BadLexicon => BAD_LEXICON,
    /// A line of a word list with a value that means nothing.
    BadWord => BAD_WORD,
    /// A word list that no extractor uses.
    UnknownLexicon => UNKNOWN_LEXICON,
    /// No measure by that id, path or number.
    NoSuchMeasure => NO_SUCH_MEASURE,
    /// More than one measure by that path or number.
    AmbiguousMeasure => AMBIGUOUS_MEASURE,
    /// An index that cannot be opened.
    BadIndex => BAD_INDEX,
    /// A folder without a document that can be indexed.
    NothingToIndex => NOTHING_TO_INDEX,
    /// mdBook failed.
    Site => SITE,
    /// A command line that makes no sense.
    Usage => USAGE,
}

impl Error {
    /// A failure of `kind`; `args` fill its sentence, the path first.
    pub fn new<S: Into<String>>(kind: ErrorKind, args: impl IntoIterator<Item = S>) -> Error {
        Error { kind, args: args.into_iter().map(Into::into).collect() }
    }

    /// The sentence in `lang`.
    pub fn say(&self, lang: Lang) -> String {
        self.kind.message().say(lang, &self.args)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Lang::En))
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_the_file_and_what_to_do() {
        let error = Error::new(ErrorKind::Empty, ["計劃.txt"]);
        assert_eq!(error.say(Lang::Hans), "“計劃.txt”是空文件；请换成有正文的文件");
        assert_eq!(error.to_string(), "'計劃.txt' is empty; give a file with text in it");
    }
}
