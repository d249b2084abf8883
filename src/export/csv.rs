//! Tables as CSV: RFC 4180, with the mark that makes spreadsheets read UTF-8.

use super::{Cell, Table};

/// The bytes of a table.
pub fn csv(table: &Table) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    line(&mut out, table.columns.iter().map(|c| field(c)));
    for row in &table.rows {
        line(
            &mut out,
            row.iter().map(|cell| match cell {
                Cell::Text(text) => field(text),
                Cell::Number(n) => n.to_string(),
            }),
        );
    }
    out.into_bytes()
}

fn line(out: &mut String, fields: impl Iterator<Item = String>) {
    let fields: Vec<String> = fields.collect();
    out.push_str(&fields.join(","));
    out.push_str("\r\n");
}

/// A field, quoted where it must be. What a spreadsheet would take for a formula gets an apostrophe before it.
fn field(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.chars().count() > 2;
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        let check = |text, expected: &str| assert_eq!(field(text), expected);
        check("建成300公里", "建成300公里");
        check("建设,推进", "\"建设,推进\"");
        check("“绿色\"电网", "\"“绿色\"\"电网\"");
        check("=HYPERLINK(1)", "'=HYPERLINK(1)");
        check(">=", ">=");
    }
}
