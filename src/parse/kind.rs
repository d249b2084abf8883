//! Whether a heading names a frame (aims, principles, scope) or promises action.

use std::sync::LazyLock;

use crate::plan::SectionKind;
use crate::script::fold;

/// What a heading says about its unit.
pub(super) fn kind(heading: &str) -> SectionKind {
    let heading: String = fold(heading).chars().filter(|c| !c.is_whitespace() && !c.is_ascii_digit()).collect();
    if is_frames(&heading) || is_frame_of(&heading) { SectionKind::General } else { SectionKind::Operative }
}

/// 指导思想和基本原则: frames and nothing else.
fn is_frames(heading: &str) -> bool {
    let mut parts = heading.split(['、', '与', '和', '及', '，', ',']).filter(|p| !p.is_empty()).peekable();
    parts.peek().is_some() && parts.all(is_frame)
}

/// 深化改革的指导思想 names a frame; 把握深化改革的总体要求 is an act, 关于改革的问题 a matter to be settled.
fn is_frame_of(heading: &str) -> bool {
    let words = &*WORDS;
    heading.rfind('的').is_some_and(|at| {
        let (of, frames) = (&heading[..at], &heading[at + '的'.len_utf8()..]);
        let grasped =
            words.grasping.iter().any(|verb| of.contains(verb.as_str())) || of.starts_with(words.about.as_str());
        !grasped && is_frames(frames) && words.of.iter().any(|noun| frames.ends_with(noun.as_str()))
    })
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
        if ends && is_frames(&folded) {
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
    let frames =
        |noun: &String| part.strip_suffix(noun.as_str()).is_some_and(|rest| is_modifiers(rest, &words.modifiers));
    words.whole.iter().any(|w| w == part) || words.nouns.iter().any(frames)
}

/// Whether `text` is nothing but modifiers, one after the other; words overlap, so every way to cut it is tried.
fn is_modifiers(text: &str, modifiers: &[String]) -> bool {
    // reachable[i]: the first i bytes are modifiers.
    let mut reachable = vec![false; text.len() + 1];
    reachable[0] = true;
    for (at, _) in text.char_indices() {
        if reachable[at] {
            for modifier in modifiers.iter().filter(|m| text[at..].starts_with(m.as_str())) {
                reachable[at + modifier.len()] = true;
            }
        }
    }
    reachable[text.len()]
}

/// Words of frames, folded.
struct Words {
    whole: Vec<String>,
    nouns: Vec<String>,
    modifiers: Vec<String>,
    /// Nouns that frame a plan even when they are said to be of something.
    of: Vec<String>,
    /// Verbs that take a frame as their object.
    grasping: Vec<String>,
    about: String,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let folded = |words: &str| words.split_whitespace().map(fold).collect();
    Words {
        whole: folded("总则 附则 名词解释 引言 前言 序言 绪论 导言 联系人 联系电话 联系方式"),
        // 要求 frames a plan only with these words in front: 有关要求 and 工作要求 are orders.
        nouns: folded(
            "总体要求 总要求 基本要求 思想 原则 目标 意义 思路 范围 形势 背景 现状 定义 术语 愿景 定位 依据 概况 回顾 理念 方针 由来 必要性 \
             重要性 紧迫性 主题 时间 对象 地点 缘起 缘由 效益 效果 沿革 取向 环境 基础 挑战 机遇 问题 成就 成效 成果 历程 宗旨 基调 \
             概述 前景 期限 指标",
        ),
        modifiers: folded(
            "指导 基本 总体 主要 工作 发展 建设 试点 重大 重要 适用 实施 战略 具体 年度 预期 改革 行动 任务 规划 \
             总的 总 面临 当前 编制 制定 功能 政策 法律 年 阶段 远期 近期 中期 长期 奋斗 核心 创建 整治 治理 的 \
             现实 时代 起草 立法 本 方案 发展的 过去一年 上年 今年 明年 去年 活动 参加 调查 会议 有关 相关 国内外 国内 政府 计划 \
             经济社会 经济 社会 时期 取得 存在 困难 内外部 外部 内部 未来 一年来 以来 五年 过去 历史 空间 产业 行业 现行 预定 宏观 \
             “十二五” “十三五” “十四五” “十五五” 十二五 十三五 十四五 十五五",
        ),
        of: folded("总体要求 思想 原则 目标 意义 思路 形势 背景 必要性 重要性 紧迫性 现状 成效 问题 机遇 挑战"),
        about: fold("关于"),
        grasping: folded(
            "认识 把握 明确 落实 贯彻 坚持 领会 理解 统一 围绕 锚定 聚焦 对标 对照 实现 完成 达到 服务 树立 提高 增强 遵循 强化 细化 分解 确定 制定 \
             解决 改善 优化 推动 确保 扩大 创造 提供 建立 健全 完善 巩固 展示 宣传 应对 营造",
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
        check("过去一年工作回顾", SectionKind::General);
        check("2025年经济社会发展总体要求和政策取向", SectionKind::General);
        check("“十四五”时期发展基础和面临形势", SectionKind::General);
        check("进一步全面深化改革、推进中国式现代化的重大意义和总体要求", SectionKind::General);
        check("充分认识建立优先购电制度的重要意义", SectionKind::Operative);
        check("确保完成全年的目标", SectionKind::Operative);
        check("夯实发展基础", SectionKind::Operative);
        check("优化发展环境", SectionKind::Operative);
        check("基础设施建设", SectionKind::Operative);
        check("环境治理", SectionKind::Operative);
        check("有关要求", SectionKind::Operative);
        check("扩大试点范围", SectionKind::Operative);
        check("主要任务", SectionKind::Operative);
        check("", SectionKind::Operative);
    }
}
