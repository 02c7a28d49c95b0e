//! Answers what an island asks of the page.

use super::drawings::Drawings;
use super::{Listeners, elements, share, window};
use crate::islands::{Choice, Chosen, PageAccess, Readings};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::js_sys::JsString;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDetailsElement, HtmlInputElement, HtmlSelectElement};
use yew::{Callback, Html};

/// The page for an island at `mount_point`, on the page under `root`.
pub(super) fn page_access(root: &Element, mount_point: &Element, listeners: &Listeners) -> Rc<dyn PageAccess> {
    let claims = Claims { mount_point: mount_point.clone(), standing: RefCell::default(), tell: RefCell::default() };
    Rc::new(Page {
        root: root.clone(),
        mount_point: mount_point.clone(),
        listeners: listeners.clone(),
        claims: Rc::new(claims),
        drawings: Rc::new(Drawings::new(mount_point)),
    })
}

struct Page {
    root: Element,
    mount_point: Element,
    listeners: Listeners,
    claims: Rc<Claims>,
    drawings: Rc<Drawings>,
}

impl PageAccess for Page {
    fn opened(&self) -> usize {
        opened(&self.root)
    }

    fn watch_panels(&self, tell: Callback<Choice>) {
        // `toggle` does not bubble; on its way down it can be seen.
        let options = EventListenerOptions::run_in_capture_phase();
        let root = self.root.clone();
        let listener = EventListener::new_with_options(&self.root, "toggle", options, move |_| {
            tell.emit(Choice::First(opened(&root)));
        });
        self.listeners.keep(listener);
    }

    fn open_all(&self, open: bool) {
        panels(&self.root).for_each(|panel| panel.set_open(open));
    }

    fn show_standing(&self, standing: Option<String>) {
        self.claims.standing.replace(standing);
        self.claims.show();
    }

    fn watch_claims(&self, tell: Callback<Choice>) {
        self.claims.tell.replace(Some(tell));
        let claims = self.claims.clone();
        self.listeners.keep(EventListener::new(&self.mount_point, "input", move |_| claims.show()));
        let claims = self.claims.clone();
        self.listeners.keep(EventListener::new(&window(), "hashchange", move |_| claims.show_led_to()));
    }

    fn drawing(&self, data: &Readings, (view, mark): Chosen) -> Html {
        self.drawings.show(data, view, mark)
    }

    fn watch_marks(&self, tell: Callback<Choice>) {
        for listener in self.drawings.listeners(&tell) {
            self.listeners.keep(listener);
        }
    }

    fn share(&self) {
        share::page(&self.root, &self.mount_point);
    }

    fn copy(&self, text: &str) {
        share::text(&self.root, &self.mount_point, text);
    }

    fn folder(&self) -> String {
        share::folder()
    }

    fn value(&self, event: &Event) -> usize {
        let Some(target) = event.target() else { return 0 };
        let value = match target.dyn_into::<HtmlInputElement>() {
            Ok(input) => input.value(),
            Err(target) => target.dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default(),
        };
        // Each control of ours has a whole number for its value.
        value.parse().unwrap_or_default()
    }
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
    tell: RefCell<Option<Callback<Choice>>>,
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
        self.tell(Choice::Second(number));
    }

    /// Shows all claims if an address leads to one.
    fn show_led_to(&self) {
        if window().location().hash().is_ok_and(|hash| hash.starts_with("#claim-")) {
            self.standing.take();
            self.empty();
            self.show();
            self.tell(Choice::First(0));
        }
    }

    fn tell(&self, choice: Choice) {
        if let Some(tell) = &*self.tell.borrow() {
            tell.emit(choice);
        }
    }
}
