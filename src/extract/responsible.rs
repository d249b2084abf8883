//! 責任單位: who leads, who supports, who guides, in brackets, on lines of their own and in prose.

mod office;
mod rank;
mod role;

use super::boundary;
use super::folded::{Folded, Passage};
use super::glyphs;
use crate::plan::Responsible;
use crate::source::{Source, Span};
pub use rank::{first_leads, is_list, rank};
use role::{Role, label_before, label_follows, verb_at_end};

/// Longest bracket that is read, in characters.
const LONGEST: usize = 600;

/// The offices named as responsible in `span`, in reading order.
pub fn responsible(source: &Source, span: Span) -> Vec<Responsible> {
    named(source, &Folded::new(source, span).whole())
}

/// The offices named as responsible in `text`, in reading order.
pub(super) fn named(source: &Source, text: &Passage) -> Vec<Responsible> {
    let chars = text.chars;
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let next = match chars[at] {
            '(' | '[' => bracket(source, text, at, &mut found),
            ':' => labelled(source, text, at, &mut found),
            '牵' if text.is(at, "牵头") => prose(source, text, at, &mut found),
            '负' if text.is(at, "负责") => prose(source, text, at, &mut found),
            '会' if text.is(at, "会同") => prose(source, text, at, &mut found),
            _ => None,
        };
        at = next.unwrap_or(at + 1);
    }
    found
}

/// Whether `folded` is a label behind which offices or the date of a duty stand: 责任单位, 牵头部门, 完成时限.
pub(super) fn is_label(folded: &str) -> bool {
    const LONGEST_LABEL: usize = 10;
    const DUE: &[&str] =
        &["完成时限", "完成时间", "完成期限", "办结时限", "时间节点", "时限要求", "责任人", "责任领导"];
    let chars: Vec<char> = folded.chars().take(LONGEST_LABEL + 1).collect();
    let named = || label_before(&chars, chars.len()).is_some_and(|(length, _)| length == chars.len());
    DUE.contains(&folded) || chars.len() <= LONGEST_LABEL && named()
}

/// （A牽頭，B、C配合） and a bracket that holds offices only, after a sentence. Returns where to read on.
fn bracket(source: &Source, text: &Passage, open: usize, found: &mut Vec<Responsible>) -> Option<usize> {
    let chars = text.chars;
    let close = text.close(open, LONGEST)?;
    let parts = read(text, open + 1, close, None);
    let bare = parts.is_empty() && after_sentence(chars, open) && before_break(chars, close + 1);
    let parts = if bare { bare_list(text, open + 1, close)? } else { parts };
    push(source, text, (open, close + 1), parts, found).then_some(close + 1)
}

/// 責任單位：A、B on a line of its own or at the end of a paragraph; `colon` follows the label.
fn labelled(source: &Source, text: &Passage, colon: usize, found: &mut Vec<Responsible>) -> Option<usize> {
    let chars = text.chars;
    let (label, role) = label_before(chars, colon)?;
    let start = colon - label;
    // A heading that happens to end so (明确责任单位：) is followed by prose and yields no office below.
    let end = list_end(text, colon);
    let parts = read(text, colon + 1, end, Some(role));
    let (_, end) = text.trim(start, end);
    // 牽頭單位：… and 配合單位：… on the next line are one.
    if let Some(last) = found.last_mut()
        && let joint = text.index(last.span.end)
        && joint <= start
        && chars[joint..start].iter().all(|c| c.is_whitespace() || matches!(c, ';' | ','))
        && label_at(text, last)
    {
        let mut one = Vec::new();
        if push(source, text, (start, end), parts, &mut one) {
            let more = one.remove(0);
            let demoted = !last.lead.is_empty() && role == Role::Charge;
            if demoted { &mut last.support } else { &mut last.lead }.extend(more.lead);
            last.support.extend(more.support);
            last.guide.extend(more.guide);
            last.span = Span::new(last.span.start, more.span.end);
            last.quote = source.quote(last.span).to_owned();
            return Some(end);
        }
        return None;
    }
    push(source, text, (start, end), parts, found).then_some(end)
}

/// Where a list of offices ends that a colon opens: at the end of its sentence, line or bracket. The bracket of
/// 各县（市、区）人民政府 is part of a name.
fn list_end(text: &Passage, colon: usize) -> usize {
    const INSIDE: usize = 8;
    let chars = text.chars;
    let mut at = colon;
    let last = chars.len().min(colon + LONGEST);
    while at < last {
        match chars[at] {
            '\n' | '。' | ')' => return at,
            '(' => {
                match text.close(at, INSIDE).filter(|close| chars.get(close + 1).is_some_and(|c| glyphs::is_han(*c))) {
                    Some(close) => at = close + 1,
                    None => return at,
                }
            }
            _ => at += 1,
        }
    }
    last
}

