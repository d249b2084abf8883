//! Words of the diagnostics: every rule of `parse` and `check`, with its weight and what to do.

use super::{Message, Rule, Severity};

/// A number is missing between two units of one list.
pub const NUMBERING_GAP: Rule = Rule {
    code: "numbering-gap",
    severity: Severity::Warning,
    message: Message {
        zh: "“{0}”之后是“{1}”，中间缺号",
        en: "\u{201c}{0}\u{201d} is followed by \u{201c}{1}\u{201d}: a number is missing",
    },
    hint: Message { zh: "对照原件，看是否漏了一条", en: "compare with the original: was a unit lost?" },
};
