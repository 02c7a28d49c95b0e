//! The desk's own words, which `static/desk/words.js` has in each language: by their keys.

use super::Host;
use wasm_bindgen::JsValue;
use web_sys::js_sys::{Object, Reflect};
use yew::prelude::*;

/// What says them; another one as soon as the language is another, so that all that is seen is said anew.
#[derive(Clone, PartialEq)]
pub(super) struct Words {
    pub(super) host: Host,
    pub(super) language: Option<String>,
}

/// The words, for a component.
#[hook]
pub(super) fn use_words() -> Words {
    use_context::<Words>().expect("all of the desk has words")
}

impl Words {
    /// Those with this key.
    pub(super) fn say(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// Those for a number, in its plural form.
    pub(super) fn count(&self, key: &str, number: usize) -> String {
        self.with(key, &[("n", number.into())])
    }

    /// Those with something in them.
    pub(super) fn with(&self, key: &str, values: &[(&str, JsValue)]) -> String {
        let put = Object::new();
        for (name, value) in values {
            let _ = Reflect::set(&put, &JsValue::from(*name), value);
        }
        let said = self.host.say.call2(&JsValue::NULL, &key.into(), &put);
        said.ok().and_then(|said| said.as_string()).unwrap_or_default()
    }

    /// Those with something in them that machines read.
    pub(super) fn with_code(&self, key: &str, codes: &[(&str, &str)]) -> Html {
        let marked = codes.iter().map(|(name, code)| (*name, JsValue::from(format!("{MARK}{code}{MARK}"))));
        let said = self.with(key, &marked.collect::<Vec<_>>());
        let part = |(at, part): (usize, &str)| match at % 2 {
            0 => html! { {part} },
            _ => html! { <code dir="ltr">{part}</code> },
        };
        said.split(MARK).enumerate().map(part).collect()
    }
}

/// Stands around what machines read: a character that no words have.
const MARK: char = '\u{e000}';
