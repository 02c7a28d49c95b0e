//! Passing on an address: of the page, of a panel, of a claim.
//!
//! Such a link works without a program: it leads to what it names, and its address is to copy. With the program it
//! copies itself, or on a touch screen opens the platform's share sheet, where there is one. A reader is told what was
//! done, or that it could not be; the page is never left.

use super::{Listeners, elements, window};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::Cell;
use std::rc::Rc;
use web_sys::js_sys::{Promise, Reflect};
use web_sys::wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{DomException, Element, MouseEvent, ShareData, Url};

/// The element in which the page says that an address was copied or shared.
struct Said {
    /// The explainer, which has the words.
    root: Element,
    /// The button or link that the reader used; the words are shown at it.
    beside: Element,
    /// The place on the page that is passed on, for the browser's own field if it cannot be copied.
    place: Option<String>,
}

/// Hands the page's address, without a place in it, to the share sheet, or copies it, for the button at `mount_point`.
pub(super) fn page(root: &Element, mount_point: &Element) {
    pass_on(Said { root: root.clone(), beside: mount_point.clone(), place: None }, here(), true);
}

/// Copies a text, for the island at `mount_point`.
pub(super) fn text(root: &Element, mount_point: &Element, text: &str) {
    copy(Said { root: root.clone(), beside: mount_point.clone(), place: None }, text);
}

/// The page's address, without a place in it.
fn here() -> String {
    let address = window().location().href().unwrap_or_default();
    let Ok(url) = Url::new(&address) else { return address };
    url.set_hash("");
    url.href()
}

/// The address of the folder that the page is in.
pub(super) fn folder() -> String {
    Url::new_with_base("./", &here()).map(|url| url.href()).unwrap_or_default()
}

/// Lets each link to a place of the explainer pass itself on. Where it leads is the page's address, whatever base the
/// page has for its own links.
///
/// Each has a listener of its own: a screen reader calls all that stands in an element with one clickable.
pub(super) fn listen(root: &Element, listeners: &Listeners) {
    for link in elements(root.query_selector_all("a.permalink[href^='#']").ok()) {
        let options = EventListenerOptions::enable_prevent_default();
        let (root, of_listener) = (root.clone(), link.clone());
        listeners.keep(EventListener::new_with_options(&link, "click", options, move |event| {
            let is_plain = |event: &&MouseEvent| !(event.ctrl_key() || event.meta_key() || event.shift_key());
            if event.dyn_ref::<MouseEvent>().filter(is_plain).is_none() {
                return;
            }
            event.prevent_default();
            let hash = of_listener.get_attribute("href").unwrap_or_default();
            let query = window().match_media("(pointer: coarse)").ok().flatten();
            let is_touch = query.is_some_and(|query| query.matches());
            let address = [here(), hash.clone()].concat();
            pass_on(Said { root: root.clone(), beside: of_listener.clone(), place: Some(hash) }, address, is_touch);
        }));
    }
}

/// Hands an address to the share sheet, or copies it.
fn pass_on(said: Said, address: String, may_share: bool) {
    if !(may_share && has("share")) {
        return copy(said, &address);
    }
    let data = ShareData::new();
    data.set_title(&window().document().map(|document| document.title()).unwrap_or_default());
    data.set_url(&address);
    let is_refused = |error: JsValue| {
        // A reader who closes the sheet has decided; nothing is to be said.
        error.dyn_ref::<DomException>().is_none_or(|error| error.name() != "AbortError")
    };
    after(&window().navigator().share_with_data(&data), move |result| {
        if result.is_err_and(is_refused) {
            copy(said, &address);
        }
    });
}

/// Copies a text, and says in the page's words whether that could be done.
fn copy(said: Said, text: &str) {
    // Only secure pages have a clipboard.
    if !has("clipboard") {
        return say(&said, false);
    }
    after(&window().navigator().clipboard().write_text(text), move |result| say(&said, result.is_ok()));
}

/// Says whether it was copied: aloud, and beside what was used.
fn say(said: &Said, is_copied: bool) {
    if let Some(place) = said.place.as_deref().filter(|_| !is_copied) {
        // It is to copy from the browser's own field.
        let _ = window().location().set_hash(place);
    }
    let words = if is_copied { "data-copied" } else { "data-not-copied" };
    let Ok(Some(status)) = said.root.query_selector("[data-copied]") else { return };
    let words = status.get_attribute(words).unwrap_or_default();
    if let Ok(Some(last)) = said.root.query_selector("[data-said]") {
        // Neither can fail: the name of the attribute is a valid one.
        let _ = last.remove_attribute("data-said");
    }
    let _ = said.beside.set_attribute("data-said", &words);
    status.set_text_content(Some(&words));
}

/// Does what is to be done once a promise is settled. A future would have what runs futures in the program.
fn after(promise: &Promise, then: impl FnOnce(Result<JsValue, JsValue>) + 'static) {
    let then = Rc::new(Cell::new(Some(then)));
    let [done, failed] = [Ok as fn(_) -> _, Err].map(|settled| {
        let then = then.clone();
        Closure::once(move |value| {
            if let Some(then) = then.take() {
                then(settled(value));
            }
        })
    });
    let _ = promise.then2(&done, &failed);
    // They are the browser's now, which frees them when nothing can call them any more.
    let _ = [done, failed].map(Closure::into_js_value);
}

fn has(name: &str) -> bool {
    Reflect::get(&window().navigator(), &JsValue::from_str(name)).is_ok_and(|value| value.is_truthy())
}
