//! What publishing needs.

use super::super::state::Folder;
use super::super::step::Step;
use super::super::told::Open;
use super::disk;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct PublishingProps {
    pub(super) folder: Folder,
    pub(super) steps: Callback<Step>,
}

#[component]
pub(super) fn Publishing(props: &PublishingProps) -> Html {
    let PublishingProps { folder, steps } = props;
    let can = folder.is_told && folder.mistakes() == 0 && !folder.told.open.contains(&Open::Draft);
    let slug = &folder.slug;
    let lines = format!(
        "<script type=\"module\" src=\"https://paper.example/explainers/{slug}/sidelight.js\"></script>\n\
         <sidelight-explainer src=\"https://paper.example/explainers/{slug}/{slug}.json\">\n  \
         <a href=\"https://paper.example/explainers/{slug}/\">Read the explainer</a>\n</sidelight-explainer>"
    );
    html! {
        <section class="publish" aria-label="Publish">
            <h2>{"Publish"}</h2>
            <p>{folder.stands()}</p>
            if !folder.told.open.is_empty() {
                <ul class="open">{for folder.told.open.iter().map(|open| html! { <li>{says(*open)}</li> })}</ul>
            }
            <p class="choices">
                <button type="button" disabled={!can} onclick={steps.reform(|_| Step::Publish)}>{"Save the site as a zip"}</button>
                if disk::can_write() {
                    <button type="button" disabled={!can} onclick={steps.reform(|_| Step::PublishInto)}>{"Put the site into a folder"}</button>
                }
                <button type="button" onclick={steps.reform(|_| Step::Export)}>{"Save the folder as a zip"}</button>
            </p>
            <p>{"Unpack the site’s zip on your server, in a folder of its own. These lines put it into a page:"}</p>
            <pre tabindex="0"><code>{lines}</code></pre>
            <p>{"The server sends "}<code>{"Access-Control-Allow-Origin: *"}</code>{" with all of it, "}
                <code>{"text/javascript"}</code>{" for .js and "}<code>{"application/wasm"}</code>{" for .wasm."}</p>
            if !folder.days.is_empty() {
                <h3>{"As it was"}</h3>
                <ul>{for folder.days.iter().map(|day| {
                    let back = day.clone();
                    html! { <li key={day.clone()}><button type="button" onclick={steps.reform(move |_| Step::Back { day: back.clone() })}>{format!("Go back to {day}")}</button></li> }
                })}</ul>
            }
        </section>
    }
}

fn says(open: Open) -> &'static str {
    match open {
        Open::Draft => "It is a draft, which is not published: delete draft from explainer.toml.",
        Open::Address => {
            "It does not say where it will stand: url in explainer.toml. Without that there is no sitemap and no picture beside shared links on some sites."
        }
        Open::Review => "It does not say when to look at it again: review_by in explainer.toml.",
        Open::SecondReader => {
            "Nobody but its writer is said to have checked it: checked_by and checked_on in explainer.toml."
        }
        Open::PartlyRead => "Some sources were read in part alone.",
        Open::Example => "It says that all of it is invented: example in explainer.toml.",
    }
}
