//! 分句: the commitments of a text, each with its governing verb and how strongly it binds.

mod circumstance;
mod doer;
mod evidence;
mod governor;
mod items;
mod modal;
mod modifiers;
mod over_commas;
mod phrase;
mod predicate;
mod reader;
mod rung;
mod subject;
mod text;
mod time;

use super::folded::{Folded, Passage};
use super::responsible;
use crate::lexicon::Lexicon;
use crate::plan::Clause;
use crate::source::{Source, Span};

use doer::Doer;
use governor::{Governor, Reading};
use text::{Segment, Text};

/// The clauses of `content`, in reading order. Every piece of it is in a clause but what stands in brackets alone and
/// the offices and dates behind a label of their own (责任单位：…); a
/// piece without a governing verb that no other takes up is a clause of rung 0 without a verb.
pub fn clauses(source: &Source, content: Span, lexicon: &Lexicon) -> Vec<Clause> {
    read(source, Folded::new(source, content).whole(), lexicon)
}

/// The clauses of a folded text, as [`clauses`] has them.
pub(super) fn read(source: &Source, text: Passage, lexicon: &Lexicon) -> Vec<Clause> {
    let text = Text::new(source, text, lexicon);
    let mut found = Vec::new();
    text.sentences(|sentence| {
        // 责任单位：…；完成时限：…: who answers and by when is no commitment of its own.
        let duty = sentence.iter().position(|segment| opens_duty(&text, segment));
        let sentence = &sentence[..duty.unwrap_or(sentence.len())];
        if sentence.is_empty() {
            return;
        }
        let drafts = drafts(&text, sentence);
        found.extend(drafts.iter().map(|draft| clause(source, &text, sentence, draft)));
    });
    found
}

/// Whether a segment is the label of a list of offices or of a date, and a colon follows.
fn opens_duty(text: &Text<'_>, segment: &Segment<'_>) -> bool {
    text.slice(segment.end, segment.end + 1) == ":" && responsible::is_label(text.slice(segment.start, segment.end))
}

/// Whether a clause looks like a commitment and no verb of it was understood. The items of a list, which only name what
/// the clause before it speaks of, do not.
pub fn is_unread(clause: &Clause) -> bool {
    const SHORTEST: usize = 5;
    if !clause.verb.is_empty() {
        return false;
    }
    let opening = clause.quote.chars().next().unwrap_or(' ');
    let item = matches!(opening, '（' | '(' | '〔') || opening.is_ascii_digit() || ('①'..='⑳').contains(&opening);
    let han = clause.quote.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    !item && han >= SHORTEST && !clause.quote.ends_with(['的', '者'])
}

/// A clause before it is written down: some segments of a sentence, and which word governs them.
#[derive(Debug, Clone)]
struct Draft {
    /// First segment.
    first: usize,
    /// One past the last segment.
    end: usize,
    /// One past the segment of its governor.
    opened: usize,
    governor: Option<Governor>,
}

/// Joins the segments of a sentence into clauses.
fn drafts(text: &Text<'_>, sentence: &[Segment<'_>]) -> Vec<Draft> {
    let mut readings: Vec<Reading> =
        (0..sentence.len()).map(|i| governor::read(text, &sentence[i], i + 1 == sentence.len())).collect();
    over_commas::open_frames(text, sentence, &mut readings);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut waiting: Option<usize> = None;
    // Verbs of a doer whom the author supports, urges or leads stay with the verb that does so.
    let mut doer = Doer::None;
    for (i, reading) in readings.iter().enumerate() {
        let governed_later = readings[i + 1..].iter().any(|r| matches!(r, Reading::Governed(_)));
        match reading {
            Reading::Nested => {}
            Reading::Back if !drafts.is_empty() && waiting.is_none() => {
                drafts.last_mut().expect("not empty").end = i + 1;
            }
            Reading::Governed(governor) if governor.joins && !drafts.is_empty() && waiting.is_none() => {
                drafts.last_mut().expect("not empty").end = i + 1;
            }
            Reading::Governed(governor) if is_open(&drafts, waiting.unwrap_or(i)) => {
                let last = drafts.last_mut().expect("not empty");
                last.end = i + 1;
                // 可以在…基础上，参考…，完善…: one more circumstance.
                if governor.soft && governed_later {
                    last.opened = i + 1;
                }
                waiting = None;
            }
            Reading::Governed(governor) if goes_on(&drafts, governor) && waiting.is_none() => {
                drafts.last_mut().expect("not empty").end = i + 1;
            }
            Reading::Governed(governor) if doer.keeps(text, &sentence[i], governor) => {
                if doer == Doer::Begins {
                    doer = Doer::None;
                }
                waiting = None;
                drafts.last_mut().expect("a doer has a clause").end = i + 1;
            }
            Reading::Governed(governor) if governed_later && is_subject(text, sentence, i, governor) => {
                waiting.get_or_insert(i);
            }
            Reading::Governed(governor) if governed_later && is_topic(text, sentence, i, governor) => {
                waiting.get_or_insert(i);
            }
            Reading::Governed(governor) if governor.soft && governed_later && soft_before(&readings, i) => {
                waiting.get_or_insert(i);
            }
            Reading::Governed(governor) => {
                let first = waiting.take().unwrap_or(i);
                doer = doer::names_doer(text, &sentence[i], governor);
                drafts.push(Draft { first, end: i + 1, opened: i + 1, governor: Some(governor.clone()) });
            }
            Reading::Ahead | Reading::Bare | Reading::Back if governed_later => {
                waiting.get_or_insert(i);
            }
            Reading::Ahead | Reading::Bare | Reading::Back => match drafts.last_mut() {
                Some(last) => last.end = i + 1,
                None => {
                    waiting.get_or_insert(i);
                }
            },
        }
    }
    if let Some(first) = waiting {
        drafts.push(Draft { first, end: sentence.len(), opened: sentence.len(), governor: None });
    }
    drafts
}

