//! The rules of the diff: names, weights, mirrors, words and examples.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::catalogue::{Message, Severity};

/// Which way a commitment went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Promises less.
    Weakened,
    /// Promises more.
    Strengthened,
    /// Neither, or cannot be told.
    Neutral,
}

/// A kind of change: its name, weight, mirror and words.
#[derive(Debug, PartialEq)]
pub struct ChangeRule {
    /// Stable name, kebab-case.
    pub id: &'static str,
    /// The rule that finds the same change when base and revision are swapped.
    pub mirror: &'static str,
    /// Default weight. Error: a promise lost or reversed; warning: softened, or the text does not say enough; info: the
    /// rest, and everything strengthened.
    pub severity: Severity,
    /// Which way.
    pub direction: Direction,
    /// Its name for people.
    pub title: Message,
    /// When it applies.
    pub explanation: Message,
    /// Words of a base and of a revision that it tells apart.
    pub example: (&'static str, &'static str),
    /// The finding; {0}: before, {1}: after.
    pub message: Message,
}

/// The rule of that name.
pub fn rule(id: &str) -> Option<&'static ChangeRule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// Every rule, the heaviest first within its kind.
pub const RULES: &[ChangeRule] = &[
    ChangeRule {
        id: "measure-removed",
        mirror: "measure-added",
        severity: Severity::Error,
        direction: Direction::Weakened,
        title: Message { zh: "措施删除", en: "measure removed" },
        explanation: Message {
            zh: "基准中的一条措施在修订中找不到对应，也没有并入别的措施。",
            en: "A measure of the base has no counterpart in the revision and was not merged into another one.",
        },
        example: ("14.深入推进全域绿化造林。建设9个乡镇景观生态林。", ""),
        message: Message { zh: "删除了措施“{0}”", en: "measure '{0}' was removed" },
    },
    ChangeRule {
        id: "measure-added",
        mirror: "measure-removed",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "措施新增", en: "measure added" },
        explanation: Message {
            zh: "修订中多了一条措施。",
            en: "The revision has a measure that the base does not have.",
        },
        example: ("", "14.深入推进全域绿化造林。建设9个乡镇景观生态林。"),
        message: Message { zh: "新增了措施“{1}”", en: "measure '{1}' was added" },
    },
    ChangeRule {
        id: "section-removed",
        mirror: "section-added",
        severity: Severity::Warning,
        direction: Direction::Weakened,
        title: Message { zh: "条目删除", en: "section removed" },
        explanation: Message {
            zh: "基准中不属于措施的一个条目（目标、原则、要求）在修订中没有了；它承诺了什么，仅凭条目本身难以判断。",
            en: "A unit of the base that is no measure (aims, principles, requirements) is gone; what it promised cannot be told from it alone.",
        },
        example: ("（四）主要目标。到2025年，绿道总长达到1000公里。", ""),
        message: Message { zh: "删除了条目“{0}”", en: "section '{0}' was removed" },
    },
    ChangeRule {
        id: "section-added",
        mirror: "section-removed",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "条目新增", en: "section added" },
        explanation: Message {
            zh: "修订中多了一个不属于措施的条目。",
            en: "The revision has a unit, no measure, that the base does not have.",
        },
        example: ("", "（四）主要目标。到2025年，绿道总长达到1000公里。"),
        message: Message { zh: "新增了条目“{1}”", en: "section '{1}' was added" },
    },
    ChangeRule {
        id: "commitment-removed",
        mirror: "commitment-added",
        severity: Severity::Error,
        direction: Direction::Weakened,
        title: Message { zh: "承诺删除", en: "commitment removed" },
        explanation: Message {
            zh: "措施还在，但其中一项承诺没有了，别处也没有。",
            en: "The measure stays, but one of its commitments is gone and stands nowhere else.",
        },
        example: ("建设9个乡镇景观生态林", ""),
        message: Message { zh: "删除了承诺“{0}”", en: "commitment '{0}' was removed" },
    },
    ChangeRule {
        id: "commitment-added",
        mirror: "commitment-removed",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "承诺新增", en: "commitment added" },
        explanation: Message {
            zh: "措施中多了一项承诺。", en: "The measure has a commitment that it did not have."
        },
        example: ("", "建设9个乡镇景观生态林"),
        message: Message { zh: "新增了承诺“{1}”", en: "commitment '{1}' was added" },
    },
    ChangeRule {
        id: "target-weakened",
        mirror: "target-strengthened",
        severity: Severity::Error,
        direction: Direction::Weakened,
        title: Message { zh: "指标降低", en: "target weakened" },
        explanation: Message {
            zh: "同一指标的数值朝变弱的方向变了：越多越好的变小，越少越好的（不高于、控制在）变大。",
            en: "The same indicator's value moved the weaker way: less of what should grow, more of what should shrink (at most, kept within).",
        },
        example: ("实施300公里绿道建设", "实施200公里绿道建设"),
        message: Message { zh: "指标由“{0}”降为“{1}”", en: "target weakened from '{0}' to '{1}'" },
    },
    ChangeRule {
        id: "target-strengthened",
        mirror: "target-weakened",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "指标提高", en: "target strengthened" },
        explanation: Message {
            zh: "同一指标的数值朝变强的方向变了。",
            en: "The same indicator's value moved the stronger way.",
        },
        example: ("实施200公里绿道建设", "实施300公里绿道建设"),
        message: Message { zh: "指标由“{0}”提高为“{1}”", en: "target strengthened from '{0}' to '{1}'" },
    },
    ChangeRule {
        id: "target-removed",
        mirror: "target-added",
        severity: Severity::Error,
        direction: Direction::Weakened,
        title: Message { zh: "指标删除", en: "target removed" },
        explanation: Message {
            zh: "承诺还在，但量化的指标没有了。",
            en: "The commitment stays, but its figure is gone.",
        },
        example: ("实施300公里绿道建设", "实施绿道建设"),
        message: Message { zh: "删除了指标“{0}”", en: "target '{0}' was removed" },
    },
    ChangeRule {
        id: "target-added",
        mirror: "target-removed",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "指标新增", en: "target added" },
        explanation: Message {
            zh: "承诺有了原来没有的量化指标。",
            en: "The commitment has a figure that it did not have.",
        },
        example: ("实施绿道建设", "实施300公里绿道建设"),
        message: Message { zh: "新增了指标“{1}”", en: "target '{1}' was added" },
    },
    ChangeRule {
        id: "target-vagued",
        mirror: "target-specified",
        severity: Severity::Error,
        direction: Direction::Weakened,
        title: Message { zh: "指标虚化", en: "target made vague" },
        explanation: Message {
            zh: "数字换成了“一批”“若干”之类不能核对的说法。",
            en: "A figure was replaced by words that cannot be checked (一批, 若干).",
        },
        example: ("实施300公里绿道建设", "实施一批绿道建设"),
        message: Message { zh: "指标“{0}”虚化为“{1}”", en: "target '{0}' was made vague: '{1}'" },
    },
    ChangeRule {
        id: "target-specified",
        mirror: "target-vagued",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "指标明确", en: "target made specific" },
        explanation: Message {
            zh: "“一批”“若干”之类的说法换成了数字。",
            en: "Words that cannot be checked were replaced by a figure.",
        },
        example: ("实施一批绿道建设", "实施300公里绿道建设"),
        message: Message { zh: "指标由“{0}”明确为“{1}”", en: "target made specific: '{0}' became '{1}'" },
    },
    ChangeRule {
        id: "comparator-softened",
        mirror: "comparator-tightened",
        severity: Severity::Warning,
        direction: Direction::Weakened,
        title: Message { zh: "比较词放宽", en: "comparator softened" },
        explanation: Message {
            zh: "数值没变，但“不低于”之类的约束放宽成“左右”“约”等。",
            en: "The value stays, but its bound was loosened: at least became about.",
        },
        example: ("覆盖率不低于95%", "覆盖率95%左右"),
        message: Message {
            zh: "比较词由“{0}”放宽为“{1}”", en: "comparator softened from '{0}' to '{1}'"
        },
    },
    ChangeRule {
        id: "comparator-tightened",
        mirror: "comparator-softened",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "比较词收紧", en: "comparator tightened" },
        explanation: Message {
            zh: "数值没变，但约束收紧了。", en: "The value stays, but its bound was tightened."
        },
        example: ("覆盖率95%左右", "覆盖率不低于95%"),
        message: Message {
            zh: "比较词由“{0}”收紧为“{1}”", en: "comparator tightened from '{0}' to '{1}'"
        },
    },
    ChangeRule {
        id: "base-changed",
        mirror: "base-changed",
        severity: Severity::Warning,
        direction: Direction::Neutral,
        title: Message { zh: "比较基数改变", en: "basis of comparison changed" },
        explanation: Message {
            zh: "指标的对比年份、口径或单位变了，前后数值不能直接比较。",
            en: "The year, text or unit an indicator is measured against changed: the values cannot be compared.",
        },
        example: ("比2020年下降18%", "比2022年下降18%"),
        message: Message {
            zh: "比较基数由“{0}”改为“{1}”，前后不能直接比较",
            en: "the basis changed from '{0}' to '{1}': the values cannot be compared",
        },
    },
    ChangeRule {
        id: "deadline-slipped",
        mirror: "deadline-advanced",
        severity: Severity::Error,
        direction: Direction::Weakened,
        title: Message { zh: "时限推迟", en: "deadline slipped" },
        explanation: Message { zh: "完成的日期推后了。", en: "The date it falls due moved later." },
        example: ("到2025年，建成综合管廊", "到2027年，建成综合管廊"),
        message: Message { zh: "时限由“{0}”推迟到“{1}”", en: "deadline slipped from '{0}' to '{1}'" },
    },
    ChangeRule {
        id: "deadline-advanced",
        mirror: "deadline-slipped",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "时限提前", en: "deadline advanced" },
        explanation: Message { zh: "完成的日期提前了。", en: "The date it falls due moved earlier." },
        example: ("到2027年，建成综合管廊", "到2025年，建成综合管廊"),
        message: Message { zh: "时限由“{0}”提前到“{1}”", en: "deadline advanced from '{0}' to '{1}'" },
    },
    ChangeRule {
        id: "deadline-removed",
        mirror: "deadline-added",
        severity: Severity::Error,
        direction: Direction::Weakened,
        title: Message { zh: "时限删除", en: "deadline removed" },
        explanation: Message {
            zh: "承诺还在，但不再写明何时完成。",
            en: "The commitment stays, but no longer says when.",
        },
        example: ("到2025年，建成综合管廊", "建成综合管廊"),
        message: Message { zh: "删除了时限“{0}”", en: "deadline '{0}' was removed" },
    },
    ChangeRule {
        id: "deadline-added",
        mirror: "deadline-removed",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "时限新增", en: "deadline added" },
        explanation: Message { zh: "承诺写明了何时完成。", en: "The commitment now says when." },
        example: ("建成综合管廊", "到2025年，建成综合管廊"),
        message: Message { zh: "新增了时限“{1}”", en: "deadline '{1}' was added" },
    },
    ChangeRule {
        id: "deadline-vagued",
        mirror: "deadline-fixed",
        severity: Severity::Error,
        direction: Direction::Weakened,
        title: Message { zh: "时限虚化", en: "deadline made vague" },
        explanation: Message {
            zh: "明确的日期换成了“适时”“近期”之类的说法。",
            en: "A date was replaced by words such as 適時, 近期.",
        },
        example: ("2025年底前建成综合管廊", "适时建成综合管廊"),
        message: Message { zh: "时限“{0}”虚化为“{1}”", en: "deadline '{0}' was made vague: '{1}'" },
    },
    ChangeRule {
        id: "deadline-fixed",
        mirror: "deadline-vagued",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "时限明确", en: "deadline fixed" },
        explanation: Message {
            zh: "“适时”“近期”之类的说法换成了日期。",
            en: "Words such as 適時, 近期 were replaced by a date.",
        },
        example: ("适时建成综合管廊", "2025年底前建成综合管廊"),
        message: Message { zh: "时限由“{0}”明确为“{1}”", en: "deadline fixed: '{0}' became '{1}'" },
    },
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
    ChangeRule {
        id: "responsible-removed",
        mirror: "responsible-added",
        severity: Severity::Warning,
        direction: Direction::Weakened,
        title: Message { zh: "责任单位删除", en: "responsible office removed" },
        explanation: Message { zh: "责任单位少了一个。", en: "An office is no longer responsible." },
        example: ("（市交通委、市规划自然资源委负责）", "（市交通委负责）"),
        message: Message { zh: "责任单位中删除了“{0}”", en: "'{0}' is no longer responsible" },
    },
    ChangeRule {
        id: "responsible-added",
        mirror: "responsible-removed",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "责任单位新增", en: "responsible office added" },
        explanation: Message { zh: "责任单位多了一个。", en: "One more office is responsible." },
        example: ("（市交通委负责）", "（市交通委、市规划自然资源委负责）"),
        message: Message { zh: "责任单位中新增了“{1}”", en: "'{1}' became responsible" },
    },
    ChangeRule {
        id: "responsible-changed",
        mirror: "responsible-changed",
        severity: Severity::Warning,
        direction: Direction::Neutral,
        title: Message { zh: "责任单位改变", en: "responsible office changed" },
        explanation: Message {
            zh: "责任单位换了，或由牵头变为配合；孰强孰弱，文字上看不出来。",
            en: "Another office is responsible, or a leading one now supports; which is stronger the text does not say.",
        },
        example: ("（市交通委牵头）", "（市发展改革委牵头）"),
        message: Message {
            zh: "责任单位由“{0}”改为“{1}”", en: "responsibility passed from '{0}' to '{1}'"
        },
    },
    ChangeRule {
        id: "indicator-class-lowered",
        mirror: "indicator-class-raised",
        severity: Severity::Error,
        direction: Direction::Weakened,
        title: Message { zh: "指标性质降低", en: "indicator class lowered" },
        explanation: Message {
            zh: "约束性指标变为预期性指标：前者政府必须完成，后者主要靠市场。",
            en: "A binding indicator (約束性) became an expected one (預期性).",
        },
        example: ("单位GDP能耗下降13.5%（约束性）", "单位GDP能耗下降13.5%（预期性）"),
        message: Message { zh: "指标由“{0}”变为“{1}”", en: "indicator class lowered from '{0}' to '{1}'" },
    },
    ChangeRule {
        id: "indicator-class-raised",
        mirror: "indicator-class-lowered",
        severity: Severity::Info,
        direction: Direction::Strengthened,
        title: Message { zh: "指标性质提高", en: "indicator class raised" },
        explanation: Message {
            zh: "预期性指标变为约束性指标。", en: "An expected indicator became a binding one."
        },
        example: ("单位GDP能耗下降13.5%（预期性）", "单位GDP能耗下降13.5%（约束性）"),
        message: Message { zh: "指标由“{0}”变为“{1}”", en: "indicator class raised from '{0}' to '{1}'" },
    },
    ChangeRule {
        id: "reference-changed",
        mirror: "reference-changed",
        severity: Severity::Info,
        direction: Direction::Neutral,
        title: Message { zh: "引用改变", en: "reference changed" },
        explanation: Message {
            zh: "引用的文件换了、多了或少了。",
            en: "A cited document was replaced, added or dropped.",
        },
        example: ("依照《食品卫生法》的规定执行", "依照《食品安全法》的规定执行"),
        message: Message { zh: "引用由“{0}”改为“{1}”", en: "the citation '{0}' became '{1}'" },
    },
    ChangeRule {
        id: "moved",
        mirror: "moved",
        severity: Severity::Info,
        direction: Direction::Neutral,
        title: Message { zh: "移动", en: "moved" },
        explanation: Message { zh: "内容还在，位置变了。", en: "It stands elsewhere." },
        example: ("六/18", "六/21"),
        message: Message { zh: "由“{0}”移到“{1}”", en: "moved from '{0}' to '{1}'" },
    },
    ChangeRule {
        id: "renumbered",
        mirror: "renumbered",
        severity: Severity::Info,
        direction: Direction::Neutral,
        title: Message { zh: "改号", en: "renumbered" },
        explanation: Message { zh: "只是编号变了。", en: "Its number changed." },
        example: ("第二十一条", "第二十三条"),
        message: Message { zh: "编号由“{0}”改为“{1}”", en: "renumbered from '{0}' to '{1}'" },
    },
    ChangeRule {
        id: "split",
        mirror: "merged",
        severity: Severity::Info,
        direction: Direction::Neutral,
        title: Message { zh: "拆分", en: "split" },
        explanation: Message { zh: "一条拆成了几条。", en: "One unit became several." },
        example: ("18.", "18.、19."),
        message: Message { zh: "“{0}”拆分为“{1}”", en: "'{0}' was split into '{1}'" },
    },
    ChangeRule {
        id: "merged",
        mirror: "split",
        severity: Severity::Info,
        direction: Direction::Neutral,
        title: Message { zh: "合并", en: "merged" },
        explanation: Message { zh: "几条并成了一条。", en: "Several units became one." },
        example: ("18.、19.", "18."),
        message: Message { zh: "“{0}”合并为“{1}”", en: "'{0}' was merged into '{1}'" },
    },
    ChangeRule {
        id: "reworded",
        mirror: "reworded",
        severity: Severity::Info,
        direction: Direction::Neutral,
        title: Message { zh: "改写", en: "reworded" },
        explanation: Message {
            zh: "字句变了，没有一条规则说它变弱或变强。",
            en: "Other words; no rule says that it became weaker or stronger.",
        },
        example: ("健全完善工作机制", "完善工作机制"),
        message: Message { zh: "“{0}”改写为“{1}”", en: "'{0}' was reworded: '{1}'" },
    },
    ChangeRule {
        id: "format-only",
        mirror: "format-only",
        severity: Severity::Info,
        direction: Direction::Neutral,
        title: Message { zh: "只变格式", en: "format only" },
        explanation: Message {
            zh: "只有繁简、异体、全半角、标点或空白不同。",
            en: "Only script, variants, width, punctuation or white space differ.",
        },
        example: ("推進建筑綠色發展", "推进建筑绿色发展"),
        message: Message { zh: "只有写法不同", en: "only the writing differs" },
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_mirror_that_looks_back() {
        for r in RULES {
            let mirror = rule(r.mirror).unwrap_or_else(|| panic!("`{}` has no mirror `{}`", r.id, r.mirror));
            assert_eq!(mirror.mirror, r.id);
            let expected = match r.direction {
                Direction::Weakened => Direction::Strengthened,
                Direction::Strengthened => Direction::Weakened,
                Direction::Neutral => Direction::Neutral,
            };
            assert_eq!(mirror.direction, expected, "{}", r.id);
            assert_eq!(RULES.iter().filter(|other| other.id == r.id).count(), 1, "`{}` stands once", r.id);
            assert!(r.direction != Direction::Strengthened || r.severity == Severity::Info, "{}", r.id);
        }
    }
}
