//! Rules: what is said of a measure as a whole: who answers for it, what it cites.

use super::{ChangeRule, Direction};
use crate::catalogue::{Message, Severity};

/// What is said of a measure as a whole: who answers for it, what it cites.
pub const RULES: &[ChangeRule] = &[
    ChangeRule {
        id: "responsible-removed",
        mirror: "responsible-added",
        severity: Severity::Warning,
        direction: Direction::Weakened,
        title: Message { zh: "责任单位删除", en: "responsible office removed" },
        explanation: Message { zh: "责任单位少了一个。", en: "An office is no longer responsible." },
        example: ("（市交通委、市规划自然资源委负责）", "（市交通委负责）"),
        message: Message { zh: "责任单位中删除了“{0}”", en: "'{0}' is no longer responsible" },
    },
    ChangeRule {
        id: "responsible-added",
        mirror: "responsible-removed",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "责任单位新增", en: "responsible office added" },
        explanation: Message { zh: "责任单位多了一个。", en: "One more office is responsible." },
        example: ("（市交通委负责）", "（市交通委、市规划自然资源委负责）"),
        message: Message { zh: "责任单位中新增了“{1}”", en: "'{1}' became responsible" },
    },
    ChangeRule {
        id: "responsible-changed",
        mirror: "responsible-changed",
        severity: Severity::Warning,
        direction: Direction::Neutral,
        title: Message { zh: "责任单位改变", en: "responsible office changed" },
        explanation: Message {
            zh: "责任单位换了，或由牵头变为配合；孰强孰弱，文字上看不出来。",
            en: "Another office is responsible, or a leading one now supports; which is stronger the text does not say.",
        },
        example: ("（市交通委牵头）", "（市发展改革委牵头）"),
        message: Message {
            zh: "责任单位由“{0}”改为“{1}”", en: "responsibility passed from '{0}' to '{1}'"
        },
    },
    ChangeRule {
        id: "reference-changed",
        mirror: "reference-changed",
        severity: Severity::Info,
        direction: Direction::Neutral,
        title: Message { zh: "引用改变", en: "reference changed" },
        explanation: Message {
            zh: "引用的文件换了、多了或少了。",
            en: "A cited document was replaced, added or dropped.",
        },
        example: ("依照《食品卫生法》的规定执行", "依照《食品安全法》的规定执行"),
        message: Message { zh: "引用由“{0}”改为“{1}”", en: "the citation '{0}' became '{1}'" },
    },
];
