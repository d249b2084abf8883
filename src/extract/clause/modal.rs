//! Modals: 應當, 不得, 可以, 得, and what they make binding.

use super::evidence::Evidence;
use super::governor::{Governor, Reader, Reading};
use super::text::{Segment, Text};
use crate::lexicon::grammar::Verb;

/// Characters before and behind 應, 須 and 得 that make one word of both: 供應, 應急, 必須, 取得.
const AROUND: &[(char, &str, &str)] = &[
    ('应', "效反感对相响供适照策顺呼不", "届收付税纳诉征邀激变力急对用当该买募"),
    ('须', "必无胡触", "知眉臾"),
    ('得', "取获所不使值难求购心懂觉显赢博认记免省舍觅", ""),
];

/// What stands behind a 得 that permits, as statutes of Taiwan use it; behind 做得 or 供得 stands how.
const PERMITTED: &str =
    "为以依由于向就因酌予并另随自提申请声处令代设置派聘任加减限命指委通经准许分个按视逕径单先撤解停终延再免省";

impl<'t> Reader<'t> {
    /// Where 應當, 不得, 可以 stands in a segment with a subject, and the word that it makes binding.
    pub fn find_modal(&self, from: usize) -> Option<(usize, usize)> {
        for i in from..self.segment.words.len() {
            let found = self.segment.words[i];
            if found.word.prohibition.is_some() {
                return (self.evidence(i) == Evidence::Strong).then_some((i, i));
            }
            match self.text.slice(found.start, found.end) {
                written @ ("应当" | "必须" | "应该" | "均应" | "应" | "须" | "要") => {
                    let mut next = i + 1;
                    while self.follows(next) && self.is_adverb(next) {
                        next += 1;
                    }
                    if self.follows(next) && self.words(next).is_some_and(|w| self.char_at(w.end) == Some('的')) {
                        continue;
                    }
                    if self.follows(next) && self.binds(next) {
                        return Some((i, next));
                    }
                    // The long ones are sure; 要 and 應 alone can be part of a word.
                    if written.chars().count() > 1
                        && let Some(main) = self.find(next, Evidence::Weak)
                    {
                        return Some((i, main));
                    }
                }
                "可以" | "有权"
                    if self.follows(i + 1) && self.words(i + 1).is_some_and(|w| self.char_at(w.end) == Some('的')) => {
                }
                "可以" | "有权" => return Some((i, i)),
                "可" | "得" if self.follows(i + 1) && self.binds(i + 1) => return Some((i, i)),
                _ => {}
            }
        }
        None
    }

    /// Whether word `i` can be what a modal makes binding.
    fn binds(&self, i: usize) -> bool {
        self.words(i).is_some_and(|found| {
            let word = found.word;
            word.prohibition.is_some() || word.verb.is_some() || word.frame.is_some()
        })
    }

    /// 應當 or 必須 before a verb that no list has: the duty itself governs.
    pub(super) fn long_duty(&self, from: usize) -> Option<Reading> {
        let modal = self
            .segment
            .words
            .get(from..)?
            .iter()
            .find(|word| matches!(self.text.slice(word.start, word.end), "应当" | "必须" | "应该" | "务必"))?;
        Some(Reading::Governed(Governor::new(modal.start, modal.end, Verb { rung: 4, ..Verb::default() })))
    }

    /// The modal `i` as what governs.
    pub(super) fn modal(&self, i: usize) -> Reading {
        let found = self.segment.words[i];
        let rung =
            if matches!(self.text.slice(found.start, found.end), "可" | "得" | "可以" | "有权") { 2 } else { 4 };
        Reading::Governed(Governor::new(found.start, found.end, Verb { rung, ..Verb::default() }))
    }

    /// Whether word `i` has more than one character.
    pub(super) fn is_long(&self, i: usize) -> bool {
        self.segment.words[i].end - self.segment.words[i].start > "字".len()
    }

    /// 要聚焦…: a frame that nothing follows is what has to be done.
    pub(super) fn aimed(&self, i: usize) -> Reading {
        let found = self.segment.words[i];
        Reading::Governed(Governor::new(found.start, found.end, Verb { rung: 3, ..Verb::default() }))
    }

    /// 應, 須 or 得 outside every known word, where nothing else governs.
    pub(super) fn duty(&self) -> Option<Reading> {
        let segment = self.text.slice(self.segment.start, self.segment.end);
        segment.char_indices().skip(1).find_map(|(at, c)| {
            let (modal, before, behind) = AROUND.iter().find(|(modal, _, _)| *modal == c)?;
            let (start, end) = (self.segment.start + at, self.segment.start + at + c.len_utf8());
            let next = self.char_at(end)?;
            // 应归公司负担之费用: what stands before a 之 or 的 that follows soon, or opens an item, describes.
            let rest = self.text.slice(end, self.segment.end);
            let near: String = rest.chars().take(6).collect();
            let describes = near.contains(['之', '的']) && !near.ends_with(['之', '的'])
                || self.is_label(self.text.slice(self.segment.start, start)) && rest.contains(['之', '的']);
            // 应改尽改, 应保尽保 name what is done.
            let idiom = matches!(rest.chars().nth(1), Some('尽' | '侭'));
            let free = !describes
                && !idiom
                && !self.char_before(start).is_some_and(|c| before.contains(c))
                && !behind.contains(next)
                && (*modal != '得' || PERMITTED.contains(next))
                && !self.within_word(start, end)
                && !self.text.nested.iter().any(|(open, close)| *open <= start && start < *close);
            let rung = if *modal == '得' { 2 } else { 4 };
            free.then(|| Reading::Governed(Governor::new(start, end, Verb { rung, ..Verb::default() })))
        })
    }

    /// Whether nothing but a label stands before: 二、, (三).
    fn is_label(&self, before: &str) -> bool {
        before.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十、().".contains(c))
    }

    /// Whether `start..end` is part of a longer known word.
    fn within_word(&self, start: usize, end: usize) -> bool {
        self.segment
            .words
            .iter()
            .any(|word| word.start <= start && end <= word.end && word.end - word.start > end - start)
    }
}

/// Whether a segment opens with a modal, so that its subject stands in the segment before.
pub(super) fn opens_with_modal(text: &Text<'_>, segment: &Segment<'_>) -> bool {
    const MODALS: &[&str] = &[
        "应当", "应", "必须", "不得", "可以", "可", "方可", "须", "均应", "不应", "应该", "均须", "有权", "要", "均可",
    ];
    let first = segment.words.first().filter(|word| word.start == segment.start);
    first.is_some_and(|word| MODALS.contains(&text.slice(word.start, word.end)))
}

/// Whether a segment holds a modal or a prohibition of its own.
pub(super) fn holds_modal(text: &Text<'_>, segment: &Segment<'_>) -> bool {
    segment.words.iter().any(|word| {
        word.word.prohibition.is_some()
            || matches!(text.slice(word.start, word.end), "应当" | "应" | "必须" | "可以" | "须" | "要" | "应该" | "可")
    })
}
