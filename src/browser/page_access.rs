//! Answers what an island asks of the page.

use super::{Listeners, share, window};
use crate::islands::PageAccess;
use gloo::events::{EventListener, EventListenerOptions};
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDetailsElement, HtmlInputElement, HtmlSelectElement, NodeList};
use yew::Callback;

/// The page for an island at `mount_point`, on the page under `root`; `on_mounted` is passed through.
pub(super) fn page_access(
    root: &Element,
    mount_point: &Element,
    listeners: &Listeners,
    on_mounted: Callback<()>,
) -> PageAccess {
    let on_watch = {
        let (root, listeners) = (root.clone(), listeners.clone());
        move |on_count: Callback<usize>| listeners.keep(watch(&root, on_count))
    };
    let on_open_all = {
        let root = root.clone();
        move |open| panels(&root).for_each(|panel| panel.set_open(open))
    };
    let on_standing = {
        let mount_point = mount_point.clone();
        move |standing: Option<String>| show(&mount_point, standing.as_deref())
    };
    let on_claim = {
        let (mount_point, listeners) = (mount_point.clone(), listeners.clone());
        move |on_reset: Callback<()>| listeners.keep(reset_on_claim(&mount_point, on_reset))
    };
    PageAccess {
        on_mounted,
        on_watch: Callback::from(on_watch),
        on_open_all: Callback::from(on_open_all),
        on_standing: Callback::from(on_standing),
        on_claim: Callback::from(on_claim),
        on_share: share::of_page(root, mount_point),
        on_copy: share::of_text(root, mount_point),
        folder: share::folder(),
        value: Callback::from(value),
    }
}

fn watch(root: &Element, on_count: Callback<usize>) -> EventListener {
    let count = {
        let root = root.clone();
        move || on_count.emit(panels(&root).filter(HtmlDetailsElement::open).count())
    };
    count();
    // `toggle` does not bubble; on its way down it can be seen.
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(root, "toggle", options, move |_| count())
}

fn panels(root: &Element) -> impl Iterator<Item = HtmlDetailsElement> + use<> {
    elements(root.query_selector_all("details.panel").ok()).filter_map(|panel| panel.dyn_into().ok())
}

/// Leaves the claims of one standing to be seen. The others stay where the browser finds them: an address or a search
/// that leads to one shows it.
fn show(mount_point: &Element, standing: Option<&str>) {
    let Some(list) = mount_point.next_element_sibling() else { return };
    for claim in elements(list.query_selector_all(".claim").ok()) {
        let is_shown =
            standing.is_none_or(|standing| claim.get_attribute("data-standing").as_deref() == Some(standing));
        // Neither can fail: the name of the attribute is a valid one.
        let _ = if is_shown { claim.remove_attribute("hidden") } else { claim.set_attribute("hidden", "until-found") };
    }
}

/// Shows all claims once an address leads to one.
fn reset_on_claim(mount_point: &Element, on_reset: Callback<()>) -> EventListener {
    let mount_point = mount_point.clone();
    let window = window();
    EventListener::new(&window.clone(), "hashchange", move |_| {
        if window.location().hash().is_ok_and(|hash| hash.starts_with("#claim-")) {
            show(&mount_point, None);
            on_reset.emit(());
        }
    })
}

fn elements(list: Option<NodeList>) -> impl Iterator<Item = Element> {
    let nodes = list.into_iter().flat_map(|list| (0..list.length()).filter_map(move |index| list.item(index)));
    nodes.filter_map(|node| node.dyn_into().ok())
}

fn value(event: Event) -> usize {
    let Some(target) = event.target() else { return 0 };
    let value = match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(target) => target.dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default(),
    };
    // Each control of ours has a whole number for its value.
    value.parse().unwrap_or_default()
}
