//! JSON Schemas of the published formats, from the types themselves.

use schemars::{JsonSchema, Schema, generate::SchemaSettings};

use crate::change::{PlanDiff, Waivers};
use crate::corrections::Corrections;
use crate::found::Found;
use crate::plan::{Measure, Plan};
use crate::yaml::PlanFile;

/// What makes a schema.
type Make = fn() -> Schema;

/// The published formats: name, and what makes its schema.
pub const FORMATS: &[(&str, Make)] = &[
    ("parse", of::<Plan>),
    ("plan", of::<PlanFile>),
    ("measure", of::<Measure>),
    ("corrections", of::<Corrections>),
    ("waivers", of::<Waivers>),
    ("diff", of::<PlanDiff>),
    ("search", of::<Found>),
];

/// The schema of a published format as JSON text; `None` for an unknown name.
pub fn json(name: &str) -> Option<String> {
    let (_, schema) = FORMATS.iter().find(|(known, _)| *known == name)?;
    let text = serde_json::to_string_pretty(&schema()).expect("a schema is plain data");
    Some(text + "\n")
}

fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>()
}
