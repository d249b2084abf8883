//! Opens the container of a DOCX; what it unpacks has a limit.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::error::ErrorKind;
use crate::ingest::xml::{self, Xml};
use crate::ingest::{Failure, text};

/// A plan's longest part is a few megabytes; a bomb's is as long as it likes.
const PART: u64 = 48 << 20;
/// Text of an office program shrinks to a tenth, rarely to a fiftieth; a bomb to a thousandth.
const RATIO: u64 = 250;
/// Below this size nothing is a bomb.
const SMALL: u64 = 4 << 20;
/// More entries than any document has.
const ENTRIES: usize = 20_000;

/// An opened container.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    left: u64,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Package<'a>, Failure> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Failure::damaged("ZIP"))?;
        if archive.len() > ENTRIES {
            return Err(Failure::damaged("ZIP"));
        }
        let names = (0..archive.len())
            .map(|i| match archive.name_for_index(i) {
                Some(Ok(name)) => name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase(),
                _ => String::new(),
            })
            .collect();
        Ok(Package { archive, names, left: 2 * PART })
    }

    /// Whether there is a part of that name; case does not count.
    pub fn has(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    fn index(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/').to_ascii_lowercase();
        self.names.iter().position(|other| *other == name)
    }

    /// The bytes of a part; `None` when there is no such part.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Failure> {
        let Some(index) = self.index(name) else { return Ok(None) };
        let limit = PART.min(self.left);
        let raw = self.archive.by_index_raw(index).map_err(|_| Failure::damaged(name))?;
        if raw.encrypted() {
            return Err(ErrorKind::Encrypted.into());
        }
        let packed = raw.compressed_size();
        drop(raw);
        let limit = limit.min(packed.saturating_mul(RATIO).max(SMALL));
        let mut file = self.archive.by_index(index).map_err(|_| Failure::damaged(name))?;
        let mut bytes = Vec::new();
        file.by_ref().take(limit + 1).read_to_end(&mut bytes).map_err(|_| Failure::damaged(name))?;
        if bytes.len() as u64 > limit {
            return Err(Failure::damaged(format!("{name} > {} MB", limit >> 20)));
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// A part read as XML; `None` when there is no such part.
    pub fn xml(&mut self, name: &str) -> Result<Option<Xml>, Failure> {
        let Some(bytes) = self.part(name)? else { return Ok(None) };
        let text = text::decode(&bytes).map_err(|_| Failure::damaged(name))?;
        xml::parse(&text).map(Some).ok_or_else(|| Failure::damaged(name))
    }

    /// What a part's relations point at: (id, type, target from the container's root).
    pub fn relations(&mut self, part: &str) -> Vec<(String, String, String)> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
        let Ok(Some(root)) = self.xml(&name) else { return Vec::new() };
        root.elements()
            .filter_map(|relation| {
                let target = relation.attribute("Target")?;
                let target = match target.strip_prefix('/') {
                    Some(absolute) => absolute.to_owned(),
                    None if folder.is_empty() => target.to_owned(),
                    None => format!("{folder}/{target}"),
                };
                Some((relation.attribute("Id")?.to_owned(), relation.attribute("Type")?.to_owned(), target))
            })
            .collect()
    }
}
