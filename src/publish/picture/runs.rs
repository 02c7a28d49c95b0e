//! Words that stand in a line, with what they look like.

use super::super::tree::Node;
use super::scene::{Face, INK, Run, SOFT};

/// What the words of a figure look like.
pub(super) const TEXT: Face = Face::new(14.0, INK);
pub(super) const SMALL: Face = Face::new(12.5, SOFT);

/// Whether it stands in a line.
pub(super) fn in_line(node: &Node) -> bool {
    match node {
        Node::Words(_) => true,
        Node::Element(element) => {
            let is_words =
                ["strong", "em", "small", "span", "time", "data", "a", "sup", "q"].contains(&element.name.as_str());
            is_words || element.is_of("swatch")
        }
    }
}

/// Words with what they look like; what is set apart in a word of its own begins a new run.
pub(super) fn runs(nodes: &[Node], face: Face) -> Vec<Run> {
    let mut made: Vec<Run> = Vec::new();
    for node in nodes {
        match node {
            Node::Words(words) => made.push(Run { words: spaced(words), face }),
            Node::Element(element) => match element.name.as_str() {
                "svg" => {}
                // A shape before a word, for those who see colours badly, which not every font has.
                _ if element.attribute("aria-hidden").is_some() => {}
                "span" if element.is_of("in-article") => made.extend(runs(&element.children, SMALL)),
                "strong" | "data" => made.extend(runs(&element.children, face.strong())),
                "time" if made.is_empty() && face == TEXT => made.extend(runs(&element.children, SMALL.strong())),
                "small" => {
                    made.extend(runs(&element.children, Face { is_strong: false, ..Face::new(face.size - 1.5, SOFT) }))
                }
                "span" if element.is_of("phase") => made.extend(runs(&element.children, SMALL)),
                _ => made.extend(runs(&element.children, face)),
            },
        }
    }
    made
}

/// Words in which every space is one.
fn spaced(words: &str) -> String {
    words.replace(['\n', '\t'], " ")
}
