//! The one integration binary: cases are files under `tests/cases`, each module checks one promise.

mod floors;
mod fold;
mod parse;
mod schemas;
