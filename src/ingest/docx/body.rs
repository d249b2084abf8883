//! The text of a DOCX: paragraphs, tables, text boxes and notes, with tracked changes taken as accepted.

use std::collections::HashMap;

use super::numbering::Numbering;
use crate::ingest::OBJECT;
use crate::ingest::xml::Xml;

/// What a part of a document is read with.
pub(super) struct Body<'a> {
    pub numbering: Numbering,
    /// Embedded documents, as text, by the id of their relation.
    pub chunks: &'a HashMap<String, String>,
}

impl Body<'_> {
    /// The lines of a body, a note or a text box.
    pub fn lines(&mut self, container: &Xml) -> Vec<String> {
        let mut flow = Flow::default();
        self.blocks(container, &mut flow);
        flow.end_paragraph();
        flow.lines
    }

    fn blocks(&mut self, container: &Xml, flow: &mut Flow) {
        for block in container.elements() {
            match block.name.as_str() {
                "p" => self.paragraph(block, flow),
                "tbl" => {
                    flow.end_paragraph();
                    self.table(block, flow);
                }
                "sdt" if is_contents_control(block) => {}
                "sdt" => block.child("sdtContent").into_iter().for_each(|inner| self.blocks(inner, flow)),
                "altChunk" => {
                    flow.end_paragraph();
                    let chunk = block.attribute("id").and_then(|id| self.chunks.get(id));
                    flow.lines.extend(chunk.into_iter().flat_map(|text| text.lines()).map(str::to_owned));
                }
                "AlternateContent" => {
                    let chosen = block.child("Choice").or_else(|| block.child("Fallback"));
                    chosen.into_iter().for_each(|inner| self.blocks(inner, flow));
                }
                "del" | "moveFrom" | "sectPr" | "tcPr" | "tblPr" => {}
                "oMathPara" => flow.formula(block),
                _ => self.blocks(block, flow),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Xml, flow: &mut Flow) {
        let properties = paragraph.child("pPr");
        if self.numbering.is_contents(properties) {
            flow.skim(paragraph);
            return;
        }
        let mark = properties.and_then(|p| p.child("rPr"));
        // An empty paragraph of a list counts too, although its number goes unsaid here.
        let label = self.numbering.label(properties);
        if flow.text.is_empty() {
            flow.label = label;
        }
        self.runs(paragraph, flow);
        // A deleted paragraph mark joins the paragraph with the next one.
        if !mark.is_some_and(|m| m.child("del").is_some() || m.child("moveFrom").is_some()) {
            flow.end_paragraph();
        }
    }

    fn runs(&mut self, container: &Xml, flow: &mut Flow) {
        for inline in container.elements() {
            match inline.name.as_str() {
                "r" => {
                    if !inline.child("rPr").is_some_and(|p| p.is_on("vanish")) {
                        self.run(inline, flow);
                    } else {
                        flow.skim(inline);
                    }
                }
                "del" | "moveFrom" | "pPr" | "rPr" | "sdtPr" | "rt" => {}
                "oMath" | "oMathPara" => flow.formula(inline),
                "AlternateContent" => {
                    let chosen = inline.child("Choice").or_else(|| inline.child("Fallback"));
                    chosen.into_iter().for_each(|inner| self.runs(inner, flow));
                }
                _ => self.runs(inline, flow),
            }
        }
    }

    fn run(&mut self, run: &Xml, flow: &mut Flow) {
        for piece in run.elements() {
            match piece.name.as_str() {
                "t" => {
                    let text = piece.text();
                    let kept = piece.attribute("space") == Some("preserve");
                    flow.push(if kept { &text } else { text.trim_matches([' ', '\t', '\n', '\r']) });
                }
                "tab" | "ptab" => flow.push(" "),
                "br" | "cr" => flow.end_line(),
                "noBreakHyphen" => flow.push("-"),
                "sym" => flow.push(&symbol(piece)),
                "fldChar" => flow.field(piece.attribute("fldCharType").unwrap_or("")),
                "instrText" => flow.instruction(&piece.text()),
                "drawing" | "pict" | "object" => self.drawing(piece, flow),
                "AlternateContent" => {
                    let chosen = piece.child("Choice").or_else(|| piece.child("Fallback"));
                    chosen.into_iter().for_each(|inner| self.run(inner, flow));
                }
                "ruby" => piece.child("rubyBase").into_iter().for_each(|base| self.runs(base, flow)),
                _ => {}
            }
        }
    }

    /// The text of a drawing's boxes goes behind its paragraph; a picture leaves its sign.
    fn drawing(&mut self, drawing: &Xml, flow: &mut Flow) {
        let mut picture = drawing.name == "object";
        let mut inside: Vec<&Xml> = drawing.elements().collect();
        inside.reverse();
        while let Some(element) = inside.pop() {
            match element.name.as_str() {
                "txbxContent" => {
                    let lines = self.lines(element);
                    flow.boxes.extend(lines);
                }
                "pic" | "imagedata" | "chart" | "relIds" => picture = true,
                "Fallback" => {}
                _ => {
                    let from = inside.len();
                    inside.extend(element.elements());
                    inside[from..].reverse();
                }
            }
        }
        if picture {
            flow.push(&OBJECT.to_string());
        }
    }

    /// A row of data is a line; the only cell of a row that has one (a box around text) keeps its paragraphs.
    fn table(&mut self, table: &Xml, flow: &mut Flow) {
        for row in table.elements() {
            match row.name.as_str() {
                "tr" => {}
                "sdt" => {
                    row.child("sdtContent").into_iter().for_each(|inner| self.table(inner, flow));
                    continue;
                }
                "ins" | "moveTo" | "customXml" => {
                    self.table(row, flow);
                    continue;
                }
                _ => continue,
            }
            if row.child("trPr").is_some_and(|p| p.child("del").is_some()) {
                continue;
            }
            let mut cells = Vec::new();
            self.cells(row, &mut cells);
            if cells.iter().filter(|lines| !lines.is_empty()).count() < 2 && cells.len() < 2 {
                flow.lines.extend(cells.into_iter().flatten());
                continue;
            }
            // A tab inside a cell would look like another cell.
            let cells: Vec<String> = cells.into_iter().map(|lines| lines.join(" ").replace('\t', " ")).collect();
            let line = cells.join("\t");
            if !line.trim().is_empty() {
                flow.lines.push(line.trim_end().to_owned());
            }
        }
    }

    fn cells(&mut self, row: &Xml, cells: &mut Vec<Vec<String>>) {
        for cell in row.elements() {
            match cell.name.as_str() {
                "tc" => cells.push(self.lines(cell)),
                "sdt" => cell.child("sdtContent").into_iter().for_each(|inner| self.cells(inner, cells)),
                "customXml" => self.cells(cell, cells),
                _ => {}
            }
        }
    }
}

/// Lines as they come together.
#[derive(Default)]
struct Flow {
    lines: Vec<String>,
    text: String,
    label: String,
    boxes: Vec<String>,
    fields: Vec<Field>,
}

/// A field: what Word computed it from, then what it shows.
#[derive(Default)]
struct Field {
    instruction: String,
    shows: bool,
}

impl Flow {
    fn push(&mut self, text: &str) {
        let hidden = self.fields.iter().any(|f| !f.shows || f.instruction.trim_start().starts_with("TOC"));
        if !hidden {
            self.text.push_str(&std::mem::take(&mut self.label));
            // Zero-width characters only tell a program where it may break.
            self.text.extend(text.chars().filter(|c| !matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{ad}')));
        }
    }

    fn field(&mut self, kind: &str) {
        match kind {
            "begin" => self.fields.push(Field::default()),
            "separate" => self.fields.last_mut().into_iter().for_each(|f| f.shows = true),
            "end" => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn instruction(&mut self, text: &str) {
        if let Some(field) = self.fields.last_mut().filter(|f| !f.shows && f.instruction.len() < 100) {
            field.instruction.push_str(text);
        }
    }

    /// Follows the fields of something that is not shown.
    fn skim(&mut self, hidden: &Xml) {
        let mut inside = vec![hidden];
        while let Some(element) = inside.pop() {
            match element.name.as_str() {
                "fldChar" => self.field(element.attribute("fldCharType").unwrap_or("")),
                "instrText" => self.instruction(&element.text()),
                _ => {
                    let from = inside.len();
                    inside.extend(element.elements());
                    inside[from..].reverse();
                }
            }
        }
    }

    /// A formula that is one line of signs is text; one with fractions or roots is not.
    fn formula(&mut self, formula: &Xml) {
        let mut text = String::new();
        let mut inside: Vec<&Xml> = formula.elements().collect();
        inside.reverse();
        while let Some(element) = inside.pop() {
            match element.name.as_str() {
                "t" => text.push_str(&element.text()),
                "oMath" | "r" | "ins" => {
                    let from = inside.len();
                    inside.extend(element.elements());
                    inside[from..].reverse();
                }
                "rPr" | "ctrlPr" | "oMathParaPr" | "del" => {}
                _ => {
                    text = OBJECT.to_string();
                    break;
                }
            }
        }
        self.push(&text);
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.text);
        let line = line.trim_matches(char::is_whitespace);
        if !line.is_empty() {
            self.lines.push(line.replace('\n', " "));
        }
    }

    fn end_paragraph(&mut self) {
        self.end_line();
        self.label.clear();
        self.lines.append(&mut self.boxes);
    }
}

fn is_contents_control(control: &Xml) -> bool {
    let gallery = control.child("sdtPr").and_then(|p| p.child("docPartObj")).and_then(|d| d.value("docPartGallery"));
    gallery == Some("Table of Contents")
}

/// A character of a symbol font: the tick boxes and dots that plans use, else the sign for a loss.
fn symbol(symbol: &Xml) -> String {
    let code = symbol.attribute("char").and_then(|c| u32::from_str_radix(c, 16).ok()).unwrap_or(0);
    let wingdings = symbol.attribute("font").is_some_and(|f| f.starts_with("Wingdings"));
    let c = match (wingdings, code & 0xff) {
        (true, 0x6c | 0x9f) => '●',
        (true, 0x6e | 0xa7) => '■',
        (true, 0x75) => '◆',
        (true, 0xa8 | 0x6f | 0x71) => '□',
        (true, 0xfc) => '✓',
        (true, 0xfe | 0x52) => '☑',
        (true, 0xd8) => '➢',
        (false, _) if !(0xe000..=0xf8ff).contains(&code) => {
            char::from_u32(code).filter(|c| !c.is_control()).unwrap_or(OBJECT)
        }
        (false, 0xb7) => '●',
        _ => OBJECT,
    };
    c.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::xml;

    fn check(body: &str, expected: &[&str]) {
        let body = xml::parse(&format!("<body>{body}</body>")).expect("XML");
        let chunks = HashMap::from([("c".to_owned(), "第一条\n第二条".to_owned())]);
        let lines = Body { numbering: Numbering::default(), chunks: &chunks }.lines(&body);
        assert_eq!(lines, expected, "{body:?}");
    }

    #[test]
    fn changes_are_taken_as_accepted() {
        check(
            "<p><r><t>建设</t></r><ins><r><t>智能</t></r></ins><del><r><delText>传统</delText><t>旧</t></r></del><r><t>电网</t></r></p>",
            &["建设智能电网"],
        );
        check("<p><pPr><rPr><del/></rPr></pPr><r><t>推进</t></r></p><p><r><t>改革</t></r></p>", &["推进改革"]);
        check("<p><moveFrom><r><t>一</t></r></moveFrom><moveTo><r><t>二</t></r></moveTo></p>", &["二"]);
    }

    #[test]
    fn a_row_is_a_line() {
        check(
            "<tbl><tr><tc><p><r><t>指标</t></r></p></tc><tc><p><r><t>目</t></r></p><p><r><t>标</t></r></p></tc></tr>\
               <tr><tc><p/></tc><tc><p><r><t>300</t></r></p></tc></tr></tbl>",
            &["指标\t目 标", "\t300"],
        );
        check("<tbl><tr><tc><p><r><t>专栏1</t></r></p><p><r><t>建设</t></r></p></tc></tr></tbl>", &["专栏1", "建设"]);
    }

    #[test]
    fn fields_show_what_they_result_in() {
        let field = |instruction: &str| {
            format!(
                "<p><r><fldChar fldCharType='begin'/></r><r><instrText>{instruction}</instrText></r>\
                     <r><fldChar fldCharType='separate'/></r><r><t>2021</t></r><r><fldChar fldCharType='end'/></r><r><t>年</t></r></p>"
            )
        };
        check(&field("DATE"), &["2021年"]);
        check(&field("TOC \\o"), &["年"]);
    }

    #[test]
    fn boxes_breaks_and_pictures() {
        check(
            "<p><r><t>一、</t><br/><t>建设</t></r><r><pict><textbox><txbxContent><p><r><t>注</t></r></p></txbxContent></textbox></pict></r></p>",
            &["一、", "建设", "注"],
        );
        check("<p><r><drawing><pic/></drawing></r></p><p><r><rPr><vanish/></rPr><t>隐</t></r></p>", &["\u{fffc}"]);
        check("<altChunk id='c'/>", &["第一条", "第二条"]);
        check(
            "<p><oMath><r><t>A=B</t></r></oMath><r><t>，</t></r><oMath><f><num/></f></oMath></p>",
            &["A=B，\u{fffc}"],
        );
    }
}
