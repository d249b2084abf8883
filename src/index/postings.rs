//! Postings of one field: gathered for a batch of entries, sorted once into a run, and runs merged into the index.
//!
//! A table that finds each term's growing list misses the cache for nearly every character of a text; to sort a batch
//! walks straight through memory, and every thread can sort its own.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::io;

use rustc_hash::FxHashMap;
use tantivy::HasLen;
use tantivy::directory::FileSlice;
use tantivy::postings::FieldSerializer;

/// The most entries in a batch: their numbers share a word with two characters.
pub const MOST_ENTRIES: u32 = 1 << DOC_BITS;
const DOC_BITS: u32 = 22;
const CHAR_BITS: u32 = 21;
/// Longer terms are left out, as tantivy does; their characters are still found.
const LONGEST_TERM: usize = 4096;

/// What a field records of a term in an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Record {
    /// That it is there.
    Presence,
    /// How often.
    Count,
    /// How often, and where.
    Positions,
}

/// Postings of terms of one or two characters.
#[derive(Default)]
pub struct CharPostings {
    /// Term and entry packed, then the position or the count; in the order of entries and positions.
    items: Vec<(u64, u32)>,
}

impl CharPostings {
    /// Notes the term `a` `b` (`a` alone when `b` is NUL) in the entry `doc`, with its position or count.
    pub fn push(&mut self, a: char, b: char, doc: u32, value: u32) {
        let term = u64::from(u32::from(a)) << CHAR_BITS | u64::from(u32::from(b));
        self.items.push((term << DOC_BITS | u64::from(doc), value));
    }

    /// Bytes of memory in use.
    pub fn memory(&self) -> usize {
        self.items.capacity() * size_of::<(u64, u32)>()
    }

    /// Sorts and writes the run. The order of packed characters is that of their UTF-8.
    pub fn write(mut self, record: Record, out: &mut Vec<u8>) {
        self.items.sort_unstable();
        let mut record_of_term = RecordBuffer::new(record);
        for same in self.items.chunk_by(|a, b| a.0 >> DOC_BITS == b.0 >> DOC_BITS) {
            for entry in same.chunk_by(|a, b| a.0 == b.0) {
                let doc = (entry[0].0 & u64::from(MOST_ENTRIES - 1)) as u32;
                match record {
                    Record::Positions => record_of_term.entry(doc, entry.len() as u32, entry.iter().map(|e| e.1)),
                    _ => record_of_term.entry(doc, entry.iter().map(|e| e.1).sum(), std::iter::empty()),
                }
            }
            let unpack = |bits: u64| char::from_u32((bits & ((1 << CHAR_BITS) - 1)) as u32).unwrap_or('\0');
            let (a, b) = (unpack(same[0].0 >> (DOC_BITS + CHAR_BITS)), unpack(same[0].0 >> DOC_BITS));
            let mut term = String::from(a);
            if b != '\0' {
                term.push(b);
            }
            record_of_term.close(term.as_bytes(), out);
        }
    }
}

/// Postings of terms of any length.
#[derive(Default)]
pub struct TermPostings {
    numbers: FxHashMap<Box<str>, u32>,
    letters: usize,
    /// Number of the term, and entry; in the order of entries.
    items: Vec<(u32, u32)>,
}

impl TermPostings {
    /// Notes `term` in the entry `doc`.
    pub fn push(&mut self, term: &str, doc: u32) {
        if term.is_empty() || term.len() > LONGEST_TERM {
            return;
        }
        let number = match self.numbers.get(term) {
            Some(number) => *number,
            None => {
                let number = self.numbers.len() as u32;
                self.letters += term.len();
                self.numbers.insert(term.into(), number);
                number
            }
        };
        self.items.push((number, doc));
    }

    /// Bytes of memory in use, roughly.
    pub fn memory(&self) -> usize {
        const OF_TERM: usize = 48;
        self.items.capacity() * size_of::<(u32, u32)>() + self.numbers.len() * OF_TERM + self.letters
    }

