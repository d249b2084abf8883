//! Words of the site: furniture, headings, labels.

use super::Message;

const fn m(zh: &'static str, en: &'static str) -> Message {
    Message { zh, en }
}

// Furniture.
/// Name of the site in the bar.
pub const SITE: Message = m("方案", "Plans");
/// First crumb.
pub const HOME: Message = m("首页", "Home");
/// Label of the crumbs.
pub const CRUMBS: Message = m("所在位置", "You are here");
/// Label of the script switch.
pub const SCRIPTS: Message = m("文字", "Script");
/// Simplified, in its own script.
pub const HANS: Message = m("简体", "简体");
/// Traditional, always in its own script.
pub const HANT: Message = m("繁體", "繁體");
/// Above a converted page; {0}: link to the original.
pub const CONVERTED_FROM_HANT: Message = m(
    "本页由程序自繁体原文转换为简体，以原文为准。",
    "Converted by program from the Traditional original, which prevails.",
);
/// Above a converted page.
pub const CONVERTED_FROM_HANS: Message = m(
    "本页由程序自简体原文转换为繁体，以原文为准。",
    "Converted by program from the Simplified original, which prevails.",
);
/// Link to the same page in the original script.
pub const SEE_ORIGINAL: Message = m("看原文", "See the original");
/// Foot of each page; {0}: version.
pub const MADE_BY: Message = m(
    "由 fangan {0} 自原件生成；每处引文都能在原件中找到。",
    "Made from the source by fangan {0}; every quotation stands in the source.",
);
/// 404.
pub const NOT_FOUND: Message = m("没有这一页", "There is no such page");
/// Below it.
pub const NOT_FOUND_HELP: Message = m(
    "地址可能写错了，或者这一页已经不在。请从首页找，或用上方的搜索。",
    "The address may be mistyped, or the page is gone. Start from the home page, or search above.",
);
/// Choice of script on the root page.
pub const CHOOSE: Message = m("请选择文字", "Choose a script");
/// Label of the previous and next links.
pub const NEIGHBOURS: Message = m("前后措施", "Previous and next");
/// Previous measure.
pub const PREVIOUS: Message = m("上一条", "Previous");
/// Next measure.
pub const NEXT: Message = m("下一条", "Next");
/// Opens the table beneath a picture.
pub const AS_TABLE: Message = m("以表格查看", "As a table");

// Head of a plan.
/// Issuers.
pub const ISSUED_BY: Message = m("发文机关", "Issued by");
/// Date of issue.
pub const ISSUED_ON: Message = m("成文日期", "Issued on");
/// Date of publication.
pub const PUBLISHED_ON: Message = m("发布日期", "Published on");
/// Number.
pub const DOC_NUMBER: Message = m("发文字号", "Document number");
/// Script of the original.
pub const ORIGINAL_SCRIPT: Message = m("原文文字", "Script of the original");
/// Traditional.
pub const TRADITIONAL: Message = m("繁体", "Traditional");
/// Simplified.
pub const SIMPLIFIED: Message = m("简体", "Simplified");
/// Addressees.
pub const ADDRESSED_TO: Message = m("主送机关", "Addressed to");
/// The source file.
pub const SOURCE_FILE: Message = m("原件", "Source");

// Counts.
/// Measures.
pub const MEASURES: Message = m("措施", "Measures");
/// Clauses.
pub const CLAUSES: Message = m("承诺", "Commitments");
/// Quantities.
pub const TARGETS: Message = m("指标", "Targets");
/// Deadlines.
pub const DEADLINES: Message = m("时限", "Deadlines");
/// Offices.
pub const OFFICES: Message = m("单位", "Offices");
/// Places.
pub const PLACES: Message = m("地点", "Places");
/// Projects.
pub const PROJECTS: Message = m("项目", "Projects");
/// Documents.
pub const DOCUMENTS: Message = m("引用文件", "Documents cited");
/// Glossary.
pub const GLOSSARY: Message = m("简称", "Short names");
/// Verbs.
pub const VERBS: Message = m("力度", "Strength");
/// Revisions.
pub const REVISIONS: Message = m("修订", "Revisions");
/// Unread.
pub const UNREAD: Message = m("未读懂", "Not understood");
/// The source page.
pub const SOURCE: Message = m("原文", "Source text");
/// Downloads.
pub const DATA: Message = m("数据", "Data");
/// All indexes.
pub const INDEXES: Message = m("索引", "Indexes");
/// The list of units.
pub const OUTLINE: Message = m("目录", "Outline");
/// The full list of plans.
pub const PLANS: Message = m("全部方案", "All plans");

