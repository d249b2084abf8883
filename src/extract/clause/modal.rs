//! Modals: 應當, 不得, 可以, 得, and what they make binding.

use super::evidence::Evidence;
use super::governor::{Governor, MANNER, Reading};
use super::reader::Reader;
use super::text::{Found, Segment, Text};
use crate::lexicon::grammar::Verb;

/// Characters before and behind 應, 須, 得 and 可 that make one word of both: 供應, 應急, 必須, 取得, 許可, 可靠.
const AROUND: &[(char, &str, &str)] = &[
    ('应', "、及其所或效反感对相响供适照策顺呼不", "届收付税纳诉征邀激变力急对用当该买募"),
    ('须', "、及其所或必无胡触", "知眉臾"),
    ('要', "重主需必首紧险机概摘纪简扼只将次不想提", "求点素件闻害务案职领道塞义旨么是"),
    ('得', "取获所不使值难求购心懂觉显赢博认记免省舍觅", "上下出起来稳住多少快高好动了到进益当分失罪票奖标力意体"),
    (
        '可',
        "许认宁尚不未两无大小原显似",
        "再能以持行支悯憫研靠信控见视追疑用供及比操复扩中抗溯观调输读知降循回塑燃溶变爱喜惜谓贵怕是移穿折选检验核防救测耕利摊逆分替预夫",
    ),
];

/// What stands between a subject and the 可 that permits: 申請人提交證明即可登記.
const BEFORE_MAY: &[char] = &['即', '均', '方', '才', '都', '就', '也', '还', '亦', '并', '最', '高', '多', '长'];

