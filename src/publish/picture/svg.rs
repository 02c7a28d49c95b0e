//! A picture as SVG, which is complete alone: no script, no style sheet, no font but those that the reader has.

use super::scene::{Anchor, Face, Ink, Mark, Measure, PAPER, Paint, Run, Scene, Shape, Words};
use crate::drawing::text_width;
use crate::view::escape;
use std::fmt::Write;

/// The fonts of systems, which are of many widths: room is kept for the widest.
const FONTS: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif";

/// Words in the widest of the common fonts.
pub(super) struct Widest;

impl Measure for Widest {
    fn width(&self, words: &str, face: Face) -> f32 {
        let weight = if face.is_strong { 13.0 } else { 12.0 };
        text_width(words) as f32 * face.size * weight / 144.0
    }
}

/// The picture with its title, what it shows for those who do not see it, and its language.
pub(super) fn svg(scene: &Scene, [title, alternative, lang]: [&str; 3]) -> String {
    let (width, height) = (number(scene.width), number(scene.height));
    let direction = if scene.is_right_to_left { " direction=\"rtl\"" } else { "" };
    let [title, alternative, lang] = [title, alternative, lang].map(escape);
    let mut made = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" aria-label=\"{alternative}\" lang=\"{lang}\"{direction} font-family=\"{FONTS}\">\
         <title>{title}</title><desc>{alternative}</desc>"
    );
    let ground = Shape::Block([0.0, 0.0, scene.width, scene.height]);
    shape(&mut made, &ground, &Paint::fill(PAPER));
    for mark in &scene.marks {
        match mark {
            Mark::Shape(shape, paint) => self::shape(&mut made, shape, paint),
            Mark::Words(words) => self::words(&mut made, words, scene.is_right_to_left),
        }
    }
    made + "</svg>\n"
}

fn shape(made: &mut String, shape: &Shape, paint: &Paint) {
    let written = match shape {
        Shape::Block(place) => {
            let [x, y, width, height] = place.map(number);
            write!(made, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"")
        }
        Shape::Dot(place) => {
            let [x, y, radius] = place.map(number);
            write!(made, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"")
        }
        Shape::Lines(lines) => {
            let mut path = String::new();
            for (points, is_closed) in lines {
                for (at, point) in points.iter().enumerate() {
                    let [x, y] = point.map(number);
                    path.push_str(&format!("{}{x} {y}", if at == 0 { "M" } else { "L" }));
                }
                path.push_str(if *is_closed { "z" } else { "" });
            }
            write!(made, "<path d=\"{path}\"")
        }
    };
    written.expect("text can be written");
    match paint.fill {
        Some(ink) => made.push_str(&format!(" fill=\"{}\"", hex(ink))),
        None => made.push_str(" fill=\"none\""),
    }
    if paint.cover != 100 {
        let of = if paint.fill.is_some() { "fill" } else { "stroke" };
        made.push_str(&format!(" {of}-opacity=\".{:02}\"", paint.cover));
    }
    if let Some(ink) = paint.stroke {
        made.push_str(&format!(" stroke=\"{}\" stroke-width=\"{}\"", hex(ink), number(paint.width)));
    }
    if !paint.dashes.is_empty() {
        let dashes: Vec<String> = paint.dashes.iter().map(|dash| number(dash * paint.dash)).collect();
        made.push_str(&format!(" stroke-dasharray=\"{}\"", dashes.join(" ")));
    }
    made.push_str("/>");
}

fn words(made: &mut String, words: &Words, is_right_to_left: bool) {
    let Words { x, y, anchor, runs, halo } = words;
    let [x, y] = [*x, *y].map(number);
    made.push_str(&format!("<text x=\"{x}\" y=\"{y}\""));
    match anchor {
        Anchor::Start => {}
        Anchor::Middle => made.push_str(" text-anchor=\"middle\""),
        Anchor::End => made.push_str(" text-anchor=\"end\""),
    }
    if let Some(ink) = halo {
        // Lettering of a drawing, which runs from left to right in every language.
        made.push_str(if is_right_to_left { " direction=\"ltr\"" } else { "" });
        let ink = hex(*ink);
        made.push_str(&format!(
            " stroke=\"{ink}\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\""
        ));
    }
    let face = |Face { size, is_strong, ink }: Face| {
        let weight = if is_strong { " font-weight=\"600\"" } else { "" };
        format!(" font-size=\"{}\" fill=\"{}\"{weight}", number(size), hex(ink))
    };
    match runs.as_slice() {
        [Run { words, face: own }] => made.push_str(&format!("{}>{}", face(*own), escape(words))),
        runs => {
            made.push('>');
            for run in runs {
                made.push_str(&format!("<tspan{}>{}</tspan>", face(run.face), escape(&run.words)));
            }
        }
    }
    made.push_str("</text>");
}

fn hex([red, green, blue]: Ink) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A number with at most two places.
fn number(number: f32) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
