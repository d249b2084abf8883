//! Any bytes taken for plain text in any encoding.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = fangan::ingest::ingest("fuzz.txt", bytes);
});
