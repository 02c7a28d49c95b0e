//! Small pictures of a record, one row of it set apart. They say nothing that does not stand in words beside them, and
//! have no lettering: as wide as their place, whatever that is.

use super::axis::{length, middle, percent};
use crate::values::{Amount, Date, Decimal};
use yew::prelude::*;

const HEIGHT: u64 = 36;

/// A small picture; one without marks is none.
#[derive(Default)]
pub(crate) struct Thumbnail(Vec<Mark>);

/// A mark in it.
pub(crate) struct Mark {
    /// Whether it is the row that is set apart.
    pub(crate) is_chosen: bool,
    /// Where it begins, or a dot has its middle, in thousandths of the picture's width.
    pub(crate) x: u64,
    /// The same from above, in pixels of [`Thumbnail::HEIGHT`].
    pub(crate) y: u64,
    pub(crate) shape: Shape,
}

/// What a mark looks like: of a bar the width is in thousandths of the picture's, and the rest in pixels.
pub(crate) enum Shape {
    Bar { width: u64, height: u64 },
    Dot { radius: u64 },
}

impl Thumbnail {
    /// How high it is, in pixels.
    pub(crate) const HEIGHT: u64 = HEIGHT;

    /// Its marks, of which later ones lie on earlier ones.
    pub(crate) fn marks(&self) -> &[Mark] {
        &self.0
    }

    /// Its markup.
    pub(crate) fn show(&self) -> Html {
        if self.0.is_empty() {
            return html! {};
        }
        let mark = |Mark { is_chosen, x, y, shape }: &Mark| {
            let (kind, x, y) = (is_chosen.then_some("chosen"), percent(*x), y.to_string());
            match shape {
                Shape::Bar { width, height } => {
                    html! { <rect data-kind={kind} {x} width={percent(*width)} {y} height={height.to_string()}></rect> }
                }
                Shape::Dot { radius } => {
                    html! { <circle data-kind={kind} cx={x} cy={y} r={radius.to_string()}></circle> }
                }
            }
        };
        let marks = self.0.iter().map(mark).collect::<Html>();
        html! { <svg class="thumbnail" width="100%" height={HEIGHT.to_string()} aria-hidden="true">{ marks }</svg> }
    }
}

fn bar(is_chosen: bool, [x, width]: [u64; 2], [y, height]: [u64; 2]) -> Mark {
    Mark { is_chosen, x, y, shape: Shape::Bar { width, height } }
}

/// Amounts as bars, in their order. Of more than twelve the first ones. The picture is as wide as the whole that they are
/// of, or else as the largest of them.
pub(crate) fn bars(amounts: &[Amount], whole: Option<Decimal>, chosen: usize) -> Thumbnail {
    let amounts = &amounts[..amounts.len().min(12)];
    let largest =
        amounts.iter().map(|amount| amount.upper()).chain(whole).map(Decimal::millionths).max().unwrap_or_default();
    let step = HEIGHT / amounts.len().max(1) as u64;
    let of_amount = |(index, amount): (usize, &Amount)| {
        let width = length(amount.upper().millionths(), largest, 1000).max(5);
        bar(index == chosen, [0, width], [index as u64 * step, step.saturating_sub(1).clamp(1, 10)])
    };
    Thumbnail(amounts.iter().enumerate().map(of_amount).collect())
}

/// Counts as dots over time.
pub(crate) fn dots(counts: &[(Date, Amount)], chosen: usize) -> Thumbnail {
    let days = || counts.iter().map(|(date, _)| middle(*date));
    let (first, last) = (days().min().unwrap_or_default(), days().max().unwrap_or_default());
    let numbers = || counts.iter().map(|(_, amount)| amount.upper().millionths());
    let smallest = numbers().min().unwrap_or_default().min(0);
    let height = numbers().max().unwrap_or_default().max(0) - smallest;
    let dot = |(index, (date, amount)): (usize, &(Date, Amount))| {
        // Whole hundredths are nearer than a dot is wide.
        let x = 10 * (2 + u64::from(middle(*date) - first) * 96 / u64::from(last - first).max(1));
        let y = |number: Decimal| HEIGHT - 5 - length(number.millionths() - smallest, height, HEIGHT - 10);
        let (y, foot) = (y(amount.upper()), y(amount.lower()));
        // What may lie anywhere between two numbers is not at one of them.
        if amount.lower() != amount.upper() {
            return bar(index == chosen, [x.saturating_sub(5), 10], [y, (foot - y).max(1)]);
        }
        Mark { is_chosen: index == chosen, x, y, shape: Shape::Dot { radius: if index == chosen { 4 } else { 2 } } }
    };
    Thumbnail(counts.iter().enumerate().map(dot).collect())
}

/// A part of a whole as one bar. Where the whole may be more, so may the bar be longer than is drawn.
pub(crate) fn part(part: Amount, whole: Amount) -> Thumbnail {
    let whole = whole.lower().millionths();
    let width = length(part.upper().millionths().min(whole), whole, 1000).max(5);
    Thumbnail(vec![bar(false, [0, 1000], [10, 16]), bar(true, [0, width], [10, 16])])
}

/// Some of several steps that follow one another.
pub(crate) fn steps(number: usize, (first, last): (usize, usize)) -> Thumbnail {
    let width = 1000 / number.max(1) as u64;
    let step = |index: usize| {
        let is_chosen = (first..=last).contains(&index);
        bar(is_chosen, [index as u64 * width, width - 8], [10, 16])
    };
    Thumbnail((0..number).map(step).collect())
}
