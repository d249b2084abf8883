//! Comparators: 不低於 before a number, 以上 and 左右 behind it.

use crate::extract::folded::Passage;
use crate::extract::glyphs::{is_break, is_han};
use crate::numeral::{self, Form};
use crate::plan::Comparator;

use Comparator::{About, AtLeast, AtMost, Equal, Less, More};

/// Words before a number, those that hold another one first.
const BEFORE: &[(&str, Comparator)] = &[
    ("不得低于", AtLeast),
    ("不得少于", AtLeast),
    ("不得小于", AtLeast),
    ("不得短于", AtLeast),
    ("不应低于", AtLeast),
    ("不应少于", AtLeast),
    ("不应小于", AtLeast),
    ("不能低于", AtLeast),
    ("不能少于", AtLeast),
    ("不低于", AtLeast),
    ("不少于", AtLeast),
    ("不小于", AtLeast),
    ("不短于", AtLeast),
    ("不下于", AtLeast),
    ("不少", AtLeast),
    ("至少", AtLeast),
    ("最少", AtLeast),
    ("最低", AtLeast),
    ("年满", AtLeast),
    ("已满", AtLeast),
    ("不得高于", AtMost),
    ("不得超过", AtMost),
    ("不得多于", AtMost),
    ("不得大于", AtMost),
    ("不应高于", AtMost),
    ("不应超过", AtMost),
    ("不应大于", AtMost),
    ("不能超过", AtMost),
    ("不能高于", AtMost),
    ("不高于", AtMost),
    ("不超过", AtMost),
    ("不多于", AtMost),
    ("不大于", AtMost),
    ("不长于", AtMost),
    ("不突破", AtMost),
    ("未超过", AtMost),
    ("不逾", AtMost),
    ("不超", AtMost),
    ("至多", AtMost),
    ("最多", AtMost),
    ("最高", AtMost),
    ("最长", AtMost),
    ("控制在", AtMost),
    ("控制到", AtMost),
    ("超过", More),
    ("突破", More),
    ("高于", More),
    ("大于", More),
    ("多于", More),
    ("超出", More),
    ("逾", More),
    ("过", More),
    ("超", More),
    ("低于", Less),
    ("少于", Less),
    ("小于", Less),
    ("不足", Less),
    ("不满", Less),
    ("未满", Less),
    ("未达到", Less),
    ("未达", Less),
    ("达不到", Less),
    ("不到", Less),
    ("满", AtLeast),
    ("大约", About),
    ("约为", About),
    ("约占", About),
    ("约", About),
    ("接近", About),
    ("趋近", About),
    ("近", About),
    ("≥", AtLeast),
    ("≤", AtMost),
    (">", More),
    ("<", Less),
];

/// Words behind a number or its unit.
const BEHIND: &[(&str, Comparator)] = &[
    ("(含)以上", AtLeast),
    ("(含)以下", AtMost),
    ("及其以上", AtLeast),
    ("及其以下", AtMost),
    ("及以上", AtLeast),
    ("及以下", AtMost),
    ("或以上", AtLeast),
    ("或以下", AtMost),
    ("以上", AtLeast),
    ("以下", AtMost),
    ("以内", AtMost),
    ("之内", AtMost),
    ("为限", AtMost),
    ("未满", Less),
    ("左右", About),
    ("上下", About),
];

/// Words that lead up to a number and say how it is reached; they never compare.
const APPROACH: &[&str] = &[
    "力争达到",
    "基本达到",
    "总体达到",
    "分别达到",
    "全部达到",
    "稳定达到",
    "达到",
    "分别达",
    "达",
    "提高到",
    "提高至",
    "提升到",
    "提升至",
    "增加到",
    "增加至",
    "增长到",
    "增长至",
    "增至",
    "扩大到",
    "扩大至",
    "扩至",
    "发展到",
    "上升到",
    "上升至",
    "升至",
    "降低到",
    "降低至",
    "降低为",
    "下降到",
    "下降至",
    "下降为",
    "降到",
    "降至",
    "降为",
    "减少到",
    "减少至",
    "减少为",
    "减至",
    "压减到",
    "压减至",
    "压减为",
    "压缩到",
    "压缩至",
    "压缩为",
    "缩短到",
    "缩短至",
    "缩短为",
    "缩减至",
    "缩减到",
    "延长到",
    "延长至",
    "延长为",
    "控制在",
    "控制到",
    "保持在",
    "稳定在",
    "维持在",
    "保持",
    "稳定",
    "调整为",
    "调整到",
    "完成",
    "实现",
    "翻",
    "占",
    "分别为",
    "均为",
    "应为",
    "为",
    "是",
    "累计",
    "共计",
    "总计",
    "合计",
    "至",
    "到",
];

