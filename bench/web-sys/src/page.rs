//! The page: its elements, and what is heard on it.

use gloo::events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, EventTarget, HtmlDetailsElement, NodeList, Window};

/// The explainer on the page, and what listens there.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) root: Element,
    listeners: Rc<RefCell<Vec<EventListener>>>,
}

impl Page {
    pub(crate) fn new(root: &Element) -> Self {
        Self { root: root.clone(), listeners: Rc::default() }
    }

    /// Listens until the program ends.
    pub(crate) fn on(&self, target: &EventTarget, event: &'static str, act: impl Fn(&Event) + 'static) {
        let options = EventListenerOptions::enable_prevent_default();
        self.keep(EventListener::new_with_options(target, event, options, move |event| act(event)));
    }

    /// Whenever something opens or closes. `toggle` does not bubble; on its way down it can be seen.
    pub(crate) fn on_toggle(&self, act: impl Fn() + 'static) {
        let options = EventListenerOptions::run_in_capture_phase();
        self.keep(EventListener::new_with_options(&self.root, "toggle", options, move |_| act()));
    }

    fn keep(&self, listener: EventListener) {
        self.listeners.borrow_mut().push(listener);
    }

    pub(crate) fn stop(&self) {
        self.listeners.take();
    }

    pub(crate) fn panels(&self) -> impl Iterator<Item = HtmlDetailsElement> + use<> {
        elements(self.root.query_selector_all("details.panel").ok()).filter_map(|panel| panel.dyn_into().ok())
    }

    pub(crate) fn opened(&self) -> usize {
        self.panels().filter(HtmlDetailsElement::open).count()
    }
}

pub(crate) fn window() -> Window {
    web_sys::window().expect("the program of a page has a window")
}

pub(crate) fn document() -> Document {
    window().document().expect("the program of a page has a document")
}

pub(crate) fn elements(list: Option<NodeList>) -> impl Iterator<Item = Element> {
    let nodes = list.into_iter().flat_map(|list| (0..list.length()).filter_map(move |index| list.item(index)));
    nodes.filter_map(|node| node.dyn_into().ok())
}

/// A new element.
pub(crate) fn make(name: &str, attributes: &[(&str, &str)]) -> Element {
    let element = document().create_element(name).expect("the names are valid");
    attributes.iter().for_each(|(name, value)| set(&element, name, value));
    element
}

/// A new element at the end of another.
pub(crate) fn add(parent: &Element, name: &str, attributes: &[(&str, &str)]) -> Element {
    let element = make(name, attributes);
    append(parent, &element);
    element
}

/// A new element with words in it, at the end of another.
pub(crate) fn add_words(parent: &Element, name: &str, attributes: &[(&str, &str)], words: &str) -> Element {
    let element = add(parent, name, attributes);
    element.set_text_content(Some(words));
    element
}

// None of these can fail: the names are valid, and what is added is no ancestor of anything.
pub(crate) fn append(parent: &Element, child: &Element) {
    let _ = parent.append_child(child);
}

pub(crate) fn words(parent: &Element, words: &str) {
    let _ = parent.append_with_str_1(words);
}

pub(crate) fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

pub(crate) fn remove(element: &Element, name: &str) {
    let _ = element.remove_attribute(name);
}