/// Whether the clause before segment `i` is a modal that waits for its verb.
fn is_open(drafts: &[Draft], i: usize) -> bool {
    drafts.last().is_some_and(|last| {
        last.end == i && last.end == last.opened && last.governor.as_ref().is_some_and(|governor| governor.opens)
    })
}

/// Whether 作為… goes on with a 將…納入… before it.
fn goes_on(drafts: &[Draft], governor: &Governor) -> bool {
    governor.becomes && drafts.last().and_then(|last| last.governor.as_ref()).is_some_and(|before| before.verb.takes)
}

/// Whether segment `i` is the subject of the next, which opens with a modal: 进入国内销售的器械，应当申请注册.
fn is_subject(text: &Text<'_>, sentence: &[Segment<'_>], i: usize, governor: &Governor) -> bool {
    let Some(next) = sentence.get(i + 1) else { return false };
    if governor.of_the_author() || modal::holds_modal(text, &sentence[i]) {
        return false;
    }
    if !modal::opens_with_modal(text, next) {
        return modal::holds_modal(text, next) && doer::is_described(text, &sentence[i], governor);
    }
    let segment = &sentence[i];
    let behind = text.slice(governor.end, segment.end);
    let described = behind.rfind('的').is_some_and(|at| {
        let tail = governor.end + at;
        at + "的".len() < behind.len()
            && !segment.words.iter().any(|w| w.start > tail && w.word.verb.is_some_and(|v| !v.noun))
    });
    let named = governor.becomes && governor.start > segment.start;
    // 各地安排电量，不得…: two commitments of one subject, not a subject and its duty.
    let goes_on = text.slice(next.start, next.end).starts_with(['要', '不']);
    let acts = text.slice(segment.start, governor.start).chars().count() >= 2 && !goes_on;
    named || described || acts
}

/// Whether segment `i` names what the next one says by whom or by which rule it is done: 补助办法之核定标准，由委员会拟订.
fn is_topic(text: &Text<'_>, sentence: &[Segment<'_>], i: usize, governor: &Governor) -> bool {
    const BY: &[&str] = &["由", "应由", "依", "准用", "适用", "不适用", "免", "不受", "比照", "另以", "另由", "视为"];
    const NAMES: &[&str] = &[
        "办法", "标准", "细则", "规则", "要点", "程序", "事项", "准则", "条例", "经费", "费用", "方案", "期限", "范围",
        "条件", "名单", "目录", "规定", "章程", "格式",
    ];
    let Some(next) = sentence.get(i + 1) else { return false };
    let (segment, next) = (&sentence[i], text.slice(next.start, next.end));
    if governor.of_the_author() || !BY.iter().any(|word| next.starts_with(word)) {
        return false;
    }
    let written = text.slice(segment.start, segment.end);
    let behind = text.slice(governor.end, segment.end);
    // 订定办法，由…核定: a verb at the head has its own object.
    let named = NAMES.iter().any(|name| written.ends_with(name)) && governor.start > segment.start;
    let described =
        behind.rfind('之').is_some_and(|at| at + "之".len() < behind.len()) && !modal::holds_modal(text, segment);
    (named || described && (governor.verb.noun || governor.start > segment.start)) && !modal::holds_modal(text, segment)
}

/// Whether the segment after `i` is governed, so that a verb that can also be a circumstance (利用…, 配合…) is one.
fn soft_before(readings: &[Reading], i: usize) -> bool {
    matches!(readings.get(i + 1), Some(Reading::Governed(next)) if !next.soft)
}

