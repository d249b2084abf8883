//! The outermost governing verb of a segment: 研究推動…取消收費 is governed by 研究, 加快實現通車 by 加快.

use std::cell::Cell;

use super::evidence::Evidence;
use super::phrase::{conditional, way};
use super::reader::Reader;
use super::text::{Found, Segment, Text};
use super::time;
use crate::lexicon::grammar::{Frame, Link, Verb};
use crate::plan::ModifierKind;

/// Words after which a verb stands and never a noun (直接交易, 有效发明 have others), folded.
pub(super) const MANNER: &[&str] = &[
    "应当",
    "必须",
    "应该",
    "要",
    "均应",
    "积极",
    "主动",
    "切实",
    "着力",
    "大力",
    "及时",
    "认眞",
    "努力",
    "坚决",
    "不断",
    "深刻",
    "周密",
    "及早",
    "适时",
    "立即",
    "逐步",
    "精心",
    "全力",
    "侭快",
    "抓紧",
    "妥善",
    "侭早",
    "侭量",
    "严厉",
    "坚定不移",
    "迅速",
    "提早",
    "提前",
    "更加",
    "紧急",
    "进一步",
    "继续",
    "扎实",
    "稳步",
    "稳妥",
    "牢牢",
    "牢固",
];

/// The word that governs a clause.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Governor {
    /// First byte in the folded text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// 力度.
    pub rung: u8,
    /// Strength of a prohibition.
    pub prohibition: Option<u8>,
    /// What the lexicon says of the verb.
    pub verb: Verb,
    /// Can be a circumstance of the next clause: 利用…, 配合….
    pub soft: bool,
    /// Goes on with the clause before, when there is one: 和…融合.
    pub joins: bool,
    /// 作為, 成為 at the head of its segment.
    pub becomes: bool,
    /// 確保, 保證: the verb is a force of its own.
    pub ensures: bool,
    /// 給予, 予以: only who has it gives.
    pub gives: bool,
    /// A modal whose verb is still to come: 可根據實際情況，….
    pub opens: bool,
}

impl Governor {
    /// A verb that governs and is nothing else.
    pub fn new(start: usize, end: usize, verb: Verb) -> Governor {
        Governor {
            start,
            end,
            rung: verb.rung,
            prohibition: None,
            verb,
            soft: false,
            joins: false,
            becomes: false,
            ensures: false,
            gives: false,
            opens: false,
        }
    }

    /// Whether only the author of a plan does this: supports, inquires, prohibits, gives.
    pub fn of_the_author(&self) -> bool {
        self.prohibition.is_some() || self.verb.pivot && self.rung <= 2 || self.rung == 1 || self.gives
    }
}

/// What a segment is to its clause.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reading {
    /// It has a governing verb.
    Governed(Governor),
    /// A circumstance or condition of what follows.
    Ahead,
    /// Goes on with what stands before.
    Back,
    /// No verb was found.
    Bare,
    /// Nothing but brackets.
    Nested,
}

/// Reads one segment; `last` of its sentence or not.
pub(super) fn read(text: &Text<'_>, segment: &Segment<'_>, last: bool) -> Reading {
    if text.is_nested(segment.start, segment.end) {
        return Reading::Nested;
    }
    let reader = Reader { text, segment, last, opens: Cell::new(segment.start) };
    if !last && way(text.slice(segment.start, segment.end)) {
        return Reading::Ahead;
    }
    if !last
        && conditional(text.slice(segment.start, segment.end))
        && !reader.pivots_into_place()
        && !reader.may_in_place()
    {
        return Reading::Ahead;
    }
    if let Some(answers) = reader.answers() {
        return answers;
    }
    if let Some(asked) = reader.asks_whether() {
        return asked;
    }
    match reader.head() {
        // 由发展改革委会同有关省，拟定…: who joins in, before what they do.
        Reading::Governed(governor) if text.slice(governor.start, governor.end) == "会同" => {
            let next = segment.words.partition_point(|word| word.start < governor.end);
            match reader.find(next, Evidence::Normal) {
                Some(deed) => reader.governed(deed),
                None if last => Reading::Governed(governor),
                None => Reading::Ahead,
            }
        }
        reading => reading,
    }
}

