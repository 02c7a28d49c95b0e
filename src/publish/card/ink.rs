//! What is drawn of the card, in the page's colours.

pub(super) use super::super::inks::{ACCENT, DOUBT, GOOD, INK, RULE, SOFT};
use super::super::inks::{DATA, DATA_SOFT, PAPER};
use super::super::raster::{Canvas, Font, Ink};
use crate::drawing::{Shape, Thumbnail};
use zeno::{Fill, PathBuilder};

/// The card's width in pixels: what the services that show it ask for.
pub(in crate::publish) const WIDTH: u32 = 1200;
/// The card's height in pixels.
pub(in crate::publish) const HEIGHT: u32 = 630;

/// Where lines begin.
pub(super) const LEFT: f32 = 72.0;

/// What has been drawn.
pub(super) struct Card(Canvas);

impl Card {
    pub(super) fn new() -> Self {
        Self(Canvas::new(WIDTH, HEIGHT, &[PAPER, INK, SOFT, RULE, ACCENT, DOUBT, GOOD, DATA, DATA_SOFT]))
    }

    pub(super) fn block(&mut self, x: f32, y: f32, width: f32, height: f32, ink: Ink) {
        self.0.block([x, y, width, height], ink, 100);
    }

    /// A line of text that begins at the left edge, with its baseline at `y`.
    pub(super) fn line(&mut self, font: &Font, text: &str, size: f32, y: f32, ink: Ink) {
        self.text(font, text, size, [LEFT, y], ink);
    }

    /// The same, from another place on.
    pub(super) fn text(&mut self, font: &Font, text: &str, size: f32, [x, y]: [f32; 2], ink: Ink) {
        self.0.words(font, text, size, [x, y], ink, None);
    }

    /// A small picture of the record in a place of that left upper corner, width and height.
    pub(super) fn picture(&mut self, thumbnail: &Thumbnail, [left, top, width, height]: [f32; 4]) {
        let (across, down) = (width / 1000.0, height / Thumbnail::HEIGHT as f32);
        for mark in thumbnail.marks() {
            let ink = if mark.is_chosen { DATA } else { DATA_SOFT };
            let [x, y] = [left + mark.x as f32 * across, top + mark.y as f32 * down];
            match mark.shape {
                Shape::Bar { width, height } => self.block(x, y, width as f32 * across, height as f32 * down, ink),
                Shape::Dot { radius } => {
                    let mut dot = Vec::new();
                    dot.add_circle([x, y], radius as f32 * down);
                    self.0.outline(&dot, Fill::NonZero.into(), ink, 100);
                }
            }
        }
    }

    pub(super) fn png(self) -> Vec<u8> {
        self.0.png()
    }
}
