//! What a picture is made of, in its own pixels, before it is written as SVG or as PNG.

pub(super) use super::super::inks::{
    ACCENT, DATA, DATA_SOFT, DOUBT, EDGE, EMPTY, GOOD, INK, LAND, PAPER, RULE, SEA, SOFT,
};
pub(super) use super::super::raster::Ink;

/// All of them, the ground first.
pub(super) const INKS: [Ink; 13] =
    [PAPER, INK, SOFT, RULE, EDGE, ACCENT, DOUBT, GOOD, DATA, DATA_SOFT, EMPTY, SEA, LAND];

/// All that is drawn, from the ground up.
pub(super) struct Scene {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) marks: Vec<Mark>,
    /// Whether its words run from right to left.
    pub(super) is_right_to_left: bool,
}

/// Something drawn.
pub(super) enum Mark {
    Shape(Shape, Paint),
    Words(Words),
}

/// An outline.
#[derive(Clone)]
pub(super) enum Shape {
    /// Left, top, width and height.
    Block([f32; 4]),
    /// Its middle and its radius.
    Dot([f32; 3]),
    /// Points in their order, in one or more lines, each with whether it is closed.
    Lines(Vec<(Vec<[f32; 2]>, bool)>),
}

/// How an outline is filled and drawn.
#[derive(Clone, Copy, Default)]
pub(super) struct Paint {
    pub(super) fill: Option<Ink>,
    /// How much of it covers what is below, in hundredths.
    pub(super) cover: u8,
    pub(super) stroke: Option<Ink>,
    pub(super) width: f32,
    /// Lengths of the parts that are drawn and left out in turns.
    pub(super) dashes: &'static [f32],
    /// What those are multiplied by.
    pub(super) dash: f32,
}

impl Paint {
    pub(super) fn fill(ink: Ink) -> Self {
        Self { fill: Some(ink), cover: 100, dash: 1.0, ..Self::default() }
    }

    pub(super) fn stroke(ink: Ink, width: f32) -> Self {
        Self { stroke: Some(ink), width, cover: 100, dash: 1.0, ..Self::default() }
    }

    pub(super) fn and_stroke(self, ink: Ink, width: f32) -> Self {
        Self { stroke: Some(ink), width, ..self }
    }

    pub(super) fn covering(self, cover: u8) -> Self {
        Self { cover, ..self }
    }

    pub(super) fn dashed(self, dashes: &'static [f32]) -> Self {
        Self { dashes, ..self }
    }
}

/// A line of words.
pub(super) struct Words {
    pub(super) x: f32,
    /// Its baseline.
    pub(super) y: f32,
    pub(super) anchor: Anchor,
    pub(super) runs: Vec<Run>,
    /// A colour around the letters, which keeps lines off them.
    pub(super) halo: Option<Ink>,
}

/// Which end of words stands at their place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// Words that look alike.
#[derive(Clone)]
pub(super) struct Run {
    pub(super) words: String,
    pub(super) face: Face,
}

/// What words look like.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Face {
    pub(super) size: f32,
    pub(super) is_strong: bool,
    pub(super) ink: Ink,
}

impl Face {
    pub(super) const fn new(size: f32, ink: Ink) -> Self {
        Self { size, is_strong: false, ink }
    }

    pub(super) const fn strong(self) -> Self {
        Self { is_strong: true, ..self }
    }
}

/// How wide words are.
pub(super) trait Measure {
    fn width(&self, words: &str, face: Face) -> f32;
}
