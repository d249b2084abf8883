//! Files under `tests/cases/ingest`, each beside the text that a reader sees in it.

use std::fs;
use std::path::Path;

use fangan::ingest::ingest;

#[test]
fn every_case_reads_as_a_person_reads_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/ingest");
    let mut seen = 0;
    for entry in fs::read_dir(&folder).expect("the cases are there") {
        let path = entry.expect("the cases are there").path();
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        if name.ends_with(".expected") {
            continue;
        }
        let expected = fs::read_to_string(folder.join(format!("{name}.expected"))).expect("an expected text beside it");
        let read = ingest(&name, &fs::read(&path).expect("a readable case")).expect("a case that reads");
        assert_eq!(read.source.text().trim_end(), expected.trim_end(), "{name}");
        seen += 1;
    }
    assert!(seen >= 4, "{seen} cases");
}
