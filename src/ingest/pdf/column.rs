//! Columns of a page: told by a gutter that hardly any line crosses, and read one after the other.

use super::line::Line;

/// Fewest lines of a column; lower blocks side by side are cells of a table.
const FEWEST: usize = 8;

/// The lines of all pages, those of a page in columns put one column below the other, as on pages of their own.
pub(super) fn one_below_the_other(lines: Vec<Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    for page in lines.chunk_by(|a, b| a.page == b.page) {
        match gutter(page) {
            Some(gutter) => place(page, gutter, &mut out),
            None => out.extend(page.iter().map(|line| Line { page: line.page * 2, ..line.clone() })),
        }
    }
    out
}

/// The left end of the right column of a page in two columns.
fn gutter(page: &[Line]) -> Option<f32> {
    // The right column begins where many lines do.
    let mut lefts: Vec<f32> = page.iter().map(|line| line.left).collect();
    lefts.sort_by(f32::total_cmp);
    let (first, last) = (lefts.first()?, page.iter().map(|line| line.right).fold(f32::MIN, f32::max));
    let middle = (first + last) / 2.0;
    let gutter = lefts.into_iter().find(|left| *left > middle - 2.0)?;
    let column =
        |right: bool| page.iter().filter(move |line| if right { line.left >= gutter } else { line.right < gutter });
    let crossing = page.iter().filter(|line| line.left < gutter && line.right >= gutter).count();
    // Prose fills its column: most lines end at its edge. The cells of a table do not.
    let full = |right: bool| {
        let edge = column(right).map(|line| line.right).fold(f32::MIN, f32::max);
        let full = column(right).filter(|line| edge - line.right < line.size * 2.0).count();
        full * 2 >= column(right).count()
    };
    let width = |right: bool| {
        let left = column(right).map(|line| line.left).fold(f32::MAX, f32::min);
        column(right).map(|line| line.right).fold(f32::MIN, f32::max) - left
    };
    let alike = width(false) < width(true) * 1.25 && width(true) < width(false) * 1.25;
    let found = [false, true].iter().all(|right| column(*right).count() >= FEWEST && full(*right));
    (found && alike && crossing * 4 <= page.len()).then_some(gutter)
}

/// What crosses the gutter above the columns, the left column, the right one moved below it, what crosses at the foot.
fn place(page: &[Line], gutter: f32, out: &mut Vec<Line>) {
    let crosses = |line: &Line| line.left < gutter && line.right >= gutter;
    let left = page.iter().filter(|line| line.right < gutter).map(|line| line.left).fold(f32::MAX, f32::min);
    let top = page.iter().filter(|line| !crosses(line)).map(|line| line.y).fold(f32::MIN, f32::max);
    let order = |line: &Line| match (crosses(line), line.left >= gutter) {
        (true, _) if line.y > top => 0,
        (false, false) => 1,
        (false, true) => 2,
        (true, _) => 3,
    };
    let mut lines: Vec<Line> = page.to_vec();
    lines.sort_by(|a, b| order(a).cmp(&order(b)).then(b.y.total_cmp(&a.y)).then(a.left.total_cmp(&b.left)));
    out.extend(lines.into_iter().map(|line| {
        let (part, by) = match order(&line) {
            0 | 1 => (0, 0.0),
            2 => (1, gutter - left),
            _ => (1, 0.0),
        };
        Line { page: line.page * 2 + part, left: line.left - by, right: line.right - by, ..line }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, left: f32, y: f32) -> Line {
        let width = 10.0 * text.chars().count() as f32;
        Line { text: text.to_owned(), page: 3, left, right: left + width, y, size: 10.0, start: 10.0 }
    }

    #[test]
    fn two_columns_are_read_one_after_the_other() {
        let mut page = vec![line("某省人民政府公报二〇二四年第三期（总号：一二三四）", 60.0, 800.0)];
        for i in 0..10 {
            let y = 700.0 - 15.0 * i as f32;
            page.push(line("推进绿色电网建设提高利用比例", 20.0, y));
            page.push(line("完善机制健全制度明确各方责任", 180.0, y));
        }
        let found = one_below_the_other(page);
        assert_eq!(found.len(), 21);
        assert!(found[1..11].iter().all(|l| l.text.starts_with("推进") && l.page == 6));
        assert!(found[11..].iter().all(|l| l.text.starts_with("完善") && l.page == 7 && l.left == 20.0));
        assert!(found[1..11].windows(2).all(|pair| pair[0].y > pair[1].y));
    }

    #[test]
    fn cells_of_a_table_stay() {
        let mut page = Vec::new();
        for i in 0..10 {
            let y = 700.0 - 15.0 * i as f32;
            page.push(line(&"指标"[..3 * (1 + i % 2)], 20.0, y));
            page.push(line("完善机制健全制度明确各方责任", 180.0, y));
        }
        let found = one_below_the_other(page.clone());
        assert!(found.iter().zip(&page).all(|(a, b)| a.text == b.text && a.page == 6));
    }
}
