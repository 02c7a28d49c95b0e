//! Claims one by one: what was said, how it stands, and on what basis.

use super::{apparatus, prose};
use crate::document::{Claim, ClaimId, ContextPanel, Explainer, Status};
use yew::prelude::*;

/// A list of claims. Each is told in full in the first panel that lists it; a later one leads there.
pub(super) fn claims(explainer: &Explainer, panel: &ContextPanel, ids: &[ClaimId]) -> Html {
    let claims = ids.iter().filter_map(|id| explainer.claim(id));
    let item = |claim: &Claim| match explainer.panel_of(&claim.id) {
        Some(home) if home.id != panel.id => elsewhere(explainer, claim, home),
        _ => self::claim(explainer, claim),
    };
    html! { <ul class="claims">{ claims.map(item).collect::<Html>() }</ul> }
}

fn elsewhere(explainer: &Explainer, claim: &Claim, home: &ContextPanel) -> Html {
    html! {
        <li class="claim">
            { status(claim.status) }
            <p class="claim-says">
                { &claim.says }{ by(explainer, claim) }{ " " }
                <a class="back" href={format!("#claim-{}", claim.id)}>{ &home.title }</a>
            </p>
        </li>
    }
}

fn claim(explainer: &Explainer, claim: &Claim) -> Html {
    html! {
        <li class="claim" id={format!("claim-{}", claim.id)} tabindex="-1">
            { status(claim.status) }
            <div>
                <p class="claim-says">{ &claim.says }{ by(explainer, claim) }</p>
                <p class="claim-finding">{ prose::inlines(explainer, &claim.finding) }</p>
                <p class="as-of">
                    { apparatus::as_of(explainer, claim.as_of, &claim.sources) }
                    { " " }
                    <a class="back" href={format!("#passage-{}", claim.id)}>{ "The passage" }</a>
                </p>
            </div>
        </li>
    }
}

fn by(explainer: &Explainer, claim: &Claim) -> Html {
    match claim.by.as_ref().and_then(|id| explainer.person(id)) {
        Some(person) => html! { <span class="claim-by">{ format!(" ({})", person.name) }</span> },
        None => html! { <span class="claim-by"></span> },
    }
}

/// A status by its word and its shape, so that it needs no colour.
fn status(status: Status) -> Html {
    let (name, shape, word) = match status {
        Status::Confirmed => ("confirmed", "●", "Confirmed"),
        Status::Reported => ("reported", "◐", "Reported"),
        Status::Claimed => ("claimed", "❝", "Claimed"),
        Status::Estimate => ("estimate", "≈", "Estimate"),
        Status::Disputed => ("disputed", "⇄", "Disputed"),
        Status::Corrected => ("corrected", "✕", "Corrected"),
        Status::Unverified => ("unverified", "○", "Unverified"),
    };
    html! {
        <p class="status" data-status={name}>
            <span aria-hidden="true">{ [shape, "\u{a0}"].concat() }</span>{ word }
        </p>
    }
}
