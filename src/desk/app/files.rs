//! The files of a folder, by what they are.

use super::super::listing::{Part, title_of};
use super::super::state::Folder;
use super::super::step::Step;
use super::super::told::Level;
use super::when;
use super::words::{Words, use_words};
use crate::authoring::KIND_NAMES;
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct FileListProps {
    pub(super) folder: Folder,
    pub(super) steps: Callback<Step>,
}

#[component]
pub(super) fn FileList(props: &FileListProps) -> Html {
    let FileListProps { folder, steps } = props;
    let words = use_words();
    // What was written into a form; when it is done, `static/desk` empties that.
    let submitted = |step: fn(&dyn Fn(&str) -> Option<String>) -> Option<Step>| {
        when(steps, move |event: SubmitEvent| {
            event.prevent_default();
            let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
            let data = FormData::new_with_form(&form).ok()?;
            step(&|field| Some(data.get(field).as_string()?.trim().to_owned()))
        })
    };
    let add = submitted(|of| Some(Step::Add { what: of("what")?, name: of("name")? }));
    let source = submitted(|of| Some(Step::Source { address: of("address")? }));
    let part = |part: Part| {
        let files: Vec<&String> = folder.files.iter().filter(|path| Part::of(path) == part).collect();
        if files.is_empty() {
            return Html::default();
        }
        html! {
            <li>
                <h2>{words.say(part.title())}</h2>
                <ul>{for files.iter().map(|path| file(path, folder, &words, steps))}</ul>
            </li>
        }
    };
    let begun = ["facts.toml", "terms.toml", "corrections.toml"]
        .into_iter()
        .filter(|path| !folder.files.iter().any(|file| file == path));
    // Without those two there is no explainer.
    let shown = folder.shown.clone().filter(|path| !["article.md", "explainer.toml"].contains(&path.as_str()));
    let delete = shown.map(|path| {
        let name = words.with("delete-file", &[("name", path.as_str().into())]);
        let delete = steps.reform(move |_| Step::Remove { path: path.clone() });
        html! { <button type="button" class="delete" onclick={delete}>{name}</button> }
    });
    html! {
        <nav class="files" aria-label={words.say("files")} aria-describedby="files-keys" tabindex="-1">
            <p id="files-keys" class="unseen">{words.say("arrows")}</p>
            <ul data-arrows="">{for Part::ALL.into_iter().map(part)}</ul>
            {delete}
            <form onsubmit={source}>
                <label>{words.say("new-source")}<input name="address" type="url" dir="ltr" placeholder="https://" required={true} /></label>
                <button type="submit">{words.say("add-source")}</button>
            </form>
            <form onsubmit={add}>
                <label>{words.say("new-part")}
                    <select name="what">
                        <option value="panel" selected={true}>{words.say("new-panel")}</option>
                        {for KIND_NAMES.iter().map(|kind| html! { <option value={*kind}>{words.say(&format!("figure-{kind}"))}</option> })}
                    </select>
                </label>
                <label>{words.say("new-name")}<input name="name" dir="auto" placeholder="price" required={true} /></label>
                <button type="submit">{words.say("add-part")}</button>
            </form>
            <p class="choices">
                <button type="button" onclick={steps.reform(|_| Step::Bring)}>{words.say("bring")}</button>
                {for begun.map(|path| begin(path, &words, steps))}
            </p>
        </nav>
    }
}

/// A file that may be left out.
fn begin(path: &'static str, words: &Words, steps: &Callback<Step>) -> Html {
    let (key, _) = title_of(path);
    let name = words.say(key.unwrap_or_default());
    let begin = steps.reform(move |_| Step::Add { what: path.to_owned(), name: String::new() });
    html! { <button type="button" onclick={begin}>{words.with("begin-file", &[("name", name.into())])}</button> }
}

fn file(path: &str, folder: &Folder, words: &Words, steps: &Callback<Step>) -> Html {
    let of_file = || folder.told.remarks.iter().filter(|remark| remark.path == path);
    let mistakes = of_file().filter(|remark| remark.level == Level::Mistake).count();
    let is_shown = folder.shown.as_deref() == Some(path);
    // The list is one stop of the Tab key: arrows lead through it (static/desk/focus.js).
    let is_stop = folder.shown.as_deref().or(folder.files.first().map(String::as_str)) == Some(path);
    let place = path.to_owned();
    let title = match title_of(path) {
        (Some(key), name) => words.with(key, &[("name", name.into())]),
        (None, name) => name.to_owned(),
    };
    html! {
        <li key={path.to_owned()}>
            <button type="button" class="plain" title={path.to_owned()} aria-current={is_shown.then_some("true")} tabindex={if is_stop { "0" } else { "-1" }}
                onclick={steps.reform(move |_| Step::Show { path: place.clone(), line: 1, column: 1 })}>
                {title}
                if mistakes > 0 {
                    <span class="count" aria-label={words.count("mistakes", mistakes)}>{" "}{mistakes}</span>
                }
            </button>
        </li>
    }
}
