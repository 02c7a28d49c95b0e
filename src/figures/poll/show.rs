//! What was asked, by whom and for whom; the answers as bars, each with how far it may be off; and which of them are too
//! near to each other to tell.

use super::{Poll, PollRow};
use crate::drawing::{self, Context, amount_cell, amount_of, article, citations, counted, date, fill};
use crate::figures::Figure;
use crate::language::PLACEHOLDERS;
use crate::values::{Amount, Decimal, Unit};
use yew::prelude::*;

/// All who answered, in the drawing's own units.
const FULL: u64 = 1000;

/// The facts, the table, and what it does not tell.
pub(super) fn poll(context: &Context<'_>, figure: &Figure, poll: &Poll) -> Html {
    let (language, is_whole) = (context.language, !context.is_essential());
    let row = |row: &PollRow| {
        html! {
            <tr>
                <th scope="row">{ &row.answer }{ bar(context, row.share, poll.margin) }</th>
                <td>
                    { amount_cell(language, row.share, &poll.unit) }
                    if is_whole {
                        { " " }{ citations(context, &row.sources) }{ article(context, row.article.as_ref()) }
                    }
                </td>
            </tr>
        }
    };
    html! {
        <>
            { asked(context, poll) }
            <table class="ranking" aria-label={(!is_whole).then(|| figure.title.clone())}>
                if is_whole {
                    <caption class="visually-hidden">{ &figure.alternative }</caption>
                }
                <thead class="visually-hidden"><tr><th scope="col">{ language.poll_answer() }</th><th scope="col">{ counted(language, &poll.unit) }</th></tr></thead>
                <tbody>{ poll.rows.iter().map(row).collect::<Html>() }</tbody>
            </table>
            { near(context, poll) }
        </>
    }
}

/// What it says beside its answers.
pub(super) fn facts(context: &Context<'_>, poll: &Poll) -> Html {
    html! { <>{ asked(context, poll) }{ near(context, poll) }</> }
}

fn in_points(context: &Context<'_>, number: Decimal) -> String {
    amount_of(context.language, Amount::Exact(number), &Unit::new("pp"))
}

/// What was asked, of whom, by whom, and how far the answers may be off.
fn asked(context: &Context<'_>, poll: &Poll) -> Html {
    let language = context.language;
    let asked = fill(&language.poll_asked(&poll.asked_of, PLACEHOLDERS[0], poll.sample), [date(language, poll.asked)]);
    let margin = poll.margin.map(|margin| language.poll_margin(in_points(context, margin)));
    html! {
        <ul class="poll-facts" role="list">
            <li>{ language.poll_question(&poll.question) }</li>
            <li>{ asked }</li>
            <li>{ margin.unwrap_or_else(|| language.poll_no_margin()) }</li>
            <li>{ language.poll_by(&poll.done_by, &poll.paid_by) }</li>
        </ul>
    }
}

/// Which answers are too near to each other to tell.
fn near(context: &Context<'_>, poll: &Poll) -> Html {
    let (first, near) = poll.within_margin().map_or((None, Vec::new()), |(first, near)| (Some(first), near));
    let answer = |row: Option<&PollRow>| row.map(|row| row.answer.clone()).unwrap_or_default();
    let near = near.into_iter().map(|(row, apart)| {
        html! { <li>{ context.language.poll_within(answer(first), answer(Some(row)), in_points(context, apart)) }</li> }
    });
    html! { <ul class="poll-facts" role="list">{ near.collect::<Html>() }</ul> }
}

/// A bar as long as the share of all; over its end, how far it may be off.
fn bar(context: &Context<'_>, share: Amount, margin: Option<Decimal>) -> Html {
    if context.is_plain() {
        return html! {};
    }
    let all = Decimal::whole(100).millionths();
    let at = |millionths: i128| drawing::length(millionths.clamp(0, all), all, FULL);
    let (certain, full) = (share.least().unwrap_or(Decimal::ZERO).millionths(), share.upper().millionths());
    let off = margin.map(|margin| {
        let (from, to) = (at(full - margin.millionths()), at(full + margin.millionths()));
        html! { <rect class="bar-margin" x={from.to_string()} width={(to - from).max(1).to_string()} y=".38" height=".24"></rect> }
    });
    html! {
        <svg class="bar" viewBox={format!("0 0 {FULL} 1")} preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar-range" width={at(full).max(1).to_string()} height="1"></rect>
            <rect width={at(certain).max(1).to_string()} height="1"></rect>
            { off }
        </svg>
    }
}
