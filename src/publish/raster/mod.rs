//! Cards and pictures as pixels: blocks, outlines and words in a few inks, as a PNG.
//!
//! Pixels are numbers of colours from the start, as the PNG has them: that is a quarter of the memory and of the time.
//! All is Rust's own arithmetic, and no instruction set is used that another machine might lack: the same drawing gives
//! the same bytes everywhere.

mod font;
mod palette;

pub(super) use font::{FONTS, Font, Fonts};
pub(super) use palette::Ink;

use palette::{LEVELS, Palette};
use zeno::{Bounds, Command, Mask, Placement, Style, Vector};

/// What has been drawn.
pub(super) struct Canvas {
    width: usize,
    height: usize,
    /// Before each row a zero, which says in a PNG that no filter was used: numbers of colours beside each other say
    /// nothing of each other.
    rows: Vec<u8>,
    palette: Palette,
}

/// How much of each pixel of a place something covers, in levels.
struct Cover {
    place: Placement,
    levels: Vec<u8>,
}

impl Cover {
    /// Of an outline, within those bounds.
    fn of(outline: &[Command], style: Style<'_>, within: Option<Bounds>) -> Self {
        let mut bounds = zeno::bounds(outline, style, None);
        if let Some(within) = within {
            let (min, max) = (bounds.min, bounds.max);
            bounds.min = Vector::new(min.x.max(within.min.x), min.y.max(within.min.y));
            bounds.max = Vector::new(max.x.min(within.max.x), max.y.min(within.max.y));
        }
        let (left, top) = (bounds.min.x.floor(), bounds.min.y.floor());
        let (width, height) = (bounds.max.x.ceil() - left, bounds.max.y.ceil() - top);
        let [width, height] = [width, height].map(|side| if side > 0.0 { side as u32 } else { 0 });
        let mut levels = vec![0; (width * height) as usize];
        if !levels.is_empty() {
            Mask::new(outline).style(style).offset([-left, -top]).size(width, height).render_into(&mut levels, None);
        }
        levels.iter_mut().for_each(|part| *part = share(*part, LEVELS, 255));
        Self { place: Placement { left: left as i32, top: top as i32, width, height }, levels }
    }
}

impl Canvas {
    /// Of that many pixels, with the first of those inks as its ground. No other ink is drawn in.
    pub(super) fn new(width: u32, height: u32, inks: &[Ink]) -> Self {
        let [width, height] = [width, height].map(|side| side as usize);
        Self { width, height, rows: vec![0; (width + 1) * height], palette: Palette::new(inks) }
    }

    /// A block with that left upper corner, width and height, which covers so many hundredths of what is below.
    pub(super) fn block(&mut self, [x, y, width, height]: [f32; 4], ink: Ink, cover: u8) {
        let (columns, across) = parts(x, width, self.width);
        let (rows, down) = parts(y, height, self.height);
        // All rows but the first and the last are alike.
        let (mut alike, mut levels) = (0.0, vec![0; across.len()]);
        for (row, down) in rows.zip(down) {
            let first = row * (self.width + 1) + 1;
            let pixels = &mut self.rows[first + columns.start..first + columns.end];
            if down != alike {
                let share = down * f32::from(cover) / 100.0;
                (alike, levels) = (down, across.iter().map(|part| level(part * share)).collect());
            }
            self.palette.mix(pixels, &levels, ink);
        }
    }

    /// An outline, in pixels, which covers so many hundredths of what is below.
    pub(super) fn outline(&mut self, outline: &[Command], style: Style<'_>, ink: Ink, cover: u8) {
        let whole = Bounds { min: Vector::ZERO, max: Vector::new(self.width as f32, self.height as f32) };
        self.cover(&Cover::of(outline, style, Some(whole)), [0, 0], ink, cover);
    }

    /// Words from left to right, whose baseline begins there, with another ink around them if there is one.
    pub(super) fn words(&mut self, font: &Font, words: &str, size: f32, at: [f32; 2], ink: Ink, halo: Option<Halo>) {
        let glyphs = font.glyphs(words, size, at);
        if let Some(halo) = halo {
            for (glyph, place) in font.drawn(&glyphs, size, Some(halo.width)) {
                self.cover(&glyph, place, halo.ink, 100);
            }
        }
        for (glyph, place) in font.drawn(&glyphs, size, None) {
            self.cover(&glyph, place, ink, 100);
        }
    }

    /// Draws in an ink what is covered, so far to the right and down.
    fn cover(&mut self, Cover { place, levels }: &Cover, [right, down]: [i32; 2], ink: Ink, cover: u8) {
        let (left, top) = (place.left + right, place.top + down);
        // What lies beyond an edge is passed over.
        let (from, to) = (-left.min(0), (self.width as i32 - left).clamp(0, place.width as i32));
        if from >= to {
            return;
        }
        let mut of_row = Vec::new();
        for (row, levels) in (top..).zip(levels.chunks_exact(place.width as usize)) {
            if (0..self.height as i32).contains(&row) {
                let first = row as usize * (self.width + 1) + 1;
                let pixels = &mut self.rows[first + (left + from) as usize..first + (left + to) as usize];
                let mut levels = &levels[from as usize..to as usize];
                if cover < 100 {
                    of_row.clear();
                    of_row.extend(levels.iter().map(|level| share(*level, cover.into(), 100)));
                    levels = &of_row;
                }
                self.palette.mix(pixels, levels, ink);
            }
        }
    }