/// Whether a finding began with a label on its own line, so that the next line can continue it.
fn label_at(text: &Passage, found: &Responsible) -> bool {
    let chars = text.part(found.span).chars;
    chars.iter().take(12).position(|&c| c == ':').is_some_and(|colon| label_before(chars, colon).is_some())
}

/// In running text: 由A牽頭, A會同B, A負責…, where A is an office and begins the clause; `at` is the verb.
fn prose(source: &Source, text: &Passage, at: usize, found: &mut Vec<Responsible>) -> Option<usize> {
    let chars = text.chars;
    if glyphs::starts_with(&chars[at..], "负责人") || glyphs::starts_with(&chars[at..], "负责同志") {
        return None;
    }
    let floor = at.saturating_sub(80);
    let ends = |c: char| matches!(c, ',' | '。' | ';' | ':' | '\n' | '"' | '>' | '(' | ')' | '由');
    let start = (floor..at).rev().find(|&i| ends(chars[i])).map(|i| i + 1);
    let start = start.or((floor == 0).then_some(0))?;
    let (start, mut stop) = text.trim(start, at);
    while let Some(adverb) = ADVERBS.iter().find(|word| glyphs::ends_with(&chars[start..stop], word)) {
        stop -= adverb.chars().count();
    }
    let by = start > 0 && chars[start - 1] == '由';
    let opens = start == 0 || by || matches!(chars[start - 1], '。' | ';' | '\n' | ',' | ':');
    let together = text.is(at, "会同");
    if !opens || !(by || together || text.is(at, "牵头") || start == 0 || matches!(chars[start - 1], '。' | ';' | '\n'))
    {
        return None;
    }
    // 經…會同…評審, 請…會同…: the office begins behind; 支持企業牽頭 makes nobody responsible.
    let mut start = start;
    for word in ["经", "请", "要", "由"] {
        if glyphs::starts_with(&chars[start..stop], word) {
            start += 1;
        }
    }
    if NOBODY.iter().any(|word| glyphs::starts_with(&chars[start..stop], word)) {
        return None;
    }
    let lead = office::sure_list(text, start, stop)?;
    // 電網企業負責計量 says what a business does, not who answers for the measure.
    let business = |&(from, to): &(usize, usize)| {
        ["企业", "公司", "单位"].iter().any(|word| glyphs::ends_with(&chars[from..to], word))
    };
    if !by && lead.iter().all(business) {
        return None;
    }
    let mut support = Vec::new();
    if together {
        let from = at + 2;
        let limit = chars.len().min(from + 200);
        let until = (from..limit).find(|&i| matches!(chars[i], ',' | '。' | ';' | ':' | '\n' | '(')).unwrap_or(limit);
        support = office::leading(text, from, until)?;
    }
    let limit = chars.len().min(at + 200);
    let end = (at..limit).find(|&i| matches!(chars[i], ',' | '。' | ';' | '\n')).unwrap_or(limit);
    let (start, end) = text.trim(start, end);
    let span = text.span(start, end);
    let names = |list: &[(usize, usize)]| list.iter().map(|r| source.quote(text.span(r.0, r.1)).to_owned()).collect();
    found.push(Responsible {
        quote: source.quote(span).to_owned(),
        span,
        lead: names(&lead),
        support: names(&support),
        guide: Vec::new(),
    });
    Some(end)
}

/// Verbs before a doer that make it the object of a policy, not its agent.
const NOBODY: [&str; 14] =
    ["支持", "鼓励", "引导", "推动", "促进", "吸引", "发挥", "建立", "依托", "培育", "组织", "允许", "倡导", "明确"];

/// Words between an office and its verb.
const ADVERBS: [&str; 14] =
    ["要", "应", "应当", "须", "可", "负责", "统一", "具体", "共同", "分别", "统筹", "积极", "主动", "要及时"];

/// A list of offices with its role.
type Part = (Role, Vec<(usize, usize)>);

