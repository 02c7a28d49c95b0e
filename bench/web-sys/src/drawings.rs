//! The drawings of a record in its views, as `sidelight::browser` makes and keeps them: the first is a copy of what was
//! published, each other is drawn when it is first wanted, and what is chosen is marked on the drawing that stands.

use crate::page::{Page, append, document, remove, set};
use sidelight::islands::{Plot, Readings, SvgElement};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;

pub(crate) struct Drawings {
    host: Element,
    published: RefCell<Option<Element>>,
    drawn: RefCell<Vec<(usize, Element)>>,
    shown: Cell<usize>,
}

impl Drawings {
    pub(crate) fn new(host: &Element) -> Self {
        let published = host.query_selector("svg").ok().flatten();
        let copy = published.and_then(|svg| svg.clone_node_with_deep(true).ok()?.dyn_into().ok());
        Self { host: host.clone(), published: RefCell::new(copy), drawn: RefCell::default(), shown: Cell::new(0) }
    }

    /// The drawing of a view, with this mark chosen.
    pub(crate) fn show(&self, data: &Readings, view: usize, mark: usize) -> Element {
        self.shown.set(view);
        let mut drawn = self.drawn.borrow_mut();
        let known = drawn.iter().find(|(other, _)| *other == view).map(|(_, drawing)| drawing.clone());
        let drawing = known.unwrap_or_else(|| {
            let plot = &data.views[view].plot;
            let published = if view == 0 { self.published.take() } else { None };
            let drawing = with_strips(published.unwrap_or_else(|| draw(&plot.svg())), plot);
            drawn.push((view, drawing.clone()));
            drawing
        });
        if let Ok(Some(last)) = drawing.query_selector("[data-chosen]") {
            remove(&last, "data-chosen");
        }
        let marks = drawing.get_elements_by_class_name("mark");
        if let Some(chosen) = u32::try_from(mark).ok().and_then(|mark| marks.item(mark)) {
            set(&chosen, "data-chosen", "");
        }
        drawing
    }

    /// Tells of each mark whose strip a pointer comes upon or presses.
    pub(crate) fn listen(self: Rc<Self>, page: &Page, choose: Rc<dyn Fn(usize, usize)>) {
        for event in ["pointerover", "pointerdown"] {
            let (drawings, choose) = (self.clone(), choose.clone());
            page.on(&self.host, event, move |event| {
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                let mark = target.and_then(|target| target.get_attribute("data-mark")?.parse().ok());
                if let Some(mark) = mark {
                    choose(drawings.shown.get(), mark);
                }
            });
        }
    }
}

fn with_strips(drawing: Element, plot: &Plot) -> Element {
    let group = drawing.first_element_child().unwrap_or_else(|| drawing.clone());
    for (index, area) in plot.hit_elements().enumerate() {
        let area = draw(&area);
        set(&area, "data-mark", &index.to_string());
        append(&group, &area);
    }
    drawing
}

fn draw(svg: &SvgElement<'_>) -> Element {
    let element =
        document().create_element_ns(Some("http://www.w3.org/2000/svg"), svg.name).expect("the names are valid");
    svg.names.iter().zip(&svg.values).for_each(|(name, value)| set(&element, name, value));
    if !svg.words.is_empty() {
        element.set_text_content(Some(svg.words));
    }
    svg.children.iter().for_each(|child| append(&element, &draw(child)));
    element
}
