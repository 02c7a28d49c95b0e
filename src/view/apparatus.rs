//! What stands by every statement: its sources and its date.

use super::{Worded, format};
use crate::document::{Date, SourceId};
use crate::language::PLACES;
use yew::prelude::*;

/// The number of a source, leading to its entry. It is a name, not a quantity: in every language it has the digits that
/// browsers put before the entries of a list.
pub(super) fn citation(explainer: &Worded<'_>, source: &SourceId) -> Html {
    let number = explainer.source(source).map_or(0, |(number, _)| number);
    html! { <sup class="citation">{ "\u{202f}" }<a href={format!("#source-{source}")}>{ number }</a></sup> }
}

/// Several sources' numbers.
pub(super) fn citations(explainer: &Worded<'_>, sources: &[SourceId]) -> Html {
    sources.iter().map(|source| citation(explainer, source)).collect()
}

/// The address of a part of the page, to copy. It works as a link until the program makes it copy itself.
pub(super) fn permalink(id: &str, words: String) -> Html {
    html! { <a class="permalink" href={format!("#{id}")}>{ words }</a> }
}

/// `As of 1 April 2022. Sources 3 4`
pub(super) fn as_of(explainer: &Worded<'_>, date: Date, sources: &[SourceId]) -> Html {
    let language = &explainer.language;
    let sentence = language.as_of(PLACES[0], format::precision(date), PLACES[1]);
    format::fill(&sentence, [format::date(language, date), citations(explainer, sources)])
}
