//! Any text read into a plan; every quotation stands at its span.
#![no_main]

use fangan::{lexicon::Lexicon, reading};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let _ = reading::read("fuzz", "fuzz.txt", text.as_bytes(), Lexicon::built_in());
});
