//! Dates as plans print them: 2025年底, 2022年上半年, 6月30日, 民國110年, “十四五”.

use crate::extract::folded::Passage;
use crate::numeral;

use super::calendar::Day;

/// A date or a stretch of time read from a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
    /// Index of the character behind it.
    pub end: usize,
    /// How fine it is.
    pub grain: Grain,
    /// 底 or 末 closes it: the end is meant, not the whole.
    pub closing: bool,
    /// The year is printed, not taken from elsewhere.
    pub dated: bool,
}

/// How fine a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    /// 2025年.
    Year,
    /// 上半年, 第三季度.
    Part,
    /// 6月.
    Month,
    /// 6月30日.
    Day,
}

/// Reads the date that begins at `at`; `year` is the one to take when none is printed.
pub(super) fn read(text: &Passage, at: usize, year: Option<i32>) -> Option<Stretch> {
    if let Some((year, end)) = year_at(text, at) {
        return Some(inside_year(text, year, end, true));
    }
    let stretch = inside_year(text, year?, at, false);
    (stretch.end > at).then_some(stretch)
}

/// 2025年, 二〇二五年, 民國110年, with the index behind 年.
pub(super) fn year_at(text: &Passage, at: usize) -> Option<(i32, usize)> {
    if let Some((year, end)) = numeral::year(text.marked, at) {
        let end = if text.at(end) == ' ' { end + 1 } else { end };
        return (text.at(end) == '年' && !text.before(at).is_ascii_digit()).then_some((year, end + 1));
    }
    if let Some(found) = taiwan_year(text, at) {
        return Some(found);
    }
    let (_, behind) = text.any(at, &["中华民国", "民国"])?;
    let count = numeral::read(text.marked, behind)?;
    // 民國元年 is 1912.
    (text.at(count.end) == '年' && (1.0..200.0).contains(&count.value))
        .then(|| (1911 + count.value as i32, count.end + 1))
}

/// 106年12月, 107年度, 一百年六月三日: years as Taiwan counts them, without 民國; something finer or 度 has to follow, so that
/// a length of time is none.
fn taiwan_year(text: &Passage, at: usize) -> Option<(i32, usize)> {
    let before = text.before(at);
    if before.is_ascii_digit() || numeral::begins(before) || matches!(before, '第' | '近' | '满' | '.') {
        return None;
    }
    let count = numeral::read(text.marked, at).filter(|n| n.to.is_none() && n.value.fract() == 0.0)?;
    let end = count.end + 1;
    let finer =
        month(text, end).is_some() || text.is(end, "度") || text.any(end, &["底前", "上半年", "下半年"]).is_some();
    ((80.0..150.0).contains(&count.value) && text.at(count.end) == '年' && finer)
        .then(|| (1911 + count.value as i32, end))
}

/// What follows a year: 底, 上半年, 第三季度, 6月, 6月30日; the whole year when nothing does.
fn inside_year(text: &Passage, year: i32, at: usize, dated: bool) -> Stretch {
    let made = |first, last, end, grain, closing| Stretch { first, last, end, grain, closing, dated };
    let (first, last) = (Day::new(year, 1, 1), Day::new(year, 12, 31));
    let here = if dated { skip(text, at, &["的", " "]) } else { at };
    if let Some((_, end)) = text.any(here, if dated { &["年底", "年末", "底", "末"] } else { &[] }) {
        return made(first, last, end, Grain::Year, true);
    }
    // 2023年中完成: its middle; 2023年中央财政 is no date.
    if dated && text.at(here) == '中' && !"央国等小期共心学医药部东西长级介华旬外".contains(text.at(here + 1))
    {
        return made(first, Day::new(year, 6, 30), here + 1, Grain::Part, true);
    }
    if let Some((word, end)) = text.any(here, &["上半年", "下半年", "前三季度", "前三个季度"]) {
        let (first, last) = match word {
            "上半年" => (first, Day::new(year, 6, 30)),
            "下半年" => (Day::new(year, 7, 1), last),
            _ => (first, Day::new(year, 9, 30)),
        };
        let closing = matches!(text.at(end), '末' | '底');
        return made(first, last, end + usize::from(closing), Grain::Part, closing);
    }
    if let Some((quarter, end)) = quarter(text, here) {
        let first = Day::new(year, quarter * 3 - 2, 1);
        let closing = matches!(text.at(end), '末' | '底');
        return made(first, Day::new(year, quarter * 3, 31), end + usize::from(closing), Grain::Part, closing);
    }
    if let Some((month, end)) = month(text, here) {
        return inside_month(text, year, month, end, dated);
    }
    made(first, last, at, Grain::Year, false)
}

