//! What could be a name: a word that ends names, with as much before it as belongs to it.

use super::super::folded::Passage;
use super::super::glyphs;
use super::tokens::{self, Kind, Token};
use crate::lexicon::words::{Class, Ending, Needs, Words};
use crate::plan::EntityKind;

/// Longest name, in characters.
const LONGEST: usize = 32;

/// What could be a name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// What such a name is.
    pub kind: EntityKind,
    /// Whether it holds a place, a proper word or 國家: a name wherever it stands.
    pub proper: bool,
    /// A place of the gazetteer by itself.
    pub plain: bool,
    /// A proper word with a one-character ending: 潮白河.
    pub short: bool,
    /// Whether a name of common words counts when it recurs.
    pub can_recur: bool,
    /// Characters before the ending.
    pub stem: usize,
    /// Whether it stands only as the first half of a longer one here: 北京（國際）運河 in …運河文化節. Offices and short
    /// places (亞龍灣第二通道) are names inside others too.
    pub half: bool,
}

/// Every candidate in a text.
pub(super) fn candidates(text: &Passage, words: &Words) -> Vec<Candidate> {
    let mut found = Vec::new();
    tokens::stretches(text, words, |stretch| {
        let before = found.len();
        for (i, token) in stretch.iter().enumerate() {
            if let Some(ending) = token.ending {
                ended(text, stretch, i, ending, &mut found);
            }
            match token.kind {
                // “三水”共治 is no town.
                Kind::Word(Class::Place) if is_quoted(text.chars, token) => {}
                Kind::Word(Class::Place) => {
                    plain(*whole_water(text.chars, stretch, i).as_ref().unwrap_or(token), EntityKind::Place, &mut found)
                }
                Kind::Word(Class::Office) => plain(*token, EntityKind::Organisation, &mut found),
                Kind::Bracket => section(text, stretch, i, &mut found),
                _ => {}
            }
        }
        mark_halves(&mut found[before..]);
    });
    found
}

/// Whether a short place is all that stands between quotation marks.
fn is_quoted(chars: &[char], token: &Token) -> bool {
    token.end - token.start <= 2
        && token.start.checked_sub(1).is_some_and(|before| chars[before] == '"')
        && chars.get(token.end) == Some(&'"')
}

/// 東平湖, 南大河: a place that ends as waters and mountains do, with the direction that begins its name.
fn whole_water(chars: &[char], stretch: &[Token], i: usize) -> Option<Token> {
    let (token, left) = (stretch[i], stretch[i.checked_sub(1)?]);
    let direction = left.end - left.start == 1 && "东西南北".contains(chars[left.start]);
    let water = token.end - token.start == 2 && "湖山河江海岛湾".contains(chars[token.end - 1]);
    let opens = i == 1 || matches!(stretch[i - 2].kind, Kind::Word(Class::Stop | Class::Verb));
    (direction && water && opens).then_some(Token { start: left.start, ..token })
}

/// Marks the candidates of a stretch that are only the first half of a longer proper one.
fn mark_halves(found: &mut [Candidate]) {
    // Stretches are short; the bound keeps a stretch without punctuation from costing its square.
    const NEAR: usize = 24;
    for i in 0..found.len() {
        let (from, to) = (i.saturating_sub(NEAR), (i + NEAR).min(found.len()));
        let (start, end) = (found[i].start, found[i].end);
        let holds = |c: &Candidate| {
            c.proper && !c.plain && c.start <= start && end < c.end && !(c.start == start && c.end == end)
        };
        let alone = found[i].plain || found[i].short || found[i].kind == EntityKind::Organisation;
        found[i].half = !alone && found[from..to].iter().any(holds);
    }
}

/// A place or an office that is known by itself.
fn plain(token: Token, kind: EntityKind, found: &mut Vec<Candidate>) {
    found.push(Candidate {
        start: token.start,
        end: token.end,
        kind,
        proper: true,
        plain: true,
        short: false,
        can_recur: false,
        stem: 0,
        half: false,
    });
}

/// 智慧大運河（通州段）, 22號線（平谷線）: the bracket names a part of what stands before it.
fn section(text: &Passage, stretch: &[Token], i: usize, found: &mut Vec<Candidate>) {
    let token = stretch[i];
    let inside = &text.chars[token.start + 1..token.end - 1];
    if inside.len() < 3 || inside.last() != Some(&'段') || i == 0 {
        return;
    }
    let start = begin(text, stretch, i, true);
    let first = stretch[start].start;
    if token.start >= first + 4 && token.end - first <= LONGEST {
        found.push(Candidate {
            start: first,
            end: token.end,
            kind: EntityKind::Project,
            proper: true,
            plain: false,
            short: false,
            can_recur: false,
            stem: token.start - first,
            half: false,
        });
    }
}

