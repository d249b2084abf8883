//! Which labels open a unit, and which only look so: a citation, a number of a list inside a sentence.

use super::{Builder, Draft};
use crate::numbering::{Label, Style};
use crate::parse::tail;

impl<'a> Builder<'a> {
    /// Whether the label of line `at` opens a unit.
    pub(super) fn counts(&self, at: usize, label: &Label) -> bool {
        let line = &self.lines[at];
        let before = at.checked_sub(1).map(|i| self.lines[i].text);
        let announced = before.is_some_and(|text| text.ends_with(['：', ':']));
        let article = self.last_article();
        match label.style {
            Style::Part | Style::Chapter | Style::Division => {
                line.rest().chars().count() <= 60 && !line.text.ends_with(['。', '；', '，']) || line.level > 0
            }
            Style::Article => {
                let follows = match article {
                    Some(last) => {
                        // After a sentence, a few articles may be missing; inside one, the count must go on.
                        let behind_sentence = before.is_some_and(|text| text.ends_with(['。', '；']));
                        let furthest = last.number + if behind_sentence { 5 } else { 1 };
                        (last.number + 1..=furthest).contains(&label.number)
                            || label.number == last.number && label.branch > last.branch
                    }
                    None => label.number == 1,
                };
                let quoted = announced
                    && self.open.last().is_some_and(|o| o.style >= Style::Article)
                    && !(label.number == 1 && self.opens_whole_text(at));
                // The articles of a text are all numbered in one way: beside 第 23 條, a wrapped line that begins with
                // 第二十三條 goes on with a sentence. So does one that goes back.
                let alike = article.is_none_or(|last| is_arabic(last.text) == is_arabic(label.text));
                let back = article.is_some_and(|last| label.number < last.number && label.number > 1);
                !quoted && alike && !back && (label.sure || follows && !is_citation(line.rest()))
            }
            _ if self.end.is_some_and(|(_, dated)| dated) && label.number == 1 => true,
            Style::Annex => true,
            Style::Box => line.text.chars().count() <= 60 && !line.text.contains(['。', '；']),
            // Inside an article, numbered paragraphs are its 款 and 项.
            _ if self.open.iter().any(|o| o.style == Style::Article) && line.level == 0 => {
                !announced && !self.goes_on_list(at, label) && self.names_articles(at)
            }
            Style::Decimal(_) => self.follows_decimal(label),
            Style::Letter => self.open.iter().any(|o| {
                let last = &self.drafts[o.unit];
                o.style == Style::Letter && label.number == last.number + 1
            }),
            Style::Digit if !label.sure => {
                self.lines[at + 1..].iter().take(4).filter_map(|l| l.label.as_ref()).next().is_some_and(|next| {
                    matches!(next.style, Style::Decimal(1)) && next.number == 1 && next.key.starts_with(label.key)
                })
            }
            _ => true,
        }
    }

    /// Whether the paragraph right above line `at` opens a text of its own below its title: a decision that amends a
    /// rule prints it whole behind its own 一、二、三.
    pub(super) fn opens_whole_text(&self, at: usize) -> bool {
        let floor = self.drafts.last().map_or(0, |d| d.line + 1);
        at >= floor + 2 && self.lines[at - 1].label.is_none() && tail::is_title(&self.lines[at - 2])
    }

    /// Whether line `at` is a short title right before articles or their divisions.
    pub(super) fn names_articles(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let Some(next) = self.lines.get(at + 1) else { return false };
        let Some(label) = next.label.as_ref().filter(|l| l.sure) else { return false };
        line.rest().chars().count() <= 30
            && !line.text.ends_with(['。', '；', '：', '，', '、', ';', ':'])
            && match label.style {
                Style::Part | Style::Chapter | Style::Division => true,
                Style::Article => match self.last_article() {
                    Some(last) => label.number == last.number + 1 && is_arabic(label.text) == is_arabic(last.text),
                    None => label.number == 1,
                },
                _ => false,
            }
    }

    /// Whether the label of line `at` goes on with the list of an article: the label above it is its forerunner.
    fn goes_on_list(&self, at: usize, label: &Label) -> bool {
        let above = self.lines[..at].iter().rev().find_map(|line| line.label.as_ref());
        above.is_some_and(|above| above.style == label.style && above.number + 1 == label.number)
    }

    /// The last article of the text; chapters do not interrupt their count.
    pub(super) fn last_article(&self) -> Option<&Draft<'a>> {
        self.article.map(|i| &self.drafts[i])
    }

    pub(super) fn follows_decimal(&self, label: &Label) -> bool {
        let Some((prefix, _)) = label.key.rsplit_once(['.', '·']) else { return false };
        self.open.iter().any(|o| {
            let last = &self.drafts[o.unit];
            last.key == prefix && label.number == 1
                || last.style == label.style
                    && last.key.rsplit_once(['.', '·']).is_some_and(|(p, _)| p == prefix)
                    && label.number == last.number + 1
        }) || self.open.is_empty() && label.number == 1
    }
}

/// Whether an article is numbered in Arabic digits.
fn is_arabic(label: &str) -> bool {
    label.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))
}

/// Whether the words behind 第一条 show that it is cited.
fn is_citation(rest: &str) -> bool {
    const BEHIND: [&str; 29] = [
        "规定",
        "規定",
        "所列",
        "所称",
        "所稱",
        "所指",
        "所规",
        "所規",
        "所定",
        "所述",
        "中的",
        "中规",
        "中規",
        "中，",
        "、",
        "，",
        "。",
        "；",
        "和第",
        "与第",
        "與第",
        "至第",
        "及第",
        "或第",
        "或者第",
        "的",
        "之",
        "关于",
        "關於",
    ];
    // 第三条第二款 is cited; 第三条 第二审人民法院 is an article.
    let part = rest.starts_with('第') && rest.chars().take(6).any(|c| matches!(c, '款' | '项' | '項' | '目'));
    part || BEHIND.iter().any(|word| rest.starts_with(word))
}
