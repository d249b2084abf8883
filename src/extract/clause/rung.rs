//! How strongly a governing word binds: its own rung, and what its modal and its object make of it.

use super::governor::{Governor, Reading};
use super::predicate::measured;
use super::reader::Reader;
use super::text::Found;
use crate::lexicon::grammar::Verb;
use crate::script::WordSet;

impl Reader<'_> {
    /// Word `i` governs behind a modal: 應符合標準 binds as any duty does, 應堅持 stays a principle.
    pub(super) fn due(&self, i: usize) -> Reading {
        const DUTY: u8 = 4;
        match self.governed(i) {
            Reading::Governed(governor) if self.is_described_state(i) => {
                Reading::Governed(Governor { rung: DUTY, ..governor })
            }
            reading => reading,
        }
    }

    /// Whether word `i` says how something is, or weighs it, so that only a modal makes it binding: 符合, 具備, 考慮.
    pub(super) fn is_described_state(&self, i: usize) -> bool {
        const STATES: &[&str] = &["符合", "具有", "具备", "属于", "包括", "包含", "拥有", "体现", "考虑"];
        let found = self.segment.words[i];
        STATES.contains(&self.text.slice(found.start, found.end))
    }

    /// Word `i` governs: its rung, with what its neighbours do to it.
    pub(super) fn governed(&self, i: usize) -> Reading {
        let found = self.segment.words[i];
        if let Some(level) = found.word.prohibition {
            return self.prohibition(&found, level);
        }
        let verb = found.word.verb.unwrap_or_default();
        let written = self.text.slice(found.start, found.end);
        let rest = self.text.slice(found.end, self.segment.end);
        let rung = match () {
            () if verb.light && inquires(rest) => 1,
            // 規劃建設, 策劃舉辦 promise both acts.
            () if matches!(written, "规划" | "策划")
                && self.adjacent(i).and_then(|next| next.word.verb).is_some_and(|next| next.rung >= 4) =>
            {
                4
            }
            // A level reached is a result: 增長5%, 下降3個百分點.
            () if verb.state && verb.rung == 3 && measured(rest) => 5,
            () => verb.rung,
        };
        Reading::Governed(Governor {
            rung,
            soft: self.is_soft(&found, verb),
            becomes: matches!(written, "作为" | "成为"),
            ensures: matches!(written, "确保" | "保证"),
            gives: matches!(written, "给予" | "予以"),
            ..Governor::new(found.start, found.end, verb)
        })
    }

    /// Whether the segment can be a circumstance or the subject of the next one: 協同聯動, 新建涉危險廢物建設項目.
    pub(super) fn is_soft(&self, found: &Found<'_>, verb: Verb) -> bool {
        const IDIOM: usize = 4;
        const SUBJECTS: &[&str] = &["项目", "工程", "企业", "建筑", "住宅", "小区", "设施", "单位", "机构"];
        let segment = self.text.slice(self.segment.start, self.segment.end);
        verb.noun
            && found.end == self.segment.end
            && found.start > self.segment.start
            && segment.chars().count() <= IDIOM
            || verb.attribute
                && found.start == self.segment.start
                && SUBJECTS.iter().any(|subject| segment.ends_with(subject))
                && !segment.contains(|c: char| c.is_ascii_digit())
                && !segment.contains("一批")
    }
}

/// Whether the object of a light verb makes it an inquiry: 開展…試點, 開展…研究.
fn inquires(object: &str) -> bool {
    static ENDS: WordSet = WordSet::of(&[
        "试点",
        "示范",
        "试点示范",
        "示范应用",
        "试点应用",
        "研究",
        "探索",
        "论证",
        "试验",
        "先行先试",
        "预研",
        "试点工作",
        "示范工作",
        "研究工作",
        "试点建设",
        "试点示范工作",
        "调查研究",
        "可行性研究",
        "前期研究",
    ]);
    ENDS.ends(object)
}
