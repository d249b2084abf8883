//! Hits on paper: for people, as JSON, as lines, as columns.

use std::collections::BTreeMap;
use std::io::Write;

use fangan::catalogue::{Lang, Message, search as words};
use fangan::found::{FacetValue, Found, FoundText, FoundUnit};
use fangan::index::{self, Answer, Entry, Hit, Snippet};
use fangan::script;

use super::Script;
use super::screen::{self, column};
use crate::cli::Context;

/// How hits look.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Whether to colour.
    pub colour: bool,
    /// The script to show them in; otherwise as printed.
    pub script: Option<Script>,
    /// The language of the words around them.
    pub lang: Lang,
    /// Columns of the terminal; `None` where output goes elsewhere and lines are never broken.
    pub width: Option<usize>,
}

impl std::fmt::Debug for Script {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Script::Hans => "hans",
            Script::Hant => "hant",
        })
    }
}

impl Style {
    /// What the user's terminal takes.
    pub fn new(context: &Context, script: Option<Script>) -> Style {
        Style { colour: context.colour, script, lang: context.lang, width: screen::width() }
    }

    /// A text of the plan in the script asked for.
    pub fn text(&self, text: &str) -> String {
        match self.script {
            None => text.to_owned(),
            Some(Script::Hans) => script::to_simplified(text),
            Some(Script::Hant) => script::to_traditional(text),
        }
    }

    fn say(&self, message: &Message) -> String {
        message.text(self.lang)
    }

    /// The title of an entry's plan; its id where the document has none.
    pub fn title(&self, entry: &Entry) -> String {
        if entry.title.is_empty() { entry.plan.clone() } else { self.text(&entry.title) }
    }

