//! Entries of documents that follow one another, inverted: all that the index needs of them, in sorted runs.

use std::io::Write;
use std::path::PathBuf;

use tantivy::TantivyDocument;
use tantivy::directory::{Directory, FileSlice, TerminatingWrite};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::schema::Schema;
use tantivy::store::{Compressor, StoreWriter};

use super::citations;
use super::entry::Entry;
use super::pieces;
use super::postings::{CharPostings, MOST_ENTRIES, Record, TermPostings};
use super::schema::{self, Fields, IN_HEADING};
use super::text::{self, Folded};
use crate::segment::Segmenter;

/// Bytes of entries that are compressed together: twice the usual, as statutes repeat themselves and a hit still takes
/// one block.
pub const STORE_BLOCK: usize = 32 << 10;

/// Entries being gathered by one thread.
pub struct Batch<'a> {
    directory: Box<dyn Directory>,
    segmenter: &'a Segmenter,
    name: String,
    schema: Schema,
    fields: Fields,
    store: StoreWriter,
    stored: usize,
    words: TermPostings,
    grams: CharPostings,
    chars: CharPostings,
    keys: TermPostings,
    facets: TermPostings,
    plan: TermPostings,
    columns: Columns,
    lengths: Lengths,
    folded: String,
    letters: Vec<char>,
}

/// The numbers of each entry, and which plan it belongs to.
#[derive(Default)]
pub struct Columns {
    /// Where label and heading end, packed.
    pub heading: Vec<u64>,
    /// The kind, and how many entries stand below, packed.
    pub shape: Vec<u64>,
    /// The first day by which something falls due; 0 for none.
    pub due: Vec<u64>,
    /// Plans in order, each with the number of its entries.
    pub plans: Vec<(String, u32)>,
}

/// How long each entry is in the three text fields: as tantivy writes it, and in all.
#[derive(Default)]
pub struct Lengths {
    /// Of words, pairs and characters: one byte an entry.
    pub norms: [Vec<u8>; 3],
    /// The sums.
    pub totals: [u64; 3],
}

/// A batch whose runs are written.
pub struct Inverted {
    /// How many entries it has.
    pub entries: u32,
    /// Their numbers.
    pub columns: Columns,
    /// Their lengths.
    pub lengths: Lengths,
    /// The runs of the indexed fields, in the order of `Fields::indexed`.
    pub runs: Vec<FileSlice>,
    /// The entries themselves, as tantivy stores them.
    pub store: FileSlice,
}

