//! Where the first member of a list begins: behind the verb, the doer, the preposition and what describes all members.

use super::list::{self, DOERS, List, MARK};
use super::preposition::{is_preposition, prepositions, repeats};
use crate::extract::clause::text::Found;
use crate::extract::clause::time;
use crate::lexicon::grammar::Frame;
use crate::plan::ModifierKind;
use crate::script::WordSet;

/// Where the first member begins, and whether it is a name, which a description of all can stand before.
pub(super) fn begin(list: &List<'_>) -> (usize, bool) {
    static OPENERS: WordSet =
        WordSet::of(&["如果", "倘若", "即使", "由于", "因为", "但是", "例如", "比如", "特别是", "尤其是", "其中"]);
    let opens = time::skip(list.text.folded.text, list.lead).min(list.first());
    let opens = opens + OPENERS.begins(list.text.slice(opens, list.first())).map_or(0, str::len);
    let after = list.verb().map_or(opens, |verb| verb.end.max(opens));
    let begin = single(list, after)
        .or_else(|| stated(list, after))
        .or_else(|| caused(list, after))
        .or_else(|| alone(list, after))
        .or_else(|| quoted(list, after))
        .or_else(|| repeated(list, opens, after))
        .or_else(|| idiom(list, after))
        .or_else(|| deeds(list, opens, after));
    let name = begin.is_none();
    let begin = begin.unwrap_or_else(|| named(list, opens, after));
    (trimmed(list, begin.max(opens), after), name)
}

/// 人、財、物, 省、市、自治區: one character each.
fn single(list: &List<'_>, after: usize) -> Option<usize> {
    if list.marks.len() < 2 || list.sure().any(|member| member.chars().count() != 1) {
        return None;
    }
    let piece = list.text.slice(after, list.first());
    let (at, _) = piece.char_indices().next_back()?;
    if piece.ends_with("直辖市") {
        return None;
    }
    let all = piece[..at].chars().next_back().filter(|c| matches!(c, '各' | '全' | '本' | '每'));
    Some(after + at - all.map_or(0, char::len_utf8))
}

/// 確保檔案信息真實、完整: what is ensured of one thing.
fn stated(list: &List<'_>, after: usize) -> Option<usize> {
    let two = |(start, end): (usize, usize)| list.text.slice(start, end).chars().count() == 2;
    if !list.verb().is_some_and(|verb| verb.ensures) || list.open.is_some() || !list.others().all(two) {
        return None;
    }
    let piece = list.text.slice(after, list.first());
    let (at, _) = piece.char_indices().rev().nth(1)?;
    (!list.tears(after + at)).then_some(after + at)
}

/// 讓佳話代代相傳、生生不息: what is made of one thing, in four characters each.
fn caused(list: &List<'_>, after: usize) -> Option<usize> {
    const IDIOM: usize = 4;
    const FEWEST: usize = 2;
    let text = list.text;
    let piece = text.slice(after, list.first());
    let (end, _) = list.others().next()?;
    let second = text.slice(end, list.segment.end);
    let causes = piece.starts_with(['让', '使'])
        || list.verb().is_some_and(|verb| matches!(text.slice(verb.start, verb.end), "让" | "使"));
    if !causes {
        return None;
    }
    let (at, _) = piece.char_indices().rev().nth(IDIOM - 1)?;
    (second.chars().count() == IDIOM && piece[..at].chars().count() >= FEWEST && !list.tears(after + at))
        .then_some(after + at)
}

