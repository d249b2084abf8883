//! One file a command: its arguments, and what it prints.

pub mod build;
pub mod check;
pub mod convert;
pub mod diff;
pub mod index;
pub mod parse;
mod report;
pub mod schema;
pub mod search;
pub mod show;
pub mod site;
