//! Who says things: people and organisations in the roles they had.

use super::Context;
use crate::document::Person;
use crate::drawing::{as_of, fill};
use crate::language::PLACEHOLDERS;
use yew::prelude::*;

/// The list of people and organisations.
pub(super) fn people(context: &Context<'_>) -> Html {
    let person = |person: &Person| {
        let name = html! { <strong>{ &person.name }</strong> };
        html! {
            <li id={format!("person-{}", person.id)}>
                { fill(&context.language.person(PLACEHOLDERS[0], &person.role), [name]) }{ " " }
                <span class="as-of">{ as_of(context, person.as_of, &person.sources) }</span>
            </li>
        }
    };
    html! { <ul class="people" role="list">{ context.explainer.people.iter().map(person).collect::<Html>() }</ul> }
}
