//! Amounts to compare: a table whose rows draw themselves as bars.

use super::{apparatus, format, island, table};
use crate::document::{Amount, Explainer, Figure, RankingRow, Unit};
use crate::islands::{Comparison, ComparisonIsland};
use yew::prelude::*;

/// The width of the largest bar, in the drawing's own units.
const FULL: u64 = 1000;

/// The table of a ranking.
pub(super) fn ranking(explainer: &Explainer, figure: &Figure, rows: &[RankingRow]) -> Html {
    let largest = rows.iter().map(|row| row.amount.upper().millionths()).max().unwrap_or(0).max(1);
    let row = |row: &RankingRow| {
        html! {
            <tr>
                <th scope="row">
                    { &row.label }{ apparatus::citations(explainer, &row.sources) }
                    { row.note.iter().map(|note| html! { <small>{ [" ", note].concat() }</small> }).collect::<Html>() }
                    { bar(row.amount, largest) }
                </th>
                <td>{ table::amount(row.amount, &figure.unit) }{ table::article(row.article.as_ref()) }</td>
            </tr>
        }
    };
    let unit = match &figure.unit {
        Unit::Currency(code) if code == "USD" => "US dollars",
        Unit::Currency(code) => code,
        Unit::Things(things) => things,
    };
    let comparison =
        comparison(figure, rows).map(|data| island::host::<ComparisonIsland, _>(&island::of_figure(figure), data));
    html! {
        <>
        <table class="ranking">
            <caption class="visually-hidden">{ &figure.alternative }</caption>
            <thead class="visually-hidden"><tr><th scope="col">{ "What" }</th><th scope="col">{ unit }</th></tr></thead>
            <tbody>{ rows.iter().map(row).collect::<Html>() }</tbody>
        </table>
        { comparison.unwrap_or_default() }
        </>
    }
}

/// What each thing is worth in each other; `None` where a lower bound, or a single row, leaves nothing to work out.
pub(super) fn comparison(figure: &Figure, rows: &[RankingRow]) -> Option<Comparison> {
    if rows.len() < 2 || rows.iter().any(|row| matches!(row.amount, Amount::MoreThan(_))) {
        return None;
    }
    let pairs = rows.iter().enumerate().flat_map(|first| rows.iter().enumerate().map(move |second| (first, second)));
    let results = pairs.map(
        |((first, of), (second, by))| {
            if first == second { Some("= 1".to_owned()) } else { ratio(of.amount, by.amount) }
        },
    );
    let amount = |row: &RankingRow| format::amount(row.amount, &figure.unit);
    Some(Comparison {
        title: "What is one worth in the other?".to_owned(),
        sides: ["One of these".to_owned(), "in terms of these".to_owned()],
        labels: rows.iter().map(|row| row.label.clone()).collect(),
        amounts: rows.iter().map(amount).collect(),
        results: results.collect::<Option<_>>()?,
        caveat: "Our arithmetic, not part of the record.".to_owned(),
    })
}

/// `= 5`, `≈ 3.33`, `≈ 0.29–0.4`; of ranges the least and the most that the ratio can be.
fn ratio(of: Amount, by: Amount) -> Option<String> {
    let (least, is_least) = of.lower().ratio(by.upper())?;
    let (most, is_most) = of.upper().ratio(by.lower())?;
    let is_about = [of, by].iter().any(|amount| matches!(amount, Amount::About(_)));
    let sign = if is_least && is_most && !is_about { "= " } else { "≈ " };
    let range = if least == most { String::new() } else { ["–", &format::number(most)].concat() };
    Some([sign, &format::number(least), &range].concat())
}

/// A bar as long as the amount; of a range, the uncertain part is drawn lighter.
fn bar(amount: Amount, largest: u64) -> Html {
    // Divided first, since a millionth part is far less than a pixel and the product may not fit.
    let unit = largest.div_ceil(1_000_000);
    let width = |millionths: u64| (millionths / unit * FULL / (largest / unit)).max(1);
    let (certain, full) = (width(amount.lower().millionths()), width(amount.upper().millionths()));
    html! {
        <svg class="bar" viewBox={format!("0 0 {FULL} 1")} preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar-range" width={full.to_string()} height="1"></rect>
            <rect width={certain.to_string()} height="1"></rect>
        </svg>
    }
}
