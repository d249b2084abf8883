//! Subjects that hold verbs of their own: 獲得許可的企業應當…, 返还标准可按…, 社会服务提供部门要….

use super::reader::Reader;
use super::text::Found;

impl Reader<'_> {
    /// Whether word `verb` is part of the name of who has to do it, which ends right before the modal `at`.
    pub(super) fn is_named(&self, verb: usize, at: usize) -> bool {
        const ENDS: &[&str] = &["部门", "单位", "机构", "企业", "人员", "组织", "主体", "公司", "院校", "场所"];
        let word = self.segment.words[verb];
        let before = self.text.slice(word.end, self.segment.words[at].start);
        !word.word.verb.is_some_and(|verb| verb.pivot)
            && !before.contains(['，', ',', '；', ';'])
            && ENDS.iter().any(|end| before.ends_with(end))
    }

    /// Whether word `verb` only describes the subject of the modal `at`: 吸納困難人員的補貼期限可順延.
    pub(super) fn is_described(&self, verb: usize, at: usize) -> bool {
        const LONGEST: usize = 12;
        let word = self.segment.words[verb];
        let before = self.text.slice(word.end, self.segment.words[at].start);
        let Some(mark) = before.rfind('的').filter(|_| !word.word.verb.is_some_and(|verb| verb.pivot)) else {
            return false;
        };
        let tail = &before[mark + "的".len()..];
        let noun = word.end + mark;
        let acts = self.segment.words[verb + 1..at].iter().any(|later| {
            later.start > noun && later.word.verb.is_some_and(|verb| !verb.noun) || later.word.prohibition.is_some()
        });
        (2..=LONGEST).contains(&tail.chars().count()) && !tail.contains(['、', '，', ',']) && !acts
    }

    /// Whether a 的 and somebody who can act stand between verb `i` and `end`.
    pub(super) fn describes_subject(&self, i: usize, end: usize) -> bool {
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

    /// Whether word `at` is a modal that makes a duty and is part of no other word.
    pub(super) fn is_duty(&self, at: usize) -> bool {
        let found = self.segment.words[at];
        match self.text.slice(found.start, found.end) {
            "应当" | "必须" | "均应" => true,
            "应" | "须" => self.is_short_duty(&found),
            _ => false,
        }
    }

    /// Whether verb `i` with a short object is what the modal `at` is said of: 返还标准可按…确定.
    pub(super) fn is_short_subject(&self, i: usize, at: usize) -> bool {
        const LONGEST: usize = 6;
        // 明确企业应当…: what they say is a clause.
        const SAYING: &[&str] = &[
            "规定", "明确", "要求", "约定", "确保", "保证", "说明", "承诺", "认为", "通知", "告知", "使", "让", "做到",
        ];
        let found = self.segment.words[i];
        let object = self.text.slice(found.end, self.segment.words[at].start);
        // 开设、变更、关停、注销应备案: deeds in a row.
        let longest = if object.starts_with('、') { 2 * LONGEST } else { LONGEST };
        let object = object.chars().count();
        let modal = self.segment.words[at];
        let binds = match self.text.slice(modal.start, modal.end) {
            "可" => self.stands_alone(&modal, "可") && self.follows(at + 1) && self.binds(at + 1),
            // 明确企业应当承担的责任: soon a 的 makes a description of it.
            _ => {
                const NEAR: usize = 5;
                let rest = self.text.slice(modal.end, self.segment.end);
                modal.word.prohibition.is_none() && !rest.chars().take(NEAR).any(|c| c == '的')
            }
        };
        binds && !SAYING.contains(&self.text.slice(found.start, found.end)) && (1..=longest).contains(&object)
    }

    /// Whether what is built is counted or named as projects: 新开工15个提升项目, 新建…等重点项目.
    pub(super) fn counts_projects(&self, found: &Found<'_>) -> bool {
        let object = self.text.slice(found.end, self.segment.end);
        let projects = ["项目", "工程", "等", "中心", "基地"].iter().any(|end| object.ends_with(end));
        // 新建达标小区237个: the count at the end.
        let unit = object.chars().rev().take_while(|c| !c.is_ascii_digit()).count();
        // 新建绿色建筑占比达到90%: a level, and no count.
        let counted = !object.contains(['%', '％']) && (1..=3).contains(&unit);
        counted && unit < object.chars().count()
            || projects && (object.starts_with(|c: char| c.is_ascii_digit()) || object.contains('、'))
    }
}
