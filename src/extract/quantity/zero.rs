//! 零 as a target: 趋零增长 is about 0, 零发生 is 0; 零售 and 零距离 are words.

use crate::extract::folded::Passage;
use crate::extract::glyphs::{is_break, is_han};
use crate::plan::Comparator;

use super::{Draft, Outcome, base, counted};

/// 零: 趋零增长 is about 0, 零发生 is 0; 零售 and 零距离 are words.
pub(super) fn zero(text: &Passage, at: usize, end: usize) -> Outcome {
    const ATTITUDES: &[&str] =
        &["容忍", "距离", "障碍", "门槛", "跑动", "跑腿", "接触", "时差", "等待", "基础", "起点", "壁垒", "缝隙"];
    let passed = Outcome::Passed(end);
    // 税率为零: the number itself is said of its subject.
    if text.before(at) == '为' && (is_break(text.at(end)) || end >= text.len()) {
        let what = counted::before(text, at - 1, 0);
        let quote = (what.map_or(at, |(start, _)| start), end);
        let draft = Draft {
            value: 0.0,
            value_to: None,
            comparator: Comparator::Equal,
            unit: None,
            implied_unit: "",
            what,
            base: base::base(text, at),
            quote,
        };
        return Outcome::Quantity(draft, end);
    }
    let near = text.before(at) == '趋';
    let two = is_han(text.at(end)) && is_han(text.at(end + 1));
    let closes =
        is_break(text.at(end + 2)) || matches!(text.at(end + 2), '、' | '”' | '的' | ')') || end + 2 >= text.len();
    let word = ["散", "星", "售", "部", "工", "件", "食", "钱", "用", "配", "担", "敲", "碎", "花", "头", "整"]
        .iter()
        .any(|c| text.is(end, c));
    // 整零协同, 化零为整: parts, and no number.
    let word = word || matches!(text.before(at), '整' | '化' | '归' | '清' | '凋');
    if !two || word || !(closes || near) || text.any(end, ATTITUDES).is_some() {
        return passed;
    }
    let opening = if near { at - 1 } else { at };
    let subject = counted::before(text, opening, 0);
    let close = end + 2;
    let quote = match subject {
        Some((start, _)) if close - start <= 40 => (start, close),
        _ => (opening, close),
    };
    let draft = Draft {
        value: 0.0,
        value_to: None,
        comparator: if near { Comparator::About } else { Comparator::Equal },
        unit: None,
        implied_unit: "",
        what: subject.or(Some((end, close))),
        base: base::base(text, at),
        quote,
    };
    Outcome::Quantity(draft, close)
}
