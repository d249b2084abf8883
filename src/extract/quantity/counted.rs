//! What a number counts: the noun phrase behind it, or the subject before 達到.

use crate::extract::folded::Passage;
use crate::extract::glyphs::{is_break, is_han};
use crate::lexicon::Lexicon;
use crate::numeral;

use super::{compare, rule};

/// Longest phrase that is taken for the thing counted, in characters.
const LONGEST: usize = 24;

/// Words that end a noun phrase: what follows is another phrase.
const ENDS: &[&str] = &[
    "以上",
    "以下",
    "以内",
    "左右",
    "并",
    "且",
    "用于",
    "在",
    "将",
    "由",
    "对",
    "为",
    "从",
    "按",
    "于",
    "给予",
    "予以",
    "达",
    "占",
    "超过",
    "不低于",
    "不少于",
    "不超过",
    "实现",
    "比",
    "较",
    "其中",
    "分别",
    "是",
    "到",
    "至",
    "增长",
    "下降",
    "提高",
    "以",
    "通过",
    "纳入",
    "应当",
    "必须",
    "可以",
    "不得",
    "后",
    "时",
    "前",
    "内",
    "全部",
    "原则上",
    "一般不",
    "均",
    "未",
    "已",
    "或者",
    "及其",
];

/// Verbs and adverbs that follow the thing counted and never stand inside its name.
const PREDICATES: &[&str] = &[
    "牵头", "组建", "入选", "完成", "实行", "参与", "接入", "担任", "落户", "建成", "开展", "获评", "推行", "从事",
    "组成", "享受", "取得", "开通", "全面", "率先", "基本", "共同", "进行", "举办", "通过", "接受", "提供", "发放",
];

/// Words that hold one of [`ENDS`] and end nothing.
const WORDS: &[&str] = &[
    "在线",
    "在校",
    "在岗",
    "在建",
    "在职",
    "在用",
    "在地",
    "存在",
    "现在",
    "潜在",
    "内在",
    "并网",
    "并购",
    "由来",
    "自由",
    "从业",
    "按摩",
    "按揭",
    "后备",
    "后续",
    "后勤",
    "后台",
    "后期",
    "产后",
    "灾后",
    "售后",
    "课后",
    "背后",
    "落后",
    "前沿",
    "前端",
    "前台",
    "前期",
    "目前",
    "当前",
    "产前",
    "时代",
    "时间",
    "时空",
    "时尚",
    "时段",
    "及时",
    "小时",
    "同时",
    "实时",
    "临时",
    "定时",
    "工时",
    "学时",
    "课时",
    "用时",
    "内容",
    "内外",
    "内部",
    "内陆",
    "内河",
    "内涝",
    "内涵",
    "境内",
    "国内",
    "市内",
    "省内",
    "区内",
    "室内",
    "校内",
    "院内",
    "为民",
    "行为",
    "成为",
    "作为",
    "人为",
    "对外",
    "对口",
    "对接",
    "对象",
    "对比",
    "针对",
    "面对",
    "绝对",
    "应对",
    "核对",
    "比例",
    "比赛",
    "占地",
    "占比",
    "达标",
    "通达",
    "直达",
    "到户",
    "到位",
    "到期",
    "机到",
    "较大",
    "较高",
    "以工",
    "以旧",
    "以人",
    "是非",
    "于都",
    "关于",
    "将军",
    "已建",
    "未来",
    "未成年",
    "平均",
    "均衡",
    "人均",
    "户均",
    "亩均",
    "均等",
];

/// Words that stand before the thing counted and do not belong to it.
const LEADS: &[&str] = &[
    "力争",
    "争取",
    "确保",
    "努力",
    "推动",
    "实现",
    "使",
    "其中",
    "并",
    "且",
    "以",
    "惠及",
    "带动",
    "加快",
    "推进",
    "原则上",
    "基本",
    "要",
    "应当",
    "应",
    "须",
    "必须",
    "将",
    "已",
    "预计",
    "预期",
    "同时",
    "以及",
    "并处",
    "处以",
    "处",
    "的",
    "不高于",
    "不低于",
    "不超过",
    "不少于",
    "以上",
    "以下",
    "和",
    "但",
    "与",
    "及",
    "或",
];

