//! A tree laid out as a reader sees it: a paragraph or a table row a line, cells parted by tabs, list numbers shown.

use super::tree::{Child, Element, Tree};
use crate::ingest::OBJECT;

/// A line of a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line {
    /// What it says; cells are parted by tabs.
    pub text: String,
    /// How many of its characters are links.
    pub linked: usize,
    /// The innermost block that holds it.
    pub block: usize,
}

/// Lays out everything below `root`, leaving out the elements that `skip` names.
pub(super) fn lines(tree: &Tree, root: usize, skip: &dyn Fn(usize) -> bool) -> Vec<Line> {
    let mut flow =
        Flow { tree, skip, lines: Vec::new(), line: Line { block: root, ..Line::default() }, links: 0, pre: 0 };
    flow.block(root);
    flow.end_line();
    flow.lines
}

struct Flow<'a> {
    tree: &'a Tree,
    skip: &'a dyn Fn(usize) -> bool,
    lines: Vec<Line>,
    line: Line,
    links: usize,
    pre: usize,
}

impl Flow<'_> {
    fn block(&mut self, element: usize) {
        let outer = std::mem::replace(&mut self.line.block, element);
        self.children(element);
        self.end_line();
        self.line.block = outer;
    }

    fn children(&mut self, element: usize) {
        let mut number = list_start(&self.tree.elements[element]);
        for child in &self.tree.elements[element].children {
            match child {
                Child::Text(text) => self.text(text),
                Child::Element(id) => {
                    let label = match (&mut number, self.tree.elements[*id].tag.as_str()) {
                        (Some(next), "li") => {
                            let own = self.tree.elements[*id].attribute("value").parse().unwrap_or(*next);
                            *next = own.saturating_add(1);
                            list_label(&self.tree.elements[element], own)
                        }
                        _ => None,
                    };
                    self.element(*id, label);
                }
            }
        }
    }

    fn element(&mut self, id: usize, label: Option<String>) {
        let element = &self.tree.elements[id];
        if is_unseen(element) || (self.skip)(id) {
            return;
        }
        match element.tag.as_str() {
            "br" => self.end_line(),
            "hr" => self.end_line(),
            "wbr" => {}
            "img" => self.picture(element),
            "math" | "svg" | "canvas" | "object" | "embed" => self.line.text.push(OBJECT),
            "a" => {
                self.links += 1;
                self.children(id);
                self.links -= 1;
            }
            "pre" => {
                self.end_line();
                self.pre += 1;
                self.block(id);
                self.pre -= 1;
            }
            "tr" => self.row(id),
            _ if element.is_block() => {
                self.end_line();
                self.line.text.extend(label);
                self.block(id);
            }
            _ => self.children(id),
        }
    }

    /// A row of a table that holds data is one line; a row that only lays out the page is as many as its cells hold.
    fn row(&mut self, row: usize) {
        self.end_line();
        let cells: Vec<usize> = self
            .tree
            .elements_of(row)
            .filter(|&cell| matches!(self.tree.elements[cell].tag.as_str(), "td" | "th"))
            .collect();
        let shown: Vec<Vec<Line>> = cells
            .iter()
            .map(|&cell| {
                let mut inner = Flow { lines: Vec::new(), line: Line { block: cell, ..Line::default() }, ..*self };
                if !(self.skip)(cell) && !is_unseen(&self.tree.elements[cell]) {
                    inner.block(cell);
                }
                inner.lines
            })
            .collect();
        if shown.iter().filter(|cell| !cell.is_empty()).count() < 2 || cells.iter().any(|&cell| self.is_layout(cell)) {
            self.lines.extend(shown.into_iter().flatten());
            return;
        }
        let mut line = Line { block: row, ..Line::default() };
        for (i, cell) in shown.into_iter().enumerate() {
            if i > 0 {
                line.text.push('\t');
            }
            for (j, part) in cell.into_iter().enumerate() {
                if j > 0 {
                    line.text.push(' ');
                }
                line.text.push_str(&part.text);
                line.linked += part.linked;
            }
        }
        line.text.truncate(line.text.trim_end().len());
        self.lines.push(line);
    }

    /// Whether a cell holds another table's rows or numbered blocks of a page rather than a datum.
    fn is_layout(&self, cell: usize) -> bool {
        let mut inside: Vec<usize> = self.tree.elements_of(cell).collect();
        let mut seen = 0;
        while let Some(id) = inside.pop() {
            seen += 1;
            if self.tree.elements[id].tag == "table" || seen > 200 {
                return true;
            }
            inside.extend(self.tree.elements_of(id));
        }
        false
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            if self.pre > 0 && c == '\n' {
                self.end_line();
                continue;
            }
            match c {
                // Zero-width spaces and soft hyphens only tell a browser where it may break.
                '\u{200b}'..='\u{200d}' | '\u{ad}' | '\u{2060}' | BREAK => continue,
                c if c.is_whitespace() && c != '\u{3000}' => {
                    // Spaces collapse; a line end in the source is one of them.
                    if !self.line.text.ends_with([' ', '\t', BREAK]) && !self.line.text.is_empty() {
                        self.line.text.push(if c == '\n' || c == '\r' { BREAK } else { ' ' });
                    }
                    continue;
                }
                _ => {}
            }
            if self.line.text.ends_with(BREAK) {
                self.line.text.pop();
                // Chinese needs no space where the source text was wrapped.
                let before = self.line.text.chars().next_back();
                if !(is_wide(c) && before.is_none_or(is_wide)) {
                    self.line.text.push(' ');
                }
            }
            self.line.text.push(c);
            self.line.linked += usize::from(self.links > 0);
        }
    }

    fn picture(&mut self, element: &Element) {
        let small = ["width", "height"]
            .iter()
            .any(|side| element.attribute(side).trim_end_matches("px").parse::<u32>().is_ok_and(|n| n <= 32));
        // An icon beside a link to a file is furniture; a picture of the text is a loss.
        if !small && self.links == 0 && !element.attribute("src").contains("icon") {
            self.line.text.push(OBJECT);
        }
    }

    fn end_line(&mut self) {
        let block = self.line.block;
        let line = std::mem::replace(&mut self.line, Line { block, ..Line::default() });
        let text = line.text.trim_matches(|c: char| c.is_whitespace() || c == BREAK);
        if !text.is_empty() {
            self.lines.push(Line { text: text.to_owned(), ..line });
        }
    }
}

