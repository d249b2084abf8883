//! The fields of the index and how they are cut: words, pairs of characters, single characters, never merged.

use tantivy::schema::{
    FAST, Field, IndexRecordOption, NumericOptions, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};

use super::text;

/// Changes when what is written changes, so that an older index is built again.
pub const FORMAT: u32 = 1;

/// What decides the contents of an index beside the documents: the format, the fold table, the words jieba is taught.
pub const DIGEST: u64 = {
    let digest = fnv(include_bytes!("../script/fold.txt"), 0xcbf2_9ce4_8422_2325 ^ FORMAT as u64);
    fnv(include_bytes!("../lexicon/domain_words.tsv"), digest)
};

#[allow(long_running_const_eval, reason = "seventy kilobytes, once, so that no query pays for it")]
const fn fnv(bytes: &[u8], mut digest: u64) -> u64 {
    let mut i = 0;
    while i < bytes.len() {
        digest = (digest ^ bytes[i] as u64).wrapping_mul(0x0100_0000_01b3);
        i += 1;
    }
    digest
}

/// The fields, in the order of the schema.
#[derive(Debug, Clone, Copy)]
pub struct Fields {
    /// Words, for order.
    pub words: Field,
    /// Pairs of characters with their positions, for what matches.
    pub grams: Field,
    /// Single characters.
    pub chars: Field,
    /// What an entry is called: id, path, label, number.
    pub keys: Field,
    /// `name:value` of everything that can be filtered by.
    pub facets: Field,
    /// The plan's id, which gives the order of the plans.
    pub plan: Field,
    /// Where the label and the heading end, in characters.
    pub heading: Field,
    /// The kind, and how many entries stand below.
    pub shape: Field,
    /// The first day by which something falls due, `20251231`.
    pub due: Field,
    /// The entry itself, as JSON.
    pub stored: Field,
}

/// The schema and its fields.
pub fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let text = |name: &'static str, record| {
        let indexing = TextFieldIndexing::default().set_tokenizer(name).set_index_option(record);
        TextOptions::default().set_indexing_options(indexing)
    };
    let fields = Fields {
        words: schema.add_text_field("words", text("words", IndexRecordOption::WithFreqs)),
        grams: schema.add_text_field("grams", text("grams", IndexRecordOption::WithFreqsAndPositions)),
        chars: schema.add_text_field("chars", text("chars", IndexRecordOption::WithFreqs)),
        keys: schema.add_text_field("keys", STRING),
        facets: schema.add_text_field("facets", STRING),
        plan: schema.add_text_field("plan", STRING | FAST),
        heading: schema.add_u64_field("heading", NumericOptions::default() | FAST),
        shape: schema.add_u64_field("shape", NumericOptions::default() | FAST),
        due: schema.add_u64_field("due", NumericOptions::default() | FAST),
        stored: schema.add_text_field("stored", TextOptions::default() | STORED),
    };
    (schema.build(), fields)
}

/// The tokenizers of the three text fields. They cut text that has been folded already; headings for the field of
/// single characters stand before a line feed.
pub fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register("words", Cutter::new(cut_words));
    manager.register("grams", Cutter::new(cut_grams));
    manager.register("chars", Cutter::new(cut_chars));
    manager
}

/// Marks a character of the heading in the field of single characters.
pub const IN_HEADING: char = '\u{3}';

fn cut_words(text: &str, pieces: &mut Pieces) {
    text.split(' ').filter(|word| !word.is_empty()).enumerate().for_each(|(at, word)| pieces.push(at, &[word]));
}

fn cut_grams(folded: &str, pieces: &mut Pieces) {
    let mut chars = std::mem::take(&mut pieces.chars);
    chars.clear();
    chars.extend(folded.chars());
    let mut buffers = ([0; 4], [0; 4]);
    text::grams(&chars, |a, b, at| pieces.push(at, &[a.encode_utf8(&mut buffers.0), b.encode_utf8(&mut buffers.1)]));
    pieces.chars = chars;
}

fn cut_chars(folded: &str, pieces: &mut Pieces) {
    let mut buffers = ([0; 4], [0; 4]);
    let (heading, rest) = folded.split_once('\n').unwrap_or(("", folded));
    for c in heading.chars().filter(|c| *c != ' ') {
        pieces.push(0, &[IN_HEADING.encode_utf8(&mut buffers.0), c.encode_utf8(&mut buffers.1)]);
    }
    for (at, c) in rest.chars().enumerate().filter(|(_, c)| *c != ' ') {
        pieces.push(at, &[c.encode_utf8(&mut buffers.0)]);
    }
}

/// Cuts a text at once and then hands out the pieces.
#[derive(Clone)]
struct Cutter {
    cut: fn(&str, &mut Pieces),
    pieces: Pieces,
}

impl Cutter {
    fn new(cut: fn(&str, &mut Pieces)) -> Cutter {
        Cutter { cut, pieces: Pieces::default() }
    }
}

#[derive(Clone, Default)]
struct Pieces {
    letters: String,
    /// End in `letters`, and position.
    ends: Vec<(usize, usize)>,
    next: usize,
    token: Token,
    chars: Vec<char>,
}

impl Pieces {
    fn push(&mut self, at: usize, parts: &[&str]) {
        parts.iter().for_each(|part| self.letters.push_str(part));
        self.ends.push((self.letters.len(), at));
    }
}

impl Tokenizer for Cutter {
    type TokenStream<'a> = PieceStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> PieceStream<'a> {
        self.pieces.letters.clear();
        self.pieces.ends.clear();
        self.pieces.next = 0;
        (self.cut)(text, &mut self.pieces);
        PieceStream(&mut self.pieces)
    }
}

struct PieceStream<'a>(&'a mut Pieces);

impl TokenStream for PieceStream<'_> {
    fn advance(&mut self) -> bool {
        let pieces = &mut *self.0;
        let Some(&(end, at)) = pieces.ends.get(pieces.next) else { return false };
        let start = pieces.next.checked_sub(1).map_or(0, |before| pieces.ends[before].0);
        pieces.token.text.clear();
        pieces.token.text.push_str(&pieces.letters[start..end]);
        pieces.token.position = at;
        pieces.next += 1;
        true
    }

    fn token(&self) -> &Token {
        &self.0.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.0.token
    }
}
