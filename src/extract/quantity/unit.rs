//! Units: what a number counts in, and how sure a number before it is a quantity.

use crate::extract::folded::Passage;
use crate::lexicon::{Lexicon, Name};

/// A unit found behind a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Unit {
    /// What it measures.
    pub kind: Kind,
    /// Index of its first character.
    pub start: usize,
    /// Index of the character behind it.
    pub end: usize,
}

/// What a unit measures; decides what else must be there for a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// %, ‰, 个百分点.
    Part,
    /// 公里, 吨.
    Measure,
    /// 元.
    Money,
    /// 倍, 番.
    Multiple,
    /// 成, 折.
    Tenth,
    /// 岁.
    Age,
    /// 年, 个月, 小时: a quantity only where a length of time is meant.
    Time,
    /// 分.
    Score,
    /// 度.
    Degree,
    /// 个, 家, 项.
    Counter,
    /// 口, 层, 道: counts behind Arabic digits; behind Chinese ones often part of a word.
    Weak,
    /// 大: 十大, 12大.
    Big,
    /// 县, 部门: nouns that digits stand before without a counter.
    Noun,
    /// 星级, A级.
    Grade,
    /// 级: a grade only when something is to reach it.
    Rank,
    /// 千伏: a rating, mostly in names of projects.
    Rating,
    /// 号, 届, 期: a name, never a count.
    Ordinal,
}

impl Kind {
    fn parse(word: &str) -> Option<Kind> {
        Some(match word {
            "part" => Kind::Part,
            "measure" => Kind::Measure,
            "money" => Kind::Money,
            "multiple" => Kind::Multiple,
            "tenth" => Kind::Tenth,
            "age" => Kind::Age,
            "time" => Kind::Time,
            "score" => Kind::Score,
            "degree" => Kind::Degree,
            "counter" => Kind::Counter,
            "weak" => Kind::Weak,
            "big" => Kind::Big,
            "self" => Kind::Noun,
            "grade" => Kind::Grade,
            "rank" => Kind::Rank,
            "rating" => Kind::Rating,
            "ordinal" => Kind::Ordinal,
            _ => return None,
        })
    }
}

/// Longest word of `units.tsv`, in characters.
const LONGEST: usize = 8;

/// The unit that stands at `at`, blanks before it left out; 公里/小时 and 台（套） as one.
pub(super) fn at(text: &Passage, at: usize, lexicon: &Lexicon) -> Option<Unit> {
    let start = if text.at(at) == ' ' && text.at(at + 1) != ' ' { at + 1 } else { at };
    let unit = simple(text, start, lexicon)?;
    // A blank belongs between digits and 公里 or km, not between a number and the next word.
    if start > at && !matches!(unit.kind, Kind::Part | Kind::Measure | Kind::Money | Kind::Counter | Kind::Time) {
        return None;
    }
    if matches!(unit.kind, Kind::Ordinal) {
        return Some(unit);
    }
    let mut end = unit.end;
    if text.at(end) == '(' {
        let inside = (end + 1..end + 4).find(|i| text.at(*i) == ')');
        if let Some(close) = inside
            && simple(text, end + 1, lexicon).is_some_and(|u| u.end == close)
        {
            end = close + 1;
            // 户（人）次.
            end += usize::from(text.at(end) == '次');
        }
    }
    for _ in 0..2 {
        if !matches!(text.at(end), '/' | '·') {
            break;
        }
        match simple(text, end + 1, lexicon) {
            Some(per) if !matches!(per.kind, Kind::Ordinal) => end = per.end,
            _ => break,
        }
    }
    Some(Unit { end, ..unit })
}

/// One word of the list.
fn simple(text: &Passage, at: usize, lexicon: &Lexicon) -> Option<Unit> {
    let ahead = &text.marked[at.min(text.len())..(at + LONGEST).min(text.len())];
    let (length, entry) = lexicon.list(Name::Units).longest(ahead)?;
    let kind = Kind::parse(entry.column(1))?;
    let end = at + length;
    // km, but not the first letters of kmart; A级 is no letter unit.
    let latin = text.marked[end - 1].is_ascii_alphabetic();
    if latin && text.at(end).is_ascii_alphanumeric() {
        return None;
    }
    Some(Unit { kind, start: at, end })
}
