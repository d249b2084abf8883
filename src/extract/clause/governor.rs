//! The outermost governing verb of a segment: 研究推動…取消收費 is governed by 研究, 加快實現通車 by 加快.

use std::cell::Cell;

use super::circumstance::{conditional, way};
use super::evidence::Evidence;
use super::predicate::measured;
use super::text::{Found, Segment, Text};
use super::time;
use crate::lexicon::grammar::{Frame, Link, Verb};
use crate::plan::ModifierKind;
use crate::script::WordSet;

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
        }
    }

    /// Whether only the author of a plan does this: supports, inquires, prohibits, gives.
    pub fn of_the_author(&self) -> bool {
        self.prohibition.is_some() || self.verb.pivot && self.rung <= 2 || self.rung == 1 || self.gives
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
    if !last && way(text.slice(segment.start, segment.end)) {
        return Reading::Ahead;
    }
    if !last && conditional(text.slice(segment.start, segment.end)) && !reader.pivots_into_place() {
        return Reading::Ahead;
    }
    reader.head()
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
    // 探索通过购买服务等方式，保障…的需要: the way is what is inquired into, its verb is still to come.
    let way = segment.words.iter().any(|word| {
        word.start == governor.end
            && matches!(text.slice(word.start, word.end), "通过" | "采取" | "采用" | "以" | "利用")
    }) && ["方式", "形式", "途径", "手段", "模式", "渠道"]
        .iter()
        .any(|end| text.slice(segment.start, segment.end).ends_with(end));
    if way && (governor.verb.pivot || governor.rung == 1) {
        return Doer::Begins;
    }
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
    // 允许对入区的货物: the verb that the object before it belongs to is still to come.
    let rest = text.slice(governor.end, segment.end);
    let object = rest.starts_with(['对', '将', '把']) && {
        let behind = governor.end + rest.rfind('的').unwrap_or(0);
        !segment.words.iter().any(|word| word.start > behind && word.word.verb.is_some_and(|verb| !verb.noun))
    };
    match () {
        () if doer_acts => Doer::Acts,
        () if object => Doer::Begins,
        () if PLACES.iter().any(|place| text.slice(governor.end, segment.end).ends_with(place)) => Doer::Begins,
        () => Doer::None,
    }
}

/// A segment being read.
pub(super) struct Reader<'t> {
    pub text: &'t Text<'t>,
    pub segment: &'t Segment<'t>,
    pub last: bool,
    /// Where the segment begins once adverbs, links and times are passed over.
    pub opens: Cell<usize>,
}

impl<'t> Reader<'t> {
    /// Passes over what opens the segment and reads the verb there, else the one behind its subject or circumstance.
    fn head(&self) -> Reading {
        let mut at = self.opening();
        let mut joined = false;
        let mut modal = None;
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
        // 主动剥离…业务: what stands right behind an adverb of manner is a verb, listed or not.
        if self.behind_manner(next)
            && let Some(unlisted) = self.unlisted(at)
        {
            return unlisted;
        }
        match (self.behind_subject(next, joined), modal) {
            // 必须真实、准确: the duty itself governs.
            (Reading::Bare, Some(modal)) if self.is_long(modal) => self.modal(modal),
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
        let sure = sure.filter(|sure| !modal.is_some_and(|(at, _)| *sure < at && self.is_named(*sure, at)));
        let first = |at: &usize| sure.is_none_or(|sure| *at < sure);
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
            return match word.frame {
                Some(frame) if word.prohibition.is_none() => match self.framed(main, frame, word.verb, joined) {
                    // 日数应自拘捕时起算: no list has the verb, the duty is still one.
                    Reading::Ahead if self.last && frame == Frame::Open && self.is_long(main) => self.aimed(main),
                    Reading::Ahead if self.last => self.modal(at),
                    reading => reading,
                },
                _ => self.governed(main),
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
        if let Some(reading) = self.state().or_else(|| self.duty()) {
            return reading;
        }
        match self.closing_verb(from) {
            Some(main) => self.governed(main),
            None => Reading::Bare,
        }
    }

    /// Whether word `verb` is part of the name of who has to do it, which ends right before the modal `at`.
    fn is_named(&self, verb: usize, at: usize) -> bool {
        const ENDS: &[&str] = &["部门", "单位", "机构", "企业", "人员", "组织", "主体", "公司", "院校", "场所"];
        let word = self.segment.words[verb];
        let before = self.text.slice(word.end, self.segment.words[at].start);
        !word.word.verb.is_some_and(|verb| verb.pivot)
            && !before.contains(['，', ',', '；', ';'])
            && ENDS.iter().any(|end| before.ends_with(end))
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

    /// Whether word `i` is a modifier here: for a word that can be a verb too, when another verb follows at once.
    pub fn is_adverb(&self, i: usize) -> bool {
        let word = self.segment.words[i].word;
        if word.modifier.is_none() {
            return false;
        }
        if word.verb.is_none() && word.frame.is_none() {
            return true;
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
    fn takes_object(&self, found: &Found<'_>, verb: Verb) -> bool {
        found.end < self.segment.end && !self.is_nominal(found, verb)
    }

    fn prohibition(&self, found: &Found<'t>, level: u8) -> Reading {
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
            && let Some((_, modal)) = self.find_modal(i + 1)
            && (verb.noun
                || verb.rung == 0
                || self.text.slice(found.end, self.segment.words[modal].start).contains('的'))
        {
            return Some(self.behind_subject(i + 1, false));
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

    /// Whether a 的 and somebody who can act stand between verb `i` and `end`.
    fn describes_subject(&self, i: usize, end: usize) -> bool {
        const DOERS: &[&str] = &[
            "企业", "单位", "机构", "用户", "人员", "部门", "主体", "公司", "地区", "省份", "城市", "学校", "个人",
            "者",
        ];
        let between = self.text.slice(self.segment.words[i].end, end);
        between.rfind('的').is_some_and(|at| {
            let tail = &between[at + "的".len()..];
            DOERS.iter().any(|doer| tail.ends_with(doer)) && !tail.contains(['、', '和'])
        })
    }

    /// Whether word `i` stands right behind the one before it.
    pub fn follows(&self, i: usize) -> bool {
        i > 0 && self.words(i).is_some_and(|word| word.start == self.segment.words[i - 1].end)
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
    pub fn governed(&self, i: usize) -> Reading {
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