/// 底, 上旬, 30日 behind a month.
fn inside_month(text: &Passage, year: i32, month: u32, at: usize, dated: bool) -> Stretch {
    let made = |first: u32, last: u32, end, grain, closing| Stretch {
        first: Day::new(year, month, first),
        last: Day::new(year, month, last),
        end,
        grain,
        closing,
        dated,
    };
    if let Some((word, end)) = text.any(at, &["底", "末", "月底", "月末", "上旬", "中旬", "下旬", "初", "中"])
    {
        return match word {
            "上旬" | "初" => made(1, 10, end, Grain::Month, false),
            "中旬" => made(11, 20, end, Grain::Month, false),
            "下旬" => made(21, 31, end, Grain::Month, false),
            "中" => made(1, 31, at, Grain::Month, false),
            _ => made(1, 31, end, Grain::Month, true),
        };
    }
    let at = if text.at(at) == '份' { at + 1 } else { at };
    let here = if text.at(at) == ' ' { at + 1 } else { at };
    if let Some(day) = numeral::read(text.marked, here).filter(|n| matches!(text.at(n.end), '日' | '号')) {
        let last = day.value as u32;
        if (1..=31).contains(&last) {
            return made(last, last, day.end + 1, Grain::Day, false);
        }
    }
    made(1, 31, at, Grain::Month, false)
}

/// 第三季度, 三季度, 第3季度.
fn quarter(text: &Passage, at: usize) -> Option<(u32, usize)> {
    let at = if text.at(at) == '第' { at + 1 } else { at };
    let count = numeral::read(text.marked, at).filter(|n| (1.0..=4.0).contains(&n.value) && n.to.is_none())?;
    text.any(count.end, &["季度", "季"]).map(|(_, end)| (count.value as u32, end))
}

/// 6月, 十二月, with the index behind 月; 6个月 is a length.
fn month(text: &Passage, at: usize) -> Option<(u32, usize)> {
    let count = numeral::read(text.marked, at).filter(|n| (1.0..=12.0).contains(&n.value) && n.to.is_none())?;
    (text.at(count.end) == '月').then_some((count.value as u32, count.end + 1))
}

fn skip(text: &Passage, at: usize, words: &[&'static str]) -> usize {
    text.any(at, words).map_or(at, |(_, end)| end)
}

/// “十四五”, 十五五, 第十四个五年规划: the years of the plan, with the index behind its name and closing mark.
pub(super) fn five_years(text: &Passage, at: usize) -> Option<Stretch> {
    let mut here = if text.at(at) == '“' { at + 1 } else { at };
    let named = text.at(here) == '第';
    let count;
    if named {
        let number = numeral::read(text.marked, here + 1)?;
        let (_, end) = text.any(number.end, &["个五年规划", "个五年计划"])?;
        count = number.value as i32;
        here = end;
    } else {
        let tens = text.at(here) == '十';
        if tens {
            here += 1;
        }
        let ones = numeral::digit(text.at(here)).filter(|d| (1..=9).contains(d))?;
        if text.at(here + 1) != '五' {
            return None;
        }
        count = ones as i32 + if tens { 10 } else { 0 };
        here += 2;
        // 三五 and 四五 without marks are approximations; 九五 a year of a century.
        if !tens && text.at(at) != '“' {
            return None;
        }
    }
    if text.at(here) == '”' {
        here += 1;
    }
    // The first plan began in 1953; 1963–1965 belonged to none.
    let first = if count < 3 { 1948 + 5 * count } else { 1951 + 5 * count };
    Some(Stretch {
        first: Day::new(first, 1, 1),
        last: Day::new(first + 4, 12, 31),
        end: here,
        grain: Grain::Year,
        closing: false,
        dated: true,
    })
}
