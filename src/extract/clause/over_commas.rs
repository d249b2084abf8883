//! Circumstances that run on over commas: 對…的省，給予….

use super::governor::Reading;
use super::modal;
use super::phrase::role;
use super::text::{Segment, Text};
use crate::lexicon::grammar::Frame;

/// Marks the segments of an open 以…，…為重點 as circumstances up to the one that closes it.
pub(super) fn open_frames(text: &Text<'_>, sentence: &[Segment<'_>], readings: &mut [Reading]) {
    const FARTHEST: usize = 4;
    enacts(text, sentence, readings);
    for i in 0..sentence.len() {
        if let Some(close) = object_end(text, sentence, i)
            && readings.get(close + 1..).is_some_and(|rest| rest.iter().any(|r| matches!(r, Reading::Governed(_))))
        {
            readings[i..=close].fill(Reading::Ahead);
            continue;
        }
        if opens_object(text, sentence, i) {
            readings[i] = Reading::Ahead;
            continue;
        }
        if let Some(close) = condition_end(text, sentence, i) {
            readings[i..=close].fill(Reading::Ahead);
            continue;
        }
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

/// 为了规范…，保护…，制定本法: what stands before the enacting words is their purpose.
fn enacts(text: &Text<'_>, sentence: &[Segment<'_>], readings: &mut [Reading]) {
    const ENACTING: &[&str] = &["制定", "特制定", "特订定", "订定", "制订", "特制订", "特设"];
    const ENACTED: &[&str] = &["本", "以下", "如下", "下列", "该"];
    let slice = |segment: &Segment<'_>| text.slice(segment.start, segment.end);
    if !sentence.first().is_some_and(|first| slice(first).starts_with('为')) {
        return;
    }
    let enacts = |segment: &Segment<'_>| {
        ENACTING
            .iter()
            .filter_map(|word| slice(segment).strip_prefix(*word))
            .any(|rest| ENACTED.iter().any(|law| rest.starts_with(law)))
    };
    let Some(enacting) = sentence.iter().position(enacts) else { return };
    readings[..enacting].fill(Reading::Ahead);
}

/// The segment in which a condition ends that segment `i` opens and that runs over commas: 当…，…时，应…; 对参加培训，组织…的，给予….
fn condition_end(text: &Text<'_>, sentence: &[Segment<'_>], i: usize) -> Option<usize> {
    const FARTHEST: usize = 4;
    const NOT_WHEN: &[&str] = &["当地", "当前", "当年", "当日", "当月", "当天", "当期", "当事", "当好", "当中", "当选"];
    let slice = |segment: &Segment<'_>| text.slice(segment.start, segment.end);
    let opening = slice(&sentence[i]);
    let when = opening.starts_with('当') && !NOT_WHEN.iter().any(|word| opening.starts_with(word));
    let whom = opening.starts_with('对') && !opening.starts_with("对于") && !is_dealt_with(text, &sentence[i]);
    if !when && !whom {
        return None;
    }
    let end = sentence.len().saturating_sub(1).min(i + FARTHEST);
    let close = (i + 1..end).find(|j| {
        let segment = slice(&sentence[*j]);
        if when {
            segment.ends_with(['时', '后']) || segment.ends_with("情况下")
        } else {
            segment.ends_with('的')
        }
    })?;
    let fresh = |segment: &Segment<'_>| {
        slice(segment).starts_with(['对', '应', '要', '须', '可', '不', '凡', '如', '若', '确'])
            || modal::holds_modal(text, segment) && !when
    };
    (!sentence[i + 1..=close].iter().any(fresh)).then_some(close)
}

/// Whether segment `i` names what the next one, which opens with a modal, does something to: 对于…等行为，要进行….
fn opens_object(text: &Text<'_>, sentence: &[Segment<'_>], i: usize) -> bool {
    let opens = sentence[i].words.first().is_some_and(|word| {
        word.start == sentence[i].start && matches!(text.slice(word.start, word.end), "对" | "对于" | "针对")
    });
    let next = sentence.get(i + 1);
    opens
        && next.is_some_and(|next| modal::opens_with_modal(text, next))
        && !is_dealt_with(text, &sentence[i])
        && !sentence[i].words.last().is_some_and(|word| word.end == sentence[i].end && word.word.verb.is_some())
}

