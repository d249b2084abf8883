//! Automatic list numbers: from a paragraph's `numPr`, or its style's, to the label a reader sees.

use std::collections::HashMap;

use super::label;
use crate::ingest::xml::Xml;

/// Word has nine levels.
const LEVELS: usize = 9;
/// How far styles may build on each other.
const STYLES: usize = 32;

/// The numbering of a document, with its counters.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<String, Vec<Level>>,
    instances: HashMap<String, Instance>,
    styles: HashMap<String, Style>,
    counters: HashMap<String, [Option<u32>; LEVELS]>,
    default_style: Option<String>,
}

/// A level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    text: String,
    /// Every number of the label in Arabic figures, whatever its own level's format.
    legal: bool,
    /// Nothing between label and text.
    glued: bool,
    /// The level (from 1) whose use makes this one start again; 0 for never.
    restart: Option<usize>,
    style: Option<String>,
}

#[derive(Debug, Clone, Default)]
struct Instance {
    list: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
    used: bool,
}

#[derive(Debug, Clone, Default)]
struct Style {
    base: Option<String>,
    number: Option<String>,
    level: Option<usize>,
    name: String,
}

impl Numbering {
    /// Reads `numbering.xml` and `styles.xml`; either may be missing.
    pub fn new(numbering: Option<&Xml>, styles: Option<&Xml>) -> Numbering {
        let mut this = Numbering::default();
        for style in styles.into_iter().flat_map(Xml::elements).filter(|e| e.name == "style") {
            let Some(id) = style.attribute("styleId") else { continue };
            if style.attribute("type") == Some("paragraph") && matches!(style.attribute("default"), Some("1" | "true"))
            {
                this.default_style = Some(id.to_owned());
            }
            let number = style.child("pPr").and_then(|p| p.child("numPr"));
            this.styles.insert(
                id.to_owned(),
                Style {
                    base: style.value("basedOn").map(str::to_owned),
                    number: number.and_then(|n| n.value("numId")).map(str::to_owned),
                    level: number.and_then(|n| n.value("ilvl")).and_then(|v| v.parse().ok()),
                    name: style.value("name").unwrap_or("").to_ascii_lowercase(),
                },
            );
        }
        let Some(numbering) = numbering else { return this };
        let mut linked = HashMap::new();
        let mut owners = HashMap::new();
        for list in numbering.elements().filter(|e| e.name == "abstractNum") {
            let Some(id) = list.attribute("abstractNumId") else { continue };
            if let Some(style) = list.value("numStyleLink") {
                linked.insert(id.to_owned(), style.to_owned());
            }
            if let Some(style) = list.value("styleLink") {
                owners.insert(style.to_owned(), id.to_owned());
            }
            let mut levels = vec![Level::default(); LEVELS];
            for level in list.elements().filter(|e| e.name == "lvl") {
                if let Some(slot) = index(level).and_then(|at| levels.get_mut(at)) {
                    *slot = read_level(level);
                }
            }
            this.lists.insert(id.to_owned(), levels);
        }
        for instance in numbering.elements().filter(|e| e.name == "num") {
            let (Some(id), Some(list)) = (instance.attribute("numId"), instance.value("abstractNumId")) else {
                continue;
            };
            let list = linked.get(list).and_then(|style| owners.get(style)).map_or(list, String::as_str);
            let mut read = Instance { list: list.to_owned(), ..Instance::default() };
            for change in instance.elements().filter(|e| e.name == "lvlOverride") {
                let Some(at) = index(change) else { continue };
                if let Some(start) = change.value("startOverride").and_then(|v| v.parse().ok()) {
                    read.starts.insert(at, start);
                }
                if let Some(level) = change.child("lvl") {
                    read.levels.insert(at, read_level(level));
                }
            }
            this.instances.insert(id.to_owned(), read);
        }
        this
    }

    /// Whether a paragraph belongs to a table of contents, which repeats the headings.
    pub fn is_contents(&self, properties: Option<&Xml>) -> bool {
        let style = properties.and_then(|p| p.value("pStyle")).and_then(|id| self.styles.get(id));
        style.is_some_and(|style| {
            style.name.strip_prefix("toc ").is_some_and(|level| level.bytes().all(|b| b.is_ascii_digit()))
        })
    }

