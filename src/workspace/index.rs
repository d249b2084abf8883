//! The full-text index on disk: one file, built by all cores, replaced whole, and told current from outdated.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::UNIX_EPOCH;

use sha2::{Digest, Sha256};
use tantivy::directory::{Directory, MmapDirectory, RamDirectory};

use super::{Workspace, build, files};
use crate::error::{Error, ErrorKind, Result};
use crate::index::{self, Entry, Flaw, Origin, Origins, Part, Searcher, Written};
use crate::ingest;
use crate::lexicon::Lexicon;
use crate::reading;

/// The index's file in its folder.
const FILE: &str = "fangan.index";
/// Held while an index is being written.
const LOCK: &str = "lock";
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
            && origins.files.iter().zip(&now).all(|(then, now)| is_unchanged(then, now));
        if same { Ok(searcher) } else { Err(Missing::Outdated) }
    }

    /// The workspace's own synonyms, `lexicon/synonyms.tsv`; nothing where it has none.
    ///
    /// # Errors
    /// `Unreadable`, naming the file.
    pub fn synonyms(&self) -> Result<String> {
        let file = self.root().join("lexicon/synonyms.tsv");
        if file.is_file() { files::read_text(&file) } else { Ok(String::new()) }
    }

    /// Builds the workspace's index anew.
    ///
    /// # Errors
    /// Those of reading the plans and of writing the index.
    pub fn build_index(&self, effort: Effort, progress: &(dyn Fn(Progress) + Sync)) -> Result<Report> {
        let plans = self.plans()?;
        let origins = Origins { program: build::program(), files: self.origins()? };
        let jobs: Vec<Job> = plans
            .iter()
            .map(|folder| Job {
                size: fs::metadata(&folder.source).map_or(0, |m| m.len()),
                read: Box::new(move || Ok(index::entries(&self.load(folder)?.reading))),
            })
            .collect();
        let folder = self.index_folder();
        let _lock = lock(&folder)?;
        let report = build(&folder, &jobs, None, origins, effort, progress)?;
        // A workspace with a plan that cannot be read has no index that can be trusted.
        report.failed.first().cloned().map_or(Ok(report), Err)
    }

    /// The files that decide what is in the index.
    fn origins(&self) -> Result<Vec<Origin>> {
        let mut origins = Vec::new();
        for folder in self.plans()? {
            origins.push(origin(&folder.id, &folder.source));
            let corrections = folder.corrections_file();
            if corrections.is_file() {
                origins.push(origin(&folder.id, &corrections));
            }
        }
        Ok(origins)
    }
}

/// Brings the index in `folder` up to date with the documents at `path`, a file or a folder. Only what changed, told
/// by its bytes, is read again.
///
/// # Errors
/// Those of reading `path` and of writing the index; a document that cannot be read is reported and left out.
pub fn build_index(path: &Path, folder: &Path, effort: Effort, progress: &(dyn Fn(Progress) + Sync)) -> Result<Report> {
    let documents = documents(path)?;
    let _lock = lock(folder)?;
    let old = open_index(folder).ok();
    let before = old.as_ref().map(Searcher::origins).filter(|o| o.program == build::program()).unwrap_or_default();
    let known: HashMap<&str, &Origin> = before.files.iter().map(|origin| (origin.plan.as_str(), origin)).collect();
    let mut origins = Vec::new();
    let mut changed = Vec::new();
    for (id, file) in &documents {
        let mut now = origin(id, file);
        let bytes = files::read(file);
        now.digest = bytes.as_deref().map(digest).unwrap_or_default();
        if known.get(id.as_str()).is_none_or(|then| then.digest != now.digest || now.digest.is_empty()) {
            changed.push((id.as_str(), file.as_path(), now.size));
        }
        origins.push(now);
    }
    let kept: Vec<&str> = {
        let read: std::collections::HashSet<&str> = changed.iter().map(|(id, _, _)| *id).collect();
        documents.iter().map(|(id, _)| id.as_str()).filter(|id| !read.contains(id)).collect()
    };
    let same = changed.is_empty() && kept.len() == before.files.len();
    if let (true, Some(old)) = (same && !kept.is_empty(), &old) {
        return Ok(Report { kept: kept.len(), entries: old.len() as usize, ..Report::default() });
    }
    let jobs: Vec<Job> = changed
        .into_iter()
        .map(|(id, file, size)| Job { size, read: Box::new(move || read_document(id, file)) })
        .collect();
    let kept: std::collections::HashSet<&str> = kept.into_iter().collect();
    let keep = |id: &str| kept.contains(id);
    let old = old.as_ref().filter(|_| !kept.is_empty()).map(|old| (old.index(), &keep as &dyn Fn(&str) -> bool));
    let origins = Origins { program: build::program(), files: origins };
    let mut report = build(folder, &jobs, old, origins, effort, progress)?;
    report.kept = kept.len();
    Ok(report)
}

