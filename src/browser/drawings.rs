//! The drawings of an island. The first was published with the page, and a copy of it is shown; each other is drawn when
//! it is first wanted. What is chosen is marked on the drawing that stands: a choice costs the same however much is drawn.

use super::window;
use crate::islands::{Guide, Mark, Plot, Readings};
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::{Callback, Html};

const SVG: &str = "http://www.w3.org/2000/svg";

/// The attribute of the mark that is chosen.
const CHOSEN: &str = "data-chosen";

/// The attribute by which a strip names its mark.
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
                let drawing = published.unwrap_or_else(|| draw(plot));
                // Of both, all that is drawn stands in one group.
                let group = drawing.first_element_child().unwrap_or_else(|| drawing.clone());
                for (index, [x, width]) in plot.hit_areas.iter().enumerate() {
                    let index = index.to_string();
                    let place = [
                        ("class", "hit-area"),
                        ("x", x),
                        ("width", width),
                        ("y", "0"),
                        ("height", "100%"),
                        (MARK, &index),
                    ];
                    add(&group, "rect", &place);
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

    /// Tells of each mark whose strip a pointer comes upon or presses.
    pub(super) fn listeners(self: &Rc<Self>, on_choose: Callback<(usize, usize)>) -> [EventListener; 2] {
        ["pointerover", "pointerdown"].map(|event| {
            let (drawings, on_choose) = (self.clone(), on_choose.clone());
            EventListener::new(&self.mount_point, event, move |event| {
                let view = drawings.shown.borrow().last().map(|(view, _)| *view);
                if let Some(choice) = view.zip(mark(event)) {
                    on_choose.emit(choice);
                }
            })
        })
    }
}

/// The mark whose strip an event is at.
fn mark(event: &Event) -> Option<usize> {
    event.target()?.dyn_into::<Element>().ok()?.get_attribute(MARK)?.parse().ok()
}

/// Draws a plot, as `islands::draw` does where pages are made.
fn draw(plot: &Plot) -> Element {
    let svg = element("svg", &[("class", "chart"), ("width", "100%"), ("height", &plot.height), ("role", "img")]);
    set(&svg, "aria-label", &plot.alternative);
    let group = add(&svg, "g", &[("aria-hidden", "true")]);
    for guide in &plot.guides {
        match guide {
            Guide::Line(kind, [x1, y1, x2, y2]) => {
                add(&group, "line", &[("data-kind", kind), ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)]);
            }
            Guide::Text(kind, [x, y], dx, anchor, words) => {
                let place = [("data-kind", kind.as_str()), ("x", x), ("y", y), ("dx", dx), ("text-anchor", anchor)];
                add(&group, "text", &place).set_text_content(Some(words));
            }
        }
    }
    for Mark { kind, span: [x, y, width, height], dot } in &plot.marks {
        let mark = add(&group, "g", &[("class", "mark"), ("data-kind", kind)]);
        add(&mark, "rect", &[("x", x), ("y", y), ("width", width), ("height", height)]);
        if let Some([x, y]) = dot {
            add(&mark, "circle", &[("cx", x), ("cy", y), ("r", "4")]);
        }
    }
    svg
}

/// Adds an element to a drawing.
fn add(parent: &Element, name: &str, attributes: &[(&str, &str)]) -> Element {
    let element = element(name, attributes);
    // Cannot fail: it is new, and no ancestor of anything.
    let _ = parent.append_child(&element);
    element
}

fn element(name: &str, attributes: &[(&str, &str)]) -> Element {
    let document = window().document().expect("the program of a page has a document");
    let element = document.create_element_ns(Some(SVG), name).expect("the names above are valid");
    attributes.iter().for_each(|(name, value)| set(&element, name, value));
    element
}

fn set(element: &Element, name: &str, value: &str) {
    // Cannot fail: the names above are valid.
    let _ = element.set_attribute(name, value);
}
