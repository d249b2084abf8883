//! A text of the plan with what was understood of it laid over: clauses, verbs, targets, deadlines, links.

use aho_corasick::{AhoCorasick, MatchKind};

use super::facts::Facts;
use super::html::{Html, html};
use super::tree::{Converted, Tree, relative};
use super::words;
use crate::plan::Clause;
use crate::source::Span;

/// Finds every name of a plan in its texts.
pub(super) struct Mentions {
    finder: Option<AhoCorasick>,
    targets: Vec<Target>,
}

/// Where a name leads.
struct Target {
    /// Page relative to the plan's folder, with its anchor.
    page: String,
    anchor: Option<String>,
    gloss: Option<String>,
    class: &'static str,
}

impl Mentions {
    /// Every name of two characters and more, and every heading of six and more.
    pub fn new(facts: &Facts<'_>) -> Mentions {
        let mut words: Vec<&str> = Vec::new();
        let mut targets = Vec::new();
        for name in facts.names.iter().filter(|name| name.name.chars().count() >= 2) {
            words.push(&name.name);
            targets.push(Target {
                page: name.list.page().to_owned(),
                anchor: Some(name.anchor.clone()),
                gloss: name.gloss.clone(),
                class: "name",
            });
        }
        const SHORTEST_HEADING: usize = 6;
        for (i, measure) in facts.book.plan.measures.iter().enumerate() {
            if measure.heading.chars().count() >= SHORTEST_HEADING {
                words.push(&measure.heading);
                targets.push(Target { page: facts.page_of(i), anchor: None, gloss: None, class: "name measure-name" });
            }
        }
        // A table too large for the automaton leaves the names without links, never the page without its text.
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words).ok();
        Mentions { finder, targets }
    }
}

/// One piece of a text with something laid over it.
struct Mark {
    span: Span,
    open: Html,
    close: Html,
    /// Lower wins where two overlap.
    rank: u8,
    /// What lies inside it: the verb that a name holds.
    inner: Vec<Mark>,
}

/// What is drawn over a text.
pub(super) struct Layers<'l> {
    /// The page the text stands on, without extension.
    pub page: &'l str,
    /// Commitments to mark; none for a general text.
    pub clauses: &'l [Clause],
    /// Prefix of the clauses' anchors; none leaves them without.
    pub anchors: bool,
}

/// The text at `span`, marked.
pub(super) fn annotate(facts: &Facts<'_>, mentions: &Mentions, tree: Tree, span: Span, layers: &Layers<'_>) -> Html {
    let source = facts.book.source;
    let text = source.quote(span);
    let script = facts.book.plan.plan.script;
    let converted = Converted::new(text, span.start, tree, script);
    let mut marks = named(facts, mentions, tree, span, layers.page);
    for clause in layers.clauses {
        marks.extend(of_clause(tree, clause));
    }
    // What begins first is taken first; on the same character the lower rank, then the longer one.
    marks.sort_by_key(|m| (m.rank, m.span.start, usize::MAX - m.span.end));
    let marks = apart(marks);

    let mut out = Html::new();
    let mut at = span.start;
    let mut rest = marks.as_slice();
    for (i, clause) in layers.clauses.iter().enumerate() {
        if clause.span.start < at || !span.contains(clause.span) {
            continue;
        }
        run(&converted, Span::new(at, clause.span.start), PARAGRAPH, &mut rest, &mut out);
        let id = if layers.anchors { html!(" id=\"c{}\"", i + 1) } else { Html::new() };
        let class = words::rung_class(clause);
        out.push(&html!("<span class=\"clause {}\"{}>", Html::trusted(class), id));
        // A sentence ends with its line, so a line end inside one is only the width of the page.
        run(&converted, clause.span, "", &mut rest, &mut out);
        out.push(&Html::trusted("</span>"));
        at = clause.span.end;
    }
    run(&converted, Span::new(at, span.end), PARAGRAPH, &mut rest, &mut out);
    out
}

/// Writes the text of `region` with the marks that lie wholly inside; others are passed over.
fn run(converted: &Converted<'_>, region: Span, line_end: &str, rest: &mut &[Mark], out: &mut Html) {
    let mut at = region.start;
    while let Some((mark, others)) = rest.split_first() {
        if mark.span.start >= region.end {
            break;
        }
        *rest = others;
        if mark.span.start < at || mark.span.end > region.end {
            continue;
        }
        lines(&converted.piece(Span::new(at, mark.span.start)), line_end, out);
        out.push(&mark.open);
        match mark.inner.as_slice() {
            [] => out.push(&Html::text(&converted.piece(mark.span).replace('\n', ""))),
            mut inner => run(converted, mark.span, line_end, &mut inner, out),
        }
        out.push(&mark.close);
        at = mark.span.end;
    }
    lines(&converted.piece(Span::new(at, region.end)), line_end, out);
}

