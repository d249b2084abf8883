//! A small XML tree: local names, attributes, text; nesting and size have limits, entities are never expanded.

use quick_xml::events::{BytesStart, Event};

/// Deeper files are not written by any program.
const DEPTH: usize = 256;

/// An element; element names and attributes have no prefix.
#[derive(Debug, Default)]
pub(super) struct Xml {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<XmlChild>,
}

/// Something inside an element.
#[derive(Debug)]
pub(super) enum XmlChild {
    Element(Xml),
    Text(String),
}

impl Xml {
    /// The element children.
    pub fn elements(&self) -> impl Iterator<Item = &Xml> {
        self.children.iter().filter_map(|child| match child {
            XmlChild::Element(element) => Some(element),
            XmlChild::Text(_) => None,
        })
    }

    /// The first child of that name.
    pub fn child(&self, name: &str) -> Option<&Xml> {
        self.elements().find(|element| element.name == name)
    }

    /// An attribute's value.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The attribute `val` of the child `name`, the way WordprocessingML says most things.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("val")
    }

    /// Whether the switch `name` is on: there, and not said to be off.
    pub fn is_on(&self, name: &str) -> bool {
        self.child(name).is_some_and(|c| !matches!(c.attribute("val"), Some("0" | "false" | "off" | "none")))
    }

    /// The text of the element itself.
    pub fn text(&self) -> String {
        self.children
            .iter()
            .filter_map(|child| match child {
                XmlChild::Text(text) => Some(text.as_str()),
                XmlChild::Element(_) => None,
            })
            .collect()
    }
}

/// Reads a file into its root element; `None` when it is no XML or nests without end.
pub(super) fn parse(text: &str) -> Option<Xml> {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut open = vec![Xml::default()];
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => {
                if open.len() > DEPTH {
                    return None;
                }
                open.push(element(&tag));
            }
            Event::Empty(tag) => open.last_mut()?.children.push(XmlChild::Element(element(&tag))),
            Event::End(_) if open.len() > 1 => {
                let done = open.pop()?;
                open.last_mut()?.children.push(XmlChild::Element(done));
            }
            Event::Text(text) => push(open.last_mut()?, &text.xml10_content()),
            Event::CData(text) => push(open.last_mut()?, &text),
            Event::GeneralRef(name) => {
                let resolved = match name.resolve_char_ref() {
                    Ok(Some(c)) => c.to_string(),
                    _ => quick_xml::escape::resolve_xml_entity(&name).unwrap_or("\u{fffd}").to_owned(),
                };
                push(open.last_mut()?, &resolved);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    // What a torn file left open still holds text.
    while open.len() > 1 {
        let done = open.pop()?;
        open.last_mut()?.children.push(XmlChild::Element(done));
    }
    open.pop()?.children.into_iter().find_map(|child| match child {
        XmlChild::Element(root) => Some(root),
        XmlChild::Text(_) => None,
    })
}

fn push(element: &mut Xml, text: &str) {
    match element.children.last_mut() {
        Some(XmlChild::Text(last)) => last.push_str(text),
        _ => element.children.push(XmlChild::Text(text.to_owned())),
    }
}

fn element(tag: &BytesStart<'_>) -> Xml {
    let mut attributes = tag.attributes();
    // Looking for repeated names takes quadratic time, and nothing here depends on it.
    attributes.with_checks(false);
    let attributes = attributes
        .flatten()
        .map(|a| {
            let value = a
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_or_else(|_| a.value.to_string(), |value| value.into_owned());
            (local(a.key.as_ref()), value)
        })
        .collect();
    Xml { name: local(tag.name().as_ref()), attributes, children: Vec::new() }
}

fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_prefix_and_entities_are_read() {
        let root =
            parse("<?xml version='1.0'?><w:p w:id='1'><w:b w:val='0'/><w:t>A&amp;B &#x4E00;</w:t></w:p>").unwrap();
        assert_eq!((root.name.as_str(), root.attribute("id"), root.is_on("b")), ("p", Some("1"), false));
        assert_eq!(root.child("t").map(Xml::text).as_deref(), Some("A&B 一"));
    }

    #[test]
    fn nesting_and_entities_have_an_end() {
        assert!(parse(&"<a>".repeat(100_000)).is_none());
        let bomb = "<!DOCTYPE a [<!ENTITY b 'x'>]><a>&b;&b;</a>";
        assert_eq!(parse(bomb).map(|a| a.text()).as_deref(), Some("\u{fffd}\u{fffd}"));
    }
}
