//! Whom a pivot makes act: 支持企业牵头组建…, 允许对境内入区的货物….

use super::governor::Governor;
use super::phrase::closes_circumstance;
use super::text::{Segment, Text};
use crate::lexicon::grammar::Frame;

/// Whom a pivot makes act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doer {
    /// No one in particular.
    None,
    /// A doer whose verb is still to come.
    Begins,
    /// A doer with a verb; more may follow.
    Acts,
}

impl Doer {
    /// Whether the verb of `segment` is the doer's, and no new deed of the author.
    pub fn keeps(self, text: &Text<'_>, segment: &Segment<'_>, governor: &Governor) -> bool {
        let author = governor.of_the_author() || together(text, segment);
        match self {
            Doer::None => false,
            Doer::Begins => !author,
            Doer::Acts => !author && !author_resumes(text, segment, governor),
        }
    }
}

/// Whether a segment says where or for whom the next one holds: 实行交通管控的地区，主管部门应….
pub(super) fn is_described(text: &Text<'_>, segment: &Segment<'_>, governor: &Governor) -> bool {
    const WHERE: &[&str] = &["地区", "地方", "城市", "省份", "区域", "县", "单位", "企业", "项目"];
    let behind = text.slice(governor.end, segment.end);
    governor.start == segment.start
        && behind.rfind('的').is_some_and(|at| {
            let tail = &behind[at + "的".len()..];
            WHERE.contains(&tail)
        })
}

/// Whether a segment opens with 共同 or 合力: author and doer act together.
fn together(text: &Text<'_>, segment: &Segment<'_>) -> bool {
    ["共同", "合力", "协同", "携手"].iter().any(|word| text.slice(segment.start, segment.end).starts_with(word))
}

/// Whether the author acts again behind a doer's verb: a programme is carried out, or the doers are what is acted on.
fn author_resumes(text: &Text<'_>, segment: &Segment<'_>, governor: &Governor) -> bool {
    const PROGRAMMES: &[&str] = &["计划", "行动", "工程", "专项", "战略", "活动"];
    const RAISING: &[&str] = &["培育", "新培育", "扶持", "引进", "招引", "壮大", "新增", "帮助", "服务"];
    const RAISED: &[&str] = &["企业", "主体", "机构"];
    let verb = text.slice(governor.start, governor.end);
    let behind = text.slice(governor.end, segment.end);
    let programme = matches!(verb, "实施" | "开展" | "组织实施" | "深入实施")
        && PROGRAMMES.iter().any(|end| behind.trim_end_matches(['"', '>']).ends_with(end));
    programme || RAISING.contains(&verb) && RAISED.iter().any(|doer| behind.contains(doer))
}

/// Whether a pivot names a doer with a verb of its own, so that later verbs are the doer's: 支持…運營者構建…, or a doer in
/// a circumstance that is still open: 推動交易所在…的基礎上.
pub(super) fn names_doer(text: &Text<'_>, segment: &Segment<'_>, governor: &Governor) -> Doer {
    const DOERS: &[&str] = &[
        "者",
        "企业",
        "主体",
        "机构",
        "单位",
        "地区",
        "部门",
        "高校",
        "院所",
        "银行",
        "公司",
        "组织",
        "社会资本",
        "平台",
        "主体间",
        "企业间",
        "机构间",
        "部门间",
    ];
    const PLACES: &[&str] = &["基础上", "前提下", "条件下", "情况下"];
    // 探索通过购买服务等方式，保障…的需要: the way is what is inquired into, its verb is still to come.
    let way = segment.words.iter().any(|word| {
        word.start == governor.end
            && matches!(text.slice(word.start, word.end), "通过" | "采取" | "采用" | "以" | "利用")
    }) && ["方式", "形式", "途径", "手段", "模式", "渠道"]
        .iter()
        .any(|end| text.slice(segment.start, segment.end).ends_with(end));
    if way && (governor.verb.pivot || governor.rung == 1) {
        return Doer::Begins;
    }
    if !governor.verb.pivot {
        return Doer::None;
    }
    let doer_acts = segment.words.iter().any(|word| {
        let between = text.slice(governor.end, word.start);
        word.start > governor.end
            && word.word.verb.is_some_and(|verb| !verb.noun)
            && DOERS.iter().any(|doer| between.ends_with(doer))
            && !between.contains(['在', '向', '与', '对'])
    });
    // 支持市县政府根据工作需要，统筹用好…: the doer's circumstance is over, its verb is still to come.
    let frame = segment
        .words
        .iter()
        .find(|word| word.start > governor.end && word.word.frame == Some(Frame::Open) && word.word.verb.is_none());
    let placed = frame.is_some_and(|frame| {
        let between = text.slice(governor.end, frame.start);
        let named = DOERS.iter().chain(["政府", "各地"].iter()).any(|doer| between.ends_with(doer));
        named && closes_circumstance(text.slice(segment.start, segment.end))
    });
    // 允许对入区的货物: the verb that the object before it belongs to is still to come.
    let rest = text.slice(governor.end, segment.end);
    let object = rest.starts_with(['对', '将', '把']) && {
        let behind = governor.end + rest.rfind('的').unwrap_or(0);
        !segment.words.iter().any(|word| word.start > behind && word.word.verb.is_some_and(|verb| !verb.noun))
    };
    match () {
        () if doer_acts => Doer::Acts,
        () if object || placed => Doer::Begins,
        () if PLACES.iter().any(|place| text.slice(governor.end, segment.end).ends_with(place)) => Doer::Begins,
        () => Doer::None,
    }
}
