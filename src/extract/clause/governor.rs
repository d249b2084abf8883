//! The outermost governing verb of a segment: 研究推動…取消收費 is governed by 研究, 加快實現通車 by 加快.

use std::cell::Cell;

use super::text::{Found, Segment, Text};
use super::time;
use crate::lexicon::grammar::{Frame, Link, Verb};
use crate::plan::ModifierKind;

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
}

impl Governor {
    /// Whether only the author of a plan does this: supports, inquires, prohibits.
    pub fn of_the_author(&self) -> bool {
        self.prohibition.is_some() || self.verb.pivot && self.rung <= 2 || self.rung == 1
    }
}

/// Whom a pivot makes act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doer {
    /// No one in particular.
    None,
    /// A doer whose verb is still to come.
    Begins,
    /// A doer with a verb; more may follow.
    Acts,
}

/// Whether a segment opens with 共同 or 合力: author and doer act together.
pub(super) fn together(text: &Text<'_>, segment: &Segment<'_>) -> bool {
    ["共同", "合力", "协同", "携手"].iter().any(|word| text.slice(segment.start, segment.end).starts_with(word))
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
    if !last && conditional(text.slice(segment.start, segment.end)) && !reader.pivots_into_place() {
        return Reading::Ahead;
    }
    reader.head()
}

/// Marks the segments of an open 以…，…為重點 as circumstances up to the one that closes it.
pub(super) fn open_frames(text: &Text<'_>, sentence: &[Segment<'_>], readings: &mut [Reading]) {
    const FARTHEST: usize = 4;
    for i in 0..sentence.len() {
        let opens = sentence[i]
            .words
            .first()
            .is_some_and(|word| word.start == sentence[i].start && word.word.frame == Some(Frame::With))
            && role(text.slice(sentence[i].start, sentence[i].end)).is_none();
        if !opens {
            continue;
        }
        let end = sentence.len().min(i + FARTHEST);
        let Some(close) =
            (i + 1..end).find(|j| role(text.slice(sentence[*j].start, sentence[*j].end)).is_some_and(|r| r.1))
        else {
            continue;
        };
        if close + 1 < sentence.len() {
            readings[i..=close].fill(Reading::Ahead);
        }
    }
}

/// Whether a pivot names a doer with a verb of its own, so that later verbs are the doer's: 支持…運營者構建…, or a doer in
/// a circumstance that is still open: 推動交易所在…的基礎上.
pub(super) fn names_doer(text: &Text<'_>, segment: &Segment<'_>, governor: &Governor) -> Doer {
    const DOERS: &[&str] = &[
        "者",
        "企业",
        "主体",
        "机构",
        "单位",
        "地区",
        "部门",
        "高校",
        "院所",
        "银行",
        "公司",
        "组织",
        "社会资本",
        "平台",
    ];
    const PLACES: &[&str] = &["基础上", "前提下", "条件下", "情况下"];
    if !governor.verb.pivot {
        return Doer::None;
    }
    let doer_acts = segment.words.iter().any(|word| {
        let between = text.slice(governor.end, word.start);
        word.start > governor.end
            && word.word.verb.is_some_and(|verb| !verb.noun)
            && DOERS.iter().any(|doer| between.ends_with(doer))
            && !between.contains(['在', '向', '与', '对'])
    });
    match () {
        () if doer_acts => Doer::Acts,
        () if PLACES.iter().any(|place| text.slice(governor.end, segment.end).ends_with(place)) => Doer::Begins,
        () => Doer::None,
    }
}

/// Whether a segment only says when or in which case: …的, …時, …後, …的基礎上.
fn conditional(segment: &str) -> bool {
    const SHORTEST: usize = 4 * "字".len();
    const ENDS: &[&str] = &[
        "的",
        "者",
        "时",
        "后",
        "之前",
        "以前",
        "前提下",
        "基础上",
        "情况下",
        "条件下",
        "之日起",
        "期间",
        "过程中",
        "的同时",
        "以来",
    ];
    segment.len() >= SHORTEST && ENDS.iter().any(|end| segment.ends_with(end))
        || segment.ends_with('前') && segment.len() > SHORTEST
}

