//! What was wrong here once: in a list, and at the head of what was corrected.

use super::context::CORRECTIONS;
use super::{Context, sentence};
use crate::document::{ContextPanel, Corrected, Correction};
use crate::drawing::{date, fill};
use crate::language::PLACEHOLDERS;
use yew::prelude::*;

/// All corrections, the newest first.
pub(super) fn list(context: &Context<'_>) -> Html {
    let language = context.language;
    let said = |correction: &Correction| {
        let said = language.correction_said(PLACEHOLDERS[0]);
        fill(&said, [sentence::inlines(context, &correction.said)])
    };
    let says = |correction: &Correction| {
        let says = language.correction_says(PLACEHOLDERS[0]);
        fill(&says, [sentence::inlines(context, &correction.says)])
    };
    let item = |correction: &Correction| {
        html! {
            <li>
                <p class="corrected">{ date(language, correction.date) }{ " " }{ place(context, &correction.place) }</p>
                <p>{ said(correction) }{ " " }</p>
                <p>{ says(correction) }</p>
            </li>
        }
    };
    let items: Html = context.explainer.corrections.iter().map(item).collect();
    html! { <ul class="corrections" id={CORRECTIONS} role="list" tabindex="-1">{ items }</ul> }
}

/// What is corrected, with the way there.
fn place(context: &Context<'_>, place: &Corrected) -> Html {
    let explainer = context.explainer;
    let (words, href) = match place {
        Corrected::Article => match context.whole() {
            Some(address) => (context.language.the_text(), address),
            None => return html! { { context.language.the_text() } },
        },
        Corrected::Panel(id) => {
            let title = explainer.panel(id).map(|panel| panel.title.clone());
            (title.unwrap_or_default(), context.panel(id))
        }
        Corrected::Claim(id) => {
            let says = explainer.claim(id).map(|claim| claim.says.clone());
            let passage = || context.in_article(&format!("passage-{id}"));
            (says.unwrap_or_default(), context.claim(id).unwrap_or_else(passage))
        }
    };
    let (target, rel) = context.outside_by(&href);
    html! { <a {href} {target} {rel}>{ words }</a> }
}

/// After the date for which something holds: when a panel, or anything, was last corrected, with the way to what was.
pub(super) fn last(context: &Context<'_>, panel: Option<&ContextPanel>) -> Html {
    let Some(correction) = context.explainer.corrected(panel) else { return html! {} };
    let href = context.corrections();
    let (target, rel) = context.outside_by(&href);
    let words = context.language.corrected(context.language.date(correction.date));
    html! { <>{ " · " }<a {href} {target} {rel}>{ words }</a></> }
}
