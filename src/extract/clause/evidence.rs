//! How surely a word inside a segment governs it, told by its neighbours.

use super::phrase::closes_place;
use super::predicate::measured;
use super::reader::Reader;
use super::text::Found;
use crate::lexicon::grammar::{Frame, Verb};
use crate::script::WordSet;

/// How surely a word inside a segment is its governing verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// It can be nothing else than part of a noun.
    None,
    /// A word that is often a noun.
    Weak,
    /// A verb.
    Normal,
    /// A verb behind an adverb, behind 等, or behind the end of a circumstance.
    Strong,
}

impl Reader<'_> {
    /// The first word from `from` on that governs with at least this evidence.
    pub(super) fn find(&self, from: usize, least: Evidence) -> Option<usize> {
        let (first, sure) =
            (from..self.segment.words.len()).map(|i| (i, self.evidence(i))).find(|(_, evidence)| *evidence >= least)?;
        if sure == Evidence::Strong {
            return Some(first);
        }
        // 獲得許可的企業應當建立…: what is before the 的 is part of the subject.
        let end = self.segment.words[first].end;
        let describes = |i: &usize| {
            let between = self.text.slice(end, self.segment.words[*i].start);
            between.rfind('的').is_some_and(|at| at + "的".len() < between.len() && !between[at..].contains('、'))
        };
        let behind = (first + 1..self.segment.words.len())
            .filter(describes)
            .map(|i| (i, self.evidence(i)))
            .find(|(_, evidence)| *evidence >= least.max(Evidence::Normal));
        match behind {
            Some((later, Evidence::Strong)) => Some(later),
            _ => Some(first),
        }
    }

    /// The last word that may be the verb, for objects that stand before it: 對違法行為處罰.
    pub(super) fn find_last_weak(&self, from: usize) -> Option<usize> {
        (from..self.segment.words.len()).rev().find(|i| self.evidence(*i) == Evidence::Weak)
    }

    /// How surely word `i`, which does not open the segment, governs it.
    pub(super) fn evidence(&self, i: usize) -> Evidence {
        let found = self.segment.words[i];
        if let Some(level) = found.word.prohibition {
            // 疾病预防控制机构, 输电能力限制: the weak ones forbid only where a clause begins or behind an adverb.
            let bound = level > 1 || self.behind_adverb(i);
            return if self.char_before(found.start) == Some('的') || !bound {
                Evidence::None
            } else {
                Evidence::Strong
            };
        }
        let Some(verb) = found.word.verb else { return Evidence::None };
        if self.only_dates(i) {
            return Evidence::None;
        }
        let reached = verb.head && measured(self.text.slice(found.end, self.segment.end));
        if verb.head && !reached || verb.rung == 0 && verb.noun || self.is_nominal(&found, verb) {
            return Evidence::None;
        }
        // 依法可以選擇的處罰: the modal is inside an attribute.
        if verb.rung == 2
            && self.text.slice(found.start, found.end) == "可以"
            && self.adjacent(i).is_some_and(|next| self.char_at(next.end) == Some('的'))
        {
            return Evidence::None;
        }
        let before = self.char_before(found.start);
        let joined = i > 0 && self.segment.words[i - 1].end == found.start && {
            let left = self.segment.words[i - 1];
            left.end - left.start > "字".len()
        };
        if !joined
            && matches!(
                before,
                Some('、' | '和' | '与' | '及' | '或' | '的' | '之' | '所' | '未' | '本' | '该' | '此' | '其')
            )
        {
            return Evidence::None;
        }
        // 按照有关规定执行: the rule that is followed, not what is done.
        if matches!(self.text.slice(found.start, found.end), "规定" | "约定" | "要求")
            && self.adjacent(i).is_some_and(|next| next.word.verb.is_some() && next.end == self.segment.end)
        {
            return Evidence::None;
        }
        let adverb = self.behind_adverb(i);
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
            // 信息发布、便民办事等栏目: a member of a list of nouns, where no verb shares its object.
            () if joins && !self.shares_object(found.end) => Evidence::Weak,
            () => Evidence::Normal,
        }
    }

    /// Whether a verb begins right behind the 、 or 和 that stands at `at`: 减少、取消反担保要求.
    fn shares_object(&self, at: usize) -> bool {
        let next = at + self.char_at(at).map_or(0, char::len_utf8);
        self.segment.words.iter().any(|word| word.start == next && word.word.verb.is_some_and(|verb| !verb.noun))
    }

    /// Whether an adverb or a modal stands right before word `i`.
    fn behind_adverb(&self, i: usize) -> bool {
        i > 0 && {
            let left = self.segment.words[i - 1];
            left.end == self.segment.words[i].start
                && (left.word.modifier.is_some()
                    || matches!(self.text.slice(left.start, left.end), "要" | "将" | "并" | "能" | "会"))
        }
    }

    /// Where the row of verbs ends that word `i` begins: 修改完善后出台, whose last one tells what the row does.
    fn row_end(&self, i: usize) -> usize {
        let mut row = i;
        while self.follows(row + 1) && self.segment.words[row + 1].word.verb.is_some() {
            row += 1;
        }
        self.segment.words[row].end
    }

    /// Whether the verbs that begin with word `i` only date what follows.
    pub(super) fn only_dates(&self, i: usize) -> bool {
        self.dates(self.row_end(i))
    }

    /// 合同达成后必须…, 在分配资金时…: what the word at whose end `at` stands only dates what follows.
    fn dates(&self, at: usize) -> bool {
        const NOUNS: &[&str] = &[
            "后续", "后期", "后备", "后勤", "后台", "后劲", "后方", "时间", "时代", "时段", "时期", "时限", "时效",
            "时尚", "前提", "前期", "前沿", "前端", "前列", "前瞻", "前景", "前置", "前项", "前款", "前条", "前述",
            "前二", "前三", "前两", "前开",
        ];
        let behind = self.text.slice(at, self.segment.end);
        let mut chars = behind.chars();
        let dated =
            matches!(chars.next(), Some('后' | '时' | '前')) && !matches!(chars.next(), Some('、' | '后' | '三'));
        dated && !NOUNS.iter().any(|noun| behind.starts_with(noun))
    }

    /// Whether the character before `at` belongs to a longer word (平等, 中等).
    pub(super) fn covered(&self, at: usize) -> bool {
        self.segment.words.iter().any(|word| word.start + "等".len() < at && at <= word.end)
    }

    /// Whether a verb is part of a noun here: 利用率, 監管部門, 建設工程的.
    pub(super) fn is_nominal(&self, found: &Found<'_>, verb: Verb) -> bool {
        static LAST: WordSet =
            WordSet::of(&["的", "者", "率", "型", "性", "费", "权", "业", "员", "区", "期间", "内的", "外的", "中的"]);
        static NOT_LAST: WordSet = WordSet::of(&[
            "性别", "权益", "权利", "权威", "权责", "业务", "业态", "业绩", "员工", "区域", "区块", "区位", "区级",
            "区县", "区内", "区外",
        ]);
        static NOUNS: WordSet = WordSet::of(&[
            "部门", "单位", "机构", "人员", "主体", "工作", "项目", "工程", "方案", "体系", "机制", "制度", "情况",
            "能力", "水平", "成果", "成效", "资金", "过程", "环节", "领域", "需求", "任务", "目标", "标准", "条件",
            "措施", "政策", "方式", "模式", "要求", "规定", "活动", "行动", "计划", "规划", "中心", "基地", "设施",
            "平台", "队伍", "力度", "步伐", "进度", "质量", "效率", "成本", "规模", "范围", "总量", "总额", "增速",
            "数量", "指标", "意识", "功能", "作用", "优势", "格局", "资格",
        ]);
        let behind = self.text.slice(found.end, self.segment.end);
        if LAST.begins(behind).is_some() && NOT_LAST.begins(behind).is_none() {
            return true;
        }
        // 自公布日施行, 施行之日: a day, named by what happens on it.
        // Not 支持日照市, 实行日报告.
        let day = behind
            .strip_prefix('日')
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['施', '起', '前', '后', '内', '止', '至', '的']));
        if day || behind.starts_with("之日") {
            return true;
        }
        // 負擔之費用: the verb describes; 負擔之 at the end of a segment governs.
        if behind.strip_prefix('之').is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['日', '前', '后', '时']))
        {
            return true;
        }
        // 監察人得…, 發起人之…: who does it, before a modal, a mark or the end; not 保护人民.
        const NEXT: &[char] = &[
            '应', '得', '须', '要', '可', '不', '有', '的', '之', '、', '及', '或', '于', '由', '认', '向', '就', '即',
        ];
        let person =
            |rest: &str| rest.is_empty() || rest.starts_with(NEXT) || rest.starts_with(|c: char| c.is_ascii_digit());
        if ["人", "义务人"].iter().filter_map(|end| behind.strip_prefix(end)).any(person) {
            return true;
        }
        let opens = found.start <= self.opens.get();
        // 養殖場, 處理廠, 監管局: one more character makes a noun of it.
        const SUFFIXES: &[char] = &[
            '场', '厂', '站', '院', '室', '所', '点', '网', '库', '线', '带', '店', '船', '车', '机', '品', '物', '款',
            '金', '额', '量', '期', '法', '证', '书', '器', '处', '科', '组', '队', '会', '团', '户', '民', '局', '委',
            '厅', '署', '办', '圈', '群', '港', '园',
        ];
        // 保护民营企业: the character opens a word of its own.
        const WORDS: &[&str] = &[
            "线上", "线下", "带动", "车辆", "机遇", "品牌", "金融", "量子", "法律", "法治", "法人", "书籍", "器械",
            "处置", "处理", "科技", "科研", "科学", "科普", "户籍", "民营", "民生", "民族", "民间", "民众", "民政",
            "民企", "民用", "局面", "委托", "群众", "港澳",
        ];
        let suffix = || behind.starts_with(SUFFIXES) && !WORDS.iter().any(|word| behind.starts_with(word));
        verb.noun && !opens && (NOUNS.begins(behind).is_some() || suffix())
    }

    /// The verb behind the 的 of 對承擔任務的省給予…, where `first` is inside the object.
    pub(super) fn behind_relative(&self, first: usize) -> usize {
        let end = self.segment.words[first].end;
        (first + 1..self.segment.words.len())
            .find(|i| {
                let between = self.text.slice(end, self.segment.words[*i].start);
                between.contains('的') && self.evidence(*i) >= Evidence::Normal
            })
            .unwrap_or(first)
    }
}