/// The place behind 以…為重點 in `segment`, and whether the segment ends there.
fn role(segment: &str) -> Option<(usize, bool)> {
    const ROLES: &[&str] = &[
        "重点",
        "核心",
        "基础",
        "目标",
        "主",
        "主体",
        "导向",
        "引领",
        "牵引",
        "抓手",
        "契机",
        "支撑",
        "载体",
        "依托",
        "方向",
        "主线",
        "统领",
        "根本",
        "原则",
        "基本原则",
        "承载",
        "突破口",
        "切入点",
        "纽带",
        "中心",
        "龙头",
        "代表",
        "骨干",
        "补充",
        "遵循",
        "指导",
        "指引",
        "动力",
        "保障",
        "标准",
        "单位",
        "前提",
        "出发点",
        "落脚点",
        "主要内容",
        "主要技术路线",
        "特色",
        "试点",
        "平台",
        "桥梁",
        "主轴",
        "轴",
        "鉴",
        "荣",
        "己任",
        "底线",
        "先导",
    ];
    let wei = segment.rfind('为')?;
    let behind = &segment[wei + '为'.len_utf8()..];
    let word = ROLES.iter().filter(|role| behind.starts_with(**role)).max_by_key(|role| role.len());
    let ends = behind.chars().count() <= 12 && ROLES.iter().any(|role| behind.ends_with(role));
    match word {
        Some(word) if !ends => Some((wei + '为'.len_utf8() + word.len(), false)),
        _ => ends.then_some((segment.len(), true)),
    }
}

/// A segment being read.
struct Reader<'t> {
    text: &'t Text<'t>,
    segment: &'t Segment<'t>,
    last: bool,
    /// Where the segment begins once adverbs, links and times are passed over.
    opens: Cell<usize>,
}

/// How surely a word inside a segment is its governing verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Evidence {
    /// It can be nothing else than part of a noun.
    None,
    /// A word that is often a noun.
    Weak,
    /// A verb.
    Normal,
    /// A verb behind an adverb, behind 等, or behind the end of a circumstance.
    Strong,
}

