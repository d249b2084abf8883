//! Rules: deadlines.

use super::{ChangeRule, Direction};
use crate::catalogue::{Message, Severity};

/// Deadlines.
pub const RULES: &[ChangeRule] = &[
    ChangeRule {
        id: "deadline-slipped",
        mirror: "deadline-advanced",
        severity: Severity::Error,
        direction: Direction::Weakened,
        title: Message { zh: "时限推迟", en: "deadline slipped" },
        explanation: Message { zh: "完成的日期推后了。", en: "The date it falls due moved later." },
        example: ("到2025年，建成综合管廊", "到2027年，建成综合管廊"),
        message: Message { zh: "时限由“{0}”推迟到“{1}”", en: "deadline slipped from '{0}' to '{1}'" },
    },
    ChangeRule {
        id: "deadline-advanced",
        mirror: "deadline-slipped",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "时限提前", en: "deadline advanced" },
        explanation: Message { zh: "完成的日期提前了。", en: "The date it falls due moved earlier." },
        example: ("到2027年，建成综合管廊", "到2025年，建成综合管廊"),
        message: Message { zh: "时限由“{0}”提前到“{1}”", en: "deadline advanced from '{0}' to '{1}'" },
    },
    ChangeRule {
        id: "deadline-removed",
        mirror: "deadline-added",
        severity: Severity::Error,
        direction: Direction::Weakened,
        title: Message { zh: "时限删除", en: "deadline removed" },
        explanation: Message {
            zh: "承诺还在，但不再写明何时完成。",
            en: "The commitment stays, but no longer says when.",
        },
        example: ("到2025年，建成综合管廊", "建成综合管廊"),
        message: Message { zh: "删除了时限“{0}”", en: "deadline '{0}' was removed" },
    },
    ChangeRule {
        id: "deadline-added",
        mirror: "deadline-removed",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "时限新增", en: "deadline added" },
        explanation: Message { zh: "承诺写明了何时完成。", en: "The commitment now says when." },
        example: ("建成综合管廊", "到2025年，建成综合管廊"),
        message: Message { zh: "新增了时限“{1}”", en: "deadline '{1}' was added" },
    },
    ChangeRule {
        id: "deadline-vagued",
        mirror: "deadline-fixed",
        severity: Severity::Error,
        direction: Direction::Weakened,
        title: Message { zh: "时限虚化", en: "deadline made vague" },
        explanation: Message {
            zh: "明确的日期换成了“适时”“近期”之类的说法。",
            en: "A date was replaced by words such as 適時, 近期.",
        },
        example: ("2025年底前建成综合管廊", "适时建成综合管廊"),
        message: Message { zh: "时限“{0}”虚化为“{1}”", en: "deadline '{0}' was made vague: '{1}'" },
    },
    ChangeRule {
        id: "deadline-fixed",
        mirror: "deadline-vagued",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "时限明确", en: "deadline fixed" },
        explanation: Message {
            zh: "“适时”“近期”之类的说法换成了日期。",
            en: "Words such as 適時, 近期 were replaced by a date.",
        },
        example: ("适时建成综合管廊", "2025年底前建成综合管廊"),
        message: Message { zh: "时限由“{0}”明确为“{1}”", en: "deadline fixed: '{0}' became '{1}'" },
    },
];
