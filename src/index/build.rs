//! Building: batches become one segment as tantivy reads it, which takes the kept part of an older index in.

use std::io::{self, Write};
use std::path::Path;

use tantivy::columnar::{ColumnType, ColumnarWriter};
use tantivy::directory::{
    CompositeFile as Composite, CompositeWrite, Directory, FileSlice, OwnedBytes, TerminatingWrite, WritePtr,
};
use tantivy::fastfield::{AliveBitSet, write_alive_bitset};
use tantivy::fieldnorm::FieldNormsSerializer;
use tantivy::index::{IndexMeta, Segment, SegmentComponent, SegmentId};
use tantivy::indexer::merge_filtered_segments;
use tantivy::postings::FieldSerializer;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::store::{Compressor, StoreReader, StoreWriter};
use tantivy::{BitSet, HasLen, IndexSettings, SegmentReader};

use super::batch::{Inverted, STORE_BLOCK};
use super::postings::{self, Record, Run};
use super::schema::{self, Fields};

/// A whole index, in one segment.
pub struct Written {
    /// Where its files are.
    pub directory: Box<dyn Directory>,
    /// The index in it.
    pub index: tantivy::Index,
}

/// Whether the entries of a plan are kept.
pub type Keep<'a> = &'a dyn Fn(&str) -> bool;

/// What there is to build with.
pub struct Means<'a> {
    /// Gives an empty directory at each call.
    pub room: &'a (dyn Fn() -> tantivy::Result<Box<dyn Directory>> + Sync),
    /// Threads; at most two are used.
    pub threads: usize,
    /// Bytes of memory for what is read of the batches.
    pub memory: usize,
}

