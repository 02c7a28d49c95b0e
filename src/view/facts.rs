//! The list of the numbers that stand in no figure: where a reader checks what the text reads from it.

use super::Context;
use crate::document::Fact;
use crate::drawing::{amount_of, as_of};
use yew::prelude::*;

/// The list of all facts.
pub(super) fn list(context: &Context<'_>) -> Html {
    let fact = |fact: &Fact| {
        let amount = amount_of(context.language, fact.amount, &fact.unit);
        let more = [&fact.said_by, &fact.definition].into_iter().flatten().map(|words| format!(" · {words}"));
        html! {
            <>
                <dt id={format!("fact-{}", fact.id)} tabindex="-1">{ &fact.title }</dt>
                <dd>
                    <strong>{ amount }</strong>{ more.collect::<String>() }{ " · " }
                    <span class="as-of">{ as_of(context, fact.as_of, &fact.sources) }</span>
                </dd>
            </>
        }
    };
    html! { <dl class="glossary">{ context.explainer.facts.iter().map(fact).collect::<Html>() }</dl> }
}
