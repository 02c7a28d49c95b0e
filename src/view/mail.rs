//! The explainer as a letter: what is said first, the article, and of each panel what it found, with its figure as a
//! picture and the way to its page.

use super::{Context, cite, glance, sources};
use crate::document::{ContextPanel, PanelBlock};
use crate::figures::Figure;
use yew::prelude::*;

/// All of the letter.
pub(super) fn mail(context: &Context<'_>) -> Html {
    let explainer = context.explainer;
    let first = explainer.picture.as_ref().and_then(|id| explainer.figure(id));
    html! {
        <>
            { glance::opening(context) }
            { first.map(|(figure, _)| picture(context, figure)) }
            { super::text(context) }
            <p class="panel-more"><a href={context.address.page().to_owned()}>{ context.language.embed_whole() }</a></p>
            { sources::sources(context, []) }
            { cite::reference(context) }
        </>
    }
}

/// What a panel found, the figure of its essential, and the way to the rest.
pub(super) fn panel(context: &Context<'_>, panel: &ContextPanel) -> Html {
    let figure = panel.essential.iter().find_map(|block| match block {
        PanelBlock::Figure(figure) => Some(figure),
        _ => None,
    });
    html! {
        <aside>
            <h3>{ &panel.title }</h3>
            <p>{ &panel.finding }</p>
            { figure.map(|figure| picture(context, figure)) }
            <p class="panel-more"><a href={context.page_of(&panel.id)}>{ context.language.whole_record() }</a></p>
        </aside>
    }
}

/// A figure's picture, which has its title, its sources and its date. Where there is none, its text stands here.
fn picture(context: &Context<'_>, figure: &Figure) -> Html {
    html! {
        <figure>
            <img src={context.file(&context.explainer.picture_name(figure, "png"))} alt={[&figure.title, ": ", &figure.alternative].concat()} />
        </figure>
    }
}
