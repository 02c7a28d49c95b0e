//! Where a writer begins.

use super::super::state::Kept;
use super::super::step::Step;
use super::when;
use super::words::{Words, use_words};
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::js_sys::Date;
use web_sys::{FormData, HtmlFormElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct BeginProps {
    pub(super) kept: Vec<Kept>,
    pub(super) steps: Callback<Step>,
}

/// The languages that pages have words in.
const LANGUAGES: [(&str, &str); 5] =
    [("en", "English"), ("de", "Deutsch"), ("fr", "français"), ("uk", "українська"), ("ar", "العربية")];

/// What is asked, each with the key of its words, and what it may be.
const FIELDS: [(&str, &str, Example); 4] = [
    ("headline", "article-headline", Example::Says("article-headline-example")),
    ("publisher", "article-publisher", Example::Says("article-publisher-example")),
    ("address", "article-address", Example::Is("https://lantern.example/sker-point")),
    ("slug", "slug", Example::Is("island-water")),
];

/// What stands in an empty field.
enum Example {
    /// What has this key.
    Says(&'static str),
    /// Letters of addresses.
    Is(&'static str),
}

#[component]
pub(super) fn Begin(props: &BeginProps) -> Html {
    let steps = &props.steps;
    let words = use_words();
    let speak = when(steps, |event: yew::Event| {
        let select: HtmlSelectElement = event.target()?.dyn_into().ok()?;
        Some(Step::Speak { language: select.value() })
    });
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
            <h1 tabindex="-1">{words.say("desk")}</h1>
            <p>{words.say("about")}</p>
            if !props.kept.is_empty() {
                <section>
                    <h2>{words.say("go-on")}</h2>
                    <ul class="kept">{for props.kept.iter().map(|kept| going_on(kept, &words, steps))}</ul>
                </section>
            }
            <section>
                <h2>{words.say("new-explainer")}</h2>
                <form onsubmit={submit}>
                    {for FIELDS.iter().map(|(name, label, example)| html! {
                        <label>{words.say(label)}
                            <input name={*name} placeholder={placeholder(example, &words)} required={*name != "address"}
                                dir={if let Example::Is(_) = example { "ltr" } else { "auto" }}
                                type={if *name == "address" { "url" } else { "text" }} />
                        </label>
                    })}
                    <label>{words.say("written-in")}<select name="lang">{languages(&words)}</select></label>
                    <p><button type="submit">{words.say("begin")}</button>{" "}{words.say("begin-says")}</p>
                </form>
            </section>
            <section>
                <h2>{words.say("open")}</h2>
                <p class="choices">
                    <button type="button" onclick={steps.reform(|_| Step::Example)}>{words.say("open-example")}</button>
                    <button type="button" onclick={steps.reform(|_| Step::OpenFolder)}>{words.say("open-folder")}</button>
                    <button type="button" onclick={steps.reform(|_| Step::OpenZip)}>{words.say("open-zip")}</button>
                </p>
            </section>
            <section>
                <label>{words.say("language")}<select class="language" onchange={speak}>{languages(&words)}</select></label>
            </section>
        </main>
    }
}

fn placeholder(example: &Example, words: &Words) -> String {
    match example {
        Example::Says(key) => words.say(key),
        Example::Is(text) => (*text).to_owned(),
    }
}

/// All of them, of which the desk's own is chosen.
fn languages(words: &Words) -> Html {
    let is_own = |tag: &str| words.language.as_deref() == Some(tag);
    LANGUAGES
        .iter()
        .map(|(tag, name)| html! { <option value={*tag} lang={*tag} selected={is_own(tag)}>{name}</option> })
        .collect()
}

fn going_on(kept: &Kept, words: &Words, steps: &Callback<Step>) -> Html {
    let (id, forgotten) = (kept.id.clone(), kept.id.clone());
    let at = Date::new(&(kept.at as f64).into());
    let name = if kept.headline.is_empty() { &kept.slug } else { &kept.headline };
    html! {
        <li key={kept.id.clone()}>
            <button type="button" class="plain" onclick={steps.reform(move |_| Step::Continue { id: id.clone() })}>
                <bdi><strong>{name}</strong></bdi>{" "}<small>if !kept.headline.is_empty() { <bdi dir="ltr">{&kept.slug}</bdi>{", "} }{words.with("written-at", &[("at", at.into())])}</small>
            </button>
            <button type="button" aria-label={words.with("forget-one", &[("name", name.into())])}
                onclick={steps.reform(move |_| Step::Forget { id: forgotten.clone() })}>{words.say("forget")}</button>
        </li>
    }
}