/// Whether a segment says what is done to the object that it opens with: 对企业开展检查.
fn is_dealt_with(text: &Text<'_>, segment: &Segment<'_>) -> bool {
    const DEALING: &[&str] =
        &["实行", "进行", "给予", "予以", "实施", "开展", "采取", "作出", "加以", "提出", "作为", "应", "要", "须"];
    segment.words.iter().any(|word| DEALING.contains(&text.slice(word.start, word.end)))
}

/// The segment in which the object of a 对 that opens segment `i` ends, when nothing there says what is done to it:
/// 对落实政策力度大，任务完成较好的省（区、市），….
fn object_end(text: &Text<'_>, sentence: &[Segment<'_>], i: usize) -> Option<usize> {
    const FARTHEST: usize = 3;
    let opens = |segment: &Segment<'_>| {
        let first = segment.words.iter().find(|word| word.word.link.is_none() && word.word.modifier.is_none());
        first.is_some_and(|word| {
            matches!(text.slice(word.start, word.end), "对" | "对于" | "因" | "凡")
                && segment
                    .words
                    .iter()
                    .take_while(|before| before.start < word.start)
                    .map(|w| w.end - w.start)
                    .sum::<usize>()
                    == word.start - segment.start
        })
    };
    if !opens(sentence.get(i)?) {
        return None;
    }
    (i..sentence.len().saturating_sub(1).min(i + FARTHEST)).find(|j| {
        let segment = &sentence[*j];
        let begin = if *j == i { segment.words.first().map_or(segment.start, |word| word.end) } else { segment.start };
        // A list of recipients, of which only the first has a 的: …好的市（地、州、盟）、县（市、区、旗）.
        let Some(tail) = relative_end(text, segment, begin) else { return false };
        *j == i || RECIPIENTS.iter().any(|word| text.slice(tail, segment.end).trim_end_matches(')').contains(word))
    })
}

/// Whom a measure is done to, as the last word of a long object.
const RECIPIENTS: &[&str] = &[
    "地方", "地区", "省", "市", "县", "区", "旂", "企业", "单位", "机构", "部门", "人员", "个人", "家庭", "学校",
    "医院", "城市", "园区", "基地", "项目", "主体", "群众", "对象", "学生", "干部", "组织", "公司", "银行", "者", "人",
];

/// Where the noun begins that ends `segment` behind its 的 or 之, when no verb stands in it.
fn relative_end(text: &Text<'_>, segment: &Segment<'_>, begin: usize) -> Option<usize> {
    let slice = text.slice(begin, segment.end);
    let outside = |at: usize| !text.nested.iter().any(|(open, close)| *open <= at && at < *close);
    let (at, mark) = slice.char_indices().rfind(|(at, c)| matches!(c, '的' | '之') && outside(begin + at))?;
    // 落实相应的政策: an adjective between a verb and its object ends no relative clause.
    const ADJECTIVES: &[&str] =
        &["相应", "必要", "适当", "一定", "统一", "严格", "具体", "专门", "有效", "更大", "较大", "相关"];
    if mark == '的' && ADJECTIVES.iter().any(|word| slice[..at].ends_with(word)) {
        return None;
    }
    let tail = begin + at + mark.len_utf8();
    // 对工作不力的要督促整改: what is done follows at once.
    if text.slice(tail, segment.end).starts_with(['要', '应', '须', '可', '予', '将', '由']) {
        return None;
    }
    let acts = segment.words.iter().any(|word| {
        word.start >= tail
            && (word.word.prohibition.is_some_and(|level| level > 1)
                || word.word.verb.is_some_and(|verb| (!verb.noun || verb.state) && !verb.head)
                || word.word.frame == Some(Frame::Take))
    });
    (tail < segment.end && !acts).then_some(tail)
}
