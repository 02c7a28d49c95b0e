//! Who says things: people and organisations in the roles they had.

use super::apparatus;
use crate::document::{Explainer, Person};
use yew::prelude::*;

/// The list of people and organisations.
pub(super) fn people(explainer: &Explainer) -> Html {
    let person = |person: &Person| {
        html! {
            <li id={format!("person-{}", person.id)}>
                <strong>{ &person.name }</strong>{ [", ", &person.role, ". "].concat() }
                <span class="as-of">{ apparatus::as_of(explainer, person.as_of, &person.sources) }</span>
            </li>
        }
    };
    html! { <ul class="people">{ explainer.people.iter().map(person).collect::<Html>() }</ul> }
}