/// Joins batches, and those entries of an `old` index whose plan is kept, into one segment.
///
/// # Errors
/// Those of the directories.
pub fn join(
    batches: &[Inverted],
    old: Option<(&tantivy::Index, Keep<'_>)>,
    means: &Means<'_>,
) -> tantivy::Result<Written> {
    let fresh = assemble(batches, means)?;
    let Some((old, keep)) = old else { return Ok(fresh) };
    let mut segments = old.searchable_segments()?;
    let mut alive = Vec::new();
    for segment in &segments {
        alive.push(Some(kept(&SegmentReader::open(segment)?, keep)?));
    }
    if !batches.is_empty() {
        segments.extend(fresh.index.searchable_segments()?);
        alive.resize_with(segments.len(), || None);
    }
    let directory = (means.room)()?;
    let index = merge_filtered_segments(&segments, settings(), alive, directory.box_clone())?;
    Ok(Written { directory, index })
}

fn settings() -> IndexSettings {
    IndexSettings {
        docstore_compress_dedicated_thread: false,
        docstore_blocksize: STORE_BLOCK,
        ..IndexSettings::default()
    }
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

/// Writes the files of a segment: what tantivy's own writer would write for the same entries.
fn assemble(batches: &[Inverted], means: &Means<'_>) -> tantivy::Result<Written> {
    /// One name for every segment: there is one in an index, and the same sources give the same bytes.
    const NAME: &str = "00000000000000000000000000000001";
    let directory = (means.room)()?;
    let (schema, fields) = schema::schema();
    let index = tantivy::Index::create(directory.box_clone(), schema.clone(), settings())?;
    let entries = batches.iter().map(|batch| batch.entries).sum();
    let id = SegmentId::from_uuid_string(NAME).expect("a fixed name");
    let meta = index.new_segment_meta(id, entries);
    let segment = index.segment(meta.clone());
    write_postings(batches, &segment, &fields, means)?;
    write_lengths(batches, &segment, &fields)?;
    write_columns(batches, &segment)?;
    write_store(batches, &segment)?;
    let meta = IndexMeta {
        index_settings: settings(),
        persisted_custom_extensions: Vec::new(),
        segments: vec![meta],
        schema,
        opstamp: 0,
        payload: None,
    };
    let json = serde_json::to_vec(&meta).expect("plain data becomes JSON");
    index.directory().atomic_write(Path::new("meta.json"), &json)?;
    Ok(Written { directory, index })
}

/// The three files of one field.
const PARTS: [SegmentComponent; 3] = [SegmentComponent::Terms, SegmentComponent::Postings, SegmentComponent::Positions];

/// Each field is merged into files of its own, so that two threads can; then they are laid end to end.
fn write_postings(batches: &[Inverted], segment: &Segment, fields: &Fields, means: &Means<'_>) -> tantivy::Result<()> {
    let indexed = fields.indexed();
    let scratch = (means.room)()?;
    // Two fields at a time, and a buffer for each run of them.
    let buffer = (means.memory / 2 / batches.len().max(1)).clamp(4 << 10, 64 << 10);
    let merge = |number: usize| merge_field(batches, number, indexed[number], &*scratch, buffer);
    // Pairs of characters are about as much work as all others.
    let pairs = indexed.iter().position(|(field, _)| *field == fields.grams).expect("a field of the schema");
    let others = || (0..indexed.len()).filter(|number| *number != pairs).try_for_each(merge);
    if means.threads > 1 {
        std::thread::scope(|scope| {
            let second = scope.spawn(others);
            merge(pairs).and(second.join().expect("no thread panics"))
        })?;
    } else {
        merge(pairs).and_then(|()| others())?;
    }
    for (number, part) in PARTS.into_iter().enumerate() {
        let mut whole = CompositeWrite::wrap(segment.open_write(part)?);
        for (place, (field, _)) in indexed.iter().enumerate() {
            let file = Composite::open(&scratch.open_read(&part_name(place, number))?)?;
            let out = whole.for_field(*field);
            if let Some(bytes) = file.open_read(*field) {
                copy(&bytes, out)?;
            }
        }
        whole.close()?;
    }
    Ok(())
}

fn part_name(field: usize, part: usize) -> std::path::PathBuf {
    format!("{field}.{part}").into()
}

fn merge_field(
    batches: &[Inverted],
    number: usize,
    (field, record): (Field, Record),
    scratch: &dyn Directory,
    buffer: usize,
) -> tantivy::Result<()> {
    let mut base = 0;
    let mut runs = Vec::new();
    for batch in batches {
        runs.push(Run { file: batch.runs[number].clone(), base, buffer });
        base += batch.entries;
    }
    let open = |part| -> tantivy::Result<CompositeWrite<WritePtr>> {
        Ok(CompositeWrite::wrap(scratch.open_write(&part_name(number, part))?))
    };
    let [mut terms, mut postings, mut positions] = [open(0)?, open(1)?, open(2)?];
    let option = match record {
        Record::Presence => IndexRecordOption::Basic,
        Record::Count => IndexRecordOption::WithFreqs,
        Record::Positions => IndexRecordOption::WithFreqsAndPositions,
    };
    let total = match number {
        0..3 => batches.iter().map(|batch| batch.lengths.totals[number]).sum(),
        _ => 0,
    };
    // Lengths are given to the serializer for skipping blocks while it scores, which nobody here does.
    let serializer = FieldSerializer::create(
        option,
        total,
        terms.for_field(field),
        postings.for_field(field),
        positions.for_field(field),
        None,
    )?;
    postings::merge(runs, record, serializer)?;
    [terms, postings, positions].into_iter().try_for_each(CompositeWrite::close)?;
    Ok(())
}

/// How long each entry is in the three text fields.
fn write_lengths(batches: &[Inverted], segment: &Segment, fields: &Fields) -> tantivy::Result<()> {
    let mut out = FieldNormsSerializer::from_write(segment.open_write(SegmentComponent::FieldNorms)?)?;
    for (number, field) in [fields.words, fields.grams, fields.chars].into_iter().enumerate() {
        let norms: Vec<u8> = batches.iter().flat_map(|batch| &batch.lengths.norms[number]).copied().collect();
        out.serialize_field(field, &norms)?;
    }
    out.close()?;
    Ok(())
}

fn write_columns(batches: &[Inverted], segment: &Segment) -> tantivy::Result<()> {
    let mut columns = ColumnarWriter::default();
    for name in schema::NUMBERS {
        columns.record_column_type(name, ColumnType::U64, false);
    }
    columns.record_column_type("plan", ColumnType::Str, false);
    let mut doc = 0;
    for batch in batches {
        let numbers = batch.columns.heading.iter().zip(&batch.columns.shape).zip(&batch.columns.due);
        for (i, ((heading, shape), due)) in numbers.enumerate() {
            let doc = doc + i as u32;
            columns.record_numerical(doc, "heading", *heading);
            columns.record_numerical(doc, "shape", *shape);
            if *due > 0 {
                columns.record_numerical(doc, "due", *due);
            }
        }
        for (plan, entries) in &batch.columns.plans {
            for _ in 0..*entries {
                columns.record_str(doc, "plan", plan);
                doc += 1;
            }
        }
    }
    let mut out = segment.open_write(SegmentComponent::FastFields)?;
    columns.serialize(doc, None, &mut out)?;
    out.terminate()?;
    Ok(())
}

/// The entries themselves: blocks that are compressed already are stacked.
fn write_store(batches: &[Inverted], segment: &Segment) -> tantivy::Result<()> {
    let file = segment.open_write(SegmentComponent::Store)?;
    let mut out = StoreWriter::new(file, Compressor::default(), STORE_BLOCK, false)?;
    for batch in batches {
        out.stack(StoreReader::open(batch.store.clone(), 1)?)?;
    }
    out.close()?;
    Ok(())
}

/// Copies a file in pieces, so that one on disk never stands in memory whole.
pub fn copy(file: &FileSlice, out: &mut dyn Write) -> io::Result<()> {
    const PIECE: usize = 1 << 20;
    for start in (0..file.len()).step_by(PIECE) {
        out.write_all(&file.read_bytes_slice(start..file.len().min(start + PIECE))?)?;
    }
    Ok(())
}
