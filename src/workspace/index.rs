//! The full-text index on disk: one file, built by all cores, replaced whole, and told current from outdated.

mod documents;
mod scratch;

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use tantivy::directory::{Directory, MmapDirectory, RamDirectory};
use tempfile::TempDir;

use self::scratch::Scratch;
use super::{Workspace, build, files};
use crate::error::{Error, ErrorKind, Result};
use crate::index::{self, Batch, Entry, Flaw, Inverted, Origin, Origins, Searcher, Written};
use crate::segment::Segmenter;

/// The index's file in its folder.
const FILE: &str = "fangan.index";
/// Held while an index is being written.
const LOCK: &str = "lock";
/// A workspace's own words that mean the same, read when a query is asked.
const SYNONYMS: &str = "lexicon/synonyms.tsv";
/// A workspace's own words that jieba's dictionary cuts apart, read when the index is built.
const DOMAIN_WORDS: &str = "lexicon/domain_words.tsv";
/// Begins the names of files that an interrupted run leaves behind.
const SCRATCH: &str = "tmp-";

/// How to build.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effort {
    /// Threads; 0 for one a core.
    pub threads: usize,
    /// Bytes of memory to stay within, roughly.
    pub memory: usize,
}

impl Default for Effort {
    fn default() -> Effort {
        Effort { threads: 0, memory: 512 << 20 }
    }
}

impl Effort {
    fn threads(self) -> usize {
        match self.threads {
            0 => std::thread::available_parallelism().map_or(1, |n| n.get()),
            n => n,
        }
    }
}

/// How far the building is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Bytes read.
    pub done: u64,
    /// Bytes to read.
    pub total: u64,
}

/// What building did.
#[derive(Debug, Default)]
pub struct Report {
    /// Documents read.
    pub read: usize,
    /// Documents kept from the index before.
    pub kept: usize,
    /// Entries in the index.
    pub entries: usize,
    /// Documents that could not be read, with the reason.
    pub failed: Vec<Error>,
}

/// Why there is no index to search in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// There is none.
    Absent,
    /// It is torn.
    Damaged,
    /// The sources, the words or the program have changed since.
    Outdated,
}

/// Opens the index in `folder`.
///
/// # Errors
/// Why it cannot be used.
pub fn open_index(folder: &Path) -> std::result::Result<Searcher, Missing> {
    // Looked at first: to open a folder that is not there takes a detour through several messages.
    if !folder.join(FILE).is_file() {
        return Err(Missing::Absent);
    }
    let directory = MmapDirectory::open(folder).map_err(|_| Missing::Absent)?;
    let bytes = directory.open_read(Path::new(FILE)).map_err(|_| Missing::Damaged)?;
    let bytes = bytes.read_bytes().map_err(|_| Missing::Damaged)?;
    Searcher::open(bytes).map_err(|flaw| match flaw {
        Flaw::Damaged => Missing::Damaged,
        Flaw::Outdated => Missing::Outdated,
    })
}

impl Workspace {
    /// The folder of the workspace's index.
    pub fn index_folder(&self) -> PathBuf {
        self.hidden().join("index")
    }

