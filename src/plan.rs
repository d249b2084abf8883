//! What a plan is once it has been read: the published data of `parse`, in JSON and in YAML.
//!
//! Every `quote` is the source text at its `span`; what the text does not say is absent.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// One revision of one document: 方案, 規劃, 意見, 行動計劃, or a statute.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Plan {
    /// What is true of the whole document.
    pub plan: Head,
    /// Every numbered unit in reading order, measures included.
    pub sections: Vec<Section>,
    /// The lowest numbered units that commit to action.
    pub measures: Vec<Measure>,
    /// Numbers, dates and commitments that were seen and not understood.
    pub unread: Vec<Unread>,
    /// What a person should look at.
    pub diagnostics: Vec<Diagnostic>,
}

/// What is true of the whole document.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Head {
    /// The plan's id: the folder's name in a workspace, else the file's stem.
    pub id: String,
    /// The document's title, without 《》.
    pub title: String,
    /// The script most of the text is written in.
    pub script: Script,
    /// 發文機關: who issued it, as printed.
    #[serde(default)]
    pub issuers: Vec<String>,
    /// 主送機關: whom it is addressed to, as printed.
    #[serde(default)]
    pub addressees: Vec<String>,
    /// 發文字號, for example 國辦發〔2018〕128號.
    pub doc_number: Option<String>,
    /// 成文日期, ISO 8601.
    pub issued: Option<String>,
    /// 發布日期 of the page that carried it, ISO 8601, when it differs from `issued`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// 簡稱: short names the text gives to something.
    #[serde(default)]
    pub aliases: Vec<Alias>,
    /// 引用: documents cited outside measures (preamble, general sections).
    #[serde(default)]
    pub references: Vec<Reference>,
}

impl Head {
    /// What the document is called: its title, else its id.
    pub fn name(&self) -> &str {
        if self.title.is_empty() { &self.id } else { &self.title }
    }
}

/// The script a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Script {
    /// 简体.
    #[default]
    Hans,
    /// 繁體.
    Hant,
}

/// 簡稱: a short name and what it stands for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Alias {
    /// The short name, with 《》 when printed so.
    pub alias: String,
    /// What it stands for.
    pub full: String,
    /// The words that say so.
    pub quote: String,
    /// Where they stand.
    pub span: Span,
}

/// 引用: a cited document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reference {
    /// Path of the unit that cites it, `preamble` before the first unit; absent inside a measure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The words that cite it.
    pub quote: String,
    /// Where they stand.
    pub span: Span,
    /// The document's title, without 《》.
    pub title: String,
    /// 發文字號, when given.
    pub doc_number: Option<String>,
}

/// A numbered unit: 一、 （一） 1. （1） 第X章 第X條.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// Labels from the top, without their closing punctuation: `三/（一）/1`.
    pub path: String,
    /// The label as printed, for example `（一）`.
    pub label: String,
    /// The heading as printed; empty for an article without one.
    #[serde(default)]
    pub heading: String,
    /// Whether it commits to action.
    pub kind: SectionKind,
    /// From the label to the end of the last unit below it.
    pub span: Span,
}

/// Whether a unit commits to action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SectionKind {
    /// 總體要求, 指導思想, 基本原則, 目標, definitions: numbered, but no measure.
    General,
    /// A measure, or a unit that holds measures.
    Operative,
}

/// 措施: the lowest numbered unit that carries a body and commits to action.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Measure {
    /// Given once, from the pinyin of the heading, and kept through revisions.
    pub id: String,
    /// Labels from the top, without their closing punctuation: `六/18`.
    pub path: String,
    /// The label as printed.
    pub label: String,
    /// The label's number; not unique in a plan.
    pub number: u32,
    /// The heading as printed, without its closing punctuation; empty for an article without one.
    #[serde(default)]
    pub heading: String,
    /// The body: the source text at `span`.
    pub text: String,
    /// Where the body stands.
    pub span: Span,
    /// Its commitments, in reading order.
    #[serde(default)]
    pub clauses: Vec<Clause>,
    /// Documents it cites.
    #[serde(default)]
    pub references: Vec<Reference>,
    /// Offices it names as responsible.
    #[serde(default)]
    pub responsible: Vec<Responsible>,
    /// Named places, organisations, projects …
    #[serde(default)]
    pub entities: Vec<Entity>,
    /// Other measures that share something with it.
    #[serde(default)]
    pub related: Vec<Related>,
}

