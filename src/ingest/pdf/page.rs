//! Runs the program of a page and notes every character with its place.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::font::{self, Font};
use super::lex::{Lexer, Token};

/// Forms inside forms inside a page.
const FORMS: usize = 8;
/// More characters than a plan has.
const CHARACTERS: usize = 4_000_000;
/// Operands that are kept for an operator.
const OPERANDS: usize = 4096;

/// A piece of text on a page, in points, y upwards.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub text: String,
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub size: f32,
}

/// What is shared by the pages of a document.
pub(super) struct Reader<'a> {
    pub document: &'a Document,
    /// By the place of their entry, which stays where it is while the document is borrowed.
    fonts: HashMap<*const Object, Rc<Font>>,
    characters: usize,
    bytes_left: usize,
    /// Pictures that were drawn.
    pub pictures: usize,
}

type Matrix = [f32; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    character_space: f32,
    word_space: f32,
    scale: f32,
    leading: f32,
    rise: f32,
}

impl<'a> Reader<'a> {
    pub fn new(document: &'a Document) -> Reader<'a> {
        Reader { document, fonts: HashMap::new(), characters: 0, bytes_left: super::CONTENT, pictures: 0 }
    }

    /// The text of a page in the order in which it is drawn.
    pub fn page(&mut self, id: ObjectId) -> Vec<Piece> {
        let Ok(page) = self.document.get_dictionary(id) else { return Vec::new() };
        let Ok(content) = self.document.get_page_content_with_limit(id, self.bytes_left) else { return Vec::new() };
        self.bytes_left = self.bytes_left.saturating_sub(content.len());
        let resources = inherited(self.document, page, b"Resources").and_then(|r| font::dictionary(self.document, r));
        let turn = inherited(self.document, page, b"Rotate").and_then(|r| r.as_i64().ok()).unwrap_or(0).rem_euclid(360);
        let matrix = match turn {
            90 => [0.0, -1.0, 1.0, 0.0, 0.0, 0.0],
            180 => [-1.0, 0.0, 0.0, -1.0, 0.0, 0.0],
            270 => [0.0, 1.0, -1.0, 0.0, 0.0, 0.0],
            _ => IDENTITY,
        };
        let mut out = Vec::new();
        self.run(&content, resources, matrix, 0, &mut out);
        out
    }

    fn run(
        &mut self,
        content: &[u8],
        resources: Option<&Dictionary>,
        matrix: Matrix,
        depth: usize,
        out: &mut Vec<Piece>,
    ) {
        let mut state = State {
            matrix,
            font: None,
            size: 1.0,
            character_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut saved = Vec::new();
        let (mut text, mut line) = (IDENTITY, IDENTITY);
        let mut operands: Vec<Token<'_>> = Vec::new();
        // For each open marked content: whether it is a running head or foot.
        let mut marked: Vec<bool> = Vec::new();
        let mut tokens = Lexer::new(content);
        while let Some(token) = tokens.next() {
            let Token::Word(word) = token else {
                if operands.len() < OPERANDS {
                    operands.push(token);
                }
                continue;
            };
            let n = |i: usize| match operands.get(i) {
                Some(Token::Number(n)) => *n,
                _ => 0.0,
            };
            let numbers = || operands.iter().filter(|o| matches!(o, Token::Number(_))).count();
            match word {
                b"q" if saved.len() < 512 => saved.push(state.clone()),
                b"Q" => state = saved.pop().unwrap_or(state),
                b"cm" => state.matrix = product([n(0), n(1), n(2), n(3), n(4), n(5)], state.matrix),
                b"BT" => (text, line) = (IDENTITY, IDENTITY),
                b"Tf" => {
                    if let Some(Token::Name(name)) = operands.first() {
                        state.font = self.font(resources, name);
                    }
                    state.size = n(1);
                }
                b"Tc" => state.character_space = n(0),
                b"Tw" => state.word_space = n(0),
                b"Tz" => state.scale = n(0) / 100.0,
                b"TL" => state.leading = n(0),
                b"Ts" => state.rise = n(0),
                b"Td" | b"TD" => {
                    if word == b"TD" {
                        state.leading = -n(1);
                    }
                    line = product([1.0, 0.0, 0.0, 1.0, n(0), n(1)], line);
                    text = line;
                }
                b"Tm" if numbers() >= 6 => {
                    line = [n(0), n(1), n(2), n(3), n(4), n(5)];
                    text = line;
                }
                b"T*" | b"'" | b"\"" => {
                    if word == b"\"" {
                        (state.word_space, state.character_space) = (n(0), n(1));
                    }
                    line = product([1.0, 0.0, 0.0, 1.0, 0.0, -state.leading], line);
                    text = line;
                }
                b"BDC" | b"BMC" => {
                    let is = |name: &[u8]| operands.iter().any(|o| matches!(o, Token::Name(n) if *n == name));
                    marked.push(is(b"Artifact") && is(b"Pagination"));
                }
                b"EMC" => {
                    marked.pop();
                }
                b"Do" => {
                    if let Some(Token::Name(name)) = operands.first() {
                        self.draw(resources, name, &state, depth, out);
                    }
                }
                b"ID" => {
                    self.pictures += 1;
                    tokens.skip_image();
                }
                _ => {}
            }
            if matches!(word, b"Tj" | b"TJ" | b"'" | b"\"") {
                let shown = !marked.contains(&true);
                for operand in &operands {
                    match operand {
                        Token::String(bytes) => self.show(bytes, &state, &mut text, shown, out),
                        // In an array a number moves back by thousandths.
                        Token::Number(by) if word == b"TJ" => {
                            let by = -by / 1000.0 * state.size * state.scale;
                            text = product([1.0, 0.0, 0.0, 1.0, by, 0.0], text);
                        }
                        _ => {}
                    }
                }
            }
            operands.clear();
        }
    }

    fn show(&mut self, bytes: &[u8], state: &State, text: &mut Matrix, shown: bool, out: &mut Vec<Piece>) {
        let Some(font) = &state.font else { return };
        for glyph in font.glyphs(bytes) {
            let place = product(
                [state.size * state.scale, 0.0, 0.0, state.size, 0.0, state.rise],
                product(*text, state.matrix),
            );
            let advance =
                glyph.width * state.size + state.character_space + if glyph.space { state.word_space } else { 0.0 };
            let after = product([1.0, 0.0, 0.0, 1.0, advance * state.scale, 0.0], *text);
            let size = place[2].hypot(place[3]);
            let end = product(after, state.matrix);
            let start = product(*text, state.matrix);
            *text = after;
            // Text that runs up or down the page (a stamp, a margin note) is no line of it.
            let upright = (end[5] - start[5]).abs() <= (end[4] - start[4]).abs() + 0.01;
            self.characters += 1;
            if shown
                && upright
                && self.characters < CHARACTERS
                && size.is_finite()
                && place[4].is_finite()
                && place[5].is_finite()
            {
                out.push(Piece {
                    text: glyph.text,
                    x: place[4],
                    y: place[5],
                    width: glyph.width * place[0].abs().max(0.001),
                    size,
                });
            }
        }
    }

    fn draw(&mut self, resources: Option<&Dictionary>, name: &[u8], state: &State, depth: usize, out: &mut Vec<Piece>) {
        let form = resources
            .and_then(|r| r.get_deref(b"XObject", self.document).ok())
            .and_then(|x| x.as_dict().ok())
            .and_then(|x| x.get_deref(name, self.document).ok())
            .and_then(|o| o.as_stream().ok());
        let Some(form) = form else { return };
        if form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|s| s == b"Image") {
            self.pictures += 1;
            return;
        }
        if depth >= FORMS || self.bytes_left == 0 {
            return;
        }
        let Ok(content) = form.get_plain_content_with_limit(self.bytes_left.min(super::STREAM)) else { return };
        self.bytes_left = self.bytes_left.saturating_sub(content.len().max(1024));
        let own = form.dict.get(b"Resources").ok().and_then(|r| font::dictionary(self.document, r));
        let matrix = match form.dict.get_deref(b"Matrix", self.document).and_then(Object::as_array) {
            Ok(m) if m.len() == 6 => std::array::from_fn(|i| m[i].as_float().unwrap_or(IDENTITY[i])),
            _ => IDENTITY,
        };
        self.run(&content, own.or(resources), product(matrix, state.matrix), depth + 1, out);
    }

    fn font(&mut self, resources: Option<&Dictionary>, name: &[u8]) -> Option<Rc<Font>> {
        let fonts = resources?.get_deref(b"Font", self.document).ok()?.as_dict().ok()?;
        let entry = fonts.get(name).ok()?;
        let (_, font) = self.document.dereference(entry).ok()?;
        if let Some(font) = self.fonts.get(&std::ptr::from_ref(font)) {
            return Some(font.clone());
        }
        let read = Rc::new(Font::read(self.document, font.as_dict().ok()?));
        self.fonts.insert(std::ptr::from_ref(font), read.clone());
        Some(read)
    }
}

/// An entry of a page or of the folders of pages above it.
fn inherited<'a>(document: &'a Document, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut node = page;
    for _ in 0..32 {
        if let Ok(found) = node.get_deref(key, document) {
            return Some(found);
        }
        node = node.get_deref(b"Parent", document).ok()?.as_dict().ok()?;
    }
    None
}

/// First `a`, then `b`.
fn product(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}
