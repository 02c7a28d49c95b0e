//! Claims one by one: what was said, how it stands, and on what basis.

use super::{Worded, apparatus, island, prose};
use crate::document::{Claim, ClaimId, ContextPanel, Status};
use crate::islands::{StatusCount, Statuses, StatusesIsland};
use crate::language::Language;
use yew::prelude::*;

/// A list of claims. Each is told in full in the first panel that lists it; a later one leads there.
pub(super) fn claims(explainer: &Worded<'_>, panel: &ContextPanel, ids: &[ClaimId]) -> Html {
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
            <ul class="claims" role="list">{ claims.map(item).collect::<Html>() }</ul>
        </>
    }
}

/// How many of these claims have which status; `None` where all have one.
pub(super) fn statuses(explainer: &Worded<'_>, ids: &[ClaimId]) -> Option<Statuses> {
    let language = &explainer.language;
    let claims: Vec<&Claim> = ids.iter().filter_map(|id| explainer.claim(id)).collect();
    let count = |status: Status| {
        let number = claims.iter().filter(|claim| claim.status == status).count();
        let (name, shape) = of_status(status);
        let words = language.claims_with_status(word(language, status), number);
        (number > 0).then(|| StatusCount { name: name.to_owned(), shape: shape.to_owned(), words })
    };
    let counts: Vec<StatusCount> = Status::ALL.into_iter().filter_map(count).collect();
    let (label, all) = (language.claims_by_status(), language.all_claims(claims.len()));
    (counts.len() > 1).then_some(Statuses { label, all, counts })
}

fn elsewhere(explainer: &Worded<'_>, claim: &Claim, home: &ContextPanel) -> Html {
    html! {
        <li class="claim" data-status={of_status(claim.status).0}>
            { status(explainer, claim.status) }
            <p class="claim-says">
                { &claim.says }{ by(explainer, claim) }{ " " }
                <a class="back" href={format!("#claim-{}", claim.id)}>{ &home.title }</a>
            </p>
        </li>
    }
}

fn claim(explainer: &Worded<'_>, claim: &Claim) -> Html {
    html! {
        <li class="claim" id={format!("claim-{}", claim.id)} data-status={of_status(claim.status).0} tabindex="-1">
            { status(explainer, claim.status) }
            <div>
                <p class="claim-says">{ &claim.says }{ by(explainer, claim) }</p>
                <p class="claim-finding">{ prose::inlines(explainer, &claim.finding) }</p>
                <p class="as-of">
                    { apparatus::as_of(explainer, claim.as_of, &claim.sources) }
                    { " " }
                    <a class="back" href={format!("#passage-{}", claim.id)}>{ explainer.language.the_passage() }</a>
                    { " " }
                    { apparatus::permalink(&format!("claim-{}", claim.id), explainer.language.link_to_claim()) }
                </p>
            </div>
        </li>
    }
}

fn by(explainer: &Worded<'_>, claim: &Claim) -> Html {
    match claim.by.as_ref().and_then(|id| explainer.person(id)) {
        Some(person) => html! { <span class="claim-by">{ format!(" ({})", person.name) }</span> },
        None => html! { <span class="claim-by"></span> },
    }
}

/// A status by the name that styles have for it, and its shape, so that it needs no colour.
fn of_status(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Confirmed => ("confirmed", "●"),
        Status::Reported => ("reported", "◐"),
        Status::Claimed => ("claimed", "❝"),
        Status::Estimate => ("estimate", "≈"),
        Status::Disputed => ("disputed", "⇄"),
        Status::Corrected => ("corrected", "✕"),
        Status::Unverified => ("unverified", "○"),
    }
}

fn word(language: &Language, status: Status) -> String {
    match status {
        Status::Confirmed => language.confirmed(),
        Status::Reported => language.reported(),
        Status::Claimed => language.claimed(),
        Status::Estimate => language.estimate(),
        Status::Disputed => language.disputed(),
        Status::Corrected => language.corrected(),
        Status::Unverified => language.unverified(),
    }
}

fn status(explainer: &Worded<'_>, status: Status) -> Html {
    let (_, shape) = of_status(status);
    html! {
        <p class="status">
            <span aria-hidden="true">{ [shape, "\u{a0}"].concat() }</span>{ word(&explainer.language, status) }
        </p>
    }
}