/// A candidate that ends with the ending of token `i`.
fn ended(text: &Passage, stretch: &[Token], i: usize, ending: Ending, found: &mut Vec<Candidate>) {
    let chars = text.chars;
    let token = stretch[i];
    let (start, end) = match ending.needs {
        Needs::Own => (stretch[begin(text, stretch, i, false)].start, token.end),
        Needs::Number => match i.checked_sub(1).map(|j| stretch[j]) {
            Some(number) if number.kind == Kind::Latin => (number.start, token.end),
            _ => return,
        },
        Needs::Short => match short(chars, stretch, i) {
            Some(first) => (stretch[first].start, token.end),
            None => return,
        },
        Needs::Act => match programme(text, stretch, i) {
            Some(first) => (first, token.end),
            None => return,
        },
        Needs::Name => {
            let first = begin(text, stretch, i, false);
            (stretch[first].start, token.end)
        }
    };
    // 實施黑土地保護工程: what is carried out is a programme, also of common words.
    let carried = ending.needs == Needs::Name
        && chars[token.start..token.end].ends_with(&['工', '程'])
        && !is_proper(chars, &stretch[stretch[..=i].partition_point(|token| token.start < start)..=i], token);
    let carried = if carried { programme(text, stretch, i) } else { None };
    let (start, ending) = match carried {
        Some(start) => (start, Ending { kind: EntityKind::Programme, needs: Needs::Act, ..ending }),
        None => (start, ending),
    };
    if end - start > LONGEST || end - start < 3 {
        return;
    }
    let inside = &stretch[stretch[..=i].partition_point(|token| token.start < start)..=i];
    let stem = (end - usize::from(ending.length)).saturating_sub(start);
    let proper = match ending.needs {
        Needs::Own | Needs::Number | Needs::Short | Needs::Act => true,
        Needs::Name => stem > 0 && is_proper(chars, inside, token),
    };
    // A common noun before the proper part is no part of the name: 數字臺湖演藝小鎮, unless it recurs or is an office.
    let start = if proper && ending.needs == Needs::Name { proper_start(inside) } else { start };
    let common = inside.len() - 1;
    let candidate = Candidate {
        start,
        end,
        kind: ending.kind,
        proper,
        plain: false,
        short: ending.needs == Needs::Short,
        can_recur: ending.needs == Needs::Name
            && ending.kind == EntityKind::Place
            && common > 0
            && is_area(&chars[..end]),
        stem,
        half: false,
    };
    // 國家網絡安全產業園區（通州園）: the bracket belongs to the name, and the name stands without it too.
    if proper
        && let Some(next) = stretch.get(i + 1)
        && next.kind == Kind::Bracket
        && next.end - start <= LONGEST
        && is_part(&chars[next.start + 1..next.end - 1])
    {
        found.push(Candidate { end: next.end, ..candidate.clone() });
    }
    found.push(candidate);
}

/// Whether a name ends as the parts of a planned city do: 運河商務區, 城市副中心; not as 社區 and 草原.
fn is_area(name: &[char]) -> bool {
    ["区", "城", "副中心", "板块", "带", "圈", "组团"].iter().any(|word| glyphs::ends_with(name, word))
        && !["社区", "街区", "校区", "灌区", "景区", "林区"].iter().any(|word| glyphs::ends_with(name, word))
}

/// Whether a bracket behind a name names its seat or part, and not a remark.
fn is_part(inside: &[char]) -> bool {
    const PART: [&str; 14] =
        ["园", "段", "区", "馆", "线", "路", "院", "站", "中心", "公园", "基地", "片区", "期", "市"];
    inside.len() >= 2 && inside.len() <= 12 && PART.iter().any(|word| glyphs::ends_with(inside, word))
}

