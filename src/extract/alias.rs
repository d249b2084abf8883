//! 簡稱: short names that a text gives to something (以下簡稱…, 含義相同, an abbreviation in a bracket).

use std::collections::HashSet;

use aho_corasick::{AhoCorasick, MatchKind};

use super::boundary;
use super::folded::{Folded, Passage};
use super::glyphs;
use crate::plan::Alias;
use crate::script;
use crate::source::{Source, Span};

/// How far back a full form is looked for, in characters.
const FARTHEST: usize = 120;

/// Longest short name, in characters.
const LONGEST: usize = 24;

/// The short names given in `text`, in reading order.
pub(super) fn aliases(source: &Source, text: &Passage) -> Vec<Alias> {
    let mut found = Vec::new();
    for at in 0..text.chars.len() {
        match text.chars[at] {
            '称' => named(source, text, at, &mut found),
            '(' => bracketed(source, text, at, &mut found),
            '义' if text.is(at, "义相同") => equated(source, text, at, &mut found),
            _ => {}
        }
    }
    found
}

/// Keeps the first of several definitions of one short name.
pub fn once(aliases: impl Iterator<Item = Alias>) -> Vec<Alias> {
    let mut seen = HashSet::new();
    aliases.filter(|alias| seen.insert(script::fold(&alias.alias))).collect()
}

/// A place where a short name stands for its full form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Use {
    /// Where it stands.
    pub span: Span,
    /// Which of the short names it is, by position.
    pub alias: usize,
}

/// Every later use of `aliases`, in reading order. A short name inside its full form or inside a longer one, and a
/// Latin one inside a longer word, is none.
pub fn uses(source: &Source, aliases: &[Alias]) -> Vec<Use> {
    let folded = Folded::new(source, Span::new(0, source.text().len()));
    let text = folded.whole();
    let words: Vec<String> = aliases.iter().flat_map(|a| [script::fold(&a.alias), script::fold(&a.full)]).collect();
    let Ok(automaton) = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words) else {
        return Vec::new();
    };
    let latin = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let mut found = Vec::new();
    for hit in automaton.find_iter(text.text) {
        let (alias, is_full) = (hit.pattern().as_usize() / 2, hit.pattern().as_usize() % 2 == 1);
        let bytes = text.text.as_bytes();
        let torn = latin(bytes.get(hit.start())) && hit.start() > 0 && latin(bytes.get(hit.start() - 1))
            || latin(bytes.get(hit.end() - 1)) && latin(bytes.get(hit.end()));
        let span = text.span_of_bytes(hit.start(), hit.end());
        if !is_full && !torn && span.start >= aliases[alias].span.end {
            found.push(Use { span, alias });
        }
    }
    found
}

/// 以下簡稱X, 以下統稱X, 簡稱X; `at` is 稱.
fn named(source: &Source, text: &Passage, at: usize, found: &mut Vec<Alias>) {
    let chars = text.chars;
    let Some((marker, collective)) = marker(chars, at) else { return };
    let mut from = at + 1;
    while chars.get(from).is_some_and(|c| matches!(c, ' ' | ':' | '为' | '\n')) {
        from += 1;
    }
    let before = chars[..marker].iter().rposition(|c| !c.is_whitespace());
    let Some(before) = before else { return };
    // Where the bracket with the definition opens, or the comma before a definition in running text.
    let (owner_end, bracket) = match chars[before] {
        '(' => (before, Some(before)),
        ',' | '、' | ';' => {
            match chars[before.saturating_sub(60)..before].iter().rposition(|&c| matches!(c, '(' | ')')) {
                Some(i) if chars[before.saturating_sub(60) + i] == '(' => {
                    let open = before.saturating_sub(60) + i;
                    (open, Some(open))
                }
                _ => (before, None),
            }
        }
        _ => return,
    };
    let mut end = from;
    let mut names = Vec::new();
    while names.len() < 4 {
        let Some((start, stop, next)) = short_name(text, from) else { break };
        names.push((start, stop));
        end = next;
        let joint = text.skip_space(next);
        match chars.get(joint) {
            Some('、' | '或' | '和') if matches!(chars.get(joint + 1), Some('"' | '<')) => from = joint + 1,
            _ => break,
        }
    }
    let quote_end = match bracket {
        Some(_) if chars.get(end) == Some(&')') => end + 1,
        _ => end,
    };
    for (start, stop) in names {
        let Some((full, whole)) = owner(text, owner_end, &chars[start..stop], collective) else { continue };
        push(source, text, (start, stop), full, (whole, quote_end), found);
    }
}

