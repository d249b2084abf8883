//! What stands behind the last 、 of a list: the last member, and the words that are no part of it.

use super::joint;
use super::list::{DOERS, List, MARK};
use crate::extract::clause::text::Found;
use crate::script::WordSet;

/// What is said of all members behind the last: 增產增收一起抓, folded; the longer of two before the shorter.
pub(super) static CLOSES: WordSet = WordSet::of(&[
    "一起抓",
    "两手抓",
    "并重",
    "并举",
    "有机结合",
    "紧密结合",
    "相结合",
    "有机统一",
    "相统一",
    "同步推进",
    "一体推进",
    "统筹推进",
    "协同推进",
    "齐头并进",
    "协同发力",
    "同向发力",
    "于一体",
    "为一体",
    "备查",
    "均应",
    "应当",
    "应",
    "均",
    "分别",
    "共同",
    "一律",
]);

/// What a member can begin with before a verb that is its own: 可能發生的糾紛, 其他直接責任人員, folded.
pub(super) static OPENS: WordSet = WordSet::of(&[
    "被", "已", "拟", "未", "经", "不能", "不再", "不", "能", "可能", "可", "其他", "其它", "相关", "有关",
]);

/// The piece behind the last 、 of a list.
pub(super) struct Tail<'t> {
    pub list: &'t List<'t>,
    /// Where the first member begins.
    pub begin: usize,
    /// The first member.
    pub first: &'t str,
    /// The place that the last member cannot go beyond.
    limit: usize,
    /// Characters of the longest of the members that end at a 、.
    pub like: usize,
    /// Characters of the piece.
    length: usize,
    /// The word that joins the last two members.
    joint: Option<(usize, usize)>,
    /// The list has its verb behind it.
    ahead: bool,
    /// Behind a preposition that has its verb behind the list for certain.
    moved: bool,
    /// The first member ends with a verb.
    parallel: bool,
    /// The last member ends like the first.
    alike: bool,
    /// The members are deeds.
    deeds: bool,
}

