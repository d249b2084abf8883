//! Where the heading of a numbered line ends and its body begins.

use std::sync::LazyLock;

use memchr::memmem;

use crate::numbering::Style;
use crate::script::fold;
use crate::source::{Source, Span};

/// Longest sentence, in characters, that can be a heading at all.
const LONGEST: usize = 80;

/// Longest sentence, in characters, that reads as a heading without its brothers' help.
const PLAIN: usize = 35;

/// Longest name, in characters, that a colon parts from a sentence however short.
const NAME: usize = 12;

/// Fewest characters behind such a colon that say something.
const LEAST: usize = 8;

/// Longest sentence, in characters, that names a unit although nothing follows it.
const SHORT: usize = 20;

/// Longest heading of an article, in characters.
const CAPTION: usize = 60;

/// What the words behind a label look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A line of its own that names what stands below it.
    Title,
    /// A short sentence with more behind it.
    Headed,
    /// Nothing but a name, without a mark behind it: an entry of a list.
    Name,
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
    // What goes on behind a semicolon is one sentence of a list; a heading closes with a full stop.
    let goes_on = !is_last && rest[end..].starts_with(['；', ';']);
    match () {
        () if count == 0 => Shape::Title,
        () if quotes_on(rest) => Shape::Sentence,
        () if is_last && below && end == rest.len() && count <= LONGEST => Shape::Title,
        () if goes_on || is_clause(&rest[..end]) => Shape::Sentence,
        () if is_last && below && count <= PLAIN => Shape::Title,
        () if is_last && count <= SHORT && end == rest.len() => Shape::Name,
        () if is_last && count <= SHORT => Shape::Short,
        () if !is_last && count <= PLAIN => Shape::Headed,
        () => Shape::Sentence,
    }
}

/// Whether a short sentence says what somebody must do or what holds, instead of naming what is to be done: it has a
/// modal verb behind a subject, announces a list of cases, or speaks of the document itself. A heading is a verb with
/// its object, or a noun (建设电网, 基本原则).
fn is_clause(first: &str) -> bool {
    let first = fold(first);
    let words = &*CLAUSE;
    let opens = words.openers.iter().any(|word| first.starts_with(word.as_str()));
    let since = words.since.iter().any(|word| first.starts_with(word.as_str())) && first.contains('起');
    let says = words.inside.iter().any(|word| memmem::find(first.as_bytes(), word.as_bytes()).is_some_and(|at| at > 0));
    let modal = words.modals.iter().any(|modal| {
        first.match_indices(modal.verb.as_str()).any(|(at, verb)| {
            at > 0
                && !first[..at].ends_with(modal.behind.as_slice())
                && !first[at + verb.len()..].starts_with(modal.before.as_slice())
        })
    });
    opens || since || says || modal
}

/// The signs of a clause, folded.
struct Clause {
    openers: Vec<String>,
    since: Vec<String>,
    inside: Vec<String>,
    announcing: Vec<String>,
    modals: Vec<Modal>,
}

/// A modal verb of one character, and the characters that make other words of it.
struct Modal {
    verb: String,
    behind: Vec<char>,
    before: Vec<char>,
}

static CLAUSE: LazyLock<Clause> = LazyLock::new(|| {
    let folded = |words: &str| words.split_whitespace().map(fold).collect::<Vec<_>>();
    let modal = |verb, behind, before| Modal {
        verb: fold(verb),
        behind: fold(behind).chars().collect(),
        before: fold(before).chars().collect(),
    };
    Clause {
        openers: folded("本公告 本通知 本办法 本意见 本规定 本方案 本条例 本法 本细则 本规则 本规程 凡 以上 对于"),
        since: folded("自 从"),
        announcing: folded("如下 下列 以下 包括 包含 为 是 即 做到 指出 强调 要求 规定 明确 分别 内容 例如 比如"),
        inside: folded("应当 应该 必须 不得 可以 下列 以下 之日起"),
        modals: vec![
            // 重要, 需要, 要求, 要素, 要点; 供应, 响应, 应对, 应急, 应用.
            modal("要", "重主需必首紧险机概摘纪简扼只将次", "求点素件闻害务案职领道塞义旨"),
            modal("应", "供响适反相效感对照呼顺因", "对急用变收届力税景战链付答诉"),
        ],
    }
});

