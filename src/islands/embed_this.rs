//! The lines by which a newsroom takes the explainer, or one panel of it, into its own page.

use super::IslandProps;
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// What can be taken, and in which ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmbedThis {
    /// What the choice of the part is called.
    pub part: String,
    /// What the choice of the way is called.
    pub way: String,
    /// The ways.
    pub ways: Vec<String>,
    /// The parts, each with its lines for each way. `{page}` in them stands for the folder that the page is in.
    pub parts: Vec<(String, Vec<String>)>,
    /// What the lines are called.
    pub lines: String,
    /// The button that copies them.
    pub copy: String,
}

/// The choice and its lines.
#[component]
pub fn EmbedThisIsland(props: &IslandProps<EmbedThis>) -> Html {
    let IslandProps { data, page, .. } = props;
    let chosen = use_state(|| (0, 0));
    let Some(page) = page else { return html! { <div></div> } };
    let (part, way) = *chosen;
    let choose = |choice: fn(usize, (usize, usize)) -> (usize, usize)| {
        let (value, chosen) = (page.value.clone(), chosen.clone());
        Callback::from(move |event: Event| chosen.set(choice(value.emit(event), *chosen)))
    };
    let option = |index: usize, label: &String, chosen: usize| {
        html! { <option value={index.to_string()} selected={index == chosen}>{ label }</option> }
    };
    let parts = data.parts.iter().enumerate().map(|(index, (label, _))| option(index, label, part));
    let ways = data.ways.iter().enumerate().map(|(index, label)| option(index, label, way));
    let lines = data.parts[part].1[way].replace("{page}", &page.folder);
    let on_copy = page.on_copy.reform({
        let lines = lines.clone();
        move |_: MouseEvent| lines.clone()
    });
    html! {
        <div>
            <select aria-label={data.part.clone()} onchange={choose(|value, (_, way)| (value, way))}>{ parts.collect::<Html>() }</select>
            <select aria-label={data.way.clone()} onchange={choose(|value, (part, _)| (part, value))}>{ ways.collect::<Html>() }</select>
            <button type="button" onclick={on_copy}>{ &data.copy }</button>
            <pre tabindex="0" role="region" aria-label={data.lines.clone()}><code>{ lines }</code></pre>
        </div>
    }
}