/// Ends one paragraph and begins the next: the text stands inside a `<p>`.
const PARAGRAPH: &str = "</p><p>";

/// Text whose line ends stay visible, but for those beside a 、 or inside a bracket, which only the width of the page made.
fn lines(text: &str, line_end: &str, out: &mut Html) {
    let mut before = "";
    for (i, line) in text.split('\n').enumerate() {
        let opened = before.matches(['（', '(']).count() > before.matches(['）', ')']).count();
        let goes_on = opened || before.ends_with(['、', '，']) || line.starts_with(['、', '，', '）', ')']);
        if i > 0 && !goes_on {
            out.push(&Html::trusted(line_end));
        }
        out.push(&Html::text(line));
        before = line;
    }
}

/// The rank of a name's link.
const NAME: u8 = 1;

/// Drops marks that overlap one of lower rank or an earlier one, but for names: one that holds such marks whole takes
/// them in, so that no mention of a name is without its link. In the order of the text.
fn apart(marks: Vec<Mark>) -> Vec<Mark> {
    let mut kept = std::collections::BTreeMap::<usize, Mark>::new();
    for mut mark in marks.into_iter().filter(|mark| !mark.span.is_empty()) {
        let before = kept.range(..mark.span.end).rev().take_while(|(_, other)| other.span.end > mark.span.start);
        let met: Vec<usize> = before.map(|(start, _)| *start).collect();
        let holds = |start: &usize| mark.span.contains(kept[start].span) && kept[start].rank < NAME;
        if met.is_empty() || mark.rank == NAME && met.iter().all(holds) {
            mark.inner = met.iter().rev().filter_map(|start| kept.remove(start)).collect();
            kept.insert(mark.span.start, mark);
        }
    }
    kept.into_values().collect()
}

/// Links of every name in the text at `span`.
fn named(facts: &Facts<'_>, mentions: &Mentions, tree: Tree, span: Span, page: &str) -> Vec<Mark> {
    let Some(finder) = &mentions.finder else { return Vec::new() };
    let text = facts.book.source.quote(span);
    let script = facts.book.plan.plan.script;
    let own = format!("{}/{}/", tree.folder(), facts.folder);
    finder
        .find_iter(text)
        .filter_map(|found| {
            let target = &mentions.targets[found.pattern().as_usize()];
            let to = format!("{own}{}", target.page);
            if to == page {
                return None;
            }
            let mut href = relative(page, &to);
            if let Some(anchor) = &target.anchor {
                href.push('#');
                href.push_str(anchor);
            }
            let gloss = match &target.gloss {
                Some(gloss) => html!(" data-gloss=\"{}\"", tree.convert(gloss, script)),
                None => Html::new(),
            };
            Some(Mark {
                span: Span::new(found.start(), found.end()).shift(span.start),
                open: html!("<a class=\"{}\" href=\"{}\"{}>", target.class, href, gloss),
                close: Html::trusted("</a>"),
                rank: NAME,
                inner: Vec::new(),
            })
        })
        .collect()
}

/// The verb with its rung above it, targets and deadlines.
fn of_clause(tree: Tree, clause: &Clause) -> Vec<Mark> {
    let mut marks = Vec::new();
    if let Some(at) = clause.quote.find(&clause.verb).filter(|_| !clause.verb.is_empty()) {
        let span = Span::new(at, at + clause.verb.len()).shift(clause.span.start);
        let label = words::rung_label(tree, clause);
        marks.push(Mark {
            span,
            open: Html::trusted("<ruby class=\"verb\">"),
            close: html!("<rt>{}</rt></ruby>", label),
            rank: 0,
            inner: Vec::new(),
        });
    }
    for quantity in &clause.quantities {
        marks.push(Mark {
            span: quantity.span,
            open: Html::trusted("<b class=\"quantity\">"),
            close: Html::trusted("</b>"),
            rank: 2,
            inner: Vec::new(),
        });
    }
    for deadline in &clause.deadlines {
        marks.push(Mark {
            span: deadline.span,
            open: Html::trusted("<b class=\"deadline\">"),
            close: Html::trusted("</b>"),
            rank: 2,
            inner: Vec::new(),
        });
    }
    marks
}
