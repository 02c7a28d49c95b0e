//! What was drawn, as a tree of elements and words: for all that is made of it and is no page.

use super::spaces::kept;
use yew::virtual_dom::VNode;

/// An element or words.
pub(super) enum Node {
    Words(String),
    Element(Element),
}

/// An element.
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether it is of a class.
    pub(super) fn is_of(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split(' ').any(|known| known == class))
    }

    /// The elements in it, without the words between them.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        elements(&self.children)
    }

    /// The words in it.
    pub(super) fn words(&self) -> String {
        words(&self.children)
    }
}

/// The elements among nodes.
pub(super) fn elements(nodes: &[Node]) -> impl Iterator<Item = &Element> {
    nodes.iter().filter_map(|node| if let Node::Element(element) = node { Some(element) } else { None })
}

/// The words of nodes.
pub(super) fn words(nodes: &[Node]) -> String {
    let of_node = |node: &Node| match node {
        Node::Words(words) => words.clone(),
        Node::Element(element) => element.words(),
    };
    nodes.iter().map(of_node).collect()
}

/// The tree of what was drawn. There are no islands in it: what they hold is drawn as it is where there is no program.
pub(super) fn of(drawn: &VNode) -> Vec<Node> {
    let mut nodes = Vec::new();
    add(&mut nodes, drawn);
    nodes
}

fn add(nodes: &mut Vec<Node>, drawn: &VNode) {
    match drawn {
        VNode::VText(text) => match nodes.last_mut() {
            Some(Node::Words(words)) => words.push_str(&kept(&text.text)),
            _ if text.text.is_empty() => {}
            _ => nodes.push(Node::Words(kept(&text.text).into_owned())),
        },
        VNode::VList(list) => list.iter().for_each(|node| add(nodes, node)),
        VNode::VTag(tag) => {
            let mut children = Vec::new();
            if let Some(drawn) = tag.children() {
                add(&mut children, drawn);
            }
            let attributes = tag.attributes.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            nodes.push(Node::Element(Element { name: tag.tag().to_owned(), attributes, children }));
        }
        VNode::VComp(_) | VNode::VPortal(_) | VNode::VRef(_) | VNode::VSuspense(_) | VNode::VRaw(_) => {}
    }
}
