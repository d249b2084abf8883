//! Terms: 三年内, 15個工作日內, 用三年時間, and words without a date: 近期, 適時, 條件成熟時.

use crate::extract::folded::Passage;
use crate::extract::glyphs::{is_break, is_han};
use crate::lexicon::{Lexicon, Name};
use crate::numeral;
use crate::plan::DeadlineKind;

use super::calendar::Day;
use super::{Context, Seen, date, due, open};

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Length {
    pub count: f64,
    pub unit: Unit,
    /// Index of its first character.
    pub start: usize,
    /// Index behind its unit.
    pub end: usize,
}

/// What a length of time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Year,
    Month,
    Week,
    Day,
    WorkingDay,
    Hour,
}

const UNITS: &[(&str, Unit)] = &[
    ("个工作日", Unit::WorkingDay),
    ("工作日", Unit::WorkingDay),
    ("个交易日", Unit::WorkingDay),
    ("交易日", Unit::WorkingDay),
    ("个自然日", Unit::Day),
    ("自然日", Unit::Day),
    ("个日历天", Unit::Day),
    ("个小时", Unit::Hour),
    ("小时", Unit::Hour),
    ("分钟", Unit::Hour),
    ("个星期", Unit::Week),
    ("星期", Unit::Week),
    ("周", Unit::Week),
    ("个月", Unit::Month),
    ("月", Unit::Month),
    ("个季度", Unit::Month),
    ("学年", Unit::Year),
    ("年", Unit::Year),
    ("天", Unit::Day),
    ("日", Unit::Day),
];

/// The length of time that begins at `at`: 三年, 3至5年, 半年, 15个工作日.
pub(super) fn length(text: &Passage, at: usize) -> Option<Length> {
    let (mut count, mut end) = if text.at(at) == '半' {
        (0.5, at + 1)
    } else {
        let number = numeral::read(text.marked, at).filter(|n| n.value > 0.0 && n.value < 10_000.0)?;
        (number.to.unwrap_or(number.value), number.end)
    };
    // 3—5年, 三到五年: the later end binds.
    if matches!(text.at(end), '-' | '~' | '至' | '到') {
        let behind = (end + 1..end + 3).find(|i| !matches!(text.at(*i), '-' | '~'))?;
        if let Some(second) = numeral::read(text.marked, behind).filter(|n| n.value > count && n.value < 1000.0) {
            (count, end) = (second.value, second.end);
        }
    }
    if text.at(end) == ' ' {
        end += 1;
    }
    let (word, unit) = UNITS.iter().find(|(word, _)| text.is(end, word))?;
    let end = end + word.chars().count();
    let count = if *word == "个季度" { count * 3.0 } else { count };
    Some(Length { count, unit: *unit, start: at, end })
}

/// What makes a length of time a term.
pub(super) const WITHIN: &[&str] = &["内", "之内", "以内", "时间内", "的时间内"];

/// Whether 内 follows and nothing was shortened to this length: then something is due within it.
pub(crate) fn is_term(text: &Passage, start: usize, end: usize) -> bool {
    if text.any(end, WITHIN).is_none() {
        return false;
    }
    const SHORTENED: &[&str] = &[
        "压缩到",
        "压缩至",
        "压缩在",
        "缩短到",
        "缩短至",
        "缩短为",
        "控制在",
        "控制到",
        "压减到",
        "压减至",
        "缩减到",
        "缩减至",
        "压缩为",
        "再压缩",
        "降至",
        "降到",
        "减至",
        "减到",
    ];
    text.any_ends(start, SHORTENED).is_none()
}

/// The last day of a length counted from `from`; hours are counted from an event, never from a date of issue.
pub(super) fn last_day(from: Day, length: &Length) -> Option<Day> {
    let whole = length.count.ceil() as u32;
    Some(match length.unit {
        Unit::Year => from.add_months((length.count * 12.0).round() as u32),
        Unit::Month => from.add_months(whole),
        Unit::Week => from.add_days(whole * 7),
        Unit::Day => from.add_days(whole),
        Unit::WorkingDay => from.add_working_days(whole),
        Unit::Hour => return None,
    })
}

