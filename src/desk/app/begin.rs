//! Where a writer begins.

use super::super::state::Kept;
use super::super::step::Step;
use super::when;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct BeginProps {
    pub(super) kept: Vec<Kept>,
    pub(super) steps: Callback<Step>,
}

/// The languages that pages have words in.
const LANGUAGES: [(&str, &str); 5] =
    [("en", "English"), ("de", "Deutsch"), ("fr", "français"), ("uk", "українська"), ("ar", "العربية")];

const FIELDS: [(&str, &str, &str); 4] = [
    ("headline", "The article’s headline", "Sker Point ends the thirst"),
    ("publisher", "Who published it", "The Talmora Lantern"),
    ("address", "Its address", "https://lantern.example/sker-point"),
    ("slug", "A name for the explainer, for its address", "island-water"),
];

#[component]
pub(super) fn Begin(props: &BeginProps) -> Html {
    let steps = &props.steps;
    let submit = when(steps, |event: SubmitEvent| {
        event.prevent_default();
        let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
        let data = FormData::new_with_form(&form).ok()?;
        let names = FIELDS.iter().map(|(name, ..)| *name).chain(["lang"]);
        let about: BTreeMap<String, String> =
            names.map(|name| (name.to_owned(), data.get(name).as_string().unwrap_or_default())).collect();
        Some(Step::New { about })
    });
    html! {
        <main class="begin">
            <h1>{"The desk"}</h1>
            <p>{"Make an interactive explainer of a news article. Nothing is installed, and what you write stays on this machine until you publish it."}</p>
            if !props.kept.is_empty() {
                <section>
                    <h2>{"Go on"}</h2>
                    <ul class="kept">{for props.kept.iter().map(|kept| going_on(kept, steps))}</ul>
                </section>
            }
            <section>
                <h2>{"New explainer"}</h2>
                <form onsubmit={submit}>
                    {for FIELDS.iter().map(|(name, label, example)| html! {
                        <label>{label}
                            <input name={*name} placeholder={*example} required={*name != "address"}
                                type={if *name == "address" { "url" } else { "text" }} />
                        </label>
                    })}
                    <label>{"The language you write in"}
                        <select name="lang">
                            {for LANGUAGES.iter().map(|(tag, name)| html! { <option value={*tag} lang={*tag} selected={*tag == "en"}>{name}</option> })}
                        </select>
                    </label>
                    <p><button type="submit">{"Begin"}</button>{" A small complete folder without mistakes, to be written over."}</p>
                </form>
            </section>
            <section>
                <h2>{"Open"}</h2>
                <p class="choices">
                    <button type="button" onclick={steps.reform(|_| Step::Example)}>{"The example"}</button>
                    <button type="button" onclick={steps.reform(|_| Step::OpenFolder)}>{"A folder"}</button>
                    <button type="button" onclick={steps.reform(|_| Step::OpenZip)}>{"A zip"}</button>
                </p>
            </section>
        </main>
    }
}

fn going_on(kept: &Kept, steps: &Callback<Step>) -> Html {
    let (id, forgotten) = (kept.id.clone(), kept.id.clone());
    let name = if kept.headline.is_empty() { &kept.slug } else { &kept.headline };
    html! {
        <li key={kept.id.clone()}>
            <button type="button" class="plain" onclick={steps.reform(move |_| Step::Continue { id: id.clone() })}>
                <strong>{name}</strong>{" "}<small>{&kept.slug}</small>
            </button>
            <button type="button" aria-label={format!("Forget {name}")}
                onclick={steps.reform(move |_| Step::Forget { id: forgotten.clone() })}>{"Forget"}</button>
        </li>
    }
}
