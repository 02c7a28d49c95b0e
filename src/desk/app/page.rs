//! The page as it will be published.

use super::super::state::{Event, Folder, View};
use super::super::step::Step;
use super::words::use_words;
use super::{Host, Slot, when};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct PageViewProps {
    pub(super) folder: Folder,
    pub(super) view: View,
    pub(super) host: Host,
    pub(super) steps: Callback<Step>,
    pub(super) events: Callback<Event>,
}

const WIDTHS: [(&str, &str); 3] = [("phone", "width-phone"), ("column", "width-column"), ("full", "width-full")];
const SCHEMES: [(&str, &str); 3] = [("light dark", "as-machine"), ("light", "light"), ("dark", "dark")];

#[component]
pub(super) fn PageView(props: &PageViewProps) -> Html {
    let PageViewProps { folder, view, host, steps, events } = props;
    let words = use_words();
    // What is seen and what is to be shown are one thing.
    let look = |change: fn(&mut View, String)| {
        let (view, steps, events) = (view.clone(), steps.clone(), events.clone());
        Callback::from(move |value: String| {
            let mut view = view.clone();
            change(&mut view, value);
            steps.emit(Step::Look { view: view.clone() });
            events.emit(Event::Look { view });
        })
    };
    let chosen = |event: yew::Event| Some(event.target()?.dyn_into::<HtmlSelectElement>().ok()?.value());
    let select = |label: &str, options: Vec<(String, String)>, value: &str, change: fn(&mut View, String)| {
        html! {
            <label>{words.say(label)}{" "}
                <select onchange={when(&look(change), chosen)}>
                    {for options.into_iter().map(|(name, title)| html! {
                        <option selected={name == value} value={name.clone()}>{title}</option>
                    })}
                </select>
            </label>
        }
    };
    let named = |names: &[(&str, &str)]| names.iter().map(|(name, title)| ((*name).into(), words.say(title))).collect();
    let is_old = folder.mistakes() > 0;
    html! {
        <section class="page" aria-label={words.say("page")} tabindex="-1" data-width={view.width.clone()}>
            <div class="looks">
                {select("page-chosen", folder.told.pages.clone(), &view.page, |view, page| view.page = page)}
                {select("width", named(&WIDTHS), &view.width, |view, width| view.width = width)}
                {select("colours", named(&SCHEMES), &view.scheme, |view, scheme| view.scheme = scheme)}
            </div>
            if let Some(why) = &folder.no_preview {
                <p class="old">{why}</p>
            } else if is_old {
                <p class="old">{words.say("page-old")}</p>
            }
            <Slot name="page" host={host.clone()} />
        </section>
    }
}
