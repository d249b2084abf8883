//! A change sheet: one finding a row, as CSV and as an Excel workbook with the changed words coloured.

use rust_xlsxwriter::{Color, Format, Workbook, XlsxError};

use super::{Compared, all_by_weight, direction, one_line, severity};
use crate::catalogue::{Lang, Severity, diff as says};
use crate::change::Change;

/// The findings as CSV, with a byte-order mark so that Excel reads Chinese.
pub fn csv(plans: &[Compared], lang: Lang) -> String {
    let mut out = String::from("\u{feff}");
    let heads: Vec<String> = says::SHEET.iter().map(|head| head.text(lang)).collect();
    out.push_str(&line(&heads));
    for (plan, change) in all_by_weight(plans) {
        out.push_str(&line(&row(&plan, change, lang)));
    }
    out
}

/// The findings as an Excel workbook.
///
/// # Errors
/// When the workbook cannot be packed.
pub fn xlsx(plans: &[Compared], lang: Lang) -> Result<Vec<u8>, XlsxError> {
    /// Excel's own limit for a cell.
    const CELL: usize = 32_767;
    let mut workbook = Workbook::new();
    // A file is the same whenever it is made.
    workbook.set_properties(
        &rust_xlsxwriter::DocProperties::new()
            .set_creation_datetime(&rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?),
    );
    let sheet = workbook.add_worksheet().set_name(says::SHEET_NAME.text(lang))?;
    let bold = Format::new().set_bold();
    let wrap = Format::new().set_text_wrap();
    let red = Format::new().set_text_wrap().set_font_color(Color::RGB(0x00B0_0020));
    let amber = Format::new().set_text_wrap().set_font_color(Color::RGB(0x008A_5A00));
    for (column, head) in (0u16..).zip(&says::SHEET) {
        sheet.write_string_with_format(0, column, head.text(lang), &bold)?;
    }
    let mut last = 0;
    for (number, (plan, change)) in (1u32..).zip(all_by_weight(plans)) {
        let format = match change.severity {
            Severity::Error => &red,
            Severity::Warning => &amber,
            Severity::Info => &wrap,
        };
        for (column, value) in (0u16..).zip(row(&plan, change, lang)) {
            let cut: String = value.chars().take(CELL).collect();
            let of_column = if column == 1 { format } else { &wrap };
            sheet.write_string_with_format(number, column, cut, of_column)?;
        }
        last = number;
    }
    for (column, width) in (0u16..).zip([20, 8, 8, 22, 14, 14, 24, 24, 60, 60, 18]) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, last, says::SHEET.len() as u16 - 1)?;
    workbook.save_to_buffer()
}

fn row(plan: &Compared, change: &Change, lang: Lang) -> Vec<String> {
    let path = |side: &Option<crate::change::Quoted>| side.as_ref().map(|q| q.path.clone()).unwrap_or_default();
    let quote = |side: &Option<crate::change::Quoted>| side.as_ref().map(|q| one_line(&q.quote)).unwrap_or_default();
    vec![
        plan.diff.revision.name().to_owned(),
        severity(change.severity, lang),
        direction(change.direction, lang),
        change.rule.clone(),
        path(&change.base),
        path(&change.revision),
        change.before.clone().unwrap_or_default(),
        change.after.clone().unwrap_or_default(),
        quote(&change.base),
        quote(&change.revision),
        change.fingerprint.clone(),
    ]
}

/// One line of CSV (RFC 4180). A cell that a sheet would take for a formula is told to be text.
fn line(cells: &[String]) -> String {
    let cell = |text: &String| {
        let formula = text.starts_with(['=', '+', '-', '@', '\t']);
        let text = if formula { format!("'{text}") } else { text.clone() };
        if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        let check = |cell: &str, expected: &str| assert_eq!(line(&[cell.to_owned()]), format!("{expected}\r\n"));
        check("建成公園", "建成公園");
        check("建成,公園", "\"建成,公園\"");
        check("稱“無\"廢", "\"稱“無\"\"廢\"");
        check("=1+1", "'=1+1");
    }
}