/// 小區配套幼兒園規劃、建設、驗收: all others are verbs alone, so the first one is the verb before the mark.
fn alone(list: &List<'_>, after: usize) -> Option<usize> {
    let word = list.word_before(list.first())?;
    // 資金分配 is a noun that ends with the verb.
    let tail = word.start + list.text.slice(word.start, word.end).char_indices().nth_back(1).map_or(0, |(at, _)| at);
    let start = if word.word.verb.is_some() { word.start } else { tail };
    let bare = |(start, end): (usize, usize)| {
        list.word_at(start).is_some_and(|word| {
            let rest = list.text.slice(word.end, end);
            let sure = list.marks.contains(&end);
            word.word.verb.is_some()
                && (rest.is_empty() || !sure && rest.starts_with(['和', '与', '及', '或', '的', '以', '并']))
        })
    };
    let governs = list.governor.is_some_and(|governor| governor.start == start);
    let long = list.text.slice(start, list.first()).chars().count() > 1;
    // The last member can have words behind it that are not its own: 驗收、保管制度.
    let others = list.marks.len();
    let fits = list.others().take(others.max(2) - 1).all(bare);
    (long && fits && (start >= after || governs)).then(|| with_adverbs(list, start))
}

/// 服務事項“智能快辦”、“秒批秒辦”: all stand between marks.
fn quoted(list: &List<'_>, after: usize) -> Option<usize> {
    let text = list.text;
    let before = text.nested.partition_point(|(_, close)| *close < list.first());
    let (open, _) = text.nested.get(before).filter(|(open, close)| *close == list.first() && *open >= after)?;
    let mark = text.slice(*open, list.first()).chars().next().filter(|mark| matches!(mark, '"' | '《'))?;
    let all = list
        .others()
        .all(|(start, _)| text.slice(start, list.segment.end).starts_with(mark) && text.nested_from(start).is_some());
    all.then_some(*open)
}

/// 由國家統一管理、統一調撥: the others begin with a word that stands in the first piece too.
fn repeated(list: &List<'_>, opens: usize, after: usize) -> Option<usize> {
    let text = list.text;
    let (start, end) = list.others().next()?;
    let second = text.slice(start, end);
    let second =
        if list.marks.len() > 1 { second } else { list::particles(second).next().map_or(second, |at| &second[..at]) };
    let length = second.chars().count();
    let from = list.verb().map_or(after, |verb| if verb.end == list.first() { opens } else { after });
    let piece = text.slice(from, list.first());
    let tail = |at: usize| piece[at..].chars().count();
    let fits = |at: &usize| !list.tears(from + at);
    // What stands before is a word that no name holds, or who does it.
    let parted = |at: &usize| {
        *at == 0
            || DOERS.ends(&piece[..*at])
            || piece[..*at].ends_with("国家")
                && list.word_at(from + at).is_some_and(|word| word.word.verb.is_some() || word.word.modifier.is_some())
            || piece[..*at].ends_with(['件', '项', '个', '家', '条', '座', '类', '种', '处', '所', '批'])
            || list.word_before(from + at).is_some_and(|word| {
                let word = word.word;
                word.verb.is_some_and(|verb| !verb.noun)
                    || word.frame.is_some()
                    || word.modifier.is_some()
                    || word.link.is_some()
            })
    };
    let all = list.marks.len() > 1;
    // 監委對幹部: a preposition in between parts them.
    let governed = |at: &usize| {
        let moves = |word: &&Found<'_>| matches!(text.slice(word.start, word.end), "对" | "向" | "将" | "把" | "由");
        let mut words = list.segment.words.iter().filter(|word| word.start > from + at && word.end < list.first());
        words.any(|word| moves(&word) && !second.contains(text.slice(word.start, word.end)))
    };
    // 讓陽光透視權力、讓權力服務人民: the verb itself.
    if let Some(verb) = list.verb().filter(|verb| second.starts_with(text.slice(verb.start, verb.end))) {
        return Some(verb.start);
    }
    // 不折不扣抓落實、雷厲風行抓落實: all end alike.
    if let Some(verb) = list.verb().filter(|verb| verb.end == list.first())
        && list.others().all(|(start, end)| text.slice(start, end).ends_with(text.slice(verb.start, verb.end)))
    {
        return Some(opens);
    }
    let one = second.chars().next()?;
    let two = second.char_indices().nth(2).map_or(second, |(at, _)| &second[..at]);
    let mut same = piece.rmatch_indices(one).map(|(at, _)| at).filter(|at| piece[*at..].starts_with(two));
    if length >= 2
        && let Some(at) = same
            .find(fits)
            .filter(|at| !governed(at))
            .filter(|at| parted(at) || all && list.sure().all(|member| member.starts_with(two)))
            .filter(|at| {
                let most = if parted(at) { 2 * length + 1 } else { length + 2 };
                (length.div_ceil(2).max(3)..=most).contains(&tail(*at))
            })
    {
        return Some(from + at);
    }
    // 各部門信息共享、分工協作: as long as the second, and a doer before it.
    let like = piece.char_indices().rev().nth(length.saturating_sub(1)).map(|(at, _)| at).filter(|_| length == 4);
    if let Some(at) = like.filter(fits).filter(|at| DOERS.ends(&piece[..*at]) && !DOERS.ends(second)) {
        return Some(from + at);
    }
    let all = all && list.sure().all(|member| member.starts_with(one));
    let at = piece.rfind(one).filter(fits).filter(|at| tail(*at) == length && length <= 6)?;
    // 不文明、不衛生: what both are or lack.
    let same = matches!(one, '不' | '未' | '无' | '非' | '跨' | '多' | '高' | '低' | '零' | '各') && length > 2;
    (all || same || parted(&at)).then_some(from + at)
}

