//! Lists of offices: where one ends and the next begins, and what can be an office at all.

use super::super::folded::Passage;
use super::super::glyphs;

/// Character ranges of the offices.
type Offices = Vec<(usize, usize)>;

/// The offices of a list that fills `[start, end)`; `None` when it holds what can be none.
pub(super) fn list(text: &Passage, start: usize, end: usize) -> Option<Offices> {
    let offices = split(text, start, end);
    let fits = |&(from, to): &(usize, usize)| is_party(&text.chars[from..to]);
    (!offices.is_empty() && offices.iter().all(fits)).then_some(offices)
}

/// Like [`list`], and every member ends as offices do.
pub(super) fn sure_list(text: &Passage, start: usize, end: usize) -> Option<Offices> {
    let offices = list(text, start, end)?;
    offices.iter().all(|&(from, to)| to - from >= 3 && ends_as_office(&text.chars[from..to])).then_some(offices)
}

/// The offices that a sentence begins with: 財政部、水利部等部門組織評審.
pub(super) fn leading(text: &Passage, start: usize, end: usize) -> Option<Offices> {
    let chars = text.chars;
    let stop = (start..end).find(|&i| chars[i] == '等').or_else(|| {
        // No 等: the last office suffix that a list can end with, before the verb.
        let last = (start..end).rev().find(|&i| chars[i] == '、').map_or(start, |i| i + 1);
        let first = (last + 2..=end).find(|&i| ends_as_office(&chars[last..i]))?;
        // 有關部 is not the end of 有關部門, nor 發展改革委 that of 發展改革委員會.
        (first..=end.min(first + 3)).rev().find(|&i| ends_as_office(&chars[last..i]))
    })?;
    list(text, start, stop)
}

