//! A drawing over time that is read point by point, in one view or another.

use super::{IslandProps, Plot, use_page};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// A record over time in its views: what was counted, and what follows from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Readings {
    /// What the switch between views is for.
    pub switch: String,
    /// What the control that moves along the marks is called.
    pub control: String,
    /// The views; never empty.
    pub views: Vec<View>,
}

/// A way to see the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// Its name.
    pub name: String,
    /// The drawing.
    pub plot: Plot,
    /// What each mark says, in the order of the plot's marks; never empty.
    pub readings: Vec<Reading>,
    /// The mark that is chosen at first.
    pub first: usize,
}

/// What a mark says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// When.
    pub when: String,
    /// How many.
    pub value: String,
    /// Who counted what, or how it was worked out.
    pub basis: String,
}

/// The drawing with its reading.
#[component]
pub fn ReadingsIsland(props: &IslandProps<Readings>) -> Html {
    let IslandProps { data, page, draw } = props;
    let chosen = use_state(|| (0, data.views[0].first));
    use_page(page, |page| {
        let chosen = chosen.setter();
        page.on_mark.emit(Callback::from(move |choice| chosen.set(choice)));
    });
    let (at, mark) = *chosen;
    let view = &data.views[at];
    let Reading { when, value, basis } = &view.readings[mark];
    let tab = |(index, view): (usize, &View)| {
        let (chosen, first) = (chosen.setter(), view.first);
        let onclick = Callback::from(move |_: MouseEvent| chosen.set((index, first)));
        html! { <button type="button" aria-pressed={(index == at).to_string()} {onclick}>{ &view.name }</button> }
    };
    let control = page.as_ref().map(|page| {
        let (value_of, chosen) = (page.value.clone(), chosen.setter());
        let oninput = Callback::from(move |event: InputEvent| chosen.set((at, value_of.emit(event.into()))));
        let last = view.readings.len() - 1;
        html! {
            <input type="range" min="0" max={last.to_string()} value={mark.to_string()} aria-label={data.control.clone()}
                aria-valuetext={[when, ": ", value].concat()} {oninput} />
        }
    });
    // Its place is kept before it works; of one view there is nothing to switch.
    let switch = (data.views.len() > 1).then(|| {
        let is_live = page.is_some();
        let tabs = is_live.then(|| data.views.iter().enumerate().map(tab).collect::<Html>());
        html! {
            <div class="switch" role={is_live.then_some("group")} aria-label={is_live.then(|| data.switch.clone())}>
                { tabs.unwrap_or_default() }
            </div>
        }
    });
    let drawing = match page {
        Some(page) => page.drawing.emit((data.clone(), at, mark)),
        None => draw(&view.plot),
    };
    html! {
        <div>
            { switch.unwrap_or_default() }
            { drawing }
            <div class="control">{ control.unwrap_or_default() }</div>
            <p class="reading"><strong>{ value }</strong>{ " " }<span>{ when }</span><small>{ basis }</small></p>
        </div>
    }
}
