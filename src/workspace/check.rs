//! Proof that the files on disk are what `parse` would write, and that every quotation stands in its source.

use std::collections::BTreeMap;

use serde_json::Value;

use super::folder::Loaded;
use super::{Workspace, files};
use crate::catalogue::diagnostic as rules;
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::plan::Script;
use crate::script;
use crate::source::{self, Source, Span};
use crate::yaml;

/// Everything there is to say about a plan and its files: doubts of `parse`, corrections that no longer apply, drift,
/// broken quotations. Also returns how many quotations were compared with the source.
///
/// # Errors
/// Those of listing the folder. Files that are missing or do not read are diagnostics.
pub fn check(workspace: &Workspace, loaded: &Loaded) -> Result<(Vec<Diagnostic>, usize)> {
    let mut diagnostics = loaded.reading.plan.diagnostics.clone();
    diagnostics.extend(loaded.diagnostics.iter().cloned());
    diagnostics.extend(conversion_faults(loaded));
    let mut proved = 0;
    let shown = |path: &std::path::Path| path.strip_prefix(workspace.root()).unwrap_or(path).display().to_string();
    for (path, expected) in loaded.files() {
        let path = loaded.folder.path.join(path);
        let name = shown(&path);
        let Ok(text) = files::read_text(&path) else {
            diagnostics.push(Diagnostic::new(&rules::MISSING_FILE, None, &[&name]));
            continue;
        };
        if text != expected {
            let same = text.lines().zip(expected.lines()).take_while(|(a, b)| a == b).count();
            diagnostics.push(Diagnostic::new(&rules::DRIFT, None, &[&name, &(same + 1).to_string()]));
        }
        match yaml::read::<Value>(&text) {
            Ok(value) => proved += quotations(&value, &loaded.reading.source, &name, &mut diagnostics),
            Err(error) => diagnostics.push(Diagnostic::new(&rules::BAD_FILE, None, &[&name, &error])),
        }
    }
    for stray in loaded.stray_files()? {
        diagnostics.push(Diagnostic::new(&rules::STRAY_FILE, None, &[&shown(&stray)]));
    }
    Ok((diagnostics, proved))
}

/// Characters that a round trip through the other script does not give back: 建筑 and 關于 in a Traditional text. One
/// note for a plan, with the commonest words.
fn conversion_faults(loaded: &Loaded) -> Option<Diagnostic> {
    let text = loaded.reading.source.text();
    let mut faults: BTreeMap<(char, char), usize> = BTreeMap::new();
    for (_, is, should) in script::faults(text, loaded.reading.plan.plan.script == Script::Hant) {
        *faults.entry((is, should)).or_default() += 1;
    }
    let mut common: Vec<_> = faults.iter().collect();
    common.sort_by_key(|&(pair, count)| (std::cmp::Reverse(*count), *pair));
    let shown: Vec<String> =
        common.iter().take(8).map(|((is, should), count)| format!("{is}→{should} {count}")).collect();
    let total: usize = faults.values().sum();
    (total > 0).then(|| Diagnostic::new(&rules::MIXED_SCRIPT, None, &[&total.to_string(), &shown.join("，")]))
}

/// Keys whose value is the source text at the `span` beside them.
const QUOTING: [&str; 3] = ["quote", "text", "name"];

/// Compares every quotation below `value` with the source; returns how many there were.
fn quotations(value: &Value, source: &Source, file: &str, diagnostics: &mut Vec<Diagnostic>) -> usize {
    match value {
        Value::Array(items) => items.iter().map(|item| quotations(item, source, file, diagnostics)).sum(),
        Value::Object(map) => {
            let mut proved = map.values().map(|item| quotations(item, source, file, diagnostics)).sum();
            let span = map.get("span").and_then(|span| serde_json::from_value::<Span>(span.clone()).ok());
            let quoted = QUOTING.iter().find_map(|key| Some((*key, map.get(*key)?.as_str()?)));
            if let (Some(span), Some((key, quoted))) = (span, quoted) {
                proved += 1;
                let there = source.quote(span);
                // A name that a line end parts is one word.
                if there != quoted && !(key == "name" && source::on_one_line(there) == quoted) {
                    let head = |s: &str| s.chars().take(40).collect::<String>();
                    diagnostics.push(Diagnostic::new(
                        &rules::BROKEN_QUOTATION,
                        Some(span),
                        &[file, &head(quoted), &head(there)],
                    ));
                }
            }
            proved
        }
        _ => 0,
    }
}
