//! What one thing of a ranking is worth in another: an equation whose two sides a reader chooses.

use super::{Answers, Choice, Chosen, Now, PageAccess, select};
use serde::{Deserialize, Serialize};
use std::rc::Rc;
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

// The numbers are the two things.
impl Answers for Comparison {
    fn first(&self, _: Option<&Rc<dyn PageAccess>>, _: &Callback<Choice>) -> Chosen {
        (0, self.labels.len() - 1)
    }

    fn view(&self, now: &Now<'_>) -> Html {
        let Some(page) = now.page else { return html! { <div></div> } };
        let (first, second) = now.chosen;
        let [left, right] = &self.sides;
        let side = |name, chosen, choice| select(page, now.choose, (name, &mut self.labels.iter(), chosen), choice);
        let result = &self.results[first * self.labels.len() + second];
        let working = [&self.amounts[first], " ÷ ", &self.amounts[second], " ", result, ". ", &self.caveat].concat();
        html! {
            <div>
                <p class="comparison-title">{ self.title.as_str() }</p>
                <p class="equation">
                    <span>{ "1 × " }{ side(left, first, Choice::First) }</span>
                    { " " }
                    <span><strong>{ result.as_str() }</strong>{ " × " }{ side(right, second, Choice::Second) }</span>
                </p>
                <span aria-live="polite">{ working }</span>
            </div>
        }
    }
}
