//! The way back: a panel's link to the text leads to the trigger that the reader came by, not just to the first.

use gloo::events::EventListener;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Notes the trigger that is followed.
pub(super) fn listener(root: &Element) -> EventListener {
    EventListener::new(root, "click", {
        let root = root.clone();
        move |event| {
            if let Some((trigger, back)) = followed(&root, event) {
                // Cannot fail: the name of the attribute is a valid one.
                let _ = back.set_attribute("href", &format!("#{}", trigger.id()));
            }
        }
    })
}

/// The trigger that was followed, and the link back of its panel.
fn followed(root: &Element, event: &Event) -> Option<(Element, Element)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let trigger = target.closest("a.trigger").ok()??;
    let panel = trigger.get_attribute("href")?;
    let back = root.query_selector(&format!("{panel} + .panel-body > .panel-foot > .back")).ok()??;
    Some((trigger, back))
}
