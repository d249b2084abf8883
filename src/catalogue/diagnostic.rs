//! Words of the diagnostics: every rule of `parse` and `check`, with its weight and what to do.

use super::{Message, Rule, Severity};

/// A number is missing between two units of one list.
pub const NUMBERING_GAP: Rule = Rule {
    code: "numbering-gap",
    severity: Severity::Warning,
    message: Message {
        zh: "“{0}”之后是“{1}”，中间缺号",
        en: "\u{201c}{0}\u{201d} is followed by \u{201c}{1}\u{201d}: a number is missing",
    },
    hint: Message { zh: "对照原件，看是否漏了一条", en: "compare with the original: was a unit lost?" },
};

/// A number stands twice in one list, or goes back.
pub const NUMBERING_REPEAT: Rule = Rule {
    code: "numbering-repeat",
    severity: Severity::Warning,
    message: Message {
        zh: "“{0}”之后又是“{1}”，编号重复或倒退",
        en: "\u{201c}{0}\u{201d} is followed by \u{201c}{1}\u{201d}: the numbering repeats or goes back",
    },
    hint: Message { zh: "对照原件，看编号是否有误", en: "compare with the original: is the number right?" },
};

/// A short title that nothing explains. {0}: the title.
pub const UNRESOLVED_ALIAS: Rule = Rule {
    code: "unresolved-alias",
    severity: Severity::Warning,
    message: Message {
        zh: "{0}前面没有说明是哪一份文件", en: "{0}: nothing before it says which document this is"
    },
    hint: Message {
        zh: "对照原件，看前面是否漏了“以下简称{0}”",
        en: "compare with the original: is the sentence lost that gives the short name?",
    },
};

/// A part of the document that is not there. {0}: as it is cited.
pub const UNRESOLVED_REFERENCE: Rule = Rule {
    code: "unresolved-reference",
    severity: Severity::Info,
    message: Message {
        zh: "文中提到“{0}”，文件里没有", en: "\u{201c}{0}\u{201d} is cited and is not in the file"
    },
    hint: Message { zh: "如果原件有，请一起放进文件", en: "if the original has it, put it into the file" },
};

/// A document that has a head and numbers nothing.
pub const NO_UNITS: Rule = Rule {
    code: "no-units",
    severity: Severity::Warning,
    message: Message {
        zh: "没有编号的条目，只读出了标题、文号和日期",
        en: "nothing is numbered; only the head was read",
    },
    hint: Message {
        zh: "如果原件有编号或附件，请把它们一起放进文件",
        en: "if the original has numbers or an annex, put them into the file",
    },
};

// Files of a workspace.

