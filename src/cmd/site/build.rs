//! Building the site, with what git remembers of each plan.

use fangan::catalogue::{cli as words, diff as diff_words};
use fangan::diff::Options as DiffOptions;
use fangan::site::Revision;
use fangan::workspace::{History, Workspace};

use crate::cli::Context;
use crate::cmd::log;
use crate::cmd::revisions::{Repository, Sides};

/// Builds the site and says where it stands.
pub fn built(workspace: &Workspace, context: &Context) -> anyhow::Result<String> {
    fangan::segment::prepare();
    let built = workspace.build_site(&history(workspace, context)?)?;
    let home = workspace.site_folder().join("index.html").display().to_string();
    Ok(context.say(&words::SITE_BUILT, &[built.pages.to_string(), home]))
}

/// What git remembers of each plan: every revision compared with the one before it, the latest first.
fn history(workspace: &Workspace, context: &Context) -> anyhow::Result<History> {
    const MOST: usize = 20;
    let mut history = History::new();
    let Some(repository) = Repository::around(workspace.root(), context.lang) else { return Ok(history) };
    for loaded in workspace.load_all()? {
        let id = loaded.folder.id.clone();
        // A repository without a commit has no history; that is no reason to have no site.
        let Ok(steps) = log::history(&repository, workspace, &id, loaded.reading.clone()) else { continue };
        let revisions = steps
            .windows(2)
            .take(MOST)
            .map(|pair| {
                let sides = Sides::new(pair[1].plan.clone(), pair[0].plan.clone());
                let name = match pair[0].day.is_empty() {
                    true => context.text(&diff_words::UNCOMMITTED),
                    false => format!("{} {}", pair[0].day, pair[0].subject),
                };
                Revision { name, diff: sides.compare(&DiffOptions::default()) }
            })
            .collect();
        history.insert(id, revisions);
    }
    Ok(history)
}