    /// Counts a paragraph and gives its label, empty when it has none.
    pub fn label(&mut self, properties: Option<&Xml>) -> String {
        let Some((number, level)) = self.place(properties) else { return String::new() };
        let level = level.min(LEVELS - 1);
        let Some(instance) = self.instances.get_mut(&number) else { return String::new() };
        let Some(list) = self.lists.get(&instance.list) else { return String::new() };
        let at = |i: usize| instance.levels.get(&i).or_else(|| list.get(i));
        let Some(own) = at(level) else { return String::new() };
        let counters = self.counters.entry(instance.list.clone()).or_insert([None; LEVELS]);
        if !instance.used {
            // A list begun anew shares its counters with the lists of the same design until it says where to start.
            for (&i, &start) in instance.starts.iter().filter(|(i, _)| **i < LEVELS) {
                counters[i] = start.checked_sub(1);
                if start == 0 {
                    counters[i] = None;
                }
            }
        }
        let start = |i: usize| instance.starts.get(&i).copied().or_else(|| at(i).map(|l| l.start)).unwrap_or(1);
        let next = counters[level].map_or_else(|| start(level), |n| n.saturating_add(1));
        counters[level] = Some(next);
        for (i, counter) in counters.iter_mut().enumerate().skip(level + 1) {
            let restarts = match at(i).and_then(|l| l.restart) {
                Some(0) => false,
                Some(after) => level < after,
                None => true,
            };
            if restarts {
                *counter = None;
            }
        }
        let mut out = String::new();
        let mut text = own.text.chars().peekable();
        while let Some(c) = text.next() {
            match (c, text.peek().and_then(|d| d.to_digit(10))) {
                ('%', Some(wanted @ 1..=9)) => {
                    text.next();
                    let wanted = wanted as usize - 1;
                    let value = counters[wanted].unwrap_or_else(|| start(wanted));
                    let format = at(wanted).map_or("decimal", |l| l.format.as_str());
                    let legal = own.legal && !matches!(format, "bullet" | "none");
                    out.extend(label::number(value, if legal { "decimal" } else { format }));
                }
                // Bullets from symbol fonts have no character of their own.
                ('\u{e000}'..='\u{f8ff}', _) => {}
                _ => out.push(c),
            }
        }
        if !out.is_empty() && !own.glued && out.ends_with(|c: char| c.is_ascii()) && !out.ends_with(' ') {
            out.push(' ');
        }
        if let Some(instance) = self.instances.get_mut(&number) {
            instance.used = true;
        }
        out
    }

    /// Which list and which level a paragraph counts in: its own word, else its style's, else its style's base's.
    fn place(&self, properties: Option<&Xml>) -> Option<(String, usize)> {
        let own = properties.and_then(|p| p.child("numPr"));
        let own_level = own.and_then(|n| n.value("ilvl")).and_then(|v| v.parse::<usize>().ok());
        let style =
            properties.and_then(|p| p.value("pStyle")).map(str::to_owned).or_else(|| self.default_style.clone());
        if let Some(number) = own.and_then(|n| n.value("numId")) {
            return (number != "0").then(|| (number.to_owned(), own_level.unwrap_or(0)));
        }
        let mut id = style.clone();
        for _ in 0..STYLES {
            let current = id?;
            let found = self.styles.get(&current)?;
            if let Some(number) = &found.number {
                if number == "0" {
                    return None;
                }
                // A list's level can name the style that stands for it.
                let linked = self
                    .instances
                    .get(number)
                    .and_then(|i| self.lists.get(&i.list))
                    .and_then(|levels| levels.iter().position(|l| l.style.as_ref() == Some(&current)));
                return Some((number.clone(), own_level.or(linked).or(found.level).unwrap_or(0)));
            }
            id = found.base.clone();
        }
        None
    }
}

fn index(element: &Xml) -> Option<usize> {
    element.attribute("ilvl")?.parse().ok().filter(|at| *at < LEVELS)
}

