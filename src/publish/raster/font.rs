//! The fonts of cards and pictures, which come with the program.

use super::Cover;
use crate::typefaces::fonts;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use zeno::{Command, Fill, Join, Stroke, Style, Vector};

/// A font that comes with the program.
pub(in crate::publish) struct Font {
    outlines: FontRef<'static>,
    shapes: harfrust::Font,
    /// What was measured and drawn: most words and letters stand on many pictures.
    known: Mutex<Known>,
}

/// What is known of words and letters, none of which is ever another.
#[derive(Default)]
struct Known {
    /// How wide words are at a size of one.
    widths: BTreeMap<String, f32>,
    glyphs: BTreeMap<Drawn, Arc<Cover>>,
    /// How many bytes those have.
    bytes: usize,
}

/// A letter as it was drawn: its size and what was around it as the bits of those, and so many quarters of a pixel to the
/// right.
type Drawn = (GlyphId, u32, u8, Option<u32>);

/// A letter at its place: whole pixels, and quarters of one to the right.
pub(super) struct Glyph {
    id: GlyphId,
    place: [i32; 2],
    quarters: u8,
}

/// So much is kept of each font before all of it is made anew: for the words and letters of some hundred explainers.
const MOST_WORDS: usize = 20_000;
const MOST_BYTES: usize = 8 << 20;

impl Font {
    pub(in crate::publish) fn named(name: &str) -> Self {
        let is_it = |font: &FontRef<'_>| {
            let mut names = font.localized_strings(StringId::POSTSCRIPT_NAME);
            names.any(|found| found.chars().eq(name.chars()))
        };
        let font = fonts().find_map(|bytes| {
            let outlines = FontRef::new(bytes).ok().filter(is_it)?;
            Some(Self { outlines, shapes: harfrust::Font::new(bytes, 0)?, known: Mutex::default() })
        });
        font.expect("the font comes with the program")
    }

    /// The first letter of a text that cannot be set.
    pub(in crate::publish) fn missing(&self, text: &str) -> Option<char> {
        // Hebrew, Arabic and their kin, whose lines would have to be laid out from the right.
        let is_from_right =
            |letter: &char| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
        // A font's first glyph stands for all that it lacks.
        let is_missing = |text: &str| self.shape(text).0.iter().any(|glyph| glyph.0 == GlyphId::NOTDEF);
        let has_missing = is_missing(text);
        let mut letters = text.chars();
        letters.find(|letter| is_from_right(letter) || (has_missing && is_missing(letter.encode_utf8(&mut [0; 4]))))
    }

    /// A text's glyphs from left to right, each with its place, and where the text ends, at a size of one.
    fn shape(&self, text: &str) -> (Vec<(GlyphId, [f32; 2])>, f32) {
        let mut buffer = harfrust::Buffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(harfrust::Direction::LeftToRight);
        let font = harfrust::ShaperFont::new(&self.shapes);
        harfrust::shape(&font, &mut buffer, harfrust::ShapeOptions::new()).expect("the text has a direction");
        let scale = |units: i32| units as f32 / f32::from(self.shapes.units_per_em());
        let mut end = 0;
        let mut glyphs = Vec::new();
        for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            let place = [scale(end + position.x_offset), scale(position.y_offset)];
            glyphs.push((GlyphId::new(info.glyph_id), place));
            end += position.x_advance;
        }
        (glyphs, scale(end))
    }

    pub(in crate::publish) fn width(&self, text: &str, size: f32) -> f32 {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(width) = known.widths.get(text) {
            return width * size;
        }
        let width = self.shape(text).1;
        if known.widths.len() == MOST_WORDS {
            known.widths.clear();
        }
        known.widths.insert(text.to_owned(), width);
        width * size
    }

    /// The letters of a text whose baseline begins there.
    pub(super) fn glyphs(&self, text: &str, size: f32, [x, y]: [f32; 2]) -> Vec<Glyph> {
        let glyphs = self.shape(text).0.into_iter();
        let glyphs = glyphs.map(|(id, [right, up])| {
            let quarters = ((x + right * size) * 4.0).round() as i32;
            let place = [quarters.div_euclid(4), (y - up * size).round() as i32];
            Glyph { id, place, quarters: quarters.rem_euclid(4) as u8 }
        });
        glyphs.collect()
    }

    /// Each as pixels, with its place; or a line of that width along its outline.
    pub(super) fn drawn(&self, glyphs: &[Glyph], size: f32, line: Option<f32>) -> Vec<(Arc<Cover>, [i32; 2])> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut drawn = Vec::with_capacity(glyphs.len());
        for Glyph { id, place, quarters } in glyphs {
            let key = (*id, size.to_bits(), *quarters, line.map(f32::to_bits));
            let cover = match known.glyphs.get(&key) {
                Some(cover) => Arc::clone(cover),
                None => {
                    let cover = Arc::new(self.draw(*id, size, f32::from(*quarters) / 4.0, line));
                    if known.bytes > MOST_BYTES {
                        *known = Known { widths: std::mem::take(&mut known.widths), ..Known::default() };
                    }
                    known.bytes += cover.levels.len();
                    known.glyphs.insert(key, Arc::clone(&cover));
                    cover
                }
            };
            drawn.push((cover, *place));
        }
        drawn
    }

    fn draw(&self, glyph: GlyphId, size: f32, right: f32, line: Option<f32>) -> Cover {
        let mut pen = Pen { right, outline: Vec::new() };
        if let Some(outline) = self.outlines.outline_glyphs().get(glyph) {
            let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
            outline.draw(settings, &mut pen).expect("the font's outlines are sound");
        }
        match line {
            Some(width) => Cover::of(&pen.outline, Style::Stroke(*Stroke::new(width).join(Join::Round)), None),
            None => Cover::of(&pen.outline, Style::Fill(Fill::NonZero), None),
        }
    }
}

/// The fonts of cards and of figures' pictures.
pub(in crate::publish) struct Fonts {
    pub(in crate::publish) regular: Font,
    pub(in crate::publish) strong: Font,
}

/// They are looked up once, however many are drawn.
pub(in crate::publish) static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts {
    regular: Font::named("LibertinusSerif-Regular"),
    strong: Font::named("LibertinusSerif-Semibold"),
});

/// Takes outlines, whose vertical axis points up, as ours, whose axis points down.
struct Pen {
    right: f32,
    outline: Vec<Command>,
}

impl Pen {
    fn point(&self, x: f32, y: f32) -> Vector {
        Vector::new(self.right + x, -y)
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.outline.push(Command::MoveTo(self.point(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.outline.push(Command::LineTo(self.point(x, y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.outline.push(Command::QuadTo(self.point(cx, cy), self.point(x, y)));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.outline.push(Command::CurveTo(self.point(cx0, cy0), self.point(cx1, cy1), self.point(x, y)));
    }

    fn close(&mut self) {
        self.outline.push(Command::Close);
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
