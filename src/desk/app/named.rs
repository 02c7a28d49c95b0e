//! What the writer is at: a name, and where else it stands; a table, which can be written in two ways.

use super::super::state::{Event, Folder};
use super::super::step::Step;
use super::super::told::Name;
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
    html! {
        <div class="named-of">
            if let Some((path, form)) = folder.shown.as_ref().zip(folder.form.as_ref()) {
                {forms(path, form, steps)}
            }
            if let Some(name) = &folder.at {
                {at(name, folder, steps, events)}
            }
            if let Some((kind, name)) = &folder.uses {
                {uses(kind, name, folder, steps, events)}
            }
        </div>
    }
}

fn forms(path: &str, form: &str, steps: &Callback<Step>) -> Html {
    let is_table = path.ends_with(".csv");
    let (other, says) = match form {
        "text" if is_table => ("grid", "Write it as a grid"),
        "text" => ("form", "Write it as a form"),
        _ => ("text", "Write it as text"),
    };
    let path = path.to_owned();
    let ask = steps.reform(move |_| Step::Form { path: path.clone(), form: other.to_owned() });
    html! {
        <div class="named">
            <p>{if is_table { "Rows of a figure" } else { "One after the other" }}</p>
            <button type="button" onclick={ask}>{says}</button>
        </div>
    }
}

fn at(name: &Name, folder: &Folder, steps: &Callback<Step>, events: &Callback<Event>) -> Html {
    let of = Some((name.kind.clone(), name.name.clone()));
    let show = folder
        .declared(&name.kind, &name.name)
        .map(|(path, line, column)| steps.reform(move |_| Step::Show { path: path.clone(), line, column }));
    let old = format!("{}:{}", name.kind, name.name);
    let rename = steps.reform(move |_| Step::Rename { old: old.clone() });
    html! {
        <div class="named">
            <p>{format!("The {} ", name.kind)}<strong>{&name.name}</strong>{" "}{&name.title}</p>
            if let Some(show) = show {
                <button type="button" onclick={show}>{"Go there"}</button>
            }
            <button type="button" onclick={events.reform(move |_| Event::Uses { of: of.clone() })}>{"Where used"}</button>
            <button type="button" onclick={rename}>{"Rename"}</button>
        </div>
    }
}

fn uses(kind: &str, name: &str, folder: &Folder, steps: &Callback<Step>, events: &Callback<Event>) -> Html {
    let places = folder.places(kind, name);
    html! {
        <div class="named">
            <p>{format!("The {kind} {name} stands at:")}</p>
            <button type="button" onclick={events.reform(|_| Event::Uses { of: None })}>{"Close"}</button>
            <ul>
                {for places.map(|place| {
                    let Name { path, line, column, .. } = place.clone();
                    let says = format!("{path}:{line}:{column}");
                    html! {
                        <li><button type="button" class="plain" onclick={steps.reform(move |_| Step::Show { path: path.clone(), line, column })}>{says}</button></li>
                    }
                })}
            </ul>
        </div>
    }
}
