//! What one thing of a ranking is worth in another: an equation whose two sides a reader chooses.

use super::IslandProps;
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// Every pair of a ranking, worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// What it is for.
    pub title: String,
    /// The names of the two choices, for those who cannot see the equation.
    pub sides: [String; 2],
    /// The things.
    pub labels: Vec<String>,
    /// The amount of each.
    pub amounts: Vec<String>,
    /// How many of the second thing one of the first is worth, with the sign before it (`= 5`, `≈ 3.33`): row by row,
    /// a column for each second thing.
    pub results: Vec<String>,
    /// Whose arithmetic it is.
    pub caveat: String,
}

/// The equation.
#[component]
pub fn ComparisonIsland(props: &IslandProps<Comparison>) -> Html {
    let IslandProps { data, page, .. } = props;
    let pair = use_state(|| (0, data.labels.len() - 1));
    let Some(page) = page else { return html! { <div></div> } };
    let (first, second) = *pair;
    let side = |name: &String, chosen: usize, onchange: Callback<Event>| {
        let option = |(index, label): (usize, &String)| {
            html! { <option value={index.to_string()} selected={index == chosen}>{ label }</option> }
        };
        html! {
            <select aria-label={name.clone()} {onchange}>
                { data.labels.iter().enumerate().map(option).collect::<Html>() }
            </select>
        }
    };
    let choose = |choice: fn(usize, (usize, usize)) -> (usize, usize)| {
        let (value, pair) = (page.value.clone(), pair.clone());
        Callback::from(move |event: Event| pair.set(choice(value.emit(event), *pair)))
    };
    let result = &data.results[first * data.labels.len() + second];
    let working = [&data.amounts[first], " ÷ ", &data.amounts[second], " ", result, ". ", &data.caveat].concat();
    html! {
        <div>
            <p class="comparison-title">{ &data.title }</p>
            <p class="equation">
                <span>{ "1 × " }{ side(&data.sides[0], first, choose(|value, (_, second)| (value, second))) }</span>
                { " " }
                <span><strong>{ result }</strong>{ " × " }{ side(&data.sides[1], second, choose(|value, (first, _)| (first, value))) }</span>
            </p>
            <span aria-live="polite">{ working }</span>
        </div>
    }
}