/// A document to be read, by whichever thread comes first.
struct Job<'a> {
    size: u64,
    read: Box<dyn Fn() -> Result<Vec<Entry>> + Sync + 'a>,
}

type Old<'a> = Option<(&'a tantivy::Index, &'a dyn Fn(&str) -> bool)>;

/// Reads the jobs, joins what they give with what is kept of `old`, and puts the whole in place of what was there.
fn build(
    folder: &Path,
    jobs: &[Job],
    old: Old,
    origins: Origins,
    effort: Effort,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Report> {
    let total: u64 = jobs.iter().map(|job| job.size).sum();
    let threads = match effort.threads {
        0 => std::thread::available_parallelism().map_or(1, |n| n.get()),
        n => n,
    };
    let threads = threads.clamp(1, jobs.len().max(1));
    // Small indexes are put together in memory; large ones in files beside the result.
    let on_disk = total.saturating_mul(6) > effort.memory as u64;
    let scratch = tempfile::Builder::new()
        .prefix(SCRATCH)
        .tempdir_in(folder)
        .map_err(|error| files::unwritable(folder, &error))?;
    let counter = AtomicUsize::new(0);
    let room = || -> tantivy::Result<Box<dyn Directory>> {
        if !on_disk {
            return Ok(Box::new(RamDirectory::create()));
        }
        let path = scratch.path().join(counter.fetch_add(1, Ordering::Relaxed).to_string());
        fs::create_dir(&path)?;
        Ok(Box::new(MmapDirectory::open(path)?))
    };
    let (next, done) = (AtomicUsize::new(0), AtomicU64::new(0));
    let failed = Mutex::new(Vec::new());
    let share = effort.memory / 2 / threads;
    let work = || -> tantivy::Result<Vec<Written>> {
        let mut finished = Vec::new();
        let mut open: Option<(Part, Box<dyn Directory>)> = None;
        while let Some((number, job)) = jobs.get(next.load(Ordering::Relaxed)).and_then(|_| {
            let number = next.fetch_add(1, Ordering::Relaxed);
            Some((number, jobs.get(number)?))
        }) {
            match (job.read)() {
                Ok(entries) => {
                    if open.is_none() {
                        let directory = room()?;
                        open = Some((Part::new(&*directory)?, directory));
                    }
                    let (part, _) = open.as_mut().expect("just opened");
                    part.add(&entries)?;
                    if part.memory() > share
                        && let Some((part, directory)) = open.take()
                    {
                        finished.push(part.finish(directory)?);
                    }
                }
                Err(error) => failed.lock().expect("no thread panics").push((number, error)),
            }
            let done = done.fetch_add(job.size, Ordering::Relaxed) + job.size;
            progress(Progress { done, total });
        }
        if let Some((part, directory)) = open {
            finished.push(part.finish(directory)?);
        }
        Ok(finished)
    };
    let unwritable = |error: tantivy::TantivyError| {
        Error::new(ErrorKind::Unwritable, [folder.display().to_string(), reason(&error)])
    };
    let parts: Vec<tantivy::Result<Vec<Written>>> = std::thread::scope(|scope| {
        let handles: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mine = work();
        handles.into_iter().map(|handle| handle.join().expect("no thread panics")).chain([mine]).collect()
    });
    let mut written = Vec::new();
    for part in parts {
        written.extend(part.map_err(unwritable)?);
    }
    let mut failed = failed.into_inner().expect("no thread panics");
    failed.sort_by_key(|(number, _)| *number);
    let joined = room().and_then(|directory| index::join(&written, old, directory)).map_err(unwritable)?;
    drop(written);
    let entries =
        joined.index.searchable_segment_metas().map_err(unwritable)?.iter().map(|s| s.num_docs()).sum::<u32>();
    put(folder, &joined, &origins).map_err(|error| files::unwritable(&folder.join(FILE), &error))?;
    Ok(Report {
        read: jobs.len() - failed.len(),
        kept: 0,
        entries: entries as usize,
        failed: failed.into_iter().map(|(_, error)| error).collect(),
    })
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

/// The documents at or below `path`, each with the id it has in the index: its path without the ending.
fn documents(path: &Path) -> Result<Vec<(String, PathBuf)>> {
    let metadata = fs::metadata(path).map_err(|error| files::unreadable(path, &error))?;
    if !metadata.is_dir() {
        let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        return Ok(vec![(id, path.to_path_buf())]);
    }
    let mut found = Vec::new();
    walk(path, path, &mut found)?;
    // The same name with two endings is two documents.
    let mut count: HashMap<String, usize> = HashMap::new();
    found.iter().for_each(|(id, _)| *count.entry(id.clone()).or_default() += 1);
    for (id, file) in &mut found {
        if count[id] > 1
            && let Some(ending) = file.extension()
        {
            id.push('.');
            id.push_str(&ending.to_string_lossy());
        }
    }
    Ok(found)
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<(String, PathBuf)>) -> Result<()> {
    const ENDINGS: &[&str] = &["txt", "md", "markdown", "html", "htm", "mht", "mhtml", "docx", "pdf"];
    for path in files::list(folder)? {
        if super::is_hidden(&path) {
            continue;
        }
        if path.is_dir() {
            walk(root, &path, found)?;
        } else if path.extension().is_some_and(|e| ENDINGS.iter().any(|known| e.eq_ignore_ascii_case(known))) {
            let id = path.strip_prefix(root).unwrap_or(&path).with_extension("");
            found.push((id.to_string_lossy().replace('\\', "/"), path));
        }
    }
    Ok(())
}

/// The entries of one document. One without numbered units is one entry: its text is still found.
fn read_document(id: &str, file: &Path) -> Result<Vec<Entry>> {
    let bytes = files::read(file)?;
    let name = file.display().to_string();
    match reading::read(id, &name, &bytes, Lexicon::built_in()) {
        Ok(reading) => Ok(index::entries(&reading)),
        Err(error) if error.kind == ErrorKind::NotAPlan => {
            Ok(vec![index::unnumbered(id, &ingest::ingest(&name, &bytes)?.source)])
        }
        Err(error) => Err(error),
    }
}

fn origin(plan: &str, file: &Path) -> Origin {
    let metadata = fs::metadata(file).ok();
    let changed = metadata.as_ref().and_then(|m| m.modified().ok()).and_then(|t| t.duration_since(UNIX_EPOCH).ok());
    Origin {
        plan: plan.to_owned(),
        path: file.display().to_string(),
        size: metadata.map_or(0, |m| m.len()),
        changed: changed.map_or(0, |t| u64::try_from(t.as_nanos()).unwrap_or(u64::MAX)),
        digest: String::new(),
    }
}

/// Whether a source looks as it did: same name, size and time.
fn is_unchanged(then: &Origin, now: &Origin) -> bool {
    then.plan == now.plan && then.size == now.size && then.changed == now.changed
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The system's words in an error of tantivy's.
fn reason(error: &tantivy::TantivyError) -> String {
    error.to_string()
}
