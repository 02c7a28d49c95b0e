//! The parts' XML: elements by their names without prefixes, since each program has its own.

use super::{Problem, broken};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;
use quick_xml::{Reader, XmlVersion};

/// What stands in a part, one after the other.
pub(super) enum Node<'x> {
    Start(BytesStart<'x>),
    End(String),
    Text(String),
}

pub(super) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    part: &'static str,
}

impl<'x> Xml<'x> {
    pub(super) fn of(text: &'x str, part: &'static str) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, part }
    }

    /// The next node; nothing at the end. An entity of the part's own making is left out: none is ever made.
    pub(super) fn next(&mut self) -> Result<Option<Node<'x>>, Problem> {
        loop {
            let event = self.reader.read_event().map_err(|_| broken(&format!("{} is no XML", self.part)))?;
            return Ok(Some(match event {
                Event::Start(start) => Node::Start(start),
                Event::End(end) => Node::End(end.local_name().as_ref().to_owned()),
                Event::Text(text) => Node::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Node::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(name) => {
                    let character = name.resolve_char_ref().ok().flatten().map(String::from);
                    let known = resolve_predefined_entity(&name.xml10_content()).map(str::to_owned);
                    Node::Text(character.or(known).unwrap_or_default())
                }
                Event::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }
}

/// The name of an element without its prefix.
pub(super) fn name<'e>(element: &'e BytesStart<'_>) -> &'e str {
    element.name().0.rsplit(':').next().unwrap_or_default()
}

/// An attribute by its name without its prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    find(element, |key| key.local_name().as_ref() == name)
}

/// The same by its whole name, where two differ in their prefix.
pub(super) fn prefixed(element: &BytesStart<'_>, name: &str) -> Option<String> {
    find(element, |key| key.0 == name)
}

fn find(element: &BytesStart<'_>, is_meant: impl Fn(QName<'_>) -> bool) -> Option<String> {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let attribute = attributes.find(|attribute| is_meant(attribute.key))?;
    attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}