/// 醫務人員救死扶傷、嚴謹求實、頑強拼搏: four characters each, when a word or a doer parts the first from what stands before.
fn idiom(list: &List<'_>, after: usize) -> Option<usize> {
    const IDIOM: usize = 4;
    let text = list.text;
    if list.marks.len() < 2 || list.sure().any(|member| member.chars().count() != IDIOM) {
        return None;
    }
    let piece = text.slice(after, list.first());
    let (at, _) = piece.char_indices().rev().nth(IDIOM - 1)?;
    let place = after + at;
    let parted =
        list.word_at(place).is_some_and(|word| word.word.verb.is_some_and(|verb| !verb.noun) || list.adverb(word))
            || DOERS.ends(text.slice(after, place));
    // 數據跨境傳遞監控: a noun before it belongs to the member.
    let closed = place == after
        || list
            .word_at(place)
            .is_some_and(|word| list.adverb(word) || word.word.verb.is_some_and(|verb| verb.rung == 3))
        || DOERS.ends(text.slice(after, place))
        || list
            .word_before(place)
            .is_some_and(|word| word.word.verb.is_some() || word.word.frame.is_some() || list.says_how(word));
    (place >= after && parted && closed && !list.tears(place)).then_some(place)
}

/// 放大字體、簡化頁面: the members are deeds, and the verb begins the first.
fn deeds(list: &List<'_>, opens: usize, after: usize) -> Option<usize> {
    static DRAFTS: WordSet = WordSet::of(&["政策", "措施", "办法", "方案", "意见", "机制", "规定", "制度"]);
    let text = list.text;
    let acting = list.others().filter(|(start, _)| list.acts(*start)).count();
    let bare = list.others().next().is_some_and(|(start, end)| list.word_at(start).is_some_and(|word| word.end == end));
    let second = list.acts(list.first() + MARK) && !bare;
    if let Some(verb) = list.verb().filter(|verb| verb.end == list.first() && !list.modal() && !verb.verb.pivot) {
        return Some(with_adverbs(list, verb.start));
    }
    if !(second || list.marks.len() > 1 && 2 * acting > list.marks.len()) {
        return None;
    }
    let behind = text.slice(list.last(), list.segment.end);
    if let Some(verb) = list.verb().filter(|verb| {
        !list.modal() && !verb.verb.pivot && !verb.ensures && verb.rung > 0 && !holds(list, verb.start, verb.end)
    }) {
        // 制定支持企業、加大投入的政策: the deeds are what is drawn up.
        let inner =
            list.word_at(verb.end).filter(|word| word.word.verb.is_some_and(|verb| !verb.noun) && DRAFTS.ends(behind));
        if let Some(word) = inner {
            return Some(word.start);
        }
        return (!behind.contains('的')).then(|| with_adverbs(list, verb.start.max(opens)));
    }
    // Behind a pivot, a preposition or a subject the first deed begins with its verb.
    let words = list.segment.words.iter().filter(|word| word.start >= after && word.end < list.first());
    let duty = words.filter(|word| list.is_modal(word)).map(|word| word.end).next_back().unwrap_or(after);
    let from = prepositions(list, opens, after).max(after).max(duty);
    let verb = list.segment.words.iter().find(|word| {
        word.start >= from
            && word.end <= list.first()
            && word.word.verb.is_some_and(|verb| !verb.noun || word.start == from)
    });
    Some(verb.map_or(from, |word| with_adverbs(list, word.start).max(from)))
}

