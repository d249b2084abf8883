//! What a text points to and does not say: 《綱要》 that no 以下簡稱 explains, 附件3 that is not there, 本辦法第九十條 of fifty.

use std::collections::HashSet;

use super::folded::{Folded, Passage};
use super::readable;
use crate::catalogue::Rule;
use crate::catalogue::diagnostic as rules;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::numeral;
use crate::plan::Alias;
use crate::script;
use crate::source::{Source, Span};

/// Kinds of documents by which a text calls one that it has named before, folded. Source: 《党政机关公文处理工作条例》 article 8
/// and the titles of the plans.
const KINDS: &[&str] = &[
    "意见",
    "通知",
    "办法",
    "方案",
    "规划",
    "纲要",
    "条例",
    "规定",
    "决定",
    "细则",
    "指南",
    "计划",
    "公告",
    "规则",
    "准则",
    "指引",
    "规范",
    "决议",
    "报告",
    "措施",
    "目录",
    "清单",
    "总体方案",
    "实施方案",
    "实施意见",
    "实施办法",
    "实施细则",
    "指导意见",
    "行动计划",
    "行动方案",
    "工作方案",
    "管理办法",
    "暂行办法",
    "若干意见",
    "若干措施",
    "建设方案",
    "改革方案",
    "发展规划",
    "要点",
    "工作要点",
];

/// Longest of them, in characters.
const LONGEST: usize = 4;

/// The doubts about what a document points to, in reading order, each thing once.
pub(super) fn unresolved(source: &Source, folded: &Folded, document: &Document, aliases: &[Alias]) -> Vec<Diagnostic> {
    let mut found: Vec<(Span, &'static Rule)> = Vec::new();
    for (_, span) in readable(document) {
        let text = folded.passage(span);
        for at in 0..text.chars.len() {
            match text.chars[at] {
                '<' => found.extend(short_title(&text, at, aliases).map(|span| (span, &rules::UNRESOLVED_ALIAS))),
                '附' => found.extend(annex(&text, at, document).map(|span| (span, &rules::UNRESOLVED_REFERENCE))),
                '本' => found.extend(article(&text, at, document).map(|span| (span, &rules::UNRESOLVED_REFERENCE))),
                _ => {}
            }
        }
    }
    let mut seen = HashSet::new();
    found.sort_by_key(|(span, _)| *span);
    found.retain(|(span, _)| seen.insert(script::fold(source.quote(*span))));
    found.into_iter().map(|(span, rule)| Diagnostic::new(rule, Some(span), &[source.quote(span)])).collect()
}

/// A title at `open` that is nothing but a kind, and that no alias before it explains.
fn short_title(text: &Passage, open: usize, aliases: &[Alias]) -> Option<Span> {
    let close = text.close(open, LONGEST + 2)?;
    let kind: String = text.chars[open + 1..close].iter().collect();
    let span = text.span(open, close + 1);
    let explained = |alias: &Alias| {
        let name = script::fold(&alias.alias);
        name.trim_matches(['<', '>']) == kind && (alias.span.contains(span) || alias.span.end <= span.start)
    };
    (KINDS.contains(&kind.as_str()) && !aliases.iter().any(explained)).then_some(span)
}

/// 附件3 or 附表2 at `at`, where the document has no such annex.
fn annex(text: &Passage, at: usize, document: &Document) -> Option<Span> {
    let (_, behind) = text.any(at, &["附件", "附表", "附录"])?;
    let number = numeral::read(text.marked, behind).filter(|n| n.to.is_none() && (1.0..100.0).contains(&n.value))?;
    // 附件1： and 附件1 on a line of its own name the annex itself; 附件10份 counts them.
    let names = at == 0 || matches!(text.before(at), '\n') || matches!(text.at(number.end), ':' | '\n' | '份' | '个');
    let is_annex = |label: &str| {
        let label: Vec<char> = script::fold(label).chars().filter(|c| !c.is_whitespace()).collect();
        label.first() == Some(&'附')
            && (2..4).any(|i| numeral::read(&label, i).is_some_and(|n| n.value == number.value))
    };
    let known = document.units.iter().any(|unit| is_annex(&unit.label));
    (!names && !known).then(|| text.span(at, number.end))
}

/// 本辦法第九十條 at `at`, where the document ends before it.
fn article(text: &Passage, at: usize, document: &Document) -> Option<Span> {
    let (_, behind) =
        text.any(at, &["本办法第", "本法第", "本条例第", "本规定第", "本细则第", "本规则第", "本规程第"])?;
    let number = numeral::read(text.marked, behind).filter(|n| n.to.is_none())?;
    let articles = document.units.iter().filter(|unit| script::fold(&unit.label).contains('条'));
    let last = articles.map(|unit| unit.number).max()?;
    // A document of which only some articles are there is an excerpt or an amendment.
    let whole = document.units.iter().filter(|unit| unit.label.contains(['条', '條'])).count() as u32 + 2 >= last;
    (text.at(number.end) == '条' && whole && number.value > f64::from(last)).then(|| text.span(at, number.end + 1))
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::reading;

    /// What is not resolved, as it is printed.
    fn check(text: &str, expected: &[&str]) {
        let read = reading::read("a", "a.txt", text.as_bytes(), Lexicon::built_in()).expect("a plan");
        let found: Vec<&str> = read
            .plan
            .diagnostics
            .iter()
            .filter(|d| d.code.starts_with("unresolved"))
            .filter_map(|d| d.span.map(|span| read.source.quote(span)))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_short_title_needs_an_explanation() {
        check(
            "方案\n落实《绿色发展意见》（以下简称《意见》）。\n一、加强领导\n按照《意见》和《纲要》推进，落实《纲要》。\n二、加强保障\n安排资金。",
            &["《纲要》"],
        );
        check(
            "方案\n一、加强领导\n落實《綱要》。\n二、推进\n《发展纲要》（以下简称《纲要》）要求落实。",
            &["《綱要》"],
        );
    }

    #[test]
    fn an_annex_that_is_not_there() {
        check("方案\n一、分工\n任务见附件1、附件3。\n二、推进\n推进试点。\n附件1\n任务表\n1. 建立机制。", &["附件3"]);
    }

    #[test]
    fn an_article_behind_the_last() {
        let rule = "办法\n第一条 为规范管理，制定本办法。\n第二条 违反本办法第九条、本办法第一条的，处以罚款。\n第三条 本办法自公布之日起施行。";
        check(rule, &["本办法第九条"]);
    }
}
