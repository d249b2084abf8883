//! Which unit of a plan stands on which page.

use std::collections::{HashMap, HashSet};

use crate::plan::{Plan, SectionKind};
use crate::source::Span;

/// A numbered unit with its place in the outline and on the site.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unit {
    /// Index into the plan's sections.
    pub section: usize,
    /// Index into the plan's measures, when it is one.
    pub measure: Option<usize>,
    /// The unit that holds it.
    pub parent: Option<usize>,
    /// Depth from the top.
    pub depth: usize,
    /// Units below it.
    pub children: Vec<usize>,
    /// Its page, relative to the plan's folder, without extension.
    pub page: String,
    /// Where on the page, when it has no page of its own.
    pub anchor: Option<String>,
}

/// The units of `plan` in reading order.
pub(super) fn outline(plan: &Plan) -> Vec<Unit> {
    let ids = measure_ids(plan);
    let mut units: Vec<Unit> = Vec::with_capacity(plan.sections.len());
    let mut open: Vec<usize> = Vec::new();
    let mut by_path: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, measure) in plan.measures.iter().enumerate() {
        by_path.entry(&measure.path).or_default().push(i);
    }
    let mut tops = 0;
    for (i, section) in plan.sections.iter().enumerate() {
        while open.last().is_some_and(|up| !holds(plan.sections[units[*up].section].span, section.span)) {
            open.pop();
        }
        let parent = open.last().copied();
        // A path alone need not be unique.
        let measure = by_path
            .get(section.path.as_str())
            .and_then(|found| found.iter().copied().find(|m| section.span.contains(plan.measures[*m].span)));
        let ordinal = match parent {
            Some(up) => units[up].children.len() + 1,
            None => {
                tops += 1;
                tops
            }
        };
        // A unit below a measure or below a general unit stands on that unit's page.
        let host = parent.filter(|up| {
            units[*up].measure.is_some()
                || units[*up].anchor.is_some()
                || plan.sections[units[*up].section].kind == SectionKind::General && measure.is_none()
        });
        let (page, anchor) = match (measure, host) {
            (Some(m), _) => (format!("m/{}", ids[m]), None),
            (None, Some(up)) => {
                let above = units[up].anchor.clone().unwrap_or_else(|| "u".to_owned());
                (units[up].page.clone(), Some(format!("{above}-{ordinal}")))
            }
            (None, None) => {
                let above = parent.map(|up| format!("{}-", units[up].page)).unwrap_or_else(|| "s/".to_owned());
                (format!("{above}{ordinal}"), None)
            }
        };
        let depth = parent.map_or(0, |up| units[up].depth + 1);
        if let Some(up) = parent {
            let index = units.len();
            units[up].children.push(index);
        }
        units.push(Unit { section: i, measure, parent, depth, children: Vec::new(), page, anchor });
        open.push(units.len() - 1);
    }
    units
}

/// The ids of the measures as they stand in addresses: small letters, digits and hyphens, each once.
pub(super) fn measure_ids(plan: &Plan) -> Vec<String> {
    let mut taken = HashSet::new();
    plan.measures.iter().map(|measure| once(safe(&measure.id), &mut taken)).collect()
}

/// `name` as a piece of an address: nothing in it can climb out of its folder.
pub(super) fn safe(name: &str) -> String {
    const LONGEST: usize = 80;
    let mut out = String::new();
    for c in name.chars().take(LONGEST) {
        match c {
            'a'..='z' | '0'..='9' | '_' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            _ if out.ends_with('-') || out.is_empty() => {}
            _ => out.push('-'),
        }
    }
    let trimmed = out.trim_end_matches('-');
    if trimmed.is_empty() { "x".to_owned() } else { trimmed.to_owned() }
}

/// `name`, numbered when it is taken already.
pub(super) fn once(name: String, taken: &mut HashSet<String>) -> String {
    let found = std::iter::once(name.clone())
        .chain((2..).map(|n| format!("{name}-{n}")))
        .find(|name| !taken.contains(name))
        .expect("numbers do not run out");
    taken.insert(found.clone());
    found
}

/// Whether the unit at `outer` holds the one at `inner`.
fn holds(outer: Span, inner: Span) -> bool {
    outer.contains(inner) && outer != inner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_cannot_climb() {
        let check = |name, expected: &str| assert_eq!(safe(name), expected);
        check("goujian-lvse", "goujian-lvse");
        check("../../etc/passwd", "etc-passwd");
        check("A B\"><script>", "a-b-script");
        check("..", "x");
        check("方案", "x");
    }

    #[test]
    fn an_address_is_given_once() {
        let mut taken = HashSet::new();
        assert_eq!(once("x".into(), &mut taken), "x");
        assert_eq!(once("x".into(), &mut taken), "x-2");
        assert_eq!(once("x".into(), &mut taken), "x-3");
    }
}
