//! What ends a document: signatures, the date under them, notes on publication, lists of annexes.

use super::date::date_line;
use super::lines::Line;
use crate::numbering::Style;

/// Most names that sign one document; longer runs of short lines are something else.
pub(super) const MOST_SIGNERS: usize = 40;

/// Where the end matter begins that line `at` belongs to; `None` when the line is running text. `floor` is the first
/// line that may be taken.
pub(super) fn tail_start(lines: &[Line], at: usize, floor: usize) -> Option<usize> {
    let line = &lines[at];
    if date_line(line.text).is_some() {
        return Some(signature_start(lines, at, floor));
    }
    (is_note(line.text) || is_annex_list(lines, at)).then_some(at)
}

/// The first of the signature lines above the date on line `date`.
pub(super) fn signature_start(lines: &[Line], date: usize, floor: usize) -> usize {
    let mut start = date;
    let floor = floor.max(date.saturating_sub(MOST_SIGNERS));
    while start > floor && is_name(&lines[start - 1]) {
        start -= 1;
    }
    start
}

/// Whether a line can be the name of an office: short, without punctuation of a sentence.
pub(super) fn is_name(line: &Line) -> bool {
    line.label.is_none()
        && line.level == 0
        && line.text.bytes().filter(u8::is_ascii_digit).count() < 6
        && line.text.chars().count() <= 40
        && !line.text.contains(['。', '；', '：', ':', '，', ',', '《', '？', '！', '—'])
        && !line.text.ends_with(['）', ')', '、'])
}

/// Whether a line can be the title of an annex.
pub(super) fn is_title(line: &Line) -> bool {
    line.label.is_none() && line.text.chars().count() <= 50 && !line.text.contains(['。', '；', '：', '，', '|', '\t'])
}

/// （此件公开发布）, 抄送：…, 联系人：…
pub(super) fn is_note(text: &str) -> bool {
    const OPENERS: [&str; 16] = [
        "（此件",
        "(此件",
        "（此文",
        "抄送",
        "抄報",
        "抄报",
        "联系人",
        "聯絡人",
        "联系电话",
        "相关链接",
        "责任编辑",
        "责编",
        "（联系人",
        "主题词",
        "特此公告",
        "特此通",
    ];
    text.chars().count() <= 300 && OPENERS.iter().any(|o| text.starts_with(o))
}

/// Whether line `at` names annexes instead of opening one: 附件：1.名单, or 附件1：名单 before 附件2：….
pub(super) fn is_annex_list(lines: &[Line], at: usize) -> bool {
    let Some(label) = lines[at].label.as_ref().filter(|l| l.style == Style::Annex) else { return false };
    let closed = label.text.ends_with(['：', ':', '.', '．', '、']);
    let next = lines.get(at + 1);
    let follows_annex = next.and_then(|l| l.label.as_ref()).is_some_and(|l| l.style == Style::Annex);
    let follows_end = next.is_none_or(|l| is_note(l.text) || date_line(l.text).is_some())
        || lines.get(at + 2).is_some_and(|l| date_line(l.text).is_some() && next.is_some_and(is_name));
    (closed && label.number == 0 && !lines[at].rest().is_empty()) || follows_annex || follows_end
}
