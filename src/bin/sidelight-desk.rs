//! The application of the writer's desk, which `static/desk` starts.

#[cfg(target_arch = "wasm32")]
mod exports {
    use sidelight::desk;
    use wasm_bindgen::prelude::*;
    use web_sys::js_sys::Function;

    /// Shows the desk in an element: see `desk::start`.
    #[wasm_bindgen]
    #[expect(unreachable_pub, reason = "wasm-bindgen exports public functions, wherever they stand")]
    pub fn start(root: web_sys::Element, step: Function, slot: Function, hears: Function, say: Function) {
        desk::start(root, step, slot, hears, say);
    }
}

fn main() {}
