//! How many claims have which standing, and the claims of one standing, or with some words in them, alone.

use super::{IslandProps, use_page};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// The standings of a list of claims.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standings {
    /// What the choice is for.
    pub label: String,
    /// All claims, and how many they are.
    pub all: String,
    /// The standings that occur.
    pub counts: Vec<StandingCount>,
    /// What the field for words is called.
    pub search: String,
    /// How many claims are shown, for each number from none to all but one.
    pub shown: Vec<String>,
}

/// A standing and how many claims have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingCount {
    /// The name that styles have for it.
    pub name: String,
    /// Its shape.
    pub shape: String,
    /// Its word, and how many have it.
    pub words: String,
}

/// The counts, which choose once they can.
#[component]
pub fn StandingsIsland(props: &IslandProps<Standings>) -> Html {
    let IslandProps { data, page, .. } = props;
    let chosen = use_state(|| None::<usize>);
    let shown = use_state(|| usize::MAX);
    use_page(page, |page| {
        let (chosen, shown) = (chosen.setter(), shown.setter());
        page.on_claim.emit(Callback::from(move |()| chosen.set(None)));
        page.on_claims.emit(Callback::from(move |number| shown.set(number)));
    });
    let choice = |index: Option<usize>, name: Option<&StandingCount>, words: Html| match page {
        None => html! { <span class="choice" data-standing={name.map(|count| count.name.clone())}>{ words }</span> },
        Some(page) => {
            let (on_standing, name, chosen_setter) =
                (page.on_standing.clone(), name.map(|count| count.name.clone()), chosen.setter());
            let standing = name.clone();
            let onclick = Callback::from(move |_: MouseEvent| {
                chosen_setter.set(index);
                on_standing.emit(standing.clone());
            });
            html! {
                <button type="button" class="choice" data-standing={name} aria-pressed={(index == *chosen).to_string()} {onclick}>
                    { words }
                </button>
            }
        }
    };
    let count = |(index, count): (usize, &StandingCount)| {
        let words = html! { <><span aria-hidden="true">{ &count.shape }</span>{ &count.words }</> };
        choice(Some(index), Some(count), words)
    };
    html! {
        <div>
            <div role="group" aria-label={data.label.clone()}>
                { choice(None, None, html! { &data.all }) }
                { data.counts.iter().enumerate().map(count).collect::<Html>() }
            </div>
            <div class="control search">
                if page.is_some() {
                    <label>{ &data.search }<input type="search" /></label>
                    <span aria-live="polite">{ data.shown.get(*shown) }</span>
                }
            </div>
        </div>
    }
}
