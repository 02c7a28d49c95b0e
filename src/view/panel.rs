//! Context panels: native disclosures, which the browser alone opens and closes.

use super::{Worded, apparatus, claims, figure, people, prose, sources};
use crate::document::{ContextPanel, PanelBlock, PanelId};
use yew::prelude::*;

/// A panel. It is the browser's alone: nothing of ours says whether it is open.
pub(super) fn panel(explainer: &Worded<'_>, id: &PanelId) -> Html {
    with(explainer, id, html! {})
}

/// A panel with something more at its end.
pub(super) fn with(explainer: &Worded<'_>, id: &PanelId, end: Html) -> Html {
    let Some(panel) = explainer.panel(id) else {
        return html! { <details class="panel"></details> };
    };
    html! {
        <details class="panel" id={format!("panel-{id}")}>
            <summary>
                <h3 class="panel-title">{ &panel.title }</h3>
                <span class="panel-finding">{ &panel.finding }</span>
                <span class="panel-state" aria-hidden="true" data-show={explainer.language.show()} data-hide={explainer.language.hide()}></span>
            </summary>
            // The address of the panel: inside, so that the browser itself opens the disclosure around it, and laid
            // over the heading, so that this is where the browser scrolls to.
            <div class="panel-place" id={id.to_string()} tabindex="-1"></div>
            <div class="panel-body">
                { panel.blocks.iter().map(|block| self::block(explainer, panel, block)).collect::<Html>() }
                { end }
                { foot(explainer, panel) }
            </div>
        </details>
    }
}

fn block(explainer: &Worded<'_>, panel: &ContextPanel, block: &PanelBlock) -> Html {
    match block {
        PanelBlock::Prose(prose) => prose::in_panel(explainer, prose),
        PanelBlock::Figure(figure) => figure::figure(explainer, figure),
        PanelBlock::Claims(ids) => claims::claims(explainer, panel, ids),
        PanelBlock::People => people::people(explainer),
        PanelBlock::Sources => sources::list(explainer),
    }
}

fn foot(explainer: &Worded<'_>, panel: &ContextPanel) -> Html {
    html! {
        <p class="panel-foot">
            <span>{ apparatus::as_of(explainer, panel.as_of, &panel.sources) }</span>
            { " " }
            { apparatus::permalink(panel.id.as_str(), explainer.language.link_to_panel()) }
            { " " }
            <a class="back" href={format!("#trigger-{}-1", panel.id)}>{ explainer.language.back_to_text() }</a>
        </p>
    }
}
