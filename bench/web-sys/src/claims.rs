//! The list of claims after an island, of which some are chosen.

use crate::page::{elements, remove, set};
use web_sys::Element;
use web_sys::js_sys::JsString;

/// Leaves the claims of this standing, with all of these words in them, to be seen; how many they are.
pub(crate) fn show(host: &Element, standing: Option<&str>, text: &str) -> usize {
    let small = |text: &str| JsString::from(text).to_lower_case();
    let words = String::from(small(text));
    let Some(list) = host.next_element_sibling() else { return 0 };
    let mut number = 0;
    for claim in elements(list.query_selector_all(".claim").ok()) {
        let is_standing = standing.is_none() || claim.get_attribute("data-standing").as_deref() == standing;
        let says = small(&claim.text_content().unwrap_or_default());
        let is_shown = is_standing && words.split_ascii_whitespace().all(|word| says.includes(word, 0));
        number += usize::from(is_shown);
        for (name, value) in [("hidden", "until-found"), ("aria-hidden", "true")] {
            if is_shown { remove(&claim, name) } else { set(&claim, name, value) }
        }
    }
    number
}
