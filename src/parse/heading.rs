//! Where the heading of a numbered line ends and its body begins.

use crate::numbering::Style;

/// Longest sentence, in characters, that is still a heading when more text follows it.
const LONGEST: usize = 60;

/// Splits the words behind a label: the end of the heading (closing punctuation left out), and where the body begins.
/// Both are byte offsets into `rest`; an empty heading is `(0, 0)`.
pub(super) fn split(style: Style, rest: &str) -> (usize, usize) {
    if style == Style::Article {
        return split_article(rest);
    }
    if style.is_division() || style == Style::Annex {
        return (trimmed(rest, rest.len()), rest.len());
    }
    let end = sentence_end(rest).unwrap_or(rest.len());
    let is_last = rest[end..].trim_start_matches(ends_sentence).trim().is_empty();
    if rest[..end].chars().count() > LONGEST {
        return (0, 0);
    }
    let next = if is_last { rest.len() } else { end + rest[end..].chars().next().map_or(0, char::len_utf8) };
    (trimmed(rest, end), next)
}

/// An article has a heading only in 【…】 or （…） right behind its label.
fn split_article(rest: &str) -> (usize, usize) {
    let Some(close) = (match rest.chars().next() {
        Some('【') => Some('】'),
        Some('（') => Some('）'),
        Some('(') => Some(')'),
        _ => None,
    }) else {
        return (0, 0);
    };
    // （删除） and （一）… are no headings.
    match rest.find(close) {
        Some(end) if rest[..end].chars().count() <= 30 => (end + close.len_utf8(), end + close.len_utf8()),
        _ => (0, 0),
    }
}

/// Where the first sentence ends: 。！？ or ； outside brackets, quotations and titles.
fn sentence_end(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' | '《' | '“' | '「' | '【' | '[' => depth += 1,
            '）' | ')' | '》' | '”' | '」' | '】' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 && ends_sentence(c) => return Some(at),
            _ => {}
        }
    }
    None
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | ';' | '｡')
}

/// `to` moved left over white space, stars and closing punctuation.
fn trimmed(text: &str, to: usize) -> usize {
    text[..to]
        .trim_end_matches(|c: char| {
            c.is_whitespace() || ends_sentence(c) || matches!(c, '：' | ':' | '*' | '，' | '、')
        })
        .len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heading_and_body() {
        let check = |style, rest: &str, heading: &str, body: &str| {
            let (end, next) = split(style, rest);
            assert_eq!((&rest[..end], rest[next..].trim()), (heading, body), "{rest}");
        };
        check(Style::Digit, "建设电网。到2025年，建成线路。", "建设电网", "到2025年，建成线路。");
        check(Style::Han, "总体要求", "总体要求", "");
        check(Style::HanParen, "基本原则。", "基本原则", "");
        check(Style::HanParen, "推广“先用。后付”模式。鼓励企业参与。", "推广“先用。后付”模式", "鼓励企业参与。");
        check(Style::Article, "【立法目的】为了", "【立法目的】", "为了");
        check(Style::Article, "为了加强管理。", "", "为了加强管理。");
        check(Style::Chapter, "总　则", "总　则", "");
    }
}
