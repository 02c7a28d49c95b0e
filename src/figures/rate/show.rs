//! The table of a rate, with a picture of each: our arithmetic, and said to be.

use super::{Rate, RateRow};
use crate::drawing::{Context, Target, amount_cell, article, citations, date, fill, noun, share, table};
use crate::figures::Figure;
use crate::figures::kind::headings;
use crate::language::{Language, PLACEHOLDERS};
use crate::values::{Decimal, Share};
use yew::prelude::*;

/// The table of a rate.
pub(super) fn rate(context: &Context<'_>, figure: &Figure, rate: &Rate) -> Html {
    let language = context.language;
    let (part, whole) = (noun(language, &rate.part_unit), noun(language, &rate.unit));
    let row = |row: &RateRow| {
        html! {
            <tr>
                <th scope="row">{ date(language, row.as_of) }</th>
                <td>{ worked_out(language, rate, row) }{ article(context, row.article.as_ref()) }</td>
                <td>{ amount_cell(language, row.part, &rate.part_unit) }</td>
                <td>{ amount_cell(language, row.whole, &rate.unit) }</td>
                <td>{ language.basis(&row.said_by, &row.definition) }{ citations(context, &row.sources) }</td>
            </tr>
        }
    };
    let [as_of, who] = headings::<RateRow, _>(language, ["as_of", "said_by"]);
    let headings = [as_of, language.rate_column(&part, rate.per, &whole), part, whole, who];
    let pictures = pictures(context, rate);
    // A picture has room for the squares alone, where there are any.
    let is_drawn = matches!(context.target, Target::Picture(_)) && pictures != html! {};
    html! {
        <>
            { pictures }
            if !is_drawn {
                { table(&figure.title, &headings, rate.rows.iter().map(row).collect()) }
            }
        </>
    }
}

/// Each rate in words, with its squares where they can be drawn.
pub(super) fn pictures(context: &Context<'_>, rate: &Rate) -> Html {
    let pictures: Vec<Html> = rate.rows.iter().filter_map(|row| picture(context, rate, row)).collect();
    match pictures.is_empty() {
        true => html! {},
        false => html! { <ul class="squares" role="list">{ pictures }</ul> },
    }
}

/// How much it is, in words. What would be rounded to nothing is told by the whole: fewer than one in so many.
fn words(language: &Language, rate: Share, row: &RateRow) -> String {
    let (part, whole) = (row.part.upper().millionths(), row.whole.lower().millionths());
    let powers = std::iter::successors(Some(10_u32), |number| number.checked_mul(10));
    let fewer = powers.take_while(|number| part * i128::from(*number) < whole).last();
    match fewer.filter(|_| rate.is_least()) {
        Some(number) => language.fewer_than_one_in(number),
        None => share(language, rate),
    }
}

fn worked_out(language: &Language, rate: &Rate, row: &RateRow) -> Html {
    match rate.of(row) {
        Some(rate) => {
            html! { <strong><data value={rate.to_string()}>{ words(language, rate, row) }</data></strong> }
        }
        None => html! { { language.no_rate() } },
    }
}

/// How many squares a line of a picture has.
const ACROSS: u64 = 50;

/// The whole as so many squares, with the part of them filled: of the last square the fraction that the rate has, and
/// fainter what may be of the part or not. Nothing where they would not make whole lines, or be too many to see.
fn picture(context: &Context<'_>, rate: &Rate, row: &RateRow) -> Option<Html> {
    let per = rate.per;
    let lines = u64::from(per) / ACROSS;
    if lines == 0 || lines > 20 || !u64::from(per).is_multiple_of(ACROSS) {
        return None;
    }
    let language = context.language;
    let rate = rate.of(row)?;
    let (least, most) = rate.bounds();
    let line = |number: u64, length: u64| format!("M0 {number}.35h{}.{:02}", length / 100, length % 100);
    let squares = |hundredths: u64| {
        // In hundredths of a square and its gap; a square is as wide as 70 of them.
        let (whole, part) = (hundredths / 100, hundredths % 100 * 7 / 10);
        let full = (0..whole / ACROSS).map(|number| line(number, ACROSS * 100));
        let last = (whole % ACROSS * 100 + part > 0).then(|| line(whole / ACROSS, whole % ACROSS * 100 + part));
        full.chain(last).collect::<String>()
    };
    let path = |kind: Option<&'static str>, number: Decimal| {
        html! { <path class={kind} d={squares(u64::try_from(number.millionths() / 10_000).unwrap_or_default())}></path> }
    };
    let said = match rate.is_least() {
        true => language.said(PLACEHOLDERS[0], PLACEHOLDERS[1]),
        false => language.share_of(PLACEHOLDERS[0], per, PLACEHOLDERS[1]),
    };
    let words = html! { <strong>{ words(language, rate, row) }</strong> };
    Some(html! {
        <li>
            if !context.is_plain() {
                <svg class="square" viewBox={format!("0 0 {ACROSS} {lines}")} aria-hidden="true">
                    { path(None, Decimal::whole(per)) }
                    { most.map(|most| path(Some("square-most"), most)) }
                    { least.map(|least| path(Some("square-part"), least)) }
                </svg>
            }
            { fill(&said, [words, date(language, row.as_of)]) }
        </li>
    })
}
