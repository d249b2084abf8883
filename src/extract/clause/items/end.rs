//! Where the last member of a list ends that no 等 closes.

use super::attribute::attribute;
use super::joint;
use super::list::{self, List};
use super::tail::{CLOSES, Tail};
use crate::script::WordSet;

/// Where the last member ends, when the first begins at `begin`.
pub(super) fn end(list: &List<'_>, begin: usize) -> usize {
    let (limit, sure) = bound(list, begin);
    let tail = Tail::new(list, begin, limit);
    // Members of one length describe what follows, verbs and all.
    let end = attribute(&tail, limit, 0).unwrap_or_else(|| {
        let words = &list.segment.words[list.segment.words.partition_point(|word| word.start <= list.last())..];
        let mut words = words.iter().take_while(|word| word.end <= limit);
        let end = words.find(|word| !sure && tail.cut(word)).map_or(limit, |word| word.start);
        let end = counted(&tail, end).unwrap_or(end);
        attribute(&tail, end, 2).unwrap_or(end)
    });
    trimmed(&tail, circumstance(&tail, end))
}

/// The place that the last member cannot go beyond, and whether it goes as far as that for certain.
fn bound(list: &List<'_>, begin: usize) -> (usize, bool) {
    static DENIED: WordSet = WordSet::of(&["不作", "不予", "不再", "不得", "不需", "不应", "不宜", "不计"]);
    static STATES: WordSet = WordSet::of(&["可再生", "可靠", "可持续", "可扩展性", "能源", "能力", "能耗", "能效"]);
    static GROUNDS: WordSet =
        WordSet::of(&["前提", "基础", "情况", "条件", "背景", "原则", "要求", "思路", "方针", "情形"]);
    static TIMES: WordSet = WordSet::of(&["年内", "年底", "上半年", "下半年", "早日", "侭快", "如期"]);
    static MEANS: WordSet = WordSet::of(&["手段", "方式", "方法", "名义", "形式", "途径"]);
    let text = list.text;
    let before = text.slice(list.lead, begin);
    let ahead = list.before_verb();
    let means = ["以", "用", "通过", "采取"].iter().any(|word| before.ends_with(word));
    let tail = text.slice(list.last(), list.limit);
    let mut limit = list.limit;
    let causes = list.verb().is_some_and(|verb| matches!(text.slice(verb.start, verb.end), "让" | "使"))
        && !text.slice(begin, list.first()).contains('更');
    let ensured =
        list.verb().is_some_and(|verb| verb.ensures) && !text.slice(begin, list.first()).contains(['可', '能']);
    let mut mean = None;
    for (at, c) in tail.char_indices().skip(2) {
        let state = causes && c == '更' || ensured && matches!(c, '可' | '能');
        if !means && !state && !matches!(c, '不' | '年' | '上' | '下' | '早' | '侭' | '如') {
            continue;
        }
        let rest = &tail[at..];
        // 讓文化更具活力; 確保醫療器械可追溯
        if state && (c == '更' || at > 2 * "字".len() && rest.chars().count() <= 4 && STATES.begins(rest).is_none()) {
            limit = list.last() + at;
            break;
        }
        // 對職稱外語、計算機應用能力不作要求; 爭取…公路年內開工
        if c == '不' && ahead && DENIED.begins(rest).is_some() || TIMES.begins(rest).is_some() {
            let year = tail[..at].strip_suffix('年').map(|rest| rest.trim_end_matches(|c: char| c.is_ascii_digit()));
            limit = list.last() + year.map_or(at, str::len);
            break;
        }
        // 以暴力、威脅或者其他手段強迫他人
        if means && mean.is_none() {
            mean = MEANS.begins(rest).map(|word| list.last() + at + word.len());
        }
    }
    let tail = text.slice(list.last(), limit);
    // 在…的前提下, 按照…的原則
    let ground = |at: &usize| GROUNDS.begins(&tail[at + "的".len()..]).is_some();
    if ahead && let Some(at) = list::particles(tail).find(ground) {
        return (list.last() + at, true);
    }
    let opener = list.word_before(begin);
    // 違反法律、法規的行為: what is behind the 的 has the verb, not the list.
    let inner = opener.is_some_and(|word| {
        word.word.verb.is_some_and(|verb| !verb.noun) && list.governor.is_none_or(|governor| governor.end < word.end)
    });
    // 加強對機構及其人員的警示教育: so has what is done to them.
    let toward =
        list.verb().is_some() && opener.is_some_and(|word| matches!(text.slice(word.start, word.end), "对" | "与"));
    if (inner || toward)
        && let Some(at) = tail.rfind('的').filter(|at| *at > 0 && !list.tears(list.last() + at))
    {
        return (list.last() + at, false);
    }
    if let Some(at) = mean {
        return (at, true);
    }
    // 以…為…
    let own = |at: &usize| *at > list.last() && !list::inside(list.segment.words, *at);
    let mut places = tail.rmatch_indices('为').map(|(at, _)| list.last() + at);
    match before.ends_with('以').then(|| places.find(own)).flatten() {
        Some(at) => (at, true),
        None => (limit, false),
    }
}

