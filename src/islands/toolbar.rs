//! How many panels are open, one button for all of them, and one to pass the page on.

use super::{IslandProps, use_page};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// The words of the toolbar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Toolbar {
    /// How many panels are open, for each number from none to all.
    pub counts: Vec<String>,
    /// The button that opens all.
    pub show_all: String,
    /// The button that closes all.
    pub hide_all: String,
    /// The button that shares the page.
    pub share: String,
}

/// The toolbar.
#[component]
pub fn ToolbarIsland(props: &IslandProps<Toolbar>) -> Html {
    let IslandProps { data, page, .. } = props;
    let opened = use_state(|| page.as_ref().map_or(0, |page| page.opened.emit(())));
    use_page(page, |page| {
        let opened = opened.setter();
        page.on_watch.emit(Callback::from(move |open| opened.set(open)));
    });
    let Some(page) = page else { return html! { <p></p> } };
    let is_all = *opened + 1 >= data.counts.len();
    let on_open_all = page.on_open_all.reform(move |_: MouseEvent| !is_all);
    let on_share = page.on_share.reform(|_: MouseEvent| ());
    html! {
        <p>
            if data.counts.len() > 1 {
                <span aria-live="polite">{ data.counts.get(*opened) }</span>
                <button type="button" onclick={on_open_all}>{ if is_all { &data.hide_all } else { &data.show_all } }</button>
            }
            <button type="button" onclick={on_share}>{ &data.share }</button>
        </p>
    }
}
