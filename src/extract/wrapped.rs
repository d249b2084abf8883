//! Names and words of a text wrapped by hand, without the line ends that stand in them; quotations keep theirs.

use std::borrow::Cow;

use crate::plan::{Measure, Plan, Reference};
use crate::source::on_one_line;

/// Takes the line ends, with the blanks around them, out of every name, verb, thing counted and heading of `plan`, so
/// that 财政部 is one office wherever a line broke. Quotations stay as printed.
pub(super) fn join(plan: &mut Plan) {
    plan.sections.iter_mut().for_each(|section| word(&mut section.heading));
    plan.plan.references.iter_mut().for_each(reference);
    for alias in &mut plan.plan.aliases {
        word(&mut alias.alias);
        word(&mut alias.full);
    }
    plan.measures.iter_mut().for_each(measure);
}

fn measure(measure: &mut Measure) {
    word(&mut measure.heading);
    measure.references.iter_mut().for_each(reference);
    for one in &mut measure.responsible {
        one.lead.iter_mut().chain(&mut one.support).chain(&mut one.guide).for_each(word);
    }
    measure.entities.iter_mut().for_each(|entity| word(&mut entity.name));
    for clause in &mut measure.clauses {
        word(&mut clause.verb);
        clause.items.iter_mut().for_each(word);
        for quantity in &mut clause.quantities {
            word(&mut quantity.what);
            word(&mut quantity.unit);
            quantity.base.iter_mut().for_each(word);
        }
    }
}

fn reference(reference: &mut Reference) {
    word(&mut reference.title);
    reference.doc_number.iter_mut().for_each(word);
}

/// A word without its line ends.
fn word(word: &mut String) {
    if let Cow::Owned(joined) = on_one_line(word) {
        *word = joined;
    }
}
