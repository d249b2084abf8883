//! The label a line opens with.

use super::numeral::{arabic, is_han, numeral};

/// The way a label is written. Units of one style are brothers; the order is that of GB/T 9704-2012 §7.3.3 with the
/// divisions of statutes above it, outermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// 附件1, 附录二.
    Annex,
    /// 专栏1, a box of projects or figures inside a section.
    Box,
    /// 第一部分, 第一编, 第一篇.
    Part,
    /// 第一章.
    Chapter,
    /// 第一节.
    Division,
    /// 第一条, 第十五条之一, 第 15-1 條.
    Article,
    /// 壹、
    Formal,
    /// 一、 一.
    Han,
    /// （一）
    HanParen,
    /// 一）
    HanClose,
    /// 1. 1、 １．
    Digit,
    /// 1.1, 1.1.1: the number of points.
    Decimal(u8),
    /// （1） ⑴
    DigitParen,
    /// 1）
    DigitClose,
    /// ①
    Circled,
    /// 甲、
    Stem,
    /// （甲）
    StemParen,
    /// A. A、
    Letter,
}

impl Style {
    /// Whether it is one of the divisions that only name what follows: 编 章 节 部分.
    pub fn is_division(self) -> bool {
        matches!(self, Style::Part | Style::Chapter | Style::Division)
    }
}

/// A label at the start of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Label<'a> {
    /// How it is written.
    pub style: Style,
    /// As printed, closing punctuation included: `一、`, `（一）`, `第十五条之一`.
    pub text: &'a str,
    /// Its part of a path, closing punctuation left out: `一`, `（一）`, `第十五条之一`.
    pub key: &'a str,
    /// Its number: 15 for 第十五条之一, 3 for 1.2.3.
    pub number: u32,
    /// The number behind 之, 1 for 第十五条之一; 0 when there is none.
    pub branch: u32,
    /// Whether the mark behind it leaves no doubt. 第一条 without a space, 1.1 and A. may also stand in a sentence.
    pub sure: bool,
}

/// Reads the label that `line` opens with; `line` has no white space in front. A number that belongs to the sentence
/// (5G, 22号线, 4.5亿, 2.3%, 2021.3) is no label.
pub fn label(line: &str) -> Option<Label<'_>> {
    let first = line.chars().next()?;
    match first {
        '第' => ordinal(line),
        '附' => annex(line),
        '专' | '專' => boxed(line),
        '（' | '(' | '〔' | '﹙' => bracketed(line),
        '①'..='⑳' => Some(single(line, Style::Circled, first as u32 - '①' as u32 + 1)),
        '⑴'..='⒇' => Some(single(line, Style::DigitParen, first as u32 - '⑴' as u32 + 1)),
        '⒈'..='⒛' => Some(single(line, Style::Digit, first as u32 - '⒈' as u32 + 1)),
        '㈠'..='㈩' => Some(single(line, Style::HanParen, first as u32 - '㈠' as u32 + 1)),
        'A'..='Z' | 'Ａ'..='Ｚ' => letter(line),
        c if stem(c).is_some() => stemmed(line),
        c if arabic(c).is_some() => digits(line),
        c if is_han(c) => han(line),
        _ => None,
    }
}

/// A label of one character.
fn single(line: &str, style: Style, number: u32) -> Label<'_> {
    let len = line.chars().next().map_or(0, char::len_utf8);
    let mark = closing(&line[len..]).filter(|m| !line[len + m..].is_empty()).unwrap_or(0);
    Label { style, text: &line[..len + mark], key: &line[..len], number, branch: 0, sure: true }
}

/// 第一章, 第 1 條, 第十五条之一, 第 15-1 條, 第一部分.
fn ordinal(line: &str) -> Option<Label<'_>> {
    let mut at = '第'.len_utf8();
    at += blanks(&line[at..]);
    let len = run(&line[at..], |c| is_han(c) || arabic(c).is_some());
    let number = numeral(&line[at..at + len])?;
    at += len;
    let mut branch = 0;
    if let Some((len, n)) = branch_at(&line[at..]) {
        branch = n;
        at += len;
    }
    at += blanks(&line[at..]);
    let rest = &line[at..];
    let (style, len) = [
        ("部分", Style::Part),
        ("编", Style::Part),
        ("編", Style::Part),
        ("篇", Style::Part),
        ("章", Style::Chapter),
        ("节", Style::Division),
        ("節", Style::Division),
        ("条", Style::Article),
        ("條", Style::Article),
    ]
    .into_iter()
    .find_map(|(word, style)| rest.starts_with(word).then_some((style, word.len())))?;
    at += len;
    if branch == 0
        && let Some((len, n)) = branch_at(&line[at..])
    {
        branch = n;
        at += len;
    }
    let after = &line[at..];
    let sure = after.starts_with(['：', ':', '.', '．'])
        || after.is_empty()
        || after.starts_with(['【', '（', '(', '*'])
        || blanks(after) > 0;
    Some(Label { style, text: &line[..at], key: &line[..at], number, branch, sure })
}

