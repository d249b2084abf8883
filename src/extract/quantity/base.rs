//! What a change is measured from: 比2020年, 较上年, 在2020年基础上, 同比.

use crate::extract::folded::Passage;
use crate::numeral;

/// 比2020年, 较上年, 在2020年基础上, 同比: what a change is measured from.
pub(super) fn base(text: &Passage, at: usize) -> Option<(usize, usize)> {
    let from = text.segment_start(at).max(at.saturating_sub(30));
    let opening = (from..at).rev().find(|i| {
        let year = |at: usize| {
            numeral::year(text.marked, at).is_some()
                || text.any(at, &["上年", "去年", "上一年", "基期", "全国平均"]).is_some()
        };
        match text.at(*i) {
            '比' | '较' | '在' | '以' | '与' => year(i + 1),
            '同' => text.is(*i, "同比"),
            _ => false,
        }
    })?;
    if text.at(opening) == '同' {
        return Some((opening, opening + 2));
    }
    let mut end = opening + 1;
    if let Some((_, behind)) = numeral::year(text.marked, end) {
        end = behind;
        for word in ["年", "底", "末", "同期", "水平", "基础上", "相比"] {
            if text.is(end, word) {
                end += word.chars().count();
            }
        }
    } else {
        end = text.any(end, &["上年", "去年", "上一年", "基期", "全国平均"]).map_or(end, |(_, behind)| behind);
        for word in ["底", "末", "同期", "水平"] {
            if text.is(end, word) {
                end += word.chars().count();
            }
        }
    }
    // 在2020年 alone is a date; only 在2020年基础上 is a base.
    let needs = matches!(text.at(opening), '在' | '以' | '与');
    let says = text.ends(end, "基础上").is_some() || text.ends(end, "相比").is_some();
    (end <= at && (!needs || says)).then_some((opening, end))
}
