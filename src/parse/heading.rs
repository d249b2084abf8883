//! Where the heading of a numbered line ends and its body begins.

use crate::numbering::Style;

/// Longest sentence, in characters, that can be a heading at all.
const LONGEST: usize = 80;

/// Longest sentence, in characters, that reads as a heading without its brothers' help.
const PLAIN: usize = 35;

/// Longest sentence, in characters, that names a unit although nothing follows it.
const SHORT: usize = 20;

/// What the words behind a label look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A line of its own that names what stands below it.
    Title,
    /// A short sentence with more behind it.
    Headed,
    /// Nothing but a short sentence.
    Short,
    /// Running text.
    Sentence,
}

/// The shape of the words behind a label; `below` says whether more stands on the lines below.
pub(super) fn shape(rest: &str, below: bool) -> Shape {
    let end = first_end(rest);
    let count = rest[..end].chars().count();
    let is_last = rest[end..].trim_start_matches(ends_sentence).trim().is_empty();
    match () {
        () if count == 0 => Shape::Title,
        () if quotes_on(rest) => Shape::Sentence,
        () if is_last && below && end == rest.len() && count <= LONGEST => Shape::Title,
        () if is_last && below && count <= PLAIN => Shape::Title,
        () if is_last && count <= SHORT => Shape::Short,
        () if !is_last && count <= PLAIN => Shape::Headed,
        () => Shape::Sentence,
    }
}

/// Splits the words behind a label: the end of the heading (closing punctuation left out), and where the body begins.
/// Both are byte offsets into `rest`; `(0, 0)` when there is no heading. `headed` says whether the first sentence is one.
pub(super) fn split(style: Style, rest: &str, headed: bool) -> (usize, usize) {
    if style == Style::Article {
        return split_article(rest);
    }
    if style.is_division() || style == Style::Annex {
        return (trimmed(rest, rest.len()), rest.len());
    }
    let end = first_end(rest);
    if !headed || quotes_on(rest) || rest[..end].chars().count() > LONGEST {
        return (0, 0);
    }
    let is_last = rest[end..].trim_start_matches(ends_sentence).trim().is_empty();
    let next = if is_last {
        rest.len()
    } else {
        end + rest[end..].chars().next().filter(|c| !c.is_whitespace()).map_or(0, char::len_utf8)
    };
    (trimmed(rest, end), next)
}

/// Whether a quotation goes on below: 修改为：“第三条 … is a sentence, no heading.
fn quotes_on(rest: &str) -> bool {
    rest.matches(['“', '「']).count() > rest.matches(['”', '」']).count()
}

/// Where the first sentence ends, or before it a title that white space or a colon parts from a longer text.
fn first_end(rest: &str) -> usize {
    let end = sentence_end(rest).unwrap_or(rest.len());
    let first = &rest[..end];
    let title_ends = |at: usize| {
        let title = first[..at].chars().count();
        (2..=SHORT).contains(&title) && !first[..at].contains(['，', ',', '；']) && first[at..].chars().count() > PLAIN
    };
    let parted =
        first.char_indices().find(|(_, c)| c.is_whitespace() || matches!(c, '：' | ':')).filter(|(_, c)| *c != '\n');
    match parted {
        Some((at, c)) if title_ends(at) && (!c.is_whitespace() || blanks(first) <= 2) => {
            if c.is_whitespace() {
                at
            } else {
                at + c.len_utf8()
            }
        }
        _ => end,
    }
}

/// Number of white-space runs; scanned text has them between all words.
fn blanks(text: &str) -> usize {
    text.split_whitespace().count().saturating_sub(1)
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
            let (end, next) = split(style, rest, true);
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

    #[test]
    fn shapes() {
        let check = |rest: &str, below, shape: Shape| assert_eq!(super::shape(rest, below), shape, "{rest}");
        check("总体要求", true, Shape::Title);
        check("基本原则。", true, Shape::Title);
        check("建设电网。到2025年，建成线路。", false, Shape::Headed);
        check("确定试点城市。", false, Shape::Short);
        check(
            "各地要坚持把人民群众生命安全和身体健康放在第一位，切实加强组织领导和监督管理工作。",
            false,
            Shape::Sentence,
        );
        check(
            "目标：到2025年，建成若干条线路，形成可复制可推广的经验做法，推动高质量发展走在前列，为全国提供示范。",
            false,
            Shape::Headed,
        );
    }
}
