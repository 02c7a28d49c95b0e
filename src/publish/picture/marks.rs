//! A drawing of the page's, which is SVG that styles give its colours, as shapes that have them. What no style knows is
//! drawn all the same.

use super::super::tree::Element;
use super::scene::{
    ACCENT, Anchor, DATA, DATA_SOFT, DOUBT, EDGE, Face, GOOD, INK, Ink, LAND, Mark, PAPER, Paint, RULE, Run, SOFT,
    Shape, Words,
};

/// Where a drawing stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    pub(super) height: f32,
    /// Whether it runs from right to left.
    pub(super) is_mirrored: bool,
}

/// What is drawn at its place.
pub(super) fn marks(svg: &Element, place: Place) -> Vec<Mark> {
    let view: Vec<f32> = svg.attribute("viewBox").map(numbers).unwrap_or_default();
    let scale = match view.as_slice() {
        [_, _, width, height] => [place.width / width, place.height / height],
        _ => [1.0, 1.0],
    };
    let drawing = Drawing { class: svg.attribute("class").unwrap_or_default(), place, scale };
    let mut marks = Vec::new();
    drawing.add(&mut marks, svg, "");
    marks
}

fn numbers(text: &str) -> Vec<f32> {
    text.split(' ').filter_map(|number| number.parse().ok()).collect()
}

struct Drawing<'a> {
    class: &'a str,
    place: Place,
    scale: [f32; 2],
}

