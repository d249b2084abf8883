//! Annexes: which are units, what they are called, and the list at the end of a notice that names them.

use super::{Builder, Draft, Open, is_told};
use crate::numbering::{Label, Style};
use crate::parse::date::date_line;
use crate::parse::lines::Line;
use crate::parse::rank::rank;
use crate::parse::tail;

/// Most lines of a title.
const MOST_TITLE_LINES: usize = 4;

/// Most lines of a notice that say what it issues.
const MOST_NOTICE_LINES: usize = 40;

/// Most annexes that one list names.
const MOST_ANNEXES: usize = 60;

/// The path of an annex that only the list of annexes numbers.
pub(super) const LISTED: &str = "附件";

impl<'a> Builder<'a> {
    /// Opens an annex. What is annexed to a notice without numbers of its own is the plan itself, and so is what the
    /// notice issues: neither is a unit.
    pub(super) fn open_annex(&mut self, at: usize, draft: Draft<'a>) {
        let end = self.end.take().map_or(at, |(end, _)| end);
        self.close(0, end);
        self.seen.clear();
        self.article = None;
        if self.drafts.is_empty() || self.is_issued(&self.annex_title(at, &draft)) {
            return;
        }
        self.open.push(Open { unit: self.drafts.len(), style: Style::Annex, rank: rank(Style::Annex, false) });
        self.drafts.push(draft);
    }

    /// Opens the annex whose title stands right above line `at`, behind the date of a document that has counted like
    /// `label` already: without it both would share their numbers. What the document issues is the plan itself.
    pub(super) fn open_untold_annex(&mut self, at: usize, label: &Label) {
        let counted =
            self.drafts.iter().any(|d| d.parent.is_none() && d.style == label.style && d.number == label.number);
        let above = at.checked_sub(1).filter(|above| self.is_untold_title(*above));
        let Some(title) = above.filter(|_| counted) else { return };
        self.open_annex(title, Draft { key: LISTED, ..Draft::at(title, self.lines.len()) });
    }

    /// Whether line `at` is a title below a date, all by itself.
    fn is_untold_title(&self, at: usize) -> bool {
        tail::is_title(&self.lines[at])
            && date_line(self.lines[at].text).is_none()
            && at.checked_sub(1).is_some_and(|above| date_line(self.lines[above].text).is_some())
    }

    /// The title of the annex that line `at` opens, in one piece: behind its label, or on the lines below it.
    pub(super) fn annex_title(&self, at: usize, draft: &Draft) -> String {
        let own = if draft.text.is_empty() { self.lines[at].text } else { self.lines[at].rest() };
        let below = self.lines[at + 1..].iter().take(MOST_TITLE_LINES).take_while(|line| tail::is_title(line));
        let below = below.map(|line| line.text).take_while(|_| own.is_empty());
        squeezed(&std::iter::once(own).chain(below).collect::<String>())
    }

    /// Whether the notice before the first unit says 印发《…》 of this title.
    pub(super) fn is_issued(&self, title: &str) -> bool {
        let first = self.drafts.first().map_or(0, |d| d.line);
        let notice: String = self.lines[..first].iter().take(MOST_NOTICE_LINES).map(|line| line.text).collect();
        let names = notice.split('《').skip(1).filter_map(|rest| rest.split_once('》'));
        // What stands below the title (a number, a date) may have come with it.
        names.map(|(name, _)| squeezed(name)).any(|name| !name.is_empty() && title.starts_with(&name))
    }

    /// Whether `line` is the title that the list of annexes gives.
    pub(super) fn opens_listed_annex(&self, line: &Line) -> bool {
        !self.annexes.is_empty() && {
            let title = squeezed(line.text);
            self.annexes.iter().any(|annex| squeezed(annex) == title)
        }
    }

    /// The line behind a list of annexes that begins on line `at`.
    pub(super) fn behind_list(&mut self, at: usize) -> usize {
        let mut next = at + 1;
        let mut number = 1;
        let named =
            self.lines[at].rest().trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '．' | '、'));
        if self.annexes.len() < MOST_ANNEXES {
            self.annexes.push(named);
        }
        while let Some(label) = self.lines.get(next).and_then(|l| l.label.as_ref()) {
            if label.style != Style::Digit || label.number != number + 1 || self.lines[next].text.contains('。') {
                break;
            }
            if self.annexes.len() < MOST_ANNEXES {
                self.annexes.push(self.lines[next].rest());
            }
            number += 1;
            next += 1;
        }
        next
    }
}

/// A title without white space and brackets, for comparing.
fn squeezed(text: &str) -> String {
    text.chars().filter(is_told).collect()
}
