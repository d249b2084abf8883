//! Members that describe what stands behind their 的: 尺度宜人、慢行舒適的綠道.

use super::joint;
use super::list::{self, DOERS};
use super::tail::{CLOSES, OPENS, Tail};
use crate::script::WordSet;

/// Where the last member ends when all describe what stands behind the 的 before `end`, which is none of them. It can be
/// `longer` than the longest of the others by some characters.
pub(super) fn attribute(tail: &Tail<'_>, end: usize, longer: usize) -> Option<usize> {
    static RELATIVE: WordSet = WordSet::of(&[
        "具备", "符合", "有", "从事", "参与", "涉及", "受", "未", "具有", "处于", "不", "对", "在", "由", "以", "其他",
    ]);
    let (list, text, first) = (tail.list, tail.list.text, tail.first);
    let written = text.slice(list.last(), end);
    let length = |written: &str| written.chars().count();
    if !written.contains('的') && !written.contains('之') {
        return None;
    }
    let particles = list::particles(written);
    if list::particles(first).next().is_some() {
        return None;
    }
    let place = particles.map(|at| list.last() + at).find(|place| {
        if place + "的".len() >= end || list.tears(*place) {
            return false;
        }
        let joint = joint::joint(text, list.segment.words, list.last(), *place);
        let start = joint.map_or(list.last(), |(_, right)| right);
        let member = text.slice(start, *place);
        let rest = CLOSES.closes(member).map(|close| &member[..member.len() - close.len()]);
        let member = rest.filter(|rest| !rest.is_empty()).unwrap_or(member);
        let longest = joint.map_or(0, |(left, _)| length(text.slice(list.last(), left))).max(length(member));
        let own = joint.is_some() && list.acts(start) && !list.acts(tail.begin);
        let relative = RELATIVE.begins(member).is_some()
            && !member.starts_with("有关")
            && !(member.starts_with("其他") && length(member) <= 4)
            && RELATIVE.begins(first).is_none();
        !own && !relative && (1..=tail.like + longer).contains(&longest)
    })?;
    let member = text.slice(list.last(), place);
    let verb = list.verb_before(place).filter(|word| word.start > list.last() && place - word.start > "字".len());
    let ends = list.verb_before(list.first()).is_some();
    // 有效性和可能發生的糾紛: the description is of the last alone.
    let joined = joint::joint(text, list.segment.words, list.last(), place);
    let last = joined.map_or("", |(_, right)| text.slice(right, place));
    if verb.is_some() && !ends && OPENS.begins(last).is_some() {
        return None;
    }
    if let Some(close) = CLOSES.closes(member)
        && close.len() + "字".len() < member.len()
        && !first.ends_with(close)
    {
        return Some(place - close.len());
    }
    // 黨中央、國務院交辦的事項: they do what the verb before the 的 says.
    let done = verb.filter(|word| !ends && (does(first) || word.word.verb.is_some_and(|verb| !verb.noun)));
    Some(done.map_or(place, |word| word.start))
}

/// Whether a member can do something.
fn does(member: &str) -> bool {
    static POWERS: WordSet = WordSet::of(&[
        "中央",
        "国务院",
        "政府",
        "党委",
        "部",
        "委",
        "局",
        "厅",
        "法院",
        "检察院",
        "省",
        "市",
        "县",
        "区",
    ]);
    DOERS.ends(member) || POWERS.ends(member)
}
