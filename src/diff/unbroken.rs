//! Lines broken at a fixed width, joined so that commitments are read whole, with the way back to the printed text.

use unicode_width::UnicodeWidthStr;

use crate::change::{WordOp, WordRun};
use crate::numbering::label;
use crate::source::Span;

/// Narrowest page, in columns of half a Chinese character; the same as for reading DOCX and PDF.
const NARROWEST: usize = 40;
/// Columns that a full line may be short of the widest: a figure or a mark that did not fit.
const SLACK: usize = 10;

/// A text without the breaks that only its width made.
#[derive(Debug, Clone, PartialEq)]
pub struct Unbroken {
    /// The joined text.
    pub text: String,
    /// Where something was left out: byte of the joined text, and bytes left out up to there.
    left_out: Vec<(usize, usize)>,
}

impl Unbroken {
    /// Joins the broken lines of `text` behind its first `head` bytes, which hold a heading; nothing when none is broken.
    pub fn new(text: &str, head: usize) -> Option<Unbroken> {
        let breaks = breaks(text, head);
        let mut joined = Unbroken { text: String::with_capacity(text.len()), left_out: Vec::new() };
        let mut from = 0;
        for gap in &breaks {
            joined.text.push_str(&text[from..gap.start]);
            let before = joined.left_out.last().map_or(0, |last| last.1);
            joined.left_out.push((joined.text.len(), before + gap.len()));
            from = gap.end;
        }
        joined.text.push_str(&text[from..]);
        (!breaks.is_empty()).then_some(joined)
    }

    /// The place in the printed text of a span of the joined one.
    pub fn printed(&self, span: Span) -> Span {
        let before = |count: usize| count.checked_sub(1).map_or(0, |last| self.left_out[last].1);
        let start = span.start + before(self.left_out.partition_point(|(at, _)| *at <= span.start));
        let end = span.end + before(self.left_out.partition_point(|(at, _)| *at < span.end));
        Span::new(start.min(end), end)
    }
}

/// Runs of words without the breaks that only the width of their side made, to be set at another width.
pub(super) fn flowing(words: &[WordRun]) -> Vec<WordRun> {
    let mut out = words.to_vec();
    // What both sides have stands in the revision's characters, line ends included.
    for (own, shared) in [(WordOp::Insert, true), (WordOp::Delete, false)] {
        let side = || words.iter().enumerate().filter(|(_, run)| run.op == own || run.op == WordOp::Equal);
        let text: String = side().map(|(_, run)| run.text.as_str()).collect();
        let gaps = breaks(&text, 0);
        let mut start = 0;
        for (k, run) in side() {
            let end = start + run.text.len();
            if shared || run.op == own {
                let inside = gaps.iter().rev().filter(|gap| gap.start < end && gap.end > start);
                inside.for_each(|gap| {
                    out[k].text.replace_range(gap.start.max(start) - start..gap.end.min(end) - start, "")
                });
            }
            start = end;
        }
    }
    out.retain(|run| !run.text.is_empty());
    // What only a line end parted is one run.
    out.dedup_by(|next, last| {
        let joins = next.op == last.op;
        if joins {
            last.text.push_str(&next.text);
        }
        joins
    });
    out
}

