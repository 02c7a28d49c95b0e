//! What publishing needs.

use super::super::heard::Stands;
use super::super::state::Folder;
use super::super::step::Step;
use super::super::told::Open;
use super::disk;
use super::remarks::sentence;
use super::words::{Words, use_words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct PublishingProps {
    pub(super) folder: Folder,
    pub(super) steps: Callback<Step>,
}

#[component]
pub(super) fn Publishing(props: &PublishingProps) -> Html {
    let PublishingProps { folder, steps } = props;
    let words = use_words();
    let read = words.say("read-explainer");
    let can = matches!(folder.stands(), Stands::Nothing(_));
    let slug = &folder.slug;
    let lines = format!(
        "<script type=\"module\" src=\"https://paper.example/explainers/{slug}/sidelight.js\"></script>\n\
         <sidelight-explainer src=\"https://paper.example/explainers/{slug}/{slug}.json\">\n  \
         <a href=\"https://paper.example/explainers/{slug}/\">{read}</a>\n</sidelight-explainer>"
    );
    html! {
        <section class="publish" aria-label={words.say("publish")} tabindex="-1">
            <h2>{words.say("publish")}</h2>
            <p>{sentence(folder.stands(), &words)}</p>
            <p class="choices">
                <button type="button" disabled={!can} onclick={steps.reform(|_| Step::Publish)}>{words.say("save-site")}</button>
                if disk::can_write() {
                    <button type="button" disabled={!can} onclick={steps.reform(|_| Step::PublishInto)}>{words.say("site-into")}</button>
                }
                <button type="button" onclick={steps.reform(|_| Step::Export)}>{words.say("save-folder")}</button>
            </p>
            // Below what is pressed: it comes when the compiler has looked.
            if !folder.told.open.is_empty() {
                <ul class="open">{for folder.told.open.iter().map(|open| left_open(*open, &words, steps))}</ul>
            }
            <p>{words.say("unpack")}</p>
            <pre tabindex="0" dir="ltr"><code>{lines}</code></pre>
            <p>{words.with_code("server-sends", &SENT)}</p>
            if !folder.days.is_empty() {
                <h3>{words.say("as-it-was")}</h3>
                <ul>{for folder.days.iter().map(|day| {
                    let back = day.clone();
                    html! { <li key={day.clone()}><button type="button" onclick={steps.reform(move |_| Step::Back { day: back.clone() })}>{words.with("back-to", &[("day", day.into())])}</button></li> }
                })}</ul>
            }
        </section>
    }
}

/// What a server sends, by the names that the words have for it.
const SENT: [(&str, &str); 3] =
    [("header", "Access-Control-Allow-Origin: *"), ("js", "text/javascript"), ("wasm", "application/wasm")];

/// What a publisher is to look at, and where it is filled in.
fn left_open(open: Open, words: &Words, steps: &Callback<Step>) -> Html {
    let (says, key, written) = match open {
        Open::Draft => ("open-draft", "draft", "draft = false"),
        Open::Address => ("open-address", "url", "url"),
        Open::Review => ("open-review", "review_by", "review_by"),
        Open::SecondReader => ("open-second-reader", "checked_by", "checked_by"),
        Open::PartlyRead => ("open-partly-read", "read_in", ""),
        Open::Example => ("open-example-says", "example", "example"),
    };
    let path = if open == Open::PartlyRead { "sources.toml" } else { "explainer.toml" };
    let title = words.say(&format!("key-{key}"));
    let fill = steps.reform(move |_| Step::Fill { path: path.to_owned(), key: key.to_owned() });
    html! {
        <li>
            {words.with_code(says, &[("key", written), ("other", "checked_on"), ("file", "explainer.toml")])}{" "}
            <button type="button" onclick={fill}>{words.with("fill-in", &[("key", title.into())])}</button>
        </li>
    }
}
