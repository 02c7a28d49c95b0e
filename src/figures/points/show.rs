//! A drawing of the counts of the figure's own unit, if there are several, and the table of all.

use super::{Points, PointsRow};
use crate::drawing::{self, Context, Join, folded};
use crate::figures::Figure;
use crate::figures::counts::{GivenCount, counts_table, drawn, readings};
use crate::figures::kind::headings;
use crate::islands::View;
use yew::prelude::*;

/// The drawing and the table.
pub(super) fn points(context: &Context<'_>, figure: &Figure, points: &Points) -> Html {
    let counts = points.counts();
    let headings = headings::<PointsRow, _>(context.language, ["as_of", "value", "said_by"]);
    let table = counts_table(context, figure, &headings, &counts);
    let Some(view) = view(context, figure, points, &counts) else { return table };
    if context.is_essential() {
        return readings(context, figure, vec![view]);
    }
    html! {
        <>
            { readings(context, figure, vec![view]) }
            { folded(context, context.language.counts_table(counts.len()), table) }
        </>
    }
}

/// Fewer than this say more in the table.
const DRAWN: usize = 3;

fn view(context: &Context<'_>, figure: &Figure, points: &Points, counts: &[GivenCount<'_>]) -> Option<View> {
    let mut own: Vec<GivenCount<'_>> = counts.iter().filter(|count| *count.unit == points.unit).copied().collect();
    if own.len() < DRAWN {
        return None;
    }
    // They are read in the order in which they stand.
    own.sort_by_key(|count| count.as_of.span().1);
    let language = context.language;
    let drawn = drawn(&own);
    // The article was published among them, or it says nothing of when they were counted.
    let days = || own.iter().map(|count| count.as_of.span());
    let published = context.original.published.span().0;
    let is_among = days().any(|(from, _)| from <= published) && days().any(|(_, to)| to >= published);
    let event = is_among.then_some(context.original);
    let plot = drawing::of_counts(language, &figure.alternative, &points.unit, &drawn, Join::Apart, event)?.plot;
    let readings = own.iter().map(|count| count.reading(language)).collect();
    Some(View { name: figure.title.clone(), plot, readings, first: own.len() - 1 })
}