/// The comparator that ends at `at`, with where it begins; 至少 may stand before the verb: 至少建设一所.
pub(super) fn before(text: &Passage, at: usize) -> Option<(Comparator, usize)> {
    let here = skip_fillers(text, at);
    let close = BEFORE.iter().find_map(|(word, comparator)| {
        let start = text.ends(here, word)?;
        let prior = text.before(start);
        // 节约10%, 合约3份 and 附近3家 compare nothing.
        let part_of_word = match *word {
            "约" => "节合条预集制公签违缔契履誓".contains(prior),
            "近" => "附最临邻靠远亲".contains(prior),
            "超" => "赶反高".contains(prior),
            // 过半数; elsewhere 过 is part of a word.
            "过" => text.at(at) != '半',
            "满" => "美圆充丰饱".contains(prior),
            _ => false,
        };
        (!part_of_word).then_some((*comparator, start))
    });
    close.or_else(|| share(text, at)).or_else(|| {
        let mut near = (at.saturating_sub(6)..at).rev().take_while(|i| is_han(text.at(*i)));
        near.any(|i| text.any(i, &["至少", "最少"]).is_some()).then_some((AtLeast, at))
    })
}

/// 不得少于选票的三分之一, 不高于当地标准的80%: the whole stands between comparator and share.
fn share(text: &Passage, at: usize) -> Option<(Comparator, usize)> {
    let part = numeral::read(text.marked, at).is_some_and(|n| matches!(n.form, Form::Part(_)) || text.at(n.end) == '%');
    if !part || is_break(text.before(at)) {
        return None;
    }
    let near =
        (at.saturating_sub(24)..at).rev().take_while(|i| is_han(text.at(*i)) && numeral::digit(text.at(*i)).is_none());
    let bounds = BEFORE.iter().filter(|(word, _)| word.chars().count() > 1 && word.ends_with(['于', '过', '足']));
    near.filter_map(|i| bounds.clone().find(|(word, _)| text.is(i, word)))
        .last()
        .map(|(_, comparator)| (*comparator, at))
}

/// The comparator that begins at `at`, with the index behind it.
pub(super) fn behind(text: &Passage, at: usize) -> Option<(Comparator, usize)> {
    let (word, end, comparator) = BEHIND
        .iter()
        .find_map(|(word, comparator)| text.any(at, &[word]).map(|(word, end)| (word, end, *comparator)))?;
    // 三个以内 counts, 上下游 does not.
    (word != "上下" || !"游级联贯衔".contains(text.at(end))).then_some((comparator, end))
}

/// The words of approach that end at `at`, with where they begin.
pub(super) fn approach(text: &Passage, at: usize) -> Option<usize> {
    let at = skip_fillers(text, at);
    text.any_ends(at, APPROACH).map(|(_, start)| start)
}

/// Both sides together: a bound behind the number wins over 约 or 達到 before it.
pub(super) fn combine(before: Option<Comparator>, behind: Option<Comparator>, more: bool) -> Comparator {
    match (before, behind) {
        (_, Some(behind)) => behind,
        (Some(before), None) => before,
        (None, None) if more => More,
        (None, None) => Equal,
    }
}

/// Steps back over what may stand between comparator and number: blanks, 人民币, 每年.
fn skip_fillers(text: &Passage, at: usize) -> usize {
    let mut at = at;
    while text.before(at) == ' ' && at > 0 {
        at -= 1;
    }
    for filler in ["人民币", "新台币", "每年", "总计", "合计", "各"] {
        if let Some(start) = text.ends(at, filler) {
            return start;
        }
    }
    at
}
