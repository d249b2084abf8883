//! Names that quotation marks hold together with what follows: “四減四增”行動, “蓝湾整治”专项行动.

use super::candidate::Candidate;
use crate::extract::folded::Passage;
use crate::extract::glyphs::is_word;
use crate::plan::EntityKind;
use crate::source::Source;

/// What makes a name of the quotation before it, the longer first, folded.
const ENDINGS: &[(&str, EntityKind)] = &[
    ("行动计划", EntityKind::Programme),
    ("专项行动", EntityKind::Programme),
    ("攻坚行动", EntityKind::Programme),
    ("系列活动", EntityKind::Programme),
    ("行动", EntityKind::Programme),
    ("工程", EntityKind::Programme),
    ("计划", EntityKind::Programme),
    ("战略", EntityKind::Programme),
    ("活动", EntityKind::Programme),
    ("项目", EntityKind::Project),
    ("论坛", EntityKind::Event),
    ("大会", EntityKind::Event),
    ("大赛", EntityKind::Event),
    ("文化节", EntityKind::Event),
    ("平台", EntityKind::Facility),
];

/// Deeds that bear no name: “一把手”工程, “十四五”计划.
const COMMON: &[&str] = &[
    "一把手",
    "形象",
    "政绩",
    "面子",
    "十三五",
    "十四五",
    "十五五",
    "双碳",
    "三农",
    "两高",
    "两高一低",
    "半拉子",
    "三大工程",
    "平急两用",
    "卡脖子",
];

/// The names in a text that are a quotation of a few words with what it names.
pub(super) fn quoted(source: &Source, text: &Passage, mut tell: impl FnMut(Candidate)) {
    const LONGEST: usize = 12;
    // Most texts quote nothing.
    if !text.text.as_bytes().contains(&b'"') {
        return;
    }
    let chars = text.chars;
    for (open, _) in chars.iter().enumerate().filter(|(_, c)| **c == '"') {
        let near = &chars[open + 1..chars.len().min(open + LONGEST + 2)];
        let Some(length) = near.iter().position(|c| *c == '"').filter(|length| *length > 1) else { continue };
        let inside = &near[..length];
        let close = open + 1 + length;
        let plain = inside.iter().all(|c| is_word(*c) || matches!(c, '+' | '-' | '·'));
        if !plain || !opens(source, text, open) {
            continue;
        }
        let behind = text.slice(close + 1, chars.len().min(close + 5));
        let Some((ending, kind)) = ENDINGS.iter().find(|(ending, _)| behind.starts_with(ending)) else { continue };
        let quotation = text.slice(open + 1, close);
        // “1个专班+8个工作组”项目 counts.
        let counts = quotation.chars().nth(1).is_some_and(|c| matches!(c, '个' | '项' | '条'));
        if counts || COMMON.contains(&quotation) {
            continue;
        }
        tell(Candidate {
            start: open,
            end: close + 1 + ending.chars().count(),
            kind: *kind,
            proper: true,
            plain: false,
            short: false,
            can_recur: false,
            stem: length,
            half: false,
        });
    }
}

/// Whether the mark at `at` opens a quotation: folding makes both sides one, the source tells which it is.
fn opens(source: &Source, text: &Passage, at: usize) -> bool {
    let printed = source.text()[text.span(at, at + 1).start..].chars().next();
    !matches!(printed, Some('”' | '」' | '』' | '﹂' | '﹄' | '｣' | '〞'))
}
