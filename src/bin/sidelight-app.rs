//! The program of the page: what the loader calls once it has fetched it.

// The loader calls `start`: nothing of what a native program begins with is of use.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod exports {
    use sidelight::browser;
    use wasm_bindgen::prelude::*;
    use web_sys::js_sys::Function;
    use yew::Callback;

    #[global_allocator]
    static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

    /// Draws the islands of `edition` in their hosts under `root`. `on_ready` is called without arguments once all
    /// of them answer. Returns a function that ends them, to be called once. Throws an `Error` whose message starts
    /// with a code and a colon, and then has changed nothing.
    #[wasm_bindgen]
    #[expect(unreachable_pub, reason = "wasm-bindgen exports public functions, wherever they stand")]
    pub fn start(root: web_sys::Element, edition: &[u8], on_ready: Function) -> Result<JsValue, JsError> {
        let on_ready = Callback::from(move |()| {
            // What the loader does then is its own affair; nothing here depends on it.
            let _ = on_ready.call0(&JsValue::NULL);
        });
        browser::start(root, edition, on_ready)
            .map(|running| Closure::once_into_js(move || running.stop()))
            .map_err(|refusal| JsError::new(&[refusal.code(), ": ", &refusal.message()].concat()))
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
