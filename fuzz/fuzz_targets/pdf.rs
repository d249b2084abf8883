//! Any bytes taken for a PDF.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = fangan::ingest::ingest("fuzz.pdf", bytes);
});
