//! One plan's folder: `source.*`, `corrections.yaml`, and the files that `parse` writes.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::files;
use crate::corrections::{self, Corrections};
use crate::diagnostic::Diagnostic;
use crate::error::{Error, ErrorKind, Result};
use crate::identity::Earlier;
use crate::lexicon::Lexicon;
use crate::plan::Measure;
use crate::reading::{self, Reading};
use crate::yaml::{self, PlanFile, SourceFile};

/// `plan/<plan-id>/`.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanFolder {
    /// The plan's id: the folder's name.
    pub id: String,
    /// The folder.
    pub path: PathBuf,
    /// `source.*` in it.
    pub source: PathBuf,
}

/// A plan read from its folder.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// Where it comes from.
    pub folder: PlanFolder,
    /// Its text and what was understood, corrections applied.
    pub reading: Reading,
    /// What people put right.
    pub corrections: Corrections,
    /// SHA-256 of the source's bytes, hexadecimal.
    pub sha256: String,
    /// Corrections that no longer apply.
    pub diagnostics: Vec<Diagnostic>,
}

/// What `write` did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Files written because they differed.
    pub changed: usize,
    /// Files removed because no measure has them any more.
    pub removed: usize,
}

impl PlanFolder {
    /// Finds the source in `path`.
    pub(super) fn open(path: &Path) -> Result<PlanFolder> {
        // `plan/x/source.txt` reads better in messages than `./plan/x/source.txt`.
        let path = path.strip_prefix(".").unwrap_or(path);
        let id = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut sources: Vec<PathBuf> = files::list(path)?
            .into_iter()
            .filter(|file| file.is_file() && file.file_stem().is_some_and(|stem| stem == "source"))
            .collect();
        match sources.len() {
            1 => Ok(PlanFolder { id, path: path.to_path_buf(), source: sources.remove(0) }),
            0 => Err(Error::new(ErrorKind::NoSource, [path.display().to_string()])),
            _ => {
                let names: Vec<_> = sources.iter().filter_map(|s| s.file_name()).map(|n| n.to_string_lossy()).collect();
                Err(Error::new(ErrorKind::ManySources, [path.display().to_string(), names.join(", ")]))
            }
        }
    }

    /// `corrections.yaml`, whether it is there or not.
    pub fn corrections_file(&self) -> PathBuf {
        self.path.join("corrections.yaml")
    }

    /// `plan.yaml`, whether it is there or not.
    pub fn plan_file(&self) -> PathBuf {
        self.path.join("plan.yaml")
    }

    /// `measures/`, whether it is there or not.
    pub fn measures_folder(&self) -> PathBuf {
        self.path.join("measures")
    }

    pub(super) fn load(&self, lexicon: &Lexicon) -> Result<Loaded> {
        self.load_from(&self.source, lexicon)
    }

    /// Puts `revision` in the place of the source: read first, so that a file that is no plan changes nothing. Measures
    /// keep their ids by alignment; those that are gone leave tombstones.
    ///
    /// # Errors
    /// Those of reading `revision`, and `Unwritable`.
    pub fn revise(&self, revision: &Path, lexicon: &Lexicon) -> Result<Loaded> {
        let mut loaded = self.load_from(revision, lexicon)?;
        let ending =
            revision.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_else(|| "txt".to_owned());
        let source = self.path.join(format!("source.{ending}"));
        files::write(&source, &files::read(revision)?)?;
        if source != self.source {
            files::remove(&self.source)?;
        }
        loaded.folder.source = source;
        loaded.write()?;
        Ok(loaded)
    }

    fn load_from(&self, source: &Path, lexicon: &Lexicon) -> Result<Loaded> {
        let bytes = files::read(source)?;
        let name = source.display().to_string();
        let mut reading = reading::read_revision(&self.id, &name, &bytes, lexicon, &self.earlier())?;
        let corrections = match self.corrections_file() {
            file if file.is_file() => read_yaml(&file, ErrorKind::BadCorrections)?,
            _ => Corrections::default(),
        };
        let diagnostics = corrections::apply(&mut reading.plan.measures, &corrections);
        let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Loaded { folder: self.clone(), reading, corrections, sha256, diagnostics })
    }

    /// What the files on disk remember. Files that cannot be read are as good as absent: `check` reports them, and
    /// `parse` writes them anew.
    fn earlier(&self) -> Earlier {
        let Ok(file) = read_yaml::<PlanFile>(&self.plan_file(), ErrorKind::BadYaml) else { return Earlier::default() };
        let read = |id: &str| {
            read_yaml::<Measure>(&self.measures_folder().join(format!("{id}.yaml")), ErrorKind::BadYaml).ok()
        };
        let measures = file
            .measures
            .iter()
            .filter(|entry| is_safe(&entry.id))
            .map(|entry| {
                let bare =
                    || Measure { path: entry.path.clone(), heading: entry.heading.clone(), ..Measure::default() };
                Measure { id: entry.id.clone(), ..read(&entry.id).unwrap_or_else(bare) }
            })
            .collect();
        Earlier { measures, withdrawn: file.withdrawn }
    }
}

impl Loaded {
    /// The files that `parse` writes: paths below the plan's folder, and their text.
    pub fn files(&self) -> Vec<(PathBuf, String)> {
        let file = self.folder.source.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let plan = PlanFile::new(
            &self.reading.plan,
            SourceFile { file, sha256: self.sha256.clone() },
            &self.reading.withdrawn,
        );
        let mut files = vec![(PathBuf::from("plan.yaml"), yaml::write(&plan, "../../schemas/plan.json"))];
        files.extend(self.reading.plan.measures.iter().map(|measure| {
            let path = PathBuf::from("measures").join(format!("{}.yaml", measure.id));
            (path, yaml::write(measure, "../../../schemas/measure.json"))
        }));
        files
    }

    /// Writes those files, and removes measure files that belong to no measure any more.
    ///
    /// # Errors
    /// `Unwritable`, naming the file.
    pub fn write(&self) -> Result<Written> {
        let mut written = Written::default();
        let files = self.files();
        for (path, text) in &files {
            written.changed += usize::from(files::write(&self.folder.path.join(path), text.as_bytes())?);
        }
        for stray in self.stray_files()? {
            files::remove(&stray)?;
            written.removed += 1;
        }
        Ok(written)
    }

    /// Measure files on disk that belong to no measure.
    pub(super) fn stray_files(&self) -> Result<Vec<PathBuf>> {
        let folder = self.folder.measures_folder();
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let belongs = |path: &Path| {
            path.file_stem()
                .is_some_and(|stem| self.reading.plan.measures.iter().any(|m| m.id == stem.to_string_lossy()))
        };
        let is_yaml = |path: &Path| path.extension().is_some_and(|e| e == "yaml");
        Ok(files::list(&folder)?.into_iter().filter(|path| is_yaml(path) && !belongs(path)).collect())
    }
}

/// Whether an id can be a file's name: what `identity` gives always can, what people write might not.
fn is_safe(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Reads a YAML file of ours; `fault` is the error that a faulty one gives.
fn read_yaml<T: serde::de::DeserializeOwned>(path: &Path, fault: ErrorKind) -> Result<T> {
    let text = files::read_text(path)?;
    yaml::read(&text).map_err(|error| Error::new(fault, [path.display().to_string(), error]))
}
