//! The table above a document on a government page: 索引号, 发文机关, 成文日期, 标题, 发文字号, 发布日期.

use super::content::squash;
use crate::document::Metadata;
use crate::ingest::iso_date;

/// What a label says. `Other` ones only show that a line belongs to the table.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Field {
    Title,
    Issuer,
    Number,
    Issued,
    Published,
    Other,
}

const LABELS: &[(&str, Field)] = &[
    ("标题", Field::Title),
    ("標題", Field::Title),
    ("信息名称", Field::Title),
    ("文件名称", Field::Title),
    ("名称", Field::Title),
    ("发文机关", Field::Issuer),
    ("發文機關", Field::Issuer),
    ("制发机关", Field::Issuer),
    ("发文单位", Field::Issuer),
    ("发布机构", Field::Issuer),
    ("发布机关", Field::Issuer),
    ("发布单位", Field::Issuer),
    ("公布机关", Field::Issuer),
    ("发文字号", Field::Number),
    ("發文字號", Field::Number),
    ("文号", Field::Number),
    ("文號", Field::Number),
    ("文件编号", Field::Number),
    ("成文日期", Field::Issued),
    ("发文日期", Field::Issued),
    ("發文日期", Field::Issued),
    ("生成日期", Field::Issued),
    ("制发日期", Field::Issued),
    ("发布日期", Field::Published),
    ("發布日期", Field::Published),
    ("公布日期", Field::Published),
    ("公开日期", Field::Published),
    ("发布时间", Field::Published),
    ("發布時間", Field::Published),
    ("索引号", Field::Other),
    ("索引號", Field::Other),
    ("主题分类", Field::Other),
    ("主題分類", Field::Other),
    ("主题词", Field::Other),
    ("有效性", Field::Other),
    ("公文种类", Field::Other),
    ("体裁分类", Field::Other),
    ("组配分类", Field::Other),
    ("服务对象", Field::Other),
    ("生效日期", Field::Other),
    ("废止日期", Field::Other),
    ("信息来源", Field::Other),
    ("来源", Field::Other),
];

/// What lines above a document say about it, and which of them are its table (three labels or more).
pub(super) fn metadata(lines: &[&str]) -> (Metadata, Vec<bool>) {
    let mut metadata = Metadata::default();
    let mut labels = 0;
    let mut rows = vec![false; lines.len()];
    for (i, line) in lines.iter().enumerate() {
        for (field, value) in pairs(line) {
            labels += 1;
            rows[i] = true;
            set(&mut metadata, field, &value);
        }
    }
    if labels < 3 {
        rows.fill(false);
    }
    (metadata, rows)
}

fn set(metadata: &mut Metadata, field: Field, value: &str) {
    let value = value.trim();
    if value.is_empty() {
        return;
    }
    match field {
        Field::Title => metadata.title = metadata.title.take().or(Some(value.to_owned())),
        Field::Issuer if metadata.issuers.is_empty() => {
            metadata.issuers = value
                .split([' ', '　', '、', ',', '，', ';', '；'])
                .filter(|s| !s.is_empty())
                .map(str::to_owned)
                .collect();
        }
        Field::Number if value.contains('号') || value.contains('號') => metadata.doc_number = Some(squash(value)),
        Field::Issued => metadata.issued = iso_date(value),
        Field::Published => metadata.published = iso_date(value),
        _ => {}
    }
}

/// The labels of a line with what stands behind them.
fn pairs(line: &str) -> Vec<(Field, String)> {
    // Labels are often spread out: `标　　题：`. A mark is put behind each, so that values can be cut apart.
    let mut found: Vec<(Field, String)> = Vec::new();
    let mut cells = line.split('\t').peekable();
    while let Some(cell) = cells.next() {
        let bare = squash(cell);
        let bare = bare.trim_end_matches(['：', ':']).trim_matches(['[', ']', '【', '】']);
        if let Some((_, field)) = LABELS.iter().find(|(label, _)| *label == bare) {
            if let Some(value) = cells.next_if(|next| pairs_in(next).is_empty()) {
                found.push((*field, value.to_owned()));
            } else {
                found.push((*field, String::new()));
            }
        } else {
            found.extend(pairs_in(cell));
        }
    }
    found
}

/// `索引号：… 发布日期：…` within a cell.
fn pairs_in(cell: &str) -> Vec<(Field, String)> {
    let mut marks: Vec<(usize, usize, Field)> = Vec::new();
    for (colon, sign) in cell.match_indices(['：', ':']) {
        let before = &cell[..colon];
        // The label is the run of characters before the colon, back to a value's end.
        let mut label = String::new();
        for (at, c) in before.char_indices().rev().take(16) {
            if !c.is_whitespace() {
                label.insert(0, c);
            }
            if let Some((_, field)) = LABELS.iter().find(|(name, _)| *name == label) {
                let whole = before[..at]
                    .chars()
                    .next_back()
                    .is_none_or(|c| c.is_whitespace() || c.is_ascii() || matches!(c, '日' | '号' | '】' | '【'));
                if whole {
                    marks.push((at, colon + sign.len(), *field));
                }
                break;
            }
        }
    }
    let ends = marks.iter().skip(1).map(|m| m.0).chain([cell.len()]).collect::<Vec<_>>();
    // The first label must open the cell: in running text `……名称：` is no label.
    if marks.first().is_none_or(|first| cell[..first.0].chars().any(|c| !c.is_whitespace() && c != '[' && c != '【')) {
        return Vec::new();
    }
    marks
        .iter()
        .zip(ends)
        .map(|((_, from, field), to)| (*field, cell[*from..to.max(*from)].trim().to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read() {
        let (metadata, rows) = metadata(&[
            "索 引 号：\t000014349/2019-00014\t主题分类：\t市场监管",
            "发文机关：\t国务院\t成文日期：\t2019年01月27日",
            "标　　题：\t国务院关于推行监管的意见",
            "发文字号：国发〔2019〕5号 发布日期：2019年02月15日",
        ]);
        assert_eq!(
            metadata,
            Metadata {
                title: Some("国务院关于推行监管的意见".to_owned()),
                issuers: vec!["国务院".to_owned()],
                doc_number: Some("国发〔2019〕5号".to_owned()),
                issued: Some("2019-01-27".to_owned()),
                published: Some("2019-02-15".to_owned()),
            }
        );
        assert_eq!(rows, [true; 4]);
    }

    #[test]
    fn a_line_under_the_title_is_read_and_kept() {
        let (metadata, rows) = metadata(&["关于征求意见的公告", "来源：国家数据局 发布时间：2024-10-19"]);
        assert_eq!(metadata.published.as_deref(), Some("2024-10-19"));
        assert_eq!(rows, [false, false]);
    }
}
