//! Words of the diff: rules, summary, headings of the outputs.

mod rules;

pub use rules::{ChangeRule, Direction, rule, rules};

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
/// --output
pub const ARG_OUTPUT: Message = Message { zh: "写进文件，不显示", en: "Write to FILE instead of printing" };
/// --format
pub const ARG_FORMAT: Message = Message {
    zh: "输出：text、markdown、html、json、csv、xlsx、sarif、github、waivers",
    en: "Output: text, markdown, html, json, csv, xlsx, sarif, github, waivers",
};
/// BASE
pub const ARG_BASE: Message = Message {
    zh: "基准：文件、方案文件夹或 git 版本（默认 HEAD）",
    en: "Base: a file, a plan's folder, or a git revision (default: HEAD)",
};
/// REVISION
pub const ARG_REVISION: Message = Message {
    zh: "修订：同上（默认工作区里的文件）",
    en: "Revision: the same (default: the files of the workspace)",
};
/// --fail-on
pub const ARG_FAIL_ON: Message = Message {
    zh: "有达到这一级且未豁免的变化才以 1 退出：error、warning 或 info",
    en: "Exit 1 only for changes of this weight that no waiver covers: error, warning or info",
};
/// --waivers
pub const ARG_WAIVERS: Message = Message {
    zh: "豁免文件（默认工作区的 waivers.yaml）",
    en: "File of waivers (default: the workspace's waivers.yaml)",
};
/// --today
pub const ARG_TODAY: Message = Message {
    zh: "按这一天判断豁免是否到期（默认今天）",
    en: "Day on which waivers must hold (default: today)",
};
/// --staged
pub const ARG_STAGED: Message = Message {
    zh: "修订取 git 暂存区，而不是工作区的文件",
    en: "Take the revision from git's index instead of the files",
};
/// --rules
pub const ARG_RULES: Message = Message { zh: "列出全部规则", en: "List every rule" };
/// git
pub const GIT: Message = Message {
    zh: "让 git diff、git log -p、git show 按措施说话；安装提交前检查",
    en: "Make git diff, git log -p and git show speak of measures; install a pre-commit check",
};
/// git install
pub const GIT_INSTALL: Message = Message { zh: "在当前 git 仓库里设好", en: "Set up the git repository here" };
/// --hook
pub const GIT_HOOK: Message = Message {
    zh: "另装提交前检查：承诺变弱就不让提交",
    en: "Also install a pre-commit hook: a weakened promise stops the commit",
};
/// git driver
pub const GIT_DRIVER: Message = Message { zh: "由 git 调用", en: "Called by git" };
/// log
pub const LOG: Message = Message {
    zh: "一条措施在 git 历史里的一生：何时改、改了什么、变强还是变弱",
    en: "One measure's life in git history: when it changed, in which words, which way",
};
/// ID of log
pub const ARG_MEASURE: Message =
    Message { zh: "措施的 id、路径（六/18）或编号", en: "A measure's id, path (六/18) or number" };
/// {0}: files.
pub const INSTALLED: Message = Message {
    zh: "已设好：{0}。现在 git diff、git log -p、git show 按措施说话",
    en: "set up: {0}; git diff, git log -p and git show now speak of measures",
};
/// {0}: what git says.
pub const GIT_FAILED: Message = Message { zh: "git 没有做成：{0}", en: "git failed: {0}" };
/// {0}: what was given.
pub const NO_SUCH_SIDE: Message = Message {
    zh: "“{0}”既不是文件或文件夹，也不是 git 版本",
    en: "'{0}' is neither a file or folder nor a git revision",
};
/// diff without a base where git knows none
pub const NOTHING_BEFORE: Message = Message {
    zh: "这里没有 git 提交可比；请给出两个文件或两个方案文件夹：fangan diff 旧版 新版",
    en: "there is no git commit here to compare with; give two files or two plan folders: fangan diff OLD NEW",
};
/// {0}: how many plans, {1}: their names.
pub const UNCHANGED: Message =
    Message { zh: "没有变化的方案 {0} 个：{1}", en: "{0} plans without a change: {1}" };
/// {0}: fingerprint, {1}: reason.
pub const DEAD_WAIVER: Message = Message {
    zh: "豁免 {0} 不再有效（到期、没签名、变化已不在或变得更弱）：{1}",
    en: "waiver {0} covers nothing any more (past its day, unsigned, or the change is gone or got worse): {1}",
};
/// A finding with a value in the revision only; {0}: the rule's title, {1}: the value.
pub const PUT_IN: Message = Message { zh: "{0}：加了“{1}”", en: "{0}: '{1}' was put in" };
/// A finding with a value in the base only; {0}: the rule's title, {1}: the value.
pub const TAKEN_OUT: Message = Message { zh: "{0}：去掉了“{1}”", en: "{0}: '{1}' was taken out" };
/// A unit that moved and is called as before; {0}: what it stood behind, {1}: what it stands behind.
pub const REORDERED: Message = Message {
    zh: "编号没变，次序变了：原来排在“{0}”之后，现在排在“{1}”之后",
    en: "same number, another place: it stood behind '{0}', and stands behind '{1}'",
};
/// Stands for an absent value.
pub const NOTHING: Message = Message { zh: "无", en: "nothing" };
/// Not committed yet.
pub const UNCOMMITTED: Message = Message { zh: "尚未提交", en: "not committed yet" };
/// The commit that brought a measure.
pub const INTRODUCED: Message = Message { zh: "首次出现", en: "first appears" };
/// Heads of the change sheet.
pub const SHEET: [Message; 11] = [
    Message { zh: "方案", en: "plan" },
    Message { zh: "级别", en: "severity" },
    Message { zh: "方向", en: "direction" },
    Message { zh: "规则", en: "rule" },
    Message { zh: "基准位置", en: "base path" },
    Message { zh: "修订位置", en: "revision path" },
    Message { zh: "之前", en: "before" },
    Message { zh: "之后", en: "after" },
    Message { zh: "基准原文", en: "base text" },
    Message { zh: "修订原文", en: "revision text" },
    Message { zh: "指纹", en: "fingerprint" },
];
/// Name of the sheet.
pub const SHEET_NAME: Message = Message { zh: "变化", en: "changes" };
/// Direction.
pub const IS_WEAKENED: Message = Message { zh: "变弱", en: "weakened" };
/// Direction.
pub const IS_STRENGTHENED: Message = Message { zh: "变强", en: "strengthened" };
/// Direction.
pub const IS_NEUTRAL: Message = Message { zh: "不变", en: "neutral" };
/// Shows base and revision beside each other.
pub const SIDE_BY_SIDE: Message = Message { zh: "左右对照", en: "side by side" };
/// Shows base and revision in one text.
pub const INLINE: Message = Message { zh: "合并显示", en: "inline" };
/// Title of a report on a plan that kept its name; {0}: the name.
pub const TITLE_SAME: Message = Message { zh: "修订对照：{0}", en: "Revision compared: {0}" };
/// Where a rule says more.
pub const EXAMPLE: Message = Message { zh: "例：{0} → {1}", en: "example: {0} → {1}" };
