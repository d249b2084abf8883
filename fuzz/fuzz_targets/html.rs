//! Any bytes taken for a saved page.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = fangan::ingest::ingest("fuzz.html", bytes);
});
