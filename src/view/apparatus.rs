//! What stands by every statement: its sources and its date.

use super::format;
use crate::document::{Date, Explainer, SourceId};
use yew::prelude::*;

/// The number of a source, leading to its entry.
pub(super) fn citation(explainer: &Explainer, source: &SourceId) -> Html {
    let number = explainer.source(source).map_or(0, |(number, _)| number);
    html! { <sup class="citation"><a href={format!("#source-{source}")}>{ number }</a></sup> }
}

/// Several sources' numbers.
pub(super) fn citations(explainer: &Explainer, sources: &[SourceId]) -> Html {
    sources.iter().map(|source| citation(explainer, source)).collect()
}

/// The address of a part of the page, to copy. It works as a link until the program makes it copy itself.
pub(super) fn permalink(id: &str, words: &str) -> Html {
    html! { <a class="permalink" href={format!("#{id}")}>{ words.to_owned() }</a> }
}

/// `As of 1 April 2022. Sources 3 4`
pub(super) fn as_of(explainer: &Explainer, date: Date, sources: &[SourceId]) -> Html {
    html! {
        <>
            { "As of " }{ format::date(date) }{ ". Check: " }{ citations(explainer, sources) }
        </>
    }
}
