//! 方案: a Chinese policy plan as data.
//!
//! ```text
//! bytes ─ingest→ Source ─parse→ Document ─extract→ Plan ─┬─ yaml   → plan/**.yaml
//!                                                        ├─ index  → hits
//!                                                        ├─ site   → mdBook → html
//!                                                        └─ diff(base, revision) → PlanDiff
//! ```
//!
//! ```
//! use fangan::{lexicon::Lexicon, reading};
//!
//! let text = "一、主要任务\n（一）建设绿色电网。到2025年，建成300公里线路。";
//! let reading = reading::read("dianwang", "方案.txt", text.as_bytes(), Lexicon::built_in())?;
//! assert_eq!(reading.plan.measures[0].heading, "建设绿色电网");
//! assert_eq!(reading.plan.measures[0].path, "一/（一）");
//! # Ok::<(), fangan::error::Error>(())
//! ```

// Floor 0: text.
pub mod source;
pub mod script;
pub mod numbering;
pub mod numeral;
pub mod catalogue;
pub mod segment;
// Floor 1: data.
pub mod diagnostic;
pub mod error;
pub mod plan;
pub mod document;
pub mod change;
pub mod found;
// Floor 2: understanding.
pub mod lexicon;
pub mod ingest;
pub mod parse;
pub mod extract;
pub mod identity;
pub mod corrections;
pub mod reading;
// Floor 3: views.
pub mod yaml;
pub mod schema;
pub mod diff;
pub mod site;
pub mod index;
pub mod export;
// Floor 4: disk.
pub mod workspace;