    /// Opens the workspace's index, when it is what building it now would give.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn open_index(&self) -> std::result::Result<Searcher, Missing> {
        let searcher = open_index(&self.index_folder())?;
        let origins = searcher.origins();
        let now = self.origins().map_err(|_| Missing::Outdated)?;
        let same = origins.program == build::program()
            && origins.files.len() == now.len()
            && origins.files.iter().zip(&now).all(|(then, now)| documents::is_unchanged(then, now));
        if same { Ok(searcher) } else { Err(Missing::Outdated) }
    }

    /// The workspace's own synonyms, `lexicon/synonyms.tsv`; nothing where it has none.
    ///
    /// # Errors
    /// `Unreadable`, naming the file.
    pub fn synonyms(&self) -> Result<String> {
        own_list(&self.root().join(SYNONYMS))
    }

    /// The workspace's own words that would be cut apart, `lexicon/domain_words.tsv`; nothing where it has none.
    ///
    /// # Errors
    /// `Unreadable`, naming the file.
    pub fn domain_words(&self) -> Result<String> {
        own_list(&self.root().join(DOMAIN_WORDS))
    }

    /// Builds the workspace's index anew.
    ///
    /// # Errors
    /// Those of reading the plans and of writing the index.
    pub fn build_index(&self, effort: Effort, progress: &(dyn Fn(Progress) + Sync)) -> Result<Report> {
        let plans = self.plans()?;
        let origins = Origins { program: build::program(), files: self.origins()? };
        let segmenter = Segmenter::with(&self.domain_words()?);
        let jobs: Vec<Job> = plans
            .iter()
            .map(|folder| Job {
                size: fs::metadata(&folder.source).map_or(0, |m| m.len()),
                read: Box::new(move || Ok(index::entries(&self.load(folder)?.reading))),
            })
            .collect();
        let folder = self.index_folder();
        let _lock = lock(&folder)?;
        let (batches, mut report) = read(&folder, &jobs, &segmenter, effort, progress)?;
        // A workspace with a plan that cannot be read has no index that can be trusted.
        if let Some(error) = report.failed.first() {
            return Err(error.clone());
        }
        report.entries = write(&folder, &batches, None, &origins, effort)?;
        Ok(report)
    }

    /// The files that decide what is in the index.
    fn origins(&self) -> Result<Vec<Origin>> {
        let mut origins = Vec::new();
        for folder in self.plans()? {
            origins.push(documents::origin(&folder.id, &folder.source));
            let corrections = folder.corrections_file();
            if corrections.is_file() {
                origins.push(documents::origin(&folder.id, &corrections));
            }
        }
        let words = self.root().join(DOMAIN_WORDS);
        if words.is_file() {
            origins.push(documents::origin(DOMAIN_WORDS, &words));
        }
        Ok(origins)
    }
}

/// A list of the workspace; nothing where it has none.
fn own_list(file: &Path) -> Result<String> {
    if file.is_file() { files::read_text(file) } else { Ok(String::new()) }
}

/// Brings the index in `folder` up to date with the documents at `path`, a file or a folder. Only what changed, told
/// by its bytes, is read again.
///
/// # Errors
/// Those of reading `path` and of writing the index; a document that cannot be read is reported and left out.
pub fn build_index(path: &Path, folder: &Path, effort: Effort, progress: &(dyn Fn(Progress) + Sync)) -> Result<Report> {
    let documents = documents::documents(path)?;
    let _lock = lock(folder)?;
    let old = open_index(folder).ok();
    let before = old.as_ref().map(Searcher::origins).filter(|o| o.program == build::program()).unwrap_or_default();
    let known: HashMap<&str, &Origin> = before.files.iter().map(|origin| (origin.plan.as_str(), origin)).collect();
    let mut origins: Vec<Origin> = documents.iter().map(|(id, file)| documents::origin(id, file)).collect();
    let mut kept = HashSet::new();
    for (now, (_, file)) in origins.iter_mut().zip(&documents) {
        let Some(then) = known.get(now.plan.as_str()).filter(|then| then.size == now.size) else { continue };
        now.digest = files::read(file).map(|bytes| documents::digest(&bytes)).unwrap_or_default();
        if now.digest == then.digest && !now.digest.is_empty() {
            kept.insert(now.plan.clone());
        }
    }
    // A document that is read is told by the bytes that were read.
    let digests: Vec<OnceLock<String>> = documents.iter().map(|_| OnceLock::new()).collect();
    let jobs: Vec<Job> = (documents.iter().zip(&origins).zip(&digests))
        .filter(|((_, now), _)| !kept.contains(&now.plan))
        .map(|(((id, file), now), slot)| Job {
            size: now.size,
            read: Box::new(move || {
                let bytes = files::read(file)?;
                let entries = documents::entries(id, file, &bytes)?;
                // One that fails stays without a digest, so that it is tried, and told of, each time.
                slot.get_or_init(|| documents::digest(&bytes));
                Ok(entries)
            }),
        })
        .collect();
    let (batches, mut report) = read(folder, &jobs, &Segmenter::default(), effort, progress)?;
    report.kept = kept.len();
    let gone = before.files.iter().any(|then| !then.digest.is_empty() && !kept.contains(&then.plan));
    if let (true, Some(old)) = (batches.written.is_empty() && !gone && !kept.is_empty(), &old) {
        report.entries = old.len() as usize;
        return Ok(report);
    }
    drop(jobs);
    for (now, digest) in origins.iter_mut().zip(digests) {
        if !kept.contains(&now.plan) {
            now.digest = digest.into_inner().unwrap_or_default();
        }
    }
    let keep = |id: &str| kept.contains(id);
    let old = old.as_ref().filter(|_| !kept.is_empty()).map(|old| (old.index(), &keep as &dyn Fn(&str) -> bool));
    let origins = Origins { program: build::program(), files: origins };
    report.entries = write(folder, &batches, old, &origins, effort)?;
    Ok(report)
}

