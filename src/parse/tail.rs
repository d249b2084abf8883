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

/// （此件公开发布）, 抄送：…, 联系人：…, 2024年3月15日印发.
pub(super) fn is_note(text: &str) -> bool {
    const OPENERS: [&str; 22] = [
        "（此件",
        "(此件",
        "（此文",
        "抄送",
        "抄報",
        "抄报",
        "分送",
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
        "公开方式",
        "公开属性",
        "公开选项",
        "信息公开选项",
        "政府信息公开",
    ];
    let opens = OPENERS.iter().any(|o| text.starts_with(o));
    let printed = text.ends_with(['发', '發']) && text.chars().count() <= 60 && is_print_line(text);
    text.chars().count() <= 300 && opens || printed
}

/// XX省人民政府办公厅 2024年3月15日印发: the foot of the last page.
fn is_print_line(text: &str) -> bool {
    let words = text.trim_end_matches(['发', '發', '印']);
    words.len() < text.len() && words.ends_with('日') && words.contains('年') && !words.contains(['，', '。'])
}

/// 结束语, 结语: a line of its own behind the last unit of a white paper.
pub(super) fn is_closing(text: &str) -> bool {
    says(text, &["结束语", "結束語", "结语", "結語", "后记", "後記"])
}

/// 前言, 引言, 序: a line of its own before the first unit.
pub(super) fn is_opening(text: &str) -> bool {
    says(text, &["前言", "引言", "序", "序言", "导言", "導言", "导语", "绪论"])
}

/// Whether `text` is one of `words` once its white space is left out.
fn says(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.chars().filter(|c| !c.is_whitespace()).eq(word.chars()))
}

/// 责任单位：…, 完成时限：…, or （…负责） alone: who answers for what the lines above say, and by when.
pub(super) fn is_duty_line(text: &str) -> bool {
    const WORDS: [&str; 22] = [
        "责任单位",
        "責任單位",
        "责任部门",
        "责任分工",
        "责任领导",
        "牵头单位",
        "牽頭單位",
        "牵头部门",
        "配合单位",
        "配合單位",
        "配合部门",
        "参与单位",
        "主办单位",
        "主辦單位",
        "主辦機關",
        "協辦機關",
        "協辦單位",
        "协办单位",
        "完成时限",
        "完成時限",
        "完成时间",
        "时间节点",
    ];
    let words = text.trim_start_matches(['（', '(', '【']);
    let named =
        WORDS.iter().find_map(|word| words.strip_prefix(word)).is_some_and(|rest| rest.starts_with(['：', ':', '】']));
    let bracket = text.starts_with(['（', '(']) && text.trim_end_matches(['。', '；']).ends_with(['）', ')']);
    named || bracket && text.contains(['责', '責', '牵', '牽'])
}

/// Whether line `at` names annexes instead of opening one: 附件：1.名单, or 附件1：名单 before 附件2：….
pub(super) fn is_annex_list(lines: &[Line], at: usize) -> bool {
    let Some(label) = lines[at].label.as_ref().filter(|l| l.style == Style::Annex) else { return false };
    let closed = label.text.ends_with(['：', ':', '.', '．', '、']);
    let next = lines.get(at + 1);
    // 附件：任务分工表 right above its table opens it.
    if next.is_some_and(|l| l.text.contains('\t')) {
        return false;
    }
    let follows_annex = next.and_then(|l| l.label.as_ref()).is_some_and(|l| l.style == Style::Annex);
    let follows_end = next.is_none_or(|l| is_note(l.text) || date_line(l.text).is_some())
        || lines.get(at + 2).is_some_and(|l| date_line(l.text).is_some() && next.is_some_and(is_name));
    (closed && label.number == 0 && !lines[at].rest().is_empty()) || follows_annex || follows_end
}
