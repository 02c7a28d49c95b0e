//! Answers what an island asks of the page.

use super::drawings::Drawings;
use super::{Listeners, elements, share, window};
use crate::islands::{PageAccess, Readings, Shared};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::js_sys::JsString;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDetailsElement, HtmlInputElement, HtmlSelectElement};
use yew::Callback;

/// The page for an island at `mount_point`, on the page under `root`.
pub(super) fn page_access(root: &Element, mount_point: &Element, listeners: &Listeners) -> Shared<PageAccess> {
    let opened = {
        let root = root.clone();
        move |()| opened(&root)
    };
    let on_watch = {
        let (root, listeners) = (root.clone(), listeners.clone());
        move |on_count: Callback<usize>| listeners.keep(watch(&root, on_count))
    };
    let on_open_all = {
        let root = root.clone();
        move |open| panels(&root).for_each(|panel| panel.set_open(open))
    };
    let claims = Rc::new(Claims {
        mount_point: mount_point.clone(),
        standing: RefCell::default(),
        on_number: RefCell::new(Callback::noop()),
    });
    let on_standing = {
        let claims = claims.clone();
        move |standing| {
            claims.standing.replace(standing);
            claims.show();
        }
    };
    let on_claims = {
        let (claims, listeners) = (claims.clone(), listeners.clone());
        move |on_number| {
            claims.on_number.replace(on_number);
            let of_listener = claims.clone();
            listeners.keep(EventListener::new(&claims.mount_point, "input", move |_| of_listener.show()));
        }
    };
    let on_claim = {
        let listeners = listeners.clone();
        move |on_reset: Callback<()>| listeners.keep(reset_on_claim(claims.clone(), on_reset))
    };
    let drawings = Rc::new(Drawings::new(mount_point));
    let on_mark = {
        let (drawings, listeners) = (drawings.clone(), listeners.clone());
        move |on_choose: Callback<(usize, usize)>| {
            for listener in drawings.listeners(on_choose) {
                listeners.keep(listener);
            }
        }
    };
    Shared::new(PageAccess {
        opened: Callback::from(opened),
        on_watch: Callback::from(on_watch),
        on_open_all: Callback::from(on_open_all),
        on_standing: Callback::from(on_standing),
        on_claims: Callback::from(on_claims),
        on_claim: Callback::from(on_claim),
        drawing: Callback::from(move |(data, view, mark): (Shared<Readings>, _, _)| drawings.show(&data, view, mark)),
        on_mark: Callback::from(on_mark),
        on_share: share::of_page(root, mount_point),
        on_copy: share::of_text(root, mount_point),
        folder: share::folder(),
        value: Callback::from(value),
    })
}

fn watch(root: &Element, on_count: Callback<usize>) -> EventListener {
    // `toggle` does not bubble; on its way down it can be seen.
    let options = EventListenerOptions::run_in_capture_phase();
    let of_listener = root.clone();
    EventListener::new_with_options(root, "toggle", options, move |_| on_count.emit(opened(&of_listener)))
}

fn opened(root: &Element) -> usize {
    panels(root).filter(HtmlDetailsElement::open).count()
}

fn panels(root: &Element) -> impl Iterator<Item = HtmlDetailsElement> + use<> {
    elements(root.query_selector_all("details.panel").ok()).filter_map(|panel| panel.dyn_into().ok())
}

/// The list of claims that follows a mount point, of which some are chosen.
struct Claims {
    mount_point: Element,
    standing: RefCell<Option<String>>,
    on_number: RefCell<Callback<usize>>,
}

impl Claims {
    fn field(&self) -> Option<HtmlInputElement> {
        self.mount_point.query_selector("input").ok()??.dyn_into().ok()
    }

    fn empty(&self) {
        if let Some(field) = self.field() {
            field.set_value("");
        }
    }

    /// Leaves the claims of the chosen standing, with all words of the field in them, to be seen. The others stay where
    /// the browser finds them: an address or a search that leads to one shows it.
    fn show(&self) {
        let small = |text: &str| JsString::from(text).to_lower_case();
        let words = String::from(small(&self.field().map(|field| field.value()).unwrap_or_default()));
        let standing = self.standing.borrow();
        let Some(list) = self.mount_point.next_element_sibling() else { return };
        let mut number = 0;
        for claim in elements(list.query_selector_all(".claim").ok()) {
            let is_standing = standing.is_none() || claim.get_attribute("data-standing") == *standing;
            let says = small(&claim.text_content().unwrap_or_default());
            let is_shown = is_standing && words.split_ascii_whitespace().all(|word| says.includes(word, 0));
            number += usize::from(is_shown);
            // None can fail: the names of the attributes are valid ones. What is hidden until it is found is still an item
            // of its list to a screen reader, if it is not told otherwise.
            for (name, value) in [("hidden", "until-found"), ("aria-hidden", "true")] {
                let _ = if is_shown { claim.remove_attribute(name) } else { claim.set_attribute(name, value) };
            }
        }
        self.on_number.borrow().emit(number);
    }
}

/// Shows all claims once an address leads to one.
fn reset_on_claim(claims: Rc<Claims>, on_reset: Callback<()>) -> EventListener {
    let window = window();
    EventListener::new(&window.clone(), "hashchange", move |_| {
        if window.location().hash().is_ok_and(|hash| hash.starts_with("#claim-")) {
            claims.standing.take();
            claims.empty();
            claims.show();
            on_reset.emit(());
        }
    })
}

fn value(event: Event) -> usize {
    let Some(target) = event.target() else { return 0 };
    let value = match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(target) => target.dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default(),
    };
    // Each control of ours has a whole number for its value.
    value.parse().unwrap_or_default()
}
