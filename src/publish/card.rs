//! The picture beside a shared link: kicker, headline and standfirst, set in the page's colours.
//!
//! The font comes with the program (Libertinus Serif), shaping and drawing are Rust's own arithmetic, and no
//! instruction set is used that another machine might lack: the same document gives the same picture everywhere.

use super::Subject;
use crate::document::Explainer;
use crate::language::Language;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use tiny_skia::{Color, FillRule, Paint, PathBuilder, Pixmap, Rect, Transform};

/// The card's width in pixels: what the services that show it ask for.
pub(super) const WIDTH: u32 = 1200;
/// The card's height in pixels.
pub(super) const HEIGHT: u32 = 630;

/// A letter that the card's font does not have, or that is written from right to left: the card has no room for a
/// guess, and is not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("its font cannot set \"{0}\"")]
pub struct CardError(pub char);

const PAPER: [u8; 3] = [0xfd, 0xfc, 0xf9];
const INK: [u8; 3] = [0x17, 0x19, 0x1c];
const SOFT: [u8; 3] = [0x56, 0x5b, 0x62];
const RULE: [u8; 3] = [0xd9, 0xd6, 0xcd];
const ACCENT: [u8; 3] = [0x97, 0x29, 0x1d];

/// The room for text.
const LEFT: f32 = 72.0;
const MEASURE: f32 = 1056.0;
/// Where the kicker stands, where the headline's first line begins, and where the text has to end.
const KICKER: f32 = 108.0;
const TOP: f32 = 136.0;
const BOTTOM: f32 = 482.0;
/// The line over the byline.
const FOOT: f32 = 506.0;

/// The sizes that a headline may have, the first that fits being taken, and of each the lines it may fill.
const HEADLINE: [(f32, usize); 10] =
    [(104.0, 1), (92.0, 2), (84.0, 3), (76.0, 3), (70.0, 3), (64.0, 4), (58.0, 4), (52.0, 4), (48.0, 5), (44.0, 5)];
const STANDFIRST: f32 = 31.0;
const SMALL: f32 = 24.0;

/// The card as a PNG.
pub fn card<'a>(subject: impl Into<Subject<'a>>) -> Result<Vec<u8>, CardError> {
    let subject = subject.into();
    let explainer = subject.explainer;
    let after = after(explainer);
    check(subject)?;
    let (regular, strong) = (Font::named("LibertinusSerif-Regular"), Font::named("LibertinusSerif-Semibold"));
    let mut card = Card::new();
    card.block(LEFT, 56.0, 64.0, 6.0, ACCENT);
    card.line(&strong, &cut(&strong, subject.kicker(), 30.0, MEASURE), 30.0, KICKER, ACCENT);

    let (size, lines, remarks) = fit(&strong, subject.title(), &regular, subject.description());
    let mut y = TOP;
    for line in lines {
        y += leading(size);
        card.line(&strong, &line, size, y - size * 0.28, INK);
    }
    y += STANDFIRST * 0.7;
    for line in remarks {
        y += leading(STANDFIRST) * 1.12;
        card.line(&regular, &line, STANDFIRST, y - STANDFIRST * 0.35, SOFT);
    }

    card.block(LEFT, FOOT, MEASURE, 2.0, RULE);
    card.line(&strong, &cut(&strong, &explainer.byline, SMALL, MEASURE), SMALL, FOOT + 40.0, INK);
    card.line(&regular, &cut(&regular, &after, SMALL, MEASURE), SMALL, FOOT + 74.0, SOFT);
    Ok(card.png())
}

/// Whether the card can be set: whether its font has every letter of what it shows.
pub(super) fn check(subject: Subject<'_>) -> Result<(), CardError> {
    let explainer = subject.explainer;
    let font = Font::named("LibertinusSerif-Regular");
    let after = after(explainer);
    let texts = [subject.kicker(), subject.title(), subject.description(), &explainer.byline, &after];
    match texts.iter().find_map(|text| font.missing(text)) {
        Some(letter) => Err(CardError(letter)),
        None => Ok(()),
    }
}

fn after(explainer: &Explainer) -> String {
    let original = &explainer.original;
    Language::or_english(&explainer.lang, &[]).after_article(&original.author, &original.publisher)
}