/// 做到謀劃想前一點、把握搶先一步: the deeds are what is held to.
fn holds(list: &List<'_>, start: usize, end: usize) -> bool {
    matches!(list.text.slice(start, end), "做到" | "坚持" | "力求" | "避免" | "防止")
}

/// The place of the words before `at` that say how, when the second member begins with such a word too: 合理提高…、灵活安排….
fn with_adverbs(list: &List<'_>, at: usize) -> usize {
    let says_how = |word: &Found<'_>| {
        word.word.modifier.is_some_and(|kind| kind != ModifierKind::Force) && !word.word.mute && !word.word.amount
    };
    if !list.word_at(list.first() + MARK).is_some_and(says_how) {
        return at;
    }
    let mut at = at;
    while let Some(word) = list.word_before(at).filter(|word| word.start >= list.lead && says_how(word)) {
        at = word.start;
    }
    at
}

/// Behind the verb, what opens the segment, and the last word that is in no name.
fn named(list: &List<'_>, opens: usize, after: usize) -> usize {
    let text = list.text;
    // Behind a pivot, a verb of its doer's may follow; behind others, verbs are parts of names.
    let doer = list.verb().is_none_or(|verb| verb.verb.pivot || verb.ensures || verb.rung <= 2);
    // 加快建設…: what is pushed forward is a deed, whatever its word can be elsewhere.
    let urges = list.verb().is_some_and(|verb| {
        let written = text.slice(verb.start, verb.end);
        verb.verb.pivot || verb.rung == 3 && !verb.verb.noun && !written.ends_with('挥')
    });
    // 推動生產方式綠色化: here it is its subject's.
    let urges = urges && !text.slice(after, list.first()).ends_with('化');
    static OBJECTS: WordSet = WordSet::of(&["保护", "保障", "维护", "调整", "享有"]);
    let mut row = after;
    let words = list.segment.words.iter().filter(|word| word.start >= after && word.end < list.first());
    let cuts = words.filter(|word| {
        // 培育和發展新製造: the verbs share their objects.
        let adjacent = word.start == row
            || row < word.start && matches!(text.slice(row, word.start), "和" | "并" | "或" | "或者" | "与");
        let acts = word.word.verb.is_some() && is_verb(list, word) && !like_second(list, word);
        let preposition = is_preposition(list, word, after);
        // 對落實政策積極主動、成效明顯的市: the verb is its member's.
        let describes = || text.slice(list.segment.start, word.start).ends_with('对') && states(list);
        let verb = acts
            && !describes()
            && word.word.verb.is_some_and(|verb| !verb.noun && !verb.head && (adjacent || !verb.attribute));
        if adjacent && acts || list.is_modal(word) || word.start == row && list.says_how(word) {
            row = word.end;
        }
        // 保護公民、法人的權益: at the head these words have an object.
        let heads = word.start == opens || list.word_before(word.start).is_some_and(|word| word.word.frame.is_some());
        let object = heads
            && list.verb().is_none()
            && (list.before_verb() || list.open.is_some())
            && OBJECTS.begins(text.slice(word.start, word.end)).is_some()
            && list.word_at(list.first() + MARK).is_none_or(|word| word.word.verb.is_none())
            && acts;
        let link =
            word.word.link.is_some() && word.start == list.lead && !text.slice(word.start, word.end).starts_with('第');
        verb && (adjacent || doer && !crumb(list, word)) && !ends_others(list, word)
            || urges && adjacent && acts && !is_attribute(list, word)
            || preposition
            || object
            || acts && doer && told(list, word, after)
            || link
            || list.is_modal(word)
            // 考察其政治素質、宗旨意識
            || word.word.verb.is_some() && text.slice(word.end, list.first()).starts_with('其')
            || word.word.amount && !repeats(list, word)
    });
    let begin = cuts.map(|word| word.end).max().unwrap_or(after).max(opens).min(list.first());
    // 把決策統一到…: what is reached is the list.
    let words = list.segment.words.iter().filter(|word| word.start >= begin && word.end < list.first());
    let reached = words.filter(|word| word.word.verb.is_some() && text.slice(word.end, list.first()).starts_with('到'));
    reached.map(|word| word.end + "到".len()).next_back().filter(|at| *at < list.first()).unwrap_or(begin)
}