impl<'t> Reader<'t> {
    /// Passes over what opens the segment and reads the verb there, else the one behind its subject or circumstance.
    fn head(&self) -> Reading {
        let mut at = self.opening();
        let mut joined = false;
        let mut modal = None;
        // 争取重点央企落户: a verb taken for an adverb of 重点, which governs when no other verb follows.
        let mut passed = None;
        let mut next = self.segment.words.partition_point(|word| word.end <= self.segment.start);
        loop {
            at = time::skip(self.text.folded.text, at).min(self.segment.end);
            self.opens.set(at);
            while self.words(next).is_some_and(|word| word.start < at) {
                next += 1;
            }
            let Some(found) = self.words(next).filter(|word| word.start == at) else { break };
            let word = found.word;
            if let Some(level) = word.prohibition {
                return self.prohibition(&found, level);
            }
            if matches!(self.text.slice(found.start, found.end), "应" | "应当" | "须" | "必须" | "均应" | "均须")
            {
                modal = Some(next);
            }
            if self.is_adverb(next) {
                passed = passed.or(word.verb.map(|_| next));
                at = found.end;
                if self.char_at(at) == Some('地') {
                    at += '地'.len_utf8();
                }
                next += 1;
                continue;
            }
            if let Some(frame) = word.frame {
                return match (self.framed(next, frame, word.verb, joined), modal) {
                    (Reading::Ahead | Reading::Back, Some(modal)) if self.last => self.modal(modal),
                    (reading, _) => reading,
                };
            }
            if let Some(verb) = word.verb {
                match self.verb_at_head(next, verb) {
                    Some(_) if modal.is_some() && self.is_described_state(next) => return self.due(next),
                    Some(reading) => return reading,
                    None => break,
                }
            }
            match word.link {
                Some(Link::Skip) => {
                    joined |= matches!(self.text.slice(found.start, found.end), "并" | "且" | "并且" | "而且");
                    at = found.end;
                    next += 1;
                }
                Some(Link::Back) => return Reading::Back,
                None => break,
            }
        }
        // 得由過半數之決議將其解任: 得 opens what follows the subject.
        if self.char_at(self.opens.get()) == Some('得') && self.permission(next, None) == Some(self.opens.get()) {
            return self.may_do(self.opens.get());
        }
        // 主动剥离…业务: what stands right behind an adverb of manner is a verb, listed or not.
        if self.behind_manner(next)
            && let Some(unlisted) = self.unlisted(at)
        {
            return unlisted;
        }
        match (self.behind_subject(next, joined), modal) {
            // 必须真实、准确: the duty itself governs.
            (Reading::Bare, Some(modal)) if self.is_long(modal) => self.modal(modal),
            (Reading::Bare, _) => passed.map_or(Reading::Bare, |verb| self.governed(verb)),
            (reading, _) => reading,
        }
    }

    /// Whether a modal, or an adverb that stands before verbs only, ends where the segment opens, before word `next`.
    fn behind_manner(&self, next: usize) -> bool {
        let opens = self.opens.get();
        let last = self.segment.words[..next].iter().rev().find(|word| word.start >= self.segment.start);
        last.is_some_and(|word| {
            let written = self.text.slice(word.start, word.end);
            word.end == opens
                && (MANNER.contains(&written) || matches!(written, "应" | "须") && self.is_short_duty(word))
        })
    }

    /// The verb behind a subject: a modal's, a circumstance's or the first sure one, whichever comes first.
    fn behind_subject(&self, from: usize, joined: bool) -> Reading {
        if let Some(copula) = self.copula(from) {
            return copula;
        }
        let sure = self.find(from, Evidence::Normal);
        let modal = self.find_modal(from);
        // 社会基本服务提供部门要做好预案: who has to do it is named right before the modal, verbs and all.
        let sure = sure.filter(|sure| {
            !modal.is_some_and(|(at, _)| {
                *sure < at
                    && (self.is_named(*sure, at)
                        || self.is_described(*sure, at)
                        || self.surely_may(at)
                        || self.is_duty(at) && self.is_short_subject(*sure, at))
            })
        });
        // 職務得實施調任: 得 permits what follows it.
        let governs = sure.into_iter().chain(modal.map(|(at, _)| at)).min();
        if let Some(at) = self.permission(from, governs) {
            return self.may_do(at);
        }
        let first = |at: &usize| sure.is_none_or(|sure| *at <= sure);
        let modal = modal.filter(|(at, _)| first(at));
        let frame = self.find_frame(from).filter(first);
        if let Some(at) = self.unlisted_duty(from)
            && sure.is_none_or(|sure| at < self.segment.words[sure].start)
            && modal.is_none_or(|(modal, _)| at < self.segment.words[modal].start)
            && frame.is_none_or(|frame| at < self.segment.words[frame].start)
            && let Some(unlisted) = self.unlisted(at)
        {
            return unlisted;
        }
        if let Some((at, main)) = modal
            && frame.is_none_or(|frame| at < frame)
        {
            let word = self.segment.words[main].word;
            if at == main
                && let Some(open) = self.open_modal(at)
            {
                return open;
            }
            return match word.frame {
                Some(frame) if word.prohibition.is_none() => match self.framed(main, frame, word.verb, joined) {
                    // 日数应自拘捕时起算: no list has the verb, the duty is still one.
                    Reading::Ahead if self.last && frame == Frame::Open && self.is_long(main) => self.aimed(main),
                    Reading::Ahead if self.last => self.modal(at),
                    reading => reading,
                },
                _ if at == main && word.prohibition.is_none() => self.modal(at),
                _ => self.due(main),
            };
        }
        if let Some(at) = frame
            && let Some(frame) = self.segment.words[at].word.frame
        {
            return self.framed(at, frame, None, joined);
        }
        if sure.is_none()
            && let Some(duty) = self.long_duty(from)
        {
            return duty;
        }
        if let Some(main) = sure.or_else(|| self.find(from, Evidence::Weak)) {
            // 不少于70%在个人发展方面取得进步: how many do it, and what they do.
            let main = self.behind_share(main).unwrap_or(main);
            // 农产品加工产值增长8%: the level reached is what is said of the subject.
            let level = match self.evidence(main) {
                Evidence::Strong => None,
                Evidence::Weak => self.reaches(main).or_else(|| self.achieved(main)),
                _ => self.reaches(main),
            };
            return self.governed(level.unwrap_or(main));
        }
        if joined {
            return Reading::Back;
        }
        if let Some(reading) = self.state().or_else(|| self.preferred()).or_else(|| self.duty()) {
            return reading;
        }
        match self.closing_verb(from) {
            Some(main) => self.governed(main),
            None => Reading::Bare,
        }
    }

