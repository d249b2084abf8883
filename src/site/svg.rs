//! Pictures drawn while the site is built: bars of rungs, a line of time. Colours come from the style sheet.

use std::fmt::Write as _;

use super::html::{Html, html};
use super::tree::Tree;
use super::words;
use crate::plan::Clause;

/// How many clauses stand on each rung, in the order of [`words::RUNGS`].
pub(super) fn counts<'c>(clauses: impl IntoIterator<Item = &'c Clause>) -> [usize; 7] {
    let mut counts = [0; 7];
    for clause in clauses {
        let class = words::rung_class(clause);
        if let Some(i) = words::RUNGS.iter().position(|(name, _)| *name == class) {
            counts[i] += 1;
        }
    }
    counts
}

/// What a picture says, for those who do not see it.
pub(super) fn described(tree: Tree, counts: &[usize; 7]) -> String {
    let parts: Vec<String> = words::RUNGS
        .iter()
        .zip(counts)
        .filter(|(_, n)| **n > 0)
        .map(|((_, name), n)| format!("{} {n}", tree.text(name)))
        .collect();
    parts.join(&tree.text(&crate::catalogue::site::LIST_COMMA))
}

/// A thin bar of a measure's rungs.
pub(super) fn strip(tree: Tree, clauses: &[Clause]) -> Html {
    let counts = counts(clauses);
    if counts.iter().sum::<usize>() == 0 {
        return Html::new();
    }
    bar(tree, &counts, 6, "strip")
}

/// A bar of rungs over the whole width, `height` high.
pub(super) fn bar(tree: Tree, counts: &[usize; 7], height: usize, class: &str) -> Html {
    const WIDTH: f64 = 1000.0;
    const GAP: f64 = 4.0;
    let total = counts.iter().sum::<usize>().max(1) as f64;
    let parts = counts.iter().filter(|n| **n > 0).count().max(1);
    let usable = WIDTH - GAP * (parts - 1) as f64;
    let mut rects = String::new();
    let mut x = 0.0;
    for ((rung, _), n) in words::RUNGS.iter().zip(counts).filter(|(_, n)| **n > 0) {
        let width = usable * *n as f64 / total;
        write!(rects, "<rect class=\"{rung}\" x=\"{x:.1}\" y=\"0\" width=\"{width:.1}\" height=\"{height}\"></rect>")
            .expect("a string grows");
        x += width + GAP;
    }
    html!(
        "<svg class=\"bar {}\" viewBox=\"0 0 1000 {}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{}\">{}</svg>",
        class,
        height,
        described(tree, counts),
        Html::trusted(rects)
    )
}

/// Years with the number of deadlines that fall into each, as columns.
pub(super) fn years(years: &[(i32, usize)], label: &str) -> Html {
    let Some((first, last)) = years.first().zip(years.last()).map(|(a, b)| (a.0, b.0)) else { return Html::new() };
    const HEIGHT: f64 = 120.0;
    const STEP: f64 = 56.0;
    let most = years.iter().map(|(_, n)| *n).max().unwrap_or(1).max(1) as f64;
    // A century between two dates is one gap, not a hundred columns.
    const LONGEST: i32 = 24;
    let shown: Vec<(i32, usize)> = match last - first {
        0..=LONGEST => {
            (first..=last).map(|year| (year, years.iter().find(|(y, _)| *y == year).map_or(0, |(_, n)| *n))).collect()
        }
        _ => years.to_vec(),
    };
    let width = STEP * shown.len() as f64;
    let mut parts = String::new();
    for (i, (year, n)) in shown.iter().enumerate() {
        let middle = STEP * (i as f64 + 0.5);
        let height = (HEIGHT - 40.0) * *n as f64 / most;
        let top = HEIGHT - 20.0 - height;
        if *n > 0 {
            write!(
                parts,
                "<rect class=\"column\" x=\"{:.1}\" y=\"{top:.1}\" width=\"28\" height=\"{height:.1}\"></rect>\
                 <text class=\"n\" x=\"{middle:.1}\" y=\"{:.1}\">{n}</text>",
                middle - 14.0,
                top - 6.0
            )
            .expect("a string grows");
        }
        write!(parts, "<text class=\"year\" x=\"{middle:.1}\" y=\"{:.1}\">{year}</text>", HEIGHT - 3.0)
            .expect("a string grows");
    }
    write!(parts, "<line x1=\"0\" y1=\"{0:.1}\" x2=\"{width:.1}\" y2=\"{0:.1}\"></line>", HEIGHT - 20.0)
        .expect("a string grows");
    html!(
        "<svg class=\"years\" viewBox=\"0 0 {} 120\" width=\"{}\" height=\"120\" role=\"img\" aria-label=\"{}\">{}</svg>",
        Html::trusted(format!("{width:.0}")),
        Html::trusted(format!("{width:.0}")),
        label,
        Html::trusted(parts)
    )
}
