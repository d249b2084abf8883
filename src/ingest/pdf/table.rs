//! Cells that stand side by side: their lines gathered into rows, so that text does not run from one into another.

use super::line::Line;

/// A stretch of a document.
#[derive(Debug)]
pub(super) enum Block {
    /// Lines below each other.
    Text(Vec<Line>),
    /// The cells of a row, each with its lines.
    Row(Vec<Vec<Line>>),
}

/// Parts lines into running text and rows of a table.
pub(super) fn blocks(lines: Vec<Line>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut row: Vec<Vec<Line>> = Vec::new();
    for run in runs(lines) {
        let beside = row.last().is_some_and(|cell| is_beside(cell, &run));
        if !beside {
            close(&mut row, &mut blocks);
        }
        row.push(run);
    }
    close(&mut row, &mut blocks);
    blocks
}

fn close(row: &mut Vec<Vec<Line>>, blocks: &mut Vec<Block>) {
    let mut cells = std::mem::take(row);
    if cells.len() < 2 {
        text(blocks, cells.into_iter().flatten());
        return;
    }
    // The first cell's run began with the text above the row, the last cell's goes on with the text below it.
    let page = cells[1][0].page;
    let top = cells[1..].iter().map(|cell| cell[0].y + cell[0].size).fold(f32::MIN, f32::max);
    let above = cells[0].iter().take_while(|line| line.page != page || line.y > top).count().min(cells[0].len() - 1);
    text(blocks, cells[0].drain(..above));
    let mut below = Vec::new();
    for k in 1..cells.len() {
        let edge = cells[k - 1].iter().map(|line| line.right).fold(f32::MIN, f32::max);
        let inside = cells[k].iter().take_while(|line| line.page == page && line.left >= edge).count().max(1);
        below.extend(cells[k].drain(inside..));
    }
    blocks.push(Block::Row(cells));
    text(blocks, below.into_iter());
}

fn text(blocks: &mut Vec<Block>, lines: impl Iterator<Item = Line>) {
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return;
    }
    match blocks.last_mut() {
        Some(Block::Text(text)) => text.extend(lines),
        _ => blocks.push(Block::Text(lines.collect())),
    }
}

/// Lines that go down one below the other; a step up or aside starts the next run.
fn runs(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut runs: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        let follows = runs.last().and_then(|run| run.last()).is_some_and(|before| {
            // A new page goes on with the text of the last one.
            let down = before.page != line.page || line.y < before.y - before.size.min(line.size) * 0.5;
            down && line.left <= before.right && line.right >= before.left
        });
        match runs.last_mut() {
            Some(run) if follows => run.push(line),
            _ => runs.push(vec![line]),
        }
    }
    runs
}

/// Whether a run stands to the right of another, at least in part on the same height.
fn is_beside(cell: &[Line], run: &[Line]) -> bool {
    let (Some(last), Some(first)) = (cell.last(), run.first()) else { return false };
    let right = cell.iter().filter(|l| l.page == last.page).map(|l| l.right).fold(f32::MIN, f32::max);
    last.page == first.page && first.left > right && first.y > last.y - last.size * 0.5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_side_by_side_are_a_row() {
        let line = |text: &str, left: f32, y: f32| Line {
            text: text.to_owned(),
            page: 0,
            left,
            right: left + 50.0,
            y,
            size: 10.0,
            start: 10.0,
        };
        let found = blocks(vec![
            line("附件2", 20.0, 300.0),
            line("可信管控", 20.0, 250.0),
            line("能力", 20.0, 235.0),
            line("核验审查", 100.0, 242.0),
            line("提供能力", 200.0, 250.0),
            line("并认证。", 200.0, 235.0),
            line("数据管控", 100.0, 212.0),
            line("构建策略", 200.0, 220.0),
            Line { right: 250.0, ..line("以上各项", 20.0, 190.0) },
        ]);
        let shown: Vec<String> = found
            .iter()
            .map(|block| match block {
                Block::Text(lines) => lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join("/"),
                Block::Row(cells) => cells
                    .iter()
                    .map(|cell| cell.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join("/"))
                    .collect::<Vec<_>>()
                    .join(" | "),
            })
            .collect();
        assert_eq!(shown, ["附件2", "可信管控/能力 | 核验审查 | 提供能力/并认证。", "数据管控 | 构建策略", "以上各项"]);
    }
}
