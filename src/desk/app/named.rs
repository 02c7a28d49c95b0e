//! What the writer is at: a name, and where else it stands; a table, which can be written in two ways.

use super::super::state::{Event, Folder};
use super::super::step::Step;
use super::super::told::Name;
use super::words::{Words, use_words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(super) struct NamedProps {
    pub(super) folder: Folder,
    pub(super) steps: Callback<Step>,
    pub(super) events: Callback<Event>,
}

#[component]
pub(super) fn Named(props: &NamedProps) -> Html {
    let NamedProps { folder, steps, events } = props;
    let words = use_words();
    html! {
        <div class="named-of">
            if let Some((path, form)) = folder.shown.as_ref().zip(folder.form.as_ref()) {
                {forms(path, form, &words, steps)}
            }
            if let Some(name) = &folder.at {
                {at(name, folder, &words, steps, events)}
            }
            if let Some((kind, name)) = &folder.uses {
                {uses(kind, name, folder, &words, steps, events)}
            }
        </div>
    }
}

fn forms(path: &str, form: &str, words: &Words, steps: &Callback<Step>) -> Html {
    let is_table = path.ends_with(".csv");
    let (other, says) = match form {
        "text" if is_table => ("grid", "as-grid"),
        "text" => ("form", "as-form"),
        _ => ("text", "as-text"),
    };
    let path = path.to_owned();
    let ask = steps.reform(move |_| Step::Form { path: path.clone(), form: other.to_owned() });
    html! {
        <div class="named">
            <p>{words.say(if is_table { "rows-of-figure" } else { "one-by-one" })}</p>
            <button type="button" onclick={ask}>{words.say(says)}</button>
        </div>
    }
}

fn at(name: &Name, folder: &Folder, words: &Words, steps: &Callback<Step>, events: &Callback<Event>) -> Html {
    let of = Some((name.kind.clone(), name.name.clone()));
    let show = folder
        .declared(&name.kind, &name.name)
        .map(|(path, line, column)| steps.reform(move |_| Step::Show { path: path.clone(), line, column }));
    let old = format!("{}:{}", name.kind, name.name);
    let rename = steps.reform(move |_| Step::Rename { old: old.clone() });
    html! {
        <div class="named">
            <p>{kind_of(&name.kind, words)}{" "}<strong>{&name.name}</strong>{" "}<bdi>{&name.title}</bdi></p>
            if let Some(show) = show {
                <button type="button" onclick={show}>{words.say("go-there")}</button>
            }
            <button type="button" onclick={events.reform(move |_| Event::Uses { of: of.clone() })}>{words.say("where-used")}</button>
            <button type="button" onclick={rename}>{words.say("rename")}</button>
        </div>
    }
}

fn kind_of(kind: &str, words: &Words) -> String {
    words.say(&format!("kind-{kind}"))
}

fn uses(
    kind: &str,
    name: &str,
    folder: &Folder,
    words: &Words,
    steps: &Callback<Step>,
    events: &Callback<Event>,
) -> Html {
    let places = folder.places(kind, name);
    html! {
        <div class="named">
            <p>{kind_of(kind, words)}{" "}<strong>{name}</strong>{". "}{words.say("stands-at")}</p>
            <button type="button" onclick={events.reform(|_| Event::Uses { of: None })}>{words.say("close")}</button>
            <ul>
                {for places.map(|place| {
                    let Name { path, line, column, .. } = place.clone();
                    let says = format!("{path}:{line}:{column}");
                    html! {
                        <li><button type="button" class="plain" dir="ltr" onclick={steps.reform(move |_| Step::Show { path: path.clone(), line, column })}>{says}</button></li>
                    }
                })}
            </ul>
        </div>
    }
}
