//! Fonts: which text a string's codes stand for, and how wide each is.

use std::collections::HashMap;

use encoding_rs::{BIG5, Encoding, GB18030, UTF_16BE, WINDOWS_1252};
use lopdf::{Dictionary, Document, Object};

use super::TORN;
use super::cmap::{self, CMap};

/// A font, as far as text needs it.
#[derive(Debug, Default)]
pub(super) struct Font {
    to_unicode: CMap,
    encoding: Option<CMap>,
    code: Code,
    widths: HashMap<u32, f32>,
    default_width: f32,
    /// Differences from the base encoding, by code.
    differences: HashMap<u32, String>,
    /// Text of glyphs, from the font file's own table.
    glyphs: HashMap<u32, char>,
}

/// How a font's strings are cut into codes, and what stands behind a code without a map.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
enum Code {
    #[default]
    OneByte,
    TwoBytes,
    /// One of the encodings with a name.
    Named(&'static Encoding),
    Mapped,
}

/// A code of a string with its text and its width in text space.
pub(super) struct Glyph {
    pub text: String,
    pub width: f32,
    /// Whether the code is the single byte 32, which word spacing widens.
    pub space: bool,
}

impl Font {
    pub fn read(document: &Document, font: &Dictionary) -> Font {
        let composite = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|s| s == b"Type0");
        let to_unicode = stream(document, font, b"ToUnicode").map(|s| CMap::read(&s)).unwrap_or_default();
        let mut this = Font { to_unicode, default_width: 0.5, ..Font::default() };
        if composite {
            this.read_composite(document, font)
        } else {
            this.read_simple(document, font)
        }
        this
    }

    fn read_composite(&mut self, document: &Document, font: &Dictionary) {
        self.code = match font.get_deref(b"Encoding", document) {
            Ok(Object::Name(name)) => named(name),
            Ok(Object::Stream(_)) => {
                self.encoding = stream(document, font, b"Encoding").map(|s| CMap::read(&s));
                Code::Mapped
            }
            _ => Code::TwoBytes,
        };
        self.default_width = 1.0;
        let descendants = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array);
        let Some(inner) = descendants.ok().and_then(|d| d.first()).and_then(|d| dictionary(document, d)) else {
            return;
        };
        if let Ok(width) = inner.get(b"DW").and_then(Object::as_float) {
            self.default_width = width / 1000.0;
        }
        if let Ok(widths) = inner.get_deref(b"W", document).and_then(Object::as_array) {
            self.read_cid_widths(document, widths);
        }
        if !self.to_unicode.has_text()
            && self.code == Code::TwoBytes
            && let Some(descriptor) = inner.get(b"FontDescriptor").ok().and_then(|d| dictionary(document, d))
            && let Some(file) = stream(document, descriptor, b"FontFile2")
        {
            self.glyphs = super::truetype::glyph_texts(&file);
        }
    }

    /// `c [w1 w2 …]` and `first last w`.
    fn read_cid_widths(&mut self, document: &Document, widths: &[Object]) {
        let number = |o: &Object| document.dereference(o).ok().and_then(|(_, o)| o.as_float().ok());
        let mut rest = widths;
        while let [first, second, after @ ..] = rest {
            let Some(first) = number(first) else { break };
            if let Ok(list) = document.dereference(second).and_then(|(_, o)| o.as_array()) {
                for (i, width) in list.iter().enumerate() {
                    self.widths.extend(number(width).map(|w| (first as u32 + i as u32, w / 1000.0)));
                }
                rest = after;
            } else if let ([width, after @ ..], Some(last)) = (after, number(second)) {
                let width = number(width).unwrap_or(1000.0) / 1000.0;
                let first = first as u32;
                let last = (last as u32).min(first.saturating_add(0xffff));
                // Damaged files repeat long ranges; a font has at most this many glyphs.
                if self.widths.len() <= 0xffff {
                    self.widths.extend((first..=last).map(|cid| (cid, width)));
                }
                rest = after;
            } else {
                break;
            }
        }
    }

    fn read_simple(&mut self, document: &Document, font: &Dictionary) {
        let first = font.get_deref(b"FirstChar", document).and_then(Object::as_i64).unwrap_or(0);
        // The glyphs of a Type 3 font have a scale of their own.
        let scale = match font.get_deref(b"FontMatrix", document).and_then(Object::as_array) {
            Ok(matrix) => matrix.first().and_then(|m| m.as_float().ok()).unwrap_or(0.001).abs(),
            Err(_) => 0.001,
        };
        if let Ok(widths) = font.get_deref(b"Widths", document).and_then(Object::as_array) {
            for (i, width) in widths.iter().enumerate().take(256) {
                let width = document.dereference(width).ok().and_then(|(_, w)| w.as_float().ok());
                let code = u32::try_from(first.saturating_add(i as i64)).ok();
                self.widths.extend(code.zip(width.map(|w| w * scale)));
            }
        }
        let encoding = font.get_deref(b"Encoding", document).and_then(Object::as_dict);
        if let Ok(list) = encoding.and_then(|e| e.get_deref(b"Differences", document)).and_then(Object::as_array) {
            let mut code = 0u32;
            for item in list {
                match item {
                    Object::Integer(n) => code = u32::try_from(*n).unwrap_or(0),
                    Object::Name(name) => {
                        self.differences.extend(glyph_name(name).map(|text| (code, text)));
                        code = code.saturating_add(1);
                    }
                    _ => {}
                }
            }
        }
    }

    /// The codes of a string.
    pub fn glyphs(&self, bytes: &[u8]) -> Vec<Glyph> {
        let mut out = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            let length = self.length(rest).clamp(1, rest.len());
            let (code, after) = rest.split_at(length);
            rest = after;
            let number = cmap::code(code);
            let cid = self.encoding.as_ref().and_then(|e| e.cid(number)).unwrap_or(number);
            let width = match self.code {
                // Widths go by character id, which a named encoding does not give; half and full are all it has.
                Code::Named(_) => {
                    if length == 1 {
                        0.5
                    } else {
                        1.0
                    }
                }
                _ => self.widths.get(&cid).copied().unwrap_or(self.default_width),
            };
            out.push(Glyph { text: self.text(number, cid, code), width, space: length == 1 && number == 32 });
        }
        out
    }

    fn length(&self, bytes: &[u8]) -> usize {
        match self.code {
            Code::OneByte => 1,
            Code::TwoBytes => 2,
            Code::Mapped => {
                let map = self.encoding.as_ref();
                map.and_then(|m| m.length(bytes)).or_else(|| self.to_unicode.length(bytes)).unwrap_or(2)
            }
            Code::Named(encoding) if encoding == UTF_16BE => {
                if (0xd8..0xdc).contains(&bytes[0]) {
                    4
                } else {
                    2
                }
            }
            Code::Named(encoding) => match bytes {
                [0x81..=0xfe, 0x30..=0x39, ..] if encoding == GB18030 => 4,
                [0x81..=0xfe, _, ..] => 2,
                _ => 1,
            },
        }
    }

    fn text(&self, code: u32, cid: u32, bytes: &[u8]) -> String {
        if let Some(text) = self.to_unicode.text(code) {
            return text.to_owned();
        }
        let decoded = |encoding: &'static Encoding| encoding.decode_without_bom_handling(bytes).0.into_owned();
        match self.code {
            Code::Named(encoding) => decoded(encoding),
            Code::OneByte => match self.differences.get(&code) {
                Some(text) => text.clone(),
                None if self.to_unicode.has_text() => TORN.to_string(),
                None => decoded(WINDOWS_1252),
            },
            Code::TwoBytes | Code::Mapped => self.glyphs.get(&cid).map_or_else(|| TORN.to_string(), char::to_string),
        }
    }
}