// Pictures.
/// Share of each rung.
pub const SHARE_OF_RUNGS: Message = m("承诺的力度", "How strongly it commits");
/// Below it.
pub const SHARE_OF_RUNGS_HELP: Message = m(
    "每个分句按最外层的动词归入一级：从“兑现”到“探索”，越靠前越实。",
    "Each clause is placed by its outermost verb, from \u{201c}delivered\u{201d} down to \u{201c}explored\u{201d}.",
);
/// Rungs by chapter.
pub const RUNGS_BY_CHAPTER: Message = m("各章的力度", "Strength by chapter");
/// Timeline.
pub const TIMELINE: Message = m("时间表", "Timeline");
/// Clauses by rung: column.
pub const RUNG: Message = m("力度", "Strength");
/// Count: column.
pub const COUNT: Message = m("数目", "Count");
/// Share: column.
pub const SHARE: Message = m("占比", "Share");
/// Chapter: column.
pub const CHAPTER: Message = m("章节", "Chapter");

// Rungs.
/// 5.
pub const OUTCOME: Message = m("兑现", "Delivered");
/// 4.
pub const ACT: Message = m("实施", "Done");
/// 3.
pub const PROGRESS: Message = m("推进", "Advanced");
/// 2.
pub const ENABLE: Message = m("支持", "Supported");
/// 1.
pub const INQUIRE: Message = m("探索", "Explored");
/// 0.
pub const NONE: Message = m("叙述", "Described");
/// Prohibition 3.
pub const FORBID: Message = m("禁止", "Forbidden");
/// Prohibition 2.
pub const CURB: Message = m("严控", "Curbed");
/// Prohibition 1.
pub const LIMIT: Message = m("控制", "Limited");

// Measure page.
/// The text.
pub const TEXT: Message = m("正文", "Text");
/// Legend of the marks.
pub const LEGEND: Message = m("图例", "Legend");
/// A quantity in the legend.
pub const LEGEND_TARGET: Message = m("指标", "Target");
/// A deadline in the legend.
pub const LEGEND_DEADLINE: Message = m("时限", "Deadline");
/// Table of clauses.
pub const BREAKDOWN: Message = m("逐句承诺", "Clause by clause");
/// Column: the clause.
pub const CLAUSE: Message = m("分句", "Clause");
/// Column: the verb.
pub const VERB: Message = m("动词", "Verb");
/// Column: modifiers.
pub const MODIFIERS: Message = m("修饰", "Modifiers");
/// Offices responsible.
pub const RESPONSIBLE: Message = m("责任单位", "Responsible");
/// Leads.
pub const LEADS: Message = m("牵头", "Leads");
/// Supports.
pub const SUPPORTS: Message = m("配合", "Supports");
/// Entities.
pub const NAMES: Message = m("涉及", "Names");
/// Related.
pub const RELATED: Message = m("相关措施", "Related measures");
/// Because of; {0}: names.
pub const BECAUSE: Message = m("同涉 {0}", "share {0}");
/// Backlinks.
pub const CITED_BY: Message = m("被引用", "Referred to by");
/// Where it stands.
pub const PROVENANCE: Message = m("出处", "Provenance");
/// {0}: line.
pub const LINE: Message = m("原文第 {0} 行", "source line {0}");
/// Permalink.
pub const PERMALINK: Message = m("固定链接", "Permalink");
/// Copy.
pub const COPY: Message = m("复制", "Copy");
/// Copied.
pub const COPIED: Message = m("已复制", "Copied");
/// Citation.
pub const CITATION: Message = m("引用格式", "Citation");
/// Corrections.
pub const CORRECTIONS: Message = m("更正", "Corrections");
/// Column.
pub const FIELD: Message = m("字段", "Field");
/// Column.
pub const VALUE: Message = m("更正为", "Corrected to");
/// Column.
pub const REASON: Message = m("理由", "Reason");
/// Column.
pub const WHO: Message = m("更正人", "By");
/// History of a measure.
pub const HISTORY: Message = m("修订史", "History");
/// {0}: measures, {1}: commitments.
pub const SUMMARY_CLAUSES: Message = m("{0} 项承诺", "{0} commitments");
/// Below a heading; {0}: targets.
pub const SUMMARY_TARGETS: Message = m("{0} 个指标", "{0} targets");
/// Below a heading; {0}: deadlines.
pub const SUMMARY_DEADLINES: Message = m("{0} 个时限", "{0} deadlines");
/// Withdrawn measure; {0}: its heading.
pub const WITHDRAWN: Message = m("这条措施已撤销", "This measure was withdrawn");
/// Below it.
pub const WITHDRAWN_HELP: Message = m(
    "它在本方案的现行文本中已经没有了。旧链接保留在此。",
    "It no longer stands in the current text of the plan. Old links lead here.",
);