/// The parts of `[start, end)`: lists of offices, each with the label before it or the verb after it. A list without
/// a verb belongs to the next one that has. Empty when no role is named.
fn read(text: &Passage, start: usize, end: usize, role: Option<Role>) -> Vec<Part> {
    let chars = text.chars;
    let mut parts: Vec<Part> = Vec::new();
    let mut waiting: Vec<(usize, usize)> = Vec::new();
    let mut label = role;
    for (from, to) in segments(chars, start, end) {
        let (mut from, mut to) = text.trim(from, to);
        if let Some(colon) = (from..to.min(from + 12)).find(|&i| chars[i] == ':') {
            match label_before(chars, colon).filter(|(length, _)| colon - length == from) {
                Some((_, role)) => label = Some(role),
                // 完成時限：2025年底前 names nobody, nor does what follows it.
                None => {
                    label = None;
                    waiting.clear();
                    continue;
                }
            }
            from = colon + 1;
            (from, to) = text.trim(from, to);
        }
        if let Some(role) = label {
            if let Some(list) = office::list(text, from, to) {
                parts.push((role, list));
            }
            continue;
        }
        let (from, to, together) = split_together(text, from, to);
        let Some((verb, role)) = verb_at_end(&chars[from..to]) else {
            match office::list(text, from, to) {
                Some(list) => waiting.extend(list),
                None => waiting.clear(),
            }
            if let Some(with) = together {
                parts.push((Role::Charge, std::mem::take(&mut waiting)));
                parts.push((Role::Support, with));
            }
            continue;
        };
        if let Some(list) = office::list(text, from, from + verb) {
            let mut all = std::mem::take(&mut waiting);
            all.extend(list);
            parts.push((role, all));
            if let Some(with) = together {
                parts.push((Role::Support, with));
            }
        }
    }
    parts.retain(|(_, list)| !list.is_empty());
    parts
}

/// A會同B牽頭: the list before 會同 with the verb after B, and B. Gives `[start, end)` unchanged when there is no 會同.
fn split_together(text: &Passage, start: usize, end: usize) -> (usize, usize, Option<Vec<(usize, usize)>>) {
    let chars = text.chars;
    let Some(at) = (start..end).find(|&i| text.is(i, "会同")) else { return (start, end, None) };
    let stop = verb_at_end(&chars[at + 2..end]).map_or(end, |(verb, _)| at + 2 + verb);
    match office::list(text, at + 2, stop) {
        Some(with) if at > start => (start, at, Some(with)),
        // 會同B落實: the lead stands in the part before.
        Some(with) => (at, at, Some(with)),
        None => (start, end, None),
    }
}

/// Cuts at , ; 。 and line ends outside inner brackets.
fn segments(chars: &[char], start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut cut = Vec::new();
    let mut from = start;
    let mut depth = 0usize;
    for (i, c) in chars.iter().enumerate().take(end).skip(start) {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' | ';' | '。' | '\n' if depth == 0 => {
                cut.push((from, i));
                from = i + 1;
            }
            // 牽頭部門：A  配合部門：B
            c if c.is_whitespace() && depth == 0 && label_follows(chars, i + 1, end) => {
                cut.push((from, i));
                from = i + 1;
            }
            _ => {}
        }
    }
    cut.push((from, end));
    cut
}

/// Whether a sentence or a line ends before the bracket at `open`.
fn after_sentence(chars: &[char], open: usize) -> bool {
    chars[..open].iter().rev().find(|c| **c != ' ').is_none_or(|c| matches!(c, '。' | ';' | '\n' | '!'))
}

/// Whether a sentence or a line ends at `at`.
fn before_break(chars: &[char], at: usize) -> bool {
    chars.get(at).is_none_or(|c| matches!(c, '。' | '\n' | ';'))
        || boundary::is_hard(chars[at - 1]) && after_sentence(chars, at - 1)
}

/// A bracket of offices without a verb: every member must be an office.
fn bare_list(text: &Passage, start: usize, end: usize) -> Option<Vec<Part>> {
    let mut all = Vec::new();
    for (from, to) in segments(text.chars, start, end) {
        all.extend(office::sure_list(text, from, to)?);
    }
    Some(vec![(Role::Charge, all)])
}

