//! What stands by every statement: its sources and its date, and the address to send.

use super::{Context, Target, format};
use crate::language::PLACEHOLDERS;
use crate::values::{Date, SourceId};
use yew::prelude::*;

/// The number of a source, leading to its entry. It is a name, not a quantity: in every language it has the digits that
/// browsers put before the entries of a list.
pub(crate) fn citation(context: &Context<'_>, source: &SourceId) -> Html {
    let number = context.numbers.get(source).copied().unwrap_or_default();
    context.cited.borrow_mut().insert(source.clone());
    match context.target {
        // It names its sources in words.
        Target::Picture(_) => return html! {},
        Target::Text(_) => return html! { <sup class="citation">{ number }</sup> },
        // No program for mail is sure to lead to a place in a letter.
        Target::Mail => return html! { <sup>{ "[" }{ number }{ "]" }</sup> },
        _ => {}
    }
    // Only styles set it apart from the next.
    let [before, after] = if context.is_plain() { ["[", "]"] } else { ["\u{202f}", ""] };
    html! { <sup class="citation">{ before }<a href={context.source(source)}>{ number }</a>{ after }</sup> }
}

/// In the place of a source's number: that it is ours.
pub(crate) fn ours(context: &Context<'_>) -> Html {
    let [before, after] = if context.is_plain() { [" [", "]"] } else { ["\u{202f}", ""] };
    html! { <sup class="citation">{ before }{ context.language.ours() }{ after }</sup> }
}

/// Several sources' numbers.
pub(crate) fn citations(context: &Context<'_>, sources: &[SourceId]) -> Html {
    sources.iter().map(|source| citation(context, source)).collect()
}

/// The address of a part of the page, to copy. It works as a link until the program makes it copy itself.
pub(crate) fn permalink(context: &Context<'_>, id: &str, words: String) -> Html {
    let (target, rel) = context.outside();
    html! { <a class="permalink" href={context.permalink(id)} {target} {rel}>{ words }</a> }
}

/// The date for which something holds and the numbers of its sources: `As of 1 April 2022. Check: 3 4`.
pub(crate) fn as_of(context: &Context<'_>, date: Date, sources: &[SourceId]) -> Html {
    let language = context.language;
    let sentence = language.as_of(PLACEHOLDERS[0], format::precision(date), PLACEHOLDERS[1]);
    format::fill(&sentence, [format::date(language, date), citations(context, sources)])
}
