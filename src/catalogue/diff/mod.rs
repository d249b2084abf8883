//! Words of the diff: rules, summary, headings of the outputs.

mod rules;

pub use rules::{ChangeRule, Direction, RULES, rule};

use super::Message;

/// Nothing differs.
pub const SAME: Message = Message { zh: "两个版本相同", en: "the two revisions are the same" };
/// Only looks differ; {0}: number of units.
pub const FORMAT_ONLY: Message = Message {
    zh: "只有写法不同（繁简、异体、全半角、标点、空白）：{0}条",
    en: "only the writing differs (script, variants, width, punctuation, white space): {0} unit(s)",
};
/// {0}: number.
pub const WEAKENED: Message = Message { zh: "变弱 {0}", en: "{0} weakened" };
/// {0}: number.
pub const STRENGTHENED: Message = Message { zh: "变强 {0}", en: "{0} strengthened" };
/// {0}: number.
pub const NEUTRAL: Message = Message { zh: "其他 {0}", en: "{0} other" };
/// {0}: modified, {1}: added, {2}: removed, {3}: moved, {4}: renumbered.
pub const UNITS: Message = Message {
    zh: "条目：改 {0}，增 {1}，删 {2}，移 {3}，改号 {4}",
    en: "units: {0} modified, {1} added, {2} removed, {3} moved, {4} renumbered",
};
/// {0}: number.
pub const WAIVED: Message = Message { zh: "已豁免 {0}", en: "{0} waived" };
/// Mark of a waived finding.
pub const IS_WAIVED: Message = Message { zh: "已豁免", en: "waived" };
/// Severity error.
pub const ERROR: Message = Message { zh: "错误", en: "error" };
/// Severity warning.
pub const WARNING: Message = Message { zh: "警告", en: "warning" };
/// Severity info.
pub const INFO: Message = Message { zh: "信息", en: "info" };
/// Before the base's quotation.
pub const BASE: Message = Message { zh: "基准", en: "base" };
/// Before the revision's quotation.
pub const REVISION: Message = Message { zh: "修订", en: "revision" };
/// Heading of the findings.
pub const FINDINGS: Message = Message { zh: "变了什么", en: "What changed" };
/// Heading of the units.
pub const TEXTS: Message = Message { zh: "逐条对照", en: "Unit by unit" };
/// A unit that stands only in the revision.
pub const ADDED: Message = Message { zh: "新增", en: "added" };
/// A unit that stands only in the base.
pub const REMOVED: Message = Message { zh: "删除", en: "removed" };
/// A unit with other words.
pub const MODIFIED: Message = Message { zh: "修改", en: "modified" };
/// A unit that stands elsewhere.
pub const MOVED: Message = Message { zh: "移动", en: "moved" };
/// A unit with another number.
pub const RENUMBERED: Message = Message { zh: "改号", en: "renumbered" };
/// A unit that became several.
pub const SPLIT: Message = Message { zh: "拆分", en: "split" };
/// Several units that became one.
pub const MERGED: Message = Message { zh: "合并", en: "merged" };
/// The text before the first unit.
pub const PREAMBLE: Message = Message { zh: "正文之前", en: "before the first unit" };
/// {0}: how many were left out.
pub const LEFT_OUT: Message = Message {
    zh: "还有 {0} 项没有列出；全部见 fangan diff 的 HTML 或 JSON 输出",
    en: "{0} more are not shown; see the HTML or JSON output of fangan diff",
};
/// Title of a report; {0}: base, {1}: revision.
pub const TITLE: Message = Message { zh: "修订对照：{0} → {1}", en: "Revision compared: {0} → {1}" };
/// BASE
pub const ARG_BASE: Message =
    Message { zh: "基准：文件（任何读得了的格式）", en: "Base: a file in any format that is read" };
/// REVISION
pub const ARG_REVISION: Message = Message { zh: "修订：同上", en: "Revision: the same" };
/// --format
pub const ARG_FORMAT: Message =
    Message { zh: "输出：text、markdown、html、json", en: "Output: text, markdown, html, json" };
/// --output
pub const ARG_OUTPUT: Message = Message { zh: "写进文件，不显示", en: "Write to FILE instead of printing" };
