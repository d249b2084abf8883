//! How diagnostics are told: on a terminal, and as SARIF for code hosting.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use fangan::catalogue::cli as words;
use fangan::diagnostic::{Diagnostic, Severity};
use fangan::source::Source;
use serde_json::{Value, json};

use crate::cli::Context;

/// A diagnostic with its source line, as compilers print it.
pub fn text(diagnostic: &Diagnostic, source: &Source, context: &Context) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(context.text(&words::LEVEL_ERROR)),
        Severity::Warning => Level::WARNING.with_name(context.text(&words::LEVEL_WARNING)),
        Severity::Info => Level::INFO.with_name(context.text(&words::LEVEL_INFO)),
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.as_str());
    let mut group = match diagnostic.span {
        Some(span) => {
            let (line, column) = source.position(span.start);
            let (start, excerpt) = excerpt(source, span.start, span.end);
            let marked = span.start - start..(span.end - start).min(excerpt.len());
            let snippet = Snippet::source(excerpt)
                .line_start(line)
                .path(format!("{}:{line}:{column}", source.name()))
                .annotation(AnnotationKind::Primary.span(marked));
            Group::with_title(title).element(snippet)
        }
        None => Group::with_title(title),
    };
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.with_name(context.text(&words::LEVEL_HINT)).message(hint.as_str()));
    }
    let renderer = if context.colour { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group])
}

/// At most 30 characters before `start` and 20 after `end`, on the line of `start`; lines of plans are whole paragraphs.
fn excerpt(source: &Source, start: usize, end: usize) -> (usize, &str) {
    let text = source.text();
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let from = text[line_start..start].char_indices().rev().nth(29).map_or(line_start, |(at, _)| line_start + at);
    let end = end.clamp(start, line_end);
    let to = text[end..line_end].char_indices().nth(20).map_or(line_end, |(at, _)| end + at);
    (from, &text[from..to])
}

/// SARIF 2.1.0 of findings, each with the source it is about.
pub fn sarif<'a>(findings: impl Iterator<Item = (&'a Source, &'a Diagnostic)>) -> Value {
    let results: Vec<Value> = findings
        .map(|(source, d)| {
            let level = match d.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "note",
            };
            let mut location = json!({ "artifactLocation": { "uri": source.name() } });
            if let Some(span) = d.span {
                let ((line, column), (end_line, end_column)) = (source.position(span.start), source.position(span.end));
                location["region"] =
                    json!({ "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column });
            }
            let hint = d.hint.as_deref().map(|hint| format!(" — {hint}")).unwrap_or_default();
            json!({
                "ruleId": d.code, "level": level,
                "message": { "text": format!("{}{hint}", d.message) },
                "locations": [{ "physicalLocation": location }],
            })
        })
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "fangan", "version": env!("CARGO_PKG_VERSION") } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}