/// 謀劃儲備、要素保障、比學趕超三個攻堅行動: how many they are and what.
fn counted(tail: &Tail<'_>, end: usize) -> Option<usize> {
    const NUMERALS: &[char] = &['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];
    static UNITS: WordSet = WordSet::of(&[
        "个", "大", "项", "类", "种", "方面", "条", "家", "市", "县", "区", "省", "者", "级", "件", "部门",
    ]);
    let list = tail.list;
    let written = list.text.slice(list.last(), end);
    let (at, numeral) = written.char_indices().rfind(|(_, c)| NUMERALS.contains(c) || c.is_ascii_digit())?;
    UNITS.begins(&written[at + numeral.len_utf8()..])?;
    let value =
        numeral.to_digit(10).map(|digit| digit as usize).or_else(|| NUMERALS.iter().position(|n| *n == numeral));
    let pair = joint::joint(list.text, list.segment.words, list.last(), end).is_some();
    let count = list.marks.len() + 1 + usize::from(pair);
    // 誠信“三大品牌”
    let at = written[..at].strip_suffix('"').map_or(at, str::len);
    (at > 0 && value == Some(count)).then_some(list.last() + at)
}

/// Before what closes a circumstance: 除…外, 在…中, 致…者.
fn circumstance(tail: &Tail<'_>, end: usize) -> usize {
    static NOUNS: WordSet =
        WordSet::of(&["集中", "空中", "高中", "初中", "其中", "线上", "网上", "以上", "线下", "以下", "地下"]);
    let list = tail.list;
    let written = list.text.slice(list.last(), end);
    let before = list.text.slice(list.segment.start, tail.begin);
    let close = |words: &[&str]| {
        let closes = |word: &&&str| written.ends_with(**word) && written.len() > word.len() + "字".len();
        words.iter().find(closes).map(|word| word.len())
    };
    // 統一到決策部署上來
    if before.ends_with('到')
        && let Some(length) = close(&["上来", "中来", "上"])
    {
        return end - length;
    }
    if list.text.slice(list.lead, tail.begin).contains('在')
        && !NOUNS.ends(written)
        && let Some(length) = close(&["过程中", "期间", "情况下", "中", "上", "下"])
    {
        return end - length;
    }
    if end < list.segment.end || !list.before_verb() {
        return end;
    }
    let length = if before.starts_with('除') || before.ends_with('除') {
        close(&["以外", "之外", "外"])
    } else if before.starts_with(['在', '于', '当']) {
        close(&["内", "时", "后", "前"])
    } else {
        // 空檔滑行者, not 經營者.
        let acts = || list.verb_before(list.first()).is_some() || list.acts(tail.begin);
        close(&["时", "后", "的"]).or_else(|| close(&["者"]).filter(|_| acts()))
    };
    let end = end - length.unwrap_or(0);
    // 依照預算法、審計法規定辦理
    let cited = list.text.slice(list.last(), end);
    let rest = ["规定办理", "之规定", "规定"].iter().find_map(|word| cited.strip_suffix(word));
    let rest =
        rest.filter(|rest| before.ends_with(['照', '据', '依', '按']) && !rest.ends_with(['的', '关', '家', '律']));
    rest.map_or(end, |rest| list.last() + rest.len())
}

/// Before what is said of all members behind the last one.
fn trimmed(tail: &Tail<'_>, end: usize) -> usize {
    static FIELDS: WordSet = WordSet::of(&["方面", "领域"]);
    static RULINGS: WordSet = WordSet::of(&["备案", "审批", "批准", "核准", "审定", "审核"]);
    static MOVES: WordSet = WordSet::of(&["下乡", "出海", "走出去", "落地", "落户", "上市", "入户", "进城", "返乡"]);
    let (list, first) = (tail.list, tail.first);
    let written = list.text.slice(list.last(), end);
    let verb = list.verb().map_or("", |verb| list.text.slice(verb.start, verb.end));
    let pivot = list.verb().is_some_and(|verb| verb.verb.pivot);
    let mut last = written;
    let mut without = |words: &WordSet, fewest: usize| {
        let rest = words.closes(last).map(|word| &last[..last.len() - word.len()]);
        last = rest.filter(|rest| rest.chars().count() >= fewest).unwrap_or(last);
    };
    without(&FIELDS, 1);
    // 報國家農委、農業部備案
    if verb.starts_with(['报', '送']) {
        without(&RULINGS, 1);
    }
    if pivot && written.chars().next_back() != first.chars().next_back() {
        without(&MOVES, 2);
    }
    // 新增學位、床位2萬個以上: the figure is of all.
    let last = figure(tail, last).map_or(last, |at| &last[..at]);
    let rest =
        CLOSES.closes(last).filter(|close| !first.ends_with(close)).map(|close| &last[..last.len() - close.len()]);
    let last = rest.filter(|rest| rest.chars().count() > 1).unwrap_or(last);
    let last = last.strip_suffix("或者").or_else(|| last.strip_suffix("以及")).unwrap_or(last);
    // 交付應秘密之文書、圖畫或物品者
    let owner = list.text.slice(list.segment.start, tail.begin).ends_with('之') && !first.ends_with('者');
    let last = last.strip_suffix('者').filter(|rest| owner && !rest.is_empty()).unwrap_or(last);
    list.last() + last.trim_end_matches(['及', '和', '与', '或', '之', '、', ' ']).len()
}

/// Where the figure begins that closes the last member and counts all: 床位2萬個以上.
fn figure(tail: &Tail<'_>, last: &str) -> Option<usize> {
    const WORDS: usize = 6;
    static COUNTS: WordSet = WordSet::of(&[
        "个", "家", "亩", "公里", "万", "吨", "人", "所", "座", "套", "张", "处", "台", "辆", "户", "元", "平方",
        "立方", "名", "项",
    ]);
    let digit = |c: char| c.is_ascii_digit();
    let at = last.find(digit)?;
    let unit = last[at..].trim_start_matches(|c: char| digit(c) || matches!(c, '.' | '余' | '万' | '亿' | '千' | '百'));
    COUNTS.begins(unit)?;
    let words = last[at..].chars().filter(|c| !digit(*c) && *c != '.').count();
    let rest = last[..at].trim_end_matches(['各', '共', '约', '达', '超']);
    let alone = !tail.list.text.slice(tail.begin, tail.list.last()).contains(digit);
    (alone && words <= WORDS && rest.chars().count() > 1 && !rest.ends_with("占比")).then_some(rest.len())
}
