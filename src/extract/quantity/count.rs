//! A number with its unit, its range and the comparators around it.

use crate::extract::folded::Passage;
use crate::extract::glyphs::is_break;
use crate::lexicon::Lexicon;
use crate::numeral::{self, Form, Numeral, Part};
use crate::plan::Comparator;

use super::compare;
use super::unit::{self, Kind, Unit};

/// 半 before a length of time or a share: 半年, 半个百分点.
pub(super) fn half(text: &Passage, at: usize) -> Option<Numeral> {
    (text.at(at) == '半' && matches!(text.at(at + 1), '年' | '个' | '天' | '小')).then_some(Numeral {
        value: 0.5,
        to: None,
        end: at + 1,
        form: Form::Chinese,
        scale: 1.0,
        more: false,
    })
}

/// A number with what stands around it.
pub(super) struct Count {
    /// Index of its first digit.
    pub at: usize,
    pub number: Numeral,
    pub unit: Option<Unit>,
    /// Index behind number, unit and the bounds of a range.
    pub tail: usize,
    pub before: Option<(Comparator, usize)>,
    pub behind: Option<(Comparator, usize)>,
}

impl Count {
    pub fn new(text: &Passage, at: usize, first: &Numeral, lexicon: &Lexicon) -> Count {
        let (number, unit, tail) = range(text, at, first, lexicon);
        let graded = unit.is_some_and(|unit| unit.kind == Kind::Grade);
        let behind = compare::behind(text, tail).or_else(|| {
            // 二星级绿色建筑以上标准: the bound stands behind the noun.
            let mut noun = (tail..tail + 10).take_while(|i| graded && !is_break(text.at(*i)));
            noun.find_map(|i| compare::behind(text, i)).map(|(comparator, _)| (comparator, tail))
        });
        Count { at, number, unit, tail, before: compare::before(text, at), behind }
    }

    pub fn kind(&self) -> Option<Kind> {
        self.unit.map(|unit| unit.kind)
    }

    pub fn arabic(&self) -> bool {
        self.number.form == Form::Arabic
    }

    pub fn compared(&self) -> bool {
        self.before.is_some() || self.behind.is_some()
    }

    /// Index of the first character of number and comparator.
    pub fn open(&self) -> usize {
        self.before.map_or(self.at, |(_, start)| start.min(self.at))
    }

    /// Index behind number, unit and comparator.
    pub fn close(&self) -> usize {
        self.behind.map_or(self.tail, |(_, end)| end)
    }

    /// 一: mostly an article.
    pub fn is_one(&self) -> bool {
        self.number.value == 1.0 && !self.arabic() && self.number.to.is_none()
    }
}

/// A number with its unit, and the second number of a range (5—10%, 三到五个, 五千元以上五万元以下), with the index behind.
pub(super) fn range(
    text: &Passage,
    start: usize,
    first: &Numeral,
    lexicon: &Lexicon,
) -> (Numeral, Option<Unit>, usize) {
    let unit = unit_behind(text, first, lexicon);
    let mut at = unit.map_or(first.end, |unit| unit.end);
    let single = (*first, unit, at);
    // 增加4,000張至1.6萬張: by how many, and to how many.
    let grows = &["增加", "新增", "提高", "提升", "减少", "降低", "上调", "下调", "增长"];
    if unit.is_some() && text.any_ends(start, grows).is_some() && matches!(text.at(at), '至' | '到') {
        return single;
    }
    let bounded = text.is(at, "以上");
    if bounded {
        at += 2;
        // 五年以上、十二年以下.
        at += usize::from(text.at(at) == '、');
    } else if matches!(text.at(at), '-' | '~' | '至' | '到') {
        at += 1;
        while text.at(at) == '-' {
            at += 1;
        }
    } else {
        return single;
    }
    let Some(second) = numeral::read(text.marked, at) else { return single };
    let last = unit_behind(text, &second, lexicon);
    let behind = last.map_or(second.end, |unit| unit.end);
    let same = match (unit, last) {
        (Some(a), Some(b)) => text.marked[a.start..a.end] == text.marked[b.start..b.end],
        (None, Some(_)) => !bounded,
        (None, None) => !matches!(text.at(first.end), '至' | '到') || matches!(second.form, Form::Part(_)),
        (Some(_), None) => false,
    };
    let joined = if bounded {
        same && text.any(behind, &["以下", "以内"]).is_some()
    } else {
        same && (second.form == first.form || matches!(second.form, Form::Part(_)))
    };
    // 10至20万 lends its 万 to 10.
    let lent = first.value * second.scale;
    let low = if unit.is_none() && first.scale == 1.0 && lent < second.value { lent } else { first.value };
    if !joined || low >= second.value {
        return single;
    }
    let number = Numeral { value: low, to: Some(second.value), end: second.end, more: false, ..second };
    // The bounds of a range are spent: 五万元以下 is no upper bound alone.
    (number, last, if bounded { behind + 2 } else { behind })
}

pub(super) fn unit_behind(text: &Passage, number: &Numeral, lexicon: &Lexicon) -> Option<Unit> {
    if matches!(number.form, Form::Part(Part::Percent | Part::Permille)) {
        return None;
    }
    unit::at(text, number.end, lexicon)
}