    /// Sorts and writes the run.
    pub fn write(self, record: Record, out: &mut Vec<u8>) {
        let mut terms: Vec<(Box<str>, u32)> = self.numbers.into_iter().collect();
        terms.sort_unstable();
        let mut rank = vec![0u32; terms.len()];
        for (place, (_, number)) in terms.iter().enumerate() {
            rank[*number as usize] = place as u32;
        }
        let pack = |(number, doc): (u32, u32)| u64::from(rank[number as usize]) << 32 | u64::from(doc);
        let mut items: Vec<u64> = self.items.into_iter().map(pack).collect();
        items.sort_unstable();
        let mut record_of_term = RecordBuffer::new(record);
        for same in items.chunk_by(|a, b| a >> 32 == b >> 32) {
            for entry in same.chunk_by(|a, b| a == b) {
                record_of_term.entry(entry[0] as u32, entry.len() as u32, std::iter::empty());
            }
            record_of_term.close(terms[(same[0] >> 32) as usize].0.as_bytes(), out);
        }
    }
}

/// One term of a run: lengths of term and postings, the term, then each entry's number (less the one before) with
/// what the field records.
struct RecordBuffer {
    record: Record,
    postings: Vec<u8>,
    last: u32,
}

impl RecordBuffer {
    fn new(record: Record) -> RecordBuffer {
        RecordBuffer { record, postings: Vec::new(), last: 0 }
    }

    fn entry(&mut self, doc: u32, count: u32, positions: impl Iterator<Item = u32>) {
        put(doc - self.last, &mut self.postings);
        self.last = doc;
        if self.record != Record::Presence {
            put(count, &mut self.postings);
        }
        let mut before = 0;
        for position in positions {
            put(position - before, &mut self.postings);
            before = position;
        }
    }

    fn close(&mut self, term: &[u8], out: &mut Vec<u8>) {
        put(term.len() as u32, out);
        put(self.postings.len() as u32, out);
        out.extend_from_slice(term);
        out.append(&mut self.postings);
        self.last = 0;
    }
}

/// A run on its way into the index.
pub struct Run {
    /// The sorted terms.
    pub file: FileSlice,
    /// The number in the index of the batch's first entry.
    pub base: u32,
    /// How many bytes to read at a time.
    pub buffer: usize,
}

/// Merges runs, whose batches follow one another, into the files of a field.
///
/// # Errors
/// Those of the files.
pub fn merge(runs: Vec<Run>, record: Record, mut serializer: FieldSerializer<'_>) -> io::Result<()> {
    let mut heap = BinaryHeap::with_capacity(runs.len());
    for (number, run) in runs.into_iter().enumerate() {
        let mut head = Head::new(run, number);
        if head.advance()? {
            heap.push(head);
        }
    }
    let mut term: Option<Vec<u8>> = None;
    let mut positions = Vec::new();
    while let Some(mut head) = heap.peek_mut() {
        if term.as_deref() != Some(head.term()) {
            serializer.close_term()?;
            // How many entries hold it is counted while they are written.
            serializer.new_term(head.term(), 0, record != Record::Presence)?;
            let buffer = term.get_or_insert_default();
            buffer.clear();
            buffer.extend_from_slice(head.term());
        }
        let mut doc = head.run.base;
        let mut postings = head.postings();
        while !postings.is_empty() {
            doc += take(&mut postings);
            let count = if record == Record::Presence { 0 } else { take(&mut postings) };
            positions.clear();
            if record == Record::Positions {
                positions.extend((0..count).map(|_| take(&mut postings)));
            }
            serializer.write_doc(doc, count, &positions);
        }
        if !head.advance()? {
            PeekMut::pop(head);
        }
    }
    serializer.close()
}

/// The term a run has come to.
struct Head {
    run: Run,
    number: usize,
    /// How much of the file has been read.
    read: usize,
    buffer: Vec<u8>,
    /// Where the next term begins in the buffer.
    next: usize,
    /// Where this term and its postings are in the buffer.
    term: (usize, usize),
    end: usize,
    /// The first bytes of the term, which mostly decide the order.
    key: u64,
}

