//! Words of the diff: rules, changes, summary.
