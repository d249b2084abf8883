//! Plans as YAML files: a view that reads aloud, without what is empty, and the way back.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use crate::plan::{Head, Measure, Plan, Section, Tombstone, Unread};

/// `plan.yaml`: what is true of the whole document.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct PlanFile {
    /// Title, issuers, dates, aliases, references.
    pub plan: Head,
    /// The document the values come from.
    pub source: SourceFile,
    /// The measures in reading order; each has a file of its own under `measures/`.
    #[serde(default)]
    pub measures: Vec<MeasureEntry>,
    /// Every numbered unit in reading order.
    #[serde(default)]
    pub sections: Vec<Section>,
    /// What was seen and not understood.
    #[serde(default)]
    pub unread: Vec<Unread>,
    /// Measures of earlier revisions, so that old links resolve.
    #[serde(default)]
    pub withdrawn: Vec<Tombstone>,
}

/// The document the values come from.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct SourceFile {
    /// Its file name.
    pub file: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
}

/// A measure named in `plan.yaml`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct MeasureEntry {
    /// Its id, which is also its file's name.
    pub id: String,
    /// Its path.
    pub path: String,
    /// Its heading.
    #[serde(default)]
    pub heading: String,
}

impl PlanFile {
    /// The file of a plan as read.
    pub fn new(plan: &Plan, source: SourceFile, withdrawn: &[Tombstone]) -> PlanFile {
        let entry = |m: &Measure| MeasureEntry { id: m.id.clone(), path: m.path.clone(), heading: m.heading.clone() };
        PlanFile {
            plan: plan.plan.clone(),
            source,
            measures: plan.measures.iter().map(entry).collect(),
            sections: plan.sections.clone(),
            unread: plan.unread.clone(),
            withdrawn: withdrawn.to_vec(),
        }
    }
}

/// The text of a YAML file; its first line names `schema` (a path relative to the file) for editors.
pub fn write<T: Serialize>(value: &T, schema: &str) -> String {
    let value = serde_json::to_value(value).expect("the published types are plain data");
    let value = prune(value);
    let options = serde_saphyr::ser_options! { indent_step: 2, compact_list_indent: true };
    let yaml = serde_saphyr::to_string_with_options(&Node(&value), options).expect("plain data has a YAML form");
    format!("# yaml-language-server: $schema={schema}\n{yaml}")
}

/// Reads a YAML file back. The error says in one line where, by line and column, and what is wrong.
pub fn read<T: DeserializeOwned>(yaml: &str) -> Result<T, String> {
    serde_saphyr::from_str(yaml).map_err(|error| {
        let told = error.to_string();
        let line = told.lines().next().unwrap_or_default();
        line.trim_start_matches("error: ").to_owned()
    })
}

/// A JSON value on its way to YAML.
struct Node<'a>(&'a Value);

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            // Spans and lists of names stay on one line.
            Value::Array(items) if items.iter().all(is_short) => serde_saphyr::FlowSeq(items).serialize(serializer),
            Value::Array(items) => {
                let mut seq = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| seq.serialize_element(&Node(item)))?;
                seq.end()
            }
            Value::Object(map) => {
                let mut out = serializer.serialize_map(Some(map.len()))?;
                map.iter().try_for_each(|(key, value)| out.serialize_entry(key, &Node(value)))?;
                out.end()
            }
            Value::Number(n) if n.as_f64().is_some_and(|f| f.fract() == 0.0 && f.abs() < 1e15) => {
                // 300, not 300.0: the reader of a target does not care for its type.
                serializer.serialize_i64(n.as_f64().unwrap_or_default() as i64)
            }
            other => other.serialize(serializer),
        }
    }
}

/// Whether a value reads well inside `[ … ]`.
fn is_short(value: &Value) -> bool {
    match value {
        Value::Number(_) => true,
        Value::String(s) => s.chars().count() <= 12,
        _ => false,
    }
}

/// Leaves out what says nothing: null, false, empty text, lists and maps.
fn prune(value: Value) -> Value {
    let says_nothing = |value: &Value| match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(s) => s.is_empty(),
        Value::Array(a) => a.is_empty(),
        Value::Object(o) => o.is_empty(),
        _ => false,
    };
    match value {
        Value::Array(items) => items.into_iter().map(prune).collect(),
        Value::Object(map) => {
            map.into_iter().map(|(key, value)| (key, prune(value))).filter(|(_, value)| !says_nothing(value)).collect()
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Clause, Comparator, Quantity};
    use crate::source::Span;

    fn sample() -> Measure {
        Measure {
            id: "lvdao".into(),
            path: "六/17".into(),
            label: "17.".into(),
            number: 17,
            heading: "打造綠道網絡".into(),
            text: "實施300公里精品綠道升級建設工程。\n- no: ~ #1.0 'a' \"b\"".into(),
            span: Span::new(3, 9),
            clauses: vec![Clause {
                quote: "實施300公里精品綠道升級建設工程".into(),
                verb: "實施".into(),
                rung: 4,
                quantities: vec![Quantity {
                    quote: "300公里".into(),
                    span: Span::new(4, 5),
                    value: 300.0,
                    value_to: None,
                    unit: "公里".into(),
                    comparator: Comparator::Equal,
                    what: String::new(),
                    base: None,
                }],
                items: vec!["no".into(), "~".into(), "1.0".into(), "公交車".into()],
                ..Clause::default()
            }],
            ..Measure::default()
        }
    }

    #[test]
    fn a_measure_survives_the_way_there_and_back() {
        let yaml = write(&sample(), "../schema.json");
        assert_eq!(read::<Measure>(&yaml).as_ref(), Ok(&sample()), "{yaml}");
    }

    #[test]
    fn what_is_empty_is_left_out_and_spans_stay_on_a_line() {
        let yaml = write(&sample(), "../../schemas/measure.json");
        assert!(yaml.starts_with("# yaml-language-server: $schema=../../schemas/measure.json\nid: lvdao\n"), "{yaml}");
        assert!(yaml.contains("span: [3, 9]\n"), "{yaml}");
        assert!(yaml.contains("value: 300\n"), "{yaml}");
        assert!(!yaml.contains("forbid") && !yaml.contains("related"), "{yaml}");
    }

    #[test]
    fn an_error_names_the_line() {
        let error = read::<Measure>("id: a\npath: 六/1\nnumber: 十\n").expect_err("no number");
        assert!(error.contains("line 3"), "{error}");
    }
}
