//! What makes an office responsible: the verb behind a list of offices or the label before it.

use super::super::glyphs;

/// What an office does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// 牽頭, 主責: leads even where others 負責.
    Head,
    /// 負責, 落實, 責任單位: leads, unless another office 牽頭.
    Charge,
    /// 配合, 參與, 會同.
    Support,
    /// 指導.
    Guide,
}

/// The role that the verb at the end of a part gives to the offices before it, with where the verb begins.
pub(super) fn verb_at_end(part: &[char]) -> Option<(usize, Role)> {
    const VERBS: [(&str, Role); 42] = [
        ("负责牵头", Role::Head),
        ("牵头抓总", Role::Head),
        ("牵头负责", Role::Head),
        ("牵头落实", Role::Head),
        ("牵头组织实施", Role::Head),
        ("牵头实施", Role::Head),
        ("牵头推进", Role::Head),
        ("总牵头", Role::Head),
        ("牵头", Role::Head),
        ("主责", Role::Head),
        ("主办", Role::Head),
        ("分工负责", Role::Charge),
        ("负责落实", Role::Charge),
        ("负责推进", Role::Charge),
        ("负责实施", Role::Charge),
        ("组织实施", Role::Charge),
        ("组织落实", Role::Charge),
        ("推进落实", Role::Charge),
        ("分工落实", Role::Charge),
        ("各负其责", Role::Charge),
        ("负责", Role::Charge),
        ("落实", Role::Charge),
        ("实施", Role::Charge),
        ("承办", Role::Charge),
        ("共同参与", Role::Support),
        ("协同配合", Role::Support),
        ("参与配合", Role::Support),
        ("配合落实", Role::Support),
        ("配合实施", Role::Support),
        ("配合推进", Role::Support),
        ("协同推进", Role::Support),
        ("协助落实", Role::Support),
        ("配合", Role::Support),
        ("参与", Role::Support),
        ("参加", Role::Support),
        ("协助", Role::Support),
        ("协同", Role::Support),
        ("协办", Role::Support),
        ("支持", Role::Support),
        ("监督指导", Role::Guide),
        ("统筹指导", Role::Guide),
        ("指导", Role::Guide),
    ];
    let (word, role) = VERBS.iter().find(|(word, _)| glyphs::ends_with(part, word))?;
    let mut at = part.len() - word.chars().count();
    while let Some(adverb) = MANNER.iter().find(|word| glyphs::ends_with(&part[..at], word)) {
        at -= adverb.chars().count();
    }
    Some((at, *role))
}

/// How a verb is carried out; stands between the list and the verb.
const MANNER: [&str; 26] = [
    "按职责分工",
    "按照职责分工",
    "根据职责分工",
    "依职责分工",
    "按照各自职责分工",
    "按各自职责分工",
    "按照各自职责",
    "按各自职责",
    "根据各自职责",
    "按照职责",
    "按职责",
    "按职能分工",
    "依职责",
    "依据职责",
    "结合职责",
    "按分工",
    "职责分工",
    "分工",
    "分别",
    "共同",
    "联合",
    "协同",
    "具体",
    "统一",
    "密切",
    "积极",
];

/// The label that ends at `colon`, as its length and the role it gives.
pub(super) fn label_before(chars: &[char], colon: usize) -> Option<(usize, Role)> {
    const WHO: [&str; 6] = ["单位", "部门", "机构", "主体", "处室", "科室"];
    const WHAT: [(&str, Role); 24] = [
        ("牵头责任", Role::Head),
        ("牵头负责", Role::Head),
        ("主要责任", Role::Head),
        ("第一责任", Role::Head),
        ("牵头", Role::Head),
        ("主责", Role::Head),
        ("主办", Role::Head),
        ("主管", Role::Head),
        ("组织", Role::Head),
        ("责任", Role::Charge),
        ("负责", Role::Charge),
        ("落实", Role::Charge),
        ("实施", Role::Charge),
        ("承办", Role::Charge),
        ("承担", Role::Charge),
        ("配合责任", Role::Support),
        ("配合", Role::Support),
        ("参与", Role::Support),
        ("参加", Role::Support),
        ("协同", Role::Support),
        ("协办", Role::Support),
        ("协助", Role::Support),
        ("支持", Role::Support),
        ("指导", Role::Guide),
    ];
    let head = &chars[..colon];
    let Some(who) = WHO.iter().find(|who| glyphs::ends_with(head, who)) else {
        return glyphs::ends_with(head, "责任分工").then_some((4, Role::Charge));
    };
    let head = &head[..head.len() - who.chars().count()];
    let (what, role) =
        WHAT.iter().filter(|(what, _)| glyphs::ends_with(head, what)).max_by_key(|(what, _)| what.len())?;
    let start = head.len() - what.chars().count();
    // 責任單位 inside a sentence (明确牵头责任单位：) is no label: one begins a line, a bracket or a part.
    let opens =
        start == 0 || matches!(head[start - 1], '\n' | '(' | '[' | ';' | ',' | '。' | ')' | ' ' | '\t' | '\u{3000}');
    opens.then(|| (colon - start, *role))
}

/// Whether a label begins at `at`.
pub(super) fn label_follows(chars: &[char], at: usize, end: usize) -> bool {
    let colon = (at..end.min(at + 8)).find(|&i| chars[i] == ':');
    colon.is_some_and(|colon| label_before(chars, colon).is_some_and(|(length, _)| colon - length == at))
}
