//! How many panels are open, one button for all of them, and one to pass the page on.

use super::{Answers, Choice, Chosen, Now, PageAccess};
use serde::{Deserialize, Serialize};
use std::rc::Rc;
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

// The first number is how many panels are open.
impl Answers for Toolbar {
    fn first(&self, page: Option<&Rc<dyn PageAccess>>, choose: &Callback<Choice>) -> Chosen {
        let Some(page) = page else { return (0, 0) };
        page.watch_panels(choose.clone());
        (page.opened(), 0)
    }

    fn view(&self, &Now { chosen: (opened, _), page, .. }: &Now<'_>) -> Html {
        let Some(page) = page else { return html! { <p></p> } };
        let is_all = opened + 1 >= self.counts.len();
        let on_open_all = {
            let page = page.clone();
            move |_: MouseEvent| page.open_all(!is_all)
        };
        let on_share = {
            let page = page.clone();
            move |_: MouseEvent| page.share()
        };
        html! {
            <p>
                if self.counts.len() > 1 {
                    <span aria-live="polite">{ self.counts.get(opened).map(String::as_str) }</span>
                    <button type="button" onclick={on_open_all}>{ if is_all { self.hide_all.as_str() } else { self.show_all.as_str() } }</button>
                }
                <button type="button" onclick={on_share}>{ self.share.as_str() }</button>
            </p>
        }
    }
}
