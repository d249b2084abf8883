//! The query language: words, exact phrases, exclusions, alternatives, filters, in both scripts. Anything else is text.

use super::entry::Kind;
use super::text::{self, Folded};
use crate::script;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    /// Each must be there, in one of its alternatives.
    pub required: Vec<Group>,
    /// None of these may be there.
    pub excluded: Vec<Vec<char>>,
    /// Long runs: ranked by their words, and need not be there whole.
    pub questions: Vec<Vec<char>>,
    /// What means the same as a word in a question, and counts less.
    pub related: Vec<Vec<char>>,
    /// What an entry must be like.
    pub filters: Vec<Filter>,
    /// Whether it is written in Traditional characters; none when both scripts write it so.
    pub traditional: Option<bool>,
}

/// Alternatives, of which one must be there.
pub type Group = Vec<Alternative>;

/// A phrase, folded.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Alternative {
    /// Its characters.
    pub phrase: Vec<char>,
    /// Whether it stood in quotation marks: no synonyms, no relaxing, only the text itself.
    pub exact: bool,
    /// Whether it only means the same as a word that was asked for, and counts less.
    pub synonym: bool,
}

/// What an entry must be like.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    /// Its plan's id is this, or its plan's title holds it.
    Plan(String),
    /// It stands in a section with this label, path or heading.
    Section(String),
    /// It is of this kind.
    Kind(Kind),
    /// A clause has this rung: a number, or `forbid`.
    Rung(&'static str),
    /// Something falls due on or before this day, `20251231`.
    DueBy(u64),
    /// It has `target` or `deadline`.
    Has(&'static str),
    /// A value of `office`, `place`, `cites` or `issued` holds this.
    Value(&'static str, String),
}

impl Filter {
    /// The filter `name:value`; `None` when either means nothing.
    pub fn new(name: &str, value: &str) -> Option<Filter> {
        let value = text::key(value.trim());
        if value.is_empty() {
            return None;
        }
        let named = |names: &[(&'static str, &[&str])]| {
            names.iter().find(|(_, forms)| forms.contains(&value.as_str())).map(|(name, _)| *name)
        };
        Some(match field(&text::key(name))? {
            "plan" => Filter::Plan(value),
            "section" => Filter::Section(value),
            "kind" => Filter::Kind(Kind::ALL.into_iter().find(|kind| Some(kind.name()) == named(KINDS))?),
            "rung" => Filter::Rung(named(RUNGS)?),
            "due" => Filter::DueBy(day(&value)?),
            "has" => Filter::Has(named(HAS)?),
            name => Filter::Value(name, value),
        })
    }
}

fn field(name: &str) -> Option<&'static str> {
    FIELDS.iter().find(|(_, forms)| forms.contains(&name)).map(|(field, _)| *field)
}

/// Names of filters as people type them, folded.
const FIELDS: &[(&str, &[&str])] = &[
    ("plan", &["plan", "方案", "文件"]),                             // vocabulary
    ("section", &["section", "章节", "章", "节", "部分"]),           // vocabulary
    ("kind", &["kind", "类别", "类型"]),                             // vocabulary
    ("rung", &["rung", "力度"]),                                     // vocabulary
    ("due", &["due", "due-by", "时限", "期限"]),                     // vocabulary
    ("has", &["has", "有", "含"]),                                   // vocabulary
    ("office", &["office", "单位", "责任单位", "部门"]),             // vocabulary
    ("place", &["place", "地点", "地区"]),                           // vocabulary
    ("cites", &["cites", "引用", "依据"]),                           // vocabulary
    ("issued", &["issued", "成文", "成文日期", "发布", "发文日期"]), // vocabulary
];

const KINDS: &[(&str, &[&str])] = &[
    ("measure", &["measure", "措施", "条", "条文"]), // vocabulary
    ("general", &["general", "总则", "总体"]),       // vocabulary
    ("section", &["section", "章节", "标题"]),       // vocabulary
    ("plan", &["plan", "方案", "文件"]),             // vocabulary
];

const RUNGS: &[(&str, &[&str])] = &[
    ("5", &["5", "outcome", "兑现"]),          // vocabulary
    ("4", &["4", "act", "实施"]),              // vocabulary
    ("3", &["3", "progress", "推进"]),         // vocabulary
    ("2", &["2", "enable", "支持"]),           // vocabulary
    ("1", &["1", "inquire", "探索"]),          // vocabulary
    ("forbid", &["forbid", "禁止", "禁止性"]), // vocabulary
];

const HAS: &[(&str, &[&str])] = &[
    ("target", &["target", "指标", "目标", "targets"]),       // vocabulary
    ("deadline", &["deadline", "时限", "期限", "deadlines"]), // vocabulary
];

/// Words that part alternatives or exclude what follows, folded.
const OR: &[&str] = &["OR", "|", "｜", "或者"]; // vocabulary
const NOT: &str = "排除"; // vocabulary

/// The last day of a year, a month, or the day itself: `2025`, `2025-06`, `2025-06-30`, `2025年6月`.
fn day(value: &str) -> Option<u64> {
    let mut numbers = value.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).map(str::parse::<u64>);
    let year = numbers.next()?.ok().filter(|year| (1900..2200).contains(year))?;
    let month = numbers.next().transpose().ok()?.unwrap_or(12);
    let day = numbers.next().transpose().ok()?.unwrap_or(31);
    Some(year * 10000 + month.min(12) * 100 + day.min(31))
}

/// From this many characters on, not counting ASCII, a run is a question.
pub const QUESTION: usize = 9;

/// Reads a query. Never fails.
pub fn parse(query: &str) -> Query {
    let mut parsed = Query { traditional: traditional(query), ..Query::default() };
    let (mut exclude, mut join) = (false, false);
    for token in tokens(query) {
        match token {
            Token::Or => join = !parsed.required.is_empty(),
            Token::Not => exclude = true,
            Token::Filter(filter) => parsed.filters.push(filter),
            Token::Exact(phrase) | Token::Word(phrase) if exclude => {
                parsed.excluded.push(phrase);
                exclude = false;
            }
            Token::Exact(phrase) => push(&mut parsed, &mut join, Alternative { phrase, exact: true, synonym: false }),
            Token::Word(phrase) => {
                let letters = phrase.iter().filter(|c| c.is_alphanumeric() && !c.is_ascii()).count();
                if letters >= QUESTION && !join {
                    parsed.questions.push(phrase);
                } else {
                    for phrase in phrase.split(|c| !c.is_alphanumeric() && !INNER.contains(*c)) {
                        if !phrase.is_empty() {
                            push(
                                &mut parsed,
                                &mut join,
                                Alternative { phrase: phrase.to_vec(), ..Alternative::default() },
                            );
                        }
                    }
                }
            }
        }
    }
    parsed
}

/// The query that asks for `text` and nothing but it.
pub fn exact(text: &str) -> Query {
    let phrase = Folded::new(text).chars;
    let required =
        if phrase.is_empty() { Vec::new() } else { vec![vec![Alternative { phrase, exact: true, synonym: false }]] };
    Query { required, traditional: traditional(text), ..Query::default() }
}

fn traditional(query: &str) -> Option<bool> {
    match (script::is_traditional(query), script::is_simplified(query)) {
        (false, false) => None,
        (traditional, _) => Some(traditional),
    }
}

/// Marks that stand inside a word: paths, numbers, versions, names in Latin letters.
const INNER: &str = " -/.%·&+_()@#〔〕[]";

fn push(query: &mut Query, join: &mut bool, alternative: Alternative) {
    match query.required.last_mut().filter(|_| *join) {
        Some(group) => group.push(alternative),
        None => query.required.push(vec![alternative]),
    }
    *join = false;
}

enum Token {
    Or,
    Not,
    Filter(Filter),
    Exact(Vec<char>),
    Word(Vec<char>),
}

fn tokens(query: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = query;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        if c.is_whitespace() || is_or(c) {
            if is_or(c) {
                tokens.push(Token::Or);
            }
            rest = after;
        } else if let Some((phrase, after)) = quoted(rest) {
            let phrase = Folded::new(phrase).chars;
            if !phrase.is_empty() {
                tokens.push(Token::Exact(phrase));
            }
            rest = after;
        } else if matches!(c, '-' | '－' | '−') && after.chars().next().is_some_and(|c| !c.is_whitespace()) {
            tokens.push(Token::Not);
            rest = after;
        } else {
            let (token, after) = word(rest);
            tokens.extend(token);
            rest = after;
        }
    }
    // A sign of exclusion or choice with nothing after it is text that says nothing.
    tokens
}