/// The first token of the name that ends with token `i`.
fn begin(text: &Passage, stretch: &[Token], i: usize, remark: bool) -> usize {
    let chars = text.chars;
    let mut first = i;
    let mut at = i;
    while at > 0 {
        let (left, right) = (stretch[at - 1], stretch[at]);
        if stretch[i].end - left.start > LONGEST {
            break;
        }
        match left.kind {
            // 4條, 2家: what is counted begins behind the measure word.
            Kind::Latin if at < i && is_measure(chars, &stretch[at]) => {
                first = at + 1;
                break;
            }
            Kind::Word(Class::Noun | Class::Anchor | Class::Place | Class::Office | Class::Head)
            | Kind::Unknown
            | Kind::Latin => {
                at -= 1;
                first = at;
            }
            Kind::Bracket | Kind::Joint => {
                at -= 1;
                if remark {
                    first = at;
                }
            }
            Kind::Word(Class::Act) => {
                if !act_belongs(chars, stretch, at - 1) {
                    break;
                }
                at -= 1;
                first = at;
            }
            Kind::Word(Class::Stop) if joins(chars, stretch, at - 1) => at -= 1,
            // 通州堰系列分洪體系
            Kind::Word(Class::Stop) if chars[left.start..left.end] == ['系', '列'] && at > 1 => at -= 1,
            // 市二醫院, 第一人民醫院
            Kind::Word(Class::Stop) if right.ending.is_some() && is_ordinal(chars, &left) => {
                at -= 1;
                first = at;
            }
            Kind::Word(Class::Stop | Class::Verb) => break,
        }
    }
    // A number, a bracket or a joint does not begin a name.
    while first < i
        && (matches!(stretch[first].kind, Kind::Latin | Kind::Bracket | Kind::Joint)
            || is_single_head(&stretch[first])
                && matches!(chars[stretch[first].start], '市' | '区' | '县' | '镇' | '乡' | '村' | '州')
                && !matches!(stretch[first + 1].kind, Kind::Unknown | Kind::Word(Class::Stop)))
    {
        first += 1;
    }
    first
}

/// Whether a token is a number that stands before a school or a hospital.
fn is_ordinal(chars: &[char], token: &Token) -> bool {
    token.end - token.start == 1 && "一二三四五六七八九十".contains(chars[token.start])
}

/// Whether a token is a measure word.
fn is_measure(chars: &[char], token: &Token) -> bool {
    token.end - token.start == 1
        && matches!(token.kind, Kind::Unknown | Kind::Word(Class::Stop))
        && "个家条座项处所批次名户台套辆亩种类件张份场支对只艘架".contains(chars[token.start])
}

/// Whether the verb at `at` is part of the name behind it (改造工程) and does not govern it (建設實驗室).
fn act_belongs(chars: &[char], stretch: &[Token], at: usize) -> bool {
    let word = |i: usize| &chars[stretch[i].start..stretch[i].end];
    let governs = ["建设", "发展", "启动", "更新", "创新", "运营", "投资", "提升", "行动", "设立", "服务", "发动"];
    let left = at.checked_sub(1).map(|j| stretch[j].kind);
    let noun_left = matches!(
        left,
        Some(
            Kind::Unknown
                | Kind::Latin
                | Kind::Word(Class::Noun | Class::Place | Class::Anchor | Class::Head | Class::Act)
        )
    );
    let next_is_ending = stretch[at + 1].ending.is_some() || stretch[at + 1].kind == Kind::Word(Class::Act);
    if ["建设", "发展"].iter().any(|w| word(at).iter().copied().eq(w.chars())) {
        return noun_left && next_is_ending;
    }
    noun_left || next_is_ending && !governs.iter().any(|w| word(at).iter().copied().eq(w.chars()))
}

/// Whether 與 or 和 at `at` stands between two verbs of one name: 監測預警與監管創新實驗室.
fn joins(chars: &[char], stretch: &[Token], at: usize) -> bool {
    let act = |t: Option<&Token>| t.is_some_and(|t| t.kind == Kind::Word(Class::Act));
    stretch[at].end - stretch[at].start == 1
        && matches!(chars[stretch[at].start], '与' | '和')
        && act(at.checked_sub(1).and_then(|j| stretch.get(j)))
        && act(stretch.get(at + 1))
}

/// Where the proper word right before a one-character ending begins: 廠通路, 通州區, 潮白河.
fn short(chars: &[char], stretch: &[Token], i: usize) -> Option<usize> {
    let mut first = i;
    while first > 0
        && i - first < 3
        && (stretch[first - 1].kind == Kind::Unknown || is_single_head(&stretch[first - 1]))
    {
        first -= 1;
    }
    while first > 0 && first + 3 > i && stretch[first - 1].kind == Kind::Word(Class::Place) {
        first -= 1;
    }
    if first < i && stretch[first].kind == Kind::Word(Class::Place) {
        return Some(first);
    }
    let before = first.checked_sub(1).map(|j| stretch[j].kind);
    // 主銷區, 泄洪區: districts stand in the gazetteer, other words end so too.
    if first < i && matches!(chars[stretch[i].start], '区' | '市' | '州') {
        return None;
    }
    let opens = matches!(before, None | Some(Kind::Word(Class::Stop | Class::Verb | Class::Act | Class::Place)));
    (i - first >= 2 && opens).then_some(first)
}

