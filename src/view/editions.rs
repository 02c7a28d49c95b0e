//! The list of what was published before, and what changed.

use super::Context;
use crate::document::Edition;
use crate::drawing::date;
use yew::prelude::*;

/// All editions, the newest first.
pub(super) fn list(context: &Context<'_>) -> Html {
    let edition = |edition: &Edition| {
        let change = |change: &String| html! { <li>{ change }</li> };
        html! {
            <>
                <dt>{ date(context.language, edition.as_of) }</dt>
                <dd><ul>{ edition.changes.iter().map(change).collect::<Html>() }</ul></dd>
            </>
        }
    };
    html! { <dl class="glossary">{ context.explainer.editions.iter().map(edition).collect::<Html>() }</dl> }
}
