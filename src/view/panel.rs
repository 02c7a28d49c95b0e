//! Context panels: native disclosures, which the browser alone opens and closes, and what they hold.

use super::{
    Context, cite, claims, corrections, editions, facts, figure, mail, masthead, people, prose, reviews, sources, terms,
};
use crate::document::{ContextPanel, PanelBlock};
use crate::drawing::{Target, as_of, permalink, precision};
use crate::values::PanelId;
use yew::prelude::*;

/// A panel at its place in the article. It is the browser's alone: nothing of ours says whether it is open.
pub(super) fn panel(context: &Context<'_>, id: &PanelId) -> Html {
    let Some(panel) = context.explainer.panel(id) else { return html! {} };
    let blocks = match context.is_whole() {
        true => blocks(context, panel, panel.blocks()),
        false => blocks(context, panel, &panel.essential),
    };
    if context.target == Target::Mail {
        return mail::panel(context, panel);
    }
    if context.is_plain() {
        return html! {
            <>
            <hr />
            <section><h3>{ &panel.title }</h3><p>{ &panel.finding }</p>{ blocks }{ foot(context, panel) }</section>
            <hr />
            </>
        };
    }
    let is_beside = !context.is_whole() && !context.explainer.is_closing(id);
    disclosure(context, panel, is_beside, html! { <>{ blocks }{ foot(context, panel) }</> })
}

/// A panel on a page that has none of the others, with the sources that it cites. Links to the rest of the explainer
/// lead to its page.
pub(super) fn alone(context: &Context<'_>, id: &PanelId) -> Html {
    let Some(panel) = context.explainer.panel(id) else { return html! {} };
    let (blocks, foot) = (blocks(context, panel, &panel.essential), foot(context, panel));
    let cited = sources::folded(context);
    let body = html! { <>{ blocks }{ cited }{ foot }</> };
    html! { <>{ masthead::example(context) }{ disclosure(context, panel, false, body) }</> }
}

/// What a panel holds, or a part of it.
pub(super) fn blocks<'b>(
    context: &Context<'_>,
    panel: &ContextPanel,
    blocks: impl IntoIterator<Item = &'b PanelBlock>,
) -> Html {
    blocks.into_iter().map(|block| self::block(context, panel, block)).collect()
}

/// A panel to open; `is_beside` says whether the text runs on beside it where there is room.
fn disclosure(context: &Context<'_>, panel: &ContextPanel, is_beside: bool, body: Html) -> Html {
    let id = &panel.id;
    let class = if is_beside { "panel beside" } else { "panel" };
    html! {
        <details {class} id={format!("panel-{id}")} data-number={context.number(id)} open={context.target == Target::All}>
            <summary>
                <h3 class="panel-title">{ &panel.title }</h3>
                <span class="panel-finding">{ &panel.finding }</span>
                <span class="panel-state" aria-hidden="true" data-show={context.language.show()} data-hide={context.language.hide()}></span>
            </summary>
            // The address of the panel: inside, so that the browser itself opens the disclosure around it, and laid
            // over the heading, so that this is where the browser scrolls to.
            <div class="panel-anchor" id={id.to_string()} tabindex="-1"></div>
            <div class="panel-body">{ body }</div>
        </details>
    }
}

fn block(context: &Context<'_>, panel: &ContextPanel, block: &PanelBlock) -> Html {
    match block {
        PanelBlock::Prose(prose) => prose::in_panel(context, prose),
        PanelBlock::Figure(figure) => figure::figure(context, figure),
        PanelBlock::Claims(ids) => claims::claims(context, panel, ids),
        PanelBlock::People => people::people(context),
        PanelBlock::Sources => sources::list(context),
        PanelBlock::Corrections => corrections::list(context),
        PanelBlock::Cite => cite::cite(context),
        PanelBlock::Terms => terms::list(context),
        PanelBlock::Facts => facts::list(context),
        PanelBlock::Editions => editions::list(context),
    }
}

fn foot(context: &Context<'_>, panel: &ContextPanel) -> Html {
    let language = context.language;
    let (target, rel) = context.outside();
    // An essential cites what it says; the panel's own sources stand by all of it.
    let holds_until = match context.is_essential() {
        true => html! { { language.until(language.date(panel.as_of), precision(panel.as_of)) } },
        false => html! {
            <>
                { as_of(context, panel.as_of, &panel.sources) }
                { reviews::reviewed(language, panel.as_of, panel.reviewed) }
            </>
        },
    };
    let back = context.first_trigger(&panel.id);
    let (back_target, back_rel) = context.outside_by(&back);
    html! {
        <p class="panel-foot">
            if !context.is_whole() {
                <a class="panel-more" href={context.edition_of(&panel.id)} {target} {rel}>{ language.whole_record() }</a>{ " " }
            }
            <span>{ holds_until }</span>
            { " " }
            { permalink(context, panel.id.as_str(), language.link_to_panel()) }
            if !context.is_plain() {
                { " " }<a class="back" href={back} target={back_target} rel={back_rel}>{ language.back_to_text() }</a>
            }
        </p>
    }
}
