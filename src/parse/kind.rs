//! Whether a heading names a frame (aims, principles, scope) or promises action.

use std::sync::LazyLock;

use crate::plan::SectionKind;
use crate::script::fold;

/// What a heading says about its unit.
pub(super) fn kind(heading: &str) -> SectionKind {
    let heading: String = fold(heading).chars().filter(|c| !c.is_whitespace() && !c.is_ascii_digit()).collect();
    let mut parts = heading.split(['、', '与', '和', '及', '，', ',']).filter(|p| !p.is_empty()).peekable();
    if parts.peek().is_some() && parts.all(is_frame) { SectionKind::General } else { SectionKind::Operative }
}

/// The length in bytes of the frame that `text` opens with although no mark ends it: 基本原则 of 基本原则试点先行.
/// A frame that goes on (原则的, 目标和) is none.
pub(super) fn leading_frame(text: &str) -> Option<usize> {
    const GOES_ON: [char; 12] = ['的', '和', '与', '及', '、', '任', '要', '管', '责', '性', '上', '内'];
    let words = &*WORDS;
    let mut best = None;
    for (count, (at, c)) in text.char_indices().enumerate().take(30) {
        let end = at + c.len_utf8();
        if count < 2 || text[end..].starts_with(GOES_ON) || end == text.len() {
            continue;
        }
        let folded = fold(&text[..end]);
        let ends = words.nouns.iter().any(|noun| folded.ends_with(noun.as_str())) || words.whole.contains(&folded);
        if ends && kind(&text[..end]) == SectionKind::General {
            best = Some(end);
        } else if best.is_none()
            && words.nouns.iter().any(|noun| noun.chars().count() > 2 && folded.ends_with(noun.as_str()))
        {
            return Some(end);
        }
    }
    best
}

/// 总体要求, 试点目标: modifiers and then a noun that names a frame, nothing else.
fn is_frame(part: &str) -> bool {
    let words = &*WORDS;
    words.whole.iter().any(|w| w == part)
        || words.nouns.iter().filter_map(|noun| part.strip_suffix(noun.as_str())).any(|mut rest| {
            while let Some(shorter) = words.modifiers.iter().find_map(|m| rest.strip_suffix(m.as_str())) {
                rest = shorter;
            }
            rest.is_empty()
        })
}

/// Words of frames, folded.
struct Words {
    whole: Vec<String>,
    nouns: Vec<String>,
    modifiers: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let folded = |words: &str| words.split_whitespace().map(fold).collect();
    Words {
        // 要求 frames a plan only with these words in front: 有关要求 and 工作要求 are orders.
        whole: folded("总体要求 总要求 基本要求 总则 附则 名词解释 引言 前言 序言 联系人 联系电话 联系方式"),
        nouns: folded(
            "思想 原则 目标 意义 思路 范围 形势 背景 现状 定义 术语 愿景 定位 依据 概况 回顾 理念 方针 由来 必要性 重要性 紧迫性 主题 时间 对象 地点 缘起 效益 效果 沿革",
        ),
        modifiers: folded(
            "指导 基本 总体 主要 工作 发展 建设 试点 重大 重要 适用 实施 战略 具体 年度 预期 改革 行动 任务 规划 \
             总的 总 面临 当前 编制 制定 功能 政策 法律 年 阶段 远期 近期 中期 长期 奋斗 核心 创建 整治 治理 的 \
             现实 时代 起草 立法 本 方案 发展的 过去一年 上年 今年 明年 去年 活动 参加 调查 会议 有关 相关 国内外 国内 政府 计划",
        ),
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_general() {
        let check = |heading, expected| assert_eq!(kind(heading), expected, "{heading}");
        check("总体要求", SectionKind::General);
        check("總體要求", SectionKind::General);
        check("指导思想和基本原则", SectionKind::General);
        check("总体思路与目标", SectionKind::General);
        check("试点范围", SectionKind::General);
        check("重大意义", SectionKind::General);
        check("有关要求", SectionKind::Operative);
        check("扩大试点范围", SectionKind::Operative);
        check("主要任务", SectionKind::Operative);
        check("", SectionKind::Operative);
    }
}
