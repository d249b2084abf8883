//! For a pull request's comment: most serious first, details folded, never longer than a comment may be.

use super::{by_weight, changed_units, fate, headline, severity, title, unit_counts};
use crate::catalogue::{Lang, Severity, diff as says};
use crate::change::{PlanDiff, WordOp, WordRun};

/// GitHub's limit for a comment, in characters.
pub const LIMIT: usize = 65_536;

/// The comparison as Markdown of at most [`LIMIT`] characters.
pub fn markdown(diff: &PlanDiff, lang: Lang) -> String {
    let mut page = Page { out: String::new(), length: 0, left_out: 0 };
    let name = |head: &crate::plan::Head| if head.title.is_empty() { head.id.clone() } else { head.title.clone() };
    page.push(&format!("## {}\n\n", escape(&says::TITLE.say(lang, &[name(&diff.base), name(&diff.revision)]))));
    page.push(&format!("**{}**\n\n", headline(diff, lang)));
    if diff.summary.format_only > 0 {
        page.push(&format!("{}\n\n", says::FORMAT_ONLY.say(lang, &[diff.summary.format_only.to_string()])));
    }
    if changed_units(diff).next().is_some() {
        page.push(&format!("{}\n\n", unit_counts(diff, lang)));
    }
    let loud: Vec<_> = by_weight(diff).into_iter().filter(|c| c.severity > Severity::Info).collect();
    let quiet: Vec<_> = by_weight(diff).into_iter().filter(|c| c.severity == Severity::Info).collect();
    for change in loud {
        let place = change.revision.as_ref().or(change.base.as_ref()).map_or("", |q| &q.path);
        let waived = if change.waived { format!(" _({})_", says::IS_WAIVED.text(lang)) } else { String::new() };
        let mut entry = format!(
            "- **{}** `{}` {}: {}{waived}\n",
            severity(change.severity, lang),
            change.rule,
            escape(place),
            escape(&change.message)
        );
        for (label, quoted) in [(&says::BASE, &change.base), (&says::REVISION, &change.revision)] {
            if let Some(quoted) = quoted {
                entry.push_str(&format!("  - {}: {}\n", label.text(lang), escape(&shorten(&quoted.quote, 120))));
            }
        }
        page.whole(&entry);
    }
    if !quiet.is_empty() {
        page.whole(&format!("\n<details><summary>{} {}</summary>\n\n", says::INFO.text(lang), quiet.len()));
        for change in quiet {
            let place = change.revision.as_ref().or(change.base.as_ref()).map_or("", |q| &q.path);
            let message = escape(&shorten(&change.message, 200));
            page.whole(&format!("- `{}` {}: {message}\n", change.rule, escape(place)));
        }
        page.push("\n</details>\n");
    }
    let units: Vec<_> = changed_units(diff).filter(|unit| !unit.words.is_empty()).collect();
    if !units.is_empty() {
        page.whole(&format!("\n<details><summary>{} {}</summary>\n\n", says::TEXTS.text(lang), units.len()));
        for unit in units {
            page.whole(&format!(
                "**{}** {}\n\n{}\n\n",
                escape(&title(unit, lang)),
                fate(unit, lang),
                redline(&unit.words)
            ));
        }
        page.push("</details>\n");
    }
    if page.left_out > 0 {
        page.push(&format!("\n{}\n", says::LEFT_OUT.say(lang, &[page.left_out.to_string()])));
    }
    page.out
}

struct Page {
    out: String,
    length: usize,
    left_out: usize,
}

/// Room kept for what closes the page.
const CLOSING: usize = 600;

impl Page {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        self.length += text.chars().count();
    }

    /// Adds a whole entry, or counts it as left out.
    fn whole(&mut self, text: &str) {
        if self.length + text.chars().count() + CLOSING > LIMIT {
            self.left_out += 1;
        } else {
            self.push(text);
        }
    }
}

/// Deletions struck out, insertions bold; kept words only near a change.
fn redline(words: &[WordRun]) -> String {
    let mut out = String::new();
    for (i, run) in words.iter().enumerate() {
        let text = run.text.split_whitespace().collect::<Vec<_>>().join(" ");
        match run.op {
            WordOp::Equal => out.push_str(&escape(&super::near(&text, i > 0, i + 1 < words.len()))),
            WordOp::Delete => out.push_str(&format!("<del>{}</del>", escape(&text))),
            WordOp::Insert => out.push_str(&format!("<ins>**{}**</ins>", escape(&text))),
        }
    }
    out
}

fn shorten(text: &str, most: usize) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= most { flat } else { flat.chars().take(most).chain(['…']).collect() }
}

/// Text that Markdown must not read as marks.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '@' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
