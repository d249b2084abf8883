//! Rules: targets: values, comparators, bases, classes of indicators.

use super::{ChangeRule, Direction};
use crate::catalogue::{Message, Severity};

/// Targets: values, comparators, bases, classes of indicators.
pub const RULES: &[ChangeRule] = &[
    ChangeRule {
        id: "target-weakened",
        mirror: "target-strengthened",
        severity: Severity::Error,
        direction: Direction::Weakened,
        title: Message { zh: "指标降低", en: "target weakened" },
        explanation: Message {
            zh: "同一指标的数值朝变弱的方向变了：越多越好的变小，越少越好的（不高于、控制在）变大。",
            en: "The same indicator's value moved the weaker way: less of what should grow, more of what should shrink (at most, kept within).",
        },
        example: ("实施300公里绿道建设", "实施200公里绿道建设"),
        message: Message { zh: "指标由“{0}”降为“{1}”", en: "target weakened from '{0}' to '{1}'" },
    },
    ChangeRule {
        id: "target-strengthened",
        mirror: "target-weakened",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "指标提高", en: "target strengthened" },
        explanation: Message {
            zh: "同一指标的数值朝变强的方向变了。",
            en: "The same indicator's value moved the stronger way.",
        },
        example: ("实施200公里绿道建设", "实施300公里绿道建设"),
        message: Message { zh: "指标由“{0}”提高为“{1}”", en: "target strengthened from '{0}' to '{1}'" },
    },
    ChangeRule {
        id: "target-removed",
        mirror: "target-added",
        severity: Severity::Error,
        direction: Direction::Weakened,
        title: Message { zh: "指标删除", en: "target removed" },
        explanation: Message {
            zh: "承诺还在，但量化的指标没有了。",
            en: "The commitment stays, but its figure is gone.",
        },
        example: ("实施300公里绿道建设", "实施绿道建设"),
        message: Message { zh: "删除了指标“{0}”", en: "target '{0}' was removed" },
    },
    ChangeRule {
        id: "target-added",
        mirror: "target-removed",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "指标新增", en: "target added" },
        explanation: Message {
            zh: "承诺有了原来没有的量化指标。",
            en: "The commitment has a figure that it did not have.",
        },
        example: ("实施绿道建设", "实施300公里绿道建设"),
        message: Message { zh: "新增了指标“{1}”", en: "target '{1}' was added" },
    },
    ChangeRule {
        id: "target-vagued",
        mirror: "target-specified",
        severity: Severity::Error,
        direction: Direction::Weakened,
        title: Message { zh: "指标虚化", en: "target made vague" },
        explanation: Message {
            zh: "数字换成了“一批”“若干”之类不能核对的说法。",
            en: "A figure was replaced by words that cannot be checked (一批, 若干).",
        },
        example: ("实施300公里绿道建设", "实施一批绿道建设"),
        message: Message { zh: "指标“{0}”虚化为“{1}”", en: "target '{0}' was made vague: '{1}'" },
    },
    ChangeRule {
        id: "target-specified",
        mirror: "target-vagued",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "指标明确", en: "target made specific" },
        explanation: Message {
            zh: "“一批”“若干”之类的说法换成了数字。",
            en: "Words that cannot be checked were replaced by a figure.",
        },
        example: ("实施一批绿道建设", "实施300公里绿道建设"),
        message: Message { zh: "指标由“{0}”明确为“{1}”", en: "target made specific: '{0}' became '{1}'" },
    },
    ChangeRule {
        id: "comparator-softened",
        mirror: "comparator-tightened",
        severity: Severity::Warning,
        direction: Direction::Weakened,
        title: Message { zh: "比较词放宽", en: "comparator softened" },
        explanation: Message {
            zh: "数值没变，但“不低于”之类的约束放宽成“左右”“约”等。",
            en: "The value stays, but its bound was loosened: at least became about.",
        },
        example: ("覆盖率不低于95%", "覆盖率95%左右"),
        message: Message {
            zh: "比较词由“{0}”放宽为“{1}”", en: "comparator softened from '{0}' to '{1}'"
        },
    },
    ChangeRule {
        id: "comparator-tightened",
        mirror: "comparator-softened",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "比较词收紧", en: "comparator tightened" },
        explanation: Message {
            zh: "数值没变，但约束收紧了。", en: "The value stays, but its bound was tightened."
        },
        example: ("覆盖率95%左右", "覆盖率不低于95%"),
        message: Message {
            zh: "比较词由“{0}”收紧为“{1}”", en: "comparator tightened from '{0}' to '{1}'"
        },
    },
    ChangeRule {
        id: "base-changed",
        mirror: "base-changed",
        severity: Severity::Warning,
        direction: Direction::Neutral,
        title: Message { zh: "比较基数改变", en: "basis of comparison changed" },
        explanation: Message {
            zh: "指标的对比年份、口径或单位变了，前后数值不能直接比较。",
            en: "The year, text or unit an indicator is measured against changed: the values cannot be compared.",
        },
        example: ("比2020年下降18%", "比2022年下降18%"),
        message: Message {
            zh: "比较基数由“{0}”改为“{1}”，前后不能直接比较",
            en: "the basis changed from '{0}' to '{1}': the values cannot be compared",
        },
    },
    ChangeRule {
        id: "indicator-class-lowered",
        mirror: "indicator-class-raised",
        severity: Severity::Error,
        direction: Direction::Weakened,
        title: Message { zh: "指标性质降低", en: "indicator class lowered" },
        explanation: Message {
            zh: "约束性指标变为预期性指标：前者政府必须完成，后者主要靠市场。",
            en: "A binding indicator (約束性) became an expected one (預期性).",
        },
        example: ("单位GDP能耗下降13.5%（约束性）", "单位GDP能耗下降13.5%（预期性）"),
        message: Message { zh: "指标由“{0}”变为“{1}”", en: "indicator class lowered from '{0}' to '{1}'" },
    },
    ChangeRule {
        id: "indicator-class-raised",
        mirror: "indicator-class-lowered",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "指标性质提高", en: "indicator class raised" },
        explanation: Message {
            zh: "预期性指标变为约束性指标。", en: "An expected indicator became a binding one."
        },
        example: ("单位GDP能耗下降13.5%（预期性）", "单位GDP能耗下降13.5%（约束性）"),
        message: Message { zh: "指标由“{0}”变为“{1}”", en: "indicator class raised from '{0}' to '{1}'" },
    },
];