// Indexes.
/// What the targets page is.
pub const TARGETS_HELP: Message = m(
    "方案里的每个数字：数的是什么，多少，出自哪一句。",
    "Every number the plan commits to: what is counted, how much, and where it says so.",
);
/// What the deadlines page is.
pub const DEADLINES_HELP: Message =
    m("按最后期限排列。没有日子的（近期、适时）排在最后。", "By last day. Those without a date stand last.");
/// What the offices page is.
pub const OFFICES_HELP: Message = m(
    "方案点名的单位，以及各自牵头、配合、涉及的措施。",
    "Offices the plan names, with the measures they lead, support or appear in.",
);
/// What the places page is.
pub const PLACES_HELP: Message =
    m("方案点名的地方，以及涉及的措施。", "Places the plan names, with the measures that name them.");
/// What the projects page is.
pub const PROJECTS_HELP: Message =
    m("有名字的工程、设施、行动和活动。", "Works, facilities, programmes and events that have a name.");
/// What the documents page is.
pub const DOCUMENTS_HELP: Message = m("方案引用的文件，以及在哪里引用。", "Documents the plan cites, and where.");
/// What the glossary is.
pub const GLOSSARY_HELP: Message = m(
    "原文自己给出的简称及其全称。正文里的简称，指上去就显示全称。",
    "Short names the text itself gives. Point at one in the text to see what it stands for.",
);
/// What the verbs page is.
pub const VERBS_HELP: Message =
    m("各级力度用了哪些动词，各多少次。", "Which verbs commit at which strength, and how often.");
/// What the unread page is.
pub const UNREAD_HELP: Message = m(
    "程序看到了、但没有读懂的数字、日期和承诺。请人来看。",
    "Numbers, dates and commitments the program saw and did not understand. A person should look.",
);
/// Nothing in an index.
pub const NOTHING: Message = m("这一项没有内容。", "There is nothing here.");
/// Column: what is counted.
pub const WHAT: Message = m("内容", "What");
/// Column: how much.
pub const AMOUNT: Message = m("数值", "Amount");
/// Column: by when.
pub const BY_WHEN: Message = m("时限", "Due");
/// Column: the measure.
pub const MEASURE: Message = m("措施", "Measure");
/// Column: the words.
pub const WORDS: Message = m("原句", "Words");
/// Column: the kind.
pub const KIND: Message = m("类别", "Kind");
/// Deadlines without a date.
pub const OPEN_ENDED: Message = m("没有日子的", "Without a date");
/// {0}: year.
pub const YEAR: Message = m("{0} 年", "{0}");
/// {0}: number of times.
pub const TIMES: Message = m("{0} 次", "{0}×");
/// Preamble.
pub const PREAMBLE: Message = m("引言", "Preamble");
/// Used in.
pub const USED_IN: Message = m("见于", "Used in");
/// Place.
pub const PLACE: Message = m("地点", "Place");
/// Organisation.
pub const ORGANISATION: Message = m("机构", "Organisation");
/// Project.
pub const PROJECT: Message = m("工程项目", "Project");
/// Programme.
pub const PROGRAMME: Message = m("行动计划", "Programme");
/// Facility.
pub const FACILITY: Message = m("设施", "Facility");
/// Event.
pub const EVENT: Message = m("活动", "Event");
/// Unread number.
pub const UNREAD_NUMBER: Message = m("数字", "Number");
/// Unread date.
pub const UNREAD_DATE: Message = m("日期", "Date");
/// Unread commitment.
pub const UNREAD_COMMITMENT: Message = m("承诺", "Commitment");
/// Unread layout.
pub const UNREAD_LAYOUT: Message = m("版面", "Layout");

