//! Counts over time: a drawing with honest axes, each count to be read, and the table of who counted what.

use super::chart::{self, Growth, Join};
use super::{Context, citations, format, mount::mount, table};
use crate::document::{Amount, Count, Decimal, Figure, Unit};
use crate::islands::{Reading, Readings, ReadingsIsland, View};
use crate::language::Language;
use yew::prelude::*;

/// Counts of one thing, joined by a line.
pub(super) fn series(context: &Context<'_>, figure: &Figure, rows: &[Count]) -> Html {
    html! {
        <>
            { readings(context, figure, of_series(context, figure, rows)) }
            { table::folded(context, context.language.counts_table(rows.len()), rows_table(context, figure, rows)) }
        </>
    }
}

/// Counts that stand each for itself. Those of the figure's own unit are drawn, if there are several.
pub(super) fn points(context: &Context<'_>, figure: &Figure, rows: &[Count]) -> Html {
    html! {
        <>
            { readings(context, figure, of_points(context.language, figure, rows)) }
            { rows_table(context, figure, rows) }
        </>
    }
}

fn readings(context: &Context<'_>, figure: &Figure, data: Option<Readings>) -> Html {
    let Some(data) = data else { return html! {} };
    let said = |view: &View| {
        let Reading { when, value, basis } = &view.readings[view.first];
        html! { <><p>{ &view.plot.alternative }</p><p><strong>{ value }</strong>{ " " }{ when }{ " " }<small>{ basis }</small></p></> }
    };
    let plain = data.views.first().map(said).unwrap_or_default();
    mount::<ReadingsIsland, _>(context, format!("figure-{}", figure.id), data, plain)
}

/// The drawing of a series: its total, and what it grew by per day where the record allows to say so.
fn of_series(context: &Context<'_>, figure: &Figure, rows: &[Count]) -> Option<Readings> {
    let counts: Vec<&Count> = rows.iter().collect();
    let language = context.language;
    let event = (context.original.published, context.original.publisher.as_str());
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
fn of_points(language: &Language, figure: &Figure, rows: &[Count]) -> Option<Readings> {
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

fn rows_table(context: &Context<'_>, figure: &Figure, rows: &[Count]) -> Html {
    let language = context.language;
    let row = |row: &Count| {
        let unit = row.unit.as_ref().unwrap_or(&figure.unit);
        html! {
            <tr>
                <th scope="row">{ format::date(language, row.as_of) }</th>
                <td>
                    { table::amount_of(language, row.amount, unit) }
                    { table::article(context, row.article.as_ref()) }
                </td>
                <td>{ language.basis(&row.said_by, &row.definition) }{ citations::citations(context, &row.sources) }</td>
            </tr>
        }
    };
    let columns = [language.as_of_column(), language.count_column(), language.who_column()];
    table::table(&figure.title, &columns, rows.iter().map(row).collect())
}
