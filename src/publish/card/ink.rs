//! What is drawn of the card, in the page's colours.

use super::super::indexed;
use super::font::{Font, Pen};
use crate::drawing::{Shape, Thumbnail};
use tiny_skia::{Color, FillRule, Paint, PathBuilder, Pixmap, Rect, Transform};

/// The card's width in pixels: what the services that show it ask for.
pub(in crate::publish) const WIDTH: u32 = 1200;
/// The card's height in pixels.
pub(in crate::publish) const HEIGHT: u32 = 630;

const PAPER: [u8; 3] = [0xfd, 0xfc, 0xf9];
pub(super) const INK: [u8; 3] = [0x17, 0x19, 0x1c];
pub(super) const SOFT: [u8; 3] = [0x56, 0x5b, 0x62];
pub(super) const RULE: [u8; 3] = [0xd9, 0xd6, 0xcd];
pub(super) const ACCENT: [u8; 3] = [0x97, 0x29, 0x1d];
pub(super) const DOUBT: [u8; 3] = [0x80, 0x53, 0x00];
pub(super) const GOOD: [u8; 3] = [0x1d, 0x6b, 0x43];
const DATA: [u8; 3] = [0x2b, 0x5a, 0x74];
const DATA_SOFT: [u8; 3] = [0xa9, 0xc4, 0xd2];

/// Where lines begin.
pub(super) const LEFT: f32 = 72.0;

/// What has been drawn.
pub(super) struct Card(Pixmap);

impl Card {
    pub(super) fn new() -> Self {
        let mut pixels = Pixmap::new(WIDTH, HEIGHT).expect("the card has a size");
        pixels.fill(color(PAPER));
        Self(pixels)
    }

    pub(super) fn block(&mut self, x: f32, y: f32, width: f32, height: f32, ink: [u8; 3]) {
        let block = Rect::from_xywh(x, y, width, height).expect("the block has a size");
        self.0.fill_rect(block, &paint(ink), Transform::identity(), None);
    }

    /// A line of text that begins at the left edge, with its baseline at `y`.
    pub(super) fn line(&mut self, font: &Font, text: &str, size: f32, y: f32, ink: [u8; 3]) {
        self.text(font, text, size, [LEFT, y], ink);
    }

    /// The same, from another place on.
    pub(super) fn text(&mut self, font: &Font, text: &str, size: f32, [x, y]: [f32; 2], ink: [u8; 3]) {
        let mut pen = Pen::at([x, y]);
        font.draw(text, size, &mut pen);
        if let Some(path) = pen.path() {
            self.0.fill_path(&path, &paint(ink), FillRule::Winding, Transform::identity(), None);
        }
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
                    let dot = PathBuilder::from_circle(x, y, radius as f32 * down).expect("the dot has a size");
                    self.0.fill_path(&dot, &paint(ink), FillRule::Winding, Transform::identity(), None);
                }
            }
        }
    }

    pub(super) fn png(&self) -> Vec<u8> {
        let inks = [PAPER, INK, SOFT, RULE, ACCENT, DOUBT, GOOD, DATA, DATA_SOFT];
        indexed::png(&self.0, &inks)
    }
}

fn color([red, green, blue]: [u8; 3]) -> Color {
    Color::from_rgba8(red, green, blue, 255)
}

fn paint(ink: [u8; 3]) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color(color(ink));
    paint
}