/// Whether the term at `at` is counted from an event (自收到之日起, 期满后) and not from the day of issue.
pub(super) fn hangs_on_event(text: &Passage, at: usize) -> bool {
    const ISSUE: &[&str] =
        &["印发之日", "发布之日", "公布之日", "施行之日", "实施之日", "印发后", "发布后", "公布后", "施行后", "即日"];
    // A law that was amended later counts from a day of its own.
    const AMENDED: &[&str] = &["修正施行", "修正公布", "修正之日", "修正生效"];
    const EVENTS: &[&str] = &[
        "之日",
        "日起",
        "收到",
        "接到",
        "届满",
        "期满",
        "发现",
        "受理",
        "之后",
        "以后",
        "应当",
        "应於",
        "申请",
        "事故发生",
        "作出",
        "提出",
        "完成后",
        "结束后",
        "届满前",
        "前款",
        "当事人",
        "次日",
        "时起",
        "通知后",
    ];
    let from = at.saturating_sub(60).max(text.sentence_start(at));
    let found = |words: &[&str]| words.iter().any(|word| text.find(from, at, word).is_some());
    if found(AMENDED) {
        return true;
    }
    if found(ISSUE) {
        return false;
    }
    found(EVENTS) || matches!(text.before(at), '后' | '前')
}

/// Words that promise a time without saying which. 尽快 and 尽早 name no time at all: they are the clause's pace.
const OPEN: &[&str] = &[
    "条件成熟时",
    "条件成熟后",
    "条件成熟的",
    "待条件成熟",
    "时机成熟时",
    "时机成熟后",
    "具备条件时",
    "具备条件后",
    "条件具备时",
    "条件具备后",
    "适时",
    "近期",
];

/// The word at `at` that promises a time without a date, with the index behind it.
pub(super) fn open_word(text: &Passage, at: usize, lexicon: &Lexicon) -> Option<usize> {
    if !matches!(text.at(at), '条' | '待' | '时' | '具' | '适' | '近') {
        return None;
    }
    let (word, end) = text.any(at, OPEN)?;
    match word {
        "条件成熟的" => None,
        // 近期目标, 近期出台的: only 近期 before a verb that is still to be done.
        "近期" => {
            let planned = verb_follows(text, end, lexicon) && text.find(end, end + 8, "的").is_none();
            let prior = text.before(at);
            (planned && (is_break(prior) || matches!(prior, '要' | '拟' | '、'))).then_some(end)
        }
        "适时" => (!matches!(text.at(end), '性' | '的')).then_some(end),
        _ => (text.at(end) != '的').then_some(end),
    }
}

/// Whether a governing verb stands at `at`, a blank or an adverb before it left out.
pub(super) fn verb_follows(text: &Passage, at: usize, lexicon: &Lexicon) -> bool {
    const ADVERBS: &[&str] = &[
        "全面", "基本", "全部", "率先", "初步", "力争", "争取", "要", "重点", "正式", "再", "将", "每年", "各", "确保",
        "同步",
    ];
    let at = text.any(at, ADVERBS).map_or(at, |(_, end)| end);
    let ahead = &text.marked[at.min(text.len())..(at + 6).min(text.len())];
    lexicon.list(Name::Verbs).longest(ahead).is_some()
        || text
            .any(
                at,
                &[
                    "建成", "完成", "实现", "达到", "开工", "投产", "投用", "通车", "启动", "开展", "组织", "印发",
                    "出台", "形成", "新增", "新建", "改造",
                ],
            )
            .is_some()
}

/// 三年全落地, 半年出政策: a length of time that opens a short phrase of its own; the end of the phrase.
pub(super) fn slogan(text: &Passage, length: &Length) -> Option<usize> {
    let opens = length.start == 0 || is_mark(text.before(length.start));
    if !opens || !matches!(length.unit, Unit::Year | Unit::Month) || length.count > 20.0 {
        return None;
    }
    let end = (length.end..length.end + 8).find(|i| is_mark(text.at(*i)) || *i >= text.len())?;
    let phrase = end - length.end;
    let named = text.any_ends(end, &["方案", "计划", "行动", "规划", "工程", "战", "期", "间", "以来"]).is_some();
    let month = text.at(length.end - 1) == '月' && text.ends(length.end, "个月").is_none();
    if named || month {
        return None;
    }
    // 三年行动计划 and 五年规划 are names: what follows 年 must be a deed.
    let deed = "见出全大上打初基变有成树创破强翻建达实补跨攻新迈抓".contains(text.at(length.end));
    ((2..=6).contains(&phrase)
        && deed
        && is_han(text.at(length.end + 1))
        && text.any(length.end, &["以上", "大学", "上下", "成人", "上限"]).is_none())
    .then_some(end)
}

