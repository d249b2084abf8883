//! For a pull request's comment: most serious first, details folded, never longer than a comment may be.

use super::{
    Compared, all_by_weight, around, changed, changed_units, fate, heading, headline, near, place, rule_title, title,
    unit_counts,
};
use crate::catalogue::{Lang, Severity, diff as says};
use crate::change::{Change, WordOp, WordRun};
use crate::diff::unbroken::flowing;

/// GitHub's limit for a comment is 65,536 characters; the rest is for the mark by which a bot finds its comment again.
pub const LIMIT: usize = 65_000;

/// Comparisons of plans as Markdown of at most [`LIMIT`] characters.
pub fn markdown(plans: &[Compared], lang: Lang) -> String {
    let mut page = Page { out: String::new(), length: 0, left_out: 0 };
    let (changed, same) = changed(plans, lang);
    for plan in changed {
        page.whole(&format!("### {}\n\n**{}**\n\n", escape(&heading(plan.diff, lang)), headline(plan.diff, lang)));
        if plan.diff.summary.format_only > 0 {
            page.whole(&format!("{}\n\n", says::FORMAT_ONLY.say(lang, &[plan.diff.summary.format_only.to_string()])));
        }
        if changed_units(plan.diff).next().is_some() {
            page.whole(&format!("{}\n\n", unit_counts(plan.diff, lang)));
        }
    }
    if let Some(same) = same {
        page.whole(&format!("{}\n\n", escape(&same)));
    }
    let (loud, quiet): (Vec<_>, Vec<_>) =
        all_by_weight(plans).into_iter().partition(|(_, change)| change.severity > Severity::Info);
    if !loud.is_empty() {
        let legend = [(Severity::Error, &says::ERROR), (Severity::Warning, &says::WARNING)];
        let legend = legend.map(|(severity, words)| format!("{} {}", sign(severity), words.text(lang)));
        page.whole(&format!("{}\n\n", legend.join("　")));
    }
    for (plan, change) in &loud {
        page.whole(&finding(change, of(plan, plans), lang));
    }
    if !quiet.is_empty() {
        page.folded(&format!("{} {}", says::INFO.text(lang), quiet.len()), |page| {
            for (plan, change) in &quiet {
                let message = escape(&shorten(&change.message, 200));
                let path = place(change).map_or("", |q| &q.path);
                let title = rule_title(change, lang);
                page.whole(&format!("- **{title}** {}{}: {message}\n", of(plan, plans), escape(path)));
            }
        });
    }
    for plan in plans {
        let units: Vec<_> = changed_units(plan.diff).filter(|unit| !unit.words.is_empty()).collect();
        if units.is_empty() {
            continue;
        }
        page.folded(&format!("{}{} {}", of(plan, plans), says::TEXTS.text(lang), units.len()), |page| {
            for unit in units {
                let (title, fate) = (escape(&title(unit, lang)), fate(unit, lang));
                page.whole(&format!("**{title}** {fate}\n\n{}\n\n", redline(&flowing(&unit.words))));
            }
        });
    }
    if page.left_out > 0 {
        page.push(&format!("\n{}\n", says::LEFT_OUT.say(lang, &[page.left_out.to_string()])));
    }
    page.out
}

/// The plan's name before a place, when there is more than one plan.
fn of(plan: &Compared, plans: &[Compared]) -> String {
    if plans.len() < 2 { String::new() } else { format!("{} ", escape(plan.diff.revision.name())) }
}

/// A mark of the weight that is seen before it is read.
fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "🔴",
        Severity::Warning => "🟡",
        Severity::Info => "⚪",
    }
}

/// One finding with both quotations.
fn finding(change: &Change, plan: String, lang: Lang) -> String {
    let waived = if change.waived { format!(" _({})_", says::IS_WAIVED.text(lang)) } else { String::new() };
    let mut entry = format!(
        "- {} **{}** {plan}{}: {}{waived} `{}`\n",
        sign(change.severity),
        rule_title(change, lang),
        escape(place(change).map_or("", |q| &q.path)),
        escape(&shorten(&change.message, 200)),
        change.rule
    );
    let sides = [(&says::BASE, &change.base, &change.before), (&says::REVISION, &change.revision, &change.after)];
    for (label, quoted, value) in sides {
        if let Some(quoted) = quoted {
            let (front, value, back) = around(&quoted.quote, value.as_deref(), 60);
            let value = if value.is_empty() { String::new() } else { format!("<b>{}</b>", escape(&value)) };
            entry.push_str(&format!("  - {}: {}{value}{}\n", label.text(lang), escape(&front), escape(&back)));
        }
    }
    entry
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

    /// A folded part, when there is room for anything in it.
    fn folded(&mut self, summary: &str, fill: impl FnOnce(&mut Page)) {
        let (kept, length) = (self.out.len(), self.length);
        self.whole(&format!("\n<details><summary>{summary}</summary>\n\n"));
        if self.out.len() == kept {
            self.left_out -= 1;
            // Nothing fits any more; what would have stood here is counted all the same.
            fill(self);
            return;
        }
        let opened = self.out.len();
        fill(self);
        if self.out.len() == opened {
            self.out.truncate(kept);
            self.length = length;
        } else {
            self.push("\n</details>\n");
        }
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
            WordOp::Equal => out.push_str(&escape(&near(&text, i > 0, i + 1 < words.len()))),
            WordOp::Delete => out.push_str(&format!("<del>{}</del>", escape(&text))),
            WordOp::Insert => out.push_str(&format!("<ins><b>{}</b></ins>", escape(&text))),
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
