//! Answers what the app asks of the page.

use crate::app::Surface;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement};
use yew::Callback;

/// The surface of the page that `root` stands on; `on_ready` is passed through.
pub(super) fn surface(root: &Element, on_ready: Callback<()>) -> Surface {
    let count_open = {
        let root = root.clone();
        move |()| details(&root, "details.panel[open]").count()
    };
    let open_all = {
        let root = root.clone();
        move |open| details(&root, "details.panel").for_each(|details| details.set_open(open))
    };
    Surface { on_ready, count_open: Callback::from(count_open), on_open_all: Callback::from(open_all) }
}

fn details(root: &Element, selector: &str) -> impl Iterator<Item = HtmlDetailsElement> + use<> {
    let found = root.query_selector_all(selector).ok();
    let nodes = found.into_iter().flat_map(|list| (0..list.length()).filter_map(move |index| list.item(index)));
    nodes.filter_map(|node| node.dyn_into().ok())
}