    /// All of it.
    pub(super) fn png(self) -> Vec<u8> {
        // Letters and lines on an even ground: the lower levels find that, too. All at once, since the encoder's own
        // writer takes longer over rows.
        let mut packed = vec![0; zlib_rs::compress_bound(self.rows.len())];
        let (packed, code) = zlib_rs::compress_slice(&mut packed, &self.rows, zlib_rs::DeflateConfig::new(2));
        assert_eq!(code, zlib_rs::ReturnCode::Ok, "there is room for what is packed");
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(self.palette.bytes());
        let written = encoder.write_header().and_then(|mut writer| {
            writer.write_chunk(png::chunk::IDAT, packed)?;
            writer.finish()
        });
        written.expect("memory can be written");
        bytes
    }
}

/// What is around words.
#[derive(Clone, Copy)]
pub(super) struct Halo {
    pub(super) ink: Ink,
    /// Of the line along their outlines, half of which is around them.
    pub(super) width: f32,
}

/// The pixels of a row or a column that something covers, and how much of each.
fn parts(from: f32, length: f32, pixels: usize) -> (std::ops::Range<usize>, Vec<f32>) {
    let to = (from + length).clamp(0.0, pixels as f32);
    let from = from.clamp(0.0, to);
    let covered = from.floor() as usize..to.ceil() as usize;
    let parts = covered.clone().map(|at| to.min(at as f32 + 1.0) - from.max(at as f32)).collect();
    (covered, parts)
}

/// A part of a part: so many of so many, rounded.
fn share(part: u8, many: u32, of: u32) -> u8 {
    ((u32::from(part) * many + of / 2) / of) as u8
}

/// A part of one as a level.
fn level(part: f32) -> u8 {
    (part * LEVELS as f32 + 0.5) as u8
}

#[cfg(test)]
mod tests {
    use super::{Canvas, Ink};
    use zeno::{Fill, PathBuilder};

    const PAPER: Ink = [255, 255, 255];
    const INK: Ink = [0, 0, 0];

    /// What a PNG shows, row by row.
    fn shown(canvas: Canvas) -> Vec<Vec<Ink>> {
        let bytes = canvas.png();
        let mut decoder = png::Decoder::new(std::io::Cursor::new(&bytes));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().expect("it is a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("it has a size")];
        let frame = reader.next_frame(&mut pixels).expect("it is whole");
        let rows = pixels.chunks_exact(frame.line_size);
        rows.map(|row| row.as_chunks::<3>().0.to_vec()).collect()
    }

    #[test]
    fn edges_are_between_the_inks() {
        let mut canvas = Canvas::new(4, 2, &[PAPER, INK]);
        canvas.block([0.5, 0.0, 2.5, 1.0], INK, 100);
        let rows = shown(canvas);
        assert_eq!((rows[0][1], rows[0][2], rows[0][3]), (INK, INK, PAPER));
        assert!((116..=139).contains(&rows[0][0][0]), "{:?}", rows[0][0]);
        assert_eq!(rows[1], [PAPER; 4]);
    }

    #[test]
    fn what_lies_beyond_an_edge_is_left_out() {
        let (mut canvas, mut circle) = (Canvas::new(8, 8, &[PAPER, INK]), Vec::new());
        circle.add_circle([8.0, 8.0], 6.0);
        canvas.outline(&circle, Fill::NonZero.into(), INK, 100);
        canvas.block([-40.0, -40.0, 41.0, 41.0], INK, 100);
        canvas.block([20.0, 3.0, 5.0, 5.0], INK, 100);
        let rows = shown(canvas);
        assert_eq!((rows[0][0], rows[7][7], rows[0][7], rows[7][0]), (INK, INK, PAPER, PAPER));
    }

    // More colours than a palette has: each then is the nearest of those.
    #[test]
    fn colors_that_have_no_room_are_near() {
        let inks: Vec<Ink> = (0..16).map(|part| [part * 16, 255 - part * 16, 128]).collect();
        let mut canvas = Canvas::new(256, 64, &inks);
        for (at, ink) in (0..).zip(&inks) {
            canvas.block([at as f32 * 16.0, 0.0, 16.0, 64.0], *ink, 100);
        }
        for (at, ink) in (0..).zip(&inks) {
            canvas.block([0.0, at as f32 * 4.0, 256.0, 4.0], *ink, 40);
        }
        for (at, row) in (0..).zip(shown(canvas)) {
            for (column, pixel) in row.iter().enumerate() {
                for (part, (below, above)) in pixel.iter().zip(inks[column / 16].iter().zip(inks[at / 4])) {
                    let wished = f32::from(*below) * 0.6 + f32::from(above) * 0.4;
                    assert!((f32::from(*part) - wished).abs() < 24.0, "{at} {column} {pixel:?}, wished {wished}");
                }
            }
        }
    }
}
