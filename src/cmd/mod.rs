//! One file a command: its arguments, and what it prints.

pub mod build;
pub mod check;
pub mod convert;
pub mod diff;
pub mod git;
pub mod index;
pub mod log;
pub mod parse;
mod report;
mod revisions;
pub mod schema;
pub mod search;
pub mod show;
pub mod site;