/// The line ends, with the blanks around them, that only the width made: the line is full and no sentence ends with it,
/// and the next one opens no item.
fn breaks(text: &str, head: usize) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        lines.push((start, line));
        start += line.len() + 1;
    }
    let prose = |line: &str| !line.contains(['\t', '|']);
    let columns = |line: &str| line.trim_end().width_cjk();
    let open = |line: &str| line.trim_end().chars().next_back().is_some_and(|c| !"。！？；：!?;:…｡".contains(c));
    let last = lines.len() - 1;
    let widest = lines.iter().filter(|(_, line)| prose(line)).map(|(_, line)| columns(line)).max().unwrap_or(0);
    // Only lines that end in a sentence can be broken ones; two of them show the width, beside items in longer lines.
    let ends: Vec<usize> =
        lines[..last].iter().filter(|(_, line)| prose(line) && open(line)).map(|(_, line)| columns(line)).collect();
    let Some(width) = ends.iter().copied().max().filter(|width| *width >= NARROWEST) else { return Vec::new() };
    let shown = ends.iter().filter(|columns| **columns + SLACK >= width).count() > 1 || width + SLACK >= widest;
    if !shown {
        return Vec::new();
    }
    let joins = |(at, line): (usize, &str), next: &str| {
        let (own, next) = (line.trim_end(), next.trim_start());
        let full = columns(own) + SLACK >= width;
        let goes_on = !next.is_empty() && label(next).is_none_or(|label| !label.sure);
        (at + own.len() >= head && open(own) && full && goes_on && prose(line) && prose(next)).then_some(at + own.len())
    };
    let pairs = lines.windows(2).filter_map(|pair| {
        let from = joins(pair[0], pair[1].1)?;
        let (at, next) = pair[1];
        Some(Span::new(from, at + next.len() - next.trim_start().len()))
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The joined text, each break shown as `|`; the text itself when nothing is joined.
    fn check(text: &str, expected: &str) {
        let told = Unbroken::new(text, 0).map_or(text.to_owned(), |joined| {
            let mut told = joined.text;
            joined.left_out.iter().rev().for_each(|(at, _)| told.insert(*at, '|'));
            told
        });
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn lines_broken_at_a_width_are_joined() {
        check(
            "七、標準飛航組員：指於航空器飛航時，應包括正駕駛員及副駕駛員各一\n    員，或正駕駛員、副駕駛員各一員。\n八、加強飛航組員：指於航空器飛航時。",
            "七、標準飛航組員：指於航空器飛航時，應包括正駕駛員及副駕駛員各一|員，或正駕駛員、副駕駛員各一員。\n八、加強飛航組員：指於航空器飛航時。",
        );
        check(
            "推进绿色电网建设，提高可再生能源利用比例，加快\n建成综合管廊，完善机制，明确各方责任，加强考核\n评价。",
            "推进绿色电网建设，提高可再生能源利用比例，加快|建成综合管廊，完善机制，明确各方责任，加强考核|评价。",
        );
        check(
            "（一）生产环节的经营者，不及时将已生产的产品投放市场，经市场监管部门告诫仍继续囤积的；\n对于零售领域经营者，市场监管部门已经通过公告提醒告诫的，视\n为已依法履行告诫程序，可以不再进行告诫，直接认定具有囤积行\n为。",
            "（一）生产环节的经营者，不及时将已生产的产品投放市场，经市场监管部门告诫仍继续囤积的；\n对于零售领域经营者，市场监管部门已经通过公告提醒告诫的，视|为已依法履行告诫程序，可以不再进行告诫，直接认定具有囤积行|为。",
        );
    }

    #[test]
    fn paragraphs_headings_and_items_stay_apart() {
        check("公司名称\n注册资本\n经营范围", "公司名称\n注册资本\n经营范围");
        let items =
            "有下列情形之一的，责令限期改正并处以警告，情节严重的\n（一）未经批准擅自开工建设；\n（二）其他情形。";
        check(items, items);
        let one = "推进绿色电网建设，提高可再生能源利用比例的若干工作\n推进绿色电网建设，提高可再生能源利用比例，加快建成综合管廊，完善机制。";
        check(one, one);
        let paragraphs = "推进绿色电网建设。\n推进绿色电网建设，提高可再生能源利用比例，加快建成综合管廊，完善机制。";
        check(paragraphs, paragraphs);
    }

    #[test]
    fn a_redline_flows() {
        let run = |op, text: &str| WordRun { op, text: text.to_owned() };
        let words = [
            run(WordOp::Equal, "七、標準飛航組員：指於航空器飛航時，應包括正駕駛員及副駕駛員各一\n    員，或正駕駛員"),
            run(WordOp::Delete, "、巡航駕駛員、\n    飛航工程師各一員"),
            run(WordOp::Insert, "、副駕駛員"),
            run(WordOp::Equal, "。\n八、加強"),
        ];
        let told: Vec<String> = flowing(&words).into_iter().map(|run| run.text).collect();
        assert_eq!(
            told,
            [
                "七、標準飛航組員：指於航空器飛航時，應包括正駕駛員及副駕駛員各一員，或正駕駛員",
                "、巡航駕駛員、\n    飛航工程師各一員",
                "、副駕駛員",
                "。\n八、加強"
            ],
            "a line that is not full stays"
        );
    }

    #[test]
    fn runs_that_only_a_line_end_parted_are_one() {
        let run = |op, text: &str| WordRun { op, text: text.to_owned() };
        let words = [
            run(WordOp::Equal, "本標準依空氣污染防制法第二項、毒性化學物質管理法、環境用藥管理法"),
            run(WordOp::Insert, "第四"),
            run(WordOp::Equal, "\n    "),
            run(WordOp::Insert, "十六條、"),
            run(WordOp::Equal, "訂定之。"),
        ];
        let told: Vec<String> = flowing(&words).into_iter().map(|run| run.text).collect();
        assert_eq!(told[1..], ["第四十六條、", "訂定之。"]);
    }

    #[test]
    fn spans_lead_back_to_the_printed_text() {
        let printed =
            "推进绿色电网建设，提高可再生能源利用比例，加快\n    建成综合管廊，完善机制，明确各方责任，加强考核评价。";
        let joined = Unbroken::new(printed, 0).expect("a line is broken");
        for (words, expected) in [
            ("加快建成综合管廊", "加快\n    建成综合管廊"),
            ("加快", "加快"),
            ("建成", "建成"),
            ("完善机制", "完善机制"),
        ] {
            let at = joined.text.find(words).expect("joined");
            let span = joined.printed(Span::new(at, at + words.len()));
            assert_eq!(&printed[span.start..span.end], expected);
        }
    }
}
