//! Writing: entries in, one merged segment out; in parts where several threads or little memory ask for it.

use std::borrow::Cow;

use tantivy::directory::{Directory, OwnedBytes, RamDirectory};
use tantivy::fastfield::{AliveBitSet, write_alive_bitset};
use tantivy::indexer::{SingleSegmentIndexWriter, merge_filtered_segments};
use tantivy::{BitSet, IndexSettings, SegmentReader, TantivyDocument};

use super::entry::{Entry, Kind};
use super::schema::{self, Fields};
use super::text::{self, Folded};
use crate::segment;

/// Entries being written by one thread.
pub struct Part {
    writer: SingleSegmentIndexWriter,
    fields: Fields,
}

/// A part, or a whole index, that takes no more entries.
pub struct Written {
    /// Where its files are.
    pub directory: Box<dyn Directory>,
    /// The index in it.
    pub index: tantivy::Index,
}

impl Part {
    /// An empty part in `directory`, which must be empty too.
    ///
    /// # Errors
    /// Those of the directory.
    pub fn new(directory: &dyn Directory) -> tantivy::Result<Part> {
        // Only the size of a hash table to begin with; it grows.
        const TABLE: usize = 32 << 20;
        // Twice the usual: statutes repeat themselves, and a hit still takes one block.
        const STORE_BLOCK: usize = 32 << 10;
        let (schema, fields) = schema::schema();
        let settings = IndexSettings {
            docstore_compress_dedicated_thread: false,
            docstore_blocksize: STORE_BLOCK,
            ..IndexSettings::default()
        };
        let writer = tantivy::Index::builder()
            .schema(schema)
            .settings(settings)
            .tokenizers(schema::tokenizers())
            .single_segment_index_writer(directory.box_clone(), TABLE)?;
        Ok(Part { writer, fields })
    }

    /// Bytes of memory in use.
    pub fn memory(&self) -> usize {
        self.writer.mem_usage()
    }

    /// Adds the entries of one document. Entries of a document stay together and in order.
    ///
    /// # Errors
    /// Those of the directory.
    pub fn add(&mut self, entries: &[Entry]) -> tantivy::Result<()> {
        for entry in entries {
            self.writer.add_document(document(entry, &self.fields))?;
        }
        Ok(())
    }

    /// Writes what was added.
    ///
    /// # Errors
    /// Those of the directory.
    pub fn finish(self, directory: Box<dyn Directory>) -> tantivy::Result<Written> {
        Ok(Written { directory, index: self.writer.finalize()? })
    }
}

/// Whether the entries of a plan are kept.
pub type Keep<'a> = &'a dyn Fn(&str) -> bool;

/// Joins parts, and those entries of an `old` index whose plan is kept, into one segment in `directory`.
///
/// # Errors
/// Those of the directories.
pub fn join(
    parts: &[Written],
    old: Option<(&tantivy::Index, Keep<'_>)>,
    directory: Box<dyn Directory>,
) -> tantivy::Result<Written> {
    let mut segments = Vec::new();
    let mut alive = Vec::new();
    if let Some((old, keep)) = old {
        for segment in old.searchable_segments()? {
            alive.push(Some(kept(&SegmentReader::open(&segment)?, keep)?));
            segments.push(segment);
        }
    }
    for part in parts {
        for segment in part.index.searchable_segments()? {
            segments.push(segment);
            alive.push(None);
        }
    }
    if segments.is_empty() {
        let part = Part::new(&RamDirectory::create())?.finish(Box::new(RamDirectory::create()))?;
        segments = part.index.searchable_segments()?;
        alive = segments.iter().map(|_| None).collect();
    }
    let settings = segments[0].index().settings().clone();
    let index = merge_filtered_segments(&segments, settings, alive, directory.box_clone())?;
    Ok(Written { directory, index })
}

/// The entries of a segment whose plan is kept.
fn kept(reader: &SegmentReader, keep: Keep<'_>) -> tantivy::Result<AliveBitSet> {
    let mut bits = BitSet::with_max_value(reader.max_doc());
    if let Some(plans) = reader.fast_fields().str("plan")? {
        let mut name = String::new();
        let mut known: Vec<Option<bool>> = vec![None; plans.num_terms()];
        for doc in 0..reader.max_doc() {
            let Some(ord) = plans.term_ords(doc).next() else { continue };
            let slot = &mut known[usize::try_from(ord).unwrap_or(0)];
            let keep = match slot {
                Some(keep) => *keep,
                None => {
                    plans.ord_to_str(ord, &mut name)?;
                    *slot.insert(keep(&name))
                }
            };
            if keep {
                bits.insert(doc);
            }
        }
    }
    let mut bytes = Vec::new();
    write_alive_bitset(&bits, &mut bytes)?;
    Ok(AliveBitSet::open(OwnedBytes::new(bytes)))
}

fn document(entry: &Entry, fields: &Fields) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    let folded = Folded::new(&entry.text);
    let letters: String = folded.chars.iter().collect();
    let label = folded.chars_before(entry.label_end);
    let heading = folded.chars_before(entry.heading_end);
    document.add_text(fields.words, words(&entry.text));
    document.add_text(fields.chars, chars(&folded.chars, label, heading));
    document.add_text(fields.grams, letters);
    for key in keys(entry) {
        document.add_text(fields.keys, key);
    }
    for facet in facets(entry) {
        document.add_text(fields.facets, facet);
    }
    document.add_text(fields.plan, &entry.plan);
    document.add_u64(fields.heading, pack(label, heading));
    document.add_u64(fields.shape, u64::from(entry.below) << 2 | entry.kind as u64);
    if let Some(due) = due(entry) {
        document.add_u64(fields.due, due);
    }
    document.add_text(fields.stored, serde_json::to_string(entry).expect("plain data becomes JSON"));
    document
}

