//! What a stretch of text is by its first and last words: a condition, a way, a role, a place.

use crate::script::WordSet;

/// Whether a segment only says when or in which case: …的, …時, …後, …的基礎上.
pub(super) fn conditional(segment: &str) -> bool {
    const SHORTEST: usize = 4 * "字".len();
    static ENDS: WordSet = WordSet::of(&[
        "的",
        "者",
        "时",
        "后",
        "之前",
        "以前",
        "前提下",
        "基础上",
        "情况下",
        "条件下",
        "之日起",
        "期间",
        "过程中",
        "的同时",
        "以来",
    ]);
    // 设立学校教育身心障碍者: people, and no case.
    const PEOPLE: &[&str] = &[
        "障碍者",
        "消费者",
        "劳动者",
        "经营者",
        "志愿者",
        "患者",
        "学者",
        "记者",
        "使用者",
        "投资者",
        "生产者",
        "受害者",
        "创业者",
        "读者",
        "作者",
        "或者",
        "业者",
    ];
    if PEOPLE.iter().any(|word| segment.ends_with(word)) {
        return false;
    }
    // 除禁止进境的外: what is excepted.
    segment.starts_with('除') && segment.ends_with('外')
        || segment.len() >= SHORTEST && ENDS.ends(segment)
        || segment.ends_with('前') && segment.len() > SHORTEST
}

/// Whether a segment only says in which way the next thing is done: 采用视频会商等方式.
pub(super) fn way(segment: &str) -> bool {
    const OPENERS: &[&str] = &["采用", "灵活采用", "综合采用"];
    const ENDS: &[&str] = &["等方式", "等形式", "等手段", "等办法", "等途径", "相结合的方式"];
    OPENERS.iter().any(|word| segment.starts_with(word)) && ENDS.iter().any(|end| segment.ends_with(end))
}

/// The place behind 以…為重點 in `segment`, and whether the segment ends there.
pub(super) fn role(segment: &str) -> Option<(usize, bool)> {
    const ROLES: &[&str] = &[
        "重点",
        "核心",
        "基础",
        "目标",
        "主",
        "主体",
        "导向",
        "引领",
        "牵引",
        "抓手",
        "契机",
        "支撑",
        "载体",
        "依托",
        "方向",
        "主线",
        "统领",
        "根本",
        "原则",
        "基本原则",
        "承载",
        "突破口",
        "切入点",
        "纽带",
        "中心",
        "龙头",
        "代表",
        "骨干",
        "补充",
        "遵循",
        "指导",
        "指引",
        "动力",
        "保障",
        "标准",
        "单位",
        "前提",
        "出发点",
        "落脚点",
        "主要内容",
        "主要技术路线",
        "特色",
        "试点",
        "平台",
        "桥梁",
        "主轴",
        "轴",
        "鉴",
        "荣",
        "己任",
        "底线",
        "先导",
    ];
    let wei = segment.rfind('为')?;
    let behind = &segment[wei + '为'.len_utf8()..];
    let word = ROLES.iter().filter(|role| behind.starts_with(**role)).max_by_key(|role| role.len());
    let ends = behind.chars().count() <= 12 && ROLES.iter().any(|role| behind.ends_with(role));
    match word {
        Some(word) if !ends => Some((wei + '为'.len_utf8() + word.len(), false)),
        _ => ends.then_some((segment.len(), true)),
    }
}

/// Whether a segment that a frame opens ends as circumstances do: 按照…要求, 搶抓…機遇.
pub(super) fn closes_circumstance(segment: &str) -> bool {
    static ENDS: WordSet = WordSet::of(&[
        "原则", "要求", "精神", "部署", "思路", "机遇", "契机", "规律", "方式", "形式", "手段", "途径", "渠道", "方法",
        "措施", "办法", "需要", "情况", "实际", "规定", "任务", "目标", "重点", "定位", "模式", "路径", "战略", "主线",
        "主题", "状况", "形势", "特点", "进展", "变化", "程度", "安排",
    ]);
    ENDS.ends(segment)
}

/// Whether `text` ends where the place or time of a 在… ends.
pub(super) fn closes_place(text: &str) -> bool {
    static ENDS: WordSet = WordSet::of(&[
        "内", "中", "上", "下", "时", "后", "前", "之间", "期间", "方面", "领域", "过程", "方式", "形式", "模式",
        "措施", "手段", "渠道", "途径", "原则", "要求", "同时", "范围",
    ]);
    static NOT: WordSet = WordSet::of(&[
        "以上",
        "以下",
        "以内",
        "海上",
        "线上",
        "线下",
        "地上",
        "地下",
        "水上",
        "空中",
        "高中",
        "初中",
        "集中",
        "年内",
        "预算内",
        "体制内",
        "月底前",
        "年底前",
        "国内",
        "省内",
        "市内",
        "境内",
        "区内",
        "目前",
        "当前",
    ]);
    ENDS.ends(text) && !NOT.ends(text)
}
