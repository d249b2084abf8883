//! Edits inside one segment: small patterns that find a place, and the words put there on each side.

use std::sync::LazyLock;

use regex::Regex;

/// An edit inside one segment: the words of group `x` become `base` on one side and `revision` on the other. `=` keeps
/// the words; `{n}` and `{m}` are numbers, n > m; `{y}` and `{z}` years, y < z; `{more}` and `{less}` the number found.
pub struct Pattern {
    /// The rule that must tell it.
    pub rule: &'static str,
    /// Words that make the place doubtful.
    doubt: &'static str,
    /// The base's words.
    pub base: &'static str,
    /// The revision's words.
    pub revision: &'static str,
}

const fn edit(rule: &'static str, base: &'static str, revision: &'static str) -> Pattern {
    Pattern { rule, doubt: "", base, revision }
}

const fn unless(doubt: &'static str, pattern: Pattern) -> Pattern {
    Pattern { doubt, ..pattern }
}

/// Verbs that stand at the head of a commitment, of each strength; the words are those of the design's ladder.
pub const OUTCOME: &str = "(?:建成|完成|实现|消除)";
/// Acts.
pub const ACT: &str = "(?:建设|打造|构建|设立|实施|制定|落实|举办|建立)";
/// Efforts.
pub const EFFORT: &str = "(?:推进|推动|加强|强化|提升|完善|优化|深化|促进)";
/// Figures that count things.
const COUNTED: &str = "(?:个|家|公里|处|座|项|条|所|套|亿元|万亿元|万元|万人|万亩|万套|万个|%|％)";
/// Where more is not more, or a figure is none of a promise.
const LESS: &str = "降|减|控|以内|以下|不超|不高|低于|能耗|排放|时|死亡|发病|损失|亏|债|贫|[0-9][—\\-~～至到][0-9]|第[0-9]|每|同比|去年|上年";
/// Where a number cannot be put.
const COUNTED_ALREADY: &str = "[0-9一二三四五六七八九十两多各]|建设单位|建设项目|建设工程|逐步|基本|全面|全部|重点|的$";
/// Words that limit already, or make a condition, a reason or a report of it.
const LIMITED: &str = "建设单位|建设项目|建设工程|逐步|基本|力争|争取|全面|全部|重点|适时|原则上|必须|确保|加快|尽快|有序|的$|的话$|如|若|对于";

