//! A segment being read: its words, and what stands beside them.

use std::cell::Cell;

use super::text::{Found, Segment, Text};
use crate::lexicon::grammar::{Frame, Verb};
use crate::plan::ModifierKind;

/// A segment being read.
pub(super) struct Reader<'t> {
    pub text: &'t Text<'t>,
    pub segment: &'t Segment<'t>,
    pub last: bool,
    /// Where the segment begins once adverbs, links and times are passed over.
    pub opens: Cell<usize>,
}

impl<'t> Reader<'t> {
    /// The place behind a label that opens the segment: （1）, ①, 1., 第一.
    pub fn opening(&self) -> usize {
        let segment = self.text.slice(self.segment.start, self.segment.end);
        let mut at = 0;
        if let Some(&(_, close)) = self.text.nested.iter().find(|(open, _)| *open == self.segment.start) {
            // Only a number in brackets is a label; a name in quotation marks opens a subject.
            let inside = self.text.slice(self.segment.start, close);
            if inside.starts_with('(') && inside.chars().count() <= 5 {
                at = close - self.segment.start;
            }
        }
        let label = segment[at..].trim_start_matches(|c: char| ('①'..='⑳').contains(&c) || c == ' ' || c == '　');
        at = segment.len() - label.len();
        let digits = label.len() - label.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 && label[digits..].starts_with(['.', '、', ')']) {
            at += digits + label[digits..].chars().next().map_or(0, char::len_utf8);
        }
        at += segment[at..].len() - segment[at..].trim_start().len();
        // 并考量其…: a conjunction that no list has as a word here.
        let joins = segment[at..].chars().next().filter(|c| matches!(c, '并' | '且' | '而' | '及' | '或'));
        let behind = self.segment.start + at + joins.map_or(0, char::len_utf8);
        let acts = self.segment.words.iter().any(|word| word.start == behind && word.word.verb.is_some());
        if acts { behind } else { self.segment.start + at }
    }

    pub fn words(&self, i: usize) -> Option<Found<'t>> {
        self.segment.words.get(i).copied()
    }

    pub fn char_at(&self, at: usize) -> Option<char> {
        self.text.slice(at, self.segment.end).chars().next()
    }

    pub fn char_before(&self, at: usize) -> Option<char> {
        self.text.slice(self.segment.start, at).chars().next_back()
    }

    /// The next word when it stands right behind word `i`.
    pub fn adjacent(&self, i: usize) -> Option<Found<'t>> {
        self.words(i + 1).filter(|next| next.start == self.segment.words[i].end)
    }

    /// Whether word `i` stands right behind the one before it.
    pub fn follows(&self, i: usize) -> bool {
        i > 0 && self.words(i).is_some_and(|word| word.start == self.segment.words[i - 1].end)
    }

    /// Whether word `i` is a modifier here: for a word that can be a verb too, when another verb follows at once.
    pub fn is_adverb(&self, i: usize) -> bool {
        let word = self.segment.words[i].word;
        if word.modifier.is_none() {
            return false;
        }
        if word.verb.is_none() && word.frame.is_none() {
            return true;
        }
        // 争取实现 strives for a result; 争取设立 hopes for an act.
        const RESULT: u8 = 5;
        if self.text.slice(self.segment.words[i].start, self.segment.words[i].end) == "争取"
            && self.adjacent(i).and_then(|next| next.word.verb).is_some_and(|next| next.rung < RESULT)
        {
            return false;
        }
        // 严肃处理: the other ones can govern a noun, 规范管理.
        let written = self.text.slice(self.segment.words[i].start, self.segment.words[i].end);
        if written == "严肃" && self.adjacent(i).is_some_and(|next| next.word.verb.is_some()) {
            return true;
        }
        !matches!(word.frame, Some(Frame::Take | Frame::At | Frame::To | Frame::With))
            && self.adjacent(i).is_some_and(|next| {
                next.word.modifier.is_some()
                    || next.word.frame == Some(Frame::Open) && next.word.verb.is_none()
                    || self.opens_circumstance(&next) && word.modifier != Some(ModifierKind::Force)
                    || next.word.verb.is_some_and(|verb| !verb.noun || self.takes_object(&next, verb))
            })
    }

    /// Whether a circumstance begins that an adverb can stand before: 严格从三个环节, 突出在…上, not 密切与.
    fn opens_circumstance(&self, found: &Found<'_>) -> bool {
        found.word.verb.is_none()
            && (matches!(found.word.frame, Some(Frame::At | Frame::With))
                || matches!(self.text.slice(found.start, found.end), "从" | "对" | "为" | "向" | "由"))
    }

    /// Whether an object follows: 合作建設租賃住房, not 規範管理.
    pub fn takes_object(&self, found: &Found<'_>, verb: Verb) -> bool {
        found.end < self.segment.end && !self.is_nominal(found, verb)
    }
}