/// 之一, -1, －1 behind the number of an article.
fn branch_at(rest: &str) -> Option<(usize, u32)> {
    let at = blanks(rest);
    let mark = rest[at..].chars().next().filter(|c| matches!(c, '之' | '-' | '－' | '–' | '—'))?;
    let mut len = at + mark.len_utf8();
    len += blanks(&rest[len..]);
    let digits = run(&rest[len..], |c| is_han(c) || arabic(c).is_some());
    Some((len + digits, numeral(&rest[len..len + digits])?))
}

/// 附件, 附件1, 附件一：, 附录2, 附表.
fn annex(line: &str) -> Option<Label<'_>> {
    let word = ["附件", "附录", "附錄", "附表"].into_iter().find(|w| line.starts_with(w))?;
    let mut at = word.len();
    let gap = blanks(&line[at..]);
    let len = run(&line[at + gap..], |c| is_han(c) || arabic(c).is_some());
    let number = numeral(&line[at + gap..at + gap + len]);
    if number.is_some() {
        at += gap + len;
    }
    let after = &line[at..];
    // 附件2-1 is a part of annex 2; 附件1所列 is a sentence.
    let branch = branch_at(after);
    let branch_len = branch.map_or(0, |(len, _)| len);
    let end = at + branch_len;
    let after = &line[end..];
    let mark = after.chars().next().filter(|c| matches!(c, '：' | ':' | '.' | '、' | '．'));
    if !(after.is_empty() || mark.is_some() || blanks(after) > 0) {
        return None;
    }
    let text = &line[..end + mark.map_or(0, char::len_utf8)];
    let branch = branch.map_or(0, |(_, n)| n);
    Some(Label { style: Style::Annex, text, key: &line[..end], number: number.unwrap_or(0), branch, sure: true })
}

/// 专栏1, 專欄 2：, 专栏3-1. The line must be a title, which only its reader can tell.
fn boxed(line: &str) -> Option<Label<'_>> {
    let word = ["专栏", "專欄"].into_iter().find(|w| line.starts_with(w))?;
    let gap = blanks(&line[word.len()..]);
    let start = word.len() + gap;
    let len = run(&line[start..], |c| is_han(c) || arabic(c).is_some());
    let number = numeral(&line[start..start + len]).filter(|n| *n < 200)?;
    let branch = branch_at(&line[start + len..]);
    let end = start + len + branch.map_or(0, |(len, _)| len);
    let after = &line[end..];
    // 专栏1所列工程 is a sentence.
    if after.starts_with(['所', '的', '中', '、', '和', '与', '及', '至', '，', '。', '）', ')', '个', '篇', '期'])
    {
        return None;
    }
    let mark = closing(after).unwrap_or(0);
    let branch = branch.map_or(0, |(_, n)| n);
    Some(Label { style: Style::Box, text: &line[..end + mark], key: &line[..end], number, branch, sure: true })
}

/// （一） (1) （甲）.
fn bracketed(line: &str) -> Option<Label<'_>> {
    let open = line.chars().next()?.len_utf8();
    let start = open + blanks(&line[open..]);
    let len = run(&line[start..], |c| is_han(c) || arabic(c).is_some() || stem(c).is_some());
    let inner = &line[start..start + len];
    let close = start + len + blanks(&line[start + len..]);
    let bracket = line[close..].chars().next().filter(|c| matches!(c, '）' | ')' | '〕' | '﹚'))?;
    let (style, number) = match inner.chars().next()? {
        c if arabic(c).is_some() => (Style::DigitParen, numeral(inner).filter(|n| *n < 200)?),
        c if is_han(c) => (Style::HanParen, numeral(inner)?),
        c => (Style::StemParen, stem(c).filter(|_| inner.chars().nth(1).is_none())?),
    };
    let end = close + bracket.len_utf8();
    // （一）、 has two marks; both belong to the label.
    let mark = closing(&line[end..]).unwrap_or(0);
    Some(Label { style, text: &line[..end + mark], key: &line[..end], number, branch: 0, sure: true })
}

