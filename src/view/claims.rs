//! Claims one by one: what was said, how it stands, and on what basis.

use super::{Context, citations, mount::mount, prose};
use crate::document::{Claim, ClaimId, ContextPanel, Status};
use crate::islands::{StatusCount, Statuses, StatusesIsland};
use crate::language::Language;
use yew::prelude::*;

/// A list of claims. Each is told in full in the first panel that lists it; a later one leads there.
pub(super) fn claims(context: &Context<'_>, panel: &ContextPanel, ids: &[ClaimId]) -> Html {
    let claims = ids.iter().filter_map(|id| context.claim(id));
    let item = |claim: &Claim| match context.panel_of(&claim.id) {
        Some(home) if home.id != panel.id => elsewhere(context, claim, home),
        _ => self::claim(context, claim),
    };
    let told = |data: &Statuses| {
        let counts = data.counts.iter().map(|count| &count.words);
        html! { <p>{ std::iter::once(&data.all).chain(counts).cloned().collect::<Vec<_>>().join(" · ") }</p> }
    };
    let statuses = statuses(context, ids).map(|data| {
        let plain = told(&data);
        mount::<StatusesIsland, _>(context, format!("claims-{}", panel.id), data, plain)
    });
    html! {
        <>
            { statuses.unwrap_or_default() }
            <ul class="claims" role="list">{ claims.map(item).collect::<Html>() }</ul>
        </>
    }
}

/// How many of these claims have which status; `None` where all have one.
fn statuses(context: &Context<'_>, ids: &[ClaimId]) -> Option<Statuses> {
    let language = context.language;
    let claims: Vec<&Claim> = ids.iter().filter_map(|id| context.claim(id)).collect();
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

fn elsewhere(context: &Context<'_>, claim: &Claim, home: &ContextPanel) -> Html {
    html! {
        <li class="claim" data-status={of_status(claim.status).0}>
            { status(context, claim.status) }
            <p class="claim-says">
                { &claim.says }{ by(context, claim) }{ " " }
                <a class="back" href={context.place(&format!("claim-{}", claim.id))}>{ &home.title }</a>
            </p>
        </li>
    }
}

fn claim(context: &Context<'_>, claim: &Claim) -> Html {
    html! {
        <li class="claim" id={format!("claim-{}", claim.id)} data-status={of_status(claim.status).0} tabindex="-1">
            { status(context, claim.status) }
            <div>
                <p class="claim-says">{ &claim.says }{ by(context, claim) }</p>
                <p class="claim-finding">{ prose::inlines(context, &claim.finding) }</p>
                <p class="as-of">
                    { citations::as_of(context, claim.as_of, &claim.sources) }
                    { " " }
                    <a class="back" href={context.place(&format!("passage-{}", claim.id))}>{ context.language.the_passage() }</a>
                    { " " }
                    { citations::permalink(context, &format!("claim-{}", claim.id), context.language.link_to_claim()) }
                </p>
            </div>
        </li>
    }
}

fn by(context: &Context<'_>, claim: &Claim) -> Html {
    match claim.by.as_ref().and_then(|id| context.person(id)) {
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

fn status(context: &Context<'_>, status: Status) -> Html {
    let (_, shape) = of_status(status);
    html! {
        <p class="status">
            if !context.is_plain() {
                <span aria-hidden="true">{ [shape, "\u{a0}"].concat() }</span>
            }
            { word(context.language, status) }
        </p>
    }
}