/// The encodings that a reader knows by name.
fn named(name: &[u8]) -> Code {
    let holds = |part: &[u8]| memchr::memmem::find(name, part).is_some();
    if holds(b"UCS2") || holds(b"UTF16") {
        Code::Named(UTF_16BE)
    } else if holds(b"GBK") || holds(b"GBpc") || holds(b"GB-EUC") {
        Code::Named(GB18030)
    } else if holds(b"B5") {
        Code::Named(BIG5)
    } else if holds(b"RKSJ") {
        Code::Named(encoding_rs::SHIFT_JIS)
    } else {
        Code::TwoBytes
    }
}

/// The text of a glyph's name: `uni4E00`, `u20000`, the letters, and the names of common signs.
fn glyph_name(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    let name = name.split('.').next()?;
    if name.len() == 1 {
        return Some(name.to_owned());
    }
    let hex =
        name.strip_prefix("uni").filter(|h| h.len() == 4).or_else(|| name.strip_prefix('u').filter(|h| h.len() >= 4));
    if let Some(c) = hex.and_then(|h| u32::from_str_radix(h, 16).ok()).and_then(char::from_u32) {
        return Some(c.to_string());
    }
    const NAMES: &[(&str, &str)] = &[
        ("zero", "0"),
        ("one", "1"),
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("space", " "),
        ("period", "."),
        ("comma", ","),
        ("colon", ":"),
        ("semicolon", ";"),
        ("parenleft", "("),
        ("parenright", ")"),
        ("hyphen", "-"),
        ("endash", "–"),
        ("emdash", "—"),
        ("percent", "%"),
        ("plus", "+"),
        ("equal", "="),
        ("slash", "/"),
        ("bullet", "•"),
        ("quotedblleft", "“"),
        ("quotedblright", "”"),
        ("quoteleft", "‘"),
        ("quoteright", "’"),
        ("ellipsis", "…"),
        ("less", "<"),
        ("greater", ">"),
        ("underscore", "_"),
        ("asterisk", "*"),
        ("ampersand", "&"),
        ("at", "@"),
        ("bracketleft", "["),
        ("bracketright", "]"),
        ("periodcentered", "·"),
        ("quotesingle", "'"),
        ("quotedbl", "\""),
        ("asciitilde", "~"),
        ("numbersign", "#"),
        ("exclam", "!"),
        ("question", "?"),
        ("multiply", "×"),
        ("degree", "°"),
    ];
    NAMES.iter().find(|(n, _)| *n == name).map(|(_, text)| (*text).to_owned())
}

/// The bytes of a stream that a dictionary points at, within the limit for fonts.
fn stream(document: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<Vec<u8>> {
    let stream = dictionary.get_deref(key, document).ok()?.as_stream().ok()?;
    stream.get_plain_content_with_limit(super::STREAM).ok()
}

/// A dictionary, given or pointed at.
pub(super) fn dictionary<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    document.dereference(object).ok()?.1.as_dict().ok()
}
