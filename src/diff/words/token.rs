//! Cutting a text into what must not be torn: numbers with their units, Latin words, names; else single characters.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::diff::fold;
use crate::script::fold_char;

/// A piece of text that is compared whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What is compared: folded.
    pub key: Vec<char>,
    /// What it is.
    pub kind: Kind,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// White space or punctuation.
    Mark,
    /// One character, which may be part of a word.
    Character,
    /// A number, a Latin word, a name.
    Whole,
}

/// Names that stay whole, by their first character.
#[derive(Debug, Default)]
pub struct Names(HashMap<char, Vec<Vec<char>>>);

impl<'a> FromIterator<&'a str> for Names {
    fn from_iter<I: IntoIterator<Item = &'a str>>(names: I) -> Names {
        let mut all: HashMap<char, Vec<Vec<char>>> = HashMap::new();
        for name in names {
            let folded: Vec<char> = name.chars().map(fold_char).collect();
            if folded.len() > 1 {
                all.entry(folded[0]).or_default().push(folded);
            }
        }
        for list in all.values_mut() {
            // The longest name that fits wins.
            list.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
            list.dedup();
        }
        Names(all)
    }
}

impl Names {
    /// Length of the longest name at the start of `text`.
    fn at(&self, text: &[char]) -> Option<usize> {
        self.0.get(text.first()?)?.iter().find(|name| text.starts_with(name)).map(Vec::len)
    }
}

/// The text from the first to the last token.
pub fn slice<'a>(text: &'a str, tokens: &[Token]) -> &'a str {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => &text[first.start..last.end],
        _ => "",
    }
}

/// Cuts a text into tokens that cover it whole.
pub fn tokens(text: &str, names: &Names) -> Vec<Token> {
    let starts: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    let folded: Vec<char> = text.chars().map(fold_char).collect();
    let mut out = Vec::with_capacity(folded.len());
    let mut i = 0;
    while i < folded.len() {
        let rest = &folded[i..];
        let whole = [number(rest), latin(rest), names.at(rest)].into_iter().flatten().max();
        let (length, kind) = match whole {
            Some(length) => (length, Kind::Whole),
            None if fold::carries(rest[0]) => (1, Kind::Character),
            None if rest[0].is_whitespace() => (rest.iter().take_while(|c| c.is_whitespace()).count(), Kind::Mark),
            None => (1, Kind::Mark),
        };
        let key = match kind {
            Kind::Whole => fold::words(&text[starts[i]..starts[i + length]]),
            Kind::Mark if rest[0].is_whitespace() => vec![' '],
            _ => rest[..length].to_vec(),
        };
        // What is compared as equal is the same kind on both sides: one ideograph is a character, however it was found.
        let kind = match (&key[..], kind) {
            ([], Kind::Whole) => Kind::Mark,
            ([only], Kind::Whole) if !only.is_ascii_alphanumeric() => Kind::Character,
            _ => kind,
        };
        out.push(Token { start: starts[i], end: starts[i + length], key, kind });
        i += length;
    }
    out
}

/// Length of the Latin word at the start: letters and digits, joined by marks (`4/5G`, `PM2.5`, `COVID-19`).
fn latin(text: &[char]) -> Option<usize> {
    let mut length = 0;
    while let Some(c) = text.get(length) {
        let joined = matches!(c, '-' | '.' | '/' | '_' | '&' | '+' | '\'')
            && length > 0
            && text.get(length + 1).is_some_and(char::is_ascii_alphanumeric);
        if !c.is_ascii_alphanumeric() && !joined {
            break;
        }
        length += 1;
    }
    (length > 0).then_some(length)
}

/// Length of the number at the start with its units: `2022年上半年`, `第二十一条`, `百分之五`, `1.5萬公里`, `三星級`.
fn number(text: &[char]) -> Option<usize> {
    let mut length = usize::from(text[0] == '第' || (matches!(text[0], '<' | '>' | '≥' | '≤') && text.len() > 1));
    if text.starts_with(&['百', '分', '之']) {
        length = 3;
    }
    let digits = arabic(&text[length..]).or_else(|| chinese(&text[length..]))?;
    let Numeral { length: numeral, certain } = digits;
    let certain = certain || length > 0;
    length += numeral;
    if text.get(length).is_some_and(|c| matches!(c, '多' | '余' | '%' | '‰' | '℃')) {
        length += 1;
    }
    let mut counted = false;
    while let Some(unit) = unit(&text[length..]) {
        length += unit;
        counted = true;
    }
    (certain || counted).then_some(length)
}

