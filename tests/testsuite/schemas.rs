//! `schemas/` holds what the types give; `UPDATE_SCHEMAS=1 cargo test schemas` writes them anew.

use std::path::Path;
use std::{env, fs};

use fangan::schema;

#[test]
fn the_schemas_on_disk_are_those_of_the_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    for (name, _) in schema::FORMATS {
        let file = folder.join(format!("{name}.json"));
        let json = schema::json(name).expect("a published format");
        if env::var_os("UPDATE_SCHEMAS").is_some() {
            fs::write(&file, &json).expect("schemas can be written");
        }
        let on_disk = fs::read_to_string(&file).unwrap_or_default();
        assert!(on_disk == json, "{} is out of date; run UPDATE_SCHEMAS=1 cargo test schemas", file.display());
    }
    let files = fs::read_dir(&folder).expect("schemas").count();
    assert_eq!(files, schema::FORMATS.len(), "a file in schemas/ belongs to no format");
}