/// Where the words that introduce a short name begin, and whether they gather several things (統稱).
fn marker(chars: &[char], at: usize) -> Option<(usize, bool)> {
    let kind = *chars.get(at.checked_sub(1)?)?;
    let word_start = if matches!(kind, '简' | '统' | '合' | '并' | '总') { at - 1 } else { at };
    let spaced: Vec<usize> =
        (word_start.saturating_sub(6)..word_start).rev().filter(|&i| !chars[i].is_whitespace()).collect();
    let gathers = matches!(kind, '统' | '合' | '并' | '总');
    let back = |n: usize| spaced.get(n).map(|&i| chars[i]);
    match (back(0), back(1)) {
        (Some('下'), Some('以')) => Some((spaced[1], gathers)),
        (Some('下'), _) => Some((spaced[0], gathers)),
        // 簡稱 alone gives a name only at the head of a bracket or after a comma, 統稱 at the head of a bracket.
        (Some('(' | ','), _) if kind == '简' => Some((word_start, gathers)),
        (Some('('), _) if kind == '统' => Some((word_start, gathers)),
        (Some('者'), Some('二' | '两' | '三' | '四' | '上')) if gathers => Some((spaced[1], gathers)),
        _ => None,
    }
}

/// The short name at `from`: its start, its end and where to read on.
fn short_name(text: &Passage, from: usize) -> Option<(usize, usize, usize)> {
    let chars = text.chars;
    match chars.get(from)? {
        '<' => {
            let close = text.close(from, LONGEST + 2)?;
            Some((from, close + 1, close + 1))
        }
        '"' => {
            let close = chars[from + 1..].iter().take(LONGEST).position(|&c| c == '"')? + from + 1;
            // “雙碳”目標 goes on behind its marks.
            let next = chars.get(close + 1);
            let whole = next.is_none_or(|&c| !(c.is_alphanumeric()) || matches!(c, '或' | '和' | '与'));
            let end =
                if whole { close } else { (close..chars.len().min(close + LONGEST)).find(|&i| ends(chars[i]))? };
            Some(if whole { (from + 1, close, close + 1) } else { (from, end, end) })
                .filter(|(start, end, _)| end > start)
        }
        _ => {
            let length = chars[from..].iter().take(LONGEST + 1).position(|&c| ends(c) || matches!(c, '"' | '<'))?;
            let (start, end) = text.trim(from, from + length);
            (start < end).then_some((start, end, from + length))
        }
    }
}

/// Whether a short name ends before `c`.
fn ends(c: char) -> bool {
    matches!(c, ')' | '(' | ',' | ';' | '。' | ':' | '\n')
}

/// What the short name `alias` stands for, when that ends at `end`: the span of the full form and where its words begin.
fn owner(text: &Passage, end: usize, alias: &[char], collective: bool) -> Option<((usize, usize), usize)> {
    let chars = text.chars;
    let mut end = end;
    loop {
        while end > 0 && (chars[end - 1].is_whitespace() || chars[end - 1] == '。') {
            end -= 1;
        }
        // 《…》（國發〔2021〕15號）（以下簡稱《意見》）: a bracket between belongs to the title.
        match end.checked_sub(1).filter(|&i| chars[i] == ')').and_then(|i| text.open(i, 60)) {
            Some(open) if open > 0 && matches!(chars[open - 1], '>' | ')') => end = open,
            _ => break,
        }
    }
    let last = end.checked_sub(1)?;
    let count = alias.iter().find_map(|c| numeral(*c)).filter(|n| *n > 1);
    let several = collective || count.is_some();
    if chars[last] == '>' {
        let mut open = text.open(last, 160)?;
        if !several {
            return Some(((open + 1, last), open));
        }
        // 《A》、《B》和《C》（以下統稱…）
        let mut titles = 1;
        while let Some(previous) = previous_title(text, open).filter(|_| count.is_none_or(|n| titles < n)) {
            open = previous;
            titles += 1;
        }
        return Some(if titles == 1 { ((open + 1, last), open) } else { ((open, end), open) });
    }
    if chars[last] == '"' {
        let open = chars[..last].iter().rposition(|&c| c == '"').filter(|i| last - i <= FARTHEST)?;
        return (open + 1 < last).then_some(((open + 1, last), open));
    }
    let floor = end.saturating_sub(FARTHEST);
    let sure = covered(&chars[floor..end], alias).map_or(end.saturating_sub(2), |i| floor + i);
    let latin = alias.iter().all(|c| !glyphs::is_ideograph(*c));
    let start = boundary::phrase_start(chars, end, sure, several && !latin, FARTHEST);
    let start = match count {
        Some(n) if several => last_items(chars, start, end, n, sure),
        _ => start,
    };
    (end - start >= 2).then_some(((start, end), start))
}

