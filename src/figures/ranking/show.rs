//! A table whose rows draw themselves as bars, and an equation of any two of them.

use super::{Ranking, RankingRow};
use crate::drawing::{Context, amount_of, amount_of_cell, article, citations, counted, length, mount};
use crate::figures::Figure;
use crate::islands::Comparison;
use crate::language::Language;
use crate::values::{Amount, Decimal, Rounding, Unit};
use yew::prelude::*;

/// The width of the largest bar, in the drawing's own units.
const FULL: u64 = 1000;

/// The table of a ranking, of which no amount is less than nothing.
pub(super) fn ranking(context: &Context<'_>, figure: &Figure, Ranking { unit, comparison, rows }: &Ranking) -> Html {
    let language = context.language;
    let largest = rows.iter().map(|row| row.amount.upper().millionths()).max().unwrap_or(0);
    let is_whole = !context.is_essential();
    let row = |row: &RankingRow| {
        html! {
            <tr>
                <th scope="row">
                    // No link stands in it: Orca would say only those with each cell of its row.
                    { &row.label }
                    if is_whole {
                        { row.note.iter().map(|note| html! { <small>{ [" ", note].concat() }</small> }).collect::<Html>() }
                    }
                    { bar(context, row.amount, largest) }
                </th>
                <td>
                    { amount_of_cell(language, row.amount, unit) }
                    if is_whole {
                        { " " }{ citations(context, &row.sources) }{ article(context, row.article.as_ref()) }
                    }
                </td>
            </tr>
        }
    };
    let comparison = self::comparison(language, unit, rows)
        .filter(|_| *comparison && !context.is_essential())
        .map(|data| mount(context, format!("figure-{}", figure.id), data, html! {}));
    html! {
        <>
        // Alone in its figure it may have no caption beside the figure's own.
        <table class={if comparison.is_some() { "ranking compared" } else { "ranking" }} aria-label={(!is_whole).then(|| figure.title.clone())}>
            if is_whole {
                <caption class="visually-hidden">{ &figure.alternative }</caption>
            }
            <thead class="visually-hidden"><tr><th scope="col">{ language.column("label") }</th><th scope="col">{ counted(language, unit) }</th></tr></thead>
            <tbody>{ rows.iter().map(row).collect::<Html>() }</tbody>
        </table>
        { comparison.unwrap_or_default() }
        </>
    }
}

/// Rankings of more rows have no comparison: it holds every pair, and nobody chooses among so many.
const COMPARED: usize = 30;

/// What each thing is worth in each other; `None` where a lower bound, or a single row, leaves nothing to work out, or
/// where there are too many rows.
fn comparison(language: &Language, unit: &Unit, rows: &[RankingRow]) -> Option<Comparison> {
    if !(2..=COMPARED).contains(&rows.len()) || rows.iter().any(|row| row.amount.is_bound()) {
        return None;
    }
    let pairs = rows.iter().enumerate().flat_map(|first| rows.iter().enumerate().map(move |second| (first, second)));
    let results = pairs.map(|((first, of), (second, by))| {
        if first == second {
            Some(["= ", &language.number(Decimal::whole(1))].concat())
        } else {
            ratio(language, of.amount, by.amount)
        }
    });
    let amount = |row: &RankingRow| amount_of(language, row.amount, unit);
    Some(Comparison {
        title: language.comparison_title(),
        sides: [language.comparison_of(), language.comparison_by()],
        labels: rows.iter().map(|row| row.label.clone()).collect(),
        amounts: rows.iter().map(amount).collect(),
        results: results.collect::<Option<_>>()?,
        caveat: language.comparison_caveat(),
    })
}

/// `= 5`, `≈ 3.33`, `≈ 0.29–0.4`; of ranges the least and the most that the ratio can be.
fn ratio(language: &Language, of: Amount, by: Amount) -> Option<String> {
    let (least, is_least) = of.lower().ratio(by.upper())?;
    let (most, is_most) = of.upper().ratio(by.lower())?;
    let is_about = of.is_about() || by.is_about();
    let sign = if is_least && is_most && !is_about { "= " } else { "≈ " };
    // Of what is about a number no more digits follow than are known of it.
    let digits = [of, by].into_iter().filter_map(Amount::known_digits).min();
    let [least, most] =
        [least, most].map(|ratio| digits.map_or(ratio, |digits| ratio.rounded(digits, Rounding::Nearest)));
    let number = match least == most {
        true => language.number(least),
        false => language.range(language.number(least), language.number(most)),
    };
    Some([sign, &number].concat())
}

/// A bar as long as the amount; of a range, and of what is less than something, the uncertain part is drawn lighter.
fn bar(context: &Context<'_>, amount: Amount, largest: i128) -> Html {
    if context.is_plain() {
        return html! {};
    }
    let width = |number: Decimal| length(number.millionths(), largest, FULL).max(1);
    let (certain, full) = (width(amount.least().unwrap_or(Decimal::ZERO)), width(amount.upper()));
    html! {
        <svg class="bar" viewBox={format!("0 0 {FULL} 1")} preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar-range" width={full.to_string()} height="1"></rect>
            <rect width={certain.to_string()} height="1"></rect>
        </svg>
    }
}
