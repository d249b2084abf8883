//! 引用: documents cited in 《》, by their 發文字號, or as a statute by name.

use std::collections::{HashMap, HashSet};

use super::folded::Passage;
use super::glyphs::{self, is_word};
use crate::plan::{Plan, Reference};
use crate::script;
use crate::source::Source;

/// Longest title that is read, in characters; 《 without 》 ends nowhere.
const LONGEST_TITLE: usize = 160;

/// The documents cited in `text`, in reading order, each once; their `path` is left absent.
pub(super) fn references(source: &Source, text: &Passage) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.chars.len() {
        let next = match text.chars[at] {
            '<' => titled(source, text, at, &mut found),
            '[' | '(' => numbered(source, text, at, &mut found),
            '法' | '例' | '典' => statute(source, text, at, &mut found),
            _ => None,
        };
        at = next.unwrap_or(at + 1);
    }
    let mut seen = HashSet::new();
    found.sort_by_key(|reference| reference.span);
    found.retain(|reference| seen.insert(script::fold(&reference.title)));
    found
}

/// Gives references to a short name (《意見》) the full title and 發文字號, and drops what cites the plan itself.
pub fn resolve(plan: &mut Plan) {
    let head = &mut plan.plan;
    let full: HashMap<String, (usize, String)> =
        head.aliases.iter().map(|a| (plain(&a.alias), (a.span.end, a.full.clone()))).collect();
    let inside = plan.measures.iter().flat_map(|measure| &measure.references);
    let numbers: HashMap<String, String> = head
        .references
        .iter()
        .chain(inside)
        .filter_map(|reference| Some((plain(&reference.title), reference.doc_number.clone()?)))
        .collect();
    let own = plain(&head.title);
    let lists = std::iter::once(&mut head.references).chain(plan.measures.iter_mut().map(|m| &mut m.references));
    for list in lists {
        for reference in list.iter_mut() {
            if let Some((defined, title)) = full.get(&plain(&reference.title))
                && *defined <= reference.span.start
            {
                reference.title = title.clone();
            }
            if reference.doc_number.is_none() {
                reference.doc_number = numbers.get(&plain(&reference.title)).cloned();
            }
        }
        let mut seen = HashSet::new();
        list.retain(|reference| {
            let title = plain(&reference.title);
            !is_self(&title, &own) && seen.insert((reference.path.clone(), title))
        });
    }
}

/// Whether a title names the plan itself: its own title, or the one that its notice of issue wraps. Both are plain.
fn is_self(title: &str, own: &str) -> bool {
    if own.is_empty() || title.is_empty() {
        return false;
    }
    let issued = own.rsplit_once("印发").map(|(_, rest)| rest.trim_end_matches("的通知"));
    title == own
        || issued == Some(title)
        || title.starts_with("关于") && own.ends_with(title)
        || own.starts_with("关于") && title.ends_with(own)
        || title.ends_with(&format!("印发{own}的通知"))
}

/// A title for comparison: folded, without marks and white space.
fn plain(title: &str) -> String {
    script::fold(title).chars().filter(|c| !c.is_whitespace() && !matches!(c, '<' | '>' | '"')).collect()
}

/// A title in 《》 that opens at `open`, with the 發文字號 beside it. Returns where to read on.
fn titled(source: &Source, text: &Passage, open: usize, found: &mut Vec<Reference>) -> Option<usize> {
    let chars = text.chars;
    let close = text
        .close(open, LONGEST_TITLE)
        .or_else(|| chars[open..].iter().take(LONGEST_TITLE).position(|&c| c == '>').map(|i| open + i))?;
    let (mut start, mut end) = (open, close + 1);
    let (from, to) = text.trim(open + 1, close);
    if !chars[from..to].iter().any(|&c| is_word(c)) || introduces_alias(&chars[..open]) {
        return Some(end);
    }
    let mut number = None;
    // 《…》（試行）（國發〔2021〕15號，以下簡稱《意見》）: brackets that belong to the title follow it directly.
    let mut after = text.skip_space(end);
    while chars.get(after) == Some(&'(') {
        let Some(shut) = text.close(after, 80) else { break };
        let given = given_number(source, text, after + 1, shut);
        if given.is_some() {
            number = given;
            end = shut + 1;
            break;
        }
        if !is_edition(&chars[after + 1..shut]) {
            break;
        }
        after = text.skip_space(shut + 1);
    }
    if number.is_none()
        && let Some((from, given)) = number_before(source, text, open)
    {
        start = from;
        number = Some(given);
        found.pop_if(|last| last.span.end > text.span(start, end).start);
    }
    let title = joined(source.quote(text.span(from, to)));
    if number.is_some() || is_document(&chars[from..to]) {
        let span = text.span(start, end);
        found.push(Reference { path: None, quote: source.quote(span).to_owned(), span, title, doc_number: number });
    }
    Some(end)
}