impl<'t> Reader<'t> {
    /// Passes over what opens the segment and reads the verb there, else the one behind its subject or circumstance.
    fn head(&self) -> Reading {
        let mut at = self.opening();
        let mut joined = false;
        let mut next = self.segment.words.partition_point(|word| word.end <= self.segment.start);
        loop {
            at = time::skip(&self.text.folded.text, at).min(self.segment.end);
            self.opens.set(at);
            while self.words(next).is_some_and(|word| word.start < at) {
                next += 1;
            }
            let Some(found) = self.words(next).filter(|word| word.start == at) else { break };
            let word = found.word;
            if let Some(level) = word.prohibition {
                return self.prohibition(&found, level);
            }
            if self.is_adverb(next) {
                at = found.end;
                if self.char_at(at) == Some('地') {
                    at += '地'.len_utf8();
                }
                next += 1;
                continue;
            }
            if let Some(frame) = word.frame {
                return self.framed(next, frame, word.verb, joined);
            }
            if let Some(verb) = word.verb {
                if let Some(reading) = self.verb_at_head(next, verb) {
                    return reading;
                }
                break;
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
        self.behind_subject(next, joined)
    }

    /// The verb behind a subject: a modal's, a circumstance's or the first sure one, whichever comes first.
    fn behind_subject(&self, from: usize, joined: bool) -> Reading {
        let sure = self.find(from, Evidence::Normal);
        let first = |at: &usize| sure.is_none_or(|sure| *at < sure);
        let modal = self.find_modal(from).filter(|(at, _)| first(at));
        let frame = self.find_frame(from).filter(first);
        if let Some((at, main)) = modal
            && frame.is_none_or(|frame| at < frame)
        {
            let word = self.segment.words[main].word;
            return match word.frame {
                Some(frame) if word.prohibition.is_none() => self.framed(main, frame, word.verb, joined),
                _ => self.governed(main),
            };
        }
        if let Some(at) = frame
            && let Some(frame) = self.segment.words[at].word.frame
        {
            return self.framed(at, frame, None, joined);
        }
        if sure.is_none()
            && let Some(duty) = self.duty(from)
        {
            return duty;
        }
        match sure.or_else(|| self.find(from, Evidence::Weak)) {
            Some(main) => self.governed(main),
            None if joined => Reading::Back,
            None => self.state().unwrap_or(Reading::Bare),
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

    /// The place behind a label that opens the segment: （1）, ①, 1., 第一.
    fn opening(&self) -> usize {
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
        self.segment.start + at + (segment[at..].len() - segment[at..].trim_start().len())
    }

    fn words(&self, i: usize) -> Option<Found<'t>> {
        self.segment.words.get(i).copied()
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.slice(at, self.segment.end).chars().next()
    }

    fn char_before(&self, at: usize) -> Option<char> {
        self.text.slice(self.segment.start, at).chars().next_back()
    }

    /// The next word when it stands right behind word `i`.
    fn adjacent(&self, i: usize) -> Option<Found<'t>> {
        self.words(i + 1).filter(|next| next.start == self.segment.words[i].end)
    }

    /// Whether word `i` is a modifier here: for a word that can be a verb too, when another verb follows at once.
    fn is_adverb(&self, i: usize) -> bool {
        let word = self.segment.words[i].word;
        if word.modifier.is_none() {
            return false;
        }
        if word.verb.is_none() && word.frame.is_none() {
            return true;
        }
        !matches!(word.frame, Some(Frame::Take | Frame::At | Frame::To | Frame::With))
            && self.adjacent(i).is_some_and(|next| {
                next.word.modifier.is_some()
                    || next.word.verb.is_some_and(|verb| !verb.noun || self.takes_object(&next, verb))
            })
    }

    /// Whether an object follows: 合作建設租賃住房, not 規範管理.
    fn takes_object(&self, found: &Found<'_>, verb: Verb) -> bool {
        found.end < self.segment.end && !self.is_nominal(found, verb)
    }

    fn prohibition(&self, found: &Found<'t>, level: u8) -> Reading {
        Reading::Governed(Governor {
            start: found.start,
            end: found.end,
            rung: 4,
            prohibition: Some(level),
            verb: Verb { rung: 4, ..Verb::default() },
            soft: false,
            joins: false,
            becomes: false,
            ensures: false,
        })
    }

    /// The verb `i` that the segment opens with; `None` when it belongs to the subject.
    fn verb_at_head(&self, i: usize, verb: Verb) -> Option<Reading> {
        let found = self.segment.words[i];
        if self.is_nominal(&found, verb) {
            return None;
        }
        // 爭取實現…: an attempt, and the verb that follows governs.
        if found.word.modifier == Some(ModifierKind::Force) {
            return Some(self.governed(i));
        }
        // 從事…的單位應當…: the verb is inside the subject, the modal's verb governs.
        if !verb.pivot
            && let Some((_, modal)) = self.find_modal(i + 1)
            && (verb.noun
                || verb.rung == 0
                || self.text.slice(found.end, self.segment.words[modal].start).contains('的'))
        {
            return Some(self.behind_subject(i + 1, false));
        }
        // 新建建築執行…, 發展質量穩步提升: an attribute or a subject, when a surer verb follows.
        if verb.attribute
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

    /// A segment that opens with a frame.
    fn framed(&self, i: usize, frame: Frame, verb: Option<Verb>, joined: bool) -> Reading {
        let found = self.segment.words[i];
        let segment = self.text.slice(self.segment.start, self.segment.end);
        // 將建設…: the future, not an object.
        if frame == Frame::Take
            && self.text.slice(found.start, found.end) == "将"
            && let Some(next) = self.adjacent(i)
            && next.word.verb.is_some_and(|verb| !verb.noun)
            && !self.segment.words[i + 1..].iter().any(|word| word.word.verb.is_some_and(|verb| verb.takes))
        {
            return self.governed(i + 1);
        }
        let ahead = if joined { Reading::Back } else { Reading::Ahead };
        let mut from = i + 1;
        match frame {
            Frame::At if !self.last && closes_place(segment) => return ahead,
            Frame::Open if !self.last && closes_circumstance(segment) => return ahead,
            Frame::With => match role(segment) {
                Some((_, true)) => return ahead,
                Some((behind, false)) => {
                    let behind = behind + self.segment.start;
                    from = self.segment.words.partition_point(|word| word.start < behind);
                }
                None => from = self.behind_object(i),
            },
            Frame::Take => {
                let taken = self.segment.words[from..].iter().rposition(|word| {
                    word.word.verb.is_some_and(|verb| verb.takes) && self.char_at(word.end) != Some('的')
                });
                if let Some(taken) = taken {
                    return self.governed(from + taken);
                }
            }
            _ => from = self.behind_object(i).max(self.behind_day(i)),
        }
        // Behind 通過 and 依托 stand words that are verbs elsewhere; an adverb or 等 shows where the circumstance ends.
        let marked = if frame == Frame::Open { self.find(from, Evidence::Strong) } else { None };
        let sure = marked
            .or_else(|| self.find(from, Evidence::Normal))
            .or_else(|| self.find_modal(from).map(|(_, main)| main));
        let sure = sure.map(|first| if frame == Frame::To { self.behind_relative(first) } else { first });
        let weak = || match frame {
            Frame::At => self.find(from, Evidence::Weak),
            Frame::To | Frame::Take => self.find_last_weak(from),
            _ if self.last => self.find_last_weak(from).or_else(|| self.find(i + 1, Evidence::Normal)),
            _ => None,
        };
        match sure.or_else(weak).or_else(|| self.closing_verb(from)) {
            Some(main) => {
                let joins = sure.is_none() && matches!(self.text.slice(found.start, found.end), "和" | "与" | "同");
                match self.governed(main) {
                    Reading::Governed(governor) => Reading::Governed(Governor { joins, ..governor }),
                    other => other,
                }
            }
            None => match verb {
                Some(verb) if !self.is_nominal(&found, verb) => {
                    let Reading::Governed(governor) = self.governed(i) else { return ahead };
                    Reading::Governed(Governor { soft: !self.is_limited(i), ..governor })
                }
                _ if matches!(frame, Frame::Take) => self.state().unwrap_or(ahead),
                _ => ahead,
            },
        }
    }

    /// The first word behind 之日起 or 起 of a 自…之日起 that frame `i` opens.
    fn behind_day(&self, i: usize) -> usize {
        let found = self.segment.words[i];
        if !matches!(self.text.slice(found.start, found.end), "自" | "从") {
            return i + 1;
        }
        let rest = self.text.slice(found.end, self.segment.end);
        let Some(day) = rest.find("之日起").or_else(|| rest.find('起')) else { return i + 1 };
        self.segment.words.partition_point(|word| word.start < found.end + day)
    }

    /// Whether a condition, pace or scope stands before word `i`, as before verbs only: 因地制宜利用….
    fn is_limited(&self, i: usize) -> bool {
        i > 0
            && self.follows(i)
            && matches!(
                self.segment.words[i - 1].word.modifier,
                Some(ModifierKind::Condition | ModifierKind::Pace | ModifierKind::Scope)
            )
    }

    /// The first word behind a verb that follows frame `i` at once: 通過發布指南…, 為推動建設….
    fn behind_object(&self, i: usize) -> usize {
        let mut next = i + 1;
        let frame = self.segment.words[i];
        // 對已經暫停服務的地區: what follows 對 is part of its object.
        let holds = matches!(self.text.slice(frame.start, frame.end), "对" | "对于")
            && self.text.slice(frame.end, self.segment.end).contains('的');
        while holds && self.follows(next) && self.words(next).is_some_and(|w| w.word.modifier.is_some()) {
            next += 1;
        }
        if next > i + 1 && self.follows(next) && self.words(next).is_some_and(|w| w.word.verb.is_some()) {
            return next + 1;
        }
        next = i + 1;
        if self.adjacent(i).is_some_and(|word| word.word.verb.is_some()) {
            while self.follows(next) && self.segment.words[next].word.verb.is_some() {
                next += 1;
            }
        }
        next
    }

    /// The first word from `from` on that governs with at least this evidence.
    fn find(&self, from: usize, least: Evidence) -> Option<usize> {
        let candidates: Vec<(usize, Evidence)> = (from..self.segment.words.len())
            .map(|i| (i, self.evidence(i)))
            .filter(|(_, evidence)| *evidence >= least)
            .collect();
        let (first, _) = *candidates.first()?;
        // 獲得許可的企業應當建立…: what is before the 的 is part of the subject.
        let end = self.segment.words[first].end;
        let behind = candidates[1..].iter().find(|(i, evidence)| {
            let between = self.text.slice(end, self.segment.words[*i].start);
            *evidence >= Evidence::Normal
                && between
                    .rfind('的')
                    .is_some_and(|at| at + "的".len() < between.len() && !between[at..].contains('、'))
        });
        match behind {
            Some((later, Evidence::Strong)) if self.evidence(first) < Evidence::Strong => Some(*later),
            _ => Some(first),
        }
    }

    /// The last word that may be the verb, for objects that stand before it: 對違法行為處罰.
    fn find_last_weak(&self, from: usize) -> Option<usize> {
        (from..self.segment.words.len()).rev().find(|i| self.evidence(*i) == Evidence::Weak)
    }

    /// Where 應當, 不得, 可以 stands in a segment with a subject, and the word that it makes binding.
    fn find_modal(&self, from: usize) -> Option<(usize, usize)> {
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

    /// Whether word `i` stands right behind the one before it.
    fn follows(&self, i: usize) -> bool {
        i > 0 && self.words(i).is_some_and(|word| word.start == self.segment.words[i - 1].end)
    }

    /// Whether word `i` can be what a modal makes binding.
    fn binds(&self, i: usize) -> bool {
        self.words(i).is_some_and(|found| {
            let word = found.word;
            word.prohibition.is_some() || word.verb.is_some() || word.frame.is_some()
        })
    }

    /// The verb behind the 的 of 對承擔任務的省給予…, where `first` is inside the object.
    fn behind_relative(&self, first: usize) -> usize {
        let end = self.segment.words[first].end;
        (first + 1..self.segment.words.len())
            .find(|i| {
                let between = self.text.slice(end, self.segment.words[*i].start);
                between.contains('的') && self.evidence(*i) >= Evidence::Normal
            })
            .unwrap_or(first)
    }

    /// The first word of a circumstance behind the subject: 各部門要按照…, 財政部門對….
    fn find_frame(&self, from: usize) -> Option<usize> {
        (from..self.segment.words.len()).find(|i| {
            let found = self.segment.words[*i];
            found.word.verb.is_none()
                && match found.word.frame {
                    Some(Frame::Open) => found.end - found.start > "字".len(),
                    Some(_) => {
                        matches!(self.text.slice(found.start, found.end), "对" | "对于" | "由" | "依照" | "按照")
                    }
                    None => false,
                }
        })
    }

    /// How surely word `i`, which does not open the segment, governs it.
    fn evidence(&self, i: usize) -> Evidence {
        let found = self.segment.words[i];
        if found.word.prohibition.is_some() {
            return if self.char_before(found.start) == Some('的') { Evidence::None } else { Evidence::Strong };
        }
        let Some(verb) = found.word.verb else { return Evidence::None };
        let reached = verb.head && measured(self.text.slice(found.end, self.segment.end));
        if verb.head && !reached || verb.rung == 0 && verb.noun || self.is_nominal(&found, verb) {
            return Evidence::None;
        }
        let before = self.char_before(found.start);
        let joined = i > 0 && self.segment.words[i - 1].end == found.start && {
            let left = self.segment.words[i - 1];
            left.end - left.start > "字".len()
        };
        if !joined
            && matches!(before, Some('、' | '和' | '与' | '及' | '或' | '的' | '所' | '未' | '本' | '该' | '此' | '其'))
        {
            return Evidence::None;
        }
        let adverb = i > 0 && {
            let left = self.segment.words[i - 1];
            left.end == found.start
                && (left.word.modifier.is_some()
                    || matches!(self.text.slice(left.start, left.end), "要" | "将" | "并" | "能" | "会"))
        };
        let closed = before.is_some_and(|c| c == '等' && !self.covered(found.start))
            || self.segment.words[..i]
                .iter()
                .any(|word| matches!(word.word.frame, Some(Frame::At | Frame::Open | Frame::With)))
                && closes_place(self.text.slice(self.segment.start, found.start));
        let ends = found.end >= self.segment.end;
        let joins = matches!(self.char_at(found.end), Some('、' | '和' | '与' | '及' | '或'));
        match () {
            () if verb.rung > 0 && adverb && (!ends || verb.state || !verb.noun) => Evidence::Strong,
            () if verb.rung > 0 && closed && !ends && !(verb.noun && joins) => Evidence::Strong,
            () if found.word.frame.is_some() => Evidence::Weak,
            () if verb.rung == 0 => Evidence::Weak,
            () if adverb || verb.noun && !ends && !joins => Evidence::Weak,
            () if verb.noun || ends && !verb.state => Evidence::None,
            () => Evidence::Normal,
        }
    }

    /// Whether the character before `at` belongs to a longer word (平等, 中等).
    fn covered(&self, at: usize) -> bool {
        self.segment.words.iter().any(|word| word.start + "等".len() < at && at <= word.end)
    }

    /// Whether a verb is part of a noun here: 利用率, 監管部門, 建設工程的.
    fn is_nominal(&self, found: &Found<'_>, verb: Verb) -> bool {
        const LAST: &[&str] = &["的", "者", "率", "型", "性", "费", "权", "业", "员", "区", "期间"];
        const NOT_LAST: &[&str] =
            &["性别", "权益", "权利", "权威", "权责", "业务", "业态", "业绩", "员工", "区域", "区块", "区位", "区级"];
        const NOUNS: &[&str] = &[
            "部门", "单位", "机构", "人员", "主体", "工作", "项目", "工程", "方案", "体系", "机制", "制度", "情况",
            "能力", "水平", "成果", "成效", "资金", "过程", "环节", "领域", "需求", "任务", "目标", "标准", "条件",
            "措施", "政策", "方式", "模式", "要求", "规定", "活动", "行动", "计划", "规划", "中心", "基地", "设施",
            "平台", "队伍", "力度", "步伐", "进度", "质量", "效率", "成本", "规模", "范围", "总量", "总额", "增速",
            "数量", "指标", "意识", "功能", "作用", "优势", "格局",
        ];
        let behind = self.text.slice(found.end, self.segment.end);
        if LAST.iter().any(|end| behind.starts_with(end)) && !NOT_LAST.iter().any(|word| behind.starts_with(word)) {
            return true;
        }
        let opens = found.start <= self.opens.get();
        // 養殖場, 處理廠, 監管局: one more character makes a noun of it.
        const SUFFIXES: &[char] = &[
            '场', '厂', '站', '院', '室', '所', '点', '网', '库', '线', '带', '店', '船', '车', '机', '品', '物', '款',
            '金', '额', '量', '期', '法', '证', '书', '器', '处', '科', '组', '队', '会', '团', '户', '民', '局', '委',
            '厅', '署', '办', '圈', '群', '港', '园',
        ];
        verb.noun && !opens && (behind.starts_with(SUFFIXES) || NOUNS.iter().any(|noun| behind.starts_with(noun)))
    }

    /// 應當 or 必須 before a verb that no list has: the duty itself governs.
    fn duty(&self, from: usize) -> Option<Reading> {
        let modal = self.segment.words[from..]
            .iter()
            .find(|word| matches!(self.text.slice(word.start, word.end), "应当" | "必须" | "应该" | "务必"))?;
        let verb = Verb { rung: 4, ..Verb::default() };
        Some(Reading::Governed(Governor {
            start: modal.start,
            end: modal.end,
            rung: 4,
            prohibition: None,
            verb,
            soft: false,
            joins: false,
            becomes: false,
            ensures: false,
        }))
    }

    /// The verb that ends a segment behind the rule it follows: 依照…規定處罰, 由…批准.
    fn closing_verb(&self, from: usize) -> Option<usize> {
        const RULES: &[&str] = &["规定", "标准", "办法", "约定", "程序", "要求", "条款", "原则"];
        let last = self.segment.words.len().checked_sub(1).filter(|last| *last >= from)?;
        let found = self.segment.words[last];
        let before = self.text.slice(self.segment.start, found.start);
        let frame = self.segment.words[..last].iter().any(|word| self.text.slice(word.start, word.end) == "由");
        let closes = found.word.verb.is_some() && found.end == self.segment.end;
        (closes && (frame && !before.ends_with('的') || RULES.iter().any(|rule| before.ends_with(rule))))
            .then_some(last)
    }

    /// A target without a verb: …零發生, …趨零增長, …制度化.
    fn state(&self) -> Option<Reading> {
        let segment = self.text.slice(self.segment.start, self.segment.end);
        let (at, rung) = match segment.rfind('零').filter(|at| segment[*at..].chars().count() <= 4 && *at > 0) {
            Some(at) => (if segment[..at].ends_with('趋') { at - '趋'.len_utf8() } else { at }, 5),
            None if segment.ends_with('化') => {
                let at = segment.char_indices().rev().nth(2).map(|(at, _)| at).filter(|at| *at > 0)?;
                (at, 4)
            }
            None => return None,
        };
        Some(Reading::Governed(Governor {
            start: self.segment.start + at,
            end: self.segment.end,
            rung,
            prohibition: None,
            verb: Verb { rung, ..Verb::default() },
            soft: false,
            joins: false,
            becomes: false,
            ensures: false,
        }))
    }

    /// Whether the segment can be a circumstance or the subject of the next one: 協同聯動, 新建涉危險廢物建設項目.
    fn is_soft(&self, found: &Found<'_>, verb: Verb) -> bool {
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

    /// Word `i` governs: its rung, with what its neighbours do to it.
    fn governed(&self, i: usize) -> Reading {
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
            start: found.start,
            end: found.end,
            rung,
            prohibition: None,
            verb,
            soft: self.is_soft(&found, verb),
            joins: false,
            becomes: matches!(written, "作为" | "成为"),
            ensures: matches!(written, "确保" | "保证"),
        })
    }
}

/// Whether the object of a light verb makes it an inquiry: 開展…試點, 開展…研究.
fn inquires(object: &str) -> bool {
    const ENDS: &[&str] = &[
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
    ];
    ENDS.iter().any(|end| object.ends_with(end))
}

/// Whether a number with a unit of change follows at once: 5%, 到95%, 至100公里.
fn measured(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['到', '至', '为', '约']);
    rest.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a segment that a frame opens ends as circumstances do: 按照…要求, 搶抓…機遇.
fn closes_circumstance(segment: &str) -> bool {
    const ENDS: &[&str] = &[
        "原则", "要求", "精神", "部署", "思路", "机遇", "契机", "规律", "方式", "形式", "手段", "途径", "渠道", "方法",
        "措施", "办法", "需要", "情况", "实际", "规定", "任务", "目标", "重点", "定位", "模式", "路径", "战略", "主线",
        "主题",
    ];
    ENDS.iter().any(|end| segment.ends_with(end))
}

/// Whether `text` ends where the place or time of a 在… ends.
fn closes_place(text: &str) -> bool {
    const ENDS: &[&str] = &[
        "内", "中", "上", "下", "时", "后", "前", "之间", "期间", "方面", "领域", "过程", "方式", "形式", "模式",
        "措施", "手段", "渠道", "途径", "原则", "要求", "同时", "范围",
    ];
    const NOT: &[&str] = &[
        "以上",
        "以下",
        "以内",
        "海上",
        "线上",
        "线下",
        "地上",
        "地下",
        "水上",
        "空中",
        "高中",
        "初中",
        "集中",
        "年内",
        "月底前",
        "年底前",
        "国内",
        "省内",
        "市内",
        "境内",
        "区内",
        "目前",
        "当前",
    ];
    ENDS.iter().any(|end| text.ends_with(end)) && !NOT.iter().any(|word| text.ends_with(word))
}
