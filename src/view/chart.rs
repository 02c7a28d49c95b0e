//! Counts drawn over time.
//!
//! The drawing is as wide as its place and is never scaled: horizontal positions are percentages, heights and
//! lettering are pixels, so that a phone shows the same lettering as a wide screen.

use super::format;
use crate::document::{Amount, Count, Date, Decimal, Figure};
use yew::prelude::*;

/// Whether counts are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// By a line: they count one thing as it grows.
    Line,
    /// Not at all.
    Apart,
}

/// Where things stand, in the drawing's coordinates.
struct Scale {
    first: u32,
    days: u32,
    top: u64,
}

const HEIGHT: u32 = 300;
const PLOT_TOP: u32 = 34;
const PLOT_BOTTOM: u32 = 268;

impl Scale {
    fn new(counts: &[&Count], marker: Option<Date>) -> Option<Self> {
        let dates = counts.iter().map(|count| count.as_of).chain(marker);
        let (first, last) = dates.fold((u32::MAX, 0), |(first, last), date| {
            let (from, to) = date.span();
            (first.min(from), last.max(to))
        });
        let largest = counts.iter().map(|count| count.amount.upper().millionths()).max()?;
        (first < last && largest > 0).then(|| Self { first, days: last - first, top: round_up(largest) })
    }

    /// Tenths of a percent of the width, with room at both edges.
    fn x(&self, day: u32) -> String {
        let tenths = 50 + u64::from(day - self.first) * 920 / u64::from(self.days);
        format!("{}.{}%", tenths / 10, tenths % 10)
    }

    fn y(&self, millionths: u64) -> u32 {
        // Divided first, since a millionth part is far less than a pixel and the product may not fit.
        let unit = self.top.div_ceil(1_000_000);
        PLOT_BOTTOM - (millionths / unit * u64::from(PLOT_BOTTOM - PLOT_TOP) / (self.top / unit)) as u32
    }
}

/// The least of 1, 2 and 5 times a power of ten, times 1 to 5, that is no smaller: the axis ends on a round number.
fn round_up(millionths: u64) -> u64 {
    let mut step = 1;
    loop {
        for unit in [step, step * 2, step * 5] {
            if unit * 5 >= millionths {
                return millionths.div_ceil(unit) * unit;
            }
        }
        step *= 10;
    }
}

/// The step between two lines of the value axis.
fn step_of(top: u64) -> u64 {
    (3..=5).rev().find(|parts| top.is_multiple_of(*parts)).map_or(top / 2, |parts| top / parts)
}

fn middle(date: Date) -> u32 {
    let (from, to) = date.span();
    from + (to - from) / 2
}

/// The counts, and with `marker` the day that something was published. Empty where there is nothing to compare.
pub(super) fn chart(figure: &Figure, counts: &[&Count], join: Join, marker: Option<(Date, &str)>) -> Html {
    let Some(scale) = Scale::new(counts, marker.map(|(date, _)| date)) else {
        return html! { <p class="chart"></p> };
    };
    let segments = counts.windows(2).filter(|_| join == Join::Line).map(|pair| segment(&scale, pair[0], pair[1]));
    html! {
        <svg class="chart" width="100%" height={HEIGHT.to_string()} role="img" aria-label={figure.alternative.clone()}>
            { values(&scale, figure) }
            { years(&scale) }
            { marker.map_or_else(|| html! { <g></g> }, |(date, publisher)| event(&scale, date, publisher)) }
            <g class="line">{ segments.collect::<Html>() }</g>
            { counts.iter().map(|count| point(&scale, count)).collect::<Html>() }
            { labels(&scale, figure, counts) }
        </svg>
    }
}

fn values(scale: &Scale, figure: &Figure) -> Html {
    let step = step_of(scale.top);
    let line = |value: u64| {
        let y = scale.y(value);
        // Axis values are whole: the step is a fifth, a quarter or a third of a round number.
        let label = Decimal::whole((value / 1_000_000) as u32);
        html! {
            <>
                <line x1="0" x2="100%" y1={y.to_string()} y2={y.to_string()}></line>
                <text x="0" y={(y - 5).to_string()}>{ format::amount(Amount::Exact(label), &figure.unit) }</text>
            </>
        }
    };
    html! { <g class="axis">{ (0..=scale.top / step).map(|times| line(times * step)).collect::<Html>() }</g> }
}

