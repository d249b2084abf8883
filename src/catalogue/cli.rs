//! Words of the command line: help, progress, results.