/// 鼓勵創新、寬容失敗的機制, 強化審計監督、統計監督: with the verb the first is as long as the second, four characters.
fn like_second(list: &List<'_>, word: &Found<'_>) -> bool {
    const IDIOM: usize = 4;
    let text = list.text;
    let length = |written: &str| written.chars().count();
    let Some((start, end)) = list.others().next() else { return false };
    let second = text.slice(start, end);
    let second = list::particles(second).next().map_or(second, |at| &second[..at]);
    let noun = word.word.verb.is_some_and(|verb| verb.noun);
    length(second) == IDIOM
        && length(text.slice(word.start, list.first())) == IDIOM
        && !text.slice(list.segment.start, word.start).ends_with('不')
        && (noun || text.slice(list.last(), list.segment.end).contains('的'))
}

/// 支持航空公司根據需求靈活調整航班、結構: behind a circumstance of the doer's, a word that says how shows its verb.
fn told(list: &List<'_>, word: &Found<'_>, after: usize) -> bool {
    let how = list.word_before(word.start).filter(|how| how.start >= after && list.adverb(how));
    let long =
        |frame: &Found<'_>| frame.start >= after && frame.end < word.start && frame.word.frame == Some(Frame::Open);
    how.is_some() && list.text.slice(word.end, list.first()).chars().count() > 1 && list.segment.words.iter().any(long)
}

/// Whether the second member is a sentence that describes: 成效明顯的.
fn states(list: &List<'_>) -> bool {
    let Some((start, end)) = list.others().next() else { return false };
    let written = list.text.slice(start, end);
    let end = written.find('的').map_or(end, |at| start + at);
    list.marks.contains(&end)
        || end < list.segment.end
            && list.text.slice(end, list.segment.end).starts_with('的')
            && list.word_before(end).is_some_and(|word| {
                word.start > start && (list.says_how(word) || word.word.verb.is_some_and(|verb| !verb.noun))
            })
}

/// Whether so little stands between a verb and the mark that it is said of what stands before: 工作推進力度大、成效明顯.
fn crumb(list: &List<'_>, word: &Found<'_>) -> bool {
    let length = |start: usize, end: usize| list.text.slice(start, end).chars().count();
    let second = list.others().next().map_or(0, |(start, end)| {
        let described = list.text.slice(start, end).find('的');
        length(start, described.map_or(end, |at| start + at))
    });
    list.before_verb() && list.open.is_none() && 3 * length(word.end, list.first()) < second
}

/// 支持生產企業、…: the verb describes who is named.
fn is_attribute(list: &List<'_>, word: &Found<'_>) -> bool {
    static NAMED: WordSet = WordSet::of(&[
        "企业", "单位", "机构", "基地", "园区", "项目", "中心", "平台", "体系", "能力", "设施", "设备", "人员", "人才",
        "主体", "工程", "药", "链", "券", "厅", "型", "业", "品", "者", "商", "网",
    ]);
    list.verb().is_some_and(|verb| verb.verb.pivot)
        && word.word.verb.is_some_and(|verb| verb.noun)
        && NAMED.begins(list.text.slice(word.end, list.first())).is_some()
}

