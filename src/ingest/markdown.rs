//! Markdown as people publish it: marks taken away, every printed number and character of the text kept.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{Event, LinkType, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::{Failure, OBJECT, Read, html, text};
use crate::document::Metadata;
use crate::source::normal;

/// The text of a Markdown file.
pub(super) fn read(bytes: &[u8]) -> Result<Read, Failure> {
    Ok(lines(text::decode(bytes)?))
}

fn lines(source: String) -> Read {
    // Normalised as `Source` does it, so that lines end alike.
    let source = normal(source);
    let source = no_lost_notes(&source);
    // No strikethrough: 5~10 and 20~30 on one line are ranges. No smart punctuation: text stays as it is.
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut flow = Flow { source: &source, ..Flow::default() };
    for (event, range) in Parser::new_ext(&source, options).into_offset_iter() {
        flow.event(event, range);
    }
    flow.end_html();
    flow.end_line();
    flow.lines.append(&mut flow.notes);
    Read { text: flow.lines.join("\n"), metadata: flow.metadata }
}

#[derive(Default)]
struct Flow<'a> {
    source: &'a str,
    lines: Vec<String>,
    line: String,
    html: String,
    notes: Vec<String>,
    metadata: Metadata,
    front_matter: bool,
    /// Lines stood here when the footnote began.
    note: Option<usize>,
    cells: usize,
    emphasis: Vec<&'static str>,
    link: Vec<bool>,
}

impl Flow<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if !matches!(event, Event::Html(_)) {
            self.end_html();
        }
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.front_matter => read_front_matter(&text, &mut self.metadata),
            Event::Text(text) => self.text(&text),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.line.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.end_line(),
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(tag) => {
                if tag.to_ascii_lowercase().starts_with("<br") {
                    // A cell stays on its row.
                    if self.cells > 0 { self.line.push(' ') } else { self.end_line() }
                }
            }
            Event::TaskListMarker(_) | Event::FootnoteReference(_) => {}
            Event::Rule => self.end_line(),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Item => {
                self.end_line();
                let mark = self.source.get(range).unwrap_or("").trim_start();
                let digits = mark.bytes().take_while(u8::is_ascii_digit).count();
                if digits > 0 {
                    self.line.push_str(mark.get(..digits + 1).unwrap_or(mark));
                    self.line.push(' ');
                }
            }
            Tag::Emphasis | Tag::Strong => {
                let mark = self.kept_mark(tag, &range);
                self.line.push_str(mark);
                self.emphasis.push(mark);
            }
            Tag::Link { link_type, .. } => {
                self.link.push(matches!(link_type, LinkType::Autolink | LinkType::Email));
            }
            Tag::Image { .. } => self.line.push(OBJECT),
            Tag::TableCell => {
                if self.cells > 0 {
                    self.line.push('\t');
                }
                self.cells += 1;
            }
            Tag::TableHead | Tag::TableRow => {
                self.end_line();
                self.cells = 0;
            }
            Tag::FootnoteDefinition(_) => {
                self.end_line();
                self.note = Some(self.lines.len());
            }
            Tag::MetadataBlock(kind) => self.front_matter = *kind == MetadataBlockKind::YamlStyle,
            Tag::HtmlBlock => self.end_line(),
            Tag::Paragraph if self.line.ends_with(' ') => {}
            Tag::Superscript | Tag::Subscript | Tag::Strikethrough => {}
            _ => self.end_line(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong => self.line.push_str(self.emphasis.pop().unwrap_or("")),
            TagEnd::Link => {
                self.link.pop();
            }
            TagEnd::Image | TagEnd::TableCell | TagEnd::Superscript | TagEnd::Subscript | TagEnd::Strikethrough => {}
            TagEnd::TableHead | TagEnd::TableRow => {
                self.end_line();
                self.cells = 0;
            }
            TagEnd::FootnoteDefinition => {
                self.end_line();
                if let Some(from) = self.note.take() {
                    self.notes.extend(self.lines.drain(from.min(self.lines.len())..));
                }
            }
            TagEnd::MetadataBlock(_) => self.front_matter = false,
            _ => self.end_line(),
        }
    }

    fn text(&mut self, text: &str) {
        // The lines of a code block come as one text.
        let mut parts = text.split('\n');
        self.line.push_str(parts.next().unwrap_or(""));
        for part in parts {
            self.end_line();
            self.line.push_str(part);
        }
    }

    /// `5*3*2` is no emphasis, whatever the rules say: the mark stands between figures and is kept.
    fn kept_mark(&self, tag: &Tag<'_>, range: &Range<usize>) -> &'static str {
        let width = if matches!(tag, Tag::Strong) { 2 } else { 1 };
        let before = self.source[..range.start].chars().next_back();
        let after = self.source.get(range.start + width..).and_then(|rest| rest.chars().next());
        let figures = before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(|c| c.is_ascii_digit());
        match (figures, self.source.as_bytes().get(range.start), width) {
            (true, Some(b'*'), 1) => "*",
            (true, Some(b'*'), _) => "**",
            _ => "",
        }
    }

    fn end_html(&mut self) {
        if !self.html.is_empty() {
            let block = std::mem::take(&mut self.html);
            self.lines.extend(html::fragment(&block));
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim_end();
        let line = line.trim_start_matches(|c: char| c.is_whitespace() && c != '\t');
        if !line.trim().is_empty() {
            self.lines.push(without_leftover_marks(line));
        }
    }
}

/// Marks that CommonMark does not take for marks in Chinese text, although their writers do: `#一、` without a space,
/// `**“建设”**推进`, where the closing mark stands between punctuation and a letter.
fn without_leftover_marks(line: &str) -> String {
    let heading = line.trim_start_matches('#');
    let level = line.len() - heading.len();
    let heading_like = (1..=6).contains(&level) && heading.starts_with(|c: char| !c.is_ascii());
    let line = if heading_like { heading.trim_start() } else { line };
    let pairs = memmem::find_iter(line.as_bytes(), b"**").count();
    if pairs > 0 && pairs.is_multiple_of(2) && !line.contains("***") { line.replace("**", "") } else { line.to_owned() }
}

/// `[注]: 本方案自印发之日起施行` defines a link for CommonMark and would vanish; here it is text.
fn no_lost_notes(source: &str) -> Cow<'_, str> {
    if memmem::find(source.as_bytes(), b"]:").is_none() {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len());
    for line in source.split_inclusive('\n') {
        let inner = line.trim_start_matches(' ');
        let note = inner.strip_prefix('[').and_then(|rest| rest.split_once("]:"));
        if let Some((name, target)) = note
            && !name.starts_with('^')
            && target.trim_start().starts_with(|c: char| !c.is_ascii())
        {
            out.push_str(&line[..line.len() - inner.len()]);
            out.push('\\');
            out.push_str(inner);
        } else {
            out.push_str(line);
        }
    }
    Cow::Owned(out)
}

