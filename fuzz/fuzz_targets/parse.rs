//! Any text read into a plan; every quotation stands at its span.
#![no_main]

use fangan::{lexicon::Lexicon, reading};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let Ok(reading) = reading::read("fuzz", "fuzz.txt", text.as_bytes(), Lexicon::built_in()) else { return };
    for measure in &reading.plan.measures {
        assert_eq!(reading.source.quote(measure.span), measure.text);
        for clause in &measure.clauses {
            assert_eq!(reading.source.quote(clause.span), clause.quote);
        }
    }
    for unread in &reading.plan.unread {
        assert_eq!(reading.source.quote(unread.span), unread.quote);
    }
});