/// A document to be read, by whichever thread comes first.
struct Job<'a> {
    size: u64,
    read: Box<dyn Fn() -> Result<Vec<Entry>> + Sync + 'a>,
}

/// What the threads made, in the order of the documents, and where more can be made.
struct Batches {
    written: Vec<Inverted>,
    rooms: Rooms,
}

/// Gives directories for parts of an index: in memory when all is small, else in a folder that goes with it.
struct Rooms {
    scratch: TempDir,
    on_disk: bool,
    given: AtomicUsize,
}

impl Rooms {
    fn room(&self) -> tantivy::Result<Box<dyn Directory>> {
        if !self.on_disk {
            return Ok(Box::new(RamDirectory::create()));
        }
        let name = self.given.fetch_add(1, Ordering::Relaxed).to_string();
        Ok(Box::new(Scratch::create(self.scratch.path().join(name))?))
    }
}

/// Reads the jobs with all threads: each takes some that follow one another, so that batches do too.
fn read(
    folder: &Path,
    jobs: &[Job],
    segmenter: &Segmenter,
    effort: Effort,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<(Batches, Report)> {
    let total: u64 = jobs.iter().map(|job| job.size).sum();
    let threads = effort.threads().min(jobs.len()).max(1);
    let scratch = tempfile::Builder::new().prefix(SCRATCH).tempdir_in(folder);
    let scratch = scratch.map_err(|error| files::unwritable(folder, &error))?;
    // What stands in memory until the end is about four times the text.
    let rooms = Rooms { scratch, on_disk: total.saturating_mul(4) > effort.memory as u64, given: AtomicUsize::new(0) };
    let share = effort.memory / 4 / threads;
    let stretches = stretches(jobs, total, share);
    let (next, done) = (AtomicUsize::new(0), AtomicU64::new(0));
    let failed = Mutex::new(Vec::new());
    let work = || -> tantivy::Result<Vec<(usize, Inverted)>> {
        let room = rooms.room()?;
        let mut finished = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(stretch) = stretches.get(number) else { return Ok(finished) };
            let mut open: Option<Batch> = None;
            for at in stretch.clone() {
                match (jobs[at].read)() {
                    Ok(entries) => {
                        let mut batch = match open.take() {
                            Some(batch) => batch,
                            None => Batch::new(room.box_clone(), &format!("{number}-{at}"), segmenter)?,
                        };
                        batch.add(&entries)?;
                        if batch.memory() > share || batch.is_full() {
                            finished.push((at, batch.finish()?));
                        } else {
                            open = Some(batch);
                        }
                    }
                    Err(error) => failed.lock().expect("no thread panics").push((at, error)),
                }
                let done = done.fetch_add(jobs[at].size, Ordering::Relaxed) + jobs[at].size;
                progress(Progress { done, total });
            }
            if let Some(batch) = open {
                finished.push((stretch.end, batch.finish()?));
            }
        }
    };
    let parts: Vec<tantivy::Result<Vec<(usize, Inverted)>>> = std::thread::scope(|scope| {
        let handles: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mine = work();
        handles.into_iter().map(|handle| handle.join().expect("no thread panics")).chain([mine]).collect()
    });
    let mut batches = Vec::new();
    for part in parts {
        batches.extend(part.map_err(|error| unwritable(folder, &error))?);
    }
    batches.sort_by_key(|(at, _)| *at);
    let mut failed = failed.into_inner().expect("no thread panics");
    failed.sort_by_key(|(at, _)| *at);
    let report = Report {
        read: jobs.len() - failed.len(),
        failed: failed.into_iter().map(|(_, error)| error).collect(),
        ..Report::default()
    };
    Ok((Batches { written: batches.into_iter().map(|(_, batch)| batch).collect(), rooms }, report))
}

