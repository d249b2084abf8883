//! How values are named and written on the pages.

use super::tree::Tree;
use crate::catalogue::{Message, site as say};
use crate::plan::{Clause, Comparator, Deadline, EntityKind, Quantity, UnreadReason};

/// Classes of the rungs in the order they are shown, with their names: prohibitions first, then from 5 down to 0.
pub(super) const RUNGS: [(&str, &Message); 7] = [
    ("rf", &say::FORBID),
    ("r5", &say::OUTCOME),
    ("r4", &say::ACT),
    ("r3", &say::PROGRESS),
    ("r2", &say::ENABLE),
    ("r1", &say::INQUIRE),
    ("r0", &say::NONE),
];

/// The class a clause is drawn with.
pub(super) fn rung_class(clause: &Clause) -> &'static str {
    if clause.forbid {
        return "rf";
    }
    match clause.rung {
        5 => "r5",
        4 => "r4",
        3 => "r3",
        2 => "r2",
        1 => "r1",
        _ => "r0",
    }
}

/// The name of a clause's rung.
pub(super) fn rung_label(tree: Tree, clause: &Clause) -> String {
    let message = match (clause.forbid, clause.prohibition) {
        (true, Some(2)) => &say::CURB,
        (true, Some(1)) => &say::LIMIT,
        _ => RUNGS.iter().find(|(class, _)| *class == rung_class(clause)).map_or(&say::NONE, |(_, name)| *name),
    };
    tree.text(message)
}

/// `≥ 300 公里`.
pub(super) fn amount(quantity: &Quantity) -> String {
    let sign = match quantity.comparator {
        Comparator::Equal => "",
        Comparator::AtLeast => "≥ ",
        Comparator::AtMost => "≤ ",
        Comparator::More => "> ",
        Comparator::Less => "< ",
        Comparator::About => "≈ ",
    };
    let to = quantity.value_to.map(|to| format!("–{}", number(to))).unwrap_or_default();
    let gap = if quantity.unit.is_empty() || quantity.unit.starts_with('%') { "" } else { " " };
    format!("{sign}{}{to}{gap}{}", number(quantity.value), quantity.unit)
}

/// A number as people write it: no trailing zeros, thousands apart, a fraction that never ends (三分之一) as one.
pub(super) fn number(value: f64) -> String {
    let mut plain = format!("{value}");
    if plain.split_once('.').is_some_and(|(_, rest)| rest.len() > 6) {
        match (2..100).map(f64::from).find(|below| ((value * below).round() - value * below).abs() < 1e-9) {
            Some(below) => return format!("{}/{below}", (value * below).round()),
            None => plain = format!("{}", (value * 1e6).round() / 1e6),
        }
    }
    let (whole, rest) = plain.split_once('.').map_or((plain.as_str(), String::new()), |(a, b)| (a, format!(".{b}")));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("−", digits));
    if digits.len() <= 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return format!("{sign}{digits}{rest}");
    }
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    format!("{sign}{out}{rest}")
}

/// The dates of a deadline: `2025-12-31`, `2022-01-01 – 2022-06-30`.
pub(super) fn dates(deadline: &Deadline) -> String {
    match (&deadline.start, &deadline.end) {
        (Some(start), Some(end)) => format!("{start} – {end}"),
        (Some(start), None) => format!("{start} –"),
        (None, Some(end)) => end.clone(),
        (None, None) => String::new(),
    }
}

/// The name of an entity's kind.
pub(super) fn kind(kind: EntityKind) -> &'static Message {
    match kind {
        EntityKind::Place => &say::PLACE,
        EntityKind::Organisation => &say::ORGANISATION,
        EntityKind::Project => &say::PROJECT,
        EntityKind::Programme => &say::PROGRAMME,
        EntityKind::Facility => &say::FACILITY,
        EntityKind::Event => &say::EVENT,
    }
}

/// The name of a reason.
pub(super) fn reason(reason: UnreadReason) -> &'static Message {
    match reason {
        UnreadReason::Number => &say::UNREAD_NUMBER,
        UnreadReason::Date => &say::UNREAD_DATE,
        UnreadReason::Commitment => &say::UNREAD_COMMITMENT,
        UnreadReason::Layout => &say::UNREAD_LAYOUT,
    }
}

/// The first words of a text, up to its first pause and to so many characters.
pub(super) fn opening(text: &str) -> String {
    const LONGEST: usize = 24;
    let text = text.trim_start();
    let paused = text.split(['，', '。', '；', '：', ',', ';', ':', '\n']).next().unwrap_or(text).trim_end();
    let opening: String = paused.chars().take(LONGEST).collect();
    if opening.len() < text.trim_end_matches(['。', '\n', ' ']).len() { opening + "……" } else { opening }
}

/// The label and heading of a unit as one line.
pub(super) fn title(label: &str, heading: &str) -> String {
    match (label.is_empty(), heading.is_empty()) {
        (_, true) => label.to_owned(),
        (true, _) => heading.to_owned(),
        _ => {
            let closed = label.chars().next_back().is_some_and(|c| !c.is_alphanumeric());
            // 第三條 keeps a space before its heading; 一、 and （一） close themselves.
            format!("{label}{}{heading}", if closed && !label.ends_with('.') { "" } else { " " })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        let check = |value, expected: &str| assert_eq!(number(value), expected);
        check(300.0, "300");
        check(2025.0, "2025");
        check(0.5, "0.5");
        check(120_000.0, "120,000");
        check(1_234_567.25, "1,234,567.25");
        check(-10_000.0, "−10,000");
        check(1.0 / 3.0, "1/3");
        check(2.0 / 3.0, "2/3");
        check(4.0 / 7.0, "4/7");
        check(0.1 + 0.2, "3/10");
        check(std::f64::consts::PI, "3.141593");
    }

    #[test]
    fn an_article_is_known_by_how_it_begins() {
        let check = |text: &str, expected: &str| assert_eq!(opening(text), expected);
        check("为了保障网络安全，维护网络空间主权，制定本法。", "为了保障网络安全……");
        check("本法自公布日施行。\n", "本法自公布日施行");
        check("\n　司法院設下列各廳、處：\n一、民事廳。", "司法院設下列各廳、處……");
        check(&"長".repeat(30), &("長".repeat(24) + "……"));
        check("", "");
    }

    #[test]
    fn a_label_and_its_heading_make_a_title() {
        let check = |label, heading, expected: &str| assert_eq!(title(label, heading), expected);
        check("一、", "总体要求", "一、总体要求");
        check("18.", "构建能源体系", "18. 构建能源体系");
        check("第三条", "适用范围", "第三条 适用范围");
        check("第三条", "", "第三条");
    }
}
