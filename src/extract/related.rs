//! Which measures share a rare name or a cited document, once they have ids.

use std::collections::{BTreeMap, HashMap};

use crate::plan::{Measure, Related};
use crate::script;

/// Most related measures that are told of one.
const MOST: usize = 5;

/// Fills `related` of every measure with the measures that share its rarest names and citations, the closest first,
/// then in plan order. What stands in many measures (the plan's own city) relates nothing.
pub fn relate(measures: &mut [Measure]) {
    let common = (measures.len() / 8).clamp(3, 12);
    let mut holders: BTreeMap<String, (String, Vec<usize>)> = BTreeMap::new();
    for (i, measure) in measures.iter().enumerate() {
        let names = measure.entities.iter().map(|entity| &entity.name);
        for name in names.chain(measure.references.iter().map(|reference| &reference.title)) {
            let (_, holders) = holders.entry(script::fold(name)).or_insert_with(|| (name.clone(), Vec::new()));
            if holders.last() != Some(&i) {
                holders.push(i);
            }
        }
    }
    // For each measure, each other one with the names they share: what fewer share weighs more.
    let mut near: Vec<HashMap<usize, (usize, Vec<&str>)>> = vec![HashMap::new(); measures.len()];
    // 北京, 通州: a bare place says too little to relate anything, nor does 青岛市 where 青岛 stands everywhere.
    let bare = |name: &str| {
        let stem = name.strip_suffix(['市', '省', '县', '区', '州']).and_then(|stem| holders.get(stem));
        name.chars().count() < 3 || stem.is_some_and(|(_, holders)| holders.len() > common)
    };
    let rare = holders.iter().filter(|(name, (_, holders))| (2..=common).contains(&holders.len()) && !bare(name));
    for (name, holders) in rare.map(|(_, named)| named) {
        for &one in holders {
            for &other in holders.iter().filter(|other| **other != one) {
                let (weight, shared) = near[one].entry(other).or_default();
                *weight += 60 / holders.len();
                shared.push(name);
            }
        }
    }
    let ids: Vec<String> = measures.iter().map(|measure| measure.id.clone()).collect();
    for (measure, near) in measures.iter_mut().zip(near) {
        let mut near: Vec<_> = near.into_iter().collect();
        near.sort_by_key(|(other, (weight, _))| (std::cmp::Reverse(*weight), *other));
        near.truncate(MOST);
        measure.related = near
            .into_iter()
            .map(|(other, (_, shared))| Related { id: ids[other].clone(), because: longest(shared) })
            .collect();
    }
}

/// The shared names without those that stand inside another one.
fn longest(mut shared: Vec<&str>) -> Vec<String> {
    shared.sort_by_key(|name| (std::cmp::Reverse(name.chars().count()), *name));
    let mut kept: Vec<&str> = Vec::new();
    for name in shared {
        if kept.len() < MOST && !kept.iter().any(|longer| longer.contains(name)) {
            kept.push(name);
        }
    }
    kept.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Entity, EntityKind};
    use crate::source::Span;

    fn measure(id: &str, names: &[&str]) -> Measure {
        let entity = |name: &&str| Entity { name: (*name).to_owned(), kind: EntityKind::Place, span: Span::default() };
        Measure {
            id: id.to_owned(),
            path: String::new(),
            label: String::new(),
            number: 0,
            heading: String::new(),
            text: String::new(),
            span: Span::default(),
            clauses: Vec::new(),
            references: Vec::new(),
            responsible: Vec::new(),
            entities: names.iter().map(entity).collect(),
            related: Vec::new(),
        }
    }

    #[test]
    fn rare_names_relate_and_ubiquitous_ones_do_not() {
        let mut measures = vec![
            measure("a", &["通州区", "城市绿心", "绿心"]),
            measure("b", &["通州區", "城市綠心", "綠心"]),
            measure("c", &["通州区", "环球主题公园", "北京"]),
            measure("d", &["通州区", "北京"]),
        ];
        relate(&mut measures);
        let told =
            |m: &Measure| m.related.iter().map(|r| format!("{} {}", r.id, r.because.join("、"))).collect::<Vec<_>>();
        assert_eq!(told(&measures[0]), ["b 城市绿心"]);
        assert_eq!(told(&measures[1]), ["a 城市绿心"]);
        assert_eq!(told(&measures[2]), Vec::<String>::new());
    }

    #[test]
    fn the_plans_own_city_relates_nothing_in_its_full_name() {
        let mut measures: Vec<Measure> = (0..12).map(|i| measure(&i.to_string(), &["青岛"])).collect();
        measures[0].entities.extend(measure("", &["青岛市"]).entities);
        measures[1].entities.extend(measure("", &["青岛市"]).entities);
        relate(&mut measures);
        assert!(measures.iter().all(|measure| measure.related.is_empty()));
    }

    #[test]
    fn the_closest_come_first_and_are_few() {
        let names = |i: usize| if i == 0 || i == 7 { &["京唐铁路", "厂通路"][..] } else { &["京唐铁路"] };
        let mut measures: Vec<Measure> = (0..9).map(|i| measure(&i.to_string(), names(i))).collect();
        measures.extend((0..91).map(|i| measure(&format!("x{i}"), &[])));
        relate(&mut measures);
        let ids: Vec<&str> = measures[0].related.iter().map(|r| r.id.as_str()).collect();
        assert_eq!(ids, ["7", "1", "2", "3", "4"]);
    }
}