/// Whether 以下簡稱 stands right before: what follows is a short name being given, not a citation.
fn introduces_alias(before: &[char]) -> bool {
    let end = before.iter().rposition(|c| !matches!(c, ' ' | '"' | ':' | '为')).map_or(0, |i| i + 1);
    ["简称", "统称", "合称", "下称", "以下称"].iter().any(|word| glyphs::ends_with(&before[..end], word))
}

/// （試行） （2020年版） （征求意見稿）: an edition, part of the document's name and not its number.
fn is_edition(inside: &[char]) -> bool {
    ["行", "版", "稿", "用", "订", "正", "批", "年"].iter().any(|word| glyphs::ends_with(inside, word))
}

/// Whether a title names a document. Certificates, forms, films and newspapers stand in 《》 too and are none.
fn is_document(title: &[char]) -> bool {
    const ENDS: [&str; 52] = [
        "法", "典", "条例", "办法", "规定", "细则", "规则", "规程", "规范", "章程", "制度", "通知", "意见", "决定",
        "决议", "通报", "公告", "公报", "通告", "批复", "指示", "命令", "函", "复函", "纪要", "请示", "方案", "规划",
        "计划", "纲要", "要点", "目录", "清单", "名录", "名单", "标准", "指南", "指引", "导则", "大纲", "预案", "政策",
        "措施", "要求", "报告", "皮书", "协定", "协议", "公约", "宣言", "汇报", "体系",
    ];
    // （試行）, （2021—2035年） and 若干措施二十條 close a title too.
    let mut end = title.len();
    while end > 0 && title[end - 1] == ')' {
        end = title[..end].iter().rposition(|&c| c == '(').unwrap_or(0);
    }
    let name = &title[..end];
    ENDS.iter().any(|word| glyphs::ends_with(name, word))
        || glyphs::starts_with(name, "关于")
        || glyphs::find(name, "若干").is_some()
        || glyphs::find(name, "关于").is_some()
}

/// A title without the line break that a narrow page put into it.
fn joined(title: &str) -> String {
    if title.contains('\n') { title.lines().map(str::trim).collect() } else { title.to_owned() }
}

/// The 發文字號 among the parts of a bracket: 國發〔2021〕15號, 以下簡稱… or 國務院令第432號.
fn given_number(source: &Source, text: &Passage, start: usize, end: usize) -> Option<String> {
    let chars = text.chars;
    let mut part = start;
    for i in start..=end {
        if i == end || matches!(chars[i], ',' | ';' | '、') {
            let (from, to) = text.trim(part, i);
            if to - from <= 40 && (ends_in_year_number(&chars[from..to]).is_some() || is_order(&chars[from..to])) {
                return Some(source.quote(text.span(from, to)).to_owned());
            }
            part = i + 1;
        }
    }
    None
}

/// The 發文字號 that stands right before a title, with its place: 國發〔2004〕20號《…》, （國發〔2004〕20號）《…》.
fn number_before(source: &Source, text: &Passage, open: usize) -> Option<(usize, String)> {
    let chars = text.chars;
    let mut end = open;
    while end > 0 && matches!(chars[end - 1], ' ' | ')') {
        end -= 1;
    }
    if end == 0 || chars[end - 1] != '号' && !glyphs::ends_with(&chars[..end], "号令") {
        return None;
    }
    let start = (end.saturating_sub(40)..end)
        .rev()
        .find(|&i| matches!(chars[i], ',' | '。' | ';' | '、' | ':' | '\n' | '>' | '"'))
        .map_or(end.saturating_sub(40), |i| i + 1);
    let year = ends_in_year_number(&chars[start..end]);
    let from = match year {
        Some(bracket) => agency_start(chars, start, start + bracket),
        None => {
            (start..end).rev().find(|&i| glyphs::starts_with(&chars[i..], "第")).filter(|_| chars[end - 1] == '令')?
        }
    };
    let begin = from;
    let from = if chars[from] == '(' { from + 1 } else { from };
    let (from, to) = text.trim(from, end);
    Some((begin, source.quote(text.span(from, to)).to_owned()))
}

