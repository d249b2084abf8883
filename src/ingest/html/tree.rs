//! Tags to a tree, forgiving and linear: elements that were never closed, closed twice or nested without end.

use std::cell::RefCell;
use std::collections::BTreeMap;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// Elements below this depth join the element at it. Real pages stay under 50.
const DEPTH: usize = 200;
/// How far up an end tag looks for its start.
const REACH: usize = 64;

/// A page; element 0 is its root.
#[derive(Debug)]
pub(super) struct Tree {
    pub elements: Vec<Element>,
}

/// An element with what it holds.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub tag: String,
    pub attributes: BTreeMap<String, String>,
    pub parent: usize,
    pub children: Vec<Child>,
}

/// Something inside an element.
#[derive(Debug)]
pub(super) enum Child {
    Element(usize),
    Text(String),
}

impl Element {
    /// An attribute's value, empty when absent.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// Whether the element starts a line of its own.
    pub fn is_block(&self) -> bool {
        is_block(&self.tag)
    }
}

impl Tree {
    /// Element children of an element.
    pub fn elements_of(&self, element: usize) -> impl Iterator<Item = usize> {
        self.elements[element].children.iter().filter_map(|child| match child {
            Child::Element(id) => Some(*id),
            Child::Text(_) => None,
        })
    }
}

/// Reads a page into a tree.
pub(super) fn tree(html: &str) -> Tree {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let root = Element { tag: "html".to_owned(), ..Element::default() };
    let builder = Builder { state: RefCell::new(State { elements: vec![root], open: vec![0] }) };
    let tokenizer = Tokenizer::new(builder, TokenizerOpts::default());
    // The builder never asks to run a script, so one call reads all.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    Tree { elements: tokenizer.sink.state.take().elements }
}

struct Builder {
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    elements: Vec<Element>,
    open: Vec<usize>,
}

impl TokenSink for Builder {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::CharacterTokens(text) => state.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::EndTag => state.close(&tag.name),
            Token::TagToken(tag) => {
                let name = tag.name.to_string();
                state.open(tag);
                return match name.as_str() {
                    "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
                    "textarea" | "title" => TokenSinkResult::RawData(RawKind::Rcdata),
                    _ => TokenSinkResult::Continue,
                };
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn current(&self) -> usize {
        self.open.last().copied().unwrap_or(0)
    }

    fn text(&mut self, text: &str) {
        let current = self.current();
        match self.elements[current].children.last_mut() {
            Some(Child::Text(last)) => last.push_str(text),
            _ => self.elements[current].children.push(Child::Text(text.to_owned())),
        }
    }

    fn open(&mut self, tag: Tag) {
        let name = tag.name.to_string();
        if matches!(name.as_str(), "html" | "body") {
            return;
        }
        match name.as_str() {
            "li" => self.close_implied(&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => self.close_implied(&["dt", "dd"], &["dl"]),
            "td" | "th" => self.close_implied(&["td", "th"], &["tr", "table"]),
            "tr" => self.close_implied(&["tr"], &["table"]),
            "tbody" | "thead" | "tfoot" => self.close_implied(&["tbody", "thead", "tfoot"], &["table"]),
            "option" => self.close_implied(&["option"], &["select"]),
            name if is_block(name) => self.close_implied(&["p"], &["td", "th", "li", "div", "table"]),
            _ => {}
        }
        let void = tag.self_closing && !is_block(&name)
            || matches!(
                name.as_str(),
                "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta" | "source" | "wbr"
            );
        let attributes =
            tag.attrs.into_iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect::<BTreeMap<_, _>>();
        let (id, parent) = (self.elements.len(), self.current());
        self.elements[parent].children.push(Child::Element(id));
        self.elements.push(Element { tag: name, attributes, parent, children: Vec::new() });
        if !void && self.open.len() < DEPTH {
            self.open.push(id);
        }
    }

    /// Closes the nearest of `tags`, unless one of `walls` stands before it.
    fn close_implied(&mut self, tags: &[&str], walls: &[&str]) {
        for at in (1..self.open.len()).rev().take(REACH) {
            let tag = self.elements[self.open[at]].tag.as_str();
            if tags.contains(&tag) {
                self.open.truncate(at);
                return;
            }
            if walls.contains(&tag) {
                return;
            }
        }
    }

    fn close(&mut self, name: &str) {
        if name == "br" || name == "p" && !self.open.iter().rev().take(REACH).any(|&id| self.elements[id].tag == "p") {
            // Browsers read a lone </p> or </br> as an empty paragraph or a break.
            let (id, parent) = (self.elements.len(), self.current());
            self.elements[parent].children.push(Child::Element(id));
            self.elements.push(Element { tag: "br".to_owned(), parent, ..Element::default() });
            return;
        }
        let block = is_block(name);
        for at in (1..self.open.len()).rev().take(REACH) {
            let tag = self.elements[self.open[at]].tag.as_str();
            if tag == name {
                self.open.truncate(at);
                return;
            }
            // </span> does not close a paragraph around it, </p> not the cell that holds it.
            let wall = if block { matches!(tag, "td" | "th" | "table") && !is_table_part(name) } else { is_block(tag) };
            if wall || tag == "table" && name != "table" {
                return;
            }
        }
    }
}

fn is_table_part(tag: &str) -> bool {
    matches!(tag, "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th")
}

fn is_block(tag: &str) -> bool {
    is_table_part(tag)
        || matches!(
            tag,
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "body"
                | "caption"
                | "center"
                | "dd"
                | "details"
                | "dialog"
                | "dir"
                | "div"
                | "dl"
                | "dt"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "header"
                | "hr"
                | "html"
                | "legend"
                | "li"
                | "main"
                | "menu"
                | "nav"
                | "ol"
                | "option"
                | "p"
                | "pre"
                | "section"
                | "summary"
                | "title"
                | "ul"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree as `tag(children)`, texts as they are.
    fn show(tree: &Tree, element: usize) -> String {
        let inside: String = tree.elements[element]
            .children
            .iter()
            .map(|child| match child {
                Child::Element(id) => show(tree, *id),
                Child::Text(text) => text.clone(),
            })
            .collect();
        format!("{}({inside})", tree.elements[element].tag)
    }

    #[test]
    fn what_was_not_closed_is_closed() {
        let check = |html: &str, expected: &str| {
            let tree = tree(html);
            assert_eq!(show(&tree, 0), format!("html({expected})"), "{html}");
        };
        check("<p>一<p>二<br>三", "p(一)p(二br()三)");
        check("<tr><td>甲<td>乙<tr><td>丙", "tr(td(甲)td(乙))tr(td(丙))");
        check("<ul><li>甲<li>乙</ul>丙", "ul(li(甲)li(乙))丙");
        check("<p><span>一</p></span>二", "p(span(一))二");
        check("<span><p>一</span>二</p>三", "span(p(一二)三)");
        check("<td><table><tr><td>甲</table>乙", "td(table(tr(td(甲)))乙)");
        check("&lt;&nbsp;<script>if (a<b) {}</script>正文", "<\u{a0}script(if (a<b) {})正文");
    }

    #[test]
    fn nesting_has_an_end() {
        let deep = tree(&"<div><p>".repeat(50_000));
        assert!(deep.elements.len() > 50_000);
        let depth = |mut element: usize| {
            std::iter::from_fn(|| {
                element = deep.elements[element].parent;
                (element != 0).then_some(())
            })
            .count()
        };
        assert!(depth(deep.elements.len() - 1) <= DEPTH);
    }
}
