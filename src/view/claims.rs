//! Claims one by one: what was said, how it stands, and on what basis.

use super::{Context, reports, reviews, sentence};
use crate::document::{Claim, ContextPanel};
use crate::drawing::{self, as_of, basis_words, mount, permalink, standing_shape, standing_word};
use crate::islands::{StandingCount, Standings};
use crate::values::{ClaimId, Standing};
use yew::prelude::*;

/// A list of claims. Each is told in full once on a page, in the first panel that lists it; a later one leads there.
pub(super) fn claims(context: &Context<'_>, panel: &ContextPanel, ids: &[ClaimId]) -> Html {
    let claims = ids.iter().filter_map(|id| context.explainer.claim(id));
    let is_own_page = context.own_panel().is_some();
    let item = |claim: &Claim| match context.explainer.panel_of(&claim.id) {
        Some(home) if home.id != panel.id && !is_own_page => elsewhere(context, claim, home),
        _ => self::claim(context, panel, claim),
    };
    let told = |data: &Standings| {
        let counts = data.counts.iter().map(|count| &count.words);
        html! { <p>{ std::iter::once(&data.all).chain(counts).cloned().collect::<Vec<_>>().join(" · ") }</p> }
    };
    let standings = standings(context, ids).map(|data| {
        let plain = told(&data);
        mount(context, format!("claims-{}", panel.id), data, plain)
    });
    html! {
        <>
            { standings.unwrap_or_default() }
            <ul class="claims" role="list">{ claims.map(item).collect::<Html>() }</ul>
        </>
    }
}

/// How many of these claims stand how; `None` where all stand alike.
fn standings(context: &Context<'_>, ids: &[ClaimId]) -> Option<Standings> {
    let language = context.language;
    let claims: Vec<&Claim> = ids.iter().filter_map(|id| context.explainer.claim(id)).collect();
    let count = |(name, standing): &(&str, Standing)| {
        let number = claims.iter().filter(|claim| claim.standing == *standing).count();
        let words = language.claims_with_standing(standing_word(language, *standing), number);
        let (name, shape) = ((*name).to_owned(), standing_shape(*standing).to_owned());
        (number > 0).then_some(StandingCount { name, shape, words })
    };
    let counts: Vec<StandingCount> = Standing::WORDS.iter().filter_map(count).collect();
    let (label, all) = (language.claims_by_standing(), language.all_claims(claims.len()));
    let shown = (0..claims.len()).map(|shown| language.claims_shown(shown, claims.len())).collect();
    (counts.len() > 1).then_some(Standings { label, all, counts, search: language.search_claims(), shown })
}

fn elsewhere(context: &Context<'_>, claim: &Claim, home: &ContextPanel) -> Html {
    let href = context.claim(&claim.id).unwrap_or_default();
    let (target, rel) = context.outside_by(&href);
    html! {
        <li class="claim" data-standing={claim.standing.name()}>
            { standing(context, claim) }
            <p class="claim-says">
                { &claim.says }{ by(context, claim) }{ " " }
                <a class="back" {href} {target} {rel}>{ &home.title }</a>
            </p>
        </li>
    }
}

fn claim(context: &Context<'_>, panel: &ContextPanel, claim: &Claim) -> Html {
    // What is said of it where a link leads to it: else all of it would be.
    let name = [&standing_word(context.language, claim.standing), ": ", &claim.says].concat();
    html! {
        <li class="claim" id={format!("claim-{}", claim.id)} data-standing={claim.standing.name()} tabindex="-1" aria-label={name}>
            if !context.is_text() {
                { standing(context, claim) }
            }
            <div>
                <p class="claim-says">{ &claim.says }{ by(context, claim) }</p>
                // For machines the verdict follows what it is about.
                if context.is_text() {
                    { standing(context, claim) }
                }
                <p class="claim-finding">{ sentence::inlines(context, &claim.finding) }</p>
                { claim.details.as_ref().map(|details| html! { <p class="claim-details">{ sentence::inlines(context, details) }</p> }) }
                <p class="as-of">
                    { as_of(context, claim.as_of, &claim.sources) }
                    { reviews::reviewed(context.language, claim.as_of, claim.reviewed) }
                    { reviews::checked(context.language, claim.checked.as_ref()) }
                    { " " }
                    <a class="back" href={context.in_article(&format!("passage-{}", claim.id))}>{ context.language.the_passage() }</a>
                    { " " }
                    { permalink(context, &format!("claim-{}", claim.id), context.language.link_to_claim()) }
                    { reports::report(context, panel, claim) }
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

/// Two lines: whether it holds, and who says so.
fn standing(context: &Context<'_>, claim: &Claim) -> Html {
    html! {
        <div>
            <p class="standing">{ drawing::standing(context, claim.standing) }</p>
            <p class="basis">{ basis_words(context.language, claim.basis) }</p>
        </div>
    }
}