/// 1. 1、 1） 1.1 １．
fn digits(line: &str) -> Option<Label<'_>> {
    let len = run(line, |c| arabic(c).is_some());
    let number = numeral(&line[..len]).filter(|n| *n < 1000)?;
    let after = &line[len..];
    let mark = after.chars().next()?;
    let end = len + mark.len_utf8();
    let style = match mark {
        '）' | ')' => Style::DigitClose,
        '、' | '．' | '﹒' => Style::Digit,
        '.' | '·' if after[mark.len_utf8()..].chars().next().is_some_and(|c| arabic(c).is_some()) => {
            return decimal(line);
        }
        '.' => Style::Digit,
        // 1。参与交易的企业…: a full stop read for a point.
        '。' if len <= 2 && after[mark.len_utf8()..].starts_with(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) => {
            Style::Digit
        }
        // 1 总则: only what follows can show that it is a label.
        c if c.is_whitespace() => {
            let title = after.trim_start();
            let named = title.chars().next().is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            let key = &line[..len];
            return named.then_some(Label { style: Style::Digit, text: key, key, number, branch: 0, sure: false });
        }
        _ => return None,
    };
    // 1、2、3号楼 and 3、4月 go on with a number: a list inside a sentence.
    if mark == '、' && line[end..].chars().next().is_some_and(|c| arabic(c).is_some()) && !starts_year(&line[end..]) {
        return None;
    }
    Some(Label { style, text: &line[..end], key: &line[..len], number, branch: 0, sure: true })
}

/// 1.1 总则, 1.1.1: never sure, because 4.5亿 and 2.3% look the same.
fn decimal(line: &str) -> Option<Label<'_>> {
    let len = run(line, |c| arabic(c).is_some() || matches!(c, '.' | '·'));
    let key = line[..len].trim_end_matches(['.', '·']);
    let points = key.matches(['.', '·']).count();
    let last = key.rsplit(['.', '·']).next()?;
    let number = numeral(last).filter(|n| *n < 100)?;
    let rest = &line[len..];
    let gap = blanks(rest);
    let next = rest[gap..].chars().next()?;
    if key.split(['.', '·']).any(|p| p.is_empty() || p.len() > 2) || points > 4 {
        return None;
    }
    let measured = matches!(
        next,
        '%' | '％' | '‰' | '万' | '萬' | '亿' | '億' | '个' | '個' | '元' | '倍' | '米' | '-' | '—' | '~'
    ) || next.is_ascii_alphabetic() && gap == 0;
    if measured {
        return None;
    }
    let points = u8::try_from(points).unwrap_or(u8::MAX);
    Some(Label { style: Style::Decimal(points), text: &line[..len], key, number, branch: 0, sure: false })
}

/// 一、 一. 一） 壹、
fn han(line: &str) -> Option<Label<'_>> {
    let len = run(line, is_han);
    let number = numeral(&line[..len]).filter(|n| *n > 0)?;
    let mark = line[len..].chars().next()?;
    let end = len + mark.len_utf8();
    let formal = line.starts_with(['壹', '贰', '貳', '叁', '參', '肆', '伍', '陆', '陸', '柒', '捌', '玖', '拾']);
    let style = match mark {
        '）' | ')' => Style::HanClose,
        '、' | '．' | '.' | '﹑' if formal => Style::Formal,
        '、' | '．' | '.' | '﹑' => Style::Han,
        _ => return None,
    };
    // 一、二、三级 goes on with a numeral: a list inside a sentence.
    let rest = &line[end..];
    let next = run(rest, is_han);
    if next > 0 && rest[next..].starts_with(['、', '级', '級', '类', '類', '号', '號', '季', '楼', '樓']) {
        return None;
    }
    Some(Label { style, text: &line[..end], key: &line[..len], number, branch: 0, sure: true })
}

/// 甲、
fn stemmed(line: &str) -> Option<Label<'_>> {
    let first = line.chars().next()?;
    let number = stem(first)?;
    let len = first.len_utf8();
    let mark = line[len..].chars().next().filter(|c| matches!(c, '、' | '．' | '.'))?;
    // 甲、乙两类 lists classes inside a sentence.
    if line[len + mark.len_utf8()..].chars().next().is_some_and(|c| stem(c).is_some()) {
        return None;
    }
    Some(Label {
        style: Style::Stem,
        text: &line[..len + mark.len_utf8()],
        key: &line[..len],
        number,
        branch: 0,
        sure: true,
    })
}

/// A. A、: never sure.
fn letter(line: &str) -> Option<Label<'_>> {
    let first = line.chars().next()?;
    let base = if first.is_ascii() { 'A' } else { 'Ａ' };
    let len = first.len_utf8();
    let mark = line[len..].chars().next().filter(|c| matches!(c, '、' | '．' | '.'))?;
    let number = first as u32 - base as u32 + 1;
    Some(Label {
        style: Style::Letter,
        text: &line[..len + mark.len_utf8()],
        key: &line[..len],
        number,
        branch: 0,
        sure: false,
    })
}

