//! The one integration binary: cases are files under `tests/cases`, each module checks one promise.

mod bad_input;
mod browser;
mod clauses;
mod diff;
mod floors;
mod fold;
mod ingest;
mod git;
#[cfg(feature = "opencc")]
mod opencc;
mod numbers;
mod parse;
mod project;
mod quotations;
mod mutation;
mod schemas;
mod transcripts;
mod workspace;
mod site;
mod search;
mod index;
