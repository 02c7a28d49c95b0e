//! A table of the parts, each with a bar as long as the whole, in which the part is filled where it stands.

use super::{ShareRow, Shares};
use crate::drawing::{Context, amount_of_cell, article, citations, counted, date, fill};
use crate::figures::Figure;
use crate::language::PLACEHOLDERS;
use crate::values::Decimal;
use yew::prelude::*;

/// The width of the whole, in the drawing's own units.
const FULL: u64 = 1000;

/// The table.
pub(super) fn shares(context: &Context<'_>, figure: &Figure, shares: &Shares) -> Html {
    let language = context.language;
    let part = |row: &ShareRow, from: i128, whole: i128, basis: Option<String>| {
        html! {
            <tr>
                <th scope="row">
                    { &row.part }{ small(basis) }
                    { bar(context, row, from, whole) }
                </th>
                <td>{ amount_of_cell(language, row.amount, &shares.unit) }{ " " }{ citations(context, &row.sources) }{ article(context, row.article.as_ref()) }</td>
            </tr>
        }
    };
    let parts = |rows: &[ShareRow]| {
        let sum = rows.iter().map(length).sum();
        // Rounded parts may come to a little more.
        let whole = shares.adds_up_to.map_or(0, |number| Decimal::whole(number).millionths()).max(sum);
        let starts = rows.iter().scan(0, |from, row| {
            let start = *from;
            *from += length(row);
            Some((row, start))
        });
        // Who gave them all, and what was counted of them all, is said once.
        let alike = |what: fn(&ShareRow) -> &String| {
            let first = what(rows.first()?);
            rows.iter().all(|row| what(row) == first).then_some(first)
        };
        let [said_by, definition] = [alike(|row| &row.said_by), alike(|row| &row.definition)];
        let of_all = said_by.map(|who| definition.map_or_else(|| who.clone(), |what| language.basis(who, what)));
        let of_one = |row: &ShareRow| match (said_by, definition) {
            (Some(_), Some(_)) => None,
            (Some(_), None) => Some(row.definition.clone()),
            (None, _) => Some(language.basis(&row.said_by, &row.definition)),
        };
        let heading = language.share_whole(&shares.whole, PLACEHOLDERS[0]);
        let as_of = rows.iter().take(1).map(|row| date(language, row.as_of)).collect();
        html! {
            <tbody>
                <tr><th scope="rowgroup" colspan="2">{ fill(&heading, [as_of]) }{ small(of_all) }</th></tr>
                { starts.map(|(row, from)| part(row, from, whole, of_one(row))).collect::<Html>() }
            </tbody>
        }
    };
    html! {
        <table class="ranking share">
            <caption class="visually-hidden">{ &figure.alternative }</caption>
            <thead class="visually-hidden"><tr><th scope="col">{ language.share_part() }</th><th scope="col">{ counted(language, &shares.unit) }</th></tr></thead>
            { shares.rows.chunk_by(|one, other| one.as_of == other.as_of).map(parts).collect::<Html>() }
        </table>
    }
}

fn small(words: Option<String>) -> Html {
    words.map_or_else(Html::default, |words| html! { <small>{ [" ", &words].concat() }</small> })
}

fn length(row: &ShareRow) -> i128 {
    row.amount.upper().millionths()
}

/// The whole, with the part at its place in it: of a range, and of what is less than something, what may be of the part
/// or not is fainter.
fn bar(context: &Context<'_>, row: &ShareRow, from: i128, whole: i128) -> Html {
    if context.is_plain() {
        return html! {};
    }
    let at = |millionths: i128| crate::drawing::length(millionths, whole, FULL);
    let start = at(from);
    let width = |end: i128| (at(from + end) - start).max(1).to_string();
    let certain = row.amount.least().map_or(0, Decimal::millionths);
    html! {
        <svg class="bar" viewBox={format!("0 0 {FULL} 1")} preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar-whole" width={FULL.to_string()} height="1"></rect>
            <rect class="bar-range" x={start.to_string()} width={width(length(row))} height="1"></rect>
            <rect x={start.to_string()} width={width(certain)} height="1"></rect>
        </svg>
    }
}
