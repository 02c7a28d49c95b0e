//! Figures: what they show in a sentence, the drawing, the table it is drawn from, and where to check.

use super::{Context, sentence};
use crate::drawing::as_of;
use crate::figures::Figure;
use crate::values::Inline;
use yew::prelude::*;

/// A figure.
pub(super) fn figure(context: &Context<'_>, figure: &Figure) -> Html {
    let csv = context.explainer.csv_name(figure);
    let (target, rel) = context.outside();
    let note = |note: &Vec<Inline>| html! { <li>{ sentence::inlines(context, note) }</li> };
    // What the panel says beside it, and its foot, is not said again where only the essential stands.
    let is_whole = !context.is_essential();
    html! {
        <figure class="figure" id={format!("figure-{}", figure.id)}>
            <figcaption>
                <@{context.subhead()} class="figure-title">{ &figure.title }</@>
                if is_whole {
                    <p class="figure-sentence">{ &figure.sentence }</p>
                }
            </figcaption>
            { figure.data.kind().show(context, figure) }
            if is_whole {
                <ul class="figure-notes" role="list">
                    <li>
                        { as_of(context, figure.as_of, &figure.sources) }
                        { " " }<a class="csv" href={context.file(&csv)} download={csv} {target} {rel}>{ context.language.download_csv() }</a>
                    </li>
                    { figure.notes.iter().map(note).collect::<Html>() }
                </ul>
            }
        </figure>
    }
}