/// Cuts the jobs into stretches: so many that all threads end at about the same time, and none so large that its batch
/// would not fit into a thread's share of memory.
fn stretches(jobs: &[Job], total: u64, share: usize) -> Vec<Range<usize>> {
    /// Few enough that to merge them is little work.
    const MANY: u64 = 32;
    /// A batch takes about this many times the bytes of its text.
    const GROWTH: u64 = 16;
    const LEAST: u64 = 128 << 10;
    let most = (total / MANY).min(share as u64 / GROWTH).max(LEAST);
    let mut stretches = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (at, job) in jobs.iter().enumerate() {
        size += job.size;
        if size >= most {
            stretches.push(start..at + 1);
            (start, size) = (at + 1, 0);
        }
    }
    stretches.push(start..jobs.len());
    stretches.retain(|stretch| !stretch.is_empty());
    stretches
}

/// Joins what was read with what is kept of `old`, and puts the whole in place of what was there. Gives the number of
/// entries.
fn write(folder: &Path, batches: &Batches, old: Old, origins: &Origins, effort: Effort) -> Result<usize> {
    let means = index::Means { room: &|| batches.rooms.room(), threads: effort.threads(), memory: effort.memory / 4 };
    let joined = index::join(&batches.written, old, &means).map_err(|error| unwritable(folder, &error))?;
    let entries = joined.index.searchable_segment_metas().map_err(|error| unwritable(folder, &error))?;
    put(folder, &joined, origins).map_err(|error| files::unwritable(&folder.join(FILE), &error))?;
    Ok(entries.iter().map(|segment| segment.num_docs() as usize).sum())
}

type Old<'a> = Option<(&'a tantivy::Index, &'a dyn Fn(&str) -> bool)>;

fn unwritable(folder: &Path, error: &tantivy::TantivyError) -> Error {
    Error::new(ErrorKind::Unwritable, [folder.display().to_string(), error.to_string()])
}

/// Writes the one file beside the old one, then takes its place.
fn put(folder: &Path, joined: &Written, origins: &Origins) -> io::Result<()> {
    let mut file = tempfile::Builder::new().prefix(SCRATCH).tempfile_in(folder)?;
    let mut out = BufWriter::with_capacity(1 << 20, file.as_file_mut());
    index::write(&*joined.directory, &joined.index, origins, &mut out)?;
    out.flush()?;
    drop(out);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.as_file().set_permissions(fs::Permissions::from_mode(0o644))?;
    }
    // The name must never stand for a file whose bytes are still on their way.
    file.as_file().sync_data()?;
    file.persist(folder.join(FILE))?;
    Ok(())
}

/// Waits until nobody else writes here, then clears away what an interrupted run left.
fn lock(folder: &Path) -> Result<File> {
    let attempt = || -> io::Result<File> {
        fs::create_dir_all(folder)?;
        let file = File::options().create(true).append(true).open(folder.join(LOCK))?;
        file.lock()?;
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with(SCRATCH) {
                let path = entry.path();
                // What cannot be removed does no harm.
                let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
            }
        }
        Ok(file)
    };
    attempt().map_err(|error| files::unwritable(folder, &error))
}
