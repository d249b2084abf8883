//! Words of the errors: one sentence naming the file, what is wrong and what to do.

use super::Message;

/// {0}: path.
pub const NOT_FOUND: Message =
    Message { zh: "找不到文件“{0}”；请检查路径", en: "cannot find '{0}'; check the path" };
/// {0}: path, {1}: the system's words.
pub const UNREADABLE: Message =
    Message { zh: "读不了“{0}”：{1}；请检查权限", en: "cannot read '{0}': {1}; check its permissions" };
/// {0}: path, {1}: the system's words.
pub const UNWRITABLE: Message = Message {
    zh: "写不了“{0}”：{1}；请检查权限和磁盘空间",
    en: "cannot write '{0}': {1}; check permissions and disk space",
};
/// {0}: path.
pub const EMPTY: Message = Message {
    zh: "“{0}”是空文件；请换成有正文的文件",
    en: "'{0}' is empty; give a file with text in it",
};
/// {0}: path.
pub const UNKNOWN_ENCODING: Message = Message {
    zh: "认不出“{0}”的编码；请另存为 UTF-8（也读 UTF-16、GB18030、Big5）",
    en: "cannot tell the encoding of '{0}'; save it as UTF-8 (UTF-16, GB18030 and Big5 are read too)",
};
/// {0}: path, {1}: the format.
pub const UNSUPPORTED: Message = Message {
    zh: "“{0}”是{1}，读不了；请另存为 docx、pdf（带文字层）、html、md 或 txt",
    en: "'{0}' is {1}, which cannot be read; save it as docx, pdf with a text layer, html, md or txt",
};
/// {0}: path.
pub const SCANNED: Message = Message {
    zh: "“{0}”只有图像，没有文字层；请先做文字识别（OCR）",
    en: "'{0}' holds only pictures of pages and no text; run it through OCR first",
};
/// {0}: path.
pub const ENCRYPTED: Message =
    Message { zh: "“{0}”加了密；请先去掉密码", en: "'{0}' is encrypted; remove its password first" };
/// {0}: path, {1}: what broke.
pub const DAMAGED: Message = Message {
    zh: "“{0}”已损坏（{1}）；请换一份完好的文件",
    en: "'{0}' is damaged ({1}); get a sound copy of it",
};
/// {0}: path.
pub const NOT_A_PLAN: Message = Message {
    zh: "“{0}”里没有编号的条目（一、 （一） 1. 第一条），不像方案；请检查是不是给错了文件",
    en: "'{0}' has no numbered units (一、 （一） 1. 第一条) and does not look like a plan; is it the right file?",
};
/// {0}: folder.
pub const NO_WORKSPACE: Message = Message {
    zh: "“{0}”里没有 plan 文件夹；请新建 plan/<名称>/ 并把方案存为其中的 source.txt（或 docx、pdf、html、md）",
    en: "'{0}' has no plan folder; make plan/<name>/ and put the plan there as source.txt (or docx, pdf, html, md)",
};
/// {0}: folder of a plan.
pub const NO_SOURCE: Message = Message {
    zh: "“{0}”里没有 source.* 文件；请把方案原件放进去，命名为 source.txt（或 docx、pdf、html、md）",
    en: "'{0}' has no source.* file; put the plan there as source.txt (or docx, pdf, html, md)",
};
/// {0}: folder of a plan, {1}: the files.
pub const MANY_SOURCES: Message = Message {
    zh: "“{0}”里有不止一个 source 文件（{1}）；请只留一个",
    en: "'{0}' has more than one source file ({1}); keep one",
};
/// {0}: path, {1}: what the reader of the format says, with line and column.
pub const BAD_YAML: Message = Message { zh: "“{0}”写错了：{1}", en: "'{0}' cannot be read: {1}" };
/// {0}: path, {1}: what the reader of the format says, with line and column.
pub const BAD_CORRECTIONS: Message = Message {
    zh: "“{0}”写错了：{1}；第一行写 corrections:，下面每条更正写 measure、field、value、reason、by，改分句时加 clause",
    en: "'{0}' cannot be read: {1}; it opens with corrections: and each entry has measure, field, value, reason and by, with clause for a clause",
};
/// {0}: list, {1}: line number, {2}: the line, {3}: the columns it should have.
pub const BAD_LEXICON: Message = Message {
    zh: "词表 {0}.tsv 第 {1} 行写错了：“{2}”；每行应有以 Tab 分开的各列：{3}",
    en: "word list {0}.tsv, line {1} is wrong: '{2}'; a line holds these columns, parted by tabs: {3}",
};
/// {0}: list, {1}: the line.
pub const BAD_WORD: Message = Message {
    zh: "词表 {0}.tsv 里这一行的取值不对：“{1}”；可用的取值见该表开头的注释",
    en: "word list {0}.tsv has a line with an unknown value: '{1}'; the comment that opens the list names the values",
};
/// {0}: list, {1}: the lists there are.
pub const UNKNOWN_LEXICON: Message =
    Message { zh: "没有词表 {0}.tsv；可用的有：{1}", en: "there is no word list {0}.tsv; there are: {1}" };
/// {0}: what was asked for.
pub const NO_SUCH_MEASURE: Message = Message {
    zh: "没有措施“{0}”；可用 id、路径（六/18）或编号，fangan search 能找到它们",
    en: "no measure '{0}'; use an id, a path (六/18) or a number: fangan search finds them",
};
/// {0}: what was asked for, {1}: the candidates.
pub const AMBIGUOUS_MEASURE: Message = Message {
    zh: "“{0}”不止一条：{1}；请写得更具体",
    en: "'{0}' names more than one measure: {1}; be more precise",
};
/// {0}: the index folder, {1}: why.
pub const BAD_INDEX: Message = Message {
    zh: "索引“{0}”用不了（{1}）；请运行 fangan index 重建",
    en: "the index '{0}' cannot be used ({1}); run fangan index to build it again",
};
/// {0}: path.
pub const NOTHING_TO_INDEX: Message = Message {
    zh: "“{0}”里没有能编入索引的文件；请给出 txt、md、html、docx 或 pdf",
    en: "'{0}' holds nothing that can be indexed; give txt, md, html, docx or pdf",
};
/// {0}: what the site builder says.
pub const SITE: Message = Message { zh: "网站没有建成：{0}", en: "the site could not be built: {0}" };
/// {0}: what was wrong with the command line.
pub const USAGE: Message = Message { zh: "{0}；用 --help 看用法", en: "{0}; see --help" };