/// The headline's size and lines, and the lines of the standfirst: the largest headline beside which all of the
/// standfirst has room; where there is none, the smallest, and what has no room is cut with an ellipsis.
fn fit(strong: &Font, headline: &str, regular: &Font, standfirst: &str) -> (f32, Vec<String>, Vec<String>) {
    let remarks = wrap(regular, standfirst, STANDFIRST);
    let room = |size: f32, lines: usize| {
        let left = BOTTOM - TOP - leading(size) * lines as f32 - STANDFIRST * 0.7;
        (left / (leading(STANDFIRST) * 1.12)) as usize
    };
    let has_word_too_long = |size| headline.split(' ').any(|word| strong.width(word, size) > MEASURE);
    for (size, most) in HEADLINE.into_iter().filter(|(size, _)| !has_word_too_long(*size)) {
        let lines = wrap(strong, headline, size);
        if lines.len() <= most && remarks.len() <= room(size, lines.len()) {
            return (size, lines, remarks);
        }
    }
    let [.., (size, most)] = HEADLINE;
    let lines = shorten(strong, wrap(strong, headline, size), size, most);
    let remarks = shorten(regular, remarks, STANDFIRST, room(size, lines.len()));
    (size, lines, remarks)
}

fn leading(size: f32) -> f32 {
    size * 1.12
}

/// The lines of a text, as few as there can be, and as even as those can be.
fn wrap(font: &Font, text: &str, size: f32) -> Vec<String> {
    let space = font.width(" ", size);
    let words: Vec<(String, f32)> = text.split(' ').flat_map(|word| pieces(font, word, size)).collect();
    let lines = fill(&words, space, MEASURE);
    // Narrower by eight pixels a time, for as long as it takes no further line.
    let narrower = (1..).map(|step| fill(&words, space, MEASURE - 8.0 * step as f32));
    let even = narrower.take(80).take_while(|narrow| narrow.len() == lines.len()).last();
    even.unwrap_or(lines)
}

/// A word; one that is wider than the card, in pieces that are not.
fn pieces(font: &Font, word: &str, size: f32) -> Vec<(String, f32)> {
    let mut pieces = vec![(String::new(), 0.0)];
    for letter in word.chars() {
        let [.., (piece, width)] = pieces.as_mut_slice() else { break };
        let longer = format!("{piece}{letter}");
        let wider = font.width(&longer, size);
        if wider > MEASURE {
            pieces.push((letter.to_string(), font.width(&letter.to_string(), size)));
        } else {
            (*piece, *width) = (longer, wider);
        }
    }
    pieces
}

/// Words in lines of a width; a word that is wider has a line of its own.
fn fill(words: &[(String, f32)], space: f32, measure: f32) -> Vec<String> {
    let mut lines: Vec<(String, f32)> = Vec::new();
    for (word, width) in words {
        match lines.last_mut() {
            Some((line, end)) if *end + space + width <= measure => {
                line.push(' ');
                line.push_str(word);
                *end += space + width;
            }
            _ => lines.push((word.clone(), *width)),
        }
    }
    lines.into_iter().map(|(line, _)| line).collect()
}

/// The first lines, the last of which ends in an ellipsis if there were more.
fn shorten(font: &Font, mut lines: Vec<String>, size: f32, most: usize) -> Vec<String> {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = cut(font, &format!("{last}…"), size, MEASURE);
        }
    }
    lines
}

/// A text that fits in one line: itself, or as many of its words as have room, and an ellipsis.
fn cut(font: &Font, text: &str, size: f32, measure: f32) -> String {
    /// More than any line has room for: each step tries all that is left.
    const MOST: usize = 1000;
    let mut kept = match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    };
    while font.width(&kept, size) > measure {
        let words = kept.trim_end_matches('…');
        let end = words.rfind(' ').or_else(|| words.char_indices().last().map(|(last, _)| last)).unwrap_or(0);
        if end == 0 {
            return String::new();
        }
        kept = format!("{}…", words[..end].trim_end_matches([' ', ',', ';', ':', '.']));
    }
    kept
}

/// A font that comes with the program.
struct Font {
    outlines: FontRef<'static>,
    shapes: harfrust::Font,
}

