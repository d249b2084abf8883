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
/// search --sort
pub const SORT: Message = Message {
    zh: "排序：score、plan、due 或 rung（默认 score）",
    en: "Order: score, plan, due or rung (default: score)",
};
/// search --count
pub const COUNT: Message = Message { zh: "只说有几条", en: "Print only how many there are" };
/// search --facets
pub const FACETS: Message = Message {
    zh: "按方案、类别、力度、单位、地点、时限等分别计数",
    en: "Count the hits by plan, kind, rung, office, place, due year",
};
/// What the hits are counted by.
pub const FACET_NAMES: [(&str, Message); 9] = [
    ("plan", Message { zh: "方案", en: "plan" }),
    ("kind", Message { zh: "类别", en: "kind" }),
    ("rung", Message { zh: "力度", en: "rung" }),
    ("due", Message { zh: "时限（年）", en: "due (year)" }),
    ("has", Message { zh: "有", en: "has" }),
    ("office", Message { zh: "责任单位", en: "office" }),
    ("place", Message { zh: "地点", en: "place" }),
    ("cites", Message { zh: "引用的文件", en: "cites" }),
    ("issued", Message { zh: "成文日期", en: "issued" }),
];
/// Kinds of hits, and what they have.
pub const FACET_VALUES: [(&str, Message); 6] = [
    ("measure", Message { zh: "措施", en: "measure" }),
    ("general", Message { zh: "总则", en: "general" }),
    ("section", Message { zh: "章节", en: "section" }),
    ("plan", Message { zh: "方案", en: "plan" }),
    ("target", Message { zh: "指标", en: "target" }),
    ("deadline", Message { zh: "时限", en: "deadline" }),
];
/// search --script
pub const SCRIPT: Message = Message {
    zh: "显示用的字体：hans 简体、hant 繁体（默认照原文）",
    en: "Script to show hits in: hans or hant (default: as printed)",
};
/// search --like
pub const LIKE: Message = Message {
    zh: "找与这条相近的（id、路径或编号）",
    en: "Find what is like this unit (id, path or number)",
};
/// search --interactive
pub const INTERACTIVE: Message = Message {
    zh: "边输入边筛选；回车选定，Esc 退出",
    en: "Filter while typing; Enter chooses, Esc leaves",
};
/// search --interactive without a terminal
pub const NEEDS_TERMINAL: Message =
    Message { zh: "--interactive 要在终端里用", en: "--interactive needs a terminal" };
/// --plan
pub const FILTER_PLAN: Message =
    Message { zh: "限于某方案（id 或标题中的字）", en: "Only this plan (its id, or words of its title)" };
/// --section
pub const FILTER_SECTION: Message = Message {
    zh: "限于某章节（编号、路径或标题中的字）",
    en: "Only this section (label, path, or words of its heading)",
};
/// --kind
pub const FILTER_KIND: Message = Message {
    zh: "限于类别：measure、general、section 或 plan",
    en: "Only this kind: measure, general, section or plan",
};
/// --rung
pub const FILTER_RUNG: Message = Message {
    zh: "有此力度的承诺：outcome、act、progress、enable、inquire 或 forbid",
    en: "A clause has this rung: outcome, act, progress, enable, inquire or forbid",
};
/// --due-by
pub const FILTER_DUE: Message = Message {
    zh: "此日或之前到期：2025、2025-06 或 2025-06-30",
    en: "Falls due on or before: 2025, 2025-06 or 2025-06-30",
};
/// --has
pub const FILTER_HAS: Message =
    Message { zh: "有 target（指标）或 deadline（时限）", en: "Has a target or a deadline" };
/// --office
pub const FILTER_OFFICE: Message =
    Message { zh: "责任单位（名称中的字）", en: "Responsible office (words of its name)" };
/// --place
pub const FILTER_PLACE: Message = Message { zh: "地点（名称中的字）", en: "Place (words of its name)" };
/// --cites
pub const FILTER_CITES: Message =
    Message { zh: "引用的文件（标题中的字）", en: "Document cited (words of its title)" };
/// --issued
pub const FILTER_ISSUED: Message =
    Message { zh: "成文日期，如 2021 或 2021-09", en: "Date of issue, such as 2021 or 2021-09" };
/// {0}: words.
pub const READ_AS: Message = Message { zh: "按拼音读作：{0}", en: "read as pinyin: {0}" };
/// {0}: words.
pub const SUGGESTIONS: Message = Message { zh: "是不是要找：{0}", en: "did you mean: {0}" };
/// show ID
pub const SHOW_ID: Message = Message {
    zh: "措施的 id、路径（二/1）或编号（18）",
    en: "The measure's id, path (二/1) or number (18)",
};
/// show --format
pub const SHOW_FORMAT: Message = Message { zh: "输出格式：text 或 json", en: "Output: text or json" };
