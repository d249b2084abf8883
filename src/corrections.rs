//! What people put right: corrections that survive every later parse.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::catalogue::Rule;
use crate::catalogue::diagnostic as rules;
use crate::diagnostic::Diagnostic;
use crate::plan::Measure;

/// The corrections of one plan, in the order in which they are made.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Corrections {
    /// One entry for each value put right.
    #[serde(default)]
    pub corrections: Vec<Correction>,
}

/// One value put right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The measure's id.
    pub measure: String,
    /// Words of the clause it is about, when the field belongs to a clause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// The field: `heading`, `rung`, `verb`, `quantities/0/value` …
    pub field: String,
    /// The right value.
    pub value: Value,
    /// The value it had when the correction was made; with it, a correction of something else is noticed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<Value>,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub by: String,
}

/// Applies `corrections` to `measures`. What no longer applies is reported, never dropped in silence.
pub fn apply(measures: &mut [Measure], corrections: &Corrections) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for correction in &corrections.corrections {
        if let Err(why) = apply_one(measures, correction) {
            diagnostics.push(Diagnostic::new(why, None, &[&correction.measure, &correction.field]));
        }
    }
    diagnostics
}

/// Applies one correction, or says why it no longer applies.
fn apply_one(measures: &mut [Measure], correction: &Correction) -> Result<(), &'static Rule> {
    let measure = measures.iter_mut().find(|m| m.id == correction.measure).ok_or(&rules::STALE_MEASURE)?;
    if matches!(correction.field.split('/').next(), Some("id" | "text" | "span" | "quote")) {
        // The text is the source's own; only its reading can be put right.
        return Err(&rules::STALE_FIELD);
    }
    let mut value = serde_json::to_value(&*measure).map_err(|_| &rules::STALE_VALUE)?;
    let mut pointer = String::new();
    if let Some(words) = &correction.clause {
        let at = measure.clauses.iter().position(|c| c.quote.contains(words.as_str())).ok_or(&rules::STALE_CLAUSE)?;
        pointer = format!("/clauses/{at}");
    }
    pointer.push('/');
    pointer.push_str(&correction.field);
    let target = value.pointer_mut(&pointer).ok_or(&rules::STALE_FIELD)?;
    if correction.was.as_ref().is_some_and(|was| was != target) {
        return Err(&rules::STALE_WAS);
    }
    *target = correction.value.clone();
    *measure = serde_json::from_value(value).map_err(|_| &rules::STALE_VALUE)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Clause;

    fn check(field: &str, clause: Option<&str>, value: Value, was: Option<Value>) -> (Measure, Vec<Diagnostic>) {
        let mut measures = [Measure {
            id: "a".into(),
            clauses: vec![Clause {
                quote: "研究推动取消收费".into(),
                verb: "推动".into(),
                rung: 3,
                ..Clause::default()
            }],
            ..Measure::default()
        }];
        let correction = Correction {
            measure: "a".into(),
            clause: clause.map(str::to_owned),
            field: field.into(),
            value,
            was,
            reason: "外层动词是研究".into(),
            by: "王".into(),
        };
        let diagnostics = apply(&mut measures, &Corrections { corrections: vec![correction] });
        let [measure] = measures;
        (measure, diagnostics)
    }

    #[test]
    fn a_clause_is_put_right_by_its_words() {
        let (measure, diagnostics) = check("rung", Some("取消收费"), 1.into(), Some(3.into()));
        assert_eq!(measure.clauses[0].rung, 1);
        assert!(diagnostics.is_empty());
    }

    #[test]
    fn what_no_longer_applies_is_reported() {
        for (field, clause, value, was) in [
            ("rung", Some("免费"), Value::from(1), None),
            ("rungs", Some("取消"), 1.into(), None),
            ("rung", Some("取消"), 1.into(), Some(4.into())),
            ("rung", Some("取消"), "高".into(), None),
            ("text", None, "别的".into(), None),
        ] {
            let (measure, diagnostics) = check(field, clause, value, was);
            assert_eq!(measure.clauses[0].rung, 3);
            assert_eq!(diagnostics.iter().map(|d| d.code.as_str()).collect::<Vec<_>>(), ["stale-correction"]);
        }
    }
}