/// What stands behind a 得 that permits, as statutes of Taiwan use it; behind 做得 or 供得 stands how.
const PERMITTED: &str = "为以依由于向就因酌予并另随自提申请声处令代设置派聘任加减限命指委通经准许个按视迳径单先撤解停终延再免省调升晋给裁拘罚查验检询阅抄缓退补追没扣借租选遴兼";

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
                    // 用户应为…的用户: what the subject has to be.
                    if self.char_at(found.end) == Some('为')
                        && matches!(written, "应" | "应当" | "须" | "必须")
                        && next == i + 1
                    {
                        return Some((i, i));
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
                "可" | "得" if self.follows(i + 1) && self.binds(i + 1) && !self.names_quality(&found) => {
                    return Some((i, i));
                }
                "可" if self.may(&found) => return Some((i, i)),
                // 可有序组织复工: an adverb stands between.
                "可" if self.follows(i + 1)
                    && self.is_adverb(i + 1)
                    && self.follows(i + 2)
                    && self
                        .words(i + 2)
                        .is_some_and(|w| w.word.verb.is_some() && self.char_at(w.end) != Some('的')) =>
                {
                    return Some((i, i));
                }
                _ => {}
            }
        }
        None
    }

    /// Whether word `i` can be what a modal makes binding.
    pub(super) fn binds(&self, i: usize) -> bool {
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

    /// A modal behind the subject with an adverb or nothing, and a verb that no list has: 机构要合理界定范围. Where that
    /// verb begins.
    pub(super) fn unlisted_duty(&self, from: usize) -> Option<usize> {
        (from..self.segment.words.len()).find_map(|i| {
            let found = self.segment.words[i];
            let written = self.text.slice(found.start, found.end);
            let binds = match written {
                "应当" | "必须" | "应该" | "均应" | "务必" => true,
                "要" => self.stands_alone(&found, written),
                "应" | "须" => self.is_short_duty(&found),
                _ => false,
            };
            let mut next = i + 1;
            while self.follows(next) && self.is_adverb(next) {
                next += 1;
            }
            let at = self.segment.words[next - 1].end;
            (binds && self.unlisted(at).is_some()).then_some(at)
        })
    }

    /// The verb that no list has behind an adverb inside the segment: 对异常情况及时报警.
    pub(super) fn unlisted_behind(&self, from: usize) -> Option<Reading> {
        let words = self.segment.words.get(from..)?;
        let adverb = words.iter().find(|word| MANNER.contains(&self.text.slice(word.start, word.end)))?;
        self.unlisted(adverb.end)
    }

    /// Whether 應 or 須 is a modal of its own and no part of a description: not 期限、應附證件…之辦法, nor 應負義務之規定.
    pub(super) fn is_short_duty(&self, found: &Found<'_>) -> bool {
        let near: String = self.text.slice(found.end, self.segment.end).chars().skip(2).take(6).collect();
        self.stands_alone(found, self.text.slice(found.start, found.end)) && !near.contains('之')
    }

    /// The modal `i` before a circumstance that runs to the end of a segment which is not the last: its verb is still to come.
    pub(super) fn open_modal(&self, i: usize) -> Option<Reading> {
        let next = self.adjacent(i).filter(|_| !self.last)?;
        let frame = next.word.frame?;
        let open = match self.framed(i + 1, frame, next.word.verb, false) {
            Reading::Ahead => true,
            // 可以结合自身特点，…: a circumstance, though its word can be a verb.
            Reading::Governed(own) => own.soft && own.start == next.start,
            _ => false,
        };
        match self.modal(i) {
            Reading::Governed(modal) if open => Some(Reading::Governed(Governor { opens: true, ..modal })),
            _ => None,
        }
    }

    /// Whether a 可 before a verb that no list has permits: it is a word of its own, and describes nothing.
    fn may(&self, found: &Found<'_>) -> bool {
        let rest = self.text.slice(found.end, self.segment.end);
        let near: String = rest.chars().take(5).collect();
        self.stands_alone(found, "可") && rest.chars().nth(1).is_some() && !near.contains(['的', '之', '性'])
    }

    /// 可拆解性, 可追溯性: a quality.
    fn names_quality(&self, found: &Found<'_>) -> bool {
        let rest = self.text.slice(found.end, self.segment.end);
        rest.chars().take(4).any(|c| c == '性') || rest.chars().skip(2).take(2).eq("、可".chars())
    }

    /// Whether a 可 behind an adverb that only a permission has opens what is permitted: 即可登記, 最高可提至.
    pub(super) fn surely_may(&self, modal: usize) -> bool {
        let found = self.segment.words[modal];
        self.text.slice(found.start, found.end) == "可"
            && self.char_before(found.start).is_some_and(|c| BEFORE_MAY.contains(&c))
    }

    /// Whether a modal of one character is a word of its own here.
    pub(super) fn stands_alone(&self, found: &Found<'_>, written: &str) -> bool {
        AROUND.iter().filter(|(modal, _, _)| written.starts_with(*modal)).all(|(_, before, behind)| {
            !self.char_before(found.start).is_some_and(|c| before.contains(c))
                && !self.char_at(found.end).is_some_and(|c| behind.contains(c))
        })
    }

    /// The verb of two characters at `at`, right behind a modal or an adverb, that no list has: it is an act. None where
    /// a known word begins, nor where the two only describe a verb that follows at once: 依法平等保护.
    pub(super) fn unlisted(&self, at: usize) -> Option<Reading> {
        const PARTICLES: &str =
            "的之者所其该此第每各某这那地得一二三四五六七八九十两几多最更很较约近不无非有是为等全属照归行供付";
        const RULES: &[&str] =
            &["时限", "程序", "标准", "条件", "方式", "期限", "格式", "内容", "范围", "比例", "权限"];
        let rest = self.text.slice(at, self.segment.end);
        let pair: String = rest.chars().take(2).collect();
        let end = at + pair.len();
        let han = pair.chars().count() == 2 && pair.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let overlaps = |word: &&Found<'_>| word.start < end && at < word.end;
        let known = self.segment.words.iter().any(|word| overlaps(&word));
        let describes = self.segment.words.iter().any(|word| {
            let acts = word.word.verb.is_some_and(|verb| !self.is_nominal(word, verb));
            word.start == end && (acts || word.word.modifier.is_some())
        });
        let attribute = self.text.slice(end, self.segment.end).starts_with(['的', '之', '地']);
        // 应放尽放 names what is done.
        let idiom = pair.ends_with(['尽', '侭']) && rest.chars().nth(2) == pair.chars().next();
        // 必须真实、完整地记载: adjectives that say how.
        let adverbial = rest.find('地').is_some_and(|behind| {
            let verb = at + behind + "地".len();
            behind < 10 * "字".len()
                && self.segment.words.iter().any(|word| word.start == verb && word.word.verb.is_some())
        });
        let particle = idiom || adverbial || pair.contains(|c| PARTICLES.contains(c)) || RULES.contains(&pair.as_str());
        let free = han && !known && !describes && !attribute && !particle;
        free.then(|| Reading::Governed(Governor::new(at, end, Verb { rung: 4, ..Verb::default() })))
    }

    /// The modal `i` as what governs.
    pub(super) fn modal(&self, i: usize) -> Reading {
        let found = self.segment.words[i];
        let permits = matches!(self.text.slice(found.start, found.end), "可" | "得" | "可以" | "有权");
        // 可探索建立…: what is permitted is no more than an inquiry.
        let inquires = self.adjacent(i).and_then(|next| next.word.verb).is_some_and(|verb| verb.rung == 1);
        let rung = if inquires { 1 } else { 2 };
        if permits {
            return Reading::Governed(Governor::new(found.start, found.end, Verb { rung, ..Verb::default() }));
        }
        self.must(found.start, found.end)
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
        segment.char_indices().find_map(|(at, c)| {
            let short = matches!(c, '应' | '须') && at > 0 || c == '得';
            let start = self.segment.start + at;
            if !short || !self.is_free_modal(start, c) {
                return None;
            }
            let end = start + c.len_utf8();
            if c == '得' {
                return Some(self.may_do(start));
            }
            Some(self.must(start, end))
        })
    }

    /// Where a 得 that permits stands before word `before`, in the way of statutes of Taiwan: 職務得實施調任.
    pub(super) fn permission(&self, from: usize, before: Option<usize>) -> Option<usize> {
        let start = self.segment.words.get(from).map_or(self.opens.get(), |word| word.start.min(self.opens.get()));
        let end = before.map_or(self.segment.end, |word| self.segment.words[word].start);
        let rest = self.text.slice(start, end);
        rest.char_indices()
            .map(|(at, c)| (start + at, c))
            .find(|(at, c)| *c == '得' && self.is_free_modal(*at, '得'))
            .map(|(at, _)| at)
    }

    /// The modal from `start` to `end` makes a duty: 應經…合格 by what has to be gone through, others by itself.
    fn must(&self, start: usize, end: usize) -> Reading {
        let through = self.char_at(end) == Some('经');
        let (start, end) = if through { (end, end + '经'.len_utf8()) } else { (start, end) };
        Reading::Governed(Governor::new(start, end, Verb { rung: 4, ..Verb::default() }))
    }

    /// 得 at `start` governs: who is named may do what follows.
    pub(super) fn may_do(&self, start: usize) -> Reading {
        Reading::Governed(Governor::new(start, start + '得'.len_utf8(), Verb { rung: 2, ..Verb::default() }))
    }

    /// Whether the 應, 須 or 得 at `start` is a word of its own and describes nothing.
    fn is_free_modal(&self, start: usize, modal: char) -> bool {
        // 始得, 亦得, 均得 permit whatever follows.
        const SURE: &[char] = &['始', '亦', '均', '并', '仍', '固', '方', '即', '另', '尚'];
        let Some((_, before, behind)) = AROUND.iter().find(|(other, _, _)| *other == modal) else { return false };
        let end = start + modal.len_utf8();
        let Some(next) = self.char_at(end) else { return false };
        // 应归公司负担之费用: what stands before a 之 or 的 that follows soon, or opens an item, describes.
        let rest = self.text.slice(end, self.segment.end);
        let near: String = rest.chars().take(6).collect();
        let before_it = self.text.slice(self.segment.start, start);
        let listed = self.opening() > self.segment.start || self.is_label(before_it) && !before_it.is_empty();
        let describes = match modal {
            // 二、發起人得受報酬之數額 names; 法院得免其處分之執行 permits.
            '得' => listed && rest.contains(['之', '的']),
            _ => near.contains(['之', '的']) && !near.ends_with(['之', '的']) || listed && rest.contains(['之', '的']),
        };
        // 应改尽改, 应保尽保 name what is done.
        let idiom = matches!(rest.chars().nth(1), Some('尽' | '侭'));
        let acts =
            || self.segment.words.iter().any(|word| word.start == end && word.word.verb.is_some_and(|v| !v.noun));
        let left = self.char_before(start);
        let opens = start == self.opening() && rest.chars().count() > 2;
        let permits = || opens || PERMITTED.contains(next) || left.is_some_and(|c| SURE.contains(&c)) || acts();
        !describes
            && !idiom
            && !left.is_some_and(|c| before.contains(c))
            && !behind.contains(next)
            && (modal != '得' || permits())
            && !self.within_word(start, end)
            && !self.text.nested.iter().any(|(open, close)| *open <= start && start < *close)
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