/// Where the title in a list of titles before the one that opens at `open` opens itself.
fn previous_title(text: &Passage, open: usize) -> Option<usize> {
    let chars = text.chars;
    let mut at = open;
    while at > 0 && (chars[at - 1].is_whitespace() || matches!(chars[at - 1], '、' | '和' | '与' | '及' | '以')) {
        at -= 1;
    }
    if at > 0 && chars[at - 1] == ')' {
        at = text.open(at - 1, 60)?;
    }
    if at > 0 && chars[at - 1] == '>' { text.open(at - 1, 160) } else { None }
}

/// The latest start from which the characters of `alias` stand in order; what the phrase lacks is passed over.
fn covered(phrase: &[char], alias: &[char]) -> Option<usize> {
    let mut at = phrase.len();
    let mut sure = None;
    for &c in alias.iter().rev().filter(|c| glyphs::is_ideograph(**c) && numeral(**c).is_none()) {
        if let Some(i) = phrase[..at].iter().rposition(|&p| p == c) {
            at = i;
            sure = Some(i);
        }
    }
    sure
}

/// Start of the last `n` members of the list `[start, end)`, when it has more.
fn last_items(chars: &[char], start: usize, end: usize, n: usize, sure: usize) -> usize {
    let commas: Vec<usize> = (start..end).filter(|&i| chars[i] == '、').collect();
    match commas.len().checked_sub(n) {
        Some(i) => (commas[i] + 1).min(sure),
        None => start,
    }
}

/// A bracket that holds an abbreviation, 光伏建筑一體化(BIPV), or the long form of one, IPv6（互聯網協議第6版）.
fn bracketed(source: &Source, text: &Passage, open: usize, found: &mut Vec<Alias>) {
    let chars = text.chars;
    if open == 0 {
        return;
    }
    let Some(close) = text.close(open, FARTHEST) else { return };
    let (mut from, to) = text.trim(open + 1, close);
    // （Building Information Modeling，BIM）: the last part is the abbreviation.
    if let Some(comma) = (from..to).rfind(|&i| chars[i] == ',')
        && chars[from..to].iter().all(|c| c.is_ascii())
    {
        (from, _) = text.trim(comma + 1, to);
    }
    let inside = &chars[from..to];
    if is_abbreviation(inside) {
        let end = (0..open).rev().find(|&i| !chars[i].is_whitespace()).map_or(0, |i| i + 1);
        let Some((full, start)) = owner(text, end, inside, false) else { return };
        if chars[full.0..full.1].iter().filter(|c| glyphs::is_ideograph(**c)).count() >= 2 {
            push(source, text, (from, to), full, (start, close + 1), found);
        }
        return;
    }
    if let Some(full) = shortened(text, open, inside) {
        push(source, text, (from, to), full, (full.0, close + 1), found);
        return;
    }
    let ideographs = inside.iter().filter(|c| glyphs::is_ideograph(**c)).count();
    let start = (0..open).rev().find(|&i| !is_latin(chars[i])).map_or(0, |i| i + 1);
    if is_abbreviation(&chars[start..open]) {
        let remark =
            ["不含", "含", "包括", "其中", "以下", "试行"].iter().any(|word| glyphs::starts_with(inside, word));
        let (from, to) =
            if inside.first() == Some(&'<') && inside.last() == Some(&'>') { (from + 1, to - 1) } else { (from, to) };
        if !remark && ideographs >= 4 && chars[from..to].iter().all(|&c| c.is_alphanumeric() || c == '-') {
            push(source, text, (start, open), (from, to), (start, close + 1), found);
        }
        return;
    }
    if chars[open - 1] == '"' {
        let last = open - 1;
        let Some(first) = chars[..last].iter().rposition(|&c| c == '"').filter(|i| last - i <= 10) else { return };
        if glosses(&chars[first + 1..last], inside) {
            push(source, text, (first + 1, last), (from, to), (first, close + 1), found);
        }
    }
}

/// The name before a bracket that the bracket shortens: 香港房屋委員會（房委會）. Its characters stand in the name in their
/// order, it ends as the name does, and it is no part of it: not 人民醫院（醫院）.
fn shortened(text: &Passage, open: usize, inside: &[char]) -> Option<(usize, usize)> {
    const LAST: &[char] =
        &['会', '局', '部', '委', '署', '院', '司', '行', '团', '办', '社', '校', '所', '区', '网', '站', '台', '厅'];
    let chars = text.chars;
    let last = *inside.last().filter(|last| LAST.contains(last))?;
    let fits = (2..=6).contains(&inside.len()) && inside.iter().all(|&c| glyphs::is_ideograph(c));
    if !fits || chars[open - 1] != last {
        return None;
    }
    let (full, _) = owner(text, open, inside, false)?;
    let name = &chars[full.0..full.1];
    let mut rest = name.iter();
    let ordered = inside.iter().all(|c| rest.any(|n| n == c));
    (ordered && name.len() >= inside.len() + 2 && !name.ends_with(inside)).then_some(full)
}