fn read_level(level: &Xml) -> Level {
    let format = level.value("numFmt").or_else(|| {
        // Newer formats hide behind a choice, with the old one as the fallback.
        let choice = level.child("AlternateContent")?;
        choice.child("Fallback").or_else(|| choice.child("Choice"))?.value("numFmt")
    });
    Level {
        start: level.value("start").and_then(|v| v.parse().ok()).unwrap_or(0),
        format: format.unwrap_or("decimal").to_owned(),
        text: level.value("lvlText").unwrap_or("").to_owned(),
        legal: level.is_on("isLgl"),
        glued: level.value("suff") == Some("nothing"),
        restart: level.value("lvlRestart").and_then(|v| v.parse().ok()),
        style: level.value("pStyle").map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::xml;

    const LISTS: &str = "<numbering>
        <abstractNum abstractNumId='0'>
          <lvl ilvl='0'><start val='1'/><numFmt val='chineseCountingThousand'/><suff val='nothing'/><lvlText val='%1、'/></lvl>
          <lvl ilvl='1'><start val='1'/><numFmt val='chineseCounting'/><lvlText val='（%2）'/></lvl>
          <lvl ilvl='2'><start val='1'/><numFmt val='decimal'/><lvlRestart val='0'/><lvlText val='%3.'/></lvl>
          <lvl ilvl='3'><start val='1'/><numFmt val='decimal'/><isLgl/><lvlText val='%1.%4'/></lvl>
        </abstractNum>
        <abstractNum abstractNumId='1'>
          <lvl ilvl='0'><start val='1'/><numFmt val='decimal'/><pStyle val='H1'/><lvlText val='第%1条'/></lvl>
        </abstractNum>
        <num numId='1'><abstractNumId val='0'/></num>
        <num numId='2'><abstractNumId val='0'/><lvlOverride ilvl='0'><startOverride val='1'/></lvlOverride></num>
        <num numId='3'><abstractNumId val='1'/></num>
        <num numId='4'><abstractNumId val='0'/></num>
      </numbering>";
    const STYLES: &str = "<styles>
        <style styleId='H1' type='paragraph'><pPr><numPr><numId val='3'/></numPr></pPr></style>
        <style styleId='H2' type='paragraph'><basedOn val='H1'/></style>
        <style styleId='TOC1' type='paragraph'><name val='toc 1'/></style>
      </styles>";

    fn check(paragraphs: &[&str], expected: &[&str]) {
        let (lists, styles) = (xml::parse(LISTS).expect("XML"), xml::parse(STYLES).expect("XML"));
        let mut numbering = Numbering::new(Some(&lists), Some(&styles));
        let labels: Vec<String> = paragraphs
            .iter()
            .map(|p| {
                let properties = match p.split_once('/') {
                    Some((number, level)) => {
                        format!("<pPr><numPr><ilvl val='{level}'/><numId val='{number}'/></numPr></pPr>")
                    }
                    None => format!("<pPr><pStyle val='{p}'/></pPr>"),
                };
                numbering.label(xml::parse(&properties).as_ref())
            })
            .collect();
        assert_eq!(labels, expected, "{paragraphs:?}");
    }

    #[test]
    fn counters_run_restart_and_nest() {
        check(&["1/0", "1/1", "1/1", "1/0", "1/1"], &["一、", "（一）", "（二）", "二、", "（一）"]);
        check(&["1/0", "1/2", "1/0", "1/2"], &["一、", "1. ", "二、", "2. "]);
        check(&["1/0", "1/0", "1/3"], &["一、", "二、", "2.1 "]);
        check(&["1/1"], &["（一）"]);
    }

    #[test]
    fn lists_of_one_design_count_on_unless_told_where_to_start() {
        check(&["1/0", "1/0", "4/0"], &["一、", "二、", "三、"]);
        check(&["1/0", "1/0", "2/0", "2/0"], &["一、", "二、", "一、", "二、"]);
    }

    #[test]
    fn styles_carry_numbers() {
        check(&["H1", "H2", "0/0", "H1"], &["第1条", "第2条", "", "第3条"]);
        check(&["H9"], &[""]);
    }

    #[test]
    fn a_table_of_contents_is_known_by_its_style() {
        let numbering = Numbering::new(None, xml::parse(STYLES).as_ref());
        let check = |style: &str, expected| {
            let properties = xml::parse(&format!("<pPr><pStyle val='{style}'/></pPr>"));
            assert_eq!(numbering.is_contents(properties.as_ref()), expected);
        };
        check("TOC1", true);
        check("H1", false);
    }
}