    /// In bold, where there are colours.
    pub fn strong(&self, text: &str) -> String {
        if self.colour { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
    }

    /// Dimmed, where there are colours.
    pub fn faint(&self, text: &str) -> String {
        if self.colour { format!("\x1b[2m{text}\x1b[0m") } else { text.to_owned() }
    }

    /// The snippet with what was found in colour, or in brackets where there are no colours.
    pub fn marked(&self, snippet: &Snippet) -> String {
        let (open, close) = if self.colour { ("\x1b[1;31m", "\x1b[0m") } else { ("[", "]") };
        let mut line = String::from(if snippet.begins_inside { "…" } else { "" });
        let mut from = 0;
        for &(start, end) in &snippet.matches {
            line.push_str(&snippet.text[from..start]);
            line.push_str(open);
            line.push_str(&snippet.text[start..end]);
            line.push_str(close);
            from = end;
        }
        line.push_str(&snippet.text[from..]);
        line.push_str(if snippet.ends_inside { "…" } else { "" });
        line
    }

    /// A line indented by two columns, broken where the terminal ends.
    pub fn indented(&self, line: &str) -> String {
        const INDENT: usize = 2;
        match self.width {
            Some(width) => screen::wrapped(line, width, INDENT),
            None => format!("{:INDENT$}{line}", ""),
        }
    }
}

/// How many characters of a sentence a hit shows.
pub const WIDTH: usize = 90;

/// The sentence of a hit, in the script asked for, about `width` characters of it.
pub fn snippet(entry: &Entry, answer: &Answer, style: &Style, width: usize) -> Snippet {
    let snippet = index::snippet(&entry.text, entry.heading_end, &answer.phrases, width);
    if style.script.is_none() {
        return snippet;
    }
    let (begins_inside, ends_inside) = (snippet.begins_inside, snippet.ends_inside);
    let mut converted = Snippet { begins_inside, ends_inside, ..Snippet::default() };
    let mut from = 0;
    for &(start, end) in &snippet.matches {
        converted.text.push_str(&style.text(&snippet.text[from..start]));
        let begun = converted.text.len();
        converted.text.push_str(&style.text(&snippet.text[start..end]));
        converted.matches.push((begun, converted.text.len()));
        from = end;
    }
    converted.text.push_str(&style.text(&snippet.text[from..]));
    converted
}

/// The JSON of DESIGN section 4, with facets when asked for.
pub fn json(
    out: &mut impl Write,
    asked: &str,
    answer: &Answer,
    facets: Option<&BTreeMap<String, Vec<(String, usize)>>>,
    style: &Style,
) -> anyhow::Result<()> {
    let values = |values: &Vec<(String, usize)>| -> Vec<FacetValue> {
        values.iter().map(|(value, count)| FacetValue { value: value.clone(), count: *count }).collect()
    };
    let whole = Found {
        query: asked.to_owned(),
        total: answer.total,
        relaxed: answer.relaxed,
        hits: answer.hits.iter().map(|hit| one(hit, answer, style)).collect(),
        read_as: answer.read_as.clone(),
        suggestions: answer.suggestions.clone(),
        facets: facets.map(|facets| facets.iter().map(|(name, list)| (name.clone(), values(list))).collect()),
    };
    serde_json::to_writer(&mut *out, &whole)?;
    writeln!(out)?;
    Ok(())
}

/// One hit a line, as JSON.
pub fn jsonl(out: &mut impl Write, answer: &Answer, style: &Style) -> anyhow::Result<()> {
    for hit in &answer.hits {
        serde_json::to_writer(&mut *out, &one(hit, answer, style))?;
        writeln!(out)?;
    }
    Ok(())
}

fn one(hit: &Hit, answer: &Answer, style: &Style) -> FoundUnit {
    let entry = &hit.entry;
    let snippet = snippet(entry, answer, style, WIDTH);
    FoundUnit {
        plan: entry.plan.clone(),
        title: style.text(&entry.title),
        id: entry.id.clone(),
        path: entry.path.clone(),
        label: entry.label.clone(),
        heading: style.text(&entry.heading),
        score: hit.score,
        snippet: FoundText { text: snippet.text, matches: snippet.matches },
        kind: entry.kind.name().to_owned(),
        rungs: entry.rungs.clone(),
        deadlines: entry.deadlines.iter().map(|(quote, _)| style.text(quote)).collect(),
        targets: entry.targets.iter().map(|quote| style.text(quote)).collect(),
    }
}

/// Comma-separated values with a head line, for spreadsheets.
pub fn csv(out: &mut impl Write, answer: &Answer, style: &Style) -> anyhow::Result<()> {
    let line = |fields: &[String]| {
        let quoted: Vec<String> = fields.iter().map(|field| cell(field)).collect();
        quoted.join(",")
    };
    let head = ["plan", "title", "id", "path", "heading", "kind", "rung", "deadlines", "targets", "snippet", "score"];
    writeln!(out, "{}", line(&head.map(str::to_owned)))?;
    for hit in &answer.hits {
        let entry = &hit.entry;
        let fields = [
            entry.plan.clone(),
            style.text(&entry.title),
            entry.id.clone(),
            entry.path.clone(),
            style.text(&entry.heading),
            entry.kind.name().to_owned(),
            entry.rungs.first().map(u8::to_string).unwrap_or_default(),
            entry.deadlines.iter().map(|(quote, _)| style.text(quote)).collect::<Vec<_>>().join("; "),
            entry.targets.iter().map(|quote| style.text(quote)).collect::<Vec<_>>().join("; "),
            snippet(entry, answer, style, WIDTH).text,
            hit.score.to_string(),
        ];
        writeln!(out, "{}", line(&fields))?;
    }
    Ok(())
}

/// A field of a CSV line; one that a spreadsheet would take for a formula gets an apostrophe.
fn cell(field: &str) -> String {
    let field = match field.starts_with(['=', '+', '-', '@', '\t']) && field.parse::<f64>().is_err() {
        true => format!("'{field}"),
        false => field.to_owned(),
    };
    match field.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", field.replace('"', "\"\"")),
        false => field,
    }
}

/// One hit a line: path, heading, plan, in columns.
pub fn table(out: &mut impl Write, answer: &Answer, style: &Style) -> anyhow::Result<()> {
    for hit in &answer.hits {
        let entry = &hit.entry;
        let heading = match entry.heading.is_empty() {
            true => snippet(entry, answer, style, WIDTH).text,
            false => style.text(&entry.heading),
        };
        let rung = entry.rungs.first().map(|rung| rung_name(*rung, style)).unwrap_or_default();
        writeln!(
            out,
            "{}  {}  {}  {}",
            column(&entry.path, 16),
            column(&heading, 48),
            column(&rung, 8),
            style.faint(column(&style.title(entry), 40).trim_end())
        )?;
    }
    Ok(())
}

