//! Figures: what they show in a sentence, the drawing, the table it is drawn from, and where to check.

use super::{Context, sentence};
use crate::drawing::{Target, as_of};
use crate::figures::Figure;
use crate::values::{FigureId, Inline};
use yew::prelude::*;

/// A figure.
pub(super) fn figure(context: &Context<'_>, figure: &Figure) -> Html {
    if context.is_text() {
        return as_text(context, figure);
    }
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
            if context.target == Target::Feed {
                // No feed reader keeps a drawing.
                <img src={context.file(&context.explainer.picture_name(figure, "png"))} alt={figure.alternative.clone()} width="600" />
            }
            { figure.data.kind().show(context, figure) }
            if is_whole {
                <ul class="figure-notes" role="list">
                    <li>
                        { as_of(context, figure.as_of, &figure.sources) }
                        { " " }<a class="csv" href={context.file(&csv)} download={csv} {target} {rel}>{ context.language.download_csv() }</a>
                        if let Target::PanelPage(_) = context.target {
                            { picture(context, figure) }
                        }
                    </li>
                    { figure.notes.iter().map(note).collect::<Html>() }
                </ul>
            }
        </figure>
    }
}

/// The way to its picture, for other people's pages.
fn picture(context: &Context<'_>, figure: &Figure) -> Html {
    let name = context.explainer.picture_name(figure, "svg");
    html! { <>{ " " }<a class="csv" href={context.file(&name)} download={name}>{ context.language.download_svg() }</a></> }
}

/// What is drawn of a figure, and nothing else.
pub(super) fn alone(context: &Context<'_>, id: &FigureId) -> Html {
    let drawn = context.explainer.figure(id).map(|(figure, _)| figure.data.kind().show(context, figure));
    drawn.unwrap_or_default()
}

/// A figure as text: what it shows, and all that it is drawn from as a table.
fn as_text(context: &Context<'_>, figure: &Figure) -> Html {
    let note = |note: &Vec<Inline>| html! { <li>{ sentence::inlines(context, note) }</li> };
    html! {
        <figure>
            <@{context.subhead()}>{ &figure.title }</@>
            <p>{ &figure.sentence }</p>
            <p>{ &figure.alternative }</p>
            { figure.data.kind().record(context) }
            <ul>
                <li>
                    { as_of(context, figure.as_of, &figure.sources) }{ " " }
                    <a href={context.file(&context.explainer.csv_name(figure))}>{ context.language.download_csv() }</a>
                </li>
                { figure.notes.iter().map(note).collect::<Html>() }
            </ul>
        </figure>
    }
}
