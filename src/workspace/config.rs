//! `fangan.toml`: what a workspace wants otherwise. Everything has a default.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::diff::Level;
use crate::error::{Error, ErrorKind, Result};

/// What `fangan.toml` says.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The site's title; otherwise that of the only plan, or of the workspace.
    pub title: Option<String>,
    /// Where the site will be published, for permalinks: `https://example.org/plans/`.
    pub url: Option<String>,
    /// The language of the site's furniture: `en`; otherwise Chinese in each tree's own script.
    pub interface: Option<String>,
    /// What `diff` weighs otherwise.
    pub diff: DiffConfig,
}

/// `[diff]` of `fangan.toml`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DiffConfig {
    /// `[diff.severity]`: a rule's name and `error`, `warning`, `info` or `off`.
    pub severity: BTreeMap<String, Level>,
}

impl Config {
    /// Reads `fangan.toml` in `root`; defaults where there is none.
    pub(super) fn load(root: &Path) -> Result<Config> {
        let path = root.join("fangan.toml");
        if !path.is_file() {
            return Ok(Config::default());
        }
        let text = super::read_text(&path)?;
        toml::from_str(&text).map_err(|error| {
            let words = error.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
            Error::new(ErrorKind::BadYaml, [path.display().to_string(), words])
        })
    }
}
