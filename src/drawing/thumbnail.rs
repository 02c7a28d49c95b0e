//! Small pictures of a record, one row of it set apart. They say nothing that does not stand in words beside them, and
//! have no lettering: as wide as their place, whatever that is.

use super::axis::{length, middle, percent};
use crate::values::{Amount, Date};
use yew::prelude::*;

const HEIGHT: u64 = 36;

fn thumbnail(marks: Html) -> Html {
    html! { <svg class="thumbnail" width="100%" height={HEIGHT.to_string()} aria-hidden="true">{ marks }</svg> }
}

fn rect(kind: Option<&'static str>, [x, width]: [u64; 2], [y, height]: [u64; 2]) -> Html {
    html! { <rect data-kind={kind} x={percent(x)} width={percent(width)} y={y.to_string()} height={height.to_string()}></rect> }
}

fn kind_of(is_chosen: bool) -> Option<&'static str> {
    is_chosen.then_some("chosen")
}

/// Amounts as bars, in their order. Of more than twelve the first ones.
pub(crate) fn bars(amounts: &[Amount], chosen: usize) -> Html {
    let amounts = &amounts[..amounts.len().min(12)];
    let largest = amounts.iter().map(|amount| amount.upper().millionths()).max().unwrap_or_default().max(1);
    let step = HEIGHT / amounts.len().max(1) as u64;
    let bar = |(index, amount): (usize, &Amount)| {
        let width = length(amount.upper().millionths(), largest, 1000).max(5);
        rect(kind_of(index == chosen), [0, width], [index as u64 * step, step.saturating_sub(1).clamp(1, 10)])
    };
    thumbnail(amounts.iter().enumerate().map(bar).collect())
}

/// Counts as dots over time.
pub(crate) fn dots(counts: &[(Date, Amount)], chosen: usize) -> Html {
    let days = || counts.iter().map(|(date, _)| middle(*date));
    let (first, last) = (days().min().unwrap_or_default(), days().max().unwrap_or_default());
    let largest = counts.iter().map(|(_, amount)| amount.upper().millionths()).max().unwrap_or_default().max(1);
    let dot = |(index, (date, amount)): (usize, &(Date, Amount))| {
        let x = 20 + u64::from(middle(*date) - first) * 960 / u64::from(last - first).max(1);
        let y = HEIGHT - 5 - length(amount.upper().millionths(), largest, HEIGHT - 10);
        let r = if index == chosen { "4" } else { "2" };
        html! { <circle data-kind={kind_of(index == chosen)} cx={percent(x)} cy={y.to_string()} {r}></circle> }
    };
    thumbnail(counts.iter().enumerate().map(dot).collect())
}

/// A part of a whole as one bar. Where the whole may be more, so may the bar be longer than is drawn.
pub(crate) fn part(part: Amount, whole: Amount) -> Html {
    let whole = whole.lower().millionths().max(1);
    let width = length(part.upper().millionths().min(whole), whole, 1000).max(5);
    thumbnail(html! { <>{ rect(None, [0, 1000], [10, 16]) }{ rect(Some("chosen"), [0, width], [10, 16]) }</> })
}

/// Some of several steps that follow one another.
pub(crate) fn steps(number: usize, (first, last): (usize, usize)) -> Html {
    let width = 1000 / number.max(1) as u64;
    let step = |index: usize| {
        let is_chosen = (first..=last).contains(&index);
        rect(kind_of(is_chosen), [index as u64 * width, width - 8], [10, 16])
    };
    thumbnail((0..number).map(step).collect())
}