impl<'a> Batch<'a> {
    /// An empty batch whose files, named after it, will be in `directory`; `segmenter` cuts its texts into words.
    ///
    /// # Errors
    /// Those of the directory.
    pub fn new(directory: Box<dyn Directory>, name: &str, segmenter: &'a Segmenter) -> tantivy::Result<Batch<'a>> {
        let (schema, fields) = schema::schema();
        let file = directory.open_write(&PathBuf::from(format!("{name}.store")))?;
        Ok(Batch {
            store: StoreWriter::new(file, Compressor::default(), STORE_BLOCK, false)?,
            directory,
            segmenter,
            name: name.to_owned(),
            schema,
            fields,
            stored: 0,
            words: TermPostings::default(),
            grams: CharPostings::default(),
            chars: CharPostings::default(),
            keys: TermPostings::default(),
            facets: TermPostings::default(),
            plan: TermPostings::default(),
            columns: Columns::default(),
            lengths: Lengths::default(),
            folded: String::new(),
            letters: Vec::new(),
        })
    }

    /// Bytes of memory in use, roughly.
    pub fn memory(&self) -> usize {
        let terms = [&self.words, &self.keys, &self.facets, &self.plan];
        self.grams.memory() + self.chars.memory() + terms.map(TermPostings::memory).iter().sum::<usize>() + self.stored
    }

    /// Whether no document more should be added.
    pub fn is_full(&self) -> bool {
        self.columns.shape.len() as u32 > MOST_ENTRIES / 2
    }

    /// Adds the entries of one document. Entries of a document stay together and in order.
    ///
    /// # Errors
    /// Those of the directory.
    pub fn add(&mut self, entries: &[Entry]) -> tantivy::Result<()> {
        for entry in entries {
            let doc = self.columns.shape.len() as u32;
            self.add_text(doc, entry);
            pieces::keys(entry).iter().for_each(|key| self.keys.push(key, doc));
            pieces::facets(entry).iter().for_each(|facet| self.facets.push(facet, doc));
            self.plan.push(&entry.plan, doc);
            match self.columns.plans.last_mut().filter(|(plan, _)| *plan == entry.plan) {
                Some((_, entries)) => *entries += 1,
                None => self.columns.plans.push((entry.plan.clone(), 1)),
            }
            self.columns.shape.push(u64::from(entry.below) << 2 | entry.kind as u64);
            self.columns.due.push(pieces::due(entry).unwrap_or(0));
            let mut document = TantivyDocument::new();
            let json = serde_json::to_string(entry).expect("plain data becomes JSON");
            self.stored += json.len() / 2;
            document.add_text(self.fields.stored, json);
            self.store.store(&document, &self.schema)?;
        }
        Ok(())
    }

    fn add_text(&mut self, doc: u32, entry: &Entry) {
        let folded = Folded::new(&entry.text);
        let (label, heading) = (folded.chars_before(entry.label_end), folded.chars_before(entry.heading_end));
        self.columns.heading.push(pieces::pack(label, heading));
        citations::keys(entry, &folded.chars).iter().for_each(|key| self.keys.push(key, doc));
        let mut counts = [0u32; 3];
        self.segmenter.each_word(&entry.text, |word| {
            if word.chars().any(text::is_letter) {
                self.folded.clear();
                text::push_folded(word, &mut self.folded);
                self.words.push(&self.folded, doc);
                counts[0] += 1;
            }
        });
        text::grams(&folded.chars, |a, b, at| {
            self.grams.push(a, b, doc, at as u32);
            counts[1] += 1;
        });
        let in_heading = folded.chars.get(label..heading).unwrap_or_default();
        for (chars, of_heading) in [(in_heading, true), (&folded.chars, false)] {
            self.letters.clear();
            self.letters.extend(chars.iter().filter(|c| **c != ' '));
            self.letters.sort_unstable();
            for same in self.letters.chunk_by(|a, b| a == b) {
                let (a, b) = if of_heading { (IN_HEADING, same[0]) } else { (same[0], '\0') };
                self.chars.push(a, b, doc, same.len() as u32);
            }
            counts[2] += self.letters.len() as u32;
        }
        for (i, count) in counts.into_iter().enumerate() {
            self.lengths.norms[i].push(FieldNormReader::constant(1, count).fieldnorm_id(0));
            self.lengths.totals[i] += u64::from(count);
        }
    }

    /// Sorts what was added and writes it.
    ///
    /// # Errors
    /// Those of the directory.
    pub fn finish(self) -> tantivy::Result<Inverted> {
        self.store.close()?;
        let path = |ending: &str| PathBuf::from(format!("{}.{ending}", self.name));
        let mut runs = Vec::new();
        let mut run = Vec::new();
        let mut terms = [self.keys, self.facets, self.plan].into_iter();
        let (words, grams, chars) = (self.words, self.grams, self.chars);
        let mut save = |run: &mut Vec<u8>| -> tantivy::Result<()> {
            let path = path(&runs.len().to_string());
            let mut file = self.directory.open_write(&path)?;
            file.write_all(run)?;
            file.terminate()?;
            run.clear();
            runs.push(self.directory.open_read(&path)?);
            Ok(())
        };
        words.write(Record::Count, &mut run);
        save(&mut run)?;
        grams.write(Record::Positions, &mut run);
        save(&mut run)?;
        chars.write(Record::Count, &mut run);
        save(&mut run)?;
        terms.try_for_each(|terms| {
            terms.write(Record::Presence, &mut run);
            save(&mut run)
        })?;
        Ok(Inverted {
            entries: self.columns.shape.len() as u32,
            columns: self.columns,
            lengths: self.lengths,
            runs,
            store: self.directory.open_read(&path("store"))?,
        })
    }
}
