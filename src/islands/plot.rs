//! A drawing over time, in coordinates.
//!
//! It is as wide as its place and is never scaled: horizontal positions are percentages of the width, heights and
//! lettering are pixels, so that a phone shows the same lettering as a wide screen (docs/decisions/0004).

use serde::{Deserialize, Serialize};

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

/// An element of a drawing: what publishes a page and what draws on one make the same of it.
pub struct SvgElement<'p> {
    /// Its name.
    pub name: &'static str,
    /// The names of its attributes.
    pub names: &'static [&'static str],
    /// Their values, in the same order.
    pub values: Vec<&'p str>,
    /// The words in it.
    pub words: &'p str,
    /// The elements in it.
    pub children: Vec<SvgElement<'p>>,
}

impl<'p> SvgElement<'p> {
    fn new<const N: usize>(name: &'static str, names: &'static [&'static str; N], values: [&'p str; N]) -> Self {
        Self { name, names, values: values.into(), words: "", children: Vec::new() }
    }
}

impl Plot {
    /// The drawing, without its hit areas. All that is drawn stands in one group.
    pub fn svg(&self) -> SvgElement<'_> {
        // Firefox tells the words in an image too.
        let mut group = SvgElement::new("g", &["aria-hidden"], ["true"]);
        group.children = self.guides.iter().map(guide).chain(self.marks.iter().map(mark)).collect();
        let names = &["width", "height", "role", "aria-label", "class"];
        let image = SvgElement::new("svg", names, ["100%", &self.height, "img", &self.alternative, "chart"]);
        SvgElement { children: vec![group], ..image }
    }

    /// Where a pointer chooses each mark, in the order of the marks: on all else, in the drawing's group.
    pub fn hit_elements(&self) -> impl Iterator<Item = SvgElement<'_>> {
        self.hit_areas.iter().map(hit_area)
    }
}

fn hit_area([x, width]: &HitArea) -> SvgElement<'_> {
    SvgElement::new("rect", &["x", "width", "y", "height", "class"], [x, width, "0", "100%", "hit-area"])
}

fn guide(guide: &Guide) -> SvgElement<'_> {
    match guide {
        Guide::Line(kind, [x1, y1, x2, y2]) => {
            SvgElement::new("line", &["data-kind", "x1", "y1", "x2", "y2"], [kind, x1, y1, x2, y2])
        }
        Guide::Text(kind, [x, y], dx, anchor, words) => {
            let text = SvgElement::new("text", &["data-kind", "x", "y", "dx", "text-anchor"], [kind, x, y, dx, anchor]);
            SvgElement { words, ..text }
        }
    }
}

fn mark(Mark { kind, span: [x, y, width, height], dot }: &Mark) -> SvgElement<'_> {
    let span = SvgElement::new("rect", &["x", "y", "width", "height"], [x, y, width, height]);
    let dot = dot.iter().map(|[x, y]| SvgElement::new("circle", &["cx", "cy", "r"], [x, y, "4"]));
    let group = SvgElement::new("g", &["data-kind", "class"], [kind, "mark"]);
    SvgElement { children: [span].into_iter().chain(dot).collect(), ..group }
}
