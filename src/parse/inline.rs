//! A whole plan on one line, as tables and web forms give it: where its title, its preamble and its units begin.

use super::kind;
use crate::numbering::{Label, Style, label};

/// Shortest line, in bytes, that is looked into; a paragraph of a plan is mostly shorter.
const LONG: usize = 1000;

/// Longest title, in bytes.
const TITLE: usize = 300;

/// Where the pieces of `text` begin, 0 first; just `[0]` for a line that does not hold a numbered plan.
pub(super) fn pieces(text: &str) -> Vec<usize> {
    if text.len() < LONG {
        return vec![0];
    }
    let labels = labels(text);
    let Some((first, outermost)) = labels.first().map(|(at, label)| (*at, label.style)) else { return vec![0] };
    if labels.iter().filter(|(_, label)| label.style == outermost).count() < 2 || labels.len() < 3 {
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
fn labels(text: &str) -> Vec<(usize, Label<'_>)> {
    let mut found: Vec<(usize, Label)> = Vec::new();
    let mut count = Count::default();
    let mut before = '。';
    // Characters since the last label while nothing but a heading stands behind it.
    let mut in_heading = None;
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        let behind_sentence = matches!(before, '。' | '！' | '？' | '”' | '）' | ')' | '》') || before.is_whitespace();
        let announced = matches!(before, '：' | ':') && found.is_empty();
        if (behind_sentence || announced || in_heading.is_some())
            && may_open(c)
            && let Some(label) =
                label(&text[at..]).filter(|l| l.sure || l.style <= Style::Article && l.style != Style::Annex)
            && count.takes(&label)
        {
            skip_to = at + label.text.len();
            in_heading = Some(0);
            found.push((at, label));
        } else {
            in_heading =
                in_heading.map(|n| n + 1).filter(|n| *n < 60 && !matches!(c, '。' | '！' | '？' | '；' | '：'));
        }
        before = c;
    }
    found
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
    /// Whether the label goes on with the count of its style; remembers it if so.
    fn takes(&mut self, label: &Label) -> bool {
        let seen = self.seen.iter().position(|(style, _)| *style == label.style);
        let goes_on = match self.open.iter().rposition(|(style, _)| *style == label.style) {
            Some(at) if self.open[at].1 + 1 == label.number => {
                self.open.truncate(at);
                true
            }
            Some(_) => false,
            None => {
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
    const KINDS: [&str; 20] = [
        "通知", "意见", "意見", "方案", "规划", "規劃", "办法", "辦法", "规定", "規定", "条例", "條例", "细则", "决定",
        "公告", "通报", "批复", "计划", "纲要", "指南",
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
        // （试行） belongs to the title.
        let bracket = text[end..].starts_with(['（', '(']).then(|| text[end..].find(['）', ')'])).flatten();
        bracket
            .filter(|len| *len < 60)
            .map_or(end, |len| end + len + text[end + len..].chars().next().map_or(0, char::len_utf8))
    })
}

/// The length of a heading that runs into its body without a mark: 总体目标建立规则明晰….
fn fused_heading(rest: &str) -> Option<usize> {
    let end = rest.find(['。', '，', '；', '：', '！', ' ', '　']).unwrap_or(rest.len());
    kind::leading_frame(&rest[..end]).filter(|len| *len < rest.len())
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
        let starts = pieces(&text);
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
        assert_eq!(pieces(&text), [0]);
    }
}
