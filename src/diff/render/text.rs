//! For the terminal: summary first, then findings, then a redline of each unit, wrapped at the width of the window.

use unicode_width::UnicodeWidthChar;

use super::{by_weight, changed_units, fate, headline, near, severity, title, unit_counts};
use crate::catalogue::{Lang, Severity, diff as says};
use crate::change::{PlanDiff, WordOp, WordRun};
use crate::diff::unbroken::flowing;

/// How to draw.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    /// Columns.
    pub width: usize,
    /// Whether colours may be used; without them deletions stand in [-…-], insertions in {+…+}.
    pub colour: bool,
}

/// The comparison as text.
pub fn text(diff: &PlanDiff, terminal: Terminal, lang: Lang) -> String {
    let mut page = Page::new(terminal);
    page.line(&[(Style::Bold, headline(diff, lang))]);
    if diff.summary.format_only > 0 {
        page.line(&[(Style::Dim, says::FORMAT_ONLY.say(lang, &[diff.summary.format_only.to_string()]))]);
    }
    if changed_units(diff).next().is_some() {
        page.line(&[(Style::Plain, unit_counts(diff, lang))]);
    }
    let loud: Vec<_> = by_weight(diff).into_iter().filter(|c| c.severity > Severity::Info || is_telling(c)).collect();
    if !loud.is_empty() {
        page.blank();
    }
    for change in loud {
        let style = match change.severity {
            Severity::Error => Style::Red,
            Severity::Warning => Style::Yellow,
            Severity::Info => Style::Green,
        };
        let place = change.revision.as_ref().or(change.base.as_ref()).map_or("", |q| &q.path);
        let mut parts = vec![
            (style, severity(change.severity, lang)),
            (Style::Dim, format!(" {place} {} ", change.rule)),
            (Style::Plain, change.message.clone()),
        ];
        if change.waived {
            parts.push((Style::Dim, format!(" ({})", says::IS_WAIVED.text(lang))));
        }
        page.line(&parts);
    }
    for unit in changed_units(diff) {
        page.blank();
        page.line(&[(Style::Bold, title(unit, lang)), (Style::Dim, format!("  {}", fate(unit, lang)))]);
        if !unit.words.is_empty() {
            page.words(&unit.words);
        }
    }
    page.out
}

/// A redline alone, indented.
pub fn redline(words: &[WordRun], terminal: Terminal) -> String {
    let mut page = Page::new(terminal);
    page.words(words);
    page.out
}

/// Strengthened promises are worth a line of their own; what is merely reworded shows in the redline.
fn is_telling(change: &crate::change::Change) -> bool {
    change.direction == crate::change::Direction::Strengthened
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Style {
    Plain,
    Bold,
    Dim,
    Red,
    Yellow,
    Green,
}

struct Page {
    out: String,
    terminal: Terminal,
    column: usize,
}

/// Marks that must not begin a line.
const NOT_FIRST: &str = "，。；：、！？）》」』”’,.;:!?)]}";

impl Page {
    fn new(terminal: Terminal) -> Page {
        Page { out: String::new(), terminal, column: 0 }
    }

    fn blank(&mut self) {
        self.out.push('\n');
        self.column = 0;
    }

    fn line(&mut self, parts: &[(Style, String)]) {
        for (style, text) in parts {
            self.styled(*style, text, "");
        }
        self.blank();
    }

    fn words(&mut self, words: &[WordRun]) {
        let words = &flowing(words)[..];
        self.push_str("  ");
        for (i, run) in words.iter().enumerate() {
            let marks = !self.terminal.colour;
            match run.op {
                WordOp::Equal => {
                    let text = near(&run.text, i > 0, i + 1 < words.len());
                    self.styled(Style::Plain, &text, "  ");
                }
                WordOp::Delete if marks => self.styled(Style::Plain, &format!("[-{}-]", run.text), "  "),
                WordOp::Insert if marks => self.styled(Style::Plain, &format!("{{+{}+}}", run.text), "  "),
                WordOp::Delete => self.styled(Style::Red, &run.text, "  "),
                WordOp::Insert => self.styled(Style::Green, &run.text, "  "),
            }
        }
        self.blank();
    }

    /// Writes text, wrapped between any two characters where Chinese text may be, between words where Latin text must.
    fn styled(&mut self, style: Style, text: &str, indent: &str) {
        let code = match style {
            _ if !self.terminal.colour => "",
            Style::Plain => "",
            Style::Bold => "\u{1b}[1m",
            Style::Dim => "\u{1b}[2m",
            Style::Red => "\u{1b}[31m",
            Style::Yellow => "\u{1b}[33m",
            Style::Green => "\u{1b}[32m",
        };
        self.out.push_str(code);
        let chars: Vec<char> = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        let mut i = 0;
        while i < chars.len() {
            let word = if chars[i].is_ascii_graphic() {
                chars[i..].iter().take_while(|c| c.is_ascii_graphic()).count()
            } else {
                1
            };
            let piece = &chars[i..i + word];
            let width: usize = piece.iter().map(|c| c.width().unwrap_or(0)).sum();
            let full = self.column + width > self.terminal.width && !NOT_FIRST.contains(piece[0]);
            if full && self.column > indent.len() {
                if !code.is_empty() {
                    self.out.push_str("\u{1b}[0m");
                }
                self.blank();
                self.push_str(indent);
                self.out.push_str(code);
            }
            // A blank at the start of a line is no indentation.
            if !(piece == [' '] && self.column == indent.len() && self.column > 0) {
                self.out.extend(piece);
                self.column += width;
            }
            i += word;
        }
        if !code.is_empty() {
            self.out.push_str("\u{1b}[0m");
        }
    }

    fn push_str(&mut self, text: &str) {
        self.out.push_str(text);
        self.column += text.chars().map(|c| c.width().unwrap_or(0)).sum::<usize>();
    }
}
