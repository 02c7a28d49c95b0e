//! Claims one by one: what was said, how it stands, and on what basis.

use super::{apparatus, island, prose};
use crate::document::{Claim, ClaimId, ContextPanel, Explainer, Status};
use crate::islands::{StatusCount, Statuses, StatusesIsland};
use yew::prelude::*;

/// A list of claims. Each is told in full in the first panel that lists it; a later one leads there.
pub(super) fn claims(explainer: &Explainer, panel: &ContextPanel, ids: &[ClaimId]) -> Html {
    let claims = ids.iter().filter_map(|id| explainer.claim(id));
    let item = |claim: &Claim| match explainer.panel_of(&claim.id) {
        Some(home) if home.id != panel.id => elsewhere(explainer, claim, home),
        _ => self::claim(explainer, claim),
    };
    let statuses =
        statuses(explainer, ids).map(|data| island::host::<StatusesIsland, _>(&island::of_claims(panel), data));
    html! {
        <>
            { statuses.unwrap_or_default() }
            <ul class="claims">{ claims.map(item).collect::<Html>() }</ul>
        </>
    }
}

/// How many of these claims have which status; `None` where all have one.
pub(super) fn statuses(explainer: &Explainer, ids: &[ClaimId]) -> Option<Statuses> {
    let claims: Vec<&Claim> = ids.iter().filter_map(|id| explainer.claim(id)).collect();
    let count = |status: Status| {
        let number = claims.iter().filter(|claim| claim.status == status).count();
        let (name, shape, word) = of_status(status);
        let words = format!("{word} {number}");
        (number > 0).then(|| StatusCount { name: name.to_owned(), shape: shape.to_owned(), words })
    };
    let counts: Vec<StatusCount> = Status::ALL.into_iter().filter_map(count).collect();
    let (label, all) = ("Claims by status".to_owned(), format!("All {}", claims.len()));
    (counts.len() > 1).then_some(Statuses { label, all, counts })
}

fn elsewhere(explainer: &Explainer, claim: &Claim, home: &ContextPanel) -> Html {
    html! {
        <li class="claim" data-status={of_status(claim.status).0}>
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
        <li class="claim" id={format!("claim-{}", claim.id)} data-status={of_status(claim.status).0} tabindex="-1">
            { status(claim.status) }
            <div>
                <p class="claim-says">{ &claim.says }{ by(explainer, claim) }</p>
                <p class="claim-finding">{ prose::inlines(explainer, &claim.finding) }</p>
                <p class="as-of">
                    { apparatus::as_of(explainer, claim.as_of, &claim.sources) }
                    { " " }
                    <a class="back" href={format!("#passage-{}", claim.id)}>{ "The passage" }</a>
                    { " " }
                    { apparatus::permalink(&format!("claim-{}", claim.id), "Link to this claim") }
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

/// A status by the name that styles have for it, its shape and its word, so that it needs no colour.
fn of_status(status: Status) -> (&'static str, &'static str, &'static str) {
    match status {
        Status::Confirmed => ("confirmed", "●", "Confirmed"),
        Status::Reported => ("reported", "◐", "Reported"),
        Status::Claimed => ("claimed", "❝", "Claimed"),
        Status::Estimate => ("estimate", "≈", "Estimate"),
        Status::Disputed => ("disputed", "⇄", "Disputed"),
        Status::Corrected => ("corrected", "✕", "Corrected"),
        Status::Unverified => ("unverified", "○", "Unverified"),
    }
}

fn status(status: Status) -> Html {
    let (_, shape, word) = of_status(status);
    html! {
        <p class="status">
            <span aria-hidden="true">{ [shape, "\u{a0}"].concat() }</span>{ word }
        </p>
    }
}
