//! Passing on an address, or lines of text, as `sidelight::browser` does it.

use crate::page::{Page, remove, set, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DomException, Element, MouseEvent, ShareData, js_sys::Reflect};

/// Hands the page's address to the share sheet, or copies it.
pub(crate) fn page(page: &Page, host: &Element) {
    let (root, host) = (page.root.clone(), host.clone());
    spawn_local(async move {
        pass_on(&root, &host, here(), true).await;
    });
}

/// Copies a text.
pub(crate) fn text(page: &Page, host: &Element, text: String) {
    let (root, host) = (page.root.clone(), host.clone());
    spawn_local(async move {
        copy(&root, &host, &text).await;
    });
}

/// The page's address, without a place in it.
fn here() -> String {
    let address = window().location().href().unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// The address of the folder that the page is in.
pub(crate) fn folder() -> String {
    let address = here();
    let path = address.split('?').next().unwrap_or_default();
    path.rsplit_once('/').map(|(folder, _)| [folder, "/"].concat()).unwrap_or_default()
}

/// Lets the links to places of the explainer pass themselves on.
pub(crate) fn listen(page: &Page) {
    let root = page.root.clone();
    page.on(&page.root, "click", move |event| {
        let is_plain = |event: &&MouseEvent| !(event.ctrl_key() || event.meta_key() || event.shift_key());
        let Some(event) = event.dyn_ref::<MouseEvent>().filter(is_plain) else { return };
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(link) = target.and_then(|target| target.closest("a.permalink").ok().flatten()) else { return };
        let Some(hash) = link.get_attribute("href").filter(|href| href.starts_with('#')) else { return };
        event.prevent_default();
        let query = window().match_media("(pointer: coarse)").ok().flatten();
        let is_touch = query.is_some_and(|query| query.matches());
        let root = root.clone();
        spawn_local(async move {
            if !pass_on(&root, &link, [here(), hash.clone()].concat(), is_touch).await {
                let _ = window().location().set_hash(&hash);
            }
        });
    });
}

async fn pass_on(root: &Element, beside: &Element, address: String, may_share: bool) -> bool {
    if may_share && has("share") {
        let data = ShareData::new();
        data.set_title(&window().document().map(|document| document.title()).unwrap_or_default());
        data.set_url(&address);
        match JsFuture::from(window().navigator().share_with_data(&data)).await {
            Ok(_) => return true,
            Err(error) if error.dyn_ref::<DomException>().is_some_and(|error| error.name() == "AbortError") => {
                return true;
            }
            Err(_) => {}
        }
    }
    copy(root, beside, &address).await
}

async fn copy(root: &Element, beside: &Element, text: &str) -> bool {
    let is_copied = has("clipboard") && JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok();
    let Ok(Some(status)) = root.query_selector("[data-copied]") else { return is_copied };
    let words = status.get_attribute(if is_copied { "data-copied" } else { "data-not-copied" }).unwrap_or_default();
    if let Ok(Some(last)) = root.query_selector("[data-said]") {
        remove(&last, "data-said");
    }
    set(beside, "data-said", &words);
    status.set_text_content(Some(&words));
    is_copied
}

fn has(name: &str) -> bool {
    Reflect::get(&window().navigator(), &JsValue::from_str(name)).is_ok_and(|value| value.is_truthy())
}