/// `title: …` and `date: …` before the text.
fn read_front_matter(text: &str, metadata: &mut Metadata) {
    for line in text.lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.trim().trim_matches(['"', '\'']);
        if value.is_empty() {
            continue;
        }
        match key.trim() {
            "title" | "标题" | "標題" => metadata.title = Some(value.to_owned()),
            "date" | "issued" | "成文日期" => metadata.issued = super::iso_date(value),
            "published" | "发布日期" | "發布日期" => metadata.published = super::iso_date(value),
            "doc_number" | "发文字号" | "發文字號" | "文号" | "文號" => {
                metadata.doc_number = Some(value.to_owned())
            }
            "issuer" | "author" | "发文机关" | "發文機關" => metadata.issuers = vec![value.to_owned()],
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[&str]) {
        let read = lines(source.to_owned());
        assert_eq!(read.text.lines().collect::<Vec<_>>(), expected, "{source}");
    }

    #[test]
    fn marks_go_and_text_stays() {
        check("# 计划\n\n**第一条**　为了推进*改革*。\n第二款。\n", &["计划", "第一条　为了推进改革。", "第二款。"]);
        check("**“建设”**推进5~10个，20~30公里，5*3*2米，a_b_c", &["“建设”推进5~10个，20~30公里，5*3*2米，a_b_c"]);
        check("#一、总体要求\n#1楼\n", &["一、总体要求", "#1楼"]);
        check("《关于修改<中华人民共和国国徽法>的决定》", &["《关于修改<中华人民共和国国徽法>的决定》"]);
        check("[注]: 本方案自印发之日起施行。\n", &["[注]: 本方案自印发之日起施行。"]);
        check("    （一）缩进四格\n\n　　（二）全角\n", &["（一）缩进四格", "（二）全角"]);
    }

    #[test]
    fn printed_numbers_stay() {
        check("1. 建设\n1. 推进\n\n3) 鼓励\n", &["1. 建设", "1. 推进", "3) 鼓励"]);
        check("- 一、甲\n  - （一）乙\n\n    丙\n", &["一、甲", "（一）乙", "丙"]);
        check("2021. 建设\n27.推进", &["2021. 建设", "27.推进"]);
        check("一、\n1. 建设\n5. 推进", &["一、", "1. 建设", "5. 推进"]);
    }

    #[test]
    fn a_table_row_is_a_line() {
        check("| 指标 | 目标 |\n| --- | --- |\n| 公里 | **300**<br>条 |\n\n后", &["指标\t目标", "公里\t300 条", "后"]);
        check("<table><tr><td>甲</td><td>乙</td></tr></table>\n\n丙", &["甲\t乙", "丙"]);
    }

    #[test]
    fn notes_go_to_the_end_and_front_matter_to_the_metadata() {
        check("建设[^1]电网。\n\n[^1]: 指特高压。\n\n推进。", &["建设电网。", "推进。", "指特高压。"]);
        let read = lines("---\ntitle: \"绿色方案\"\ndate: 2021-9-26\n---\n一、建设\n".to_owned());
        assert_eq!(read.metadata.title.as_deref(), Some("绿色方案"));
        assert_eq!(read.metadata.issued.as_deref(), Some("2021-09-26"));
        assert_eq!(read.text, "一、建设");
    }

    #[test]
    fn pictures_leave_a_mark_and_links_their_words() {
        check("见[附件](a.doc)。\n\n![图](a.png)", &["见附件。", "\u{fffc}图"]);
    }
}
