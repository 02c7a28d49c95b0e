//! The desk's other worker: the site of a folder, as the native command makes it, in a browser.

#[cfg(target_arch = "wasm32")]
mod exports {
    #![expect(unreachable_pub, reason = "wasm-bindgen exports what is public, wherever it stands")]

    use sidelight::desk::{self, files, map};
    use wasm_bindgen::prelude::*;
    use web_sys::js_sys::{Array, Map, Uint8Array};

    /// Gives the fonts of pictures, `Uint8Array`s, before a site is made.
    #[wasm_bindgen]
    pub fn give_fonts(fonts: Array) {
        sidelight::typefaces::give(fonts.iter().map(|font| Uint8Array::new(&font).to_vec()).collect());
    }

    /// Gives the borders of the world's countries, before a site is made.
    #[wasm_bindgen]
    pub fn give_borders(borders: Vec<u8>) {
        sidelight::given::give_borders(borders);
    }

    /// What becomes of a picture, for the compiler's program.
    #[wasm_bindgen]
    pub fn copies(picture: &[u8]) -> Vec<u8> {
        sidelight::authoring::copies(picture)
    }

    /// The site of a folder of that name; `shell` has the files that `trunk build` made. Rejects with an `Error` whose
    /// message is every mistake in the folder, or why the shell cannot be completed.
    #[wasm_bindgen]
    pub async fn published(name: String, folder: Map, shell: Map) -> Result<Map, JsError> {
        let site = desk::published(name, files(&folder), files(&shell)).await;
        site.map(map).map_err(|error| JsError::new(&error))
    }
}

fn main() {}
