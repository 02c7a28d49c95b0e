//! The names on a map: each where it fits, and lies over nothing, at every width.

use super::Spot;
use crate::drawing::{Anchor, text_width};

/// How wide a map is in pixels: at least, on a page of 320 pixels, and at most (style.css).
const WIDTHS: [i64; 2] = [250, 640];

/// A line is so high, in pixels, above its baseline and below it.
const ABOVE: i64 = 11;
const BELOW: i64 = 4;

/// What is taken: what reaches so many thousandths of the width from a spot, and beyond that so many pixels to the left,
/// above, to the right and below.
#[derive(Clone, Copy)]
struct Area {
    spot: Spot,
    reach: i64,
    sides: [i64; 4],
}

impl Area {
    fn at(&self, width: i64) -> [i64; 4] {
        let ((x, y), [left, above, right, below]) = (self.spot, self.sides);
        let [x, y, reach] = [x, y, self.reach].map(|length| length * width / 1000);
        [x - reach - left, y - reach - above, x + reach + right, y + reach + below]
    }

    /// Whether a spot lies in it, and it is more than a mark.
    fn holds(&self, (x, y): Spot) -> bool {
        let (left, up) = self.spot;
        self.reach > 0 && (left - x).abs() < self.reach && (up - y).abs() < self.reach
    }

    fn is_apart(&self, other: &Self) -> bool {
        WIDTHS.iter().all(|width| {
            let ([left, top, right, bottom], [from, up, to, down]) = (self.at(*width), other.at(*width));
            right <= from || to <= left || bottom <= up || down <= top
        })
    }
}

/// Where words stand: pixels from their spot to the baseline's beginning, middle or end.
pub(super) struct Put {
    pub(super) dx: i64,
    pub(super) dy: i64,
    pub(super) anchor: Anchor,
}

/// The names of a map so far.
pub(super) struct Lettering {
    height: i64,
    taken: Vec<Area>,
}

impl Lettering {
    /// Of a map so many thousandths of its width high.
    pub(super) fn new(height: i64) -> Self {
        Self { height, taken: Vec::new() }
    }

    /// Keeps words off a mark, and off the area that it may stand for.
    pub(super) fn keep_off(&mut self, spot: Spot, reach: i64) {
        self.taken.push(Area { spot, reach, sides: [7; 4] });
    }

    /// Puts the name of a mark or an area beside it: to the right, to the left, below or above; `None` where it fits
    /// nowhere. Where it stands comes with the spot that it starts from. `is_within` says whether it may stand in the area
    /// in which its mark is.
    pub(super) fn beside(&mut self, (x, y): Spot, reach: i64, words: &str, is_within: bool) -> Option<(Spot, Put)> {
        let mark = (x, y);
        let places = [
            ((x + reach, y), Anchor::Start, 10, 4),
            ((x - reach, y), Anchor::End, -10, 4),
            ((x, y + reach), Anchor::Middle, 0, 20),
            ((x, y - reach), Anchor::Middle, 0, -11),
            ((x, y - reach), Anchor::Start, 6, -12),
            ((x, y - reach), Anchor::End, -6, -12),
            ((x, y + reach), Anchor::Start, 6, 20),
            ((x, y + reach), Anchor::End, -6, 20),
        ];
        let mark = Some((mark, reach)).filter(|_| is_within);
        let mut put = |spot, put| Some((spot, self.put(spot, words, put, mark)?));
        places.into_iter().find_map(|(spot, anchor, dx, dy)| put(spot, Put { dx, dy, anchor }))
    }

    /// Puts words with their middle at a spot, if they fit there.
    pub(super) fn over(&mut self, spot: Spot, words: &str) -> Option<Put> {
        self.put(spot, words, Put { dx: 0, dy: 4, anchor: Anchor::Middle }, None)
    }

    fn put(&mut self, spot: Spot, words: &str, put: Put, mark: Option<(Spot, i64)>) -> Option<Put> {
        let width = text_width(words);
        let (left, right) = match put.anchor {
            Anchor::Start => (-put.dx, put.dx + width),
            Anchor::Middle => (width / 2 - put.dx, width - width / 2 + put.dx),
            Anchor::End => (width - put.dx, put.dx),
        };
        let area = Area { spot, reach: 0, sides: [left, ABOVE - put.dy, right, BELOW + put.dy] };
        let fits = |width: &i64| {
            let [left, top, right, bottom] = area.at(*width);
            left >= 2 && top >= 2 && right <= width - 2 && bottom <= self.height * width / 1000 - 2
        };
        // A mark's own area is smaller than one that it lies in.
        let is_around = |taken: &Area| mark.is_some_and(|(mark, reach)| taken.holds(mark) && taken.reach > reach);
        let is_free = |taken: &Area| taken.is_apart(&area) || is_around(taken);
        let has_room = WIDTHS.iter().all(fits) && self.taken.iter().all(is_free);
        has_room.then(|| self.taken.push(area))?;
        Some(put)
    }
}