fn is_or(c: char) -> bool {
    matches!(c, '|' | '｜')
}

/// The phrase in quotation marks that `text` begins with, and what follows.
fn quoted(text: &str) -> Option<(&str, &str)> {
    const MARKS: &[(char, &[char])] = &[
        ('"', &['"']),
        ('＂', &['＂']),
        ('“', &['”', '“', '"']),
        ('”', &['”']),
        ('「', &['」']),
        ('『', &['』']),
        ('〝', &['〞']),
    ];
    let open = text.chars().next()?;
    let closing = MARKS.iter().find(|(mark, _)| *mark == open)?.1;
    let inside = &text[open.len_utf8()..];
    let end = inside.find(closing)?;
    let close = inside[end..].chars().next()?;
    Some((&inside[..end], &inside[end + close.len_utf8()..]))
}

/// The word or filter that `text` begins with, and what follows.
fn word(text: &str) -> (Option<Token>, &str) {
    let ends = |c: char| c.is_whitespace() || is_or(c);
    let end = text.find(ends).unwrap_or(text.len());
    let (token, after) = text.split_at(end);
    if let Some((name, value)) = token.split_once([':', '：'])
        && (field(&text::key(name)).is_some() || text::key(name) == NOT)
    {
        let start = token.len() - value.len();
        let (value, after) = match quoted(&text[start..]) {
            Some((value, after)) => (value, after),
            None => (value, after),
        };
        if text::key(name) == NOT {
            return (Some(Token::Not), &text[start..]);
        }
        if let Some(filter) = Filter::new(name, value) {
            return (Some(Token::Filter(filter)), after);
        }
    }
    // A quotation mark inside a run ends it: 氢能"示范" is a word and an exact phrase.
    let inner = token.char_indices().skip(1).find(|(at, _)| quoted(&text[*at..]).is_some()).map(|(at, _)| at);
    let (token, after) = inner.map_or((token, after), |at| text.split_at(at));
    if OR.contains(&token) {
        return (Some(Token::Or), after);
    }
    let phrase = trimmed(Folded::new(token).chars);
    match phrase.iter().collect::<String>() {
        word if word == NOT && !after.trim().is_empty() => (Some(Token::Not), after),
        // Punctuation alone says nothing; in quotation marks it is looked for.
        word if !word.contains(char::is_alphanumeric) => (None, after),
        _ => (Some(Token::Word(phrase)), after),
    }
}

