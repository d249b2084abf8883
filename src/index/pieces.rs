//! What an entry is found by beside its text: names, everything to filter by, and numbers.

use std::borrow::Cow;

use super::entry::{Entry, Kind};
use super::text;

/// Two positions in one number.
pub fn pack(label: usize, heading: usize) -> u64 {
    let cap = |n: usize| n.min(0xffff) as u64;
    cap(heading) << 16 | cap(label)
}

/// The positions where label and heading end.
pub fn unpack(packed: u64) -> (u32, u32) {
    ((packed & 0xffff) as u32, (packed >> 16) as u32)
}

/// What an entry is called by: id, path, label, number, all folded.
pub fn keys(entry: &Entry) -> Vec<String> {
    if entry.kind == Kind::Plan {
        return vec![text::key(&entry.plan)];
    }
    let bare = entry.path.rsplit('/').next().unwrap_or("");
    let mut keys =
        [&entry.id, &entry.path, entry.label.trim_end_matches(['、', '.', '．', ' ']), bare].map(text::key).to_vec();
    keys.sort_unstable();
    keys.dedup();
    keys.retain(|key| !key.is_empty());
    keys
}

/// Everything that can be filtered by or counted, as `name:value`.
pub fn facets(entry: &Entry) -> Vec<String> {
    let mut facets = vec![format!("kind:{}", entry.kind.name())];
    let mut add = |name: &str, value: Cow<str>| {
        let value = text::key(&value);
        if !value.is_empty() {
            facets.push(format!("{name}:{value}"));
        }
    };
    add("plan", Cow::Borrowed(&entry.plan));
    entry.rungs.iter().for_each(|rung| add("rung", rung.to_string().into()));
    if entry.forbids {
        add("rung", "forbid".into());
    }
    entry.offices.iter().for_each(|office| add("office", office.into()));
    entry.places.iter().for_each(|place| add("place", place.into()));
    entry.cites.iter().for_each(|title| add("cites", title.into()));
    if let Some(issued) = &entry.issued {
        add("issued", issued.into());
    }
    if !entry.targets.is_empty() {
        add("has", "target".into());
    }
    if !entry.deadlines.is_empty() {
        add("has", "deadline".into());
    }
    facets.sort_unstable();
    facets.dedup();
    facets
}

/// The first day by which something falls due, `20251231`.
pub fn due(entry: &Entry) -> Option<u64> {
    entry.deadlines.iter().filter_map(|(_, end)| end.as_deref()?.replace('-', "").parse().ok()).min()
}
