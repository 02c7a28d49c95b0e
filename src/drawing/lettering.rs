//! Lettering in a drawing that is as wide as its place: what fits, and lies over nothing, at every width.

use crate::islands::Guide;
use crate::language::Language;

/// How wide the drawing is in pixels: at least, on a page of 320 pixels, and at most, in the widest column
/// (static/styles/text.css).
const WIDTHS: [i64; 2] = [250, 920];

/// By how many pixels lettering may stick out of the drawing: the room beside it in its panel; and on the page, where a
/// reader asks for spacing.
const EDGES: [i64; 2] = [12, 30];

/// From line to line, in pixels; `HEIGHT` above the baseline and `DEPTH` below it are the line's own.
pub(crate) const LINE: u32 = 17;
const HEIGHT: u32 = 9;
const DEPTH: u32 = 3;

/// Which end of lettering stands at its place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    /// The word that SVG's `text-anchor` has for it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// Where lettering stands: tenths of a percent across, pixels down to the baseline, pixels that it is moved sideways.
#[derive(Clone, Copy)]
pub(crate) struct Spot {
    pub(crate) x: u64,
    pub(crate) y: u32,
    pub(crate) dx: i64,
    pub(crate) anchor: Anchor,
}

/// What is taken: pixels down, and pixels to the left and right of a place across.
#[derive(Clone, Copy)]
struct Area {
    x: u64,
    sides: [i64; 2],
    top: u32,
    bottom: u32,
    what: What,
}

/// What an area is taken by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Axis,
    Label,
    Leader,
    Mark,
}

impl Area {
    fn sides(&self, width: i64) -> [i64; 2] {
        self.sides.map(|side| self.x as i64 * width / 1000 + side)
    }

    /// Whether the two never meet, or may, as a leader may meet all but labels. Both move evenly with the width, so what
    /// is true at its ends is true between them.
    fn is_apart(&self, other: &Self) -> bool {
        let is_before =
            |one: &Self, other: &Self| WIDTHS.iter().all(|width| one.sides(*width)[1] <= other.sides(*width)[0]);
        let may_meet = match (self.what, other.what) {
            (What::Leader, met) | (met, What::Leader) => met != What::Label,
            _ => false,
        };
        may_meet
            || self.bottom <= other.top
            || other.bottom <= self.top
            || is_before(self, other)
            || is_before(other, self)
    }
}

/// The lettering of a drawing.
#[derive(Clone, Default)]
pub(crate) struct Lettering(Vec<Area>);

impl Lettering {
    /// Keeps lettering off a mark of the data.
    pub(crate) fn keep_off(&mut self, x: u64, top: u32, bottom: u32) {
        self.0.push(Area { x, sides: [-6, 6], top: top.saturating_sub(6), bottom: bottom + 6, what: What::Mark });
    }

    /// Whether a line of this kind fits there and lies over no other.
    pub(crate) fn has_room(&self, line: (&str, &str), spot: Spot) -> bool {
        self.room(&[line], spot, None).is_some()
    }

    /// Puts lines one under the other, each with its kind, if they fit there and lie over no other; and with a leader to
    /// what they name, if they have one: where it is across, its upper and its lower end.
    pub(crate) fn put(
        &mut self,
        language: &Language,
        lines: &[(&str, &str)],
        spot: Spot,
        leader: Option<(u64, u32, u32)>,
    ) -> Option<Vec<Guide>> {
        let areas = self.room(lines, spot, leader)?;
        self.0.extend(areas);
        let text = |((kind, words), y): (&(&str, &str), u32)| text(language, kind, Spot { y, ..spot }, words);
        Some(lines.iter().zip((spot.y..).step_by(LINE as usize)).map(text).collect())
    }

    /// What they take there, if it is free.
    fn room(&self, lines: &[(&str, &str)], spot: Spot, leader: Option<(u64, u32, u32)>) -> Option<Vec<Area>> {
        let leader = leader.map(|(x, top, bottom)| Area { x, sides: [-2, 2], top, bottom, what: What::Leader });
        let mut areas: Vec<Area> = leader.into_iter().collect();
        for ((kind, words), y) in lines.iter().zip((spot.y..).step_by(LINE as usize)) {
            let (plain, spaced) = width(kind, words);
            let what = if *kind == "axis" { What::Axis } else { What::Label };
            let area = |width| Area {
                x: spot.x,
                sides: sides(width, spot),
                top: y.saturating_sub(HEIGHT),
                bottom: y + DEPTH,
                what,
            };
            let fits = |(taken, edge): (i64, i64), width: i64| {
                let [left, right] = area(taken).sides(width);
                -edge <= left && right <= width + edge
            };
            if !WIDTHS.iter().all(|width| [plain, spaced].into_iter().zip(EDGES).all(|taken| fits(taken, *width))) {
                return None;
            }
            areas.push(area(spaced));
        }
        areas.iter().all(|area| self.0.iter().all(|taken| area.is_apart(taken))).then_some(areas)
    }
}

/// How far words of this width reach from where they stand.
fn sides(width: i64, Spot { dx, anchor, .. }: Spot) -> [i64; 2] {
    match anchor {
        Anchor::Start => [dx, dx + width],
        Anchor::Middle => [dx - width / 2, dx + width - width / 2],
        Anchor::End => [dx - width, dx],
    }
}

/// Lettering. A drawing runs from left to right in every language, as time does on its axis; words that run from right
/// to left keep their direction in it.
fn text(language: &Language, kind: &str, Spot { x, y, dx, anchor }: Spot, words: &str) -> Guide {
    let spot = [super::axis::percent(x), y.to_string()];
    Guide::Text(kind.to_owned(), spot, dx.to_string(), anchor.name().to_owned(), language.isolated(words.to_owned()))
}

/// How wide words are in pixels at most, with the spacing that a reader may ask for.
pub(crate) fn text_width(words: &str) -> i64 {
    width("", words).1
}

/// How wide words are in pixels at most: in the widest of the common fonts (DejaVu Sans, of 12 pixels, which engines letter up to a twelfth wider than it says; values are bold),
/// and with the spacing that a reader may ask for (WCAG 2.2, 1.4.12). What is in no such font is taken to be square.
fn width(kind: &str, words: &str) -> (i64, i64) {
    let hundredths = |character: char| match character {
        'i' | 'j' | 'l' | 'f' | 't' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '-' | '\u{a0}' | '\u{202f}' => {
            45
        }
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' => 112,
        'A'..='Z' => 82,
        ' '..='~' => 70,
        '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' => 0,
        '\u{600}'..='\u{8ff}' => 95,
        '\u{a1}'..='\u{5ff}' | '\u{2010}'..='\u{20cf}' => 88,
        _ => 130,
    };
    let weight = if kind.ends_with("value") { 13 } else { 12 };
    let plain = words.chars().map(hundredths).sum::<i64>() * weight / 100;
    let spaces = words.chars().filter(|character| character.is_whitespace()).count() as i64;
    (plain, plain + (words.chars().count() as i64 * 12 + spaces * 16) * 12 / 100)
}
