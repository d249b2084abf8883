//! One HTML file: findings, then every changed unit, side by side or inline.

use super::{
    Compared, around, by_weight, changed_units, fate, headline, place, rule_title, severity, title, unit_counts,
};
use crate::catalogue::{Lang, diff as says};
use crate::change::{Change, WordOp, WordRun};
use crate::diff::unbroken::{Unbroken, flowing};

/// Comparisons of plans as one HTML page that needs nothing beside it.
pub fn html(plans: &[Compared], lang: Lang) -> String {
    let heading = match plans {
        [plan] => super::heading(plan.diff, lang),
        _ => says::FINDINGS.text(lang),
    };
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{}</title>\n<style>{}</style></head><body>\n",
        lang.tag(),
        escape(&heading),
        include_str!("page.css")
    );
    out.push_str(&format!("<h1>{}</h1>\n", escape(&heading)));
    // Without script: the choice is a radio button, the rest is style.
    for (id, label, checked) in [("side", &says::SIDE_BY_SIDE, " checked"), ("inline", &says::INLINE, "")] {
        out.push_str(&format!(
            "<input type=\"radio\" name=\"view\" id=\"{id}\"{checked}><label for=\"{id}\">{}</label>\n",
            label.text(lang)
        ));
    }
    let (changed, same) = super::changed(plans, lang);
    for plan in changed {
        one(&mut out, plan, plans.len() > 1, lang);
    }
    if let Some(same) = same {
        out.push_str(&format!("<p class=\"quiet\">{}</p>\n", escape(&same)));
    }
    out.push_str("</body></html>\n");
    out
}

fn one(out: &mut String, plan: &Compared, named: bool, lang: Lang) {
    let diff = plan.diff;
    if named {
        out.push_str(&format!("<h2>{}</h2>\n", escape(diff.revision.name())));
    }
    out.push_str(&format!("<p class=\"headline\">{}</p>\n", escape(&headline(diff, lang))));
    if diff.summary.format_only > 0 {
        let words = says::FORMAT_ONLY.say(lang, &[diff.summary.format_only.to_string()]);
        out.push_str(&format!("<p class=\"quiet\">{}</p>\n", escape(&words)));
    }
    if changed_units(diff).next().is_some() {
        out.push_str(&format!("<p>{}</p>\n", escape(&unit_counts(diff, lang))));
    }
    if !diff.changes.is_empty() {
        out.push_str(&format!("<h2>{}</h2>\n<table>\n", says::FINDINGS.text(lang)));
        by_weight(diff).into_iter().for_each(|change| row(out, change, lang));
        out.push_str("</table>\n");
    }
    out.push_str(&format!("<h2>{}</h2>\n", says::TEXTS.text(lang)));
    for unit in changed_units(diff) {
        let (title, fate) = (escape(&title(unit, lang)), escape(&fate(unit, lang)));
        out.push_str(&format!("<section><h3>{title} <small>{fate}</small></h3>\n"));
        if !unit.words.is_empty() {
            let words = flowing(&unit.words);
            out.push_str(&format!(
                "<div class=\"pair\"><div>{}</div><div>{}</div></div>\n<div class=\"one\">{}</div>\n",
                marked(&words, &[WordOp::Delete]),
                marked(&words, &[WordOp::Insert]),
                marked(&words, &[WordOp::Delete, WordOp::Insert])
            ));
        } else if let Some((source, side, tag)) = match (&unit.base, &unit.revision) {
            (Some(side), None) => Some((plan.base, side, "del")),
            (None, Some(side)) => Some((plan.revision, side, "ins")),
            _ => None,
        } {
            let printed = source.quote(side.span);
            let text = Unbroken::new(printed, 0).map_or_else(|| printed.to_owned(), |joined| joined.text);
            let words = format!("<{tag}>{}</{tag}>", escape(&text));
            let (left, right) = if tag == "del" { (words.as_str(), "") } else { ("", words.as_str()) };
            out.push_str(&format!(
                "<div class=\"pair\"><div>{left}</div><div>{right}</div></div>\n<div class=\"one\">{words}</div>\n"
            ));
        }
        out.push_str("</section>\n");
    }
}

/// One finding: weight, place, rule, sentence, and both quotations.
fn row(out: &mut String, change: &Change, lang: Lang) {
    let waived = if change.waived { format!(" ({})", says::IS_WAIVED.text(lang)) } else { String::new() };
    let explanation =
        crate::catalogue::diff::rule(&change.rule).map(|rule| rule.explanation.text(lang)).unwrap_or_default();
    out.push_str(&format!(
        "<tr class=\"{:?} {:?}\"><td>{}{waived}</td><td>{}</td><td title=\"{}\">{}<br><code>{}</code></td><td>{}",
        change.severity,
        change.direction,
        severity(change.severity, lang),
        escape(place(change).map_or("", |q| &q.path)),
        escape(&explanation),
        escape(&rule_title(change, lang)),
        change.rule,
        escape(&change.message)
    ));
    let quotes =
        [(&says::BASE, &change.base, &change.before, "del"), (&says::REVISION, &change.revision, &change.after, "ins")];
    let quotes: Vec<String> = quotes
        .into_iter()
        .filter_map(|(label, quoted, value, tag)| {
            let (front, value, back) = around(&quoted.as_ref()?.quote, value.as_deref(), 60);
            let value = if value.is_empty() { String::new() } else { format!("<{tag}>{}</{tag}>", escape(&value)) };
            let (front, back) = (escape(&front), escape(&back));
            Some(format!("<br><small>{}</small> {front}{value}{back}", label.text(lang)))
        })
        .collect();
    out.push_str(&format!("{}</td></tr>\n", quotes.concat()));
}

/// The words with those of the wanted sides marked, the other side's left out.
fn marked(words: &[WordRun], wanted: &[WordOp]) -> String {
    words
        .iter()
        .filter(|run| run.op == WordOp::Equal || wanted.contains(&run.op))
        .map(|run| match run.op {
            WordOp::Equal => escape(&run.text),
            WordOp::Delete => format!("<del>{}</del>", escape(&run.text)),
            WordOp::Insert => format!("<ins>{}</ins>", escape(&run.text)),
        })
        .collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\n', "<br>")
}