impl Font {
    fn named(name: &str) -> Self {
        let is_it = |font: &FontRef<'_>| {
            let mut names = font.localized_strings(StringId::POSTSCRIPT_NAME);
            names.any(|found| found.chars().eq(name.chars()))
        };
        let font = typst_assets::fonts().find_map(|bytes| {
            let outlines = FontRef::new(bytes).ok().filter(is_it)?;
            Some(Self { outlines, shapes: harfrust::Font::new(bytes, 0)? })
        });
        font.expect("the font comes with the program")
    }

    /// The first letter of a text that cannot be set.
    fn missing(&self, text: &str) -> Option<char> {
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
    fn shape(&self, text: &str, size: f32) -> (Vec<(GlyphId, f32, f32)>, f32) {
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

    fn width(&self, text: &str, size: f32) -> f32 {
        self.shape(text, size).1
    }
}

/// What has been drawn.
struct Card(Pixmap);

impl Card {
    fn new() -> Self {
        let mut pixels = Pixmap::new(WIDTH, HEIGHT).expect("the card has a size");
        pixels.fill(color(PAPER));
        Self(pixels)
    }

    fn block(&mut self, x: f32, y: f32, width: f32, height: f32, ink: [u8; 3]) {
        let block = Rect::from_xywh(x, y, width, height).expect("the block has a size");
        self.0.fill_rect(block, &paint(ink), Transform::identity(), None);
    }

    /// A line of text that begins at the left edge, with its baseline at `y`.
    fn line(&mut self, font: &Font, text: &str, size: f32, y: f32, ink: [u8; 3]) {
        let mut pen = Pen { path: PathBuilder::new(), x: 0.0, y: 0.0 };
        let outlines = font.outlines.outline_glyphs();
        let settings = || DrawSettings::unhinted(Size::new(size), LocationRef::default());
        for (glyph, right, up) in font.shape(text, size).0 {
            (pen.x, pen.y) = (LEFT + right, y - up);
            if let Some(outline) = outlines.get(glyph) {
                outline.draw(settings(), &mut pen).expect("the font's outlines are sound");
            }
        }
        // Spaces alone have no outline.
        if let Some(path) = pen.path.finish() {
            self.0.fill_path(&path, &paint(ink), FillRule::Winding, Transform::identity(), None);
        }
    }

    fn png(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::High);
        let pixels: Vec<u8> =
            self.0.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
        let written = encoder.write_header().and_then(|mut writer| {
            writer.write_image_data(&pixels)?;
            writer.finish()
        });
        written.expect("memory can be written");
        bytes
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

/// Draws outlines, whose vertical axis points up, at a place of the card, whose axis points down.
struct Pen {
    path: PathBuilder,
    x: f32,
    y: f32,
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
    fn nothing_is_cut_of_a_long_headline() {
        let (strong, regular) = (Font::named("LibertinusSerif-Semibold"), Font::named("LibertinusSerif-Regular"));
        let headline = "How a reward law, a hotline and a filmed defection became three stories that nobody could \
                        check, and what has become known of each of them";
        let standfirst = "A reward law, a hotline and a filmed defection: what the newspaper reported two years ago, how \
                          each of its many claims has stood up since then, and where to check it.";
        assert!(headline.len() >= 135 && standfirst.len() > 160);
        let (_, lines, remarks) = fit(&strong, headline, &regular, standfirst);
        assert_eq!((lines.join(" ").as_str(), remarks.join(" ").as_str()), (headline, standfirst));
        let (_, lines, remarks) = fit(&strong, &headline.repeat(4), &regular, &standfirst.repeat(4));
        assert!(lines.iter().chain(&remarks).filter(|line| line.ends_with('…')).count() == 2, "{lines:?} {remarks:?}");
    }

    #[test]
    fn letters_of_newspapers_are_there() {
        let font = Font::named("LibertinusSerif-Regular");
        let letters = "AZaz09 ÅÉßşŁőñ Ґґіїє ЖЩя Ωώ “”‘’«»„… –—‐\u{2011} €£¥ ½¼⅓ ×÷±≈≠≤≥ №§†‡•°′″ → \u{a0}\u{2009}\u{202f}\u{ad}e\u{301}";
        assert_eq!(font.missing(letters), None);
        assert_eq!(font.missing("Ferry 🚢"), Some('🚢'));
    }

    #[test]
    fn words_are_cut_before_letters() {
        let font = Font::named("LibertinusSerif-Regular");
        assert_eq!(cut(&font, "The desk, and others", 24.0, 500.0), "The desk, and others");
        assert_eq!(cut(&font, "The desk, and others", 24.0, 140.0), "The desk…");
        assert_eq!(cut(&font, "Unbreakable", 24.0, 60.0), "Unb…");
        assert_eq!(cut(&font, "Unbreakable", 24.0, 1.0), "");
    }
}
