//! Counts over time: a drawing with honest axes, each count to be read, and the table of who counted what.

use super::chart::{self, Growth, Join};
use super::{apparatus, format, island, table};
use crate::document::{Amount, Count, Decimal, Explainer, Figure, Unit};
use crate::islands::{Reading, Readings, ReadingsIsland, View};
use yew::prelude::*;

/// Counts of one thing, joined by a line.
pub(super) fn series(explainer: &Explainer, figure: &Figure, rows: &[Count]) -> Html {
    html! {
        <>
            { readings(figure, of_series(explainer, figure, rows)) }
            <details class="data">
                <summary>{ format!("Table of all {} counts", rows.len()) }</summary>
                { rows_table(explainer, figure, rows) }
            </details>
        </>
    }
}

/// Counts that stand each for itself. Those of the figure's own unit are drawn, if there are several.
pub(super) fn points(explainer: &Explainer, figure: &Figure, rows: &[Count]) -> Html {
    html! {
        <>
            { readings(figure, of_points(figure, rows)) }
            { rows_table(explainer, figure, rows) }
        </>
    }
}

fn readings(figure: &Figure, data: Option<Readings>) -> Html {
    data.map(|data| island::host::<ReadingsIsland, _>(&island::of_figure(figure), data)).unwrap_or_default()
}

/// The drawing of a series: its total, and what it grew by per day where the record allows to say so.
pub(super) fn of_series(explainer: &Explainer, figure: &Figure, rows: &[Count]) -> Option<Readings> {
    let counts: Vec<&Count> = rows.iter().collect();
    let event = (explainer.original.published, explainer.original.publisher.as_str());
    let total = View {
        name: "Total so far".to_owned(),
        plot: chart::of_counts(figure, &counts, Join::Line, Some(event))?,
        readings: counts.iter().map(|count| of_count(figure, count)).collect(),
        first: counts.iter().position(|count| count.article.is_some()).unwrap_or(counts.len() - 1),
    };
    let growth = chart::growth(&counts);
    let readings: Vec<Reading> = growth.iter().map(|growth| of_growth(&figure.unit, growth)).collect();
    let alternative = readings.iter().map(|reading| format!("{}: {}.", reading.when, reading.value));
    let alternative = alternative.collect::<Vec<_>>().join(" ");
    let per_day = chart::of_growth(alternative, &figure.unit, &counts, &growth, Some(event));
    let per_day = per_day.map(|plot| View { name: "Per day (our arithmetic)".to_owned(), plot, readings, first: 0 });
    Some(of_views(std::iter::once(total).chain(per_day).collect()))
}

/// The drawing of single counts: those of the figure's own unit.
pub(super) fn of_points(figure: &Figure, rows: &[Count]) -> Option<Readings> {
    let own = |row: &&Count| row.unit.as_ref().is_none_or(|unit| *unit == figure.unit);
    let counts: Vec<&Count> = rows.iter().filter(own).collect();
    if counts.len() < 3 {
        return None;
    }
    let plot = chart::of_counts(figure, &counts, Join::Apart, None)?;
    let readings = counts.iter().map(|count| of_count(figure, count)).collect();
    Some(of_views(vec![View { name: figure.title.clone(), plot, readings, first: counts.len() - 1 }]))
}

fn of_views(views: Vec<View>) -> Readings {
    Readings { switch: "What is drawn".to_owned(), control: "Count by count".to_owned(), views }
}

fn of_count(figure: &Figure, count: &Count) -> Reading {
    let unit = count.unit.as_ref().unwrap_or(&figure.unit);
    let article = count.article.as_ref().map(|says| [". The article: ", says].concat()).unwrap_or_default();
    Reading {
        when: format::date_words(count.as_of),
        value: [&format::amount(count.amount, unit), " ", format::noun(unit)].concat(),
        basis: [&count.said_by, ": ", &count.definition, &article].concat(),
    }
}

fn of_growth(unit: &Unit, growth: &Growth<'_>) -> Reading {
    let Growth { from, to, more, days, rate } = growth;
    let days = match days {
        (fewest, most) if fewest == most => fewest.to_string(),
        (fewest, most) => format!("{fewest} to {most}"),
    };
    let exactly = |number: Decimal| format::amount(Amount::Exact(number), unit);
    Reading {
        when: format!("{} to {}", format::date_words(from.as_of), format::date_words(to.as_of)),
        value: [&format::amount(*rate, unit), " ", format::noun(unit), " per day"].concat(),
        basis: format!(
            "Our arithmetic: {} − {} = {}, in {days} days. Only exact counts tell a rate.",
            exactly(to.amount.upper()),
            exactly(from.amount.upper()),
            exactly(*more),
        ),
    }
}

fn rows_table(explainer: &Explainer, figure: &Figure, rows: &[Count]) -> Html {
    let row = |row: &Count| {
        let unit = row.unit.as_ref().unwrap_or(&figure.unit);
        html! {
            <tr>
                <th scope="row">{ format::date(row.as_of) }</th>
                <td>
                    { table::amount(row.amount, unit) }{ [" ", format::noun(unit)].concat() }
                    { table::article(row.article.as_ref()) }
                </td>
                <td>{ [&row.said_by, ": ", &row.definition].concat() }{ apparatus::citations(explainer, &row.sources) }</td>
            </tr>
        }
    };
    let columns = ["As of", "Count", "Who counted what"];
    table::table(&figure.alternative, &columns, rows.iter().map(row).collect())
}
