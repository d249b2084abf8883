//! What is said of a subject without a verb of action: a level reached, a state, a description.

use memchr::memmem;

use super::evidence::Evidence;
use super::governor::{Governor, Reading};
use super::reader::Reader;
use super::text::Found;
use crate::extract::glyphs::is_han;
use crate::lexicon::grammar::Verb;

impl Reader<'_> {
    /// The verb behind word `first` that says which level its subject reaches.
    pub(super) fn reaches(&self, first: usize) -> Option<usize> {
        (first + 1..self.segment.words.len()).find(|i| {
            let found = self.segment.words[*i];
            let between = self.text.slice(self.segment.words[first].end, found.start);
            found.word.verb.is_some_and(|verb| verb.state && verb.rung >= 3)
                && measured(self.text.slice(found.end, self.segment.end))
                && !between.contains(['、', '和', '的'])
                && (!between.is_empty() || self.segment.words[first].word.verb.is_some_and(|verb| verb.noun))
        })
    }

    /// Behind a bound and its number, the verb of those who are counted: 不少于七成企业完成改造.
    pub(super) fn behind_share(&self, bound: usize) -> Option<usize> {
        const BOUNDS: &[&str] = &["不少于", "不低于", "不超过", "超过", "至少"];
        let found = self.segment.words[bound];
        let rest = self.text.slice(found.end, self.segment.end);
        if !BOUNDS.contains(&self.text.slice(found.start, found.end)) || !measured(rest) {
            return None;
        }
        (bound + 1..self.segment.words.len()).find(|i| {
            let later = self.segment.words[*i];
            self.evidence(*i) >= Evidence::Normal
                && later.end < self.segment.end
                && !self.text.slice(later.end, self.segment.end).contains('的')
        })
    }

    /// 筛查服务全覆盖: the state that ends the segment, when it is a result.
    pub(super) fn achieved(&self, first: usize) -> Option<usize> {
        let last = self.segment.words.len() - 1;
        let found = self.segment.words[last];
        let result = found.word.verb.is_some_and(|verb| verb.state && verb.rung == 5);
        (last > first && result && found.end == self.segment.end).then_some(last)
    }

    /// A是指B and A是B的要求: what is said is a description, whatever verbs stand inside A and B.
    pub(super) fn copula(&self, from: usize) -> Option<Reading> {
        const PREDICATES: &[&str] = &[
            "要求",
            "举措",
            "关键",
            "任务",
            "保障",
            "基础",
            "前提",
            "支撑",
            "大事",
            "体现",
            "使命",
            "责任",
            "需要",
            "途径",
            "抓手",
            "目标",
            "根本",
            "动力",
            "底气",
            "所在",
            "重点",
            "之年",
            "主体",
            "过程",
            "行为",
            "费用",
            "活动",
            "方式",
            "责任人",
            "单位",
            "机构",
            "载体",
            "制度",
            "形式",
            "手段",
            "窗口",
            "渠道",
        ];
        const WORDS: &[&str] = &["是否", "是非", "是以"];
        let segment = self.text.slice(self.segment.start, self.segment.end);
        // Most segments hold neither, and looking for words takes longer.
        if !segment.contains('是') && !segment.contains('为') {
            return None;
        }
        let defines = |word: &&Found<'_>| matches!(self.text.slice(word.start, word.end), "是指" | "系指" | "指的是");
        if let Some(word) = self.segment.words.get(from..)?.iter().find(defines) {
            return Some(Reading::Governed(Governor::new(word.start, word.end, Verb::default())));
        }
        if let Some(at) = ["均为", "即为"]
            .iter()
            .find_map(|word| memmem::find(segment.as_bytes(), word.as_bytes()))
            .filter(|at| *at > 0)
        {
            let start = self.segment.start + at;
            return Some(Reading::Governed(Governor::new(start, start + "均为".len(), Verb::default())));
        }
        let at = segment.find('是').filter(|at| *at >= 2 * "字".len())?;
        let named = PREDICATES.iter().any(|word| segment.ends_with(word))
            && (!WORDS.iter().any(|word| segment[at..].starts_with(word))
                || segment[at..].starts_with("是以") && segment[at..].contains("的"))
            && !segment[..at].ends_with(['但', '于', '可', '还', '凡', '总', '要', '若', '只', '就', '特', '尤', '事']);
        let start = self.segment.start + at;
        let free = !self.text.nested.iter().any(|(open, close)| *open <= start && start < *close);
        (named && free).then(|| Reading::Governed(Governor::new(start, start + "是".len(), Verb::default())))
    }

    /// The verb of two characters that no list has and that ends a segment behind an adverb of choice: 可再生能源优先发电.
    pub(super) fn preferred(&self) -> Option<Reading> {
        const LENGTH: usize = 2;
        let adverb = self.segment.words.iter().rev().find(|word| {
            matches!(self.text.slice(word.start, word.end), "优先" | "自动" | "自行" | "直接" | "统一" | "分别")
        })?;
        let rest = self.text.slice(adverb.end, self.segment.end);
        let free = adverb.start > self.segment.start
            && rest.chars().count() == LENGTH
            && rest.chars().all(is_han)
            && !rest.ends_with(['权', '级', '股', '性', '者', '的', '化']);
        free.then(|| {
            Reading::Governed(Governor::new(adverb.end, self.segment.end, Verb { rung: 4, ..Verb::default() }))
        })
    }

    /// A target without a verb: …零發生, …趨零增長, …制度化.
    pub(super) fn state(&self) -> Option<Reading> {
        let segment = self.text.slice(self.segment.start, self.segment.end);
        let (at, rung) = match segment.rfind('零').filter(|at| segment[*at..].chars().count() <= 4 && *at > 0) {
            Some(at) => (if segment[..at].ends_with('趋') { at - '趋'.len_utf8() } else { at }, 5),
            None if segment.ends_with('化') => {
                let at = segment.char_indices().rev().nth(2).map(|(at, _)| at).filter(|at| *at > 0)?;
                (at, 4)
            }
            None => return None,
        };
        let (start, end) = (self.segment.start + at, self.segment.end);
        Some(Reading::Governed(Governor::new(start, end, Verb { rung, ..Verb::default() })))
    }

    /// 机构对审核意见负责: who answers, and for what stands before.
    pub(super) fn answers(&self) -> Option<Reading> {
        let last = self.segment.words.last().filter(|word| word.end == self.segment.end)?;
        let for_what = || {
            let before = self.text.slice(self.segment.start, last.start);
            before.contains('对') && !before.ends_with(['对', '的', '、', '由', '人', '自'])
        };
        (self.text.slice(last.start, last.end) == "负责" && for_what())
            .then(|| self.governed(self.segment.words.len() - 1))
    }

    /// 适用法律是否准确: a question to look into, which a verb at the head asks, or else the sentence before.
    pub(super) fn asks_whether(&self) -> Option<Reading> {
        const ASKING: &[char] = &['查', '审', '核', '估', '断', '测', '认', '实', '论', '究', '定', '注'];
        let segment = self.text.slice(self.segment.start, self.segment.end);
        let asked = segment.match_indices('是').find(|(at, _)| segment[*at..].starts_with("是否"))?;
        let at = self.segment.start + asked.0;
        let written = |word: &Found<'_>| self.text.slice(word.start, word.end).ends_with(ASKING);
        let asks = |word: &&Found<'_>| word.end <= at && word.word.verb.is_some() && written(word);
        let Some(first) = self.segment.words.iter().position(|word| asks(&word)) else { return Some(Reading::Bare) };
        let ahead = self.segment.words[..first].iter();
        let adverbs = ahead.clone().all(|word| word.word.modifier.is_some() || word.word.link.is_some());
        let length: usize = ahead.map(|word| word.end - word.start).sum();
        (adverbs && self.opening() + length == self.segment.words[first].start).then(|| self.governed(first))
    }
}

/// Whether a number with a unit of change follows at once: 5%, 到95%, 至100公里.
pub(super) fn measured(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['到', '至', '为', '约']);
    // 扩大2020年招生规模: a year measures nothing.
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let year = rest.len() - behind.len() == 4 && behind.starts_with(['年', '—', '-']);
    rest.starts_with(|c: char| c.is_ascii_digit()) && !year || rest.starts_with("百分之")
}