/// Where a programme begins that 實施 or 開展 governs: 實施城市更新行動, 實施新一輪國企改革深化提升行動.
fn programme(text: &Passage, stretch: &[Token], i: usize) -> Option<usize> {
    const GOVERNS: [&str; 11] =
        ["实施", "开展", "启动", "推进", "推动", "深化", "落实", "组织", "打好", "参与", "出台"];
    const FARTHEST: usize = 14;
    let chars = text.chars;
    let governs = |j: &usize| {
        matches!(stretch[*j].kind, Kind::Word(Class::Verb))
            && GOVERNS.iter().any(|word| glyphs::ends_with(&chars[..stretch[*j].end], word))
    };
    // The first of the verbs has the programme, and the others stand in its name.
    let first = (i.saturating_sub(FARTHEST)..i).filter(governs).find_map(|verb| {
        let word = |j: usize| &chars[stretch[j].start..stretch[j].end];
        let mut from = verb + 1;
        // 新一輪, 第三輪 and an adverb count it, and 和 parts it from another one; 重點領域 belongs to it.
        while from < i
            && (stretch[from].kind == Kind::Word(Class::Stop) && word(from) != ['重', '点']
                || word(from) == ['好']
                || governs(&from) && stretch[from].start == stretch[verb].end)
        {
            from += 1;
        }
        let joint = (from + 1..i).rev().find(|&j| {
            stretch[j].kind == Kind::Word(Class::Stop)
                && matches!(word(j)[0], '和' | '与' | '及')
                && stretch[j - 1].ending.is_some_and(|ending| ending.needs == Needs::Act)
        });
        let from = joint.map_or(from, |joint| joint + 1);
        // 十大行動: only how many there are may stand before the ending.
        let stops = |t: &Token| {
            t.kind == Kind::Joint
                || t.kind == Kind::Word(Class::Stop)
                    && t.start > stretch[from].start
                    && !(t.end == stretch[i].start && chars[t.end - 1] == '大')
        };
        let counted = stretch[from].kind == Kind::Latin;
        (from < i && !counted && !stretch[from..i].iter().any(stops)).then_some(from)
    })?;
    let stem = stretch[i].start.saturating_sub(stretch[first].start);
    (4..=18).contains(&stem).then(|| stretch[first].start)
}

/// Whether the tokens of a candidate hold a place, 國家 with enough behind it, or two unknown characters in a row
/// before the ending.
fn is_proper(chars: &[char], inside: &[Token], last: Token) -> bool {
    let mut unknown = 0;
    for token in inside.iter().filter(|t| t.start < last.start) {
        match token.kind {
            Kind::Word(Class::Place | Class::Office) => return true,
            Kind::Word(Class::Anchor) => {
                // 全國機場, 國際賽事 are no names; 中國銀行 and 首都博物館 are.
                const WEAK: [&str; 6] = ["国家", "全国", "国际", "全球", "世界", "中央"];
                let weak = WEAK.iter().any(|word| glyphs::starts_with(&chars[token.start..token.end], word));
                if !weak || last.start >= token.end + 4 || token.start > inside[0].start {
                    return true;
                }
                unknown = 0;
            }
            Kind::Unknown => unknown += 1,
            Kind::Latin => {}
            _ if is_single_head(token) => unknown += 1,
            _ => unknown = 0,
        }
        if unknown >= 2 {
            return true;
        }
    }
    false
}

/// Where the proper part of a name begins; all of it when an office or a facility stands before.
fn proper_start(inside: &[Token]) -> usize {
    let first = inside[0].start;
    let mut unknown: Option<usize> = None;
    for (i, token) in inside.iter().enumerate() {
        match token.kind {
            Kind::Word(Class::Place | Class::Office | Class::Anchor) => return token.start,
            Kind::Unknown => {
                let from = unknown.get_or_insert(token.start);
                if inside.get(i + 1).is_some_and(|next| next.kind == Kind::Unknown) || token.start > *from {
                    return *from;
                }
            }
            Kind::Word(Class::Head) if is_single_head(token) => {
                if unknown.is_some() {
                    return unknown.unwrap_or(first);
                }
                unknown = Some(token.start);
                continue;
            }
            Kind::Word(Class::Head) => return first,
            _ => unknown = None,
        }
        if token.ending.is_some() {
            return first;
        }
    }
    first
}

/// 路, 縣, 莊 inside a name are part of a proper word.
fn is_single_head(token: &Token) -> bool {
    token.kind == Kind::Word(Class::Head) && token.end - token.start == 1
}
