//! Words of search: arguments, relaxation, suggestions, what a hit shows.

use super::Message;

/// search QUERY
pub const QUERY: Message = Message {
    zh: "词都要有，顺序不论；“…”逐字；-词 或 排除 词；甲|乙；字段:值，如 力度:兑现 时限:2025；整句提问也行",
    en: "Words must all be there; \"…\" exactly; -word excludes; a|b; field:value such as rung:outcome due:2025; or a question",
};
/// search --index
pub const INDEX_FOLDER: Message =
    Message { zh: "索引文件夹（默认用工作区的）", en: "Index folder (default: the workspace's)" };
/// search --format
pub const FORMAT: Message =
    Message { zh: "输出格式：text、json、jsonl、csv 或 table", en: "Output: text, json, jsonl, csv or table" };
/// search --limit
pub const LIMIT: Message =
    Message { zh: "最多显示几条（默认 10）", en: "How many hits to show (default: 10)" };
/// search --exact
pub const EXACT: Message = Message {
    zh: "整个查询逐字查找，简繁、全半角不论",
    en: "Look for the query exactly as it stands, in either script",
};
/// index PATH
pub const INDEX_PATH: Message = Message {
    zh: "文件或文件夹；不给就为工作区建索引",
    en: "A file or a folder of documents; without it, the workspace",
};
/// index --index
pub const INDEX_INTO: Message = Message { zh: "索引放在哪个文件夹", en: "The folder to put the index in" };
/// index --threads
pub const THREADS: Message =
    Message { zh: "用几个线程（默认全部）", en: "Threads to use (default: all cores)" };
/// index --memory
pub const MEMORY: Message = Message {
    zh: "大约最多用多少内存，单位 MB（默认 512）",
    en: "Memory to stay within, in MB (default: 512)",
};
/// {0}: documents read, {1}: kept, {2}: entries.
pub const INDEXED: Message = Message {
    zh: "索引：读了 {0} 个文件，沿用 {1} 个，共 {2} 条",
    en: "index: {0} documents read, {1} kept, {2} entries",
};
/// {0}: how many.
pub const LEFT_OUT: Message = Message {
    zh: "有 {0} 个文件读不了，没有编入索引：",
    en: "{0} documents could not be read and are left out:",
};
/// The workspace's index is not there.
pub const BUILDING: Message =
    Message { zh: "还没有索引，先建一个", en: "there is no index yet: building it" };
/// The workspace's index is torn.
pub const REPAIRING: Message =
    Message { zh: "索引已损坏，重建", en: "the index is damaged: building it again" };
/// The workspace's index is outdated.
pub const UPDATING: Message =
    Message { zh: "索引已过时，重建", en: "the index is outdated: building it again" };
/// Why an index cannot be used: it is not there.
pub const ABSENT: Message = Message { zh: "不存在", en: "there is none" };
/// Why an index cannot be used: it is torn.
pub const DAMAGED: Message = Message { zh: "已损坏", en: "it is damaged" };
/// Why an index cannot be used: another version.
pub const OUTDATED: Message = Message { zh: "由别的版本所建", en: "another version built it" };
/// {0}: hits.
pub const TOTAL: Message = Message { zh: "共 {0} 条", en: "{0} found" };
/// {0}: hits, {1}: hits shown.
pub const TOTAL_SHOWN: Message = Message { zh: "共 {0} 条，显示前 {1} 条", en: "{0} found, {1} shown" };
/// Nothing matched.
pub const NOTHING: Message = Message { zh: "没有找到", en: "nothing found" };
/// Nothing matched all of it.
pub const RELAXED: Message =
    Message { zh: "没有完全相符的；以下部分相符", en: "nothing holds all of it; these hold some" };
/// Before the rung of a hit.
pub const RUNG: Message = Message { zh: "力度", en: "rung" };
/// Before the deadlines of a hit.
pub const DUE: Message = Message { zh: "时限", en: "due" };
/// Before the targets of a hit.
pub const TARGETS: Message = Message { zh: "指标", en: "targets" };
/// The rungs, 1 to 5.
pub const RUNGS: [Message; 5] = [
    Message { zh: "探索", en: "inquire" },
    Message { zh: "支持", en: "enable" },
    Message { zh: "推进", en: "progress" },
    Message { zh: "实施", en: "act" },
    Message { zh: "兑现", en: "outcome" },
];
/// A clause prohibits.
pub const FORBIDS: Message = Message { zh: "禁止", en: "forbids" };
