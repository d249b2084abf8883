//! Where a name begins: words that stand before a name and never inside one.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::glyphs;

/// Verbs, prepositions, adverbs and pronouns after which a noun phrase begins, folded.
const BEFORE: &str = "\
    于 所称 对 将 把 为 由 向 从 在 至 给 使 被 按 经 据 即 是 指 或 并 而 等 则 该 本 其 各 以 让 令 因 且 \
    对于 关于 根据 按照 依据 依照 依托 通过 围绕 结合 针对 基于 随着 作为 称为 成为 以及 包括 包含 含有 属于 来自 参照 遵照 \
    推进 推动 推广 推行 推出 加快 加强 加大 强化 完善 健全 优化 深化 提升 提高 促进 拓展 扩大 开展 实施 落实 执行 采用 采取 采购 \
    纳入 列入 探索 研究 谋划 支持 鼓励 引导 吸引 争取 带动 允许 倡导 助力 服务 构建 搭建 建立 设立 创建 打造 制定 制订 编制 发布 \
    印发 出台 举办 办好 布局 统筹 保障 明确 规定 建成 完成 实现 达到 形成 消除 解决 取得 确保 发展 培育 丰富 增强 发挥 坚持 贯彻 \
    利用 运用 应用 使用 引进 引入 引用 申报 争创 用好 建好 抓好 做好 打好 打赢 防控 依法 积极 大力 全面 全力 着力 持续 深入 逐步 \
    有序 稳步 统一 有效 及时 同意 接受 取得 符合 遵守 违反 适用 涉及 集成 包含 组织 参与 配合 承担 负责 接入 启动 建设 新建 \
    上报 批准 转发 下发 联合 称作 启用 投入 聚焦 聚集 集聚 属地 所有 一批 若干 部分 有关 相关 其他 其它 以上 以下";

/// Words that end like one of `BEFORE` and may stand inside a name, folded.
const INSIDE: &str = "\
    资本 成本 基本 样本 版本 日本 文本 方向 导向 定向 自由 事由 供给 补给 大使 财经 神经 规则 原则 准则 基因 数据 证据 票据 中等 初等 高等 \
    平等 对等 由于 关于 对于 基于 行为 存在 所在 命令 禁令 面向 手指 正是 南至 国家标准";

/// Verbs that also stand inside a name, and are left out only where a phrase begins with them, folded.
const LEADING: &str = "治理 保护 改造 管理 监管 整治 管控 防治 规划 修复 支撑 开发 创新 宣传 培训 试点 重点 主要";

/// Single characters of `BEFORE` with those behind them that make one word of both: 经济, 对象.
const JOINED: &[(char, &str)] = &[
    ('经', "济营费验纪理典"),
    ('对', "象口接外等比策标"),
    ('指', "标南引挥导数"),
    ('将', "军来"),
    ('为', "民主"),
    ('由', "来"),
    ('以', "上下及来内外"),
    ('并', "网购轨"),
    ('等', "级"),
    ('本', "级地市省国科土"),
    ('其', "他它"),
    ('在', "线校职岗建"),
    ('因', "素"),
    ('即', "时"),
    ('使', "用馆"),
    ('从', "业"),
    ('据', "点"),
    ('按', "揭"),
    ('给', "水付养"),
    ('让', "利"),
];

/// `INSIDE`, by last character.
static INSIDE_BY_LAST: LazyLock<HashMap<char, Vec<Vec<char>>>> = LazyLock::new(|| by_last(INSIDE));

/// `BEFORE`, by last character.
static BY_LAST: LazyLock<HashMap<char, Vec<Vec<char>>>> = LazyLock::new(|| by_last(BEFORE));

/// Words by their last character.
fn by_last(words: &str) -> HashMap<char, Vec<Vec<char>>> {
    let mut by_last: HashMap<char, Vec<Vec<char>>> = HashMap::new();
    for word in words.split_whitespace() {
        let chars: Vec<char> = word.chars().collect();
        by_last.entry(chars[chars.len() - 1]).or_default().push(chars);
    }
    by_last
}

