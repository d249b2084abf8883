//! Findings on the lines of the file: SARIF for code scanning, workflow commands for GitHub.

use serde_json::{Value, json};

use super::{Compared, all_by_weight, place, severity};
use crate::catalogue::{Lang, Severity, diff as says};
use crate::change::Change;
use crate::source::Source;

/// The findings as SARIF 2.1.0, waived ones as suppressed.
pub fn sarif(plans: &[Compared], lang: Lang) -> Value {
    let rules: Vec<Value> = says::rules()
        .map(|rule| {
            json!({
                "id": rule.id,
                "shortDescription": { "text": rule.title.text(lang) },
                "fullDescription": { "text": rule.explanation.text(lang) },
                "defaultConfiguration": { "level": level(rule.severity) },
            })
        })
        .collect();
    let results: Vec<Value> = all_by_weight(plans).into_iter().map(|(plan, change)| result(&plan, change)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "fangan", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn result(plan: &Compared, change: &Change) -> Value {
    let (source, start, end) = position(plan, change);
    let mut result = json!({
        "ruleId": change.rule,
        "level": level(change.severity),
        "message": { "text": change.message },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": uri(source.name()) },
                "region": {
                    "startLine": start.0, "startColumn": start.1, "endLine": end.0, "endColumn": end.1,
                },
            },
            "logicalLocations": [{ "fullyQualifiedName": place(change).map_or("", |q| &q.path) }],
        }],
        "partialFingerprints": { "fangan/v1": change.fingerprint },
    });
    if change.waived {
        result["suppressions"] = json!([{ "kind": "external" }]);
    }
    result
}

/// The findings as GitHub's workflow commands; waived ones are left out.
pub fn github(plans: &[Compared], lang: Lang) -> String {
    let mut out = String::new();
    for (plan, change) in all_by_weight(plans).into_iter().filter(|(_, change)| !change.waived) {
        let command = match change.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let (source, start, end) = position(&plan, change);
        out.push_str(&format!(
            "::{command} file={},line={},endLine={},title={}::{}\n",
            property(source.name()),
            start.0,
            end.0,
            property(&format!("{} {}", severity(change.severity, lang), change.rule)),
            data(&change.message)
        ));
    }
    out
}

type Position = (usize, usize);

/// The file, and the first and last place of what is pointed at: in the revision, else in the base.
fn position<'a>(plan: &Compared<'a>, change: &Change) -> (&'a Source, Position, Position) {
    let (source, span) = match (&change.revision, &change.base) {
        (Some(quoted), _) => (plan.revision, quoted.span),
        (None, Some(quoted)) => (plan.base, quoted.span),
        (None, None) => (plan.revision, crate::source::Span::default()),
    };
    (source, source.position(span.start), source.position(span.end))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A path as a relative URI.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.trim_start_matches("./").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// A message as GitHub's workflow commands want it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property: a comma or a colon would end it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_and_paths_are_escaped() {
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
        assert_eq!(uri("./plan/北/source.txt"), "plan/%E5%8C%97/source.txt");
    }
}