// Source, data, revisions.
/// What the source page is.
pub const SOURCE_HELP: Message =
    m("原件的文字，逐行照录，不作转换。", "The text of the source, line by line, not converted.");
/// What the data page is.
pub const DATA_HELP: Message = m("同一份内容，供程序和表格使用。", "The same contents, for programs and spreadsheets.");
/// Column: file.
pub const FILE: Message = m("文件", "File");
/// Column: what it holds.
pub const HOLDS: Message = m("内容", "Contents");
/// Column: size.
pub const SIZE: Message = m("大小", "Size");
/// What the revisions page is when there is one.
pub const ONE_REVISION: Message = m(
    "目前只有这一个版本。方案改过以后，这里逐条写出哪些承诺减弱了、哪些加强了。",
    "There is only this revision so far. Once the plan is revised, this page says which commitments grew weaker or stronger.",
);
/// Help of the page of revisions.
pub const REVISIONS_HELP: Message = m(
    "每次修订比上一版少承诺了什么、多承诺了什么，逐条对照。",
    "What each revision promises less and more than the one before it, unit by unit.",
);
/// Link from a cited document to its own pages.
pub const ON_THIS_SITE: Message = m("本站有全文", "On this site");
/// What a file holds.
pub const FILE_SOURCE: Message = m("收到的原件", "The source as received");
/// What a file holds.
pub const FILE_WHOLE: Message = m("整个方案，供程序读取", "The whole plan, for programs");
/// What a file holds.
pub const FILE_WORKBOOK: Message = m("各表合为一个工作簿，Excel 可打开", "All tables in one workbook, for Excel");
/// What a file holds.
pub const FILE_TABLE: Message = m("一张表，Excel 可打开", "One table, for spreadsheets");
/// {0}: date or name before, {1}: after.
pub const FROM_TO: Message = m("{0} → {1}", "{0} → {1}");
/// Promises less.
pub const WEAKENED: Message = m("减弱", "Weakened");
/// Promises more.
pub const STRENGTHENED: Message = m("加强", "Strengthened");
/// Neither.
pub const NEUTRAL: Message = m("其他", "Other");
/// Was: column.
pub const BEFORE: Message = m("原为", "Before");
/// Is: column.
pub const AFTER: Message = m("改为", "After");
/// Added unit.
pub const ADDED: Message = m("新增", "Added");
/// Removed unit.
pub const REMOVED: Message = m("删除", "Removed");
/// Moved unit.
pub const MOVED: Message = m("移位", "Moved");
/// Modified unit.
pub const MODIFIED: Message = m("改写", "Reworded");
/// Split unit.
pub const SPLIT: Message = m("拆分", "Split");
/// Merged unit.
pub const MERGED: Message = m("合并", "Merged");
/// Unchanged but for format.
pub const FORMAT_ONLY: Message = m("仅版式不同", "Format only");
/// The redline.
pub const REDLINE: Message = m("逐条对照", "Unit by unit");

