//! Which measures share a name, once they have ids.

use crate::plan::Measure;

/// Fills `related` of every measure with the other measures that share one of its names.
pub fn relate(_measures: &mut [Measure]) {}
