//! The two sides of a comparison: files, plan folders, git revisions, the index, the files of the workspace.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};
use fangan::catalogue::Lang;
use fangan::catalogue::diff as words;
use fangan::change::PlanDiff;
use fangan::corrections;
use fangan::diff::{self, Options, Side, both};
use fangan::error::{Error, ErrorKind};
use fangan::identity::Earlier;
use fangan::lexicon::Lexicon;
use fangan::plan::{Measure, Plan};
use fangan::reading::{self, Outline, Reading};
use fangan::source::Source;
use fangan::workspace::{self, Workspace};
use fangan::yaml::{self, PlanFile};

/// The same plan on both sides. A side without it is an empty text.
pub struct Sides {
    /// The earlier one.
    pub base: Reading,
    /// The later one.
    pub revision: Reading,
    /// What to read the measures of both from, when they were not read yet.
    unread: Option<(Outline, Outline)>,
}

impl Sides {
    /// Two readings.
    pub fn new(base: Reading, revision: Reading) -> Sides {
        Sides { base, revision, unread: None }
    }

    /// What changed between them.
    pub fn compare(&self, options: &Options) -> PlanDiff {
        let (base, revision) = (&self.base, &self.revision);
        let Some((old, new)) = &self.unread else { return diff::diff(side(base), side(revision), options) };
        diff::diff_outlines(side(base), side(revision), options, |changed| {
            if changed.is_empty() {
                return (Vec::new(), Vec::new());
            }
            let lexicon = Lexicon::built_in();
            both(|| old.measures(base, &changed.base, lexicon), || new.measures(revision, &changed.revision, lexicon))
        })
    }
}

/// What stands before a colon in `HEAD:plan/x/source.txt`, or nothing for the index.
#[derive(Debug, Clone, PartialEq)]
pub enum At {
    /// A commit.
    Commit(String),
    /// What is staged.
    Index,
}

/// A git repository, seen from a workspace inside it.
pub struct Repository {
    root: PathBuf,
    lang: Lang,
}

impl Repository {
    /// The repository around `root`; nothing when there is none, or no git.
    pub fn around(root: &Path, lang: Lang) -> Option<Repository> {
        let repository = Repository { root: root.to_path_buf(), lang };
        repository.git(&["rev-parse", "--is-inside-work-tree"]).ok().map(|_| repository)
    }

    /// What git answers; its complaint as an error.
    pub fn git(&self, args: &[&str]) -> Result<Vec<u8>> {
        let output = Command::new("git").arg("-C").arg(&self.root).args(args).output();
        let failed = |what: &str| anyhow::anyhow!(words::GIT_FAILED.say(self.lang, &[what.trim()]));
        let output = output.map_err(|error| failed(&error.to_string()))?;
        if !output.status.success() {
            return Err(failed(&String::from_utf8_lossy(&output.stderr)));
        }
        Ok(output.stdout)
    }

    /// What git answers, as one line.
    pub fn line(&self, args: &[&str]) -> Result<String> {
        Ok(String::from_utf8_lossy(&self.git(args)?).trim().to_owned())
    }

