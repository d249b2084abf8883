//! Dates that stand alone: under a signature, beside a title, in a page's head.

use crate::numbering::numeral;

/// Longest note in a bracket behind a date that stands alone, in characters.
const LONGEST_NOTE: usize = 10;

/// The date that makes up the whole of `line`, ISO 8601: 2018年12月29日, 二〇一八年十二月二十九日, 2018-12-29,
/// 中華民國一百十三年八月七日. A bracket around it is allowed.
pub(super) fn date_line(line: &str) -> Option<String> {
    let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '（' | '）' | '(' | ')'));
    if line.len() > 80 {
        return None;
    }
    let (date, len) = date_at(line)?;
    let rest = line[len..].trim();
    // 民國90年10月30日(非現行條文): a note on the version in a bracket; the closing one was trimmed.
    let note = rest.starts_with(['（', '(']) && rest.chars().count() <= LONGEST_NOTE;
    (rest.is_empty() || note).then_some(date)
}

/// The date that `text` opens with, and its length in bytes.
pub(super) fn date_at(text: &str) -> Option<(String, usize)> {
    let republic = ["中華民國", "中华民国", "民國", "民国"].into_iter().find(|w| text.starts_with(w));
    let mut at = republic.map_or(0, str::len);
    let (year, len, mark) = number_at(&text[at..])?;
    at += len;
    let (year, marks) = match (mark, republic) {
        ('年', Some(_)) => (year.checked_add(1911)?, ('月', "日号號")),
        ('年', None) => (year, ('月', "日号號")),
        ('-' | '/' | '.', None) => (year, (mark, "")),
        _ => return None,
    };
    let (month, len, mark) = number_at(&text[at..])?;
    if mark != marks.0 || !(1..=12).contains(&month) || !(1900..2200).contains(&year) {
        return None;
    }
    at += len;
    let (day, len) = match number_at(&text[at..]) {
        Some((day, len, mark)) if marks.1.contains(mark) => (day, len),
        _ if marks.1.is_empty() => {
            let len = text[at..].bytes().take_while(u8::is_ascii_digit).count();
            (numeral(&text[at..at + len])?, len)
        }
        _ => return None,
    };
    at += len;
    (1..=31).contains(&day).then(|| (format!("{year:04}-{month:02}-{day:02}"), at))
}

/// A number with white space around it and the mark behind it.
fn number_at(text: &str) -> Option<(u32, usize, char)> {
    let mut number = String::new();
    for (at, c) in text.char_indices().take(24) {
        if c.is_whitespace() {
            continue;
        }
        if c.is_ascii_digit() || ('０'..='９').contains(&c) || "〇零○Ｏ一二三四五六七八九十百".contains(c)
        {
            number.push(if c == 'Ｏ' { '〇' } else { c });
        } else {
            return Some((numeral(&number)?, at + c.len_utf8(), c));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_stand_alone() {
        let check = |line, date: Option<&str>| assert_eq!(date_line(line).as_deref(), date, "{line}");
        check("2018年12月29日", Some("2018-12-29"));
        check("2018 年 12 月 9 日", Some("2018-12-09"));
        check("二〇一八年十二月二十九日", Some("2018-12-29"));
        check("二○○九年一月三日", Some("2009-01-03"));
        check("（2020年3月4日）", Some("2020-03-04"));
        check("2020-03-04", Some("2020-03-04"));
        check("2020/3/4", Some("2020-03-04"));
        check("中華民國一百十三年八月七日", Some("2024-08-07"));
        check("民國90年10月30日(非現行條文)", Some("2001-10-30"));
        check("2018年12月29日印发", None);
        check("2020年3月", None);
        check("2020年13月1日", None);
        check("3.4", None);
    }
}
