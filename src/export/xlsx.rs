//! Tables as a workbook, one sheet for each.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

use super::{Cell, Table};

/// The bytes of a workbook. Excel's limits apply: text past 32,767 characters in a cell is cut.
///
/// # Errors
/// The words of the library that writes it.
pub fn xlsx(tables: &[Table]) -> Result<Vec<u8>, String> {
    write(tables).map_err(|error| error.to_string())
}

fn write(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    const LONGEST: usize = 32_000;
    const WIDEST: usize = 60;
    let mut workbook = Workbook::new();
    // The same plan gives the same bytes: no clock.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let head = Format::new().set_bold();
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for table in tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(&table.title)?;
        sheet.set_freeze_panes(1, 0)?;
        for (c, name) in (0u16..).zip(&table.columns) {
            sheet.write_string_with_format(0, c, name, &head)?;
            let widest = table.rows.iter().take(200).map(|row| width(&row[usize::from(c)])).max().unwrap_or(0);
            sheet.set_column_width(c, (widest * 2).clamp(8, WIDEST) as f64)?;
        }
        for (r, row) in (1u32..).zip(&table.rows) {
            for (c, cell) in (0u16..).zip(row) {
                match cell {
                    Cell::Text(text) => {
                        let text: String = text.chars().take(LONGEST).collect();
                        sheet.write_string_with_format(r, c, text, &body)?
                    }
                    Cell::Number(n) => sheet.write_number_with_format(r, c, *n, &body)?,
                };
            }
        }
        if !table.rows.is_empty() {
            let (rows, columns) = (table.rows.len() as u32, table.columns.len() as u16 - 1);
            sheet.autofilter(0, 0, rows, columns)?;
        }
    }
    workbook.save_to_buffer()
}

fn width(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text.chars().count(),
        Cell::Number(n) => n.to_string().len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Lang;
    use crate::plan::Plan;

    #[test]
    fn the_same_plan_gives_the_same_workbook() {
        let tables = super::super::tables(&Plan::default(), Lang::Hans);
        let one = xlsx(&tables).expect("a workbook");
        assert!(one.starts_with(b"PK") && one == xlsx(&tables).expect("a workbook"));
    }
}
