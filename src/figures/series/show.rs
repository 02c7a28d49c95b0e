//! A drawing with honest axes, of the total and of what it grew by per day, and the table of its counts.

use super::{Series, SeriesRow};
use crate::drawing::{self, Context, Growth, Join, amount, amount_of, folded};
use crate::figures::Figure;
use crate::figures::counts::{GivenCount, counts_table, drawn, readings};
use crate::figures::kind::headings;
use crate::islands::{Reading, View};
use crate::language::Language;
use crate::values::{Amount, Decimal, Unit};
use yew::prelude::*;

/// The drawing and the table.
pub(super) fn series(context: &Context<'_>, figure: &Figure, series: &Series) -> Html {
    let (language, counts) = (context.language, series.counts());
    let headings = headings::<SeriesRow, _>(language, ["as_of", "value", "said_by"]);
    let table = counts_table(context, figure, &headings, &counts);
    let views = views(context, figure, &series.unit, &counts).unwrap_or_default();
    let is_table_alone = views.is_empty();
    html! {
        <>
            { readings(context, figure, views) }
            if !context.is_essential() || is_table_alone {
                { folded(context, language.counts_table(counts.len()), table) }
            }
        </>
    }
}

/// The total, and what it grew by per day where the record allows to say so.
fn views(context: &Context<'_>, figure: &Figure, unit: &Unit, counts: &[GivenCount<'_>]) -> Option<Vec<View>> {
    let language = context.language;
    let event = Some(context.original);
    let drawn = drawn(counts);
    let total = View {
        name: language.total_so_far(),
        plot: drawing::of_counts(language, &figure.alternative, unit, &drawn, Join::Line, event)?,
        readings: counts.iter().map(|count| count.reading(language)).collect(),
        first: counts.iter().position(|count| count.article.is_some()).unwrap_or(counts.len() - 1),
    };
    // What may be less than nothing is a level: it is no total, and does not grow by the day.
    let growth = if drawn.iter().any(|count| count.amount.is_negative()) { Vec::new() } else { drawing::growth(&drawn) };
    let readings: Vec<Reading> = growth.iter().map(|growth| of_growth(language, unit, growth)).collect();
    let alternative = readings.iter().map(|reading| language.growth_in_words(&reading.when, &reading.value));
    let alternative = alternative.collect::<Vec<_>>().join(" ");
    let per_day = drawing::of_growth(language, alternative, unit, &drawn, &growth, event);
    let per_day = per_day.map(|plot| View { name: language.per_day_title(), plot, readings, first: 0 });
    Some(std::iter::once(total).chain(per_day).collect())
}

fn of_growth(language: &Language, unit: &Unit, growth: &Growth) -> Reading {
    let Growth { from, to, more, days, rate } = growth;
    let days = match days {
        (fewest, most) if fewest == most => language.days(*most),
        (fewest, most) => language.days_between(*fewest, *most),
    };
    let exactly = |number: Decimal| amount(language, Amount::Exact(number), unit);
    Reading {
        when: language.period(language.date(from.as_of), language.date(to.as_of)),
        value: language.per_day(amount_of(language, *rate, unit)),
        basis: language.growth(exactly(to.amount.upper()), exactly(from.amount.upper()), exactly(*more), days),
    }
}
