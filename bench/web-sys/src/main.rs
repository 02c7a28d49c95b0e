//! The islands in Rust without a framework. It has the same door as `sidelight-app`, so that the same loader and the same
//! `program.js` serve both.

#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod claims;
#[cfg(target_arch = "wasm32")]
mod drawings;
#[cfg(target_arch = "wasm32")]
mod islands;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod share;

#[cfg(target_arch = "wasm32")]
mod exports {
    use crate::islands::draw;
    use crate::page::Page;
    use crate::share;
    use sidelight::islands::{EditionHead, Island};
    use std::cell::RefCell;
    use wasm_bindgen::prelude::*;
    use web_sys::{Element, js_sys::Function};

    #[global_allocator]
    static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

    /// Draws the islands that can be seen, and each other when it is unfolded; with `data-at-once` on the root, all of them
    /// at once.
    #[wasm_bindgen]
    #[expect(unreachable_pub, reason = "wasm-bindgen exports public functions, wherever they stand")]
    pub fn start(root: Element, edition: &[u8], on_ready: Function) -> Result<JsValue, JsError> {
        let refused = |error| JsError::new(&format!("document: {error}"));
        let (head, rest) = EditionHead::read(edition).map_err(refused)?;
        if root.get_attribute("data-hash").as_deref() != Some(head.hash.as_str()) {
            return Err(JsError::new("hash: the edition is of another document than the page"));
        }
        let islands = EditionHead::islands(rest).map_err(refused)?;
        let page = Page::new(&root);
        let is_at_once = root.has_attribute("data-at-once");
        let is_folded = move |(host, _): &(Element, Island)| {
            !is_at_once && host.closest("details:not([open])").is_ok_and(|details| details.is_some())
        };
        let host = |name: &str| root.query_selector(&format!("[data-island={name}]")).ok().flatten();
        let found = islands.into_iter().filter_map(|(name, island)| Some((host(&name)?, island)));
        let (folded, shown): (Vec<_>, Vec<_>) = found.partition(is_folded);
        shown.into_iter().for_each(|(host, island)| draw(&page, &host, island));
        share::listen(&page);
        let folded = RefCell::new(folded);
        let of_listener = page.clone();
        page.on_toggle(move || {
            let unfolded: Vec<_> = folded.borrow_mut().extract_if(.., |island| !is_folded(island)).collect();
            unfolded.into_iter().for_each(|(host, island)| draw(&of_listener, &host, island));
        });
        // What the loader does then is its own affair.
        let _ = on_ready.call0(&JsValue::NULL);
        Ok(Closure::once_into_js(move || page.stop()))
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