/// Whether a bracket spells out a slogan: “装、树、联”（…安装…、…树立…、…联网）, “三北”（华北、东北、西北）.
fn glosses(name: &[char], inside: &[char]) -> bool {
    let items: Vec<&[char]> = inside.split(|c| matches!(c, '、' | ',' | ';')).collect();
    if items.len() < 2 || inside.contains(&'"') {
        return false;
    }
    let parts: Vec<&[char]> = name.split(|c| *c == '、').collect();
    if parts.len() == items.len() {
        return parts.iter().zip(&items).all(|(part, item)| part.iter().any(|c| item.contains(c)));
    }
    parts.len() == 1 && name.first().and_then(|c| numeral(*c)) == Some(items.len())
}

/// 本文件所稱A、B、C的含義相同: the first is the full form; `at` is 義.
fn equated(source: &Source, text: &Passage, at: usize, found: &mut Vec<Alias>) {
    let chars = text.chars;
    let floor = at.saturating_sub(60);
    let start = (floor..at).rev().find(|&i| boundary::is_hard(chars[i])).map_or(floor, |i| i + 1);
    let start = glyphs::find(&chars[start..at], "所称").map_or(start, |i| start + i + 2);
    let mut end = at;
    while end > start && matches!(chars[end - 1], '含' | '的' | '意' | '涵') {
        end -= 1;
    }
    let mut names = Vec::new();
    let mut from = start;
    for i in (start..end).filter(|&i| matches!(chars[i], '、' | '与' | '和')).chain([end]) {
        names.push(text.trim(from, i));
        from = i + 1;
    }
    let Some((&full, rest)) = names.split_first() else { return };
    for &name in rest.iter().filter(|(start, end)| end > start) {
        push(source, text, name, full, (start, at + 3), found);
    }
}

/// Adds an alias given by character ranges, unless it says nothing new.
fn push(
    source: &Source,
    text: &Passage,
    alias: (usize, usize),
    full: (usize, usize),
    quote: (usize, usize),
    found: &mut Vec<Alias>,
) {
    let words = |range: (usize, usize)| source.quote(text.span(range.0, range.1)).trim().to_owned();
    let span = text.span(quote.0, quote.1.max(quote.0));
    let (alias, full) = (words(alias), words(full));
    if !alias.is_empty() && !full.is_empty() && alias != full {
        found.push(Alias { alias, full, quote: source.quote(span).to_owned(), span });
    }
}

/// A Latin abbreviation: two capitals at least, no unit, no code of a standard, no Roman number.
fn is_abbreviation(chars: &[char]) -> bool {
    let capitals = chars.iter().filter(|c| c.is_ascii_uppercase()).count();
    let digits = chars.iter().filter(|c| c.is_ascii_digit()).count();
    (2..=16).contains(&chars.len())
        && chars.iter().all(|&c| is_latin(c))
        && chars[0].is_ascii_alphabetic()
        && capitals >= 2
        && digits <= 2
        && !chars.iter().all(|c| matches!(c, 'I' | 'V' | 'X'))
        && !UNITS.contains(&chars.iter().collect::<String>().as_str())
}

/// What an abbreviation consists of.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '&' | '+' | '.')
}

/// Units that look like abbreviations.
const UNITS: [&str; 10] = ["GB", "TB", "PB", "EB", "MB", "MW", "GW", "TW", "GWh", "TWh"];

