//! Words of the command line: help, progress, results.

use super::Message;

/// The program in one line.
pub const ABOUT: Message = Message {
    zh: "方案：把政策方案变成数据——措施、检索、网站、修订对照",
    en: "Turn Chinese policy plans into data: measures, search, site, and a diff of commitments",
};
/// Heading of the usage line.
pub const USAGE: Message = Message { zh: "用法", en: "Usage" };
/// Heading of the list of commands.
pub const COMMANDS: Message = Message { zh: "命令", en: "Commands" };
/// Heading of positional arguments.
pub const ARGUMENTS: Message = Message { zh: "参数", en: "Arguments" };
/// Heading of options.
pub const OPTIONS: Message = Message { zh: "选项", en: "Options" };
/// --lang
pub const LANG: Message = Message {
    zh: "界面语言：zh-Hans、zh-Hant 或 en（默认随系统）",
    en: "Language: zh-Hans, zh-Hant or en (default: the locale's)",
};
/// -C
pub const WORKSPACE: Message = Message {
    zh: "工作区文件夹，其中有 plan/（默认当前文件夹及其上级）",
    en: "Workspace: the folder that holds plan/ (default: here or above)",
};
/// --color
pub const COLOUR: Message = Message { zh: "颜色：auto、always 或 never", en: "Colours: auto, always or never" };
/// --quiet
pub const QUIET: Message = Message { zh: "不显示进度", en: "Show no progress" };
/// --help
pub const HELP: Message = Message { zh: "显示帮助", en: "Print help" };
/// --version
pub const VERSION: Message = Message { zh: "显示版本", en: "Print version" };
/// {0}: a sentence.
pub const ERROR: Message = Message { zh: "错误：{0}", en: "error: {0}" };
/// {0}: what was typed.
pub const UNKNOWN_COMMAND: Message = Message { zh: "没有命令“{0}”", en: "there is no command '{0}'" };
/// {0}: what was typed.
pub const UNKNOWN_ARGUMENT: Message = Message { zh: "不认识“{0}”", en: "'{0}' is not understood" };
/// {0}: the argument.
pub const MISSING_ARGUMENT: Message = Message { zh: "缺少 {0}", en: "{0} is missing" };
/// {0}: the option.
pub const MISSING_VALUE: Message = Message { zh: "{0} 后面要有值", en: "{0} needs a value" };
/// {0}: the option, {1}: what was given.
pub const INVALID_VALUE: Message = Message { zh: "{0} 不能是“{1}”", en: "{0} cannot be '{1}'" };
/// {0}, {1}: the options.
pub const CONFLICT: Message = Message { zh: "{0} 与 {1} 不能同用", en: "{0} cannot be used with {1}" };

/// build
pub const BUILD: Message = Message {
    zh: "一次做完：解析、检查、索引、建网站；只重做变了的部分",
    en: "Do it all: parse, check, index, site; only what changed is done again",
};
/// parse
pub const PARSE: Message = Message {
    zh: "把方案解析成措施；不给文件就解析整个工作区",
    en: "Parse plans into measures; without FILE, the whole workspace",
};
/// check
pub const CHECK: Message = Message {
    zh: "检查：引文与原文逐字相符，磁盘上的文件与解析结果一致",
    en: "Check that every quotation stands in its source and the files are what parse would write",
};
/// index
pub const INDEX: Message = Message { zh: "建全文索引", en: "Build the full-text index" };
/// search
pub const SEARCH: Message = Message { zh: "检索，简繁通用", en: "Search, in either script" };
/// show
pub const SHOW: Message = Message { zh: "显示一条措施", en: "Show one measure" };
/// diff
pub const DIFF: Message = Message {
    zh: "对照两个版本：哪些承诺变弱，哪些变强",
    en: "Compare two revisions: what is promised less, what more",
};
/// site
pub const SITE: Message = Message { zh: "建网站，或在本机预览", en: "Build the site, or serve it here" };
/// schema
pub const SCHEMA: Message =
    Message { zh: "输出数据格式的 JSON Schema", en: "Print the JSON Schema of a published format" };
/// convert
pub const CONVERT: Message = Message { zh: "简繁转换", en: "Convert between Simplified and Traditional" };

/// parse FILE
pub const PARSE_FILE: Message = Message {
    zh: "txt、md、html、docx 或 pdf 文件；不给就解析工作区的全部方案",
    en: "A txt, md, html, docx or pdf file; without it, every plan of the workspace",
};
/// parse --format
pub const PARSE_FORMAT: Message = Message {
    zh: "输出格式：json、yaml 或 outline（默认 yaml）",
    en: "Output: json, yaml or outline (default: yaml)",
};
/// One line after parsing a plan. {0}: id, then counts: {1} measures, {2} clauses, {3} targets, {4} deadlines, {5} unread.
pub const PARSED: Message = Message {
    zh: "{0}：措施 {1} 条，分句 {2} 个，指标 {3} 个，时限 {4} 个，未读懂 {5} 处",
    en: "{0}: {1} measures, {2} clauses, {3} targets, {4} deadlines, {5} unread",
};
/// Follows PARSED.
pub const NOTHING_CHANGED: Message = Message { zh: "；文件未变", en: "; no file changed" };
/// Follows PARSED. {0}: files written, {1}: files removed.
pub const FILES_WRITTEN: Message =
    Message { zh: "；写入 {0} 个文件，移走 {1} 个", en: "; {0} files written, {1} removed" };