/// Every edit inside a segment.
fn patterns() -> Vec<(Pattern, Regex, Option<Regex>)> {
    let number = "[0-9]+(?:\\.[0-9]+)?";
    let more = format!(
        "(?:建设|建成|新建|新增|改造|培育|打造|完成|达到|突破|超过|增长|提高到|提高至|增加到)[一-龥]{{0,4}}(?P<x>{number}){COUNTED}"
    );
    let list: Vec<(Pattern, String)> = vec![
        (unless(LESS, edit("target-weakened", "=", "{less}")), more.clone()),
        (
            unless("[0-9][—\\-~至][0-9]", edit("target-weakened", "=", "{more}")),
            format!("控制在[一-龥]{{0,2}}(?P<x>{number})"),
        ),
        (
            unless(COUNTED_ALREADY, edit("target-weakened", "{n}个", "{m}个")),
            "^(?:建设|打造|新建|改造|培育|建成)(?P<x>)[一-龥]{4,}".into(),
        ),
        (
            unless(LESS, edit("target-removed", "=", "")),
            format!(
                "(?:建设|建成|新建|新增|改造|培育|打造|完成|实施|开展|举办)(?P<x>{number}(?:个|家|公里|处|座|项|条|所|套|万亩|万套|万个|场))[一-龥]{{3,}}"
            ),
        ),
        (
            unless(COUNTED_ALREADY, edit("target-removed", "{n}个", "")),
            "^(?:建设|打造|新建|改造|培育|建成)(?P<x>)[一-龥]{4,}".into(),
        ),
        (
            unless(LESS, edit("target-vagued", "=", "一批")),
            format!(
                "(?:建设|建成|新建|新增|改造|培育|打造|完成|实施|开展|举办)(?P<x>{number}(?:个|家|处|座|项|条|所))[一-龥]{{3,}}"
            ),
        ),
        (
            unless(COUNTED_ALREADY, edit("target-vagued", "{n}个", "一批")),
            "^(?:建设|打造|新建|改造|培育|建成)(?P<x>)[一-龥]{4,}".into(),
        ),
        (
            unless(COUNTED_ALREADY, edit("target-vagued", "{n}项", "若干")),
            "^(?:实施|制定|举办|建立)(?P<x>)[一-龥]{4,}".into(),
        ),
        (
            unless(LESS, edit("comparator-softened", "=", "左右")),
            format!("{number}(?:%|％|亿元|万元|个|家|公里|万亩|项)(?P<x>以上)"),
        ),
        (unless(LESS, edit("comparator-softened", "=", "约")), "(?P<x>不低于|不少于)[0-9]".into()),
        (
            unless(LESS, edit("comparator-softened", "以上", "左右")),
            format!("(?:达到|增长|提高到|超过|新增|完成|建成)[一-龥]{{0,4}}{number}{COUNTED}(?P<x>)$"),
        ),
        (
            unless("比|较|年均|同期", edit("base-changed", "比2020年", "比2022年")),
            format!("[一-龥](?P<x>)(?:增长|下降|提高|降低){number}(?:%|％)"),
        ),
        (edit("deadline-slipped", "=", "{later}"), "(?:到|至)(?P<x>20[0-9][0-9])年".into()),
        (edit("deadline-slipped", "=", "{later}"), "(?P<x>20[0-9][0-9])年(?:[0-9]+月)?(?:底|末)?前".into()),
        (
            unless(LIMITED, edit("deadline-slipped", "{y}年底前", "{z}年底前")),
            format!("^(?P<x>)(?:{OUTCOME}|{ACT})[一-龥]{{4,}}"),
        ),
        (
            unless(LIMITED, edit("deadline-slipped", "到{y}年，", "到{z}年，")),
            format!("^(?P<x>){OUTCOME}[一-龥]{{4,}}"),
        ),
        (
            edit("deadline-removed", "=", ""),
            "(?P<x>(?:到|至)?20[0-9][0-9]年(?:[0-9]+月)?(?:底|末)?前)[一-龥]{4,}".into(),
        ),
        (
            unless(LIMITED, edit("deadline-removed", "{y}年底前", "")),
            format!("^(?P<x>)(?:{OUTCOME}|{ACT})[一-龥]{{4,}}"),
        ),
        (unless(LIMITED, edit("deadline-removed", "到{y}年，", "")), format!("^(?P<x>){OUTCOME}[一-龥]{{4,}}")),
        (
            edit("deadline-vagued", "=", "适时"),
            "(?P<x>(?:到|至)?20[0-9][0-9]年(?:[0-9]+月)?(?:底|末)?前)[一-龥]{4,}".into(),
        ),
        (
            unless(LIMITED, edit("deadline-vagued", "{y}年底前", "适时")),
            format!("^(?P<x>)(?:{OUTCOME}|{ACT})[一-龥]{{4,}}"),
        ),
        (
            unless(LIMITED, edit("deadline-vagued", "{y}年6月底前", "条件成熟时")),
            format!("^(?P<x>)(?:{OUTCOME}|{ACT})[一-龥]{{4,}}"),
        ),
        (
            unless("实施方案|实施意见|实施细则|实施办法", edit("rung-lowered", "=", "推进")),
            "^(?P<x>实施|建设)[一-龥]{4,}".into(),
        ),
        (edit("rung-lowered", "=", "完善"), "^(?P<x>制定|建立|设立|构建)[一-龥]{4,}".into()),
        (edit("rung-lowered", "=", "支持"), "^(?P<x>推进|推动|促进|加强)[一-龥]{4,}".into()),
        (edit("rung-lowered", "=", "鼓励"), "^(?P<x>推进|推动)[一-龥]{4,}".into()),
        (edit("outcome-to-process", "=", "推进"), "^(?P<x>完成|实现|建成)[一-龥]{4,}".into()),
        (edit("outcome-to-process", "", "推动"), "^(?P<x>)(?:实现|消除|完成|建成)[一-龥]{4,}".into()),
        (
            unless(LIMITED, edit("to-inquiry", "", "研究")),
            "^(?P<x>)(?:推进|推动|建立|制定|实施|设立|完善)[一-龥]{4,}".into(),
        ),
        (
            unless(LIMITED, edit("to-inquiry", "", "探索")),
            "^(?P<x>)(?:推进|推动|建立|建设|构建|实施|完善)[一-龥]{4,}".into(),
        ),
        (unless(LIMITED, edit("to-inquiry", "=", "谋划")), "^(?P<x>推进|推动|实施)[一-龥]{4,}".into()),
        (unless(LIMITED, edit("hedge-added", "", "力争")), format!("^(?P<x>){OUTCOME}[一-龥]{{3,}}")),
        (unless(LIMITED, edit("hedge-added", "", "基本")), format!("^(?P<x>){OUTCOME}[一-龥]{{3,}}")),
        (
            unless(LIMITED, edit("hedge-added", "", "逐步")),
            format!("^(?P<x>)(?:{OUTCOME}|{ACT}|{EFFORT})[一-龥]{{3,}}"),
        ),
        (unless(LIMITED, edit("hedge-added", "", "原则上")), format!("^(?P<x>)(?:{ACT}|{OUTCOME})[一-龥]{{3,}}")),
        (edit("hedge-added", "", "力争"), format!("(?P<x>)(?:达到|突破|增长){number}{COUNTED}")),
        (
            unless("的", edit("emphasis-removed", "=", "")),
            format!("(?P<x>必须|务必|尽快|立即|限期)(?:{OUTCOME}|{ACT}|{EFFORT})"),
        ),
        (edit("emphasis-removed", "=", ""), "^(?P<x>加快)(?:推进|推动|完善|提升|优化)[一-龥]{3,}".into()),
        (unless(LIMITED, edit("emphasis-removed", "必须", "")), format!("^(?P<x>)(?:{ACT}|{OUTCOME})[一-龥]{{3,}}")),
        (unless(LIMITED, edit("emphasis-removed", "限期", "")), format!("^(?P<x>)(?:{ACT}|{OUTCOME})[一-龥]{{3,}}")),
        (unless(LIMITED, edit("emphasis-removed", "尽快", "")), format!("^(?P<x>)(?:{ACT}|{OUTCOME})[一-龥]{{3,}}")),
        (edit("scope-narrowed", "=", ""), format!("^(?P<x>全面)(?:{ACT}|{EFFORT}|推行|推广)[一-龥]{{3,}}")),
        (edit("scope-narrowed", "=", "重点"), format!("^(?P<x>全面)(?:{ACT}|{EFFORT}|推行|推广)[一-龥]{{3,}}")),
        (unless(LIMITED, edit("scope-narrowed", "全面", "")), format!("^(?P<x>)(?:{ACT}|{EFFORT})[一-龥]{{3,}}")),
        (unless(LIMITED, edit("scope-narrowed", "全面", "重点")), format!("^(?P<x>)(?:{ACT}|{EFFORT})[一-龥]{{3,}}")),
        (edit("prohibition-weakened", "=", "严控"), "(?P<x>严禁)[一-龥]{3,}".into()),
        // An example of what others ban (如禁止…) is no ban.
        (unless("如", edit("prohibition-weakened", "=", "限制")), "(?:^|[一-龥])(?P<x>禁止)[一-龥]{3,}".into()),
        (
            unless("不得不|原则上|的|可以", edit("prohibition-weakened", "", "原则上")),
            "(?P<x>)(?:不得|不再)[一-龥]{2,}".into(),
        ),
        (
            edit("prohibition-weakened", "=", "可以"),
            "(?P<x>不得)(?:新建|新增|从事|开展|使用|设立|设置|收取|进入|组织|举办)".into(),
        ),
        (
            unless(LESS, edit("indicator-class-lowered", "（约束性）", "（预期性）")),
            format!("(?:达到|增长|提高到|下降){number}(?:%|％)(?P<x>)$"),
        ),
        (
            unless(LIMITED, edit("indicator-class-lowered", "、约束性指标达标率100%", "、预期性指标达标率100%")),
            "^(?:完善|加强|实施)[一-龥]{4,12}(?P<x>)$".into(),
        ),
        (
            edit("reference-changed", "=", "中华人民共和国传染病防治法"),
            "[一-龥]{4,}《(?P<x>[一-龥]{3,19}(?:法|条例|规定|办法|意见|通知|方案|规划|纲要|计划|指南|标准|细则|决定))》[一-龥]{4,}".into(),
        ),
        (
            unless(LIMITED, edit("reference-changed", "按照《城市绿化条例》", "按照《城市供水条例》")),
            format!("^(?P<x>){ACT}[一-龥]{{4,}}"),
        ),
        (edit("reworded", "=", "推动"), "^(?P<x>推进)[一-龥]{4,}".into()),
        (edit("reworded", "=", "完善"), "^(?P<x>健全)[一-龥]{4,}".into()),
    ];
    list.into_iter()
        .map(|(pattern, place)| {
            let doubt = (!pattern.doubt.is_empty()).then(|| Regex::new(pattern.doubt).expect("a pattern"));
            (pattern, Regex::new(&place).expect("a pattern"), doubt)
        })
        .collect()
}

/// Each edit, its place, and what makes the place doubtful.
pub static PATTERNS: LazyLock<Vec<(Pattern, Regex, Option<Regex>)>> = LazyLock::new(patterns);