impl Drawing<'_> {
    fn add(&self, marks: &mut Vec<Mark>, group: &Element, kind: &str) {
        for element in group.elements() {
            let kind = element.attribute("data-kind").unwrap_or(kind);
            match element.name.as_str() {
                "g" => self.add(marks, element, kind),
                "text" => marks.push(Mark::Words(self.words(element, kind))),
                _ => marks.extend(self.shape(element).map(|shape| Mark::Shape(shape, self.paint(element, kind)))),
            }
        }
    }

    /// A length across or down.
    fn length(&self, element: &Element, name: &str, is_across: bool) -> f32 {
        let (whole, scale) = match is_across {
            true => (self.place.width, self.scale[0]),
            false => (self.place.height, self.scale[1]),
        };
        let value = element.attribute(name).unwrap_or("0");
        match value.strip_suffix('%') {
            Some(share) => share.parse::<f32>().unwrap_or_default() * whole / 100.0,
            None => value.parse::<f32>().unwrap_or_default() * scale,
        }
    }

    /// A spot, of what is so wide there.
    fn spot(&self, [x, y]: [f32; 2], width: f32) -> [f32; 2] {
        let x = if self.place.is_mirrored { self.place.width - x - width } else { x };
        [self.place.left + x, self.place.top + y]
    }

    fn shape(&self, element: &Element) -> Option<Shape> {
        let across = |name| self.length(element, name, true);
        let down = |name| self.length(element, name, false);
        Some(match element.name.as_str() {
            "rect" => {
                let (width, height) = (across("width"), down("height"));
                let [x, y] = self.spot([across("x"), down("y")], width);
                Shape::Block([x, y, width, height])
            }
            "circle" => {
                let [x, y] = self.spot([across("cx"), down("cy")], 0.0);
                Shape::Dot([x, y, across("r")])
            }
            "line" => {
                let ends = [["x1", "y1"], ["x2", "y2"]].map(|[x, y]| self.spot([across(x), down(y)], 0.0));
                Shape::Lines(vec![(ends.to_vec(), false)])
            }
            "path" => Shape::Lines(self.lines(element.attribute("d")?)),
            _ => return None,
        })
    }

    /// The lines of a path, of which our drawings have these steps: `M`, `l` and what goes on from it, `h` and `z`.
    fn lines(&self, path: &str) -> Vec<(Vec<[f32; 2]>, bool)> {
        let spot = |[x, y]: [f32; 2]| self.spot([x * self.scale[0], y * self.scale[1]], 0.0);
        let mut lines: Vec<(Vec<[f32; 2]>, bool)> = Vec::new();
        let [mut x, mut y] = [0.0, 0.0];
        let mut rest = path;
        while let Some(letter) = rest.chars().next() {
            rest = &rest[letter.len_utf8()..];
            let end = rest.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest.len());
            let (numbers, next) = rest.split_at(end);
            let numbers = signed(numbers);
            rest = next;
            match letter {
                'M' => {
                    if let [to_x, to_y] = numbers[..] {
                        [x, y] = [to_x, to_y];
                        lines.push((vec![spot([x, y])], false));
                    }
                }
                'l' => {
                    for pair in numbers.chunks_exact(2) {
                        [x, y] = [x + pair[0], y + pair[1]];
                        lines.last_mut().into_iter().for_each(|(points, _)| points.push(spot([x, y])));
                    }
                }
                'h' => {
                    x += numbers.first().copied().unwrap_or_default();
                    lines.last_mut().into_iter().for_each(|(points, _)| points.push(spot([x, y])));
                }
                'z' => lines.last_mut().into_iter().for_each(|(_, is_closed)| *is_closed = true),
                _ => {}
            }
        }
        lines
    }

    fn words(&self, element: &Element, kind: &str) -> Words {
        let dx = |name: &str| element.attribute(name).and_then(|number| number.parse::<f32>().ok()).unwrap_or_default();
        let [x, y] = self.spot([self.length(element, "x", true), self.length(element, "y", false)], 0.0);
        let is_of_map = self.class.contains("map");
        let ink = match kind {
            "event" => ACCENT,
            kind if kind.starts_with("article") => ACCENT,
            "value" | "place" => INK,
            _ => SOFT,
        };
        let face = Face { size: 12.0, is_strong: kind.ends_with("value"), ink };
        let anchor = match element.attribute("text-anchor") {
            Some("middle") => Anchor::Middle,
            Some("end") => Anchor::End,
            _ => Anchor::Start,
        };
        let runs = vec![Run { words: element.words().trim().to_owned(), face }];
        Words { x: x + dx("dx"), y: y + dx("dy"), anchor, runs, halo: Some(if is_of_map { LAND } else { PAPER }) }
    }

    fn paint(&self, element: &Element, kind: &str) -> Paint {
        let class = element.attribute("class").unwrap_or_default();
        let standing = element.attribute("data-standing").unwrap_or_default();
        let [across, _] = self.scale;
        match (element.name.as_str(), self.class) {
            ("line", _) => line(kind),
            ("rect", "chart") => match kind {
                "rate" | "range" => Paint::fill(if kind == "range" { DATA_SOFT } else { DATA }),
                kind if kind.starts_with("rate-") => Paint::fill(of_line(kind)),
                kind => Paint::fill(of_line(kind)).covering(35),
            },
            ("circle", "chart") => {
                let ink = of_line(kind);
                Paint::fill(if kind.starts_with("bound") { PAPER } else { ink }).and_stroke(ink, 2.0)
            }
            ("path", "square") => {
                let ink = if class.is_empty() { DATA_SOFT } else { ACCENT };
                let paint = Paint { dash: across, ..Paint::stroke(ink, 0.7 * across) };
                paint.dashed(&[0.7, 0.3]).covering(if class == "square-most" { 50 } else { 100 })
            }
            ("path", _) => Paint::fill(LAND).and_stroke(EDGE, 0.8),
            ("circle", _) if class == "map-area" => {
                let is_sure = !matches!(standing, "open" | "disputed");
                let paint = Paint::fill(DATA).covering(18).and_stroke(DATA, 1.2);
                paint.dashed(if is_sure { &[] } else { &[3.0, 2.5] })
            }
            ("circle", _) if class == "map-place" => match kind {
                "guessed" => Paint::fill(PAPER).and_stroke(DATA, 2.0),
                "doubted" => Paint::fill(PAPER).and_stroke(ACCENT, 2.0),
                _ => Paint::fill(DATA).and_stroke(DATA, 2.0),
            },
            _ => Paint::fill(match class {
                "bar-range" => DATA_SOFT,
                "bar-whole" => RULE,
                "bar-margin" => INK,
                _ => DATA,
            }),
        }
    }
}

/// Numbers, of which a minus sign parts two as well as a space does.
fn signed(text: &str) -> Vec<f32> {
    text.replace('-', " -").split(' ').filter_map(|number| number.parse().ok()).collect()
}

fn line(kind: &str) -> Paint {
    match kind {
        "axis" => Paint::stroke(RULE, 1.0),
        "line" => Paint::stroke(DATA, 2.0),
        "line-2" => Paint::stroke(INK, 2.0).dashed(&[7.0, 4.0]),
        "line-3" => Paint::stroke(DOUBT, 2.0).dashed(&[1.0, 4.0]),
        "line-4" => Paint::stroke(GOOD, 2.0).dashed(&[10.0, 4.0, 1.0, 4.0]),
        "event" => Paint::stroke(ACCENT, 1.0).dashed(&[3.0, 4.0]),
        "article" => Paint::stroke(ACCENT, 1.0),
        _ => Paint::stroke(SOFT, 1.0),
    }
}

fn of_line(kind: &str) -> Ink {
    match kind {
        "article" => ACCENT,
        kind if kind.ends_with("-2") => INK,
        kind if kind.ends_with("-3") => DOUBT,
        kind if kind.ends_with("-4") => GOOD,
        _ => DATA,
    }
}
