//! Prepositions before a list: 在…等方面, 以…為, 由…組成, and where what they take begins.

use super::list::{List, MARK};
use crate::extract::clause::text::Found;
use crate::lexicon::grammar::Frame;
use crate::script::WordSet;

/// Behind the last preposition before the list; `opens` when none is there.
pub(super) fn prepositions(list: &List<'_>, opens: usize, after: usize) -> usize {
    let words = list.segment.words.iter().filter(|word| word.start >= after && word.end < list.first());
    words.filter(|word| is_preposition(list, word, after)).map(|word| word.end).max().unwrap_or(opens)
}

/// Whether a preposition opens what the list belongs to: 在…等方面, 以…為, 由…組成, 向…提供, 與…對接.
pub(super) fn is_preposition(list: &List<'_>, word: &Found<'_>, after: usize) -> bool {
    static MEANS: WordSet = WordSet::of(&["方式", "手段", "形式", "方法", "名义"]);
    static PARTNERS: WordSet = WordSet::of(&[
        "对接", "衔接", "合作", "协同", "协作", "沟通", "联系", "联动", "配合", "协调", "会商", "共享", "重复", "冲突",
    ]);
    if word.word.frame.is_none() && word.word.link.is_none() {
        return false;
    }
    let text = list.text;
    let written = text.slice(word.start, word.end);
    if matches!(written, "包括" | "包含" | "涵盖") {
        return list.verb().is_none_or(|verb| verb.start != word.start);
    }
    let Some(frame) = word.word.frame.filter(|_| !repeats(list, word)) else { return false };
    // 所在地, 重在保護
    let part =
        written == "在" && text.slice(after, word.start).ends_with(['所', '存', '现', '内', '潜', '旨', '重', '贵']);
    if part || written == "自" {
        return false;
    }
    let between = text.slice(word.end, list.first());
    let behind = text.slice(list.last(), list.segment.end);
    if written.chars().count() > 1 {
        return frame != Frame::To || !list.joins(word);
    }
    let opens = word.start == list.segment.start || word.start == list.lead || follows_link(list, word);
    let mut behind_adverbs = word.start;
    while let Some(how) =
        list.word_before(behind_adverbs).filter(|how| how.start >= after && (list.says_how(how) || list.is_modal(how)))
    {
        behind_adverbs = how.start;
    }
    // Behind the verb or a duty: 可以在…, 部門要主動與….
    let early = behind_adverbs == after
        || behind_adverbs < word.start && list.word_at(behind_adverbs).is_some_and(|how| list.is_modal(how));
    // 從輕、減輕
    if between.chars().count() == 1 && list.others().any(|(start, end)| text.slice(start, end).chars().count() > 1) {
        return false;
    }
    // 由試點向全區拓展、由粗放向集約拓展: the second has its own.
    let own = list.others().next().is_some_and(|(start, end)| text.slice(start, end).contains(written));
    // What stands before the verb of the same segment, or in one that the verb follows, has its verb behind it.
    let ahead = list.before_verb() && !own;
    match written {
        "将" | "把" | "对" if opens || early => true,
        "在" if ["方面", "领域", "环节"].iter().any(|field| behind.contains(field)) => true,
        "以" => {
            let means =
                list.open.is_some_and(|open| MEANS.begins(&text.slice(open, list.segment.end)["等".len()..]).is_some());
            // 以商引商
            let mut turn = between.chars();
            let idiom = turn.next() == turn.nth(1) && turn.next().is_none();
            (means || opens) && !idiom || behind.contains('为') && (ahead || early)
        }
        "由" => opens || !between.contains('的'),
        "与" | "同" if (opens || early) && ahead => true,
        "与" | "和" | "同" => {
            let partners = behind.rfind('的').map_or(behind, |at| &behind[at + "的".len()..]);
            let closes = PARTNERS.ends(behind) || PARTNERS.begins(partners).is_some();
            closes && (opens || early || written == "与" && list.open.is_some())
        }
        "为" | "从" => opens || early,
        "在" | "将" | "把" | "对" | "向" | "按" | "依" | "给" | "于" | "经" | "因" | "被" | "除" => {
            opens || early || ahead
        }
        _ => opens,
    }
}

/// Whether a word that joins sentences stands right before, where the segment opens: 或將….
pub(super) fn follows_link(list: &List<'_>, word: &Found<'_>) -> bool {
    let before = list.text.slice(list.lead, word.start);
    matches!(before, "或" | "并" | "且" | "及" | "如" | "若")
        || list.word_before(word.start).is_some_and(|link| link.word.link.is_some() && link.start == list.lead)
}

/// Whether the second member begins with the same word: 一批…、一批….
pub(super) fn repeats(list: &List<'_>, word: &Found<'_>) -> bool {
    let second = list.text.slice(list.first() + MARK, list.segment.end);
    second.starts_with(list.text.slice(word.start, word.end))
}
