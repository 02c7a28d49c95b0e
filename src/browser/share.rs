//! Passing on an address: of the page, of a panel, of a claim.
//!
//! Such a link works without a program: it leads to what it names, and its address is to copy. With the program it
//! copies itself, or on a touch screen opens the platform's share sheet, where there is one. A reader is told what was
//! done, or that it could not be; the page is never left.

use super::{Listeners, elements, window};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Element, MouseEvent, ShareData, Url, js_sys::Reflect};

/// The element in which the page says that an address was copied or shared.
struct Said {
    /// The explainer, which has the words.
    root: Element,
    /// The button or link that the reader used; the words are shown at it.
    beside: Element,
}

/// Hands the page's address, without a place in it, to the share sheet, or copies it, for the button at `mount_point`.
pub(super) fn page(root: &Element, mount_point: &Element) {
    let said = Said { root: root.clone(), beside: mount_point.clone() };
    spawn_local(async move {
        pass_on(said, here(), true).await;
    });
}

/// Copies a text, for the island at `mount_point`.
pub(super) fn text(root: &Element, mount_point: &Element, text: String) {
    let said = Said { root: root.clone(), beside: mount_point.clone() };
    spawn_local(async move {
        copy(&said, &text).await;
    });
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
            let said = Said { root: root.clone(), beside: of_listener.clone() };
            spawn_local(async move {
                let hash = said.beside.get_attribute("href").unwrap_or_default();
                let query = window().match_media("(pointer: coarse)").ok().flatten();
                let is_touch = query.is_some_and(|query| query.matches());
                if !pass_on(said, [here(), hash.clone()].concat(), is_touch).await {
                    // It is to copy from the browser's own field.
                    let _ = window().location().set_hash(&hash);
                }
            });
        }));
    }
}

/// Hands an address to the share sheet, or copies it; whether one of both could be done.
async fn pass_on(said: Said, address: String, may_share: bool) -> bool {
    if may_share && has("share") {
        let data = ShareData::new();
        data.set_title(&window().document().map(|document| document.title()).unwrap_or_default());
        data.set_url(&address);
        match JsFuture::from(window().navigator().share_with_data(&data)).await {
            Ok(_) => return true,
            // A reader who closes the sheet has decided; nothing is to be said.
            Err(error) if error.dyn_ref::<DomException>().is_some_and(|error| error.name() == "AbortError") => {
                return true;
            }
            Err(_) => {}
        }
    }
    copy(&said, &address).await
}

/// Copies a text; whether that could be done. Says so in the page's words: aloud, and beside what was used.
async fn copy(said: &Said, text: &str) -> bool {
    // Only secure pages have a clipboard.
    let is_copied = has("clipboard") && JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok();
    let words = if is_copied { "data-copied" } else { "data-not-copied" };
    let Ok(Some(status)) = said.root.query_selector("[data-copied]") else { return is_copied };
    let words = status.get_attribute(words).unwrap_or_default();
    if let Ok(Some(last)) = said.root.query_selector("[data-said]") {
        // Neither can fail: the name of the attribute is a valid one.
        let _ = last.remove_attribute("data-said");
    }
    let _ = said.beside.set_attribute("data-said", &words);
    status.set_text_content(Some(&words));
    is_copied
}

fn has(name: &str) -> bool {
    Reflect::get(&window().navigator(), &JsValue::from_str(name)).is_ok_and(|value| value.is_truthy())
}
