//! Doubt, as data: what is said about a document, where, and what to do about it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::Lang;
pub use crate::catalogue::{Rule, Severity};
use crate::source::Span;

/// One finding about a source text, or about the files made from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Stable name of the rule, for example `numbering-gap`.
    pub code: String,
    /// One sentence saying what is wrong.
    pub message: String,
    /// Where in the source, when it is about one place.
    pub span: Option<Span>,
    /// What to do about it.
    pub hint: Option<String>,
    /// The rule's words and what fills them, so that the message can be said in any language.
    #[serde(skip)]
    said: Option<(&'static Rule, Vec<String>)>,
}

impl Diagnostic {
    /// A finding of `rule`; `args` fill `{0}`, `{1}` … of its message and hint. Said in Simplified Chinese until
    /// [`Diagnostic::in_lang`] is asked for another language, so that files do not depend on the locale.
    pub fn new(rule: &'static Rule, span: Option<Span>, args: &[&str]) -> Diagnostic {
        let args: Vec<String> = args.iter().map(|a| a.to_string()).collect();
        Diagnostic {
            severity: rule.severity,
            code: rule.code.to_owned(),
            message: rule.message.say(Lang::Hans, &args),
            span,
            hint: Some(rule.hint.say(Lang::Hans, &args)),
            said: Some((rule, args)),
        }
    }

    /// The same finding in the words of `lang`.
    pub fn in_lang(&self, lang: Lang) -> Diagnostic {
        let mut diagnostic = self.clone();
        if let Some((rule, args)) = &self.said {
            diagnostic.message = rule.message.say(lang, args);
            diagnostic.hint = Some(rule.hint.say(lang, args));
        }
        diagnostic
    }
}