/// A numeral, and whether it is one without a unit after it.
struct Numeral {
    length: usize,
    certain: bool,
}

fn arabic(text: &[char]) -> Option<Numeral> {
    let mut length = 0;
    while let Some(c) = text.get(length) {
        let joined =
            (fold::joins(*c) || *c == ',') && length > 0 && text.get(length + 1).is_some_and(char::is_ascii_digit);
        if !c.is_ascii_digit() && !joined {
            break;
        }
        length += 1;
    }
    (length > 0).then_some(Numeral { length, certain: true })
}

fn chinese(text: &[char]) -> Option<Numeral> {
    const NUMERALS: &str = "〇零一二三四五六七八九十百千万亿两";
    let length = text.iter().take_while(|c| NUMERALS.contains(**c)).count();
    // One numeral alone is often part of a word: 一体化, 万众, 千方百计.
    (length > 0).then_some(Numeral { length, certain: length > 1 })
}

/// Length of the longest unit at the start.
fn unit(text: &[char]) -> Option<usize> {
    /// Units of measure and of counting, parts of dates; written Simplified, compared folded.
    const UNITS: &[&str] = &[
        "年",
        "年底",
        "年末",
        "年初",
        "年内",
        "年上半年",
        "年下半年",
        "年度",
        "月",
        "月底",
        "月末",
        "月份",
        "日",
        "号",
        "时",
        "点",
        "分",
        "秒",
        "小时",
        "分钟",
        "天",
        "周",
        "星期",
        "季度",
        "个月",
        "个工作日",
        "工作日",
        "个",
        "家",
        "项",
        "条",
        "款",
        "目",
        "章",
        "节",
        "编",
        "辆",
        "座",
        "处",
        "所",
        "名",
        "人",
        "户",
        "次",
        "套",
        "台",
        "批",
        "类",
        "级",
        "星级",
        "期",
        "线",
        "公里",
        "千米",
        "米",
        "厘米",
        "毫米",
        "亩",
        "公顷",
        "平方米",
        "平方公里",
        "立方米",
        "吨",
        "公斤",
        "千克",
        "克",
        "千瓦",
        "兆瓦",
        "千瓦时",
        "度",
        "千伏",
        "元",
        "美元",
        "倍",
        "成",
        "岁",
        "万",
        "亿",
        "百分点",
        "个百分点",
        "分之",
        "届",
        "位",
        "件",
        "份",
        "支",
        "种",
        "站",
        "株",
        "头",
        "只",
        "床",
        "张",
        "艘",
        "架",
        "部",
        "篇",
        "万元",
        "亿元",
        "之一",
        "之二",
        "之三",
        "之四",
        "之五",
    ];
    static FOLDED: LazyLock<HashMap<char, Vec<Vec<char>>>> = LazyLock::new(|| {
        let mut all: HashMap<char, Vec<Vec<char>>> = HashMap::new();
        for unit in UNITS {
            let folded: Vec<char> = unit.chars().map(fold_char).collect();
            all.entry(folded[0]).or_default().push(folded);
        }
        all
    });
    let list = FOLDED.get(text.first()?)?;
    list.iter().filter(|unit| text.starts_with(unit)).map(Vec::len).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, names: &[&str], expected: &str) {
        let cut: Vec<&str> =
            tokens(text, &names.iter().copied().collect()).iter().map(|t| &text[t.start..t.end]).collect();
        assert_eq!(cut.join("|"), expected);
    }

    #[test]
    fn what_must_not_be_torn_is_one_token() {
        check("到2025年底前建300公里", &[], "到|2025年底|前|建|300公里");
        check("第二十一條之一規定", &[], "第二十一條之一|規|定");
        check("一体化，三星级", &[], "一|体|化|，|三星级");
        check("“十四五”期间", &[], "“|十四五|”|期|间");
        check("下降百分之十三点", &[], "下|降|百分之十三点");
        check("用IPv6、4/5G　网", &[], "用|IPv6|、|4/5G|　|网");
        check("推進通燕公園建設", &["通燕公园"], "推|進|通燕公園|建|設");
    }
}
