//! A picture as PNG: its words in the font that comes with the program, two pixels for each of the picture's own.

use super::super::raster::{Canvas, FONTS, Font, Halo};
use super::scene::{Anchor, Face, INKS, Mark, Measure, Paint, Scene, Shape, Words};
use zeno::{Fill, PathBuilder, Stroke};

/// How many pixels stand for one.
const SCALE: f32 = 2.0;

/// The font is narrower than those of systems, and its letters lower.
const LARGER: f32 = 1.12;

/// The fonts as a measure.
pub(super) struct Fonts;

impl Fonts {
    /// The first letter of what a picture says that cannot be set.
    pub(super) fn missing(scene: &Scene) -> Option<char> {
        let words =
            scene.marks.iter().filter_map(|mark| if let Mark::Words(words) = mark { Some(words) } else { None });
        let all: String = words.flat_map(|words| &words.runs).map(|run| run.words.as_str()).collect();
        FONTS.regular.missing(&all)
    }

    fn of(face: Face) -> &'static Font {
        if face.is_strong { &FONTS.strong } else { &FONTS.regular }
    }
}

impl Measure for Fonts {
    fn width(&self, words: &str, face: Face) -> f32 {
        Self::of(face).width(words, face.size * LARGER)
    }
}

/// The picture.
pub(super) fn png(scene: &Scene) -> Vec<u8> {
    let [width, height] = [scene.width, scene.height].map(|side| (side * SCALE) as u32);
    let mut canvas = Canvas::new(width, height, &INKS);
    for mark in &scene.marks {
        match mark {
            Mark::Shape(shape, paint) => self::shape(&mut canvas, shape, paint),
            Mark::Words(words) => self::words(&mut canvas, words),
        }
    }
    canvas.png()
}

fn shape(canvas: &mut Canvas, shape: &Shape, paint: &Paint) {
    let mut outline = Vec::new();
    match shape {
        Shape::Block(block) => {
            let [x, y, width, height] = block.map(|side| side * SCALE);
            match (paint.fill, paint.stroke) {
                (Some(ink), None) => return canvas.block([x, y, width, height], ink, paint.cover),
                _ => outline.add_rect([x, y], width, height),
            }
        }
        Shape::Dot(dot) => {
            let [x, y, radius] = dot.map(|side| side * SCALE);
            outline.add_circle([x, y], radius)
        }
        Shape::Lines(lines) => {
            for (points, is_closed) in lines {
                for (at, [x, y]) in points.iter().enumerate() {
                    let point = [x * SCALE, y * SCALE];
                    if at == 0 {
                        outline.move_to(point)
                    } else {
                        outline.line_to(point)
                    };
                }
                if *is_closed {
                    outline.close();
                }
            }
            &mut outline
        }
    };
    if let Some(ink) = paint.fill {
        canvas.outline(&outline, Fill::EvenOdd.into(), ink, paint.cover);
    }
    if let Some(ink) = paint.stroke {
        let dashes: Vec<f32> = paint.dashes.iter().map(|dash| dash * paint.dash * SCALE).collect();
        let cover = if paint.fill.is_some() { 100 } else { paint.cover };
        canvas.outline(&outline, Stroke::new(paint.width * SCALE).dash(&dashes, 0.0).into(), ink, cover);
    }
}

fn words(canvas: &mut Canvas, words: &Words) {
    let widths: Vec<f32> = words.runs.iter().map(|run| Fonts.width(&run.words, run.face)).collect();
    let width: f32 = widths.iter().sum();
    let mut x = match words.anchor {
        Anchor::Start => words.x,
        Anchor::Middle => words.x - width / 2.0,
        Anchor::End => words.x - width,
    };
    let halo = words.halo.map(|ink| Halo { ink, width: 3.0 * SCALE });
    for (run, width) in words.runs.iter().zip(widths) {
        let (font, size) = (Fonts::of(run.face), run.face.size * LARGER * SCALE);
        canvas.words(font, &run.words, size, [x * SCALE, words.y * SCALE], run.face.ink, halo);
        x += width;
    }
}
