//! What stands on pages of our own alone: the page of a panel, the ways to
//! other pages.

use super::{Context, corrections, home, masthead, panel, reviews, sources};
use crate::document::{Block, ContextPanel};
use crate::drawing::{date, fill, precision};
use crate::language::PLACEHOLDERS;
use crate::values::PanelId;
use yew::prelude::*;

/// The page of a panel: all that it holds, its sources, and the ways to its passage and to its neighbours.
pub(super) fn of_panel(context: &Context<'_>, id: &PanelId) -> Html {
    let Some(panel) = context.explainer.panel(id) else { return html! {} };
    let language = context.language;
    let back = context.first_trigger(id);
    let holds_until = language.evidence_as_of(PLACEHOLDERS[0], precision(panel.as_of));
    html! {
        <>
            <header class="masthead">
                { masthead::example(context) }
                <p class="kicker">{ home::home(context) }<a href={context.whole()}>{ &context.explainer.headline }</a></p>
                <h1 class="headline" id={id.to_string()} tabindex="-1">{ &panel.title }</h1>
                <p class="standfirst">{ &panel.finding }</p>
                <div class="byline">
                    <p>{ &context.explainer.byline }{ " " }</p>
                    // Whoever comes for a statement is told whose it is.
                    if panel.has_claims() {
                        { masthead::after(context) }
                    }
                    <p>
                        { fill(&holds_until, [date(language, panel.as_of)]) }
                        { reviews::reviewed(language, panel.as_of, panel.reviewed) }
                        { corrections::last(context, Some(panel)) }
                        { " · " }<a class="back" href={back}>{ language.the_passage() }</a>
                    </p>
                </div>
            </header>
            { panel::blocks(context, panel, panel.blocks()) }
            { sources::sources(context, panel.blocks()) }
            { neighbours(context, panel) }
        </>
    }
}

/// The pages before and after a panel's own.
fn neighbours(context: &Context<'_>, panel: &ContextPanel) -> Html {
    let panels = &context.explainer.panels;
    let at = context.explainer.place(&panel.id).unwrap_or_default();
    html! {
        <nav class="cards" aria-label={context.language.other_panels()}>
            { at.checked_sub(1).and_then(|at| panels.get(at)).map(|panel| card(context, Some("prev"), panel)) }
            { panels.get(at + 1).map(|panel| card(context, Some("next"), panel)) }
        </nav>
    }
}

/// The panels at the end of the text, which have no passage to open beside: the ways to their pages.
pub(super) fn closing(context: &Context<'_>, closing: &[Block]) -> Html {
    let card = |block: &Block| match block {
        Block::Panel(id) => context.explainer.panel(id).map(|panel| card(context, None, panel)),
        _ => None,
    };
    if closing.is_empty() {
        return html! {};
    }
    html! {
        <nav class="cards" aria-label={context.language.other_panels()}>{ closing.iter().filter_map(card).collect::<Html>() }</nav>
    }
}

/// The way to a panel's page.
fn card(context: &Context<'_>, rel: Option<&'static str>, panel: &ContextPanel) -> Html {
    html! {
        <a {rel} href={context.edition_of(&panel.id)}><strong>{ &panel.title }</strong>{ " " }<span>{ &panel.finding }</span></a>
    }
}

/// The way to the page with everything.
pub(super) fn print_all(context: &Context<'_>) -> Html {
    html! { <p class="print-all"><a href="./all.html">{ context.language.print_all() }</a></p> }
}
