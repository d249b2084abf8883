//! Any bytes taken for Markdown.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = fangan::ingest::ingest("fuzz.md", bytes);
});
