//! The font of the card, which comes with the program.

use crate::typefaces::fonts;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use tiny_skia::{Path, PathBuilder};

/// A font that comes with the program.
pub(in crate::publish) struct Font {
    outlines: FontRef<'static>,
    shapes: harfrust::Font,
}

impl Font {
    pub(in crate::publish) fn named(name: &str) -> Self {
        let is_it = |font: &FontRef<'_>| {
            let mut names = font.localized_strings(StringId::POSTSCRIPT_NAME);
            names.any(|found| found.chars().eq(name.chars()))
        };
        let font = fonts().find_map(|bytes| {
            let outlines = FontRef::new(bytes).ok().filter(is_it)?;
            Some(Self { outlines, shapes: harfrust::Font::new(bytes, 0)? })
        });
        font.expect("the font comes with the program")
    }

    /// The first letter of a text that cannot be set.
    pub(in crate::publish) fn missing(&self, text: &str) -> Option<char> {
        // Hebrew, Arabic and their kin, whose lines would have to be laid out from the right.
        let is_from_right =
            |letter: &char| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
        // A font's first glyph stands for all that it lacks.
        let is_missing = |text: &str| self.shape(text, 1.0).0.iter().any(|glyph| glyph.0 == GlyphId::NOTDEF);
        let has_missing = is_missing(text);
        let mut letters = text.chars();
        letters.find(|letter| is_from_right(letter) || (has_missing && is_missing(letter.encode_utf8(&mut [0; 4]))))
    }

    /// A text's glyphs from left to right, each with its place, and where the text ends.
    pub(super) fn shape(&self, text: &str, size: f32) -> (Vec<(GlyphId, f32, f32)>, f32) {
        let mut buffer = harfrust::Buffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(harfrust::Direction::LeftToRight);
        let font = harfrust::ShaperFont::new(&self.shapes);
        harfrust::shape(&font, &mut buffer, harfrust::ShapeOptions::new()).expect("the text has a direction");
        let scale = |units: i32| units as f32 * size / f32::from(self.shapes.units_per_em());
        let mut end = 0;
        let mut glyphs = Vec::new();
        for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            let glyph = GlyphId::new(info.glyph_id);
            glyphs.push((glyph, scale(end + position.x_offset), scale(position.y_offset)));
            end += position.x_advance;
        }
        (glyphs, scale(end))
    }

    /// Draws a text's outlines.
    pub(in crate::publish) fn draw(&self, text: &str, size: f32, pen: &mut Pen) {
        let outlines = self.outlines.outline_glyphs();
        for (glyph, right, up) in self.shape(text, size).0 {
            pen.move_to_glyph(right, up);
            if let Some(outline) = outlines.get(glyph) {
                let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
                outline.draw(settings, pen).expect("the font's outlines are sound");
            }
        }
    }

    pub(in crate::publish) fn width(&self, text: &str, size: f32) -> f32 {
        self.shape(text, size).1
    }
}

/// Draws outlines, whose vertical axis points up, at a place of the card, whose axis points down.
pub(in crate::publish) struct Pen {
    path: PathBuilder,
    begin: [f32; 2],
    x: f32,
    y: f32,
}

impl Pen {
    /// Words begin there.
    pub(in crate::publish) fn at(begin: [f32; 2]) -> Self {
        let [x, y] = begin;
        Self { path: PathBuilder::new(), begin, x, y }
    }

    /// The next glyph stands so far to the right of that, and above it.
    fn move_to_glyph(&mut self, right: f32, up: f32) {
        let [x, y] = self.begin;
        (self.x, self.y) = (x + right, y - up);
    }

    /// What was drawn; spaces alone have no outline.
    pub(in crate::publish) fn path(self) -> Option<Path> {
        self.path.finish()
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.x + x, self.y - y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.x + x, self.y - y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.path.quad_to(self.x + cx, self.y - cy, self.x + x, self.y - y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let (px, py) = (self.x, self.y);
        self.path.cubic_to(px + cx0, py - cy0, px + cx1, py - cy1, px + x, py - y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_newspapers_are_there() {
        let font = Font::named("LibertinusSerif-Regular");
        let letters = "AZaz09 ÅÉßşŁőñ Ґґіїє ЖЩя Ωώ “”‘’«»„… –—‐\u{2011} €£¥ ½¼⅓ ×÷±≈≠≤≥ №§†‡•°′″ → \u{a0}\u{2009}\u{202f}\u{ad}e\u{301}";
        assert_eq!(font.missing(letters), None);
        assert_eq!(font.missing("Ferry 🚢"), Some('🚢'));
    }
}
