//! The binary: reads the command line, runs one command, exits.

fn main() {}
