//! The order of a list as a role: 排在第一位的部门为牵头部门，下同.

use crate::plan::Responsible;
use crate::script;
use crate::source::Source;

/// How far the place in the list and 牽頭 stand apart at most, in characters.
const NEAR: usize = 16;

/// The byte from which on the first office of each list leads, where the document says so. A note tells it of the whole
/// document, a bracket of itself and what follows.
pub fn first_leads(source: &Source) -> Option<usize> {
    const PLACES: &[&str] =
        &["第一位", "首位", "第一个", "排第一", "列第一", "排名第一", "排序第一", "排列第一", "居首", "位列第一"];
    let text = source.text();
    let places = |word: &str| -> Vec<usize> { memchr::memmem::find_iter(text.as_bytes(), word).collect() };
    let mut leads = [places("牵头"), places("牽頭")].concat();
    leads.sort_unstable();
    leads.into_iter().find_map(|at| {
        let begin = text[..at].char_indices().rev().take(NEAR).last().map_or(at, |(begin, _)| begin);
        let end = text[at..].char_indices().nth(NEAR).map_or(text.len(), |(end, _)| at + end);
        let near = script::fold(&text[begin..end]);
        let stops = |c: char| matches!(c, '。' | ';' | '\n' | '(' | ')');
        let middle = script::fold(&text[begin..at]).len();
        let before = near[..middle].rsplit(stops).next().unwrap_or("");
        let behind = near[middle..].split(stops).next().unwrap_or("");
        if PLACES.iter().any(|place| before.contains(place) || behind.contains(place)) {
            let line = text[..at].rfind('\n').map_or(0, |line| line + 1);
            let note = ["注", "備注", "备注", "註", "備註", "说明", "說明", "*"];
            let told = text[line..].trim_start();
            return Some(if note.iter().any(|word| told.starts_with(word)) { 0 } else { line });
        }
        None
    })
}

/// Lets the first office of each list from byte `from` on lead, and the others support it.
pub fn rank(found: &mut [Responsible], from: usize) {
    for one in found {
        // Where another word names the leader, the order says nothing.
        let listed = is_list(one);
        if one.span.end > from && listed && one.support.is_empty() && one.lead.len() > 1 {
            one.support = one.lead.split_off(1);
        }
    }
}

/// Whether offices are named in a bracket or behind a label, and not in a sentence.
pub fn is_list(one: &Responsible) -> bool {
    one.quote.starts_with(['（', '(', '[', '【', '［']) || one.quote.contains([':', '：'])
}

#[cfg(test)]
mod tests {
    use super::super::responsible;
    use super::*;
    use crate::source::Span;

    fn check(text: &str, expected: &[&str]) {
        let source = Source::new("a", text);
        let mut found = responsible(&source, Span::new(0, text.len()));
        if let Some(from) = first_leads(&source) {
            rank(&mut found, from);
        }
        let found: Vec<String> = found.iter().map(|r| [r.lead.join(" "), r.support.join(" ")].join("|")).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_first_of_a_list_leads_where_the_text_says_so() {
        check(
            "推广试点。（税务总局、财政部负责，排在第一位的部门为牵头部门，下同）\n提前适用。（海关总署、财政部负责）",
            &["税务总局|财政部", "海关总署|财政部"],
        );
        check("推進試點。（責任單位：省發展改革委、省財政廳）\n註：列第一位的為牽頭單位\n", &["省發展改革委|省財政廳"]);
        check("推进试点。（责任单位：省发展改革委、省财政厅）\n注：列第一位的为牵头单位\n", &["省发展改革委|省财政厅"]);
    }

    #[test]
    fn elsewhere_all_of_a_list_lead() {
        check("推广试点。（税务总局、财政部负责）", &["税务总局 财政部|"]);
        check("坚持人才是第一资源。（教育部牵头，财政部配合）", &["教育部|财政部"]);
        check("坚持把安全放在首位。（教育部、财政部负责，财政部牵头）", &["财政部|教育部 财政部"]);
    }
}