impl<'t> Tail<'t> {
    pub fn new(list: &'t List<'t>, begin: usize, limit: usize) -> Tail<'t> {
        let text = list.text;
        let first = text.slice(begin, list.first());
        let written = text.slice(list.last(), limit);
        let length = |written: &str| written.chars().count();
        // 依據合同法、條例與職工解除合同: a preposition has its list before the verb too.
        let frame = list.word_before(begin).filter(|word| word.word.frame.is_some() && word.word.verb.is_none());
        let to = |word: &Found<'_>| matches!(text.slice(word.start, word.end), "向" | "由" | "从" | "被" | "让" | "使");
        let acts = |word: &Found<'_>| word.start >= begin && word.end < list.first() && word.word.verb.is_some();
        let mut ends = first.char_indices().rev();
        Tail {
            list,
            begin,
            first,
            limit,
            like: list.sure().map(length).chain([length(first)]).max().unwrap_or(0),
            length: length(written),
            joint: joint::joint(text, list.segment.words, list.last(), limit),
            ahead: list.before_verb() || frame.is_some(),
            moved: frame.is_some_and(to) && !list.segment.words.iter().any(acts),
            parallel: list.verb_before(list.first()).is_some_and(|word| word.start > begin),
            alike: ends.nth(1).is_some_and(|(at, _)| written.ends_with(&first[at..])),
            deeds: list.acts(list.last()) || written.starts_with("不能"),
        }
    }

    /// Whether a word of the piece is behind the last member.
    pub fn cut(&self, word: &Found<'_>) -> bool {
        let known = word.word;
        if known.verb.is_none() && known.modifier.is_none() && known.frame.is_none() && known.link.is_none() {
            return false;
        }
        let (list, text) = (self.list, self.list.text);
        let start = self.joint.filter(|(_, right)| *right <= word.start).map_or(list.last(), |(_, right)| right);
        let member = text.slice(start, word.start);
        let member = if member.ends_with(['及', '和', '与', '或']) { "" } else { member };
        let described = text.slice(word.end, self.limit);
        let relative = described.rfind(['的', '之']).is_some_and(|at| at + "的".len() < described.len());
        // 及接受政府補助之機構, 其他承擔任務的單位: the verb describes the member itself.
        let empty = member.is_empty() || matches!(member, "各类" | "所有");
        if OPENS.begins(member) == Some(member) || empty && (relative || list.acts(list.first() + MARK)) {
            return false;
        }
        if self.ahead {
            return !member.is_empty() && self.cuts_subject(word, member, described);
        }
        self.cuts_object(word, member, described, relative)
    }

    /// Whether a word ends a list that has its verb behind it, so that any verb, duty or circumstance does.
    fn cuts_subject(&self, word: &Found<'_>, member: &str, described: &str) -> bool {
        let list = self.list;
        let verb = self.is_verb(word, member, described);
        let pair = self.parallel && member.is_empty();
        let written = list.text.slice(word.start, word.end);
        // 水利部研究提出: a verb that stands right before the governor acts with it.
        let joins = list.governor.is_some_and(|governor| word.end == governor.start && governor.start == self.limit)
            && matches!(written, "研究" | "决定" | "联合" | "协商" | "补充" | "合作");
        joins
            || verb && !pair && !self.alike
            || is_duty(written)
            || self.circumstance(word, described)
            || self.adverb(word, described)
    }

    /// Whether a word ends a list that is an object: what somebody named does, is made to do or has to do.
    fn cuts_object(&self, word: &Found<'_>, member: &str, described: &str, relative: bool) -> bool {
        // What somebody does who is supported, even where its word can be a noun.
        static PARTS: WordSet = WordSet::of(&["参与", "参加", "加入", "承担", "牵头", "申报", "组建"]);
        const IDIOM: usize = 4;
        let (list, text) = (self.list, self.list.text);
        let written = text.slice(word.start, word.end);
        let (some, more) = (member.chars().count() > 1, described.chars().count() > 1);
        let shown = matches!(written, "应当" | "应" | "须" | "必须" | "不得" | "均" | "均为" | "均应" | "均属");
        // 黨中央、國務院關於…的部署
        if written == "关于" && some || shown && some && !relative {
            return true;
        }
        let somebody = DOERS.ends(member);
        let adverb = self.adverb(word, described);
        if somebody && (adverb || is_short(written) && self.circumstance(word, described)) {
            return true;
        }
        let pivots = list.verb().filter(|verb| verb.verb.pivot);
        // 推動購物中心、大型商超向鄉鎮延伸服務
        let later = |later: &Found<'_>| later.start >= word.end && later.end <= self.limit && later.word.verb.is_some();
        if pivots.is_some() && some && matches!(written, "向" | "在") && list.segment.words.iter().any(later) {
            return true;
        }
        let state = word.word.verb.is_some_and(|verb| verb.state) && described.chars().count() <= 2;
        // 推動毒品、艾滋病問題得到解決: the verb before the list made somebody act.
        let reached = matches!(written, "得到" | "获得" | "取得" | "实现" | "达到" | "受到")
            && list.verb_before(self.begin).is_some_and(|word| word.word.verb.is_some_and(|verb| verb.pivot));
        let pivot = pivots.is_some_and(|verb| verb.rung < 3 || somebody || state)
            || list.verb().is_some_and(|verb| verb.ensures)
            || reached;
        let acts = somebody && (DOERS.ends(self.first) || pivot && more);
        // 農資順暢流通: like those before it, it is a sentence.
        let shaped = list.marks.len() > 1 && self.length <= self.like;
        let verb = !shaped && (self.is_verb(word, member, described) || acts && word.word.verb.is_some());
        let parts = PARTS.begins(written) == Some(written) && more;
        pivot && (verb || parts) && !self.parallel && !self.alike && self.length > IDIOM
            || acts && verb && !self.alike
            || adverb && some && pivots.is_some_and(|verb| self.urges(word, verb.rung))
    }

    /// Whether a word is a verb of two characters that is no noun here, and no part of a deed that is a member.
    fn is_verb(&self, word: &Found<'_>, member: &str, described: &str) -> bool {
        let later = self.list.governor.is_none_or(|governor| governor.start >= self.list.segment.end);
        let moved =
            self.moved && !described.is_empty() && !described.starts_with('的') && DOERS.begins(described).is_none();
        word.end - word.start > "字".len()
            && word.word.verb.is_some_and(|verb| !verb.noun && !member.ends_with('的') || moved)
            && !(self.deeds && later)
    }

    /// 推動港區與城區、產業園區有機銜接: how all are to do what follows.
    fn urges(&self, word: &Found<'_>, rung: u8) -> bool {
        let list = self.list;
        let Some(next) = list.word_at(word.end).filter(|next| next.word.verb.is_some()) else { return false };
        let rest = list.text.slice(next.end, self.limit);
        let closes = rest.is_empty()
            || rest.starts_with(['和', '与'])
            || list.word_at(next.end).is_some_and(|last| last.end == self.limit && last.word.verb.is_some());
        (rung < 3 || closes)
            && !self.parallel
            && !self.alike
            && list.text.slice(word.start, word.end) != "专项"
            && list.verb_before(word.start).is_none()
    }

    /// Whether a word says how what follows is done.
    fn adverb(&self, word: &Found<'_>, described: &str) -> bool {
        self.list.adverb(word)
            && !described.starts_with('的')
            && !(described.is_empty() && self.limit == self.list.segment.end)
    }

    /// Whether a circumstance begins with a word.
    fn circumstance(&self, word: &Found<'_>, described: &str) -> bool {
        const IDIOM: usize = 4;
        let written = self.list.text.slice(word.start, word.end);
        let long = word.end - word.start > "字".len();
        word.word.frame.is_some()
            && (long && !self.list.joins(word)
                || is_short(written) && self.length > IDIOM && !described.starts_with('的'))
    }
}

/// Whether a word is a duty or a state, behind which what is said of the list stands.
fn is_duty(written: &str) -> bool {
    matches!(
        written,
        "要" | "应"
            | "须"
            | "将"
            | "应当"
            | "可"
            | "必须"
            | "不得"
            | "均"
            | "都"
            | "未"
            | "得"
            | "可以"
            | "需"
            | "均应"
            | "是"
            | "均为"
            | "均属"
    )
}

/// Whether a word is a preposition of one character.
fn is_short(written: &str) -> bool {
    const SHORT: &str = "在对向为按依由从于将把被就以因经自给";
    written.chars().count() == 1 && SHORT.contains(written)
}
