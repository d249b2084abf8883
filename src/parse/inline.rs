//! A whole plan on one line, as tables and web forms give it: where its title, its preamble and its units begin.

use super::fused;
use super::kind;
use crate::numbering::{Label, Style, label};

/// Shortest line, in bytes, that is looked into; a paragraph of a plan is mostly shorter.
const LONG: usize = 1000;

/// Longest title, in bytes.
const TITLE: usize = 300;

/// Where the pieces of `text` begin, 0 first; just `[0]` for a line that does not hold a numbered plan. `alone` says
/// that hardly any other line stands beside it: then the items of a list are cut too, which in a paragraph stay in it.
pub(super) fn pieces(text: &str, alone: bool) -> Vec<usize> {
    if text.len() < LONG {
        return vec![0];
    }
    let labels = labels(text, alone);
    let Some(first) = labels.first().map(|(at, _)| *at) else { return vec![0] };
    let counts = |style: Style| labels.iter().filter(|(_, label)| label.style == style).count() > 1;
    if labels.len() < 3 || !labels.iter().any(|(_, label)| counts(label.style)) {
        return vec![0];
    }
    let mut starts = vec![0];
    starts.extend(title_end(&text[..first]));
    for (i, (at, label)) in labels.iter().enumerate() {
        starts.push(*at);
        let end = labels.get(i + 1).map_or(text.len(), |(next, _)| *next);
        if label.style != Style::Article
            && let Some(len) = fused_heading(&text[at + label.text.len()..end])
        {
            starts.push(at + label.text.len() + len);
        }
    }
    starts.dedup();
    starts
}

/// The labels of the plan: those that go on with a count, behind a sentence or right behind a heading. Lists inside a
/// sentence (包括：1.规划；2.建设) stay in it.
fn labels(text: &str, alone: bool) -> Vec<(usize, Label<'_>)> {
    let mut found: Vec<(usize, Label)> = Vec::new();
    let mut count = Count::default();
    let mut before = Before { last: '。', sentence: true, page: 0, heading: None };
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        if may_open(c)
            && !is_numeral(before.last)
            && let Some(label) =
                label(&text[at..]).filter(|l| l.sure || l.style <= Style::Article && l.style != Style::Annex)
            && (before.allows(&label, found.last().map(|(_, last)| last.style), &text[..at])
                || alone && matches!(before.last, '；' | ';') && count.waits_for(&label))
            && count.takes(&label, before.sentence)
        {
            skip_to = at + label.text.len();
            before = Before { last: c, sentence: false, page: 0, heading: Some(0) };
            found.push((at, label));
        } else {
            before.pass(c);
        }
    }
    found
}

/// What stands before the place that is looked at.
struct Before {
    last: char,
    /// Whether a sentence ended there; the number of a page may stand in between.
    sentence: bool,
    /// Characters that may be the number of a page: the 1 and the —2— of 。1第二章 and 。—2—（二）.
    page: usize,
    /// Characters since the last label while nothing but a heading stands behind it.
    heading: Option<usize>,
}

impl Before {
    /// Whether a label can stand here; `last` is the style of the one before, `text` what stands before.
    fn allows(&self, label: &Label, last: Option<Style>, text: &str) -> bool {
        let outer = matches!(label.style, Style::Part | Style::Chapter | Style::Division | Style::Article)
            || matches!(label.style, Style::Han | Style::HanParen);
        let behind_sentence = self.sentence && (self.page == 0 || outer);
        let announced = matches!(self.last, '：' | ':') && last.is_none();
        // An article is cited too often to stand anywhere but below the heading of its chapter.
        let behind_heading =
            self.heading.is_some() && (label.style != Style::Article || last.is_some_and(Style::is_division));
        let behind_title =
            last.is_none() && label.number == 1 && label.style <= Style::Han && title_end(text) == Some(text.len());
        behind_sentence || announced || behind_heading || behind_title
    }

    fn pass(&mut self, c: char) {
        let ends = matches!(c, '。' | '！' | '？' | '”' | '）' | ')' | '》');
        let page = self.sentence && self.page < 6 && (c.is_ascii_digit() || matches!(c, '—' | '-' | '－'));
        self.page = if page { self.page + 1 } else { 0 };
        self.sentence = ends || page || c.is_whitespace();
        self.heading =
            self.heading.map(|n| n + 1).filter(|n| *n < 60 && !matches!(c, '。' | '！' | '？' | '；' | '：'));
        self.last = c;
    }
}

/// Whether a label that begins behind `c` would tear a number apart: the 一） of （二十一）.
fn is_numeral(c: char) -> bool {
    "〇零一二三四五六七八九十百千第".contains(c)
}

/// The counts of the labels taken so far.
#[derive(Default)]
struct Count {
    /// Styles from the outermost open unit to the innermost, each with its last number.
    open: Vec<(Style, u32)>,
    /// The last number of each style, for counts that run on across sections.
    seen: Vec<(Style, u32)>,
}

