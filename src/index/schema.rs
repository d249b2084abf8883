//! The fields of the index and how they are cut: words, pairs of characters, single characters, never merged.

use tantivy::schema::{FAST, Field, IndexRecordOption, NumericOptions, STORED, Schema, TextFieldIndexing, TextOptions};

use super::postings::Record;

/// Changes when what is written changes, so that an older index is built again.
pub const FORMAT: u32 = 4;

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
    /// What an entry is called: id, path, label, number; marked, what it points to, what others call its plan, and
    /// that it is in Traditional characters.
    pub keys: Field,
    /// `name:value` of everything that can be filtered by.
    pub facets: Field,
    /// The plan's id, which gives the order of the plans.
    pub plan: Field,
    /// The entry itself, as JSON.
    pub stored: Field,
}

/// The columns of numbers.
pub const NUMBERS: [&str; 3] = ["heading", "shape", "due"];

impl Fields {
    /// The fields that are looked up, with what they record; the three text fields first.
    pub fn indexed(&self) -> [(Field, Record); 6] {
        [
            (self.words, Record::Count),
            (self.grams, Record::Positions),
            (self.chars, Record::Count),
            (self.keys, Record::Presence),
            (self.facets, Record::Presence),
            (self.plan, Record::Presence),
        ]
    }
}

/// The schema and its fields.
pub fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    // Nothing is cut by tantivy: the terms of an entry are made in `batch`.
    let text = |record| {
        let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_index_option(record);
        TextOptions::default().set_indexing_options(indexing)
    };
    let whole = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_index_option(IndexRecordOption::Basic)
            .set_fieldnorms(false),
    );
    let fields = Fields {
        words: schema.add_text_field("words", text(IndexRecordOption::WithFreqs)),
        grams: schema.add_text_field("grams", text(IndexRecordOption::WithFreqsAndPositions)),
        chars: schema.add_text_field("chars", text(IndexRecordOption::WithFreqs)),
        keys: schema.add_text_field("keys", whole.clone()),
        facets: schema.add_text_field("facets", whole.clone()),
        plan: schema.add_text_field("plan", whole | FAST),
        stored: schema.add_text_field("stored", TextOptions::default() | STORED),
    };
    // Where label and heading end; the kind, and how many entries stand below; the day something falls due, `20251231`.
    for name in NUMBERS {
        schema.add_u64_field(name, NumericOptions::default() | FAST);
    }
    (schema.build(), fields)
}

/// Marks a character of the heading in the field of single characters.
pub const IN_HEADING: char = '\u{3}';
