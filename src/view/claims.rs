//! Claims one by one: what was said, how it stands, and on what basis.

use super::{Context, prose};
use crate::document::{Claim, ContextPanel};
use crate::drawing::{self, as_of, mount, permalink, status_shape, status_word};
use crate::islands::{StatusCount, Statuses, StatusesIsland};
use crate::values::{ClaimId, Status};
use yew::prelude::*;

/// A list of claims. Each is told in full in the first panel that lists it; a later one leads there.
pub(super) fn claims(context: &Context<'_>, panel: &ContextPanel, ids: &[ClaimId]) -> Html {
    let claims = ids.iter().filter_map(|id| context.explainer.claim(id));
    let item = |claim: &Claim| match context.explainer.panel_of(&claim.id) {
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
    let claims: Vec<&Claim> = ids.iter().filter_map(|id| context.explainer.claim(id)).collect();
    let count = |status: Status| {
        let number = claims.iter().filter(|claim| claim.status == status).count();
        let words = language.claims_with_status(status_word(language, status), number);
        let (name, shape) = (status.name().to_owned(), status_shape(status).to_owned());
        (number > 0).then_some(StatusCount { name, shape, words })
    };
    let counts: Vec<StatusCount> = Status::ALL.into_iter().filter_map(count).collect();
    let (label, all) = (language.claims_by_status(), language.all_claims(claims.len()));
    (counts.len() > 1).then_some(Statuses { label, all, counts })
}

fn elsewhere(context: &Context<'_>, claim: &Claim, home: &ContextPanel) -> Html {
    html! {
        <li class="claim" data-status={claim.status.name()}>
            { status(context, claim.status) }
            <p class="claim-says">
                { &claim.says }{ by(context, claim) }{ " " }
                <a class="back" href={context.anchor(&format!("claim-{}", claim.id))}>{ &home.title }</a>
            </p>
        </li>
    }
}

fn claim(context: &Context<'_>, claim: &Claim) -> Html {
    html! {
        <li class="claim" id={format!("claim-{}", claim.id)} data-status={claim.status.name()} tabindex="-1">
            { status(context, claim.status) }
            <div>
                <p class="claim-says">{ &claim.says }{ by(context, claim) }</p>
                <p class="claim-finding">{ prose::inlines(context, &claim.finding) }</p>
                <p class="as-of">
                    { as_of(context, claim.as_of, &claim.sources) }
                    { " " }
                    <a class="back" href={context.anchor(&format!("passage-{}", claim.id))}>{ context.language.the_passage() }</a>
                    { " " }
                    { permalink(context, &format!("claim-{}", claim.id), context.language.link_to_claim()) }
                </p>
            </div>
        </li>
    }
}

fn by(context: &Context<'_>, claim: &Claim) -> Html {
    match claim.by.as_ref().and_then(|id| context.explainer.person(id)) {
        Some(person) => html! { <span class="claim-by">{ format!(" ({})", person.name) }</span> },
        None => html! { <span class="claim-by"></span> },
    }
}

fn status(context: &Context<'_>, status: Status) -> Html {
    html! { <p class="status">{ drawing::status(context, status) }</p> }
}
