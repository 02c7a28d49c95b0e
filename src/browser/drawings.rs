//! The drawings of an island. The first was published with the page, and a copy of it is shown; each other is drawn when
//! it is first wanted. What is chosen is marked on the drawing that stands: a choice costs the same however much is drawn.

use super::window;
use crate::islands::{Choice, Readings, SvgElement, digits};
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::{Callback, Html};

const SVG: &str = "http://www.w3.org/2000/svg";

/// The attribute of the mark that is chosen.
const CHOSEN: &str = "data-chosen";

/// The attribute by which a hit area names its mark.
const MARK: &str = "data-mark";

/// What is drawn at a mount point.
pub(super) struct Drawings {
    mount_point: Element,
    /// The copy of what was published, until it is shown.
    published: RefCell<Option<Element>>,
    /// Each view that was shown, with its drawing; that which is shown comes last.
    shown: RefCell<Vec<(usize, Element)>>,
}

impl Drawings {
    /// Keeps what was published there, which goes when the island is drawn.
    pub(super) fn new(mount_point: &Element) -> Self {
        let published = mount_point.query_selector("svg").ok().flatten();
        // What was published stays as it was: it is put back when the program ends.
        let copy = published.and_then(|svg| svg.clone_node_with_deep(true).ok()?.dyn_into().ok());
        Self { mount_point: mount_point.clone(), published: RefCell::new(copy), shown: RefCell::default() }
    }

    /// The drawing of a view, with this mark chosen and no other.
    pub(super) fn show(&self, data: &Readings, view: usize, mark: usize) -> Html {
        let mut shown = self.shown.borrow_mut();
        let drawing = match shown.iter().position(|(other, _)| *other == view) {
            Some(at) => shown.remove(at).1,
            None => {
                let plot = &data.views[view].plot;
                let published = if view == 0 { self.published.take() } else { None };
                let drawing = published.unwrap_or_else(|| draw(&plot.svg()));
                let group = drawing.first_element_child().unwrap_or_else(|| drawing.clone());
                for (index, area) in plot.hit_elements().enumerate() {
                    let area = draw(&area);
                    set(&area, MARK, &digits(index));
                    add(&group, &area);
                }
                drawing
            }
        };
        if let Ok(Some(last)) = drawing.query_selector("[data-chosen]") {
            // Cannot fail: the name of the attribute is a valid one.
            let _ = last.remove_attribute(CHOSEN);
        }
        let marks = drawing.get_elements_by_class_name("mark");
        if let Some(chosen) = u32::try_from(mark).ok().and_then(|mark| marks.item(mark)) {
            set(&chosen, CHOSEN, "");
        }
        let html = Html::VRef(drawing.clone().into());
        shown.push((view, drawing));
        html
    }

    /// Tells of each mark whose hit area a pointer comes upon or presses.
    pub(super) fn listeners(self: &Rc<Self>, tell: &Callback<Choice>) -> [EventListener; 2] {
        ["pointerover", "pointerdown"].map(|event| {
            let (drawings, tell) = (self.clone(), tell.clone());
            EventListener::new(&self.mount_point, event, move |event| {
                let view = drawings.shown.borrow().last().map(|(view, _)| *view);
                if let Some((view, mark)) = view.zip(mark(event)) {
                    tell.emit(Choice::Both(view, mark));
                }
            })
        })
    }
}

/// The mark whose hit area an event is at.
fn mark(event: &Event) -> Option<usize> {
    event.target()?.dyn_into::<Element>().ok()?.get_attribute(MARK)?.parse().ok()
}

/// Draws an element on the page.
fn draw(svg: &SvgElement<'_>) -> Element {
    let document = window().document().expect("the program of a page has a document");
    let element = document.create_element_ns(Some(SVG), svg.name).expect("the names in a plot are valid");
    svg.names.iter().zip(&svg.values).for_each(|(name, value)| set(&element, name, value));
    if !svg.words.is_empty() {
        element.set_text_content(Some(svg.words));
    }
    svg.children.iter().for_each(|child| add(&element, &draw(child)));
    element
}

fn add(parent: &Element, child: &Element) {
    // Cannot fail: it is new, and no ancestor of anything.
    let _ = parent.append_child(child);
}

fn set(element: &Element, name: &str, value: &str) {
    // Cannot fail: the names of attributes are valid.
    let _ = element.set_attribute(name, value);
}