fn years(scale: &Scale) -> Html {
    let year = |year: u16| {
        let day = Date::Year(year).span().0;
        html! {
            <>
                <line x1={scale.x(day)} x2={scale.x(day)} y1={PLOT_BOTTOM.to_string()} y2={(PLOT_BOTTOM + 8).to_string()}></line>
                <text x={scale.x(day)} y={(PLOT_BOTTOM + 24).to_string()} text-anchor="middle">{ year }</text>
            </>
        }
    };
    let within = |year: &u16| (scale.first..=scale.first + scale.days).contains(&Date::Year(*year).span().0);
    html! { <g class="axis">{ (1000..=9999).filter(within).map(year).collect::<Html>() }</g> }
}

fn segment(scale: &Scale, from: &Count, to: &Count) -> Html {
    let y = |count: &Count| scale.y(count.amount.upper().millionths()).to_string();
    html! {
        <line x1={scale.x(middle(from.as_of))} y1={y(from)} x2={scale.x(middle(to.as_of))} y2={y(to)}></line>
    }
}

/// A count: a dot; hollow where it is a lower bound; with a bar as long as the time that its date may mean.
fn point(scale: &Scale, count: &Count) -> Html {
    let (from, to) = count.as_of.span();
    let y = scale.y(count.amount.upper().millionths()).to_string();
    let kind = match (count.article.is_some(), count.amount) {
        (true, _) => "article",
        (false, Amount::MoreThan(_)) => "at-least",
        (false, _) => "exact",
    };
    html! {
        <g class="point" data-kind={kind}>
            <line x1={scale.x(from)} x2={scale.x(to)} y1={y.clone()} y2={y.clone()}></line>
            <circle cx={scale.x(middle(count.as_of))} cy={y} r="4"></circle>
        </g>
    }
}

fn event(scale: &Scale, date: Date, publisher: &str) -> Html {
    let x = scale.x(middle(date));
    html! {
        <g class="event">
            <line x1={x.clone()} x2={x.clone()} y1={PLOT_TOP.to_string()} y2={PLOT_BOTTOM.to_string()}></line>
            <svg {x} y={(PLOT_BOTTOM - 38).to_string()} overflow="visible">
                <text x="6" y="0">{ [publisher, " published"].concat() }</text>
                <text x="6" y="17">{ format::date_words(date) }</text>
            </svg>
        </g>
    }
}

/// Direct labels: the last count, and the one that the article used, which stands above the line with a leader.
fn labels(scale: &Scale, figure: &Figure, counts: &[&Count]) -> Html {
    let label = |count: &&Count| {
        let day = middle(count.as_of);
        let (x, y) = (scale.x(day), scale.y(count.amount.upper().millionths()));
        let is_left = day - scale.first < scale.days / 2;
        let at = if is_left { PLOT_TOP + 60 } else { y - 26 };
        let (anchor, edge) =
            if is_left { ("start", scale.x(scale.first)) } else { ("end", scale.x(scale.first + scale.days)) };
        html! {
            <g class="label" data-kind={if count.article.is_some() { "article" } else { "last" }}>
                <line x1={x.clone()} x2={x.clone()} y1={(at + 22).to_string()} y2={(y.max(at + 28) - 6).to_string()}></line>
                <text x={edge.clone()} y={at.to_string()} text-anchor={anchor}>
                    { format::amount(count.amount, &figure.unit) }
                </text>
                <text x={edge} y={(at + 16).to_string()} text-anchor={anchor}>
                    { if count.article.is_some() { "the article’s figure".to_owned() } else { format::date_words(count.as_of) } }
                </text>
            </g>
        }
    };
    let last = counts.len().saturating_sub(1);
    let named = counts.iter().enumerate().filter(|(index, count)| count.article.is_some() || *index == last);
    named.map(|(_, count)| label(count)).collect()
}