/// Cuts a list at 、 , and white space, and at 和 及 与 between two offices; takes 等 and what follows it away.
fn split(text: &Passage, start: usize, end: usize) -> Offices {
    let chars = text.chars;
    let mut offices = Vec::new();
    let mut from = start;
    let mut depth = 0usize;
    for i in start..=end {
        let c = chars.get(i).copied().filter(|_| i < end);
        match c {
            Some('(') => depth += 1,
            Some(')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if c.is_none() || depth == 0 && c.is_some_and(|c| matches!(c, '、' | ',' | ';' | '/') || c.is_whitespace()) {
            joined(text, from, i, &mut offices);
            from = i + 1;
        }
    }
    // 各省、自治區、直轄市人民政府 is one party.
    let region =
        |&(from, to): &(usize, usize)| matches!(chars[to - 1], '省' | '区' | '市' | '县' | '州') && to - from <= 4;
    if let Some(first) = offices.iter().position(|o| chars[o.0] == '各' && region(o)) {
        let rest = offices[first + 1..].iter().take_while(|o| region(o) && o.1 - o.0 <= 3).count();
        if let Some(&(from, to)) = offices.get(first + 1 + rest)
            && glyphs::ends_with(&chars[from..to], "政府")
            && to - from <= 7
        {
            offices[first].1 = to;
            offices.drain(first + 1..first + 2 + rest);
        }
    }
    offices
}

/// One member of a list, or two that 和 joins: 財政部和水利部, but not 工業和信息化部.
fn joined(text: &Passage, start: usize, end: usize, offices: &mut Offices) {
    let chars = text.chars;
    let (mut start, mut end) = text.trim(start, end);
    for word in ["由", "以及", "会同"] {
        if glyphs::starts_with(&chars[start..end], word) {
            start += word.chars().count();
        }
    }
    // 等部門, 等有關單位, 等按各自職責 close a list; 高等 and 初等 are words.
    let closing = (start..end).rev().find(|&i| {
        chars[i] == '等' && i > start && !matches!(chars[i - 1], '高' | '中' | '初' | '同' | '平' | '均' | '对' | '特')
    });
    if let Some(at) = closing {
        end = at;
    }
    for i in start + 1..end {
        let length = match chars[i] {
            '和' | '与' | '及' => 1,
            '以' if chars.get(i + 1) == Some(&'及') => 2,
            _ => continue,
        };
        let right = &chars[i + length..end];
        if ends_as_office(&chars[start..i]) && right.len() >= 3 && is_party(right) {
            offices.push((start, i));
            joined(text, i + length, end, offices);
            return;
        }
    }
    let (start, end) = text.trim(start, end);
    if start < end {
        offices.push((start, end));
    }
}

/// Whether this can be a party to a task: an office, or 各地區, 有關部門, 試點城市.
fn is_party(name: &[char]) -> bool {
    (2..=40).contains(&name.len())
        && name.iter().all(|&c| c.is_alphanumeric() || matches!(c, '(' | ')' | '、' | ',' | '"' | '·' | ' ' | '-'))
        && name.iter().any(|&c| glyphs::is_ideograph(c))
        && (ends_as_office(outside(name)) || ends_as_region(name))
        && !SENTENCE.iter().any(|word| glyphs::find(name, word).is_some())
}

/// A name without the bracket that closes it: 教育廳（教委）.
fn outside(name: &[char]) -> &[char] {
    match name.iter().rposition(|&c| c == '(') {
        Some(open) if open > 0 && name.last() == Some(&')') => &name[..open],
        _ => name,
    }
}

/// Words that an office's name does not hold.
const SENTENCE: [&str; 21] = [
    "是指", "对", "将", "把", "的", "之", "要求", "加强", "推进", "通过", "按照", "进行", "情况", "应当", "均", "需",
    "以下", "订定", "制定", "拟订", "办理",
];

/// Whether a name ends as the names of offices, bodies and companies do.
fn ends_as_office(name: &[char]) -> bool {
    const LONG: [&str; 74] = [
        "部门",
        "单位",
        "机构",
        "政府",
        "总局",
        "总署",
        "总社",
        "总队",
        "总会",
        "总行",
        "银行",
        "中心",
        "公司",
        "集团",
        "大学",
        "学院",
        "学校",
        "医院",
        "协会",
        "学会",
        "联盟",
        "联合会",
        "商会",
        "工会",
        "法院",
        "检察院",
        "公安",
        "国资委",
        "党委",
        "党组",
        "省委",
        "市委",
        "区委",
        "县委",
        "团委",
        "编办",
        "网信办",
        "金融办",
        "扶贫办",
        "外办",
        "台办",
        "侨办",
        "中国残联",
        "残联",
        "妇联",
        "文联",
        "科协",
        "侨联",
        "工商联",
        "总工会",
        "共青团",
        "团中央",
        "指挥部",
        "领导小组",
        "管委会",
        "委员会",
        "组织部",
        "宣传部",
        "统战部",
        "办公室",
        "企业",
        "街道",
        "乡镇",
        "办事处",
        "研究院",
        "研究所",
        "电网",
        "铁路局",
        "专班",
        "工作组",
        "联席会议",
        "气象局",
        "供销社",
        "园区",
    ];
    const SHORT: [char; 17] =
        ['部', '委', '局', '办', '厅', '署', '院', '会', '社', '处', '站', '所', '队', '司', '行', '台', '联'];
    name.len() >= 2
        && (LONG.iter().any(|word| glyphs::ends_with(name, word))
            || SHORT.contains(&name[name.len() - 1]) && !is_common(name))
}

/// Words that end like an office and are none.
fn is_common(name: &[char]) -> bool {
    const COMMON: [&str; 34] = [
        "全部", "内部", "外部", "干部", "西部", "东部", "中部", "局部", "社会", "机会", "大会", "平台", "司机", "进行",
        "实行", "执行", "运行", "推行", "发行", "流行", "举办", "开办", "创办", "试办", "主办", "承办", "协办", "合办",
        "兴办", "筹办", "申办", "场所", "到位", "行行",
    ];
    COMMON.iter().any(|word| glyphs::ends_with(name, word))
}

/// Whether a name ends as regions and other parties do: 各地區, 各省（區、市）, 試點城市.
fn ends_as_region(name: &[char]) -> bool {
    [
        "地区",
        "各地",
        "各省",
        "各市",
        "各区",
        "各县",
        "省(区、市)",
        "区、市)",
        "县(市、区)",
        "县(区)",
        "(市、区)",
        "(市)",
        "(区)",
        "市、区)",
        "区)",
        "城市",
        "区县",
        "各区县",
        "市县",
        "乡(镇)",
        "新区",
        "自治区",
        "兵团",
        "高校",
        "院校",
        "各方",
        "县",
        "市",
        "区",
        "州",
        "省",
        "旗",
        "镇",
        "开发区",
    ]
    .iter()
    .any(|word| glyphs::ends_with(name, word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::folded::Folded;
    use crate::source::{Source, Span};

    #[test]
    fn a_list_is_cut_between_offices_only() {
        let check = |text: &str, expected: Option<&str>| {
            let source = Source::new("a", text);
            let folded = Folded::new(&source, Span::new(0, source.text().len()));
            let passage = folded.whole();
            let found = list(&passage, 0, passage.len())
                .map(|all| all.iter().map(|r| source.quote(passage.span(r.0, r.1))).collect::<Vec<_>>().join("|"));
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        check("文化和旅游部、住房和城乡建设部", Some("文化和旅游部|住房和城乡建设部"));
        check("教育部和财政部", Some("教育部|财政部"));
        check("人力资源和社会保障局及财政局", Some("人力资源和社会保障局|财政局"));
        check("各有关部门和单位", Some("各有关部门和单位"));
        check("国资委、邮政局等部门和企业", Some("国资委|邮政局"));
        check("各省、自治区、直辖市人民政府", Some("各省、自治区、直辖市人民政府"));
        check("中央军委政治工作部、中国残联", Some("中央军委政治工作部|中国残联"));
        check("教育厅（教委）、高等学校", Some("教育厅（教委）|高等学校"));
        check("加强组织领导", None);
        check("现货交易是指国家电力调度控制中心", None);
        check("相关主管机关订定保送办", None);
        check("应急管理", None);
        check("红色、楷体", None);
    }
}
