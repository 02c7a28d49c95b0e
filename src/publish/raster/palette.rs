//! The colours of a picture, of which it has 256 at most: all that lines and letters in a few inks need.

/// A colour.
pub(in crate::publish) type Ink = [u8; 3];

/// In how many steps an ink covers what is below, at the edge of a letter.
pub(super) const LEVELS: u32 = 11;

/// The colours, and what becomes of each with some of an ink over it.
pub(super) struct Palette {
    colors: Vec<Ink>,
    inks: usize,
    /// The number of the colour that looks like that, by [`alike`].
    known: Vec<Option<u8>>,
    /// By ink, level, and the number of the colour below.
    mixed: Vec<Option<u8>>,
}

impl Palette {
    pub(super) fn new(inks: &[Ink]) -> Self {
        let mut known = vec![None; 1 << 15];
        inks.iter().zip(0..).for_each(|(ink, number)| known[alike(*ink)] = Some(number));
        Self { colors: inks.to_vec(), inks: inks.len(), known, mixed: vec![None; inks.len() * STEP] }
    }

    /// Lays an ink over pixels, with a level for each.
    pub(super) fn mix(&mut self, pixels: &mut [u8], levels: &[u8], ink: Ink) {
        let number = self.colors[..self.inks].iter().position(|known| *known == ink);
        let number = number.expect("the canvas was given the ink");
        let mut lay = |pixels: &mut [u8], levels: &[u8]| {
            for (pixel, level) in pixels.iter_mut().zip(levels) {
                *pixel = match u32::from(*level) {
                    0 => *pixel,
                    LEVELS => number as u8,
                    level => self.mixed(number, ink, level, *pixel),
                };
            }
        };
        // Most of what is around a line is not covered: so many pixels are passed over at once.
        let ((parts, rest), (levels, levels_of_rest)) = (pixels.as_chunks_mut::<32>(), levels.as_chunks::<32>());
        for (pixels, levels) in parts.iter_mut().zip(levels).filter(|(_, levels)| **levels != [0; 32]) {
            lay(pixels, levels);
        }
        lay(rest, levels_of_rest);
    }

    /// The number of the colour that a pixel has with so much of an ink over it.
    fn mixed(&mut self, number: usize, ink: Ink, level: u32, pixel: u8) -> u8 {
        let at = number * STEP + level as usize * 256 + usize::from(pixel);
        match self.mixed[at] {
            Some(mixed) => mixed,
            None => {
                let mixed = self.number(between(self.colors[usize::from(pixel)], ink, level));
                *self.mixed[at].insert(mixed)
            }
        }
    }

    /// The number of the colour, or of one that nobody tells from it, or of the nearest where there is room for no more.
    fn number(&mut self, color: Ink) -> u8 {
        if let Some(known) = self.known[alike(color)] {
            return known;
        }
        let number = u8::try_from(self.colors.len()).unwrap_or_else(|_| {
            let distance = |known: &Ink| -> u32 {
                known.iter().zip(color).map(|(known, part)| u32::from(known.abs_diff(part)).pow(2)).sum()
            };
            let nearest = (0..=u8::MAX).zip(&self.colors).min_by_key(|(_, known)| distance(known));
            nearest.map_or(0, |(number, _)| number)
        });
        if usize::from(number) == self.colors.len() {
            self.colors.push(color);
        }
        *self.known[alike(color)].insert(number)
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        self.colors.concat()
    }
}

/// The room in [`Palette::mixed`] for one ink.
const STEP: usize = 256 * (LEVELS as usize + 1);

/// A colour with so much of an ink over it.
fn between(below: Ink, ink: Ink, level: u32) -> Ink {
    let mut parts = below
        .into_iter()
        .zip(ink)
        .map(|(below, ink)| (u32::from(below) * (LEVELS - level) + u32::from(ink) * level + LEVELS / 2) / LEVELS);
    std::array::from_fn(|_| parts.next().unwrap_or_default() as u8)
}

/// What colours have in common that nobody tells apart: the first five bits of each part.
fn alike(color: Ink) -> usize {
    color.into_iter().fold(0, |all, part| all << 5 | usize::from(part >> 3))
}