/// Whether a word that stands before names ends at `end`.
pub fn ends_before_name(chars: &[char], end: usize) -> bool {
    let ends = |words: &HashMap<char, Vec<Vec<char>>>, longer: usize| {
        words
            .get(&chars[end - 1])
            .is_some_and(|words| words.iter().any(|word| word.len() >= longer && chars[..end].ends_with(word)))
    };
    let joined = || {
        let next = chars.get(end).copied().unwrap_or(' ');
        JOINED.iter().any(|(c, behind)| *c == chars[end - 1] && behind.contains(next))
    };
    end > 0 && (ends(&BY_LAST, 2) || ends(&BY_LAST, 1) && !ends(&INSIDE_BY_LAST, 2) && !joined())
}

/// Whether `c` parts phrases wherever it stands.
pub fn is_hard(c: char) -> bool {
    matches!(c, ',' | '。' | ';' | ':' | '!' | '?' | '\n' | '\t' | '"' | '<' | '>' | '(' | ')' | '[' | ']' | '…')
}

/// Where the noun phrase that ends at `end` begins, at most `limit` characters back. `sure` belongs to it for certain;
/// `、` and 及 end it only when `list` is false. A short bracket inside, as in 太原钢铁（集团）公司, belongs to it.
pub fn phrase_start(chars: &[char], end: usize, sure: usize, list: bool, limit: usize) -> usize {
    let floor = end.saturating_sub(limit);
    let mut at = end;
    while at > floor {
        let c = chars[at - 1];
        if c == ')' && at < end {
            match chars[floor..at].iter().rposition(|&c| c == '(') {
                Some(open) if at - (floor + open) <= 10 => {
                    at = floor + open;
                    continue;
                }
                _ => break,
            }
        }
        if is_hard(c) {
            break;
        }
        // A phrase does not begin with 與: 研究與試驗發展.
        let joined = at < end && matches!(chars[at], '与' | '和');
        let cut = ends_before_name(chars, at) && !joined || !list && matches!(c, '、' | '及');
        // 負有責任的杏兒溝公司: 的 right before what is sure closes what only describes it.
        if at <= sure && (cut || at == sure && c == '的') {
            break;
        }
        at -= 1;
    }
    if let Some(word) = LEADING.split_whitespace().find(|word| glyphs::starts_with(&chars[at..end], word))
        && at + word.chars().count() <= sure
        && end - at >= word.chars().count() + 3
    {
        at += word.chars().count();
    }
    while at < end && (chars[at].is_whitespace() || matches!(chars[at], '、' | '的' | '和' | '与' | '及')) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_begins_after_what_governs_it() {
        let check = |text: &str, sure: usize, list, expected: &str| {
            let chars: Vec<char> = text.chars().collect();
            let start = phrase_start(&chars, chars.len(), chars.len() - sure, list, 60);
            assert_eq!(chars[start..].iter().collect::<String>(), expected);
        };
        check("推进光伏建筑一体化", 2, false, "光伏建筑一体化");
        check("第三方治理或政府和社会资本合作", 2, false, "政府和社会资本合作");
        check("太原钢铁(集团)有限公司", 2, false, "太原钢铁(集团)有限公司");
        check("经国务院同意,建立职业教育工作部际联席会议", 2, false, "职业教育工作部际联席会议");
        check("实施研究与试验发展", 2, false, "研究与试验发展");
        check("登记农村集体经济合作社", 3, false, "登记农村集体经济合作社");
        check("推进经济合作组织", 2, false, "经济合作组织");
        check("负有责任的杏儿沟煤业公司", 7, false, "杏儿沟煤业公司");
        check("推进三河市、大厂回族自治县、香河县", 2, true, "三河市、大厂回族自治县、香河县");
        check("推进三河市、大厂回族自治县、香河县", 2, false, "香河县");
    }
}
