//! What a reader sees first: the head, the numbers that answer it, how all statements stand, and one picture.

use super::{Context, masthead};
use crate::document::{Claim, ContextPanel, Glance, Index, PanelBlock};
use crate::drawing::{Target, Thumbnail, basis_words, date, percent, standing, standing_shape, standing_word};
use crate::language::Language;
use crate::values::{Date, Standing};
use yew::prelude::*;

/// The head of the explainer with what is said first. The numbers come before the picture: on a phone it would stand
/// between a reader and the answer.
pub(super) fn opening(context: &Context<'_>) -> Html {
    let explainer = context.explainer;
    let head = masthead::masthead(context);
    let glance = glance(context);
    let picture = explainer.picture.as_ref().and_then(|id| {
        let (figure, panel) = explainer.figure(id)?;
        let drawn = figure.data.kind().picture(context, figure).filter(|_| !context.is_plain())?;
        Some(html! {
            <figure class="picture">
                { drawn }
                <figcaption>{ &figure.sentence }{ " " }<a href={context.panel(&panel.id)}>{ &panel.title }</a></figcaption>
            </figure>
        })
    });
    match context.is_plain() {
        true => html! { <>{ head }{ glance }</> },
        false => html! { <div class="opening">{ head }{ glance }{ picture }</div> },
    }
}

/// The head and what is said first, without the rest of the explainer, and the way to it.
pub(super) fn alone(context: &Context<'_>) -> Html {
    let (target, rel) = context.outside();
    let href = context.address.page().to_owned();
    html! {
        <>
            <div class="opening">{ masthead::masthead(context) }{ glance(context) }</div>
            <p class="panel-more"><a {href} {target} {rel}>{ context.language.embed_whole() }</a></p>
        </>
    }
}

fn glance(context: &Context<'_>) -> Html {
    let explainer = context.explainer;
    let numbers = explainer.glance.iter().filter_map(|glance| number(context, glance)).collect::<Vec<_>>();
    let statements = statements(context);
    if numbers.is_empty() && statements.is_none() {
        return html! {};
    }
    html! {
        <section class="glance" aria-label={context.language.at_a_glance()}>
            if !numbers.is_empty() {
                <ul class="numbers" role="list">{ numbers }</ul>
            }
            { statements.unwrap_or_default() }
        </section>
    }
}

/// A number of what is said first, wherever it is shown.
pub(crate) struct Told<'a> {
    /// The number, in words.
    pub(crate) number: String,
    /// Who says so.
    pub(crate) basis: String,
    /// As of when.
    pub(crate) as_of: Date,
    /// The record that it is of.
    pub(crate) picture: Thumbnail,
    /// The panel that has the record.
    pub(crate) panel: &'a ContextPanel,
}

/// Reads a number from the record.
pub(crate) fn told<'a>(explainer: &Index<'a>, language: &Language, glance: &Glance) -> Option<Told<'a>> {
    let (figure, panel) = explainer.figure(&glance.figure)?;
    let kind = figure.data.kind();
    let speaker = glance.by.as_ref().and_then(|id| explainer.person(id));
    let basis = basis_words(language, glance.basis);
    Some(Told {
        number: kind.told(language, glance.row)?,
        basis: speaker.map_or(basis.clone(), |person| format!("{basis}: {}", person.name)),
        as_of: kind.dates().get(glance.row).copied().unwrap_or(figure.as_of),
        picture: kind.thumbnail(glance.row),
        panel,
    })
}

/// A number, what it is, what must be said with it, how it stands, as of when, and the panel that has the rest.
fn number(context: &Context<'_>, glance: &Glance) -> Option<Html> {
    let language = context.language;
    let Told { number, basis, as_of, picture, panel } = told(context.explainer, language, glance)?;
    let href = context.panel(&panel.id);
    let (target, rel) = context.outside_by(&href);
    Some(html! {
        <li>
            <p class="number-lead">{ &glance.lead }</p>
            <p class="number"><a {href} {target} {rel}>{ number }</a></p>
            if !context.is_plain() {
                { picture.show() }
            }
            <p class="number-says">{ &glance.says }</p>
            <p class="number-basis" data-standing={glance.standing.name()}>
                if glance.standing != Standing::Holds {
                    <span class="standing">{ standing(context, glance.standing) }</span>{ " · " }
                }
                { basis }{ ", " }{ date(language, as_of) }
            </p>
        </li>
    })
}

/// How all statements stand, as one bar and in words; `None` if there are none.
fn statements(context: &Context<'_>) -> Option<Html> {
    let (language, claims) = (context.language, &context.explainer.claims);
    let counts = Standing::WORDS
        .iter()
        .map(|(_, standing)| (*standing, claims.iter().filter(|claim: &&Claim| claim.standing == *standing).count()));
    let counts: Vec<(Standing, usize)> = counts.filter(|(_, count)| *count > 0).collect();
    if claims.is_empty() {
        return None;
    }
    let title = language.statements_checked(claims.len());
    let ledger = context.explainer.panels.iter().find(|panel| {
        panel.blocks().any(|block| matches!(block, PanelBlock::Claims(listed) if listed.len() == claims.len()))
    });
    let title = match ledger {
        Some(panel) => {
            let (target, rel) = context.outside();
            html! { <a href={context.page_of(&panel.id)} {target} {rel}>{ title }</a> }
        }
        None => html! { { title } },
    };
    let mut before = 0;
    let segment = |(standing, count): &(Standing, usize)| {
        let (from, to) = (before * 1000 / claims.len(), (before + count) * 1000 / claims.len());
        before += count;
        let part = |tenths: usize| percent(tenths as u64);
        // In the order of the words below it.
        let x = if language.dir().is_some() { 1000 - to } else { from };
        html! { <rect data-standing={standing.name()} x={part(x)} width={part((to - from).saturating_sub(3))} y="0" height="12"></rect> }
    };
    let bar: Html = counts.iter().map(segment).collect();
    let word = |(standing, count): &(Standing, usize)| {
        html! {
            <li data-standing={standing.name()}>
                if !context.is_plain() {
                    <span aria-hidden="true">{ standing_shape(*standing) }{ "\u{a0}" }</span>
                }
                { language.claims_with_standing(standing_word(language, *standing), *count) }
            </li>
        }
    };
    Some(html! {
        <div class="statements">
            <p>{ title }</p>
            if !context.is_plain() {
                <svg width="100%" height="12" aria-hidden="true">{ bar }</svg>
            }
            <ul role="list">{ counts.iter().map(word).collect::<Html>() }</ul>
            if !context.is_plain() && context.target != Target::Glance {
                // Styles alone answer to it: it works without a program.
                <label class="checks"><input type="checkbox" />{ language.show_checks() }</label>
            }
        </div>
    })
}
