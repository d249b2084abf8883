//! The members of a clause's list: 公交車、出租車、環衛運輸車等.

mod attribute;
mod begin;
mod end;
mod joint;
mod list;
mod preposition;
mod tail;

use super::governor::Governor;
use super::text::{Segment, Text};
use crate::source::Source;
use list::List;

/// The members of the longest list joined by 、 and whether 等 leaves it open. Of two that are as long the one behind
/// the verb is told, for that is what the clause promises.
pub(super) fn items(
    source: &Source,
    text: &Text<'_>,
    segments: &[Segment<'_>],
    governor: Option<&Governor>,
) -> (Vec<String>, bool) {
    let from = governor.map_or(usize::MAX, |governor| governor.end);
    let mut best: Option<List<'_>> = None;
    for segment in segments {
        list::lists(text, segment, governor, |list| {
            let weight = |list: &List<'_>| (list.marks.len(), list.first() >= from);
            if best.as_ref().is_none_or(|best| weight(&list) > weight(best)) {
                best = Some(list);
            }
        });
    }
    let Some(list) = best else { return (Vec::new(), false) };
    let (begin, name) = begin::begin(&list);
    let end = list.open.unwrap_or_else(|| end::end(&list, begin));
    let begin = if name { begin::described(&list, begin, end) } else { begin };
    let mut members = Vec::new();
    let mut at = begin;
    for mark in list.marks.iter().copied().chain([end]) {
        if mark > at {
            members.push((at, mark));
        }
        at = mark + list::MARK;
    }
    // 第九條、及第十條: the word that joins is no part of what it joins.
    for (start, end) in members.iter_mut().skip(1) {
        let member = text.slice(*start, *end);
        let word = ["以及", "及", "或"].iter().find(|word| member.starts_with(**word) && member.len() > word.len());
        let own =
            |at: usize| list.word_at(at).is_none_or(|found| text.slice(found.start, found.end).chars().count() == 1);
        *start += word.filter(|_| own(*start) || member.starts_with("以及")).map_or(0, |word| word.len());
    }
    if let Some((start, end)) = members.pop() {
        let alike = |word: &str| members.iter().all(|(start, end)| text.slice(*start, *end).contains(word));
        let length = members.first().map_or(0, |(start, end)| text.slice(*start, *end).chars().count());
        match joint::joint(text, list.segment.words, start, end).filter(|(left, right)| {
            // 安全與生產、安全與效益: pairs. 學生、教師體質和心理健康: the pair shares its owners.
            let long = members.len() == 1 && text.slice(start, *left).chars().count() > 2 * length.max(2);
            // 下調利率、增加信用貸款和中長期貸款: the last deed has both.
            let bare = list.word_at(list.last()).is_some_and(|word| word.end == *left);
            let shared = !name && list.acts(begin) && list.acts(list.last()) && !list.acts(*right) && !bare;
            !shared && !alike(text.slice(*left, *right)) && !long
        }) {
            Some((left, right)) => members.extend([(start, left), (right, end)]),
            None => members.push((start, end)),
        }
    }
    // Nothing but marks: 、、不得.
    if members.is_empty() {
        return (Vec::new(), false);
    }
    members[0].0 = figure(&list, members[0], members[1..].first().copied()).unwrap_or(members[0].0);
    // 70%、78% are quantities; 9月29日（星期日）、10月12日（星期六） are dates.
    let digits = |at: usize| text.slice(at, end).starts_with(|c: char| c.is_ascii_digit());
    let figures = members.iter().all(|(start, _)| digits(*start));
    let torn = members.len() < 2 || text.slice(members[0].0, members[0].1).starts_with('(');
    if figures || torn {
        return (Vec::new(), false);
    }
    let quote = |(start, end): &(usize, usize)| source.quote(text.folded.span_of_bytes(*start, *end)).trim().to_owned();
    (members.iter().map(quote).filter(|member| !member.is_empty()).collect(), list.open.is_some())
}

/// 資產達1000億元、評級達AA+: where the first member begins when all that stands behind the verb is a figure, and the
/// second one is none.
fn figure(list: &List<'_>, first: (usize, usize), second: Option<(usize, usize)>) -> Option<usize> {
    let governor = list.governor.filter(|governor| governor.end == first.0)?;
    let written = list.text.slice(first.0, first.1);
    let (start, end) = second?;
    let other = list.text.slice(start, end);
    let digit = |c: char| c.is_ascii_digit();
    let words = written.chars().filter(|c| !digit(*c) && *c != '.').count();
    if !written.starts_with(digit) || words > 3 || other.starts_with(digit) || list.lead >= first.0 {
        return None;
    }
    let verb = list.text.slice(governor.start, governor.end);
    if list.acts(start) || other.chars().next() == verb.chars().next() {
        return Some(governor.start);
    }
    let opens = crate::extract::clause::time::skip(list.text.folded.text, list.lead);
    let tried = list.word_at(opens).filter(|word| list.adverb(word) && word.end < governor.start);
    Some(tried.map_or(opens, |word| word.end))
}