/// 甲 is 1, 癸 10.
fn stem(c: char) -> Option<u32> {
    "甲乙丙丁戊己庚辛壬癸".chars().position(|s| s == c).and_then(|i| u32::try_from(i + 1).ok())
}

/// Bytes of the mark that closes a label: 、 ． . ： and the like.
fn closing(rest: &str) -> Option<usize> {
    rest.chars().next().filter(|c| matches!(c, '、' | '．' | '.' | '：' | ':')).map(char::len_utf8)
}

/// Whether a year of four digits opens `rest`.
fn starts_year(rest: &str) -> bool {
    let len = run(rest, |c| arabic(c).is_some());
    rest[..len].chars().count() == 4
}

/// Bytes of the leading characters that `keep` accepts, at most 16 of them: no label is longer.
fn run(text: &str, keep: impl Fn(char) -> bool) -> usize {
    text.chars().take(16).take_while(|c| keep(*c)).map(char::len_utf8).sum()
}

/// Bytes of leading white space, at most 8 characters.
fn blanks(text: &str) -> usize {
    text.chars().take(8).take_while(|c| c.is_whitespace()).map(char::len_utf8).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_every_style() {
        let check = |line: &str, text: &str, key: &str, number: u32, branch: u32| {
            let label = label(line).unwrap_or_else(|| panic!("no label in {line}"));
            assert_eq!((label.text, label.key, label.number, label.branch), (text, key, number, branch), "{line}");
        };
        check("一、总体要求", "一、", "一", 1, 0);
        check("二十一、加強管理", "二十一、", "二十一", 21, 0);
        check("壹、計畫緣起", "壹、", "壹", 1, 0);
        check("（十三）拓展合作", "（十三）", "（十三）", 13, 0);
        check("(一)建设电网", "(一)", "(一)", 1, 0);
        check("1.建设电网", "1.", "1", 1, 0);
        check("12． 建设电网", "12．", "12", 12, 0);
        check("３、建设电网", "３、", "３", 3, 0);
        check("（1）建设电网", "（1）", "（1）", 1, 0);
        check("1）建设电网", "1）", "1", 1, 0);
        check("1。建设电网", "1。", "1", 1, 0);
        check("①建设电网", "①", "①", 1, 0);
        check("甲、建設電網", "甲、", "甲", 1, 0);
        check("第一部分 形势", "第一部分", "第一部分", 1, 0);
        check("第三编　分则", "第三编", "第三编", 3, 0);
        check("第 一 章 總則", "第 一 章", "第 一 章", 1, 0);
        check("第十五条之一 本法", "第十五条之一", "第十五条之一", 15, 1);
        check("第 15-1 條", "第 15-1 條", "第 15-1 條", 15, 1);
        check("第一百二十条　建设", "第一百二十条", "第一百二十条", 120, 0);
        check("附件1", "附件1", "附件1", 1, 0);
        check("附件一：名单", "附件一：", "附件一", 1, 0);
        check("1.2.3 报告", "1.2.3", "1.2.3", 3, 0);
        check("专栏1 “十四五”时期主要指标", "专栏1", "专栏1", 1, 0);
        check("專欄 2：重點工程", "專欄 2：", "專欄 2", 2, 0);
    }

    #[test]
    fn numbers_of_a_sentence_are_no_labels() {
        let check = |line: &str| assert_eq!(label(line), None, "{line}");
        check("5G基站建设");
        check("22号线开通");
        check("4.5亿元");
        check("2.3%以上");
        check("2021.3完成");
        check("2020年3月4日");
        check("一是加强领导");
        check("一、二级响应");
        check("1、2号线");
        check("甲、乙两类");
        check("第一，加强领导");
        check("附件所列企业");
        check("专栏1所列工程");
        check("专栏作家");
        check("（以下简称《意见》）");
        check("（2021年修订）");
    }

    #[test]
    fn a_bare_number_is_not_sure() {
        assert!(label("1 总则").is_some_and(|l| !l.sure && l.key == "1"));
        assert_eq!(label("5 GB"), None);
    }

    #[test]
    fn an_article_without_a_space_is_not_sure() {
        assert!(label("第一条 为了").is_some_and(|l| l.sure));
        assert!(label("第一條　（立法目的）").is_some_and(|l| l.sure));
        assert!(label("第一条规定的").is_some_and(|l| !l.sure));
    }
}