/// The day that is printed between `from` and `at` and from which the term there counts: 自2009年1月12日施行之日起五年内.
fn since_day(text: &Passage, from: usize, at: usize) -> Option<Day> {
    let counted = text.any_ends(at, &["日起", "日起算", "之日起算", "起算"]).is_some();
    let from = if from < at { from } else { text.segment_start(at).max(at.saturating_sub(24)) };
    let read = |i: usize| date::read(text, i, None).filter(|s| s.dated && s.grain == date::Grain::Day && s.end <= at);
    counted.then(|| (from..at).find_map(read)).flatten().map(|stretch| stretch.first)
}

/// Whether 自 at `at` says from when, and is no part of 自治区, 各自.
fn since(text: &Passage, at: usize) -> bool {
    text.at(at) == '自'
        && !"治然主身愿行动我觉律来由贸营有".contains(text.at(at + 1))
        && !matches!(text.before(at), '各' | '独' | '亲' | '来' | '私' | '擅')
}

fn is_mark(c: char) -> bool {
    is_break(c) || matches!(c, '、' | '“' | '”' | ' ' | '(' | ')')
}

/// N年内, 用N年时间, 三年全落地.
pub(super) fn lasting(text: &Passage, length: &Length, context: &Context) -> Option<(Option<Seen>, usize)> {
    let at = length.start;
    if matches!(text.before(at), '第' | '近' | '每' | '前' | '年' | '满' | '过' | '去')
        || text.before(at).is_ascii_digit()
    {
        return None;
    }
    let from_issue = |start: usize, end: usize| {
        let last = context.issued.and_then(|issued| last_day(issued, length));
        match (context.issued, last) {
            (Some(_), Some(last)) => due(DeadlineKind::Within, context.issued, Some(last), start, end),
            _ => open(start, end),
        }
    };
    if is_term(text, at, length.end) {
        let (_, end) = text.any(length.end, WITHIN)?;
        if text.any(end, &["外", "部", "容", "因", "未", "曾", "没", "的"]).is_some() {
            return None;
        }
        // 自收到之日起15日内 is quoted whole.
        let segment = text.segment_start(at).max(at.saturating_sub(24));
        let anchor =
            matches!(text.before(at), '起' | '后').then(|| (segment..at).rev().find(|i| since(text, *i))).flatten();
        let start = anchor.or_else(|| text.any_ends(at, &["未来", "今后", "在"]).map(|(_, start)| start)).unwrap_or(at);
        let seen = match since_day(text, start, at) {
            Some(day) => match last_day(day, length) {
                Some(last) => due(DeadlineKind::Within, Some(day), Some(last), start, end),
                None => open(start, end),
            },
            None if hangs_on_event(text, at) => open(start, end),
            None => from_issue(start, end),
        };
        return Some((Some(seen), end));
    }
    if text.any_ends(at, &["仅用", "只用", "仅用了", "用了"]).is_some() {
        return None;
    }
    if let Some((_, start)) =
        text.any_ends(at, &["争取用", "力争用", "利用", "用", "未来", "今后", "接下来", "经过", "力争通过", "通过"])
        && matches!(length.unit, Unit::Year | Unit::Month)
    {
        let end = text
            .any(length.end, &["左右的时间", "左右时间", "的时间", "时间", "左右", "的努力", "努力", "期间"])
            .map_or(length.end, |(_, end)| end);
        let named = text.any(end, &["行动", "规划", "计划", "以来", "的发展", "的实践"]).is_some();
        let timed = end > length.end || text.any_ends(at, &["未来", "今后", "接下来"]).is_some();
        if timed && !named {
            return Some((Some(from_issue(start, end)), end));
        }
    }
    slogan(text, length).map(|end| (Some(open(at, end)), end))
}
