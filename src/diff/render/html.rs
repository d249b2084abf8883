//! One HTML file: findings, then every changed unit, side by side or inline.

use super::{by_weight, changed_units, fate, headline, severity, title, unit_counts};
use crate::catalogue::{Lang, diff as says};
use crate::change::{PlanDiff, WordOp, WordRun};

/// The comparison as one HTML page without anything outside it.
pub fn html(diff: &PlanDiff, lang: Lang) -> String {
    let name = |head: &crate::plan::Head| if head.title.is_empty() { head.id.clone() } else { head.title.clone() };
    let heading = says::TITLE.say(lang, &[name(&diff.base), name(&diff.revision)]);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{}</title>\n<style>{}</style></head><body>\n",
        lang.tag(),
        escape(&heading),
        include_str!("page.css")
    );
    out.push_str(&format!(
        "<h1>{}</h1>\n<p class=\"headline\">{}</p>\n",
        escape(&heading),
        escape(&headline(diff, lang))
    ));
    if diff.summary.format_only > 0 {
        let words = says::FORMAT_ONLY.say(lang, &[diff.summary.format_only.to_string()]);
        out.push_str(&format!("<p class=\"quiet\">{}</p>\n", escape(&words)));
    }
    if changed_units(diff).next().is_some() {
        out.push_str(&format!("<p>{}</p>\n", escape(&unit_counts(diff, lang))));
    }
    if !diff.changes.is_empty() {
        out.push_str(&format!("<h2>{}</h2>\n<table>\n", says::FINDINGS.text(lang)));
        for change in by_weight(diff) {
            let place = change.revision.as_ref().or(change.base.as_ref()).map_or("", |q| &q.path);
            out.push_str(&format!(
                "<tr class=\"{:?}\"><td>{}</td><td>{}</td><td><code>{}</code></td><td>{}</td></tr>\n",
                change.severity,
                severity(change.severity, lang),
                escape(place),
                change.rule,
                escape(&change.message)
            ));
        }
        out.push_str("</table>\n");
    }
    out.push_str(&format!("<h2>{}</h2>\n", says::TEXTS.text(lang)));
    for unit in changed_units(diff) {
        out.push_str(&format!(
            "<section><h3>{} <small>{}</small></h3>\n",
            escape(&title(unit, lang)),
            escape(&fate(unit, lang))
        ));
        if !unit.words.is_empty() {
            out.push_str(&format!(
                "<div class=\"pair\"><div>{}</div><div>{}</div></div>\n",
                side(&unit.words, WordOp::Delete),
                side(&unit.words, WordOp::Insert)
            ));
        }
        out.push_str("</section>\n");
    }
    out.push_str("</body></html>\n");
    out
}

/// One side's words, what only this side has marked.
fn side(words: &[WordRun], own: WordOp) -> String {
    let tag = if own == WordOp::Delete { "del" } else { "ins" };
    words
        .iter()
        .filter(|run| run.op == own || run.op == WordOp::Equal)
        .map(|run| match run.op {
            WordOp::Equal => escape(&run.text),
            _ => format!("<{tag}>{}</{tag}>", escape(&run.text)),
        })
        .collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\n', "<br>")
}