/// Splits the words behind a label: the end of the heading (closing punctuation left out), and where the body begins.
/// Both are byte offsets into `rest`; `(0, 0)` when there is no heading. `headed` says whether the first sentence is one.
pub(super) fn split(style: Style, rest: &str, headed: bool) -> (usize, usize) {
    if style == Style::Article {
        return split_article(rest);
    }
    if style.is_division() || matches!(style, Style::Annex | Style::Box) {
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
        end + rest[end..].chars().next().filter(|c| ends_sentence(*c)).map_or(0, char::len_utf8)
    };
    (trimmed(rest, end), next)
}

/// Whether a quotation goes on below: 修改为：“第三条 … is a sentence, no heading.
fn quotes_on(rest: &str) -> bool {
    let open = |open: i32, c| match c {
        '“' | '「' => open + 1,
        '”' | '」' => open - 1,
        _ => open,
    };
    rest.chars().fold(0, open) > 0
}

/// Where the first sentence ends, or before it a title that white space or a colon parts from a longer text.
fn first_end(rest: &str) -> usize {
    let end = sentence_end(rest).unwrap_or(rest.len());
    let first = &rest[..end];
    let title_ends = |at: usize| {
        let (title, rest) = (&first[..at], &first[at..]);
        let (count, behind) = (title.chars().count(), rest.chars().count());
        // 元旦：12月30日至1月1日放假调休，共3天 says something; 第一阶段：启动实施 only goes on with the title.
        let says = behind > PLAIN
            || rest.starts_with(['：', ':'])
                && (2..=NAME).contains(&unbracketed(title))
                && (rest.contains(['，', ',']) || behind > LEAST);
        (count >= 2 && says)
            && (count <= SHORT || unbracketed(title) <= NAME)
            && !title.contains(['，', ',', '；'])
            && !announces(title)
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

/// Characters outside brackets: 4 of 第一階段（113年至115年）.
fn unbracketed(text: &str) -> usize {
    let mut depth = 0usize;
    let mut count = 0;
    for c in text.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => count += usize::from(depth == 0),
        }
    }
    count
}

/// Whether a colon behind `text` opens what a sentence speaks of: 包括：, 要求如下：.
fn announces(text: &str) -> bool {
    let text = fold(text);
    CLAUSE.announcing.iter().any(|word| text.ends_with(word.as_str()))
}

/// Number of white-space runs; scanned text has them between all words.
fn blanks(text: &str) -> usize {
    text.split_whitespace().count().saturating_sub(1)
}

/// The words of an article's heading without the bracket around them: （立法目的） is 立法目的.
pub(super) fn caption(source: &Source, heading: Span) -> Span {
    let words = source.quote(heading).trim_end();
    let inner = words.trim_start_matches(['【', '（', '(', '[']).trim_end_matches(['】', '）', ')', ']']);
    let start = heading.start + words.len() - words.trim_start_matches(['【', '（', '(', '[']).len();
    if words.starts_with(['【', '（', '(', '[']) && !inner.trim().is_empty() {
        Span::new(start, start + inner.len())
    } else {
        heading
    }
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
        Some(end) if rest[..end].chars().count() <= CAPTION => (end + close.len_utf8(), end + close.len_utf8()),
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
        check(
            Style::HanParen,
            "总体目标：到2025年，建成若干条线路，形成可复制可推广的经验做法，推动高质量发展走在前列，提供示范。",
            "总体目标",
            "到2025年，建成若干条线路，形成可复制可推广的经验做法，推动高质量发展走在前列，提供示范。",
        );
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
        check("医用防护服", false, Shape::Name);
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
        check("元旦：12月30日至1月1日放假调休，共3天。上班时间另定。", false, Shape::Headed);
        check("區塊開發：每年釋出1.5GW容量。", false, Shape::Headed);
        check("第一階段（113年至115年）：完成法規修正，建置示範場域。", false, Shape::Headed);
        check("第一阶段：启动实施。", false, Shape::Short);
        check("同意合建自动气象站；与澳门合建两个。", false, Shape::Sentence);
        check("自动气象站的建设要尽量避开军事设施。勘察定点要征求意见。", false, Shape::Sentence);
        check("供应链要素保障。完善机制。", false, Shape::Headed);
        check("有下列情形的，可以认定为捏造涨价信息。", true, Shape::Sentence);
        check("自2018年7月1日起执行。", false, Shape::Sentence);
        check("本公告自发布之日起施行。", false, Shape::Sentence);
    }
}
