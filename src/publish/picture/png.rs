//! A picture as PNG: its words in the font that comes with the program, two pixels for each of the picture's own.

use super::super::card::{FONTS, Font, Pen};
use super::super::indexed;
use super::scene::{Anchor, Face, INKS, Ink, Mark, Measure, PAPER, Paint, Scene, Shape, Words};
use std::cell::RefCell;
use std::collections::BTreeMap;
use tiny_skia::{FillRule, PathBuilder, Pixmap, Stroke, StrokeDash, Transform};

/// How many pixels stand for one.
const SCALE: f32 = 2.0;

/// The font is narrower than those of systems, and its letters lower.
const LARGER: f32 = 1.12;

/// The fonts, and how wide words in them are that were measured, at a size of one: most stand in more than one line that
/// is tried.
#[derive(Default)]
pub(super) struct Fonts(RefCell<BTreeMap<(bool, String), f32>>);

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
        let mut known = self.0.borrow_mut();
        let width = known.entry((face.is_strong, words.to_owned())).or_insert_with(|| Self::of(face).width(words, 1.0));
        *width * face.size * LARGER
    }
}

/// The picture.
pub(super) fn png(scene: &Scene, fonts: &Fonts) -> Vec<u8> {
    let [width, height] = [scene.width, scene.height].map(|side| (side * SCALE) as u32);
    let mut pixels = Pixmap::new(width, height).expect("the picture has a size");
    let [red, green, blue] = PAPER;
    pixels.fill(tiny_skia::Color::from_rgba8(red, green, blue, 255));
    for mark in &scene.marks {
        match mark {
            Mark::Shape(shape, paint) => self::shape(&mut pixels, shape, paint),
            Mark::Words(words) => self::words(&mut pixels, words, fonts),
        }
    }
    indexed::png(&pixels, &INKS)
}

fn color(ink: Ink, cover: u8) -> tiny_skia::Paint<'static> {
    let [red, green, blue] = ink;
    let mut paint = tiny_skia::Paint { anti_alias: true, ..tiny_skia::Paint::default() };
    paint.set_color_rgba8(red, green, blue, (u32::from(cover) * 255 / 100) as u8);
    paint
}

fn shape(pixels: &mut Pixmap, shape: &Shape, paint: &Paint) {
    let mut path = PathBuilder::new();
    match shape {
        Shape::Block([x, y, width, height]) => {
            let block = tiny_skia::Rect::from_xywh(*x, *y, width.max(0.01), height.max(0.01));
            path.push_rect(block.expect("the block has a size"));
        }
        Shape::Dot([x, y, radius]) => path.push_circle(*x, *y, *radius),
        Shape::Lines(lines) => {
            for (points, is_closed) in lines {
                for (at, [x, y]) in points.iter().enumerate() {
                    if at == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
                }
                if *is_closed {
                    path.close();
                }
            }
        }
    }
    let Some(path) = path.finish() else { return };
    let scale = Transform::from_scale(SCALE, SCALE);
    if let Some(ink) = paint.fill {
        pixels.fill_path(&path, &color(ink, paint.cover), FillRule::EvenOdd, scale, None);
    }
    if let Some(ink) = paint.stroke {
        let dashes = paint.dashes.iter().map(|dash| dash * paint.dash).collect();
        let dash = if paint.dashes.is_empty() { None } else { StrokeDash::new(dashes, 0.0) };
        let stroke = Stroke { width: paint.width, dash, ..Stroke::default() };
        let cover = if paint.fill.is_some() { 100 } else { paint.cover };
        pixels.stroke_path(&path, &color(ink, cover), &stroke, scale, None);
    }
}

fn words(pixels: &mut Pixmap, words: &Words, fonts: &Fonts) {
    let widths: Vec<f32> = words.runs.iter().map(|run| fonts.width(&run.words, run.face)).collect();
    let width: f32 = widths.iter().sum();
    let mut x = match words.anchor {
        Anchor::Start => words.x,
        Anchor::Middle => words.x - width / 2.0,
        Anchor::End => words.x - width,
    };
    for (run, width) in words.runs.iter().zip(widths) {
        let mut pen = Pen::at([x * SCALE, words.y * SCALE]);
        Fonts::of(run.face).draw(&run.words, run.face.size * LARGER * SCALE, &mut pen);
        if let Some(path) = pen.path() {
            if let Some(ink) = words.halo {
                let stroke = Stroke { width: 3.0 * SCALE, line_join: tiny_skia::LineJoin::Round, ..Stroke::default() };
                pixels.stroke_path(&path, &color(ink, 100), &stroke, Transform::identity(), None);
            }
            pixels.fill_path(&path, &color(run.face.ink, 100), FillRule::Winding, Transform::identity(), None);
        }
        x += width;
    }
}
