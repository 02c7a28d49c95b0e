//! An element that `static/desk` fills.

use super::Host;
use wasm_bindgen::JsValue;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct SlotProps {
    pub(super) name: &'static str,
    pub(super) host: Host,
}

#[component]
pub(super) fn Slot(props: &SlotProps) -> Html {
    let element = use_node_ref();
    use_effect_with(props.name, {
        let (element, host) = (element.clone(), props.host.clone());
        move |name| {
            let name = JsValue::from(*name);
            let slot: JsValue = element.get().map_or(JsValue::NULL, Into::into);
            let _ = host.slot.call2(&JsValue::NULL, &name, &slot);
            move || _ = host.slot.call2(&JsValue::NULL, &name, &JsValue::NULL)
        }
    });
    html! { <div class="slot" ref={element} /> }
}
