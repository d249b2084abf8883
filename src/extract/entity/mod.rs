//! Names: places, organisations, projects, programmes, facilities, events.
//!
//! Found by what ends a name (`heads.tsv`) and where the words before it allow one to begin; a name found once is then
//! found everywhere in the document.

mod candidate;
mod quoted;
mod tokens;

use std::collections::{BTreeMap, HashSet};

use rustc_hash::FxHashMap;

use super::Text;
use super::folded::Passage;
use super::glyphs::is_word;
use crate::lexicon::{Lexicon, Trie};
use crate::plan::{Alias, Entity, EntityKind};
use crate::script;
use crate::source::Source;
use candidate::Candidate;

/// How often a name of common words must stand in a document to count as one (運河商務區, 文化旅游區).
const RECURS: usize = 3;

/// Characters read before a 、 to find a name there.
const BESIDE: usize = 12;

/// The names in each measure among `texts`, one list a measure, in reading order. `aliases` are names too when what
/// they stand for is one.
pub(super) fn entities(source: &Source, texts: &[Text], aliases: &[Alias], lexicon: &Lexicon) -> Vec<Vec<Entity>> {
    let mut found: FxHashMap<&str, Known> = FxHashMap::default();
    for (_, text) in texts {
        let mut candidates = candidate::candidates(text, lexicon.words());
        quoted::quoted(source, text, |candidate| candidates.push(candidate));
        for candidate in candidates {
            let name = text.slice(candidate.start, candidate.end);
            let known = found.entry(name).or_insert(Known { times: 0, candidate: candidate.clone(), beside: None });
            known.times += 1;
            if known.beside.is_none() && candidate.can_recur && text.before(candidate.start) == '、' {
                known.beside = Some(text.slice(candidate.start.saturating_sub(BESIDE), candidate.start - 1));
            }
            known.candidate.proper |= candidate.proper;
            known.candidate.half &= candidate.half;
        }
    }
    let names = accepted(found, aliases);
    let kinds: Vec<Named> = names.values().copied().collect();
    let names = Trie::new(names.into_keys().zip(0..));
    super::measures(texts).map(|(_, text)| named(source, text, &names, &kinds)).collect()
}

/// A name as it was found.
struct Known<'t> {
    times: usize,
    candidate: Candidate,
    /// What stands before it in a list of places.
    beside: Option<&'t str>,
}

/// What is told of an accepted name.
#[derive(Debug, Clone, Copy)]
struct Named {
    kind: EntityKind,
    /// A place of the gazetteer: not told where it stands inside a longer name.
    plain: bool,
}