/// Adds what the parts say; nothing when they name nobody.
fn push(
    source: &Source,
    text: &Passage,
    range: (usize, usize),
    parts: Vec<Part>,
    found: &mut Vec<Responsible>,
) -> bool {
    let headed = parts.iter().any(|(role, _)| *role == Role::Head);
    let span = text.span(range.0, range.1);
    let mut one = Responsible {
        quote: source.quote(span).to_owned(),
        span,
        lead: Vec::new(),
        support: Vec::new(),
        guide: Vec::new(),
    };
    for (role, list) in parts {
        let side = match role {
            Role::Head => &mut one.lead,
            Role::Charge if !headed => &mut one.lead,
            Role::Charge | Role::Support => &mut one.support,
            Role::Guide => &mut one.guide,
        };
        side.extend(list.into_iter().map(|(start, end)| source.quote(text.span(start, end)).to_owned()));
    }
    let named = !(one.lead.is_empty() && one.support.is_empty() && one.guide.is_empty());
    if named {
        found.push(one);
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found, as `lead|support|guide` with the offices joined by spaces.
    fn check(text: &str, expected: &[&str]) {
        let source = Source::new("a", text);
        let found = responsible(&source, Span::new(0, source.text().len()));
        for one in &found {
            assert_eq!(source.quote(one.span), one.quote);
        }
        let found: Vec<String> =
            found.iter().map(|r| [r.lead.join(" "), r.support.join(" "), r.guide.join(" ")].join("|")).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_verb_after_a_list_gives_its_role() {
        check("（生态环境部牵头，国家发展改革委、工业和信息化部参与）", &["生态环境部|国家发展改革委 工业和信息化部|"]);
        check(
            "（生态环境部指导，试点城市政府负责落实。以下均需试点城市政府落实，不再列出）",
            &["试点城市政府||生态环境部"],
        );
        check("(財政部、國管局指導)", &["||財政部 國管局"]);
        check(
            "（财政部、人力资源社会保障部、烟草局等部门和企业按职责分工负责）",
            &["财政部 人力资源社会保障部 烟草局||"],
        );
        check(
            "（人力资源社会保障部牵头，各有关部门和单位、各省级人民政府按职责分工负责）",
            &["人力资源社会保障部|各有关部门和单位 各省级人民政府|"],
        );
        check("（商务部、海关总署等有关部门负责）", &["商务部 海关总署||"]);
        check(
            "（市住房城乡建设局，各县（市、区）人民政府按职责分工负责）",
            &["市住房城乡建设局 各县（市、区）人民政府||"],
        );
        check("（市教育局牵头，2025年12月底前完成）", &["市教育局||"]);
        check(
            "（市科委、中关村管委会负责牵头，各区政府，市财政局等部门和单位配合，持续推进）",
            &["市科委 中关村管委会|各区政府 市财政局|"],
        );
        check(
            "（国家发展改革委、财政部等有关部门，各省、自治区、直辖市人民政府负责）",
            &["国家发展改革委 财政部 各省、自治区、直辖市人民政府||"],
        );
        check("（区发展改革委等，各街道（地区、镇）办事处负责落实）", &["区发展改革委 各街道（地区、镇）办事处||"]);
        check("（发展改革委会同财政部、水利部负责）", &["发展改革委|财政部 水利部|"]);
        check("（交通运输部、财政部和水利部负责）", &["交通运输部 财政部 水利部||"]);
    }

    #[test]
    fn a_label_before_a_list_gives_its_role() {
        check("（责任单位：市发展改革委、市财政局，各区政府）", &["市发展改革委 市财政局 各区政府||"]);
        check("（牵头单位：市教委；配合单位：市财政局、团市委）", &["市教委|市财政局 团市委|"]);
        check(
            "推进试点。\n牵头部门：省发展改革委\n责任单位：省财政厅、省水利厅\n",
            &["省发展改革委|省财政厅 省水利厅|"],
        );
        check("（完成时限：2022年12月底前；责任单位：市商务局，各区政府）", &["市商务局 各区政府||"]);
        check("（牵头单位：市发展改革委，责任单位：市财政局，完成时限：持续推进）", &["市发展改革委|市财政局|"]);
        check("【牵头部门：市教委 配合部门：市财政局】", &["市教委|市财政局|"]);
        check("健全体系。责任单位：各市人民政府，省发展改革委。", &["各市人民政府 省发展改革委||"]);
        check("责任单位：市发展改革委 市财政局", &["市发展改革委 市财政局||"]);
        check("推进。责任单位：市大数据局、各县（市、区）人民政府。", &["市大数据局 各县（市、区）人民政府||"]);
        check("。（市教育局、市财政局）", &["市教育局 市财政局||"]);
    }

    #[test]
    fn prose_names_offices_too() {
        check("由国家数据局牵头，建立机制", &["国家数据局||"]);
        check("生态环境部会同国家发展改革委、财政部等部门筛选确定", &["生态环境部|国家发展改革委 财政部|"]);
        check("。财政部负责制定办法", &["财政部||"]);
        check("经生态环境部会同有关部门评审", &["生态环境部|有关部门|"]);
        check("支持龙头企业牵头组建联合体。电网企业负责计量", &[]);
    }

    #[test]
    fn other_brackets_name_nobody() {
        for text in [
            "（此件公开发布）",
            "政府和社会资本合作（PPP）",
            "（以下简称《意见》）",
            "企业主要负责人（法定代表人）",
            "（试行）",
            "开展示范。（含自治区、直辖市）",
            "企业负责落实主体责任",
            "明确牵头部门和责任单位",
            "（参照指导意见）",
        ] {
            check(text, &[]);
        }
    }
}
