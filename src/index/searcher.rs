//! An index opened for reading: entries, postings and columns, each touched only when a query needs it.

use std::sync::{Arc, OnceLock};

use tantivy::columnar::ColumnValues;
use tantivy::directory::OwnedBytes;
use tantivy::index::SegmentReader;
use tantivy::postings::SegmentPostings;
use tantivy::schema::document::CompactDocValue;
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::store::StoreReader;
use tantivy::{InvertedIndexReader, TantivyDocument, Term};

use super::bundle::{Bundle, Flaw, Origins};
use super::entry::{Entry, Kind};
use super::pieces;
use super::schema::{self, Fields};

/// An index opened for reading.
pub struct Searcher {
    bundle: Bundle,
    index: tantivy::Index,
    pub(super) segment: SegmentReader,
    pub(super) fields: Fields,
    store: OnceLock<Option<StoreReader>>,
    heading: OnceLock<Arc<dyn ColumnValues<u64>>>,
    shape: OnceLock<Arc<dyn ColumnValues<u64>>>,
}

impl Searcher {
    /// Opens the bytes of a bundle.
    ///
    /// # Errors
    /// A bundle that is torn, or that other words or another version made.
    pub fn open(bytes: OwnedBytes) -> Result<Searcher, Flaw> {
        let bundle = Bundle::open(bytes)?;
        let damaged = |_| Flaw::Damaged;
        let index = tantivy::Index::open(bundle.clone()).map_err(damaged)?;
        let segments = index.searchable_segments().map_err(damaged)?;
        let [segment] = &segments[..] else { return Err(Flaw::Damaged) };
        let segment = SegmentReader::open(segment).map_err(damaged)?;
        let (_, fields) = schema::schema();
        let (store, heading, shape) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Ok(Searcher { bundle, index, segment, fields, store, heading, shape })
    }

    /// What it was made from.
    pub fn origins(&self) -> Origins {
        self.bundle.origins()
    }

    /// The index below, to keep parts of it in a new one.
    pub fn index(&self) -> &tantivy::Index {
        &self.index
    }

    /// How many entries there are.
    pub fn len(&self) -> u32 {
        self.segment.max_doc()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entry with the number `doc`.
    pub fn entry(&self, doc: u32) -> Option<Entry> {
        const BLOCKS: usize = 8;
        let store = self.store.get_or_init(|| self.segment.get_store_reader(BLOCKS).ok()).as_ref()?;
        let document: TantivyDocument = store.get(doc).ok()?;
        let value: CompactDocValue = document.get_first(self.fields.stored)?;
        serde_json::from_str(value.as_str()?).ok()
    }

    /// Where the label and the heading of an entry end, in characters.
    pub(super) fn heading(&self, doc: u32) -> (u32, u32) {
        pieces::unpack(self.heading.get_or_init(|| self.column("heading")).get_val(doc))
    }

    /// What an entry is, and how many stand below it.
    pub(super) fn shape(&self, doc: u32) -> (Kind, u32) {
        let packed = self.shape.get_or_init(|| self.column("shape")).get_val(doc);
        (Kind::ALL[(packed & 3) as usize], (packed >> 2) as u32)
    }

    pub(super) fn column(&self, name: &str) -> Arc<dyn ColumnValues<u64>> {
        let column = self.segment.fast_fields().u64(name).map(|column| column.first_or_default_col(0));
        column.unwrap_or_else(|_| {
            tantivy::columnar::Column::<u64>::build_empty_column(self.len()).first_or_default_col(0)
        })
    }

    pub(super) fn inverted(&self, field: Field) -> Arc<InvertedIndexReader> {
        self.segment
            .inverted_index(field)
            .unwrap_or_else(|_| Arc::new(InvertedIndexReader::empty(IndexRecordOption::Basic)))
    }

    pub(super) fn postings(&self, field: Field, text: &str, option: IndexRecordOption) -> Option<SegmentPostings> {
        self.inverted(field).read_postings(&Term::from_field_text(field, text), option).ok().flatten()
    }

    /// The entries that have `text` as a whole value of `field`.
    pub(super) fn with(&self, field: Field, text: &str) -> Vec<u32> {
        self.postings(field, text, IndexRecordOption::Basic).map(all).unwrap_or_default()
    }
}

/// Every entry of a posting list.
pub(super) fn all(mut postings: SegmentPostings) -> Vec<u32> {
    use tantivy::{DocSet, TERMINATED};
    let mut docs = Vec::with_capacity(postings.size_hint() as usize);
    while postings.doc() != TERMINATED {
        docs.push(postings.doc());
        postings.advance();
    }
    docs
}