// Search.
/// Placeholder.
pub const SEARCH: Message = m("搜索措施、指标、单位……（简繁皆可）", "Search measures, targets, offices …");
/// Label of the button.
pub const SEARCH_OPEN: Message = m("搜索", "Search");
/// {0}: number of hits.
pub const SEARCH_FOUND: Message = m("找到 {0} 条", "{0} found");
/// Label of a chevron in the outline; {0}: what it folds.
pub const FOLD: Message = m("展开或收起“{0}”", "Show or hide what stands below “{0}”");
/// Relaxed hits.
pub const SEARCH_RELAXED: Message = m("没有完全相符的；以下部分相符", "No exact match; these match in part");
/// No hits.
pub const SEARCH_NONE: Message = m("没有找到", "Nothing found");
/// Below the results when there are more.
pub const SEARCH_MORE: Message = m("显示更多", "Show more");
/// Where nothing was found.
pub const SEARCH_TIPS: Message = m(
    "可以换一个说法，或少写几个字；简体、繁体、拼音（qingneng）都可以。",
    "Try other words, or fewer; Simplified, Traditional and pinyin (qingneng) all work.",
);
/// Above the results of letters; {0}: words.
pub const SEARCH_READ_AS: Message = m("按拼音读作：{0}", "Read as pinyin: {0}");
/// Before words close to those that were not found.
pub const SEARCH_SUGGESTIONS: Message = m("是不是要找：", "Did you mean: ");
/// A filter; {0}: a year.
pub const FILTER_UNTIL: Message = m("{0}年底前", "by end of {0}");
/// While the data loads.
pub const SEARCH_LOADING: Message = m("正在载入……", "Loading …");
/// Filter: any.
pub const FILTER_ANY: Message = m("不限", "Any");
/// Filter: plan.
pub const FILTER_PLAN: Message = m("方案", "Plan");
/// Filter: year of the deadline.
pub const FILTER_DUE: Message = m("时限", "Due by");

// mdBook's own furniture, replaced at run time.
/// Sidebar.
pub const TOGGLE_SIDEBAR: Message = m("显示或收起目录", "Show or hide the outline");
/// Theme button.
pub const THEME: Message = m("明暗", "Light or dark");
/// Theme: follow the system.
pub const THEME_AUTO: Message = m("跟随系统", "System");
/// Theme: light.
pub const THEME_LIGHT: Message = m("浅色", "Light");
/// Theme: dark.
pub const THEME_DARK: Message = m("深色", "Dark");
/// Keyboard help.
pub const KEYS: Message = m("键盘", "Keyboard");
/// Arrow keys.
pub const KEYS_ARROWS: Message = m("← → 前后翻页", "← → turn pages");
/// Search keys.
pub const KEYS_SEARCH: Message = m("S 或 / 搜索", "S or / search");
/// Help keys.
pub const KEYS_HELP: Message = m("? 显示本说明，Esc 关闭", "? shows this help, Esc closes it");
/// Skip link.
pub const SKIP: Message = m("跳到正文", "Skip to the text");
/// A citation; {0}: title, {1}: issuers, number, date, {2}: the measure.
pub const CITATION_FORMAT: Message = m("《{0}》（{1}）：{2}", "《{0}》 ({1}): {2}");
/// Between the items of a list.
pub const LIST_COMMA: Message = m("、", ", ");
/// List of withdrawn measures.
pub const WITHDRAWN_MEASURES: Message = m("已撤销的措施", "Withdrawn measures");

// Columns of the tables to download.
/// Id.
pub const ID: Message = m("id", "id");
/// Path.
pub const PATH: Message = m("路径", "Path");
/// Label.
pub const LABEL: Message = m("编号", "Label");
/// Heading.
pub const HEADING: Message = m("标题", "Heading");
/// Prohibition.
pub const PROHIBITION: Message = m("禁止级别", "Prohibition");
/// Items of a list.
pub const ITEMS: Message = m("列举", "Items");
/// Comparator.
pub const COMPARATOR: Message = m("比较", "Comparator");
/// Upper end.
pub const AMOUNT_TO: Message = m("至", "To");
/// Unit.
pub const UNIT: Message = m("单位名称", "Unit");
/// First day.
pub const FROM: Message = m("起", "From");
/// {0}: the name of an index.
pub const ALL_OF: Message = m("全部{0}", "all {0}");
