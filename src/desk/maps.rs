//! Files, as the browser's scripts hand them over: `Uint8Array`s in a `Map`, by their places.

use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use web_sys::js_sys::{Array, Map, Uint8Array};

/// Files, for scripts.
pub fn map(files: BTreeMap<String, Vec<u8>>) -> Map {
    let map = Map::new();
    for (place, bytes) in files {
        map.set(&place.into(), &Uint8Array::from(bytes.as_slice()));
    }
    map
}

/// Files, from scripts.
pub fn files(map: &Map) -> BTreeMap<String, Vec<u8>> {
    let entries = map.entries().into_iter().filter_map(Result::ok);
    let entry = |entry: JsValue| {
        let entry: Array = entry.into();
        Some((entry.get(0).as_string()?, Uint8Array::new(&entry.get(1)).to_vec()))
    };
    entries.filter_map(entry).collect()
}
