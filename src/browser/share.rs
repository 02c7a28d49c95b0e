//! Passing on an address: of the page, of a panel, of a claim.
//!
//! Such a link works without a program: it leads to what it names, and its address is to copy. With the program it
//! copies itself, or on a touch screen opens the platform's share sheet, where there is one.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent, ShareData, Window, js_sys::Reflect};
use yew::Callback;

/// What the page's own button does: its address without a place in it goes to the share sheet, or is copied.
pub(super) fn of_page(root: &Element) -> Callback<()> {
    let root = root.clone();
    Callback::from(move |()| {
        let Some(window) = web_sys::window() else { return };
        let address = window.location().href().unwrap_or_default();
        let address = address.split('#').next().unwrap_or_default().to_owned();
        spawn_local(pass_on(root.clone(), window, address, true));
    })
}

/// Copies a text.
pub(super) fn of_text(root: &Element) -> Callback<String> {
    let root = root.clone();
    Callback::from(move |text: String| {
        let Some(window) = web_sys::window() else { return };
        let root = root.clone();
        spawn_local(async move {
            copy(&root, &window, &text).await;
        });
    })
}

/// The address of the folder that the page is in.
pub(super) fn folder() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let path = address.split(['#', '?']).next().unwrap_or_default();
    path.rsplit_once('/').map(|(folder, _)| [folder, "/"].concat()).unwrap_or_default()
}

/// Listens for the life of the page.
pub(super) fn keep(root: &Element) {
    let listener = EventListener::new_with_options(root, "click", EventListenerOptions::enable_prevent_default(), {
        let root = root.clone();
        move |event| {
            let is_plain = |event: &&MouseEvent| !(event.ctrl_key() || event.meta_key() || event.shift_key());
            let Some(event) = event.dyn_ref::<MouseEvent>().filter(is_plain) else { return };
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let link = target.and_then(|target| target.closest("a.permalink").ok().flatten());
            let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else { return };
            let Some(window) = web_sys::window() else { return };
            event.prevent_default();
            let is_touch = window.match_media("(pointer: coarse)").ok().flatten().is_some_and(|query| query.matches());
            spawn_local(pass_on(root.clone(), window, link.href(), is_touch));
        }
    });
    listener.forget();
}

/// Says what was done in the page's own words, or leads to the address if nothing could be done with it.
async fn pass_on(root: Element, window: Window, address: String, may_share: bool) {
    if may_share && has(&window, "share") {
        let data = ShareData::new();
        data.set_title(&window.document().map(|document| document.title()).unwrap_or_default());
        data.set_url(&address);
        // A reader who closes the sheet has decided; nothing is to be said.
        let _ = JsFuture::from(window.navigator().share_with_data(&data)).await;
        return;
    }
    if !copy(&root, &window, &address).await {
        // Cannot be refused: it is a place on this page.
        let _ = window.location().set_href(&address);
    }
}

/// Copies a text, and says so in the page's words; whether that could be done.
async fn copy(root: &Element, window: &Window, text: &str) -> bool {
    // Only secure pages have a clipboard.
    let is_copied =
        has(window, "clipboard") && JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok();
    if let (true, Ok(Some(said))) = (is_copied, root.query_selector("[data-copied]")) {
        said.set_text_content(said.get_attribute("data-copied").as_deref());
    }
    is_copied
}

fn has(window: &Window, name: &str) -> bool {
    Reflect::get(&window.navigator(), &JsValue::from_str(name)).is_ok_and(|value| value.is_truthy())
}