/// Stands for a line end of the source until it is known what follows.
const BREAK: char = '\u{1}';

/// Chinese characters and punctuation, written without spaces between them.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// Elements no reader sees.
fn is_unseen(element: &Element) -> bool {
    let style = element.attribute("style").replace(' ', "").to_ascii_lowercase();
    matches!(
        element.tag.as_str(),
        "script"
            | "style"
            | "noscript"
            | "template"
            | "iframe"
            | "textarea"
            | "select"
            | "button"
            | "input"
            | "title"
            | "head"
            | "datalist"
            | "rp"
            | "rt"
            | "audio"
            | "video"
            | "xmp"
    ) || element.attributes.contains_key("hidden")
        || element.attribute("aria-hidden") == "true"
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

/// The first number of an ordered list whose numbers show.
fn list_start(element: &Element) -> Option<i64> {
    let hidden = element.attribute("style").replace(' ', "").contains("list-style:none")
        || element.attribute("style").replace(' ', "").contains("list-style-type:none");
    (element.tag == "ol" && !hidden).then(|| element.attribute("start").parse().unwrap_or(1))
}

fn list_label(list: &Element, number: i64) -> Option<String> {
    let number = u32::try_from(number).ok()?;
    let letter = |first: u8| char::from(first + u8::try_from((number.max(1) - 1) % 26).unwrap_or(0)).to_string();
    Some(match list.attribute("type") {
        "a" => letter(b'a') + ". ",
        "A" => letter(b'A') + ". ",
        _ => format!("{number}. "),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::html::tree::tree;

    fn check(html: &str, expected: &[&str]) {
        let shown: Vec<String> = lines(&tree(html), 0, &|_| false).into_iter().map(|line| line.text).collect();
        assert_eq!(shown, expected, "{html}");
    }

    #[test]
    fn a_paragraph_is_a_line() {
        check("<p>　　一、总体要求</p><p>到2025年<br>建成</p>", &["一、总体要求", "到2025年", "建成"]);
        check("<div>推进<b>绿色</b>电网\n  建设<span>。</span></div>", &["推进绿色电网建设。"]);
        check("<p>国务院&nbsp;&nbsp;&nbsp;</p><p>2018年&nbsp;11月</p>", &["国务院", "2018年 11月"]);
        check("<p>GDP\ngrowth 达到\n5%</p>", &["GDP growth 达到 5%"]);
    }

    #[test]
    fn a_row_of_data_is_a_line_and_a_row_of_layout_is_not() {
        check(
            "<table><tr><th>指标<th>目标<tr><td><p>公里</p><p>（新建）</p><td>300</table>",
            &["指标\t目标", "公里 （新建）\t300"],
        );
        check("<table><tr><td>　</td><td><p>第一條</p><table><tr><td>甲</table></td></table>", &["第一條", "甲"]);
        check("<tr><td id=c><p>一、</p><p>二、</p></td></tr>", &["一、", "二、"]);
    }

    #[test]
    fn list_numbers_show() {
        check("<ol start=3><li>建设<li>推进</ol><ul><li>鼓励</ul>", &["3. 建设", "4. 推进", "鼓励"]);
        check("<ol style='list-style: none'><li>建设</ol>", &["建设"]);
    }

    #[test]
    fn the_unseen_is_left_out_and_pictures_leave_a_mark() {
        check("<p style='display: none'>隐</p><script>var a</script><p>显<img src=a.png></p>", &["显\u{fffc}"]);
        check("<a href=a.doc><img src=doc.gif>附件</a>", &["附件"]);
    }
}
