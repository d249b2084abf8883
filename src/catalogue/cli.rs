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