/// check --format
pub const CHECK_FORMAT: Message = Message {
    zh: "输出格式：text、json 或 sarif（默认 text）",
    en: "Output: text, json or sarif (default: text)",
};
/// check --strict
pub const CHECK_STRICT: Message = Message { zh: "有警告也算不通过", en: "Fail on warnings too" };
/// {0}: quotations, {1}: errors, {2}: warnings, {3}: notes.
pub const CHECKED: Message = Message {
    zh: "核对引文 {0} 处；错误 {1}，警告 {2}，提示 {3}",
    en: "{0} quotations compared with the source; {1} errors, {2} warnings, {3} notes",
};
/// The word before an error.
pub const LEVEL_ERROR: Message = Message { zh: "错误", en: "error" };
/// The word before a warning.
pub const LEVEL_WARNING: Message = Message { zh: "警告", en: "warning" };
/// The word before a note.
pub const LEVEL_INFO: Message = Message { zh: "提示", en: "note" };
/// The word before a hint.
pub const LEVEL_HINT: Message = Message { zh: "怎么办", en: "help" };
/// schema NAME
pub const SCHEMA_NAME: Message = Message {
    zh: "格式的名称；不给就列出全部",
    en: "The format's name; without it, all of them are listed",
};
/// {0}: what was asked for, {1}: what there is.
pub const UNKNOWN_SCHEMA: Message =
    Message { zh: "没有格式“{0}”，有的是 {1}", en: "there is no format '{0}'; there are {1}" };
/// convert FILE
pub const CONVERT_FILE: Message = Message {
    zh: "要转换的文件；不给或“-”就读标准输入",
    en: "The file to convert; standard input when absent or '-'",
};
/// convert --to
pub const CONVERT_TO: Message = Message {
    zh: "转成 hans（简体）或 hant（繁体）",
    en: "Convert to hans (Simplified) or hant (Traditional)",
};
/// -o
pub const OUTPUT: Message =
    Message { zh: "写到文件（默认标准输出）", en: "Write to a file (default: standard output)" };
/// build --force
pub const BUILD_FORCE: Message =
    Message { zh: "不管变没变，全部重做", en: "Do everything again, changed or not" };
/// The name of a stage.
pub const STAGE_PARSE: Message = Message { zh: "解析", en: "parse" };
/// The name of a stage.
pub const STAGE_CHECK: Message = Message { zh: "检查", en: "check" };
/// The name of a stage.
pub const STAGE_INDEX: Message = Message { zh: "索引", en: "index" };
/// The name of a stage.
pub const STAGE_SITE: Message = Message { zh: "网站", en: "site" };
/// {0}: a stage.
pub const STAGE_UNCHANGED: Message = Message { zh: "{0}：没有变化", en: "{0}: nothing changed" };
/// {0}: quotations, {1}: errors, {2}: warnings and notes.
pub const BUILD_CHECKED: Message = Message {
    zh: "核对引文 {0} 处；错误 {1}，警告和提示 {2}（fangan check 查看）",
    en: "{0} quotations compared with the source; {1} errors, {2} warnings and notes (see fangan check)",
};
/// The last line of build on a terminal.
pub const BUILD_NEXT: Message = Message {
    zh: "接下来可以：fangan search 氢能；用浏览器打开 book/html/index.html；fangan diff 旧稿 新稿",
    en: "try next: fangan search 氢能; open book/html/index.html in a browser; fangan diff OLD NEW",
};
/// parse --as-revision-of
pub const PARSE_REVISION: Message = Message {
    zh: "把 FILE 作为该方案的新版本：替换原件，措施沿用原来的 id",
    en: "Take FILE as a new revision of PLAN: it replaces the source, and measures keep their ids",
};
/// parse --as-revision-of with several files.
pub const ONE_REVISION: Message =
    Message { zh: "--as-revision-of 只能给一个文件", en: "--as-revision-of takes one file" };
/// {0}: plan, counts: {1} kept, {2} new, {3} withdrawn.
pub const REVISED: Message = Message {
    zh: "{0}：已换成新版本；沿用 {1} 条措施的 id，新增 {2} 条，撤去 {3} 条",
    en: "{0}: revised; {1} measures keep their ids, {2} are new, {3} were withdrawn",
};
/// site build
pub const SITE_BUILD: Message = Message {
    zh: "把工作区的方案建成网站，放在 book/html",
    en: "Build the site of the workspace's plans into book/html",
};
/// {0}: pages, {1}: the home page's file.
pub const SITE_BUILT: Message = Message { zh: "网站 {0} 页：{1}", en: "site of {0} pages: {1}" };
/// site serve
pub const SITE_SERVE: Message = Message {
    zh: "建网站并在本机预览，方案一改就重建、刷新",
    en: "Build the site and serve it here; a plan that changes is built and reloaded",
};
/// --port
pub const SITE_PORT: Message =
    Message { zh: "端口（默认 3000；0 为任选）", en: "Port (default 3000; 0 picks one)" };
/// {0}: the address.
pub const SERVING: Message = Message { zh: "预览：{0}（按 Ctrl-C 停止）", en: "serving {0} (Ctrl-C stops)" };