    /// The commit that a revision names.
    pub fn commit(&self, revision: &str) -> Option<String> {
        if revision.is_empty() || revision.starts_with('-') {
            return None;
        }
        self.line(&["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")]).ok()
    }

    /// The plans of a revision: their ids and the paths of their sources, relative to the workspace.
    pub fn plans(&self, at: &At) -> Result<BTreeMap<String, String>> {
        let listed = match at {
            At::Commit(commit) => self.git(&["ls-tree", "-r", "-z", "--name-only", commit, "--", "plan"])?,
            At::Index => self.git(&["ls-files", "-z", "--", "plan"])?,
        };
        let listed = String::from_utf8_lossy(&listed);
        let source = |path: &str| {
            let parts: Vec<&str> = path.split('/').collect();
            match parts[..] {
                ["plan", id, file] if file.starts_with("source.") => Some((id.to_owned(), path.to_owned())),
                _ => None,
            }
        };
        Ok(listed.split('\0').filter_map(source).collect())
    }

    /// A file of a revision, its path relative to the workspace.
    pub fn file(&self, at: &At, path: &str) -> Result<Vec<u8>> {
        let name = match at {
            At::Commit(commit) => format!("{commit}:./{path}"),
            At::Index => format!(":./{path}"),
        };
        self.git(&["show", &name])
    }

    /// A plan of a revision, with the ids and corrections that stand beside it there.
    pub fn plan(&self, at: &At, id: &str, path: &str, lexicon: &Lexicon) -> Result<Reading> {
        let bytes = self.file(at, path)?;
        let beside = |name: &str| -> Option<String> {
            String::from_utf8(self.file(at, &format!("plan/{id}/{name}")).ok()?).ok()
        };
        let earlier = beside("plan.yaml").and_then(|text| yaml::read::<PlanFile>(&text).ok()).map(earlier);
        let mut read = reading::read_revision(id, path, &bytes, lexicon, &earlier.unwrap_or_default())?;
        if let Some(corrected) = beside("corrections.yaml").and_then(|text| yaml::read(&text).ok()) {
            corrections::apply(&mut read.plan.measures, &corrected);
        }
        Ok(read)
    }
}

/// The ids that a revision's `plan.yaml` gave.
fn earlier(file: PlanFile) -> Earlier {
    let measure = |entry: yaml::MeasureEntry| Measure {
        id: entry.id,
        path: entry.path,
        heading: entry.heading,
        ..Measure::default()
    };
    Earlier { measures: file.measures.into_iter().map(measure).collect(), withdrawn: file.withdrawn }
}

/// One side, as the user named it.
enum Named {
    File(PathBuf),
    Folder(PathBuf),
    At(At),
}

/// Settles what the user named into pairs of plans. Without a base, HEAD; without a revision, the workspace's files.
pub fn sides(
    base: Option<&Path>,
    revision: Option<&Path>,
    staged: bool,
    folder: &Path,
    lang: Lang,
) -> Result<Vec<Sides>> {
    let named = |path: &Path| named(path, folder, lang);
    let base = match base {
        Some(path) => named(path)?,
        None => named(Path::new("HEAD")).map_err(|_| anyhow::anyhow!(words::NOTHING_BEFORE.text(lang)))?,
    };
    let revision = match revision {
        _ if staged => Some(Named::At(At::Index)),
        Some(path) => Some(named(path)?),
        None => None,
    };
    if let (Named::File(a), Some(Named::File(b))) = (&base, &revision) {
        return Ok(vec![files(a, b)?]);
    }
    let base = plans(base, folder, lang)?;
    let revision = match revision {
        Some(named) => plans(named, folder, lang)?,
        None => loaded(&Workspace::open(folder)?)?,
    };
    Ok(pair(base, revision))
}

/// Two files, read only where they differ: most of a revision stays as it was.
fn files(base: &Path, revision: &Path) -> Result<Sides> {
    let (old, new) = (workspace::read(base)?, workspace::read(revision)?);
    if old != new {
        // Words will differ somewhere: what is needed to read them is made ready meanwhile.
        std::thread::spawn(|| Lexicon::built_in().words());
    }
    let outline = |path: &Path, bytes: &[u8]| -> Result<(Outline, Reading)> {
        let outline = reading::outline(&path.display().to_string(), bytes)?;
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let bare = outline.bare(&stem);
        Ok((outline, bare))
    };
    let (before, after) = both(|| outline(base, &old), || outline(revision, &new));
    let ((old, base), (new, revision)) = (before?, after?);
    Ok(Sides { base, revision, unread: Some((old, new)) })
}

/// A reading as one side of a comparison.
fn side(reading: &Reading) -> Side<'_> {
    Side { source: &reading.source, plan: &reading.plan }
}