/// 制定到位、配備到位: another member ends with the word as well.
fn ends_others(list: &List<'_>, word: &Found<'_>) -> bool {
    let written = list.text.slice(word.start, list.first());
    let ending = list.text.slice(word.end, list.first());
    let mut others = list.sure().chain(list.open.is_none().then(|| list.text.slice(list.last(), list.limit)));
    others.any(|member| member.ends_with(written))
        || ending.chars().count() == 2 && list.sure().next().is_some_and(|member| member.ends_with(ending))
}

/// Whether a verb stands here that is no part of a name: 推進市、縣、鎮, not 爭先進、創特色.
fn is_verb(list: &List<'_>, word: &Found<'_>) -> bool {
    let behind = list.text.slice(word.end, list.first());
    let second = list.text.slice(list.first() + MARK, list.segment.end).chars().take_while(|c| *c != '、').count();
    let crumb = behind.chars().count() == 1 && second > 1;
    word.word.verb.is_some() && !crumb && !noun_of(list.text.slice(word.start, word.end), behind)
}

/// Whether `behind`, which ends a member, makes one noun of itself and the `verb` before it: 執行者, 製造商, 承包地,
/// 開發園區; 建 and 爭先 begin names and idioms (建工集團, 爭先進).
fn noun_of(verb: &str, behind: &str) -> bool {
    const BEGIN: &[&str] = &["者", "商", "园区", "性", "型"];
    const WHOLE: &[&str] = &["地", "区", "率", "性", "费", "员", "型", "业", "力", "品", "物", "机", "点", "网", "库"];
    verb.chars().count() < 2
        || behind.is_empty()
        || BEGIN.iter().any(|noun| behind.starts_with(noun)) && !behind.starts_with("型号")
        || WHOLE.contains(&behind)
}

/// 愛國衛生運動的歷史背景、發展歷程: what describes the first with 的 describes all, when no other has a 的 of its own.
pub(super) fn described(list: &List<'_>, begin: usize, end: usize) -> usize {
    let text = list.text;
    let first = text.slice(begin, list.first());
    let needed = first.rfind('所').filter(|at| first[*at..].starts_with("所需")).map(|at| at + "所需".len());
    let at = list::particles(first).last().map(|at| at + "的".len()).max(needed);
    let Some(at) = at.filter(|at| first[*at..].chars().count() > 1) else { return begin };
    let own = |(start, end): (usize, usize)| text.slice(start, end).contains(['的', '之']);
    let mut others = list.others().map(|(start, stop)| (start, stop.min(end)));
    if list.tears(begin + at) || others.any(own) { begin } else { begin + at }
}

/// `begin` past what closes the words before it: 拓展到, 印發了, 包括的.
fn trimmed(list: &List<'_>, begin: usize, after: usize) -> usize {
    let mut begin = begin;
    loop {
        let rest = list.text.slice(begin, list.first());
        let behind = |word: &&&str| rest.len() > word.len() && rest.starts_with(**word);
        // 、及就業保障之執行: the word that joins it to another list.
        if begin == list.lead
            && let Some(word) = ["以及", "及"].iter().find(behind)
            && !rest.starts_with("及时")
        {
            begin += word.len();
            continue;
        }
        let particle = ["的", "了", "着", "之", "其"]
            .iter()
            .find(behind)
            .filter(|_| begin > list.lead && !rest.starts_with("其他"));
        // 撥付到農戶, 落實好: what closes the verb itself.
        let close = ["到", "至", "给", "于", "好"].iter().find(behind).filter(|_| {
            begin == after
                && list.verb().is_some()
                && list.word_at(begin).is_none_or(|word| word.end == begin + "到".len())
        });
        match particle.or(close) {
            Some(word) => begin += word.len(),
            None => return begin,
        }
    }
}
