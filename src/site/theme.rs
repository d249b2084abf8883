//! Style and scripts of the site, and the words that scripts put on the page.

use super::SiteFile;
use super::pages::Shelf;

/// What mdBook's theme folder needs, and our style and scripts beside it.
pub(super) fn files(_shelf: &Shelf<'_>) -> Vec<SiteFile> {
    [
        ("theme/head.hbs", include_str!("assets/head.hbs")),
        // With a style sheet of our own mdBook brings no web fonts.
        ("theme/fonts/fonts.css", "/* The fonts of the reader's system: see fangan.css. */\n"),
        ("theme/fangan.css", include_str!("assets/fangan.css")),
        ("theme/fangan.js", include_str!("assets/fangan.js")),
    ]
    .into_iter()
    .map(|(path, text)| SiteFile { path: path.to_owned(), bytes: text.as_bytes().to_vec() })
    .collect()
}

/// mdBook's configuration for a workspace that has none.
pub const BOOK_TOML: &str = include_str!("../../book.toml");