impl Head {
    fn new(run: Run, number: usize) -> Head {
        Head { run, number, read: 0, buffer: Vec::new(), next: 0, term: (0, 0), end: 0, key: 0 }
    }

    fn term(&self) -> &[u8] {
        &self.buffer[self.term.0..self.term.1]
    }

    fn postings(&self) -> &[u8] {
        &self.buffer[self.term.1..self.end]
    }

    /// Goes to the next term; `false` at the end.
    fn advance(&mut self) -> io::Result<bool> {
        const LENGTHS: usize = 10;
        // Nothing is left of the term before once the buffer moves.
        (self.term, self.end, self.key) = ((0, 0), 0, 0);
        self.fill(LENGTHS)?;
        if self.next == self.buffer.len() {
            return Ok(false);
        }
        let mut rest = &self.buffer[self.next..];
        let before = rest.len();
        let (term, postings) = (take(&mut rest) as usize, take(&mut rest) as usize);
        let lengths = before - rest.len();
        self.fill(lengths + term + postings)?;
        let start = self.next + lengths;
        if start + term + postings > self.buffer.len() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.term = (start, start + term);
        self.end = start + term + postings;
        self.next = self.end;
        let mut key = [0; 8];
        let known = term.min(8);
        key[..known].copy_from_slice(&self.buffer[start..start + known]);
        self.key = u64::from_be_bytes(key);
        Ok(true)
    }

    /// Makes `need` bytes from the next term on stand in the buffer, when the file has them.
    fn fill(&mut self, need: usize) -> io::Result<()> {
        let have = self.buffer.len() - self.next;
        let left = self.run.file.len() - self.read;
        if have >= need || left == 0 {
            return Ok(());
        }
        let more = (need - have).max(self.run.buffer).min(left);
        let bytes = self.run.file.read_bytes_slice(self.read..self.read + more)?;
        self.buffer.drain(..self.next);
        self.next = 0;
        self.buffer.extend_from_slice(&bytes);
        self.read += more;
        Ok(())
    }
}

impl Ord for Head {
    /// The first term, of the first batch, is the greatest: it comes out of the heap first.
    fn cmp(&self, other: &Head) -> Ordering {
        let key = other.key.cmp(&self.key);
        key.then_with(|| other.term().cmp(self.term())).then_with(|| other.number.cmp(&self.number))
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Head) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Head) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Head {}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
fn put(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn take(bytes: &mut &[u8]) -> u32 {
    let mut number = 0;
    let mut shift = 0;
    while let Some((byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 || shift > 28 {
            break;
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_as_they_went() {
        let numbers = [0, 1, 127, 128, 300, 16_383, 16_384, u32::MAX];
        let mut bytes = Vec::new();
        numbers.iter().for_each(|number| put(*number, &mut bytes));
        let mut rest = &bytes[..];
        assert_eq!(numbers.map(|_| take(&mut rest)), numbers);
        assert!(rest.is_empty());
    }

    #[test]
    fn a_run_is_in_the_order_of_its_terms_bytes() {
        let mut chars = CharPostings::default();
        let mut terms = TermPostings::default();
        for (doc, text) in ["氢能", "𠀀氢", "a", "a氢", "é"].iter().enumerate() {
            let mut letters = text.chars();
            let (a, b) = (letters.next().unwrap_or('\0'), letters.next().unwrap_or('\0'));
            chars.push(a, b, doc as u32, 1);
            terms.push(text, doc as u32);
        }
        let (mut of_chars, mut of_terms) = (Vec::new(), Vec::new());
        chars.write(Record::Count, &mut of_chars);
        terms.write(Record::Count, &mut of_terms);
        assert_eq!(of_chars, of_terms);
        let mut head = Head::new(Run { file: FileSlice::from(of_terms), base: 0, buffer: 4 }, 0);
        let mut seen = Vec::new();
        while head.advance().expect("memory") {
            seen.push(String::from_utf8(head.term().to_vec()).expect("a term is text"));
        }
        assert_eq!(seen, ["a", "a氢", "é", "氢能", "𠀀氢"]);
    }
}
