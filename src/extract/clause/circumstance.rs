//! Circumstances: 在…中, 依托…, 對…, 將…, 以…為重點, and the verb that stands behind them.

use super::evidence::Evidence;
use super::governor::{Governor, Reading};
use super::phrase::{closes_circumstance, closes_place, role};
use super::reader::Reader;
use super::text::Found;
use crate::lexicon::grammar::{Frame, Verb};
use crate::plan::ModifierKind;

impl Reader<'_> {
    /// A segment that opens with a frame.
    pub(super) fn framed(&self, i: usize, frame: Frame, verb: Option<Verb>, joined: bool) -> Reading {
        let found = self.segment.words[i];
        let segment = self.text.slice(self.segment.start, self.segment.end);
        // 將建設…: the future, not an object.
        if frame == Frame::Take
            && self.text.slice(found.start, found.end) == "将"
            && let Some(next) = self.adjacent(i)
            && next.word.verb.is_some_and(|verb| !verb.noun)
            && !self.segment.words[i + 1..].iter().any(|word| self.closes_take(word))
        {
            return self.governed(i + 1);
        }
        // 突出抓好…: how it is done, right before the verb.
        if self.text.slice(found.start, found.end) == "突出"
            && !["原则", "目标", "导向", "主线"].iter().any(|end| segment.ends_with(end))
            && let Some(next) = self.adjacent(i)
            && next.word.verb.is_some_and(|verb| !verb.noun)
        {
            return self.governed(i + 1);
        }
        let ahead = if joined { Reading::Back } else { Reading::Ahead };
        // 让群众看病更便捷: a purpose, whatever the others do for it.
        if matches!(self.text.slice(found.start, found.end), "让" | "使") && found.start == self.opens.get() {
            return Reading::Governed(Governor::new(found.start, found.end, Verb::default()));
        }
        let mut from = i + 1;
        match frame {
            Frame::At if !self.last && closes_place(segment) => return ahead,
            // 遵循国家规则和标准: what binds is kept, and no circumstance of what follows.
            Frame::Open if self.keeps_rules(&found, segment) => return self.governed(i),
            Frame::Open if !self.last && closes_circumstance(segment) => match self.behind_situation(i) {
                Some(main) => return self.governed(main),
                None => return ahead,
            },
            Frame::With => match role(segment) {
                Some((_, true)) => return ahead,
                Some((behind, false)) => {
                    let behind = behind + self.segment.start;
                    from = self.segment.words.partition_point(|word| word.start < behind);
                }
                None => from = self.behind_object(i),
            },
            Frame::Take => {
                // 将策略调整为…: 为 behind any verb closes 将.
                let taken = self.segment.words[from..]
                    .iter()
                    .rposition(|word| self.closes_take(word) && self.char_at(word.end) != Some('的'));
                if let Some(taken) = taken {
                    let word = self.segment.words[from + taken];
                    if self.is_held(&word) {
                        let start = word.end - "控制".len();
                        return Reading::Governed(Governor::new(start, word.end, Verb { rung: 5, ..Verb::default() }));
                    }
                    return self.governed(from + taken);
                }
                if let Some(last) = self.final_verb(from) {
                    return self.governed(last);
                }
                // 将应对疫情的举措通报有关部门: a verb right behind 将 is part of the object.
                from = self.behind_object(i);
            }
            _ => from = self.behind_object(i).max(self.behind_day(i)),
        }
        // Behind 通過 and 依托 stand words that are verbs elsewhere; an adverb or 等 shows where the circumstance ends.
        let marked = match frame {
            Frame::Open => self
                .behind_situation(i)
                .or_else(|| self.behind_rule(i, from))
                .or_else(|| self.light_verb(from))
                .or_else(|| self.find(from, Evidence::Strong)),
            Frame::At => self.behind_place(from),
            _ => None,
        };
        let sure = marked
            .or_else(|| self.find(from, Evidence::Normal))
            .or_else(|| self.find_modal(from).map(|(_, main)| main));
        let sure = sure.map(|first| if frame == Frame::To { self.behind_relative(first) } else { first });
        let sure = sure.map(|first| self.dealt_with(first));
        let weak = || match frame {
            Frame::At => self.find(from, Evidence::Weak),
            // 为规范物资收储管理，…: a purpose, with nouns at its end.
            Frame::To if !self.last && self.is_purpose(i) => None,
            Frame::To | Frame::Take => self.find_last_weak(from),
            // 充分运用新型监管方式: a frame that can govern does so before a word that may be a noun.
            _ if self.last && verb.is_none_or(|verb| self.is_nominal(&found, verb)) => {
                self.find_last_weak(from).or_else(|| self.find(i + 1, Evidence::Normal))
            }
            _ => None,
        };
        // 由委员会会同主管机关拟订: who joins in is a circumstance of the verb that ends the segment.
        let weak = || {
            let weak = weak()?;
            let joins_in = self.text.slice(self.segment.words[weak].start, self.segment.words[weak].end) == "会同";
            Some(if joins_in { self.closing_verb(weak + 1).unwrap_or(weak) } else { weak })
        };
        // 因管理产生的费用按责任分担: by which rule, and what is done by it at the end.
        if let Some(ruled) = self.ruled_end(from) {
            return self.governed(ruled);
        }
        // 由指导委员会拟订: the doer's name may hold verbs, its deed ends the segment.
        if sure.is_none()
            && self.text.slice(found.start, found.end) == "由"
            && let Some(last) = self.closing_verb(from)
            && self.segment.words[last].word.verb.is_some_and(|verb| !verb.noun)
        {
            return self.governed(last);
        }
        // 由教育部任用之: what is done ends the segment, listed or not.
        if sure.is_none()
            && self.text.slice(found.start, found.end) == "由"
            && let Some(deed) = self.deed_before_it()
        {
            return deed;
        }
        if sure.is_none()
            && let Some(unlisted) = self.unlisted_behind(from)
        {
            return unlisted;
        }
        // 应积极配合各项建设: a frame that can govern does so before a noun at the end.
        let own = verb.is_some_and(|verb| !self.is_nominal(&found, verb));
        let closing = || {
            let noun = |last: &usize| self.segment.words[*last].word.verb.is_some_and(|verb| verb.noun);
            self.closing_verb(from).filter(|last| !(own && noun(last)))
        };
        match sure.or_else(weak).or_else(closing) {
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

    /// Behind a 对, the verb that says what is done to its object, when `first` is inside it: 对企业申请债券实行“直通车”机制.
    fn dealt_with(&self, first: usize) -> usize {
        const DEALING: &[&str] =
            &["实行", "进行", "给予", "予以", "实施", "开展", "采取", "作出", "加以", "加强", "强化", "加大"];
        let words = &self.segment.words;
        let written = |i: usize| self.text.slice(words[i].start, words[i].end);
        let opens = |word: &Found<'_>| matches!(self.text.slice(word.start, word.end), "对" | "对于");
        let Some(object) = words[..first].iter().rposition(opens) else { return first };
        // 对重点支持企业名单实施动态调整: right behind 对 stands its object, adverb and all.
        let inside = words[object + 1..first].iter().all(|word| word.word.modifier.is_some())
            && words[object + 1..=first].iter().zip(&words[object..]).all(|(word, left)| word.start == left.end);
        if DEALING.contains(&written(first)) || self.evidence(first) == Evidence::Strong && !inside {
            return first;
        }
        (first + 1..words.len())
            .find(|i| {
                DEALING.contains(&written(*i))
                    && words[*i].end < self.segment.end
                    && self.evidence(*i) >= Evidence::Weak
                    && !self.text.slice(words[*i].end, self.segment.end).contains('的')
            })
            .unwrap_or(first)
    }

    /// The verb right behind the rule that frame `i` says is followed: 按照规则组织交易, 按照支持小微企业的有关规定执行.
    fn behind_rule(&self, i: usize, from: usize) -> Option<usize> {
        const FOLLOWED: &[&str] = &["按照", "按", "依照", "依据", "依", "参照", "比照", "遵照", "根据"];
        const RULES: &[&str] = &[
            "规定", "标准", "办法", "约定", "程序", "政策", "规则", "制度", "职能", "计划", "方案", "预案", "合同",
            "协议", "情况", "需要", "文本", "费率", "比例", "价格",
        ];
        let found = self.segment.words[i];
        if !FOLLOWED.contains(&self.text.slice(found.start, found.end)) {
            return None;
        }
        let ruled = |i: usize| {
            let before = self.text.slice(self.segment.start, self.segment.words[i].start);
            RULES.iter().any(|rule| before.ends_with(rule))
        };
        if let Some(last) = self.final_verb(from).filter(|last| ruled(*last)) {
            return Some(last);
        }
        let segment = self.text.slice(self.segment.start, self.segment.end);
        (from..self.segment.words.len()).find(|i| {
            let found = self.segment.words[*i];
            let written = self.text.slice(found.start, found.end);
            // 按合同约定承担责任, 按照计划管理要求做好工作: words that are rules themselves.
            let surer = || (i + 1..self.segment.words.len()).any(|later| self.evidence(later) >= Evidence::Normal);
            let acts = found.word.verb.is_some_and(|verb| {
                verb.rung > 0 && !verb.head && !self.is_nominal(&found, verb) && (!verb.noun || !surer())
            });
            acts && !matches!(written, "规定" | "约定" | "要求" | "示范")
                && !self.is_adverb(*i)
                && found.end < self.segment.end
                && ruled(*i)
                && !closes_circumstance(segment)
                && !self.text.slice(found.end, self.segment.end).starts_with(['、', '和', '与', '及', '的', '之'])
        })
    }

    /// Whether 遵循 keeps what binds, and is no circumstance: 遵循…标准; not 遵循…规律.
    fn keeps_rules(&self, found: &Found<'_>, segment: &str) -> bool {
        const RULES: &[&str] = &["标准", "规则", "规定", "规范", "法律", "法规", "制度", "纪律"];
        self.text.slice(found.start, found.end) == "遵循" && RULES.iter().any(|rule| segment.ends_with(rule))
    }

    /// A light verb, which is no noun, as the first verb from `from` on: 聚焦产业开展集成创新.
    fn light_verb(&self, from: usize) -> Option<usize> {
        let first = self.find(from, Evidence::Normal)?;
        let light = (from..=first).find(|i| self.segment.words[*i].word.verb.is_some_and(|verb| verb.light))?;
        (self.evidence(light) >= Evidence::Normal).then_some(light)
    }

    /// The verb right behind the situation that frame `i` names: 根据实际情况选择市场模式.
    fn behind_situation(&self, i: usize) -> Option<usize> {
        const SITUATIONS: &[&str] = &["情况", "实际", "需要", "形势", "特点", "进展", "变化", "等级"];
        let frame = self.segment.words[i].end;
        (i + 1..self.segment.words.len()).find(|main| {
            let found = self.segment.words[*main];
            let before = self.text.slice(frame, found.start);
            found.word.verb.is_some_and(|verb| (!verb.noun || verb.pivot) && !verb.head && verb.rung > 0)
                && SITUATIONS.iter().any(|word| before.ends_with(word))
                && !before.contains('的')
                && !self.is_nominal(&found, found.word.verb.unwrap_or_default())
        })
    }

    /// The first verb right behind the end of a place or time, with nothing but adverbs between: 在基地培育中给予优先支持.
    fn behind_place(&self, from: usize) -> Option<usize> {
        (from..self.segment.words.len()).find(|i| {
            let mut first = *i;
            while first > from && self.follows(first) && self.segment.words[first - 1].word.modifier.is_some() {
                first -= 1;
            }
            let found = self.segment.words[*i];
            let acts = found.word.verb.is_some_and(|verb| verb.rung > 0 && !self.is_nominal(&found, verb));
            let ends = found.end == self.segment.end;
            let before = self.text.slice(self.segment.start, self.segment.words[first].start);
            // 在7个工作日内公开: behind a term stands a verb.
            let term = ["日内", "月内", "年内", "时内", "日前", "日后"].iter().any(|end| before.ends_with(end));
            acts && (!ends || self.last || term || found.word.verb.is_some_and(|verb| !verb.noun))
                && closes_place(before)
        })
    }

    /// Whether frame `i` is a 为 with a verb right behind it: 为推动….
    fn is_purpose(&self, i: usize) -> bool {
        let found = self.segment.words[i];
        self.text.slice(found.start, found.end) == "为"
            && self.adjacent(i).is_some_and(|next| next.word.verb.is_some_and(|verb| verb.rung > 0))
    }

    /// Whether a word closes 将: 纳入, or any verb with 为 behind it.
    fn closes_take(&self, found: &Found<'_>) -> bool {
        found.word.verb.is_some_and(|verb| verb.takes || matches!(self.char_at(found.end), Some('为' | '到' | '至')))
            || self.is_held(found)
    }

    /// 将…控制在50%以内: a bound that is kept, and no ban.
    fn is_held(&self, found: &Found<'_>) -> bool {
        matches!(self.text.slice(found.start, found.end), "控制" | "率控制") && self.char_at(found.end) == Some('在')
    }

    /// The verb that ends the segment right behind the rule that a 按 or 依 before it names, when a description with 的
    /// stands before both.
    fn ruled_end(&self, from: usize) -> Option<usize> {
        const LONGEST_RULE: usize = 8;
        let last = self.final_verb(from)?;
        let start = self.segment.words[last].start;
        let rule = self.segment.words[from..last]
            .iter()
            .rev()
            .find(|word| matches!(self.text.slice(word.start, word.end), "按" | "按照" | "依照" | "依" | "根据"))?;
        let named = self.text.slice(rule.end, start);
        let described = self.text.slice(self.segment.start, rule.start).contains('的');
        (described && (2..=LONGEST_RULE).contains(&named.chars().count()) && !named.contains('的')).then_some(last)
    }

    /// The two characters before a 之 that ends the segment: 由主管機關任用之.
    fn deed_before_it(&self) -> Option<Reading> {
        const LENGTH: usize = 2;
        let before = self.text.slice(self.segment.start, self.segment.end).strip_suffix('之')?;
        let end = self.segment.start + before.len();
        let pair: usize = before.chars().rev().take(LENGTH).map(char::len_utf8).sum();
        let start = end - pair;
        let known = self.segment.words.iter().any(|word| word.start < start && start < word.end);
        let verb = Verb { rung: 4, ..Verb::default() };
        (!known && before.chars().count() > LENGTH + 2).then(|| Reading::Governed(Governor::new(start, end, verb)))
    }

    /// The first word behind 之日起 or 起 of a 自…之日起 that frame `i` opens.
    pub(super) fn behind_day(&self, i: usize) -> usize {
        let found = self.segment.words[i];
        if !matches!(self.text.slice(found.start, found.end), "自" | "从") {
            return i + 1;
        }
        let rest = self.text.slice(found.end, self.segment.end);
        let Some(day) = rest.find("之日起").or_else(|| rest.find('起')).or_else(|| rest.find('日')) else {
            return i + 1;
        };
        self.segment.words.partition_point(|word| word.start < found.end + day)
    }

    /// Whether a condition, pace or scope stands before word `i`, as before verbs only: 因地制宜利用….
    pub(super) fn is_limited(&self, i: usize) -> bool {
        i > 0
            && self.follows(i)
            && matches!(
                self.segment.words[i - 1].word.modifier,
                Some(ModifierKind::Condition | ModifierKind::Pace | ModifierKind::Scope)
            )
    }

    /// The first word behind a verb that follows frame `i` at once: 通過發布指南…, 為推動建設….
    pub(super) fn behind_object(&self, i: usize) -> usize {
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

    /// The first word of a circumstance behind the subject: 各部門要按照…, 財政部門對….
    pub(super) fn find_frame(&self, from: usize) -> Option<usize> {
        (from..self.segment.words.len()).find(|i| {
            let found = self.segment.words[*i];
            found.word.verb.is_none()
                && match found.word.frame {
                    Some(Frame::Open) => found.end - found.start > "字".len(),
                    // 地区将防控策略调整为…: an object, not the future.
                    Some(Frame::Take) => self.segment.words[i + 1..].iter().any(|word| {
                        let becomes = self.text.slice(word.start, word.end).ends_with('为')
                            || self.char_at(word.end) == Some('为')
                            || word.word.verb.is_some_and(|verb| verb.takes);
                        word.start > found.end && becomes && self.closes_take(word)
                    }),
                    Some(_) => {
                        matches!(self.text.slice(found.start, found.end), "对" | "对于" | "由" | "依照" | "按照")
                    }
                    None => false,
                }
        })
    }

    /// The verb that ends a segment behind the rule it follows or what it is done to: 依照…規定處罰, 由…批准, 向…報告.
    pub(super) fn closing_verb(&self, from: usize) -> Option<usize> {
        const RULES: &[&str] = &["规定", "标准", "办法", "约定", "程序", "要求", "条款", "原则"];
        let last = self.final_verb(from)?;
        let found = self.segment.words[last];
        let before = self.text.slice(self.segment.start, found.start);
        let framed = self.segment.words[..last].iter().any(|word| match word.word.frame {
            Some(Frame::To) => self.last || matches!(self.text.slice(word.start, word.end), "由" | "向"),
            Some(Frame::At | Frame::Open) => self.last,
            _ => false,
        });
        let dated = before.ends_with(['后', '时']);
        (framed || dated || self.is_manner(found.start) || RULES.iter().any(|rule| before.ends_with(rule)))
            .then_some(last)
    }

    /// Whether nothing but an adverb and a few characters stand before `at`: 及时准确公布.
    fn is_manner(&self, at: usize) -> bool {
        const LONGEST: usize = 6;
        let opens = self.opens.get();
        let between = self.text.slice(opens, at);
        self.segment.words.iter().any(|word| word.end <= opens && word.word.modifier.is_some())
            && between.chars().count() <= LONGEST
            && !between.contains('的')
    }

    /// The verb that ends the segment, where nothing makes a noun of it.
    fn final_verb(&self, from: usize) -> Option<usize> {
        const NOUNS: &[char] = &['的', '和', '与', '及', '或', '、', '所', '等', '之', '其', '本', '该', '为'];
        let words = &self.segment.words;
        let mut last = words.len().checked_sub(1).filter(|last| *last >= from)?;
        if words[last].end != self.segment.end {
            return None;
        }
        let verb = |i: usize| words[i].word.verb.is_some_and(|verb| !verb.head);
        // 拨付到位: of verbs in a row the first governs.
        let rule = |i: usize| matches!(self.text.slice(words[i].start, words[i].end), "规定" | "约定" | "要求");
        while last > from && verb(last) && verb(last - 1) && !rule(last - 1) && words[last - 1].end == words[last].start
        {
            last -= 1;
        }
        let before = self.text.slice(self.segment.start, words[last].start);
        (verb(last) && !before.ends_with(NOUNS)).then_some(last)
    }
}