/// A 發文字號 in running text, whose year bracket opens at `open`: 深入落實國發〔2022〕2號文件.
fn numbered(source: &Source, text: &Passage, open: usize, found: &mut Vec<Reference>) -> Option<usize> {
    let chars = text.chars;
    let end = year_number(chars, open)?;
    if chars[end - 1] != '号' {
        return None;
    }
    let floor = open.saturating_sub(16);
    let start = agency_start(chars, floor, open);
    if open - start < 2 || found.last().is_some_and(|last| last.span.end > text.span(start, end).start) {
        return None;
    }
    let quoted = if text.is(end, "文件") { end + 2 } else { end };
    let span = text.span(start, quoted);
    let number = source.quote(text.span(start, end)).to_owned();
    found.push(Reference {
        path: None,
        quote: source.quote(span).to_owned(),
        span,
        title: number.clone(),
        doc_number: Some(number),
    });
    Some(quoted)
}

/// Where the agency's code before a year bracket begins: back over letters to the last word that cannot belong to it.
fn agency_start(chars: &[char], floor: usize, open: usize) -> usize {
    let mut start = open;
    while start > floor && (is_word(chars[start - 1]) || chars[start - 1] == ' ' && open - start < 2) {
        if [
            "落实", "执行", "按照", "根据", "依据", "贯彻", "对照", "参照", "是", "即", "的", "遵照", "符合", "和",
            "与", "及", "对", "见", "以", "按", "据",
        ]
        .iter()
        .any(|word| glyphs::ends_with(&chars[floor..start], word))
        {
            break;
        }
        start -= 1;
    }
    start
}

/// Whether the characters end in 〔2021〕15號; gives where the year bracket opens.
fn ends_in_year_number(chars: &[char]) -> Option<usize> {
    (0..chars.len())
        .filter(|&i| matches!(chars[i], '[' | '('))
        .find(|&i| i > 0 && year_number(chars, i) == Some(chars.len()))
}

/// Reads 〔2021〕15號 or 〔2021〕第15號 at `open`; gives where it ends.
fn year_number(chars: &[char], open: usize) -> Option<usize> {
    let year = chars.get(open + 1..open + 5)?;
    let closed = matches!((chars[open], chars.get(open + 5)?), ('[', ']') | ('(', ')'));
    if !closed || !matches!(year[0], '1' | '2') || !year.iter().all(char::is_ascii_digit) {
        return None;
    }
    let mut at = open + 6;
    while chars.get(at).is_some_and(|c| matches!(c, ' ' | '第')) {
        at += 1;
    }
    let digits = chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    if digits == 0 || digits > 5 {
        return None;
    }
    at += digits;
    if chars.get(at) == Some(&' ') && chars.get(at + 1) == Some(&'号') {
        at += 1;
    }
    Some(if chars.get(at) == Some(&'号') { at + 1 } else { at })
}

/// 國務院令第432號, 第37號令, 公告2015年第102號, 主席令第七十四號.
fn is_order(chars: &[char]) -> bool {
    let number = |c: &char| c.is_ascii_digit() || "〇○零一二三四五六七八九十百".contains(*c);
    let ends = chars.last() == Some(&'号') || glyphs::ends_with(chars, "号令");
    let Some(first) = glyphs::find(chars, "第") else { return false };
    let digits = chars[first + 1..].iter().take_while(|c| number(c) || **c == ' ').count();
    ends && digits > 0
        && chars.get(first + 1 + digits) == Some(&'号')
        && (glyphs::find(chars, "令").is_some() || glyphs::find(chars, "公告").is_some())
}

/// A statute cited without 《》, whose name ends at `last`: 落實網絡安全法、數據安全法.
fn statute(source: &Source, text: &Passage, last: usize, found: &mut Vec<Reference>) -> Option<usize> {
    let chars = text.chars;
    let end = last + 1;
    let name =
        chars[..end].ends_with(&['民', '法', '典']) || chars[..end].ends_with(&['条', '例']) || chars[last] == '法';
    // 辦法, 方法, 依法 … are words of their own; what follows a name is 、 , 等 的 和 规定 or the end.
    if !name || last == 0 || "办方做依合违司立执非用语手技算疗说想看普守无枪书".contains(chars[last - 1])
    {
        return None;
    }
    let follows = &chars[end..];
    let closes = ["、", ",", "。", "等", "的规定", "规定", "和", "及", "要求", ")", ";"];
    if !(follows.is_empty() || closes.iter().any(|word| glyphs::starts_with(follows, word))) {
        return None;
    }
    let floor = end.saturating_sub(30);
    let national: Vec<char> = "中华人民共和国".chars().collect();
    let start = (floor..end).rev().find(|&i| {
        chars[i..end].starts_with(&national)
            || CITING.iter().any(|word| glyphs::ends_with(&chars[floor..i], word))
            || i > floor
                && matches!(chars[i - 1], '、' | '和')
                && found.last().is_some_and(|last| last.span.end == text.span(i - 1, i).start)
    })?;
    // 貫徹實施黃河保護法, 適用於傳染病防治法, 本條例
    let mut start = start;
    while let Some(word) = ["实施", "落实", "执行", "于", "好", "和", "有关"]
        .iter()
        .find(|word| glyphs::starts_with(&chars[start..end], word))
    {
        start += word.chars().count();
    }
    let words = &chars[start..end];
    if ["有关", "相关", "现行", "国家", "地方"].iter().any(|word| glyphs::find(words, word).is_some()) {
        return None;
    }
    if words.len() < 3
        || words.len() > 24
        || matches!(words[0], '本' | '该' | '此' | '各' | '上' | '前')
        || !words.iter().all(|&c| is_word(c))
    {
        return None;
    }
    let span = text.span(start, end);
    if found.last().is_some_and(|last| last.span.end > span.start) {
        return None;
    }
    let title = source.quote(span).to_owned();
    found.push(Reference { path: None, quote: title.clone(), span, title, doc_number: None });
    Some(end)
}

