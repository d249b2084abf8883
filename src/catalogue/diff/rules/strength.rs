//! Rules: how strongly, how widely and how firmly a commitment binds.

use super::{ChangeRule, Direction};
use crate::catalogue::{Message, Severity};

/// How strongly, how widely and how firmly a commitment binds.
pub const RULES: &[ChangeRule] = &[
    ChangeRule {
        id: "rung-lowered",
        mirror: "rung-raised",
        severity: Severity::Warning,
        direction: Direction::Weakened,
        title: Message { zh: "力度降低", en: "commitment lowered" },
        explanation: Message {
            zh: "主导动词在力度阶梯上低了：兑现 > 实施 > 推进 > 支持 > 探索。",
            en: "The governing verb stands lower on the ladder: outcome > act > progress > enable > inquire.",
        },
        example: ("实施绿道建设", "推进绿道建设"),
        message: Message { zh: "力度由“{0}”降为“{1}”", en: "commitment lowered from '{0}' to '{1}'" },
    },
    ChangeRule {
        id: "rung-raised",
        mirror: "rung-lowered",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "力度提高", en: "commitment raised" },
        explanation: Message {
            zh: "主导动词在力度阶梯上高了。",
            en: "The governing verb stands higher on the ladder.",
        },
        example: ("推进绿道建设", "实施绿道建设"),
        message: Message { zh: "力度由“{0}”提高为“{1}”", en: "commitment raised from '{0}' to '{1}'" },
    },
    ChangeRule {
        id: "outcome-to-process",
        mirror: "process-to-outcome",
        severity: Severity::Error,
        direction: Direction::Weakened,
        title: Message { zh: "结果变过程", en: "outcome became a process" },
        explanation: Message {
            zh: "原来承诺结果（建成、完成、实现），现在只承诺过程（推进、加快、支持）。",
            en: "A result was promised (建成, 完成, 實現); now only an effort is (推進, 加快, 支持).",
        },
        example: ("建成潞城全民健身中心", "推进潞城全民健身中心建设"),
        message: Message {
            zh: "由结果“{0}”变为过程“{1}”", en: "the outcome '{0}' became the process '{1}'"
        },
    },
    ChangeRule {
        id: "process-to-outcome",
        mirror: "outcome-to-process",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "过程变结果", en: "process became an outcome" },
        explanation: Message {
            zh: "原来只承诺过程，现在承诺结果。", en: "An effort was promised; now a result is."
        },
        example: ("推进潞城全民健身中心建设", "建成潞城全民健身中心"),
        message: Message {
            zh: "由过程“{0}”变为结果“{1}”", en: "the process '{0}' became the outcome '{1}'"
        },
    },
    ChangeRule {
        id: "to-inquiry",
        mirror: "from-inquiry",
        severity: Severity::Error,
        direction: Direction::Weakened,
        title: Message { zh: "变为探索", en: "became an inquiry" },
        explanation: Message {
            zh: "承诺变成了研究、探索、试点，可能没有下文。",
            en: "The commitment became a study, an exploration or a trial, which may end in nothing.",
        },
        example: ("推进高速公路取消收费", "研究高速公路取消收费"),
        message: Message {
            zh: "由“{0}”变为“{1}”，只探索不承诺", en: "'{0}' became '{1}': an inquiry, no promise"
        },
    },
    ChangeRule {
        id: "from-inquiry",
        mirror: "to-inquiry",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "由探索变为行动", en: "became more than an inquiry" },
        explanation: Message {
            zh: "研究、探索、试点变成了行动。",
            en: "A study, an exploration or a trial became an action.",
        },
        example: ("研究高速公路取消收费", "推进高速公路取消收费"),
        message: Message {
            zh: "由“{0}”变为“{1}”，不再只是探索", en: "'{0}' became '{1}': more than an inquiry"
        },
    },
    ChangeRule {
        id: "hedge-added",
        mirror: "hedge-removed",
        severity: Severity::Warning,
        direction: Direction::Weakened,
        title: Message { zh: "留有余地", en: "hedge added" },
        explanation: Message {
            zh: "加了“力争”“原则上”“基本”“逐步”之类留余地的词，或由强变弱。",
            en: "A word that leaves room was added (力爭, 原則上, 基本, 逐步), or one became weaker.",
        },
        example: ("实现电动化", "逐步实现电动化"),
        message: Message { zh: "语气由“{0}”放软为“{1}”", en: "hedged: '{0}' became '{1}'" },
    },
    ChangeRule {
        id: "hedge-removed",
        mirror: "hedge-added",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "不留余地", en: "hedge removed" },
        explanation: Message { zh: "去掉了留余地的词。", en: "A word that left room was removed." },
        example: ("逐步实现电动化", "实现电动化"),
        message: Message { zh: "语气由“{0}”变硬为“{1}”", en: "hedge removed: '{0}' became '{1}'" },
    },
    ChangeRule {
        id: "emphasis-removed",
        mirror: "emphasis-added",
        severity: Severity::Warning,
        direction: Direction::Weakened,
        title: Message { zh: "强调减弱", en: "emphasis removed" },
        explanation: Message {
            zh: "去掉了“必须”“确保”“限期”“加快”之类加强的词。",
            en: "A word that pressed was removed (必須, 確保, 限期, 加快).",
        },
        example: ("确保完成整治", "完成整治"),
        message: Message { zh: "去掉了“{0}”", en: "'{0}' was removed" },
    },
    ChangeRule {
        id: "emphasis-added",
        mirror: "emphasis-removed",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "强调加强", en: "emphasis added" },
        explanation: Message {
            zh: "加了“必须”“确保”“限期”“加快”之类加强的词。", en: "A word that presses was added."
        },
        example: ("完成整治", "确保完成整治"),
        message: Message { zh: "加了“{1}”", en: "'{1}' was added" },
    },
    ChangeRule {
        id: "scope-narrowed",
        mirror: "scope-widened",
        severity: Severity::Warning,
        direction: Direction::Weakened,
        title: Message { zh: "范围缩小", en: "scope narrowed" },
        explanation: Message {
            zh: "“全面”没有了，或加了“重点”“率先”“部分”“一批”之类缩小范围的词。",
            en: "全面 is gone, or a word that narrows was added (重點, 率先, 部分, 一批).",
        },
        example: ("全面执行三星级标准", "重点执行三星级标准"),
        message: Message { zh: "范围由“{0}”缩小为“{1}”", en: "scope narrowed from '{0}' to '{1}'" },
    },
    ChangeRule {
        id: "scope-widened",
        mirror: "scope-narrowed",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "范围扩大", en: "scope widened" },
        explanation: Message {
            zh: "加了“全面”，或缩小范围的词没有了。",
            en: "全面 was added, or a word that narrowed is gone.",
        },
        example: ("重点执行三星级标准", "全面执行三星级标准"),
        message: Message { zh: "范围由“{0}”扩大为“{1}”", en: "scope widened from '{0}' to '{1}'" },
    },
    ChangeRule {
        id: "item-removed",
        mirror: "item-added",
        severity: Severity::Warning,
        direction: Direction::Weakened,
        title: Message { zh: "列举项删除", en: "list item removed" },
        explanation: Message { zh: "顿号列举中少了一项。", en: "One member of a list is gone." },
        example: ("公交车、出租车、环卫车实现电动化", "公交车、出租车实现电动化"),
        message: Message { zh: "列举中删除了“{0}”", en: "list item '{0}' was removed" },
    },
    ChangeRule {
        id: "item-added",
        mirror: "item-removed",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "列举项新增", en: "list item added" },
        explanation: Message { zh: "顿号列举中多了一项。", en: "A list has one more member." },
        example: ("公交车、出租车实现电动化", "公交车、出租车、环卫车实现电动化"),
        message: Message { zh: "列举中新增了“{1}”", en: "list item '{1}' was added" },
    },
    ChangeRule {
        id: "prohibition-weakened",
        mirror: "prohibition-strengthened",
        severity: Severity::Error,
        direction: Direction::Weakened,
        title: Message { zh: "禁止放松", en: "prohibition weakened" },
        explanation: Message {
            zh: "严禁、不得变为严控、控制，或不再禁止，或加了“原则上”。",
            en: "A ban became a control, was lifted, or was hedged (原則上).",
        },
        example: ("不再新增独立燃气供热设施", "原则上不再新增独立燃气供热设施"),
        message: Message { zh: "禁止由“{0}”放松为“{1}”", en: "prohibition weakened from '{0}' to '{1}'" },
    },
    ChangeRule {
        id: "prohibition-strengthened",
        mirror: "prohibition-weakened",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "禁止加强", en: "prohibition strengthened" },
        explanation: Message {
            zh: "控制变为严禁，或新加了禁止，或去掉了“原则上”。",
            en: "A control became a ban, a ban was added, or its hedge is gone.",
        },
        example: ("原则上不再新增独立燃气供热设施", "不再新增独立燃气供热设施"),
        message: Message {
            zh: "禁止由“{0}”加强为“{1}”", en: "prohibition strengthened from '{0}' to '{1}'"
        },
    },
];
