//! How the explainer is cited, what others may do with its data, and where to take them.

use super::Context;
use crate::drawing::{date, fill, precision};
use crate::figures::Figure;
use crate::language::PLACEHOLDERS;
use yew::prelude::*;

/// All of that.
pub(super) fn cite(context: &Context<'_>) -> Html {
    let (explainer, language) = (context.explainer, context.language);
    let (target, rel) = context.outside();
    let file = |name: &str, words: String| html! { <li><a href={context.file(name)} {target} {rel}>{ words }</a></li> };
    let rows = |figure: &Figure| file(&explainer.csv_name(figure), language.rows_as_csv(&figure.title));
    html! {
        <>
            { reference(context) }
            <ul class="list">
                { file(&explainer.json_name(), language.document_as_json()) }
                { explainer.figures().map(rows).collect::<Html>() }
            </ul>
        </>
    }
}

/// How it is cited, and what others may do with its data.
pub(super) fn reference(context: &Context<'_>) -> Html {
    let (explainer, language) = (context.explainer, context.language);
    let as_of = language.evidence_as_of(PLACEHOLDERS[0], precision(explainer.as_of));
    let (target, rel) = context.outside();
    let address = explainer.url.as_ref().map(|url| {
        let url = url.as_str();
        html! { <>{ " · " }<a href={url.to_owned()} {target} {rel}>{ url }</a></> }
    });
    let licence = match explainer.licence.name_and_address() {
        Some((name, address)) => html! { <a href={address} {target} {rel}>{ name }</a> },
        None => html! { { language.all_rights_reserved() } },
    };
    html! {
        <>
            <p class="cite">
                <cite>{ &explainer.headline }</cite>{ " · " }{ &explainer.byline }{ " · " }
                { fill(&as_of, [date(language, explainer.as_of)]) }{ address }
            </p>
            <p>{ fill(&language.licence_of_data(PLACEHOLDERS[0]), [licence]) }</p>
        </>
    }
}
