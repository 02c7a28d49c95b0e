//! A drawing with honest axes, and the table of its counts. Of a running total there is a second view, of what it grew by
//! per day.

use super::{Measure, Series, SeriesRow};
use crate::drawing::{self, Context, Drawn, Growth, Join, amount, amount_of, folded, of_line};
use crate::figures::Figure;
use crate::figures::counts::{GivenCount, counts_table, drawn, readings};
use crate::figures::kind::headings;
use crate::islands::{Reading, View};
use crate::language::Language;
use crate::values::{Amount, Decimal, Unit};
use yew::prelude::*;

/// The drawing and the table.
pub(super) fn series(context: &Context<'_>, figure: &Figure, series: &Series) -> Html {
    let (language, counts, names) = (context.language, series.counts(), series.lines());
    let headings = headings::<SeriesRow, _>(language, ["as_of", "value", "said_by"]);
    let table = counts_table(context, figure, &headings, &counts);
    let (views, is_named) = views(context, figure, series, &counts, &names).unwrap_or((Vec::new(), true));
    let is_table_alone = views.is_empty();
    let drawing = html! {
        <>
            { readings(context, figure, views) }
            if !is_named && !context.is_plain() {
                { key(&names) }
            }
            if !context.is_essential() || is_table_alone {
                { folded(context, language.counts_table(counts.len()), table) }
            }
        </>
    };
    if names.is_empty() { drawing } else { html! { <div class="lines">{ drawing }</div> } }
}

/// The names of the lines, where they are not all in each drawing.
fn key(names: &[&str]) -> Html {
    let entry = |(index, name): (usize, &&str)| {
        html! {
            <li>
                <svg class="swatch" aria-hidden="true">
                    <line data-kind={of_line("line", index)} x1="0" y1="50%" x2="100%" y2="50%"></line>
                </svg>
                { " " }{ *name }
            </li>
        }
    };
    html! { <ul class="key" role="list">{ names.iter().enumerate().map(entry).collect::<Html>() }</ul> }
}

/// What was counted, and of a running total what it grew by per day, where the record allows to say so; and whether the
/// lines have their names in all of them.
fn views(
    context: &Context<'_>,
    figure: &Figure,
    series: &Series,
    counts: &[GivenCount<'_>],
    names: &[&str],
) -> Option<(Vec<View>, bool)> {
    let (language, unit) = (context.language, &series.unit);
    let event = Some(context.original);
    let drawn = drawn(counts);
    let Drawn { plot, is_named } =
        drawing::of_counts(language, &figure.alternative, unit, &drawn, Join::Lines(names), event)?;
    let is_total = series.measure == Measure::RunningTotal;
    let counted = View {
        name: if is_total { language.total_so_far() } else { figure.title.clone() },
        plot,
        readings: counts.iter().map(|count| count.reading(language)).collect(),
        first: counts.iter().position(|count| count.article.is_some()).unwrap_or(counts.len() - 1),
    };
    let growth = if series.per_day { drawing::growth(&drawn) } else { Vec::new() };
    let readings: Vec<Reading> = growth.iter().map(|growth| of_growth(language, unit, names, growth)).collect();
    let alternative = readings.iter().map(|reading| language.growth_in_words(&reading.when, &reading.value));
    let alternative = alternative.collect::<Vec<_>>().join(" ");
    let per_day = drawing::of_growth(language, alternative, unit, &drawn, &growth, event);
    let per_day = per_day.map(|plot| View { name: language.per_day_title(), plot, readings, first: 0 });
    let is_named = is_named && (names.is_empty() || per_day.is_none());
    Some((std::iter::once(counted).chain(per_day).collect(), is_named))
}

fn of_growth(language: &Language, unit: &Unit, names: &[&str], growth: &Growth<'_>) -> Reading {
    let Growth { from, to, more, days, rate } = growth;
    let days = match days {
        (fewest, most) if fewest == most => language.days(*most),
        (fewest, most) => language.days_between(*fewest, *most),
    };
    let exactly = |number: Decimal| amount(language, Amount::Exact(number), unit);
    let when = language.period(language.date(from.as_of), language.date(to.as_of));
    Reading {
        when: names.get(from.line).map_or(when.clone(), |name| language.said(*name, when).into()),
        value: language.per_day(amount_of(language, *rate, unit)),
        basis: language.growth(exactly(to.amount.upper()), exactly(from.amount.upper()), exactly(*more), days),
    }
}