/// The names that count, by their folded text.
fn accepted(found: FxHashMap<&str, Known<'_>>, aliases: &[Alias]) -> BTreeMap<String, Named> {
    let mut names: BTreeMap<String, Named> = BTreeMap::new();
    let mut doubtful: Vec<(&str, Known<'_>)> = Vec::new();
    for (name, known) in found {
        let recurs =
            known.times >= if known.candidate.stem >= 4 { RECURS - 1 } else { RECURS } && known.candidate.stem >= 2;
        if known.candidate.half {
            continue;
        }
        if known.candidate.proper || recurs && known.candidate.can_recur {
            names.insert(name.to_owned(), Named { kind: known.candidate.kind, plain: known.candidate.plain });
        } else {
            doubtful.push((name, known));
        }
    }
    // A name of common words that begins with a name is one: 城市副中心圖書館.
    let sure: HashSet<&str> = names.iter().filter(|(_, n)| !n.plain).map(|(name, _)| name.as_str()).collect();
    let more: Vec<(String, Named)> = doubtful
        .into_iter()
        .filter(|(name, known)| {
            name.char_indices().skip(3).any(|(at, _)| sure.contains(&name[..at]))
                // 運河商務區、文化旅游區: so is one that recurs and stands beside another part of the city.
                || known.times >= RECURS - 1
                    && known.beside.is_some_and(|left| left.char_indices().any(|(at, _)| sure.contains(&left[at..])))
        })
        .map(|(name, known)| (name.to_owned(), Named { kind: known.candidate.kind, plain: false }))
        .collect();
    names.extend(more);
    for alias in aliases {
        let (short, full) = (script::fold(&alias.alias), script::fold(&alias.full));
        let kind = full
            .char_indices()
            .filter_map(|(at, _)| names.get(&full[at..]))
            .map(|named| named.kind)
            .next()
            .filter(|_| short.chars().count() >= 2 && !short.contains('<'));
        if let Some(kind) = kind {
            names.entry(short).or_insert(Named { kind, plain: false });
        }
    }
    names
}

/// The names that stand in `text`, each once, in reading order, the longer one first.
fn named(source: &Source, text: &Passage, names: &Trie<usize>, kinds: &[Named]) -> Vec<Entity> {
    let mut seen = vec![false; kinds.len()];
    let mut entities = Vec::new();
    let mut covered = 0;
    let mut here: Vec<(usize, usize)> = Vec::new();
    for start in 0..text.len() {
        names.walk(&text.chars[start..], |length, name| here.push((start + length, *name)));
        for (end, name) in here.drain(..).rev() {
            // A hit that ends before the farthest end so far stands inside a longer one.
            let inside = end <= covered;
            covered = covered.max(end);
            if inside && kinds[name].plain || is_torn(text, start, end) || std::mem::replace(&mut seen[name], true) {
                continue;
            }
            let span = text.span(start, end);
            entities.push(Entity { name: source.quote(span).to_owned(), kind: kinds[name].kind, span });
        }
    }
    entities
}

/// Whether a name is only the first characters of another word: 民政部门, 乌蒙山东部.
fn is_torn(text: &Passage, start: usize, end: usize) -> bool {
    let (name, behind) = (&text.chars[start..end], &text.chars[end..]);
    let Some(next) = behind.first() else { return false };
    let department = *next == '门' && name[name.len() - 1] == '部';
    // A range, a river or a sea and its side: 山东, 河南, 江西 are not meant.
    let province = name.len() == 2 && "山河江湖海".contains(name[0]) && "东西南北".contains(name[1]);
    let side = "部麓岸侧坡".contains(*next) && !matches!(behind.get(1), Some('分' | '门' | '署'));
    department || province && side && start > 0 && is_word(text.chars[start - 1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Unit;
    use crate::extract::folded::Folded;
    use crate::plan::SectionKind;
    use crate::source::Span;

    /// The names in a text that is one measure, with their kind's first letter.
    fn check(text: &str, expected: &[&str]) {
        let source = Source::new("a", text);
        let span = Span::new(0, source.text().len());
        let unit = Unit {
            path: "一".into(),
            label: "一、".into(),
            number: 1,
            parent: None,
            depth: 0,
            heading: Span::new(0, 0),
            body: span,
            span,
            kind: SectionKind::Operative,
            is_measure: true,
        };
        let folded = Folded::new(&source, span);
        let aliases = super::super::alias::aliases(&source, &folded.whole());
        let found = entities(&source, &[(Some(&unit), folded.whole())], &aliases, Lexicon::built_in()).remove(0);
        for entity in &found {
            assert_eq!(source.quote(entity.span), entity.name);
        }
        let found: Vec<String> = found.iter().map(|e| format!("{:.1} {}", format!("{:?}", e.kind), e.name)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_proper_word_or_a_place_makes_a_name() {
        check("建設于家務國際種業科技園區,重點發展種業", &["F 于家務國際種業科技園區"]);
        check("推动京唐城际铁路建设，实现厂塘路通车", &["P 京唐城际铁路", "P 厂塘路"]);
        check("落地中国信息通信研究院", &["O 中国信息通信研究院"]);
        check("加快推进潮白河国家森林公园建设", &["F 潮白河国家森林公园"]);
        check("支持南京市、宿迁市沭阳县先行先试", &["P 南京市", "P 宿迁市", "P 沭阳县"]);
        check("举办北京国际设计周、台湖演艺艺术周", &["E 北京国际设计周", "E 台湖演艺艺术周"]);
        check("做好22号线建设", &["P 22号线"]);
        check("實施溫潮減河工程", &["P 溫潮減河工程", "P 溫潮減河"]);
    }

    #[test]
    fn known_offices_and_places_are_names() {
        check("由內政部核轉銓敘部審定", &["O 內政部", "O 銓敘部"]);
        check("发展局会同房屋局检讨土地供应", &["O 发展局", "O 房屋局"]);
        check("财政部会同人民银行支持苏州工业园区", &["O 财政部", "O 人民银行", "F 苏州工业园区"]);
        check("新建市第一人民医院", &[]);
        check("建设湘雅二医院桂林院区", &["F 湘雅二医院桂林院区", "O 湘雅二医院"]);
    }

    #[test]
    fn common_words_make_none() {
        for text in [
            "建设一批产业创新平台和示范基地",
            "打造国家级产业园区",
            "加强公园、图书馆、博物馆建设",
            "推进城镇老旧小区改造",
            "完善社区服务中心，优化公共交通线路",
            "提升各级行政中心服务水平",
            "抓好关键环节，调节市场",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn a_quotation_with_what_it_names_is_one_name() {
        check("实施第三轮“四减四增”行动，深化“蓝湾整治”专项行动", &["P “四减四增”行动", "P “蓝湾整治”专项行动"]);
        check("抓好“一把手”工程，落实“十四五”计划，推进“三农”工作", &[]);
        check("建立“人、房、地”平台，“三水”共治", &[]);
    }

    #[test]
    fn a_name_that_another_word_begins_with_is_none() {
        check("各地民政部门要落实", &[]);
        check("民政部会同民政部门", &["O 民政部"]);
        check("推进乌蒙山东部治理", &[]);
        check("支持上海合作组织示范", &["O 上海合作组织"]);
        check("支持东平湖创建度假区", &["P 东平湖"]);
    }

    #[test]
    fn a_place_of_common_words_stands_beside_another() {
        check(
            "带动运河商务区、文化旅游区及张家湾，在运河商务区、文化旅游区建设，服务运河商务区",
            &["P 运河商务区", "P 文化旅游区", "P 张家湾"],
        );
        check("建设通州堰系列分洪体系", &["P 通州堰系列分洪体系", "P 通州堰"]);
    }

    #[test]
    fn brackets_belong_to_a_name_or_stand_in_it() {
        check("建设国家网络安全产业园区（通州园）", &["F 国家网络安全产业园区（通州园）", "F 通州园"]);
        check("办好北京（国际）运河文化节", &["E 北京（国际）运河文化节"]);
        check("推动智慧大运河（通州段）建设", &["P 智慧大运河（通州段）"]);
    }

    #[test]
    fn a_name_is_found_wherever_it_stands() {
        check(
            "建设城市副中心，服务城市副中心，城市副中心图书馆与城市副中心联动",
            &["P 城市副中心", "F 城市副中心图书馆"],
        );
        check("與三河市、香河縣（以下簡稱北三縣）協同，帶動北三縣", &["P 三河市", "P 香河縣", "P 北三縣"]);
    }

    #[test]
    fn a_programme_is_what_is_carried_out() {
        check("深入实施城市更新行动，开展违法建设专项整治行动", &["P 城市更新行动", "P 违法建设专项整治行动"]);
        check("明确行动计划，加强行动", &[]);
        check("实施国企改革深化提升行动", &["P 国企改革深化提升行动"]);
        check("实施新一轮黑土地保护工程", &["P 黑土地保护工程"]);
        check("实施重点产业链高质量发展行动和城市更新行动", &["P 重点产业链高质量发展行动", "P 城市更新行动"]);
        check("推进15项重大工程", &[]);
    }
}