/// 分句: one commitment, the piece that has its own governing verb.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Clause {
    /// The clause as printed.
    pub quote: String,
    /// Where it stands.
    pub span: Span,
    /// The outermost governing verb; empty when none was found.
    pub verb: String,
    /// 力度: 5 兌現, 4 實施, 3 推進, 2 支持, 1 探索, 0 none.
    pub rung: u8,
    /// Whether it prohibits.
    pub forbid: bool,
    /// Strength of a prohibition: 3 嚴禁／不得, 2 嚴控／不再新增, 1 控制／逐步退出.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prohibition: Option<u8>,
    /// What limits or stresses the verb; never changes the rung.
    pub modifiers: Vec<Modifier>,
    /// 指標.
    pub quantities: Vec<Quantity>,
    /// 時限.
    pub deadlines: Vec<Deadline>,
    /// The members of its list joined by 、.
    pub items: Vec<String>,
    /// Whether 等 leaves the list open.
    pub items_open: bool,
}

/// A word that limits or stresses a clause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Modifier {
    /// Its kind.
    pub kind: ModifierKind,
    /// The word as printed.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// What a modifier does to its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ModifierKind {
    /// 必須 確保 | 力爭 爭取.
    Force,
    /// 全面 | 基本 | 重點 率先 一批.
    Scope,
    /// 限期 加快 | 逐步 適時.
    Pace,
    /// 原則上 因地制宜.
    Condition,
    /// 大力 積極: never counts.
    Tone,
}

/// 指標: a number with its unit, comparator and what is counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Quantity {
    /// The words that give it.
    pub quote: String,
    /// Where they stand.
    pub span: Span,
    /// The number; percentages as printed (95 for 95%), 萬 and 億 multiplied out.
    pub value: f64,
    /// The upper end of a range.
    pub value_to: Option<f64>,
    /// The unit as printed: 公里, %, 個, 星級; empty when none.
    #[serde(default)]
    pub unit: String,
    /// How the thing counted relates to the number.
    pub comparator: Comparator,
    /// What is counted, as printed; empty when not found.
    #[serde(default)]
    pub what: String,
    /// The base year or base text of a comparison (比2020年), as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
}

/// How the thing counted relates to the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Comparator {
    /// Exactly, or nothing said.
    #[serde(rename = "=")]
    Equal,
    /// 以上 不低於 不少於 至少.
    #[serde(rename = ">=")]
    AtLeast,
    /// 以下 以內 不高於 不超過.
    #[serde(rename = "<=")]
    AtMost,
    /// 超過 大於 高於.
    #[serde(rename = ">")]
    More,
    /// 低於 少於 小於 不足.
    #[serde(rename = "<")]
    Less,
    /// 左右 約 近.
    #[serde(rename = "~")]
    About,
}

/// 時限: when a clause falls due.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Deadline {
    /// The words that give it.
    pub quote: String,
    /// Where they stand.
    pub span: Span,
    /// Its kind.
    pub kind: DeadlineKind,
    /// First day, ISO 8601.
    pub start: Option<String>,
    /// Last day, ISO 8601.
    pub end: Option<String>,
}

/// How a deadline binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DeadlineKind {
    /// 到2025年, 2022年底前: `end` only.
    By,
    /// 2022年上半年: both ends.
    Within,
    /// 自2021年起: `start` only.
    From,
    /// 2021—2025年, “十四五”期間: both ends, the whole time.
    Period,
    /// 近期, 條件成熟時: neither.
    Open,
}

/// 責任單位: who leads and who supports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Responsible {
    /// The words that say so.
    pub quote: String,
    /// Where they stand.
    pub span: Span,
    /// 牽頭 負責.
    #[serde(default)]
    pub lead: Vec<String>,
    /// 配合 參與 會同.
    #[serde(default)]
    pub support: Vec<String>,
    /// 指導: neither leads nor supports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guide: Vec<String>,
}

/// Something that has a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// The name as printed.
    pub name: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: EntityKind,
    /// Where it first stands in the measure.
    pub span: Span,
}

/// What kind of thing has the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// 通州區, 北三縣.
    Place,
    /// 中國信息通信研究院.
    Organisation,
    /// 京唐城際鐵路.
    Project,
    /// 節約型機關創建行動.
    Programme,
    /// 城市副中心圖書館.
    Facility,
    /// 北京國際設計周.
    Event,
}

/// Another measure that shares something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Related {
    /// The other measure's id.
    pub id: String,
    /// The names they share.
    pub because: Vec<String>,
}

/// Something seen and not understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Unread {
    /// The words.
    pub quote: String,
    /// Where they stand.
    pub span: Span,
    /// Why: `number`, `date` or `commitment`.
    pub reason: UnreadReason,
}

/// What an unread piece looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum UnreadReason {
    /// A number that is neither a quantity, a date nor part of a name.
    Number,
    /// A date or duration without a reading.
    Date,
    /// A clause of a measure without a governing verb.
    Commitment,
    /// A table, picture or other part the format could not give as text.
    Layout,
}

/// A measure that an earlier revision had: its id resolves for ever.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Tombstone {
    /// The id it had.
    pub id: String,
    /// The path it last had.
    pub path: String,
    /// The heading it last had.
    #[serde(default)]
    pub heading: String,
}