/// A correction that no longer applies: there is no such measure. {0}: measure, {1}: field.
pub const STALE_MEASURE: Rule = Rule {
    code: "stale-correction",
    severity: Severity::Error,
    message: Message {
        zh: "对“{0}”的“{1}”的更正已不适用：没有这条措施",
        en: "the correction of '{1}' in '{0}' no longer applies: there is no such measure",
    },
    hint: MEND_CORRECTION,
};
/// A correction that no longer applies: no clause of the measure holds its words. {0}: measure, {1}: field.
pub const STALE_CLAUSE: Rule = Rule {
    code: "stale-correction",
    severity: Severity::Error,
    message: Message {
        zh: "对“{0}”的“{1}”的更正已不适用：这条措施里没有这句话",
        en: "the correction of '{1}' in '{0}' no longer applies: no clause of it holds these words",
    },
    hint: MEND_CORRECTION,
};
/// A correction that no longer applies: the field is not there, or is the source's own. {0}: measure, {1}: field.
pub const STALE_FIELD: Rule = Rule {
    code: "stale-correction",
    severity: Severity::Error,
    message: Message {
        zh: "对“{0}”的“{1}”的更正已不适用：没有这个字段，或者它是原文，不能改",
        en: "the correction of '{1}' in '{0}' no longer applies: there is no such field, or it is the text of the source",
    },
    hint: MEND_CORRECTION,
};
/// A correction that no longer applies: the field cannot hold the value. {0}: measure, {1}: field.
pub const STALE_VALUE: Rule = Rule {
    code: "stale-correction",
    severity: Severity::Error,
    message: Message {
        zh: "对“{0}”的“{1}”的更正已不适用：这个字段不能取这个值",
        en: "the correction of '{1}' in '{0}' no longer applies: the field cannot hold this value",
    },
    hint: MEND_CORRECTION,
};
/// A correction that no longer applies: the value was another one when the correction was made. {0}: measure, {1}: field.
pub const STALE_WAS: Rule = Rule {
    code: "stale-correction",
    severity: Severity::Error,
    message: Message {
        zh: "对“{0}”的“{1}”的更正已不适用：现在的值不是当时的值（was）",
        en: "the correction of '{1}' in '{0}' no longer applies: the value is no longer what it was then",
    },
    hint: MEND_CORRECTION,
};
const MEND_CORRECTION: Message = Message {
    zh: "改正或删去 corrections.yaml 中的这一条；measure 写措施的 id（fangan show 可查），clause 写那一句里的字，field 写 heading、rung、verb、quantities/0/value 等",
    en: "mend or remove the entry in corrections.yaml; measure is the measure's id (see fangan show), clause some words of the clause, field heading, rung, verb, quantities/0/value and so on",
};
/// A file on disk is not what parse would write. {0}: file, {1}: line.
pub const DRIFT: Rule = Rule {
    code: "drift",
    severity: Severity::Error,
    message: Message {
        zh: "“{0}”第 {1} 行与解析结果不同",
        en: "'{0}' differs from what parse would write, from line {1}",
    },
    hint: Message {
        zh: "不要手改生成的文件：用 corrections.yaml 更正，再运行 fangan parse",
        en: "generated files are not edited: put it into corrections.yaml and run fangan parse",
    },
};
/// A file that parse would write is missing. {0}: file.
pub const MISSING_FILE: Rule = Rule {
    code: "missing-file",
    severity: Severity::Error,
    message: Message { zh: "缺少文件“{0}”", en: "'{0}' is missing" },
    hint: Message { zh: "运行 fangan parse", en: "run fangan parse" },
};
/// A file that parse would not write. {0}: file.
pub const STRAY_FILE: Rule = Rule {
    code: "stray-file",
    severity: Severity::Error,
    message: Message { zh: "“{0}”不对应任何措施", en: "'{0}' belongs to no measure" },
    hint: Message { zh: "运行 fangan parse，它会移走多余的文件", en: "run fangan parse, which removes it" },
};
/// A quotation that does not stand at its span. {0}: file, {1}: the quotation, {2}: what stands there.
pub const BROKEN_QUOTATION: Rule = Rule {
    code: "broken-quotation",
    severity: Severity::Error,
    message: Message {
        zh: "“{0}”中的引文“{1}”与原文不符，原文此处是“{2}”",
        en: "'{0}' quotes \u{201c}{1}\u{201d}, but the source says \u{201c}{2}\u{201d} there",
    },
    hint: Message { zh: "运行 fangan parse 重新生成", en: "run fangan parse to write it anew" },
};
/// Characters that OpenCC would write otherwise. {0}: how many, {1}: the commonest, as `筑→築 23`.
pub const MIXED_SCRIPT: Rule = Rule {
    code: "mixed-script",
    severity: Severity::Info,
    message: Message {
        zh: "简繁混用 {0} 处，可能是机器转换的差错：{1}",
        en: "{0} characters of mixed script, probably faults of a machine conversion: {1}",
    },
    hint: Message {
        zh: "检索和对照不受影响；引用前请对照原件",
        en: "search and diff are not affected; compare with the original before quoting",
    },
};
/// A file that does not read as YAML. {0}: file, {1}: what is wrong.
pub const BAD_FILE: Rule = Rule {
    code: "bad-file",
    severity: Severity::Error,
    message: Message { zh: "“{0}”写错了：{1}", en: "'{0}' cannot be read: {1}" },
    hint: Message { zh: "运行 fangan parse 重新生成", en: "run fangan parse to write it anew" },
};