/// Without the punctuation around it; punctuation alone stays.
fn trimmed(mut phrase: Vec<char>) -> Vec<char> {
    let Some(first) = phrase.iter().position(|c| c.is_alphanumeric()) else { return phrase };
    let last = phrase.iter().rposition(|c| c.is_alphanumeric() || matches!(c, '%' | '+' | '#')).unwrap_or(first);
    phrase.truncate(last + 1);
    phrase.drain(..first);
    phrase
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: &str, expected: &str) {
        let parsed = parse(query);
        let text = |phrase: &[char]| phrase.iter().collect::<String>();
        let mut said = Vec::new();
        for group in &parsed.required {
            let alternatives: Vec<String> = group
                .iter()
                .map(|a| if a.exact { format!("\"{}\"", text(&a.phrase)) } else { text(&a.phrase) })
                .collect();
            said.push(alternatives.join("|"));
        }
        said.extend(parsed.excluded.iter().map(|phrase| format!("-{}", text(phrase))));
        said.extend(parsed.questions.iter().map(|phrase| format!("?{}", text(phrase))));
        said.extend(parsed.filters.iter().map(|filter| format!("{filter:?}")));
        assert_eq!(said.join(" "), expected, "{query}");
    }

    #[test]
    fn words_are_required_in_any_order() {
        check("氢能 供热", "氢能 供热");
        check("氫能　供熱", "氢能 供热");
        check("养老、托育。", "养老 托育");
        check("六/18", "六/18");
        check("95%", "95%");
        check("", "");
        check("——", "");
    }

    #[test]
    fn quotation_marks_make_it_exact() {
        check("\"绿色 建筑\"", "\"绿色建筑\"");
        check("「綠色，建築」 “氢能”", "\"绿色,建筑\" \"氢能\"");
        check("氢能\"示范\"", "氢能 \"示范\"");
        check("“氢能", "氢能");
        check("\"\"", "");
    }

    #[test]
    fn exclusions_and_alternatives() {
        check("氢能 -供热", "氢能 -供热");
        check("氢能 －\"供热\"", "氢能 -供热");
        check("氢能 排除 供热", "氢能 -供热");
        check("氢能 排除:供热", "氢能 -供热");
        check("排除妨碍", "排除妨碍");
        check("氢能 OR 光伏", "氢能|光伏");
        check("氢能|光伏 供热", "氢能|光伏 供热");
        check("氢能 - 供热", "氢能 供热");
        check("OR 氢能", "氢能");
        check("氢能 |", "氢能");
        check("排除", "排除");
    }

    #[test]
    fn filters_in_both_scripts() {
        check("力度:兌現", "Rung(\"5\")");
        check("力度：兑现 氢能", "氢能 Rung(\"5\")");
        check("時限:2025", "DueBy(20251231)");
        check("due:2025-06", "DueBy(20250631)");
        check("單位:\"發展 改革委\" 氢能", "氢能 Value(\"office\", \"发展改革委\")");
        check("有:指标", "Has(\"target\")");
        check("力度:很大", "力度 很大");
        check("注意:氢能", "注意 氢能");
    }

    #[test]
    fn a_long_run_is_a_question() {
        check("夫妻一方所欠债务，谁偿还？", "?夫妻一方所欠债务,谁偿还");
        check("劳动合同法 用人单位不签劳动合同怎么办", "劳动合同法 ?用人单位不签劳动合同怎么办");
        check("internationalization", "internationalization");
    }
}
