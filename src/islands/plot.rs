//! A drawing over time, in coordinates.
//!
//! It is as wide as its place and is never scaled: horizontal positions are percentages of the width, heights and
//! lettering are pixels, so that a phone shows the same lettering as a wide screen (docs/decisions/0004).

use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// A drawing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plot {
    /// What a person who cannot see it must know.
    pub alternative: String,
    /// Its height in pixels.
    pub height: String,
    /// The guides: axes, lines, labels.
    pub guides: Vec<Guide>,
    /// The data.
    pub marks: Vec<Mark>,
    /// Where a pointer chooses each mark, in the order of the marks.
    pub hit_areas: Vec<HitArea>,
}

/// A line or words that help to read the data: an axis, its labels, a leader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Guide {
    /// A line: its kind, and x and y of both ends.
    Line(String, [String; 4]),
    /// Lettering: its kind, x and y of its baseline, the pixels by which it is moved sideways, which end stands there
    /// (`start`, `middle`, `end`), and the words.
    Text(String, [String; 2], String, String, String),
}

/// A datum: its kind, what the whole of it spans (x and y of both ends), and the middle of its dot, if it has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What it is drawn as.
    pub kind: String,
    /// A rectangle: x, y, width and height.
    pub span: [String; 4],
    /// x and y of its dot.
    pub dot: Option<[String; 2]>,
}

/// A part of the drawing's width: x and width.
pub type HitArea = [String; 2];

/// Draws a plot.
pub fn draw(plot: &Plot) -> Html {
    html! {
        <svg class="chart" width="100%" height={plot.height.clone()} role="img" aria-label={plot.alternative.clone()}>
            // Firefox tells the words in an image too.
            <g aria-hidden="true">
                { plot.guides.iter().map(guide).collect::<Html>() }
                { plot.marks.iter().map(mark).collect::<Html>() }
            </g>
        </svg>
    }
}

fn guide(guide: &Guide) -> Html {
    match guide {
        Guide::Line(kind, [x1, y1, x2, y2]) => html! {
            <line data-kind={kind.clone()} x1={x1.clone()} y1={y1.clone()} x2={x2.clone()} y2={y2.clone()}></line>
        },
        Guide::Text(kind, [x, y], dx, anchor, words) => html! {
            <text data-kind={kind.clone()} x={x.clone()} y={y.clone()} dx={dx.clone()} text-anchor={anchor.clone()}>
                { words }
            </text>
        },
    }
}

fn mark(mark: &Mark) -> Html {
    let [x, y, width, height] = &mark.span;
    html! {
        <g class="mark" data-kind={mark.kind.clone()}>
            <rect x={x.clone()} y={y.clone()} width={width.clone()} height={height.clone()}></rect>
            { mark.dot.iter().map(|[x, y]| html! { <circle cx={x.clone()} cy={y.clone()} r="4"></circle> }).collect::<Html>() }
        </g>
    }
}
