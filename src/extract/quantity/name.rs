//! Numbers that count nothing: 5G, IPv6, 22號線, 第三, 〔2021〕15號, 2.0版, 1+3, labels, dates, telephones.

use crate::extract::folded::Passage;
use crate::extract::glyphs::{is_break, is_han};
use crate::lexicon::{Lexicon, Name};
use crate::numeral::{self, Form, Numeral};

/// Stretches of a text whose numbers are parts of names: 《…》, and short “…”.
pub(super) struct Names {
    spans: Vec<(usize, usize)>,
    next: usize,
}

/// Longest stretch between marks that is still taken for one; an unclosed mark must not swallow a text.
const LONGEST_TITLE: usize = 120;
/// Quotation marks around so few characters hold a name: “三保”, “十四五”, “100个放心”.
const LONGEST_NAME: usize = 14;

impl Names {
    /// Finds the stretches of `text`.
    pub fn of(text: &Passage) -> Names {
        let mut spans = Vec::new();
        let mut open: Option<(char, usize)> = None;
        for (at, &c) in text.marked.iter().enumerate() {
            match (c, open) {
                ('《' | '“', None) => open = Some((c, at)),
                ('《', Some(('“', _))) => open = Some((c, at)),
                ('》', Some(('《', start))) => {
                    if at - start <= LONGEST_TITLE {
                        spans.push((start, at));
                    }
                    open = None;
                }
                ('”', Some(('“', start))) => {
                    if at - start - 1 <= LONGEST_NAME && !says_target(text, start + 1, at) {
                        spans.push((start, at));
                    }
                    open = None;
                }
                ('\n', _) => open = None,
                (_, Some((_, start))) if at - start > LONGEST_TITLE => open = None,
                _ => {}
            }
        }
        Names { spans, next: 0 }
    }

    /// The end of the stretch that holds `at`; `at` must not go back between calls.
    pub fn end(&mut self, at: usize) -> Option<usize> {
        while self.spans.get(self.next).is_some_and(|span| span.1 < at) {
            self.next += 1;
        }
        self.spans.get(self.next).filter(|span| span.0 <= at && at <= span.1).map(|span| span.1)
    }
}

/// Whether quoted words set a target of their own: “覆盖率达到90%”; “两个15%” is a name.
fn says_target(text: &Passage, from: usize, to: usize) -> bool {
    let rate = text.find(from, to, "%").is_some() && text.marked[from..to].iter().filter(|c| is_han(**c)).count() > 2;
    rate || ["达到", "不低于", "不少于", "不超过", "超过"].iter().any(|word| text.find(from, to, word).is_some())
}

/// The end of the name, label or date that the number is part of.
pub(super) fn end(text: &Passage, at: usize, number: &Numeral, lexicon: &Lexicon) -> Option<usize> {
    let (prior, next) = (text.before(at), text.at(number.end));
    let arabic = number.form == Form::Arabic;
    // 第三产业, 第15条, 第二批; the unit belongs to the ordinal.
    if prior == '第' || text.ends(at, "第 ").is_some() {
        return Some(ordinal_end(text, number.end));
    }
    if !arabic && let Some(end) = listed(text, at, lexicon) {
        return Some(end);
    }
    if prior == '之' && (!arabic || matches!(next, '条' | '项' | '款')) && !matches!(number.form, Form::Part(_)) {
        return Some(number.end + 1);
    }
    // 前两款, 统一安排, 进一步: numerals inside words.
    if matches!(next, '款' | '项' | '条') && matches!(prior, '前' | '本' | '上') {
        return Some(number.end + 1);
    }
    if !arabic && text.at(at) == '一' && "统唯同单万进专划归合如逐".contains(prior) && prior != '\n' {
        return Some(number.end);
    }
    // 表1所示, 附件 3.
    let before = if prior == ' ' { at - 1 } else { at };
    if text.any_ends(before, &["表", "图", "附件", "专栏", "附录", "公式"]).is_some()
        && text.ends(before, "代表").is_none()
        && arabic
    {
        return Some(number.end);
    }
    // IPv6, PM2.5, H1N1, G20.
    if prior.is_ascii_alphabetic() || prior == '.' && text.before(at - 1).is_ascii_alphanumeric() {
        return Some(run_end(text, number.end));
    }
    // 5G, 3D, 4K; letters that are units are read as such.
    if (arabic || text.at(at).is_ascii_digit())
        && next.is_ascii_alphabetic()
        && super::unit::at(text, number.end, lexicon).is_none()
    {
        return Some(run_end(text, number.end));
    }
    // 1+3+N, 7×24, 3-5-7.
    if matches!(prior, '+' | '×' | '*' | '#') || matches!(next, '+' | '×' | '*') {
        return Some(run_end(text, number.end));
    }
    // 1.2.3 and version numbers.
    if arabic && next == '.' && text.at(number.end + 1).is_ascii_digit() {
        return Some(run_end(text, number.end));
    }
    // 〔2021〕15号.
    if matches!(prior, ']' | '[') || matches!(next, ']') && prior == '[' {
        return Some(number.end + 1);
    }
    if let Some(end) = label(text, at, number) {
        return Some(end);
    }
    if let Some(end) = date(text, at, number) {
        return Some(end);
    }
    code(text, at, number, lexicon)
}