impl Count {
    /// Whether the label is the next of a list whose first item was taken.
    fn waits_for(&self, label: &Label) -> bool {
        self.open.contains(&(label.style, label.number.saturating_sub(1)))
    }

    /// Whether the label goes on with the count of its style; remembers it if so. Behind a sentence a number or two may
    /// be missing, lost where the text was recognised from a picture.
    fn takes(&mut self, label: &Label, behind_sentence: bool) -> bool {
        let seen = self.seen.iter().position(|(style, _)| *style == label.style);
        let lost =
            if behind_sentence && matches!(label.style, Style::Han | Style::HanParen | Style::Article) { 2 } else { 0 };
        let goes_on = match self.open.iter().rposition(|(style, _)| *style == label.style) {
            Some(at) if (self.open[at].1 + 1..=self.open[at].1 + 1 + lost).contains(&label.number) => {
                self.open.truncate(at);
                true
            }
            Some(_) => false,
            None => {
                // 第一节 closes the articles that the chapter began with.
                if label.style.is_division() && label.number == 1 {
                    self.open.retain(|(style, _)| *style < label.style);
                }
                let deeper = self.open.last().is_none_or(|(style, _)| *style < label.style);
                deeper && (label.number == 1 || seen.is_some_and(|i| self.seen[i].1 + 1 == label.number))
            }
        };
        if goes_on {
            self.open.push((label.style, label.number));
            match seen {
                Some(i) => self.seen[i].1 = label.number,
                None => self.seen.push((label.style, label.number)),
            }
        }
        goes_on
    }
}

/// Whether a label can begin with `c`; keeps the scan fast.
fn may_open(c: char) -> bool {
    matches!(c, '第' | '（' | '(' | '0'..='9' | '０'..='９')
        || "一二三四五六七八九十壹贰貳叁參肆伍陆陸柒捌玖拾".contains(c)
}

/// Where a title ends that runs into the preamble: …的若干意见为贯彻落实….
fn title_end(text: &str) -> Option<usize> {
    const KINDS: [&str; 28] = [
        "通知", "意见", "意見", "方案", "规划", "規劃", "办法", "辦法", "规定", "規定", "条例", "條例", "细则", "細則",
        "规则", "規則", "规程", "決定", "决定", "公告", "通报", "批复", "计划", "計畫", "纲要", "綱要", "指南", "指引",
    ];
    if let Some(close) = text.strip_prefix('《').and_then(|rest| rest.find('》')).filter(|at| *at < TITLE) {
        return Some('《'.len_utf8() + close + '》'.len_utf8());
    }
    let subject = ["关于", "關於", "關于"].iter().filter_map(|w| text.find(w)).min().unwrap_or(0);
    let ends = KINDS.iter().flat_map(|kind| text.match_indices(kind).map(|(at, kind)| at + kind.len()));
    ends.filter(|end| {
        *end > subject
            && *end < TITLE
            && !text[..*end].contains(['。', '，'])
            && !text[*end..].starts_with(['的', '和', '、', '，', '》', '”', '等', '实', '印'])
    })
    .min()
    .map(|end| {
        // （试行） belongs to the title, and so does （2017年8月14日发布） behind it.
        let mut end = end;
        while text[end..].starts_with(['（', '(']) {
            let Some(close) = text[end..].find(['）', ')']).filter(|len| *len < 120) else { break };
            end += close + text[end + close..].chars().next().map_or(0, char::len_utf8);
        }
        end
    })
}

/// The length of a heading that runs into its body without a mark: 总体目标建立规则明晰….
fn fused_heading(rest: &str) -> Option<usize> {
    let end = rest.find(['。', '，', '；', '：', '！', ' ', '　']).unwrap_or(rest.len());
    let first = &rest[..end];
    kind::leading_frame(first).filter(|len| *len < rest.len()).or_else(|| fused::heading(first, &rest[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_on_one_line_is_cut_at_its_units() {
        let filler = "完善电价形成机制，包括：（1）放开两头；（2）管住中间，到2020年基本建成。".repeat(12);
        let text = format!(
            "关于推进改革的若干意见为贯彻落实部署，提出以下意见。一、总体要求(一)指导思想。坚持方向。（二）主要原则。{filler}二、重点任务1.推进改革。{filler}三、组织实施建立机制，第一条不变。"
        );
        let starts = pieces(&text, true);
        let heads: Vec<String> = starts.iter().map(|at| text[*at..].chars().take(6).collect()).collect();
        let expected = [
            "关于推进改革",
            "为贯彻落实部",
            "一、总体要求",
            "(一)指导思",
            "（二）主要原",
            "二、重点任务",
            "1.推进改革",
            "三、组织实施",
        ];
        assert_eq!(heads, expected);
    }

    #[test]
    fn a_long_paragraph_stays_whole() {
        let text = "一、建设电网。完善机制：（1）放开两头；（2）管住中间。".repeat(40);
        assert_eq!(pieces(&text, true), [0]);
    }
}