/// The noun phrase that begins at `at`: its first and last index; `None` when the number stands alone.
pub(super) fn behind(text: &Passage, at: usize) -> Option<(usize, usize)> {
    let mut start = at;
    while text.at(start) == ' ' {
        start += 1;
    }
    if text.at(start) == '的' {
        start += 1;
    }
    // 保留2年或转入服务机构: another deed.
    if matches!(text.at(start), '或' | '和' | '与' | '及' | '并' | '且' | '而') {
        return None;
    }
    let mut end = start;
    let mut quoted = false;
    while end < text.len() && end - start < LONGEST {
        let c = text.marked[end];
        match c {
            '“' => quoted = true,
            '”' => {
                quoted = false;
                end += 1;
                continue;
            }
            _ => {}
        }
        if !quoted && (is_break(c) || ends_phrase(text, start, end)) {
            break;
        }
        end += 1;
    }
    if end - start == LONGEST {
        // Too long for one phrase: a list of two ends with its first.
        let joint = (start + 4..end).find(|i| matches!(text.at(*i), '或' | '和' | '与'));
        end = joint.unwrap_or(end);
    }
    while end > start && matches!(text.at(end - 1), '和' | '及' | '与' | '、' | '等' | '或' | '各' | ' ' | '的')
    {
        end -= 1;
    }
    (end > start && text.marked[start..end].iter().any(|c| is_han(*c) || c.is_ascii_alphabetic()))
        .then_some((start, end))
}

/// Whether a verb that is no noun begins the phrase `[start, end)` and does not fill it.
pub(super) fn is_deed(text: &Passage, (start, end): (usize, usize), lexicon: &Lexicon) -> bool {
    let first = lexicon.grammar().longest(&text.marked[start..(start + 4).min(text.len())]);
    first.is_some_and(|(length, word)| {
        let fills = length >= end - start && !text.at(end).is_ascii_digit();
        !fills && length > 1 && word.verb.is_some_and(|verb| !verb.noun && !verb.attribute)
    })
}

/// Whether the phrase from `start` cannot go on at `at`.
fn ends_phrase(text: &Passage, start: usize, at: usize) -> bool {
    let c = text.marked[at];
    if matches!(c, '、' | '(' | ')' | '[' | ']' | '《' | '》' | '/' | '"' | '|' | '+') {
        return true;
    }
    // Another number: 3个县5个乡; not 一 as in 统一.
    if c.is_ascii_digit() || numeral::begins(c) && rule::opens_count(text, at) {
        return true;
    }
    // 省级以上 goes on.
    if c == '以' && text.before(at) == '级' && at > start {
        return false;
    }
    let inside = |at: usize| text.any(at, WORDS).is_some();
    if at > start && text.any(at, PREDICATES).is_some() {
        return true;
    }
    text.any(at, ENDS).is_some() && !inside(at) && !(at > start && inside(at - 1))
}

/// The subject before the number: from the segment's start to the words that lead up to `at`.
pub(super) fn before(text: &Passage, at: usize, spent: usize) -> Option<(usize, usize)> {
    let from = subject_start(text, at, spent);
    let mut end = at;
    // 达到, 控制在, 不低于 and what else leads up to the number.
    for _ in 0..4 {
        if let Some(start) = compare::approach(text, end).filter(|s| *s >= from) {
            end = start;
        } else if let Some((_, start)) = compare::before(text, end).filter(|(_, s)| *s >= from) {
            end = start;
        } else if let Some((_, start)) = text
            .any_ends(
                end,
                &[
                    "分别",
                    "力争",
                    "总体",
                    "平均",
                    "累计",
                    "不",
                    "要",
                    "应",
                    "由",
                    "从",
                    "原则上",
                    "一般",
                    "均",
                    "都",
                    "至少",
                    " ",
                ],
            )
            .filter(|(_, s)| *s >= from)
        {
            end = start;
        } else {
            break;
        }
    }
    if text.before(end) == '的' {
        end = end.saturating_sub(1).max(from);
    }
    let mut start = from;
    // 三是健全…: the label is no part of the subject.
    if numeral::begins(text.at(start)) && matches!(text.at(start + 1), '是' | '要') {
        start += 2;
    }
    while start < end {
        if !(is_han(text.at(start)) || text.at(start).is_ascii_alphanumeric() || matches!(text.at(start), '“' | '《'))
        {
            // Blanks, bullets and circled numbers.
            start += 1;
        } else if let Some((_, behind)) = text.any(start, LEADS).filter(|(word, behind)| {
            *behind <= end
                && (word.chars().count() > 1 || !"求素急用来级谐会时者平其是理置罚分方境".contains(text.at(*behind)))
        }) {
            start = behind;
        } else {
            break;
        }
    }
    (end > start && text.marked[start..end].iter().any(|c| is_han(*c))).then_some((start, end))
}

