//! Text in, structure out: head, numbered units, measures. Never fails; doubt is a diagnostic.

mod date;
mod head;
mod heading;
mod kind;
mod lines;
mod outline;
mod tail;

use crate::document::{Document, Metadata};
use crate::source::{Source, Span};

/// Cuts a text into head and numbered units.
pub fn parse(source: &Source, metadata: &Metadata) -> Document {
    let lines = lines::lines(source);
    let start = plan_start(&lines);
    let outline = outline::outline(source, &lines, start);
    let zones = head::Zones { front: start..outline.first, back: outline.last..lines.len() };
    let (head, preamble) = head::head(source, &lines, &zones, metadata);
    let mut skipped = outline.skipped;
    if start > 0 {
        skipped.insert(0, Span::new(lines[0].span.start, lines[start - 1].span.end));
    }
    Document { head, preamble, units: outline.units, skipped, diagnostics: outline.diagnostics }
}

/// The line the plan starts on: behind 全文如下 when a press report quotes from the plan before it prints it.
fn plan_start(lines: &[lines::Line]) -> usize {
    lines
        .iter()
        .position(|line| {
            let words = line.text.trim_end_matches(['：', ':', '。', '）', ')']);
            words.ends_with("全文如下")
                || words.ends_with("全文") && words.chars().count() <= 20 && line.text.ends_with(['：', ':'])
        })
        .filter(|at| at + 1 < lines.len() && lines[..=*at].iter().all(|l| l.label.is_none()))
        .map_or(0, |at| at + 1)
}
