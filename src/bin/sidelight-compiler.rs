//! The desk's worker: what the native command does for a folder that is being written, in a browser.

#[cfg(target_arch = "wasm32")]
mod exports {
    #![expect(unreachable_pub, reason = "wasm-bindgen exports what is public, wherever it stands")]

    use sidelight::authoring;
    use sidelight::desk::{self, files, map};
    use wasm_bindgen::prelude::*;
    use web_sys::js_sys::Map;

    /// A writer's folder in memory. Files are `Uint8Array`s in a `Map`, by their places.
    #[wasm_bindgen]
    pub struct Compiler(desk::Compiler);

    /// A file of sources with one more.
    #[wasm_bindgen(getter_with_clone)]
    pub struct Source {
        /// The file.
        pub bytes: Vec<u8>,
        /// The line in which the entry begins, from 1.
        pub line: usize,
    }

    #[wasm_bindgen]
    impl Compiler {
        /// One for a folder of that name; `shell` has the files that `trunk build` made.
        #[wasm_bindgen(constructor)]
        pub fn new(name: String, folder: Map, shell: Map) -> Compiler {
            Self(desk::Compiler::new(name, files(&folder), files(&shell)))
        }

        /// Puts a file into the folder, or takes it out.
        pub fn put(&mut self, place: String, bytes: Option<Vec<u8>>) {
            self.0.put(place, bytes);
        }

        /// Whether the world's borders are to be given before the folder is looked at.
        pub fn has_map(&self) -> bool {
            self.0.has_map()
        }

        /// A picture of which the copies are to be given before the folder is looked at.
        pub fn unread_picture(&self) -> Option<Vec<u8>> {
            self.0.unread_picture().map(<[u8]>::to_vec)
        }

        /// What can be told of the folder, as JSON; the day is counted from 1 January 1970.
        pub fn look(&mut self, days: u32) -> Result<String, JsError> {
            let epoch = sidelight::values::Date::Day(1970, 1, 1).span().0;
            Ok(serde_json::to_string(&self.0.look(epoch.saturating_add(days)))?)
        }

        /// A file of the site as it was when the folder last had no mistakes; `undefined` where there is none.
        pub async fn preview(&mut self, name: String) -> Result<Option<Vec<u8>>, JsError> {
            Ok(self.0.preview(&name).await?)
        }

        /// The entries of a file at a path, as JSON; `undefined` as long as it is not TOML.
        pub fn entries(&self, place: &str, path: &str) -> Option<String> {
            serde_json::to_string(&self.0.entries(place, path)?).ok()
        }

        /// The file with another value of a key in one of its entries, which is JSON.
        pub fn with_value(&self, place: &str, path: &str, entry: usize, name: &str, value: &str) -> Option<String> {
            self.0.with_value(place, path, entry, name, &serde_json::from_str(value).ok()?)
        }

        /// The file without one of its entries at a path.
        pub fn without_entry(&self, place: &str, path: &str, entry: usize) -> Option<String> {
            self.0.without_entry(place, path, entry)
        }

        /// The names of the columns that the rows in a file may have.
        pub fn columns(&self, place: &str) -> Vec<String> {
            self.0.columns(place)
        }

        /// The file of sources with an entry for an address; the day is written as in 2026-11-30. Rejects where there is
        /// to be none.
        pub fn with_source(&self, address: &str, today: &str) -> Result<Source, JsError> {
            let (bytes, line) = self.0.with_source(address, today.parse()?).map_err(|error| JsError::new(&error))?;
            Ok(Source { bytes, line })
        }

        /// The files that a panel, or a figure of that kind, begins as. Rejects where there is to be none.
        pub fn blank(&self, what: &str, name: &str) -> Result<Map, JsError> {
            self.0.blank(what, name).map(map).map_err(|error| JsError::new(&error))
        }

        /// Gives a thing another name; resolves with the files as they are then. Rejects where that is not to be done.
        pub fn rename(&mut self, old: &str, new: &str) -> Result<Map, JsError> {
            self.0.rename(old, new).map(|()| map(self.0.files())).map_err(|error| JsError::new(&error))
        }
    }

    /// Gives the borders of the world's countries.
    #[wasm_bindgen]
    pub fn give_borders(borders: Vec<u8>) {
        sidelight::given::give_borders(borders);
    }

    /// Gives the copies of a picture, as the publisher's program makes them.
    #[wasm_bindgen]
    pub fn give_copies(picture: &[u8], copies: &[u8]) {
        authoring::give_copies(picture, copies);
    }

    /// The small folder to begin with, with what is known of the article that is to be explained.
    #[wasm_bindgen]
    pub fn begun(lang: &str, headline: &str, publisher: &str, address: &str) -> Map {
        let files = authoring::begun(&authoring::Begun { lang, headline, publisher, address });
        map(files.into_iter().map(|(place, text)| (place.to_owned(), text.into_bytes())).collect())
    }
}

fn main() {}