/// Where the subject of the number at `at` can begin at the earliest: behind the last mark, and behind a date.
fn subject_start(text: &Passage, at: usize, spent: usize) -> usize {
    let nearest = at.saturating_sub(2 * LONGEST).max(spent.min(at));
    let mut start = at;
    while start > nearest {
        let c = text.marked[start - 1];
        if let Some(open) = inserted(text, start - 1).filter(|open| *open > nearest) {
            start = open;
            continue;
        }
        if is_break(c) && !text.is_separator(start - 1) || matches!(c, '、' | '(' | ')' | '[' | ']' | '》') {
            break;
        }
        start -= 1;
    }
    // 湿地保护率、森林覆盖率分别达到: the list is one subject.
    if start > nearest && text.at(start - 1) == '、' && text.find(start, at, "分别").is_some() {
        start = text.segment_start(at).max(nearest);
    }
    // 到2025年森林覆盖率: the date is no part of the subject; neither is an earlier number.
    let digits = (start..at).rev().find(|i| text.marked[*i].is_ascii_digit() && !text.before(*i).is_ascii_alphabetic());
    match digits {
        Some(digit) => {
            let mut behind = digit + 1;
            while behind < at
                && matches!(
                    text.at(behind),
                    ' ' | '年' | '月' | '日' | '底' | '末' | '%' | '前' | '内' | '和' | '个' | '家'
                )
            {
                behind += 1;
            }
            behind
        }
        None => start,
    }
}

/// Where the short bracket opens that `close` closes inside a phrase: 生活污水治理（管控）率.
fn inserted(text: &Passage, close: usize) -> Option<usize> {
    const LONGEST: usize = 8;
    let open = (text.at(close) == ')')
        .then(|| (close.saturating_sub(LONGEST)..close).rev().find(|i| text.at(*i) == '('))
        .flatten()?;
    let inside = text.marked[open + 1..close].iter().all(|c| is_han(*c) || *c == '、');
    (inside && is_han(text.before(open)) && is_han(text.at(close + 1))).then_some(open)
}

/// A、B分别达到70%、78%: the subject at the number's own place in the list.
pub(super) fn respectively(text: &Passage, at: usize) -> Option<(usize, usize)> {
    let from = text.segment_start(at).max(at.saturating_sub(60));
    let word = (from..at).rev().find(|i| text.is(*i, "分别"))?;
    let parts = |from: usize, to: usize| {
        (from..to).filter(|i| matches!(text.at(*i), '、' | '和' | '与')).collect::<Vec<usize>>()
    };
    let place = parts(word, at).len();
    let marks = parts(from, word);
    let start = if place == 0 { from } else { marks.get(place - 1)? + 1 };
    let end = marks.get(place).copied().unwrap_or(word);
    let end = if end == word && text.before(end) == '等' { end - 1 } else { end };
    let start = text.any(start, &["力争", "争取", "确保", "实现", "推动"]).map_or(start, |(_, behind)| behind);
    (end > start && !marks.is_empty() && text.marked[start..end].iter().all(|c| !c.is_ascii_digit()))
        .then_some((start, end))
}