    /// 推動交易所在…的基礎上，升級為…: the circumstance is the doer's, the verb before it governs.
    fn pivots_into_place(&self) -> bool {
        self.segment.words.first().is_some_and(|word| {
            word.start == self.segment.start
                && word.word.verb.is_some_and(|verb| verb.pivot)
                && self.text.slice(word.end, self.segment.end).contains('在')
        })
    }

    /// 政府可以在…基础上，…: a permission whose verb is still to come.
    fn may_in_place(&self) -> bool {
        self.segment.words.windows(2).any(|pair| {
            matches!(self.text.slice(pair[0].start, pair[0].end), "可以" | "可")
                && pair[0].end == pair[1].start
                && pair[1].word.frame == Some(Frame::At)
        })
    }

    pub(super) fn prohibition(&self, found: &Found<'t>, level: u8) -> Reading {
        let governor = Governor::new(found.start, found.end, Verb { rung: 4, ..Verb::default() });
        Reading::Governed(Governor { prohibition: Some(level), ..governor })
    }

    /// The verb `i` that the segment opens with; `None` when it belongs to the subject.
    fn verb_at_head(&self, i: usize, verb: Verb) -> Option<Reading> {
        let found = self.segment.words[i];
        if self.is_nominal(&found, verb) {
            return None;
        }
        if self.text.slice(found.start, found.end) == "指" {
            return Some(self.governed(i));
        }
        // 不少于70%的学员…取得进步.
        if let Some(later) = self.behind_share(i) {
            return Some(self.governed(later));
        }
        // 修改完善后出台.
        if self.only_dates(i) {
            return None;
        }
        // 爭取實現…: an attempt, and the verb that follows governs.
        if found.word.modifier == Some(ModifierKind::Force) {
            return Some(self.governed(i));
        }
        // 從事…的單位應當…: the verb is inside the subject, the modal's verb governs.
        if !verb.pivot
            && let Some((at, modal)) = self.find_modal(i + 1)
            && (verb.noun
                || verb.rung == 0 && self.text.slice(found.start, found.end) != "坚持"
                || self.text.slice(found.end, self.segment.words[modal].start).contains('的')
                || self.is_short_subject(i, at))
        {
            return Some(self.behind_subject(i + 1, false));
        }
        // 符合条件的项目将及时出具意见: who fits is the subject, an adverb shows the verb.
        if verb.rung == 0
            && self.text.slice(found.start, found.end) != "坚持"
            && let Some(later) = self.find(i + 1, Evidence::Normal)
            && self.evidence(later) == Evidence::Strong
            && self.text.slice(found.end, self.segment.words[later].start).contains('的')
        {
            return Some(self.governed(later));
        }
        // 防控疫情是当前头等大事: what the deed is, and no deed.
        if !verb.pivot
            && let Some(copula) = self.copula(i + 1)
        {
            return Some(copula);
        }
        // 展期期限原则上不超过1年: the level is what is said of the noun.
        if verb.noun
            && verb.rung != 1
            && let Some(level) = self.reaches(i)
        {
            return Some(self.governed(level));
        }
        // 参加批发交易的用户按照规则进行结算: the verb describes a subject, whose own stands behind a circumstance.
        if !verb.pivot
            && let Some(frame) = self.find_frame(i + 1)
            && self.describes_subject(i, self.segment.words[frame].start)
            && let Reading::Governed(later) =
                self.framed(frame, self.segment.words[frame].word.frame.unwrap_or(Frame::Open), None, false)
        {
            return Some(Reading::Governed(later));
        }
        // 报告应当真实: a noun whose duty no list has.
        if verb.noun
            && let Some(at) = self.unlisted_duty(i + 1)
            && let Some(unlisted) = self.unlisted(at)
        {
            return Some(unlisted);
        }
        // 新建建築執行…, 發展質量穩步提升: an attribute or a subject, when a surer verb follows.
        if verb.attribute
            && !self.counts_projects(&found)
            && let Some(later) = self.find(i + 1, Evidence::Normal)
            && !self.text.slice(found.end, self.segment.words[later].start).ends_with('、')
        {
            return Some(self.governed(later));
        }
        if verb.noun
            && let Some(later) = self.find(i + 1, Evidence::Strong)
            && self.segment.words[later].end == self.segment.end
            && self.segment.words[later].word.verb.is_some_and(|verb| verb.state)
        {
            return Some(self.governed(later));
        }
        Some(self.governed(i))
    }
}