/// The value of a Chinese or Arabic digit that counts things.
fn numeral(c: char) -> Option<usize> {
    match c {
        '一' => Some(1),
        '二' | '两' | '双' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        '十' => Some(10),
        c => c.to_digit(10).map(|d| d as usize),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let source = Source::new("a", text);
        let found = aliases(&source, &Folded::new(&source, Span::new(0, source.text().len())).whole());
        for alias in &found {
            assert_eq!(source.quote(alias.span), alias.quote);
            assert!(alias.quote.contains(&alias.alias) && alias.quote.contains(&alias.full), "{}", alias.quote);
        }
        let found: Vec<(&str, &str)> = found.iter().map(|a| (a.alias.as_str(), a.full.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_title_gets_a_short_one() {
        check("落實《關于發展的意見》(國發〔2021〕15號,以下簡稱《意見》)", &[("《意見》", "關于發展的意見")]);
        check("《关于改革的意见》（中发〔2015〕9号）（以下简称“9号文”）", &[("9号文", "关于改革的意见")]);
        check(
            "《传染病防治法》(以下简称传染病防治法)和《应急条例》(以下简称应急条例)",
            &[("应急条例", "应急条例")][..0],
        );
        check("《甲办法》和《乙意见》（以下统称“两办法”）", &[("两办法", "《甲办法》和《乙意见》")]);
        check("印发了《关于服务的通知》。（以下简称《通知》）", &[("《通知》", "关于服务的通知")]);
    }

    #[test]
    fn the_full_form_begins_where_its_phrase_does() {
        check(
            "與河北省三河市、大廠回族自治縣、香河縣(以下簡稱北三縣)",
            &[("北三縣", "河北省三河市、大廠回族自治縣、香河縣")],
        );
        check("建立职业教育工作部际联席会议（以下简称联席会议）", &[("联席会议", "职业教育工作部际联席会议")]);
        check("对太原钢铁（集团）有限公司（以下简称“太钢”）", &[("太钢", "太原钢铁（集团）有限公司")]);
        check(
            "全面推行执法公示制度、执法记录制度、法制审核制度（以下统称“三项制度”）",
            &[("三项制度", "执法公示制度、执法记录制度、法制审核制度")],
        );
        check(
            "建立检查对象名录库和执法检查人员名录库（统称“两库”）",
            &[("两库", "检查对象名录库和执法检查人员名录库")],
        );
        check("接受国家能源局及其派出机构（以下简称能源监管机构）", &[("能源监管机构", "国家能源局及其派出机构")]);
        check("实现碳达峰碳中和目标（以下简称“双碳”目标）", &[("“双碳”目标", "碳达峰碳中和目标")]);
        check("跨境电子商务综合试验区，以下简称综试区，", &[("综试区", "跨境电子商务综合试验区")]);
    }

    #[test]
    fn a_bracket_holds_the_abbreviation_or_the_long_form() {
        check("推進光伏建筑一體化(BIPV)、高性能集熱器", &[("BIPV", "光伏建筑一體化")]);
        check("探索政府和社会资本合作（PPP）模式", &[("PPP", "政府和社会资本合作")]);
        check("全面支持IPv6（互联网协议第6版）", &[("IPv6", "互联网协议第6版")]);
        check("采用建筑信息模型（Building Information Modeling，BIM）技术", &[("BIM", "建筑信息模型")]);
        check("对接RCEP（《区域全面经济伙伴关系协定》）", &[("RCEP", "区域全面经济伙伴关系协定")]);
        check("治理挥发性有机物（VOCs）", &[("VOCs", "挥发性有机物")]);
        check("《区域全面经济伙伴关系协定》（RCEP）", &[("RCEP", "区域全面经济伙伴关系协定")]);
        check(
            "企业实施“装、树、联”（安装设备、树立显示屏、部门联网）",
            &[("装、树、联", "安装设备、树立显示屏、部门联网")],
        );
        check("“三北”（华北、东北、西北）", &[("三北", "华北、东北、西北")]);
    }

    #[test]
    fn words_are_declared_equal() {
        check(
            "本文件所称可信数据空间、数据空间、空间的含义相同。",
            &[("数据空间", "可信数据空间"), ("空间", "可信数据空间")],
        );
    }

    #[test]
    fn a_short_name_is_found_at_every_later_use() {
        let source = Source::new(
            "a",
            "落實《關於發展的意見》（以下簡稱《意見》）。光伏一體化（BIPV）。按照《意见》推進BIPV與BIPVX，《關於發展的意見》。",
        );
        let aliases = aliases(&source, &Folded::new(&source, Span::new(0, source.text().len())).whole());
        let found: Vec<&str> = uses(&source, &aliases).iter().map(|u| source.quote(u.span)).collect();
        assert_eq!(found, ["《意见》", "BIPV"]);
        assert!(uses(&source, &[]).is_empty());
    }

    #[test]
    fn ordinary_brackets_give_no_name() {
        for text in [
            "办法（试行）",
            "方案（2020年版）",
            "国家网络安全产业园区(通州园)",
            "提升RCEP（三亚）",
            "地区GDP（不含农业和林业）",
            "符合国标（GB19082）",
            "每度电（kW·h）",
            "“三年行动”（2025—2027年）",
            "第二批（II）",
            "“仅供应急”（红色、楷体）",
            "被称为样板，俗称",
        ] {
            check(text, &[]);
        }
    }
}
