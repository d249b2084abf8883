//! What joins the last two members of a list: 和, 與, 及, 以及, 或.

use super::super::text::{Found, Text};

/// Characters that make another word of one that joins: before it, and behind it (溫和, 和諧), folded.
const OTHERS: &[(char, &str, &str)] = &[
    ('和', "共饱调缓总维柔温亲祥呼", "谐睦解约缓"),
    ('与', "参给赋授付", "会否其"),
    ('及', "涉普以提顾波惠言企危遍触论", "时早格"),
    ('或', "抑甚间", "许"),
];

/// Names of offices and fields that 和 stands inside (國務院機構設置), by what stands on both sides, folded.
const FIELDS: &[(&str, &str)] = &[
    ("工业", "信息化"),
    ("住房", "城乡建设"),
    ("文化", "旅游"),
    ("人力资源", "社会保障"),
    ("发展", "改革"),
    ("自然资源", "规划"),
    ("规划", "自然资源"),
    ("国民经济", "社会发展"),
    ("经济", "信息化"),
    ("党", "国家"),
    ("党", "政府"),
    ("政府", "社会资本"),
    ("国有资产监督", "管理"),
];

/// Where the word that joins the last two members begins and ends, in the last piece between 、; `words` are those of its
/// segment. 以及 and 或者 part more than what stands between 和 and 與.
pub(super) fn joint(text: &Text<'_>, words: &[Found<'_>], start: usize, end: usize) -> Option<(usize, usize)> {
    let last = text.slice(start, end);
    let mut found = None;
    for (at, c) in last.char_indices() {
        let (left, right) = (&last[..at], &last[at + c.len_utf8()..]);
        let strong = c == '以' && right.starts_with('及') || c == '或' && right.starts_with('者');
        if !strong && (found.is_some() || !matches!(c, '和' | '与' | '及' | '或')) {
            continue;
        }
        let length = if strong { "以及".len() } else { "和".len() };
        let (from, to) = (start + at, start + at + length);
        let whole = text.nested_at(from).is_none()
            && !words
                .get(words.partition_point(|word| word.end < to))
                .is_some_and(|word| word.start <= from && (word.start < from || to < word.end));
        if at > 0 && to < end && whole && (strong || joins(c, left, right)) {
            found = Some((from, to));
            if strong {
                break;
            }
        }
    }
    found
}

/// Whether `c` joins what stands before and behind it, and is no part of a word.
fn joins(c: char, left: &str, right: &str) -> bool {
    let word = OTHERS.iter().any(|(joint, before, behind)| {
        *joint == c && (left.ends_with(|c| before.contains(c)) || right.starts_with(|c| behind.contains(c)))
    });
    let carbon = c == '和' && left.ends_with("碳中");
    let peace = c == '和' && right.starts_with('平') && !["平安", "平台"].iter().any(|word| right.starts_with(word));
    // A及其B is one.
    let its = c == '及' && right.starts_with('其') && !["其他", "其它"].iter().any(|word| right.starts_with(word));
    let field = c == '和' && FIELDS.iter().any(|(one, other)| left.ends_with(one) && right.starts_with(other));
    !(word || carbon || peace || its || field)
}