/// Index behind an ordinal and those joined to it: 第四十六条至第五十条, 第30、31条.
fn ordinal_end(text: &Passage, at: usize) -> usize {
    let mut end = at;
    loop {
        let article = matches!(text.at(end), '条' | '款' | '项' | '章' | '节').then(|| text.at(end));
        let joint = if article.is_some() || text.at(end) == ' ' { end + 1 } else { end };
        if !matches!(text.at(joint), '至' | '到' | '、' | '-' | '~' | '之') {
            return end + 1;
        }
        let next = if text.at(joint + 1) == ' ' { joint + 2 } else { joint + 1 };
        match numeral::read(text.marked, next) {
            // 第一、三季度 goes on; 第一，3个 does not.
            Some(number) if article.is_none_or(|c| text.at(number.end) == c || text.at(joint + 1) == '第') => {
                end = number.end
            }
            _ => return end + 1,
        }
    }
}

/// A name of the list that begins at the number or holds it behind its first character.
fn listed(text: &Passage, at: usize, lexicon: &Lexicon) -> Option<usize> {
    let ahead = &text.marked[at..(at + 10).min(text.len())];
    lexicon.list(Name::NumberNames).longest(ahead).map(|(length, _)| at + length)
}

/// `1.` `一、` `（3）` at the head of a paragraph, 一是 and 二要 inside it.
fn label(text: &Passage, at: usize, number: &Numeral) -> Option<usize> {
    let (prior, next) = (text.before(at), text.at(number.end));
    if prior == '(' && next == ')' {
        return Some(number.end + 1);
    }
    let head = prior == ' ' || is_break(prior);
    if !head {
        return None;
    }
    let small = number.value <= 200.0;
    match next {
        '.' | '、' | ')' if small && !text.at(number.end + 1).is_ascii_digit() => {
            // 一、二级公路 counts on; 一、总体要求 labels.
            (next != '、' || !numeral::begins(text.at(number.end + 1))).then_some(number.end + 1)
        }
        '是' | '要' if number.form == Form::Chinese && small => Some(number.end + 1),
        _ => None,
    }
}

/// 2025年…, 6月30日, 9:30, 2024-06-30.
fn date(text: &Passage, at: usize, number: &Numeral) -> Option<usize> {
    if let Some((_, end)) = numeral::year(text.marked, at)
        && text.is(end, " 年")
    {
        return Some(end + 2);
    }
    if let Some((_, end)) = numeral::year(text.marked, at)
        && (text.at(end) == '年' || matches!(text.at(end), '-' | '/' | '.' | '~' | '至'))
    {
        return Some(date_end(text, end));
    }
    let next = text.at(number.end);
    if next == '年' && matches!(text.before(at), '国' | '正') && (text.ends(at, "民国").is_some()) {
        return Some(number.end + 1);
    }
    if next == '月' && number.value <= 12.0 && !text.is(number.end + 1, "以") {
        return Some(number.end + 1);
    }
    if next == '日' && matches!(text.before(at), '月') {
        return Some(number.end + 1);
    }
    if next == ':' && number.value <= 24.0 && (1..=2).all(|i| text.at(number.end + i).is_ascii_digit()) {
        return Some(number.end + 3);
    }
    if next == '时' && number.form == Form::Arabic && number.value <= 24.0 && text.at(number.end + 1) != '以' {
        return Some(number.end + 1);
    }
    None
}

/// Index behind the date whose year ends at `at`: 2021—2025年, 2024-06-30, 2021年6月30日.
fn date_end(text: &Passage, at: usize) -> usize {
    let mut end = at;
    while matches!(text.at(end), '-' | '/' | '.' | '~' | '至') && number_follows(text, end + 1) {
        end = numeral::read(text.marked, end + 1).map_or(end + 1, |n| n.end);
    }
    for mark in ['年', '月', '日'] {
        if text.at(end) == mark {
            end += 1;
            match numeral::read(text.marked, end) {
                Some(part) if matches!(text.at(part.end), '月' | '日') && part.value <= 31.0 => end = part.end,
                _ => return end,
            }
        }
    }
    end
}

fn number_follows(text: &Passage, at: usize) -> bool {
    text.at(at).is_ascii_digit() || numeral::digit(text.at(at)).is_some() || text.at(at) == '十'
}

/// Telephones, postcodes, hotlines: 010-12345678, 12345热线.
fn code(text: &Passage, at: usize, number: &Numeral, lexicon: &Lexicon) -> Option<usize> {
    if number.form != Form::Arabic {
        return None;
    }
    let digits = text.marked[at..number.end].iter().filter(|c| c.is_ascii_digit()).count();
    let next = text.at(number.end);
    let zero = text.at(at) == '0' && digits > 1 && text.at(at + 1) != '.';
    let joined = matches!(text.before(at), '-' | '/') && text.before(at - 1).is_ascii_alphanumeric();
    if zero || joined && digits >= 4 || digits >= 11 || next == '-' && text.at(number.end + 7).is_ascii_digit() {
        return Some(run_end(text, number.end));
    }
    // 12315, 95598: short numbers to call.
    let called = text.marked[at..number.end].iter().collect::<String>();
    if digits == 5 && ["12", "95", "96"].iter().any(|service| called.starts_with(service)) && called.len() == 5 {
        let counted = super::unit::at(text, number.end, lexicon).is_some();
        return (!counted).then_some(number.end);
    }
    let hotline = ["热线", "平台", "电话", "政务", "便民", "投诉", "举报", "急救", "邮编", "网站", "专线"];
    if (3..=6).contains(&digits) && number.scale == 1.0 && text.any(number.end, &hotline).is_some() {
        return Some(number.end);
    }
    None
}

/// Index behind a run of letters, digits and the marks that join them.
fn run_end(text: &Passage, at: usize) -> usize {
    (at..text.len())
        .find(|i| {
            let c = text.marked[*i];
            !(c.is_ascii_alphanumeric() || matches!(c, '+' | '×' | '*' | '.' | '-' | '/') && !is_han(text.at(i + 1)))
        })
        .unwrap_or(text.len())
}
