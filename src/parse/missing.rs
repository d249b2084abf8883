//! Labels that were run into the paragraph before them: where a count skips a number, the number is looked for there.

use super::lines::Line;
use crate::numbering::{Style, label};

/// Most numbers that are looked for in one gap.
const WIDEST: u32 = 4;

/// Where lines have to be cut so that the counts go on: numbers of lines, each with a byte offset into its text, in
/// order. 一、…三、 with 。二、 in between cuts before 二、.
pub(super) fn cuts(lines: &[Line]) -> Vec<(usize, usize)> {
    // Open styles, outermost first, each with the number and the line of its last label.
    let mut open: Vec<(Style, u32, usize)> = Vec::new();
    let mut cuts = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let Some(label) = line.label.as_ref().filter(|l| (l.sure || l.style.is_division()) && looked_for(l.style))
        else {
            continue;
        };
        let brother = open.iter().rposition(|(style, ..)| *style == label.style);
        if let Some((_, last, from)) = brother.map(|at| open[at])
            && (last + 2..=last + 1 + WIDEST).contains(&label.number)
        {
            find(&lines[from..i], from, label.style, last + 1..label.number, &mut cuts);
        }
        let keep = open.iter().position(|(style, ..)| *style >= label.style).unwrap_or(open.len());
        open.truncate(keep);
        open.push((label.style, label.number, i));
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// Whether labels of a style are looked for: others stand inside sentences too often.
fn looked_for(style: Style) -> bool {
    matches!(style, Style::Han | Style::HanParen | Style::Digit | Style::Chapter | Style::Article)
}

/// Finds the numbers `wanted` one after the other behind the sentences of `lines`, the first of which is line `first`.
fn find(lines: &[Line], first: usize, style: Style, wanted: std::ops::Range<u32>, cuts: &mut Vec<(usize, usize)>) {
    let mut next = wanted.start;
    for (i, line) in lines.iter().enumerate() {
        let mut behind_sentence = false;
        for (at, c) in line.text.char_indices() {
            if behind_sentence
                && let Some(label) = label(&line.text[at..])
                && (label.style, label.number) == (style, next)
                && (label.sure
                    || style.is_division() && !line.text[at + label.text.len()..].starts_with(['的', '规', '規']))
            {
                cuts.push((first + i, at));
                next += 1;
                if next == wanted.end {
                    return;
                }
            }
            behind_sentence =
                matches!(c, '。' | '！' | '？' | '”' | '）' | ')') || behind_sentence && c.is_whitespace();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use crate::source::Source;

    #[test]
    fn a_number_that_was_run_in_is_found() {
        let check = |text: &str, expected: &[&str]| {
            let source = Source::new("a", text);
            assert_eq!(lines(&source).iter().map(|l| l.text).collect::<Vec<_>>(), expected);
        };
        check(
            "一、回顾。\n过去一年成效明显。二、安排\n三、自身建设",
            &["一、回顾。", "过去一年成效明显。", "二、安排", "三、自身建设"],
        );
        check("（二）稳增长。（三）促改革。\n（四）惠民生。", &["（二）稳增长。", "（三）促改革。", "（四）惠民生。"]);
        check("（一）第（二）项。\n（三）惠民生。", &["（一）第（二）项。", "（三）惠民生。"]);
    }
}
