//! A drawing over time that is read point by point, in one view or another.

use super::{Answers, Choice, Chosen, Now, PageAccess, Plot, digits};
use serde::{Deserialize, Serialize};
use std::rc::Rc;
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

// The numbers are the view and its mark.
impl Answers for Readings {
    fn first(&self, page: Option<&Rc<dyn PageAccess>>, choose: &Callback<Choice>) -> Chosen {
        if let Some(page) = page {
            page.watch_marks(choose.clone());
        }
        (0, self.views[0].first)
    }

    fn view(&self, &Now { chosen: (at, mark), page, choose, draw }: &Now<'_>) -> Html {
        let view = &self.views[at];
        let Reading { when, value, basis } = &view.readings[mark];
        let tab = |(index, view): (usize, &View)| {
            let first = view.first;
            let onclick = choose.reform(move |_: MouseEvent| Choice::Both(index, first));
            html! { <button type="button" aria-pressed={(index == at).to_string()} {onclick}>{ view.name.as_str() }</button> }
        };
        let control = page.map(|page| {
            let oninput = {
                let page = page.clone();
                choose.reform(move |event: InputEvent| Choice::Second(page.value(&event)))
            };
            let last = view.readings.len() - 1;
            html! {
                <input type="range" min="0" max={digits(last)} value={digits(mark)} aria-label={self.control.clone()}
                    aria-valuetext={[when, ": ", value].concat()} {oninput} />
            }
        });
        // Its place is kept before it works; of one view there is nothing to switch.
        let switch = (self.views.len() > 1).then(|| {
            let is_live = page.is_some();
            let tabs = is_live.then(|| self.views.iter().enumerate().map(tab).collect::<Html>());
            html! {
                <div class="switch" role={is_live.then_some("group")} aria-label={is_live.then(|| self.switch.clone())}>
                    { tabs.unwrap_or_default() }
                </div>
            }
        });
        let drawing = match page {
            Some(page) => page.drawing(self, (at, mark)),
            None => draw(&view.plot),
        };
        html! {
            <div>
                { switch.unwrap_or_default() }
                { drawing }
                <div class="control">{ control.unwrap_or_default() }</div>
                <p class="reading"><strong>{ value.as_str() }</strong>{ " " }<span>{ when.as_str() }</span><small>{ basis.as_str() }</small></p>
            </div>
        }
    }
}
