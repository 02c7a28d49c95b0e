//! The table of the counts, and a drawing of those of the figure's own unit, if there are several.

use super::{Points, PointsRow};
use crate::drawing::{self, Context, Count, Join};
use crate::figures::Figure;
use crate::figures::counts::{GivenCount, counts_table, readings};
use crate::figures::kind::headings;
use crate::islands::View;
use yew::prelude::*;

/// The drawing and the table.
pub(super) fn points(context: &Context<'_>, figure: &Figure, points: &Points) -> Html {
    let counts = points.counts();
    let headings = headings::<PointsRow, _>(context.language, ["as_of", "value", "said_by"]);
    html! {
        <>
            { readings(context, figure, view(context, figure, points, &counts).into_iter().collect()) }
            { counts_table(context, figure, &headings, &counts) }
        </>
    }
}

/// Fewer than this say more in the table.
const DRAWN: usize = 3;

fn view(context: &Context<'_>, figure: &Figure, points: &Points, counts: &[GivenCount<'_>]) -> Option<View> {
    let own: Vec<GivenCount<'_>> = counts.iter().filter(|count| *count.unit == points.unit).copied().collect();
    if own.len() < DRAWN {
        return None;
    }
    let language = context.language;
    let drawn: Vec<Count> = own.iter().map(GivenCount::drawn).collect();
    let plot = drawing::of_counts(language, &figure.alternative, &points.unit, &drawn, Join::Apart, None)?;
    let readings = own.iter().map(|count| count.reading(language)).collect();
    Some(View { name: figure.title.clone(), plot, readings, first: own.len() - 1 })
}
