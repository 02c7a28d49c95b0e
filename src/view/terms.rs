//! The list of the words that are explained.

use super::{Context, sentence};
use crate::document::Term;
use yew::prelude::*;

/// The list of all terms.
pub(super) fn list(context: &Context<'_>) -> Html {
    let term = |term: &Term| {
        html! {
            <>
                <dt id={format!("term-{}", term.id)} tabindex="-1">{ &term.word }</dt>
                <dd>{ sentence::inlines(context, &term.means) }</dd>
            </>
        }
    };
    html! { <dl class="glossary">{ context.explainer.terms.iter().map(term).collect::<Html>() }</dl> }
}