/// Heading, path and plan, the sentence with the hit marked, and what it promises at a glance.
pub fn people(out: &mut impl Write, answer: &Answer, style: &Style) -> anyhow::Result<()> {
    for hit in &answer.hits {
        let entry = &hit.entry;
        writeln!(out, "{}", style.strong(&format!("{}{}", entry.label, style.text(&entry.heading))))?;
        let place = if entry.path.is_empty() { String::new() } else { format!("{}  ", entry.path) };
        writeln!(out, "{}", style.indented(&style.faint(&format!("{place}{}", style.title(entry)))))?;
        writeln!(out, "{}", style.indented(&style.marked(&snippet(entry, answer, style, WIDTH))))?;
        if let Some(line) = glance(entry, style) {
            writeln!(out, "{}", style.indented(&style.faint(&line)))?;
        }
        writeln!(out)?;
    }
    if answer.total > 0 {
        let (total, shown) = (answer.total.to_string(), answer.hits.len().to_string());
        let line = match answer.hits.len() == answer.total {
            true => words::TOTAL.say(style.lang, &[total]),
            false => words::TOTAL_SHOWN.say(style.lang, &[total, shown]),
        };
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// How many hits have which value of which facet.
pub fn facets(
    out: &mut impl Write,
    answer: &Answer,
    facets: &BTreeMap<String, Vec<(String, usize)>>,
    style: &Style,
) -> anyhow::Result<()> {
    const MOST: usize = 12;
    for (name, values) in facets {
        let known = |names: &[(&str, Message)], name: &str| -> Option<String> {
            names.iter().find(|(known, _)| *known == name).map(|(_, message)| style.say(message))
        };
        writeln!(out, "{}", style.strong(&known(&words::FACET_NAMES, name).unwrap_or_else(|| name.clone())))?;
        for (value, count) in values.iter().take(MOST) {
            let value = match (name.as_str(), value.parse::<u8>()) {
                ("rung", Ok(rung)) => rung_name(rung, style),
                ("rung", Err(_)) => style.say(&words::FORBIDS),
                ("kind" | "has", _) => known(&words::FACET_VALUES, value).unwrap_or_else(|| value.clone()),
                _ => style.text(value),
            };
            writeln!(out, "  {count:>7}  {value}")?;
        }
    }
    writeln!(out, "{}", words::TOTAL.say(style.lang, &[answer.total.to_string()]))?;
    Ok(())
}

/// What is said beside the hits, on standard error: that there are none, that less was asked for, what else to try.
pub fn remarks(answer: &Answer, style: &Style) -> anyhow::Result<()> {
    let mut err = std::io::stderr().lock();
    if answer.total == 0 {
        writeln!(err, "{}", style.say(&words::NOTHING))?;
    } else if answer.relaxed {
        writeln!(err, "{}", style.say(&words::RELAXED))?;
    }
    let list = |list: &[String]| list.join(" ");
    if !answer.read_as.is_empty() {
        writeln!(err, "{}", words::READ_AS.say(style.lang, &[list(&answer.read_as)]))?;
    }
    if !answer.suggestions.is_empty() {
        writeln!(err, "{}", words::SUGGESTIONS.say(style.lang, &[list(&answer.suggestions)]))?;
    }
    Ok(())
}

/// Rung, deadlines and targets in one line.
pub fn glance(entry: &Entry, style: &Style) -> Option<String> {
    const MOST: usize = 4;
    let list = |items: Vec<String>| {
        let more = if items.len() > MOST { " …" } else { "" };
        format!("{}{more}", items[..items.len().min(MOST)].join(" · "))
    };
    let mut parts = Vec::new();
    if let Some(rung) = entry.rungs.first() {
        parts.push(format!("{} {}", style.say(&words::RUNG), rung_name(*rung, style)));
    }
    if entry.forbids {
        parts.push(style.say(&words::FORBIDS));
    }
    if !entry.deadlines.is_empty() {
        let deadlines = entry.deadlines.iter().map(|(quote, _)| style.text(quote)).collect();
        parts.push(format!("{} {}", style.say(&words::DUE), list(deadlines)));
    }
    if !entry.targets.is_empty() {
        let targets = entry.targets.iter().map(|quote| style.text(quote)).collect();
        parts.push(format!("{} {}", style.say(&words::TARGETS), list(targets)));
    }
    (!parts.is_empty()).then(|| parts.join("  "))
}

fn rung_name(rung: u8, style: &Style) -> String {
    words::RUNGS.get(usize::from(rung).wrapping_sub(1)).map(|name| style.say(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_and_never_a_formula() {
        let check = |field: &str, expected: &str| assert_eq!(cell(field), expected);
        check("建设,推进", "\"建设,推进\"");
        check("=SUM(A1)", "'=SUM(A1)");
        check("说\"好\"", "\"说\"\"好\"\"\"");
        check("-5", "-5");
    }
}
