//! Two revisions of a plan compared: what changed, in which words, and which way.

pub mod fold;
pub mod unit;
pub mod align;
pub mod matching;
pub mod words;
pub mod clause;
mod unbroken;
mod commitment;
pub mod rules;
pub mod waiver;
mod finding;
mod tell;
mod compose;
pub mod render;

pub use compose::{Changed, Options, diff, diff_outlines};
pub use finding::Level;

use crate::plan::Plan;
use crate::source::Source;

/// Does the same for both sides, at the same time.
pub fn both<T: Send>(base: impl FnOnce() -> T + Send, revision: impl FnOnce() -> T) -> (T, T) {
    std::thread::scope(|scope| {
        let base = scope.spawn(base);
        let revision = revision();
        (base.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), revision)
    })
}

/// One side of a comparison: a plan and the text it was read from.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The text.
    pub source: &'a Source,
    /// What was understood of it.
    pub plan: &'a Plan,
}