/// A file, a folder, or what git knows by that name.
fn named(path: &Path, folder: &Path, lang: Lang) -> Result<Named> {
    if path.is_file() {
        return Ok(Named::File(path.to_path_buf()));
    }
    if path.is_dir() {
        return Ok(Named::Folder(path.to_path_buf()));
    }
    let text = path.to_string_lossy();
    let inside = Workspace::open(folder).map_or_else(|_| folder.to_path_buf(), |w| w.root().to_path_buf());
    if let Some(commit) = Repository::around(&inside, lang).and_then(|repository| repository.commit(&text)) {
        return Ok(Named::At(At::Commit(commit)));
    }
    // A name with a dot or a slash was meant as a path: then the file is missing.
    if text.contains(['/', '.', '\\']) && !text.contains("..") {
        return Err(Error::new(ErrorKind::NotFound, [text]).into());
    }
    bail!(words::NO_SUCH_SIDE.say(lang, &[text]))
}

/// The plans of one side by their ids.
fn plans(named: Named, folder: &Path, lang: Lang) -> Result<BTreeMap<String, Reading>> {
    match named {
        Named::File(path) => {
            let read = workspace::read_file(&path, Lexicon::built_in())?;
            Ok(BTreeMap::from([(String::new(), read)]))
        }
        Named::Folder(path) if path.join("plan").is_dir() => loaded(&Workspace::open(&path)?),
        Named::Folder(path) => {
            let id = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let mut sources: Vec<PathBuf> = workspace::list(&path)?;
            sources.retain(|file| file.is_file() && file.file_stem().is_some_and(|stem| stem == "source"));
            match &sources[..] {
                [source] => Ok(BTreeMap::from([(id, workspace::read_file(source, Lexicon::built_in())?)])),
                [] => Err(Error::new(ErrorKind::NoSource, [path.display().to_string()]).into()),
                _ => {
                    Err(Error::new(ErrorKind::ManySources, [path.display().to_string(), "source.*".to_owned()]).into())
                }
            }
        }
        Named::At(at) => {
            let workspace = Workspace::open(folder)?;
            let Some(repository) = Repository::around(workspace.root(), lang) else {
                bail!(words::GIT_FAILED.say(lang, &[folder.display().to_string()]))
            };
            let mut all = BTreeMap::new();
            for (id, path) in repository.plans(&at)? {
                all.insert(id.clone(), repository.plan(&at, &id, &path, workspace.lexicon())?);
            }
            Ok(all)
        }
    }
}

fn loaded(workspace: &Workspace) -> Result<BTreeMap<String, Reading>> {
    Ok(workspace.load_all()?.iter().map(|plan| (plan.folder.id.clone(), plan.reading.clone())).collect())
}

/// Plans of one id belong together; one plan on each side belongs together whatever its id.
fn pair(mut base: BTreeMap<String, Reading>, mut revision: BTreeMap<String, Reading>) -> Vec<Sides> {
    if base.len() == 1 && revision.len() == 1 {
        let (base, revision) = (base.into_values().next(), revision.into_values().next());
        return base.zip(revision).map(|(base, revision)| Sides::new(base, revision)).into_iter().collect();
    }
    let mut ids: Vec<String> = base.keys().chain(revision.keys()).cloned().collect();
    ids.sort();
    ids.dedup();
    ids.into_iter()
        .map(|id| {
            let (old, new) = (base.remove(&id), revision.remove(&id));
            let name = [&old, &new].into_iter().flatten().next().map(|r| r.source.name().to_owned());
            let empty = || blank(&id, name.as_deref().unwrap_or(""));
            Sides::new(old.unwrap_or_else(empty), new.unwrap_or_else(empty))
        })
        .collect()
}

/// A plan that is not there.
pub fn blank(id: &str, name: &str) -> Reading {
    let mut plan = Plan::default();
    plan.plan.id = id.to_owned();
    Reading { source: Source::new(name, ""), plan, withdrawn: Vec::new(), preamble: None }
}
