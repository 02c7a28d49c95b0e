//! How many claims have which standing, and the claims of one standing, or with some words in them, alone.

use super::{Answers, Choice, Chosen, Now, PageAccess};
use serde::{Deserialize, Serialize};
use std::rc::Rc;
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

// The first number is the standing that is chosen, counted from one; nought are all. The second is how many claims are
// shown.
impl Answers for Standings {
    fn first(&self, page: Option<&Rc<dyn PageAccess>>, choose: &Callback<Choice>) -> Chosen {
        if let Some(page) = page {
            page.watch_claims(choose.clone());
        }
        (0, usize::MAX)
    }

    fn view(&self, &Now { chosen: (chosen, shown), page, choose, .. }: &Now<'_>) -> Html {
        let choice = |index: usize, count: Option<&StandingCount>, words: Html| {
            let name = count.map(|count| count.name.clone());
            let Some(page) = page else {
                return html! { <span class="choice" data-standing={name}>{ words }</span> };
            };
            let onclick = {
                let (page, choose, name) = (page.clone(), choose.clone(), name.clone());
                move |_: MouseEvent| {
                    choose.emit(Choice::First(index));
                    page.show_standing(name.clone());
                }
            };
            html! {
                <button type="button" class="choice" data-standing={name} aria-pressed={(index == chosen).to_string()} {onclick}>
                    { words }
                </button>
            }
        };
        let count = |(index, count): (usize, &StandingCount)| {
            let words = html! { <><span aria-hidden="true">{ count.shape.as_str() }</span>{ count.words.as_str() }</> };
            choice(index + 1, Some(count), words)
        };
        html! {
            <div>
                <div role="group" aria-label={self.label.clone()}>
                    { choice(0, None, html! { self.all.as_str() }) }
                    { self.counts.iter().enumerate().map(count).collect::<Html>() }
                </div>
                <div class="control search">
                    if page.is_some() {
                        <label>{ self.search.as_str() }<input type="search" /></label>
                        <span aria-live="polite">{ self.shown.get(shown).map(String::as_str) }</span>
                    }
                </div>
            </div>
        }
    }
}
