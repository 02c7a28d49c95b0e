//! Context panels: native disclosures, which the browser alone opens and closes.

use super::{Context, claims, figure, people, prose, sources};
use crate::document::{ContextPanel, PanelBlock};
use crate::drawing::{as_of, permalink};
use crate::values::PanelId;
use yew::prelude::*;

/// A panel. It is the browser's alone: nothing of ours says whether it is open.
pub(super) fn panel(context: &Context<'_>, id: &PanelId) -> Html {
    let Some(panel) = context.explainer.panel(id) else { return html! {} };
    let blocks = blocks(context, panel);
    if context.is_plain() {
        return html! {
            <>
            <hr />
            <section><h3>{ &panel.title }</h3><p>{ &panel.finding }</p>{ blocks }{ foot(context, panel) }</section>
            <hr />
            </>
        };
    }
    disclosure(context, panel, html! { <>{ blocks }{ foot(context, panel) }</> })
}

/// A panel on a page that has none of the others, with the sources that it cites. Links to the rest of the explainer
/// lead nowhere there.
pub(super) fn alone(context: &Context<'_>, id: &PanelId) -> Html {
    let Some(panel) = context.explainer.panel(id) else { return html! {} };
    let (blocks, foot) = (blocks(context, panel), foot(context, panel));
    let cited = sources::cited(context);
    disclosure(context, panel, html! { <>{ blocks }{ cited }{ foot }</> })
}

fn blocks(context: &Context<'_>, panel: &ContextPanel) -> Html {
    panel.blocks.iter().map(|block| self::block(context, panel, block)).collect()
}

fn disclosure(context: &Context<'_>, panel: &ContextPanel, body: Html) -> Html {
    let id = &panel.id;
    html! {
        <details class="panel" id={format!("panel-{id}")}>
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
    }
}

fn foot(context: &Context<'_>, panel: &ContextPanel) -> Html {
    html! {
        <p class="panel-foot">
            <span>{ as_of(context, panel.as_of, &panel.sources) }</span>
            { " " }
            { permalink(context, panel.id.as_str(), context.language.link_to_panel()) }
            if !context.is_plain() {
                { " " }<a class="back" href={context.anchor(&format!("trigger-{}-1", panel.id))}>{ context.language.back_to_text() }</a>
            }
        </p>
    }
}