/// Two positions in one number.
fn pack(label: usize, heading: usize) -> u64 {
    let cap = |n: usize| n.min(0xffff) as u64;
    cap(heading) << 16 | cap(label)
}

/// The positions where label and heading end.
pub fn unpack(packed: u64) -> (u32, u32) {
    ((packed & 0xffff) as u32, (packed >> 16) as u32)
}

/// The words of a text, folded, parted by spaces.
fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 4 / 3);
    segment::each_word(text, |word| {
        if word.chars().any(text::is_letter) {
            text::push_folded(word, &mut out);
            out.push(' ');
        }
    });
    out
}

/// The characters of a text; those of its heading once more before a line feed.
fn chars(chars: &[char], label: usize, heading: usize) -> String {
    let mut out: String = chars.get(label..heading).unwrap_or_default().iter().collect();
    out.push('\n');
    out.extend(chars);
    out
}

/// What an entry is called by: id, path, label, number, all folded.
fn keys(entry: &Entry) -> Vec<String> {
    if entry.kind == Kind::Plan {
        return vec![text::key(&entry.plan)];
    }
    let bare = entry.path.rsplit('/').next().unwrap_or("");
    let mut keys =
        [&entry.id, &entry.path, entry.label.trim_end_matches(['、', '.', '．', ' ']), bare].map(text::key).to_vec();
    keys.sort_unstable();
    keys.dedup();
    keys.retain(|key| !key.is_empty());
    keys
}

/// Everything that can be filtered by or counted, as `name:value`.
fn facets(entry: &Entry) -> Vec<String> {
    let mut facets = vec![format!("kind:{}", entry.kind.name())];
    let mut add = |name: &str, value: Cow<str>| {
        let value = text::key(&value);
        if !value.is_empty() {
            facets.push(format!("{name}:{value}"));
        }
    };
    add("plan", Cow::Borrowed(&entry.plan));
    entry.rungs.iter().for_each(|rung| add("rung", rung.to_string().into()));
    if entry.forbids {
        add("rung", "forbid".into());
    }
    entry.offices.iter().for_each(|office| add("office", office.into()));
    entry.places.iter().for_each(|place| add("place", place.into()));
    entry.cites.iter().for_each(|title| add("cites", title.into()));
    if let Some(issued) = &entry.issued {
        add("issued", issued.into());
    }
    if !entry.targets.is_empty() {
        add("has", "target".into());
    }
    if !entry.deadlines.is_empty() {
        add("has", "deadline".into());
    }
    facets.sort_unstable();
    facets.dedup();
    facets
}

/// The first day by which something falls due, `20251231`.
fn due(entry: &Entry) -> Option<u64> {
    entry.deadlines.iter().filter_map(|(_, end)| end.as_deref()?.replace('-', "").parse().ok()).min()
}
