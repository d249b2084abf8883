//! The words the extractors know: data files with a source for each entry, overridable by a workspace.

/// The words the extractors know.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {}

impl Lexicon {
    /// The words built into the program.
    pub fn built_in() -> &'static Lexicon {
        static BUILT_IN: std::sync::LazyLock<Lexicon> = std::sync::LazyLock::new(Lexicon::default);
        &BUILT_IN
    }
}