/// Writes a clause down.
fn clause(source: &Source, text: &Text<'_>, sentence: &[Segment<'_>], draft: &Draft) -> Clause {
    let (start, end) = (sentence[draft.first].start, sentence[draft.end - 1].end);
    let span = text.folded.span_of_bytes(start, end);
    let segments = &sentence[draft.first..draft.end];
    let (items, items_open) = items::items(source, text, segments, draft.governor.as_ref());
    Clause {
        quote: source.quote(span).to_owned(),
        span,
        verb: draft
            .governor
            .as_ref()
            .map(|g| source.quote(text.folded.span_of_bytes(g.start, g.end)).to_owned())
            .unwrap_or_default(),
        rung: draft.governor.as_ref().map_or(0, |g| g.rung),
        forbid: draft.governor.as_ref().is_some_and(|g| g.prohibition.is_some()),
        prohibition: draft.governor.as_ref().and_then(|g| g.prohibition),
        modifiers: modifiers::modifiers(source, text, segments, draft.governor.as_ref()),
        quantities: Vec::new(),
        deadlines: Vec::new(),
        items,
        items_open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The clauses of a text as `verb rung`, `!` and the level behind a prohibition.
    fn read(text: &str) -> Vec<String> {
        let source = Source::new("方案", text);
        let clauses = clauses(&source, Span::new(0, source.text().len()), Lexicon::built_in());
        for clause in &clauses {
            assert_eq!(source.quote(clause.span), clause.quote);
        }
        let level = |clause: &Clause| clause.prohibition.map(|level| format!("!{level}")).unwrap_or_default();
        clauses.iter().map(|clause| format!("{} {}{}", clause.verb, clause.rung, level(clause))).collect()
    }

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(read(text), expected, "{text}");
    }

    #[test]
    fn the_outermost_verb_governs() {
        check("研究推动高速公路取消收费", &["研究 1"]);
        check("加快实现通车", &["加快 3"]);
        check("探索逐步实现", &["探索 1"]);
        check("规划建设国际组织集聚区", &["规划建设 4"]);
        check("積極引導企業建立碳賬戶", &["引導 2"]);
    }

    #[test]
    fn a_subject_or_a_circumstance_stands_before_the_verb() {
        check("新建公共建筑全面执行三星级绿色建筑标准", &["执行 4"]);
        check("到2025年,公交車等城市服務車輛基本實現電動化", &["實現 5"]);
        check("在宋庄艺术区等建设实施一批公园", &["建设 4"]);
        check("依托河道绿廊，建设干线绿道", &["建设 4"]);
        check("以张家湾设计小镇为承载，建设未来实验室", &["建设 4"]);
        check("将危险废物检查纳入“双随机”监管", &["纳入 4"]);
        check("参与各方须遵守网络安全法", &["遵守 4"]);
    }

    #[test]
    fn light_verbs_take_their_noun() {
        check("开展超低能耗建筑示范", &["开展 1"]);
        check("开展湿地修复精品工程", &["开展 4"]);
        check("对存量建筑进行提升改造", &["进行 4"]);
        check("推进湿地公园试点", &["推进 3"]);
    }

    #[test]
    fn prohibitions_have_their_own_strength() {
        check("严禁新增产能，严控能耗总量，控制建筑体量", &["严禁 4!3", "严控 4!2", "控制 4!1"]);
        check("任何单位不得泄露个人信息", &["不得 4!3"]);
    }

    #[test]
    fn a_doer_keeps_its_verbs() {
        check("支持运营者构建接入认证体系，保障各方身份可信", &["支持 2"]);
        check("鼓励建设数据专区，探索建立运营模式", &["鼓励 2", "探索 1"]);
    }

    #[test]
    fn a_duty_without_a_known_verb_is_one() {
        check("具体办法由国务院规定", &["规定 4"]);
        check("各部门要按照职责分工落实责任", &["落实 4"]);
        check("受送达人应当亲往", &["亲往 4"]);
        check("报告应当真实、全面", &["真实 4"]);
    }

    #[test]
    fn a_clause_without_a_verb_is_unread() {
        let unread = |text: &str| {
            let source = Source::new("方案", text);
            clauses(&source, Span::new(0, text.len()), Lexicon::built_in()).iter().any(is_unread)
        };
        assert!(unread("风险难度巨大"));
        assert!(!unread("（四）其他寻衅滋事行为"));
        assert!(!unread("推进试点"));
    }

    #[test]
    fn nothing_is_hidden() {
        check("多措并举，加强分类。（教育部负责）", &["加强 3"]);
        check("一个核心区", &[" 0"]);
        check("责任单位：一、、不得", &[]);
        check("一、、不得", &["不得 4!3"]);
        check("", &[]);
    }
}
