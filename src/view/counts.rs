//! Counts over time: a drawing with honest axes, each count to be read, and the table of who counted what.

use super::chart::{self, Growth, Join};
use super::{Worded, apparatus, format, island, table};
use crate::document::{Amount, Count, Decimal, Figure, Unit};
use crate::islands::{Reading, Readings, ReadingsIsland, View};
use crate::language::Language;
use yew::prelude::*;

/// Counts of one thing, joined by a line.
pub(super) fn series(explainer: &Worded<'_>, figure: &Figure, rows: &[Count]) -> Html {
    html! {
        <>
            { readings(figure, of_series(explainer, figure, rows)) }
            <details class="data">
                <summary>{ explainer.language.counts_table(rows.len()) }</summary>
                { rows_table(explainer, figure, rows) }
            </details>
        </>
    }
}

/// Counts that stand each for itself. Those of the figure's own unit are drawn, if there are several.
pub(super) fn points(explainer: &Worded<'_>, figure: &Figure, rows: &[Count]) -> Html {
    html! {
        <>
            { readings(figure, of_points(&explainer.language, figure, rows)) }
            { rows_table(explainer, figure, rows) }
        </>
    }
}

fn readings(figure: &Figure, data: Option<Readings>) -> Html {
    data.map(|data| island::host::<ReadingsIsland, _>(&island::of_figure(figure), data)).unwrap_or_default()
}

/// The drawing of a series: its total, and what it grew by per day where the record allows to say so.
pub(super) fn of_series(explainer: &Worded<'_>, figure: &Figure, rows: &[Count]) -> Option<Readings> {
    let counts: Vec<&Count> = rows.iter().collect();
    let language = &explainer.language;
    let event = (explainer.original.published, explainer.original.publisher.as_str());
    let total = View {
        name: language.total_so_far(),
        plot: chart::of_counts(language, figure, &counts, Join::Line, Some(event))?,
        readings: counts.iter().map(|count| of_count(language, figure, count)).collect(),
        first: counts.iter().position(|count| count.article.is_some()).unwrap_or(counts.len() - 1),
    };
    let growth = chart::growth(&counts);
    let readings: Vec<Reading> = growth.iter().map(|growth| of_growth(language, &figure.unit, growth)).collect();
    let alternative = readings.iter().map(|reading| language.growth_in_words(&reading.when, &reading.value));
    let alternative = alternative.collect::<Vec<_>>().join(" ");
    let per_day = chart::of_growth(language, alternative, &figure.unit, &counts, &growth, Some(event));
    let per_day = per_day.map(|plot| View { name: language.per_day_title(), plot, readings, first: 0 });
    Some(of_views(language, std::iter::once(total).chain(per_day).collect()))
}

/// The drawing of single counts: those of the figure's own unit.
pub(super) fn of_points(language: &Language, figure: &Figure, rows: &[Count]) -> Option<Readings> {
    let own = |row: &&Count| row.unit.as_ref().is_none_or(|unit| *unit == figure.unit);
    let counts: Vec<&Count> = rows.iter().filter(own).collect();
    if counts.len() < 3 {
        return None;
    }
    let plot = chart::of_counts(language, figure, &counts, Join::Apart, None)?;
    let readings = counts.iter().map(|count| of_count(language, figure, count)).collect();
    Some(of_views(language, vec![View { name: figure.title.clone(), plot, readings, first: counts.len() - 1 }]))
}

fn of_views(language: &Language, views: Vec<View>) -> Readings {
    Readings { switch: language.what_is_drawn(), control: language.count_by_count(), views }
}

fn of_count(language: &Language, figure: &Figure, count: &Count) -> Reading {
    let unit = count.unit.as_ref().unwrap_or(&figure.unit);
    let Count { said_by, definition, .. } = count;
    Reading {
        when: language.date(count.as_of),
        value: format::amount_of(language, count.amount, unit),
        basis: match &count.article {
            Some(says) => language.basis_in_article(said_by, definition, says),
            None => language.basis(said_by, definition),
        },
    }
}

fn of_growth(language: &Language, unit: &Unit, growth: &Growth<'_>) -> Reading {
    let Growth { from, to, more, days, rate } = growth;
    let days = match days {
        (fewest, most) if fewest == most => language.days(*most),
        (fewest, most) => language.days_between(*fewest, *most),
    };
    let exactly = |number: Decimal| format::amount(language, Amount::Exact(number), unit);
    Reading {
        when: language.period(language.date(from.as_of), language.date(to.as_of)),
        value: language.per_day(format::amount_of(language, *rate, unit)),
        basis: language.growth(exactly(to.amount.upper()), exactly(from.amount.upper()), exactly(*more), days),
    }
}

fn rows_table(explainer: &Worded<'_>, figure: &Figure, rows: &[Count]) -> Html {
    let language = &explainer.language;
    let row = |row: &Count| {
        let unit = row.unit.as_ref().unwrap_or(&figure.unit);
        html! {
            <tr>
                <th scope="row">{ format::date(language, row.as_of) }</th>
                <td>
                    { table::amount_of(language, row.amount, unit) }
                    { table::article(language, row.article.as_ref()) }
                </td>
                <td>{ language.basis(&row.said_by, &row.definition) }{ apparatus::citations(explainer, &row.sources) }</td>
            </tr>
        }
    };
    let columns = [language.as_of_column(), language.count_column(), language.who_column()];
    table::table(&figure.title, &columns, rows.iter().map(row).collect())
}