/// Verbs whose object is a norm.
const CITING: [&str; 12] =
    ["根据", "依据", "按照", "依照", "落实", "执行", "遵守", "违反", "贯彻", "符合", "适用", "遵循"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::folded::Folded;
    use crate::source::Span;

    /// What is cited, as `title` or `title = number`.
    fn check(text: &str, expected: &[&str]) {
        let source = Source::new("a", text);
        let folded = Folded::new(&source, Span::new(0, source.text().len()));
        let found = references(&source, &folded.whole());
        for reference in &found {
            assert_eq!(source.quote(reference.span), reference.quote);
        }
        let found: Vec<String> = found
            .iter()
            .map(|r| r.doc_number.as_ref().map_or(r.title.clone(), |number| format!("{} = {number}", r.title)))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_number_stands_in_the_bracket_that_follows_or_before() {
        check(
            "圍繞《國務院關于支持高質量發展的意見》(國發〔2021〕15號,以下簡稱《意見》)要求",
            &["國務院關于支持高質量發展的意見 = 國發〔2021〕15號"],
        );
        check("按照《关于工作的通知》（商合电【2020】69号）", &["关于工作的通知 = 商合电【2020】69号"]);
        check("《规划》(发改办价格(2017)12号)", &["规划 = 发改办价格(2017)12号"]);
        check("《物业管理条例》（国务院令第504号）", &["物业管理条例 = 国务院令第504号"]);
        check("《供电监管办法》(电监会令第27号)", &["供电监管办法 = 电监会令第27号"]);
        check("落实国发〔2004〕20号《决定》", &["决定 = 国发〔2004〕20号"]);
        check("《办法》（试行）（财建〔2020〕5号）", &["办法 = 财建〔2020〕5号"]);
        check("《税收办法》（公告2015年第102号）", &["税收办法 = 公告2015年第102号"]);
        check("依据是中发〔2015〕9号", &["中发〔2015〕9号 = 中发〔2015〕9号"]);
        check("深入落实国发〔2022〕2号文件", &["国发〔2022〕2号 = 国发〔2022〕2号"]);
    }

    #[test]
    fn titles_nest_and_break() {
        check(
            "《国务院办公厅关于印发〈无障碍方案〉的通知》和《办法》",
            &["国务院办公厅关于印发〈无障碍方案〉的通知", "办法"],
        );
        check("依据《突发事件应\n急预案》", &["突发事件应急预案"]);
        check("《关于印发《办法》的通知》", &["关于印发《办法》的通知"]);
        check("《办法（试行）》《办法（2020年版）》", &["办法（试行）", "办法（2020年版）"]);
    }

    #[test]
    fn what_is_no_document_is_not_cited() {
        check("取得《医疗机构执业许可证》，填写《项目申报表》，电影《大山的女儿》", &[]);
        check("违反本条例的规定，按照现行国家相关税法的规定", &[]);
        check("（以下简称《通知》）", &[]);
        check("（三）加强监管", &[]);
        check("在（2020）年", &[]);
    }

    #[test]
    fn statutes_are_known_by_what_governs_them() {
        check("落实网络安全法、数据安全法、个人信息保护法等法律", &["网络安全法", "数据安全法", "个人信息保护法"]);
        check("贯彻实施黄河保护法、乡村振兴促进条例", &["黄河保护法", "乡村振兴促进条例"]);
        check("依照中华人民共和国刑法的规定", &["中华人民共和国刑法"]);
        check("按照有关办法，依法处理，改进方法", &[]);
        check("严格执法、公正司法", &[]);
    }
}
