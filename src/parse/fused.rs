//! Headings that run into their body without a mark, told by how the body begins: 组织实施在…的领导下，.

use memchr::memmem;

/// Shortest and longest heading, in characters.
const SHORTEST: usize = 4;
const LONGEST: usize = 28;

/// The length of the heading that `first` opens with, the words before the first mark; `behind` is what follows them.
/// `None` where no sign shows that a body begins inside.
pub(super) fn heading(first: &str, behind: &str) -> Option<usize> {
    // A heading of its own closes with a full stop.
    if !behind.starts_with(['，', '：', '；']) || first.contains('、') && first.chars().count() <= LONGEST {
        return None;
    }
    let ends = first.char_indices().map(|(at, _)| at).skip(SHORTEST).take(LONGEST - SHORTEST + 1);
    // 由国家能源局, 电网企业和各级政府: no body begins behind a preposition or inside a list.
    const GOES_ON: [char; 15] =
        ['由', '会', '同', '和', '与', '及', '或', '向', '对', '的', '在', '以', '经', '将', '、'];
    let mut ends = ends.filter(|at| *at < first.len() && !first[..*at].ends_with(GOES_ON));
    stock(first).or_else(|| ends.find(|at| dates(&first[*at..]) || names_office(&first[*at..]) || defines(first, *at)))
}

/// The stock headings of plans, before a word that opens a sentence.
fn stock(first: &str) -> Option<usize> {
    const STOCK: [&str; 12] = [
        "组织实施",
        "組織實施",
        "组织领导",
        "組織領導",
        "组织保障",
        "保障措施",
        "工作要求",
        "实施步骤",
        "監督管理",
        "监督管理",
        "工作机制",
        "政策措施",
    ];
    const OPENERS: [&str; 16] = [
        "在",
        "为",
        "為",
        "各",
        "按",
        "根据",
        "由",
        "国家",
        "地方",
        "本",
        "凡",
        "通过",
        "充分",
        "进一步",
        "要",
        "省级",
    ];
    let word = STOCK.iter().find(|word| first.starts_with(**word))?;
    OPENERS.iter().any(|opener| first[word.len()..].starts_with(opener)).then_some(word.len())
}

/// 2018年起, 到2020年.
fn dates(body: &str) -> bool {
    let digits = body.trim_start_matches(['到', '自', '从']);
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    digits.len() - rest.len() == 4 && digits.starts_with("20") && rest.starts_with('年')
}

/// 国家发展改革委, 各省, 地方政府: who has to act opens a body.
fn names_office(body: &str) -> bool {
    const WHO: [&str; 8] = ["各省", "各地", "各级", "各市", "各有关", "地方各级", "省级政府", "有关部门要"];
    const LONGEST_NAME: usize = 10;
    let office = body.strip_prefix("国家").or_else(|| body.strip_prefix("國家")).is_some_and(|name| {
        let mut name = name.chars().take(LONGEST_NAME);
        name.any(|c| matches!(c, '委' | '局' | '部'))
    });
    office || WHO.iter().any(|who| body.starts_with(who))
}

/// Whether the body that begins at `at` defines a word of the heading: 不合理加价行为转供电是指….
fn defines(first: &str, at: usize) -> bool {
    const WORD: std::ops::RangeInclusive<usize> = 2..=10;
    let (heading, body) = first.split_at(at);
    body.find("是指").is_some_and(|end| {
        WORD.contains(&body[..end].chars().count())
            && memmem::find(heading.as_bytes(), &body.as_bytes()[..end]).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let end = text.find('，').unwrap_or(text.len());
        assert_eq!(heading(&text[..end], &text[end..]).map_or("", |len| &text[..len]), expected, "{text}");
    }

    #[test]
    fn the_body_shows_where_a_heading_ends() {
        check("组织实施在工作小组的领导下，", "组织实施");
        check("建立市场化价格形成机制2018年起，", "建立市场化价格形成机制");
        check("试点工作组织领导国家能源局负责试点工作的统筹，", "试点工作组织领导");
        check("清理规范转供电环节不合理加价行为转供电是指由其他主体转供，", "清理规范转供电环节不合理加价行为");
    }

    #[test]
    fn a_sentence_is_no_heading() {
        check("组织实施电力市场改革试点工作方案，", "");
        check("鼓励金融机构按照市场化原则予以支持，", "");
        check("建设电网", "");
    }
}
