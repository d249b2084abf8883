//! Text in, structure out: head, numbered units, measures. Never fails; doubt is a diagnostic.

mod date;
mod fused;
mod head;
mod heading;
mod inline;
mod kind;
mod lines;
mod missing;
mod outline;
mod rank;
mod tail;
mod units;

use crate::catalogue::diagnostic::NO_UNITS;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Metadata};
use crate::source::{Source, Span};

/// Cuts a text into head and numbered units.
pub fn parse(source: &Source, metadata: &Metadata) -> Document {
    let lines = lines::lines(source);
    let start = plan_start(&lines);
    let outline = outline::outline(&lines, start);
    let zones = head::Zones { front: start..outline.first, gaps: &outline.gaps };
    let (head, preamble) = head::head(source, &lines, &zones, metadata);
    let before = 0..start;
    let skipped = std::iter::once(&before).chain(&outline.gaps).filter(|gap| !gap.is_empty());
    let skipped = skipped.map(|gap| Span::new(lines[gap.start].span.start, lines[gap.end - 1].span.end)).collect();
    let units = units::units(source, &lines, &outline.drafts);
    let mut diagnostics = outline.diagnostics;
    if units.is_empty() {
        diagnostics.push(Diagnostic::new(&NO_UNITS, None, &[]));
    }
    Document { head, preamble, units, soft: lines::soft_breaks(source, &lines), skipped, diagnostics }
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
