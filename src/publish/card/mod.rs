//! The picture beside a shared link: the headline with the first number of the record that answers it, or else with the
//! standfirst, set in the page's colours.
//!
//! The font comes with the program (Libertinus Serif): the same document gives the same picture everywhere.

mod ink;
mod lines;

pub(super) use ink::{HEIGHT, WIDTH};

use super::Subject;
use super::raster::{FONTS, Font, Fonts};
use crate::document::{Explainer, Glance, Index, Site};
use crate::drawing::{Thumbnail, standing_word};
use crate::figures;
use crate::language::Language;
use crate::values::Standing;
use crate::view::{Told, told};
use ink::{ACCENT, Card, DOUBT, GOOD, INK, LEFT, RULE, SOFT};
use lines::{MEASURE, cut, leading, shorten, wrap};

/// A letter that the card's font does not have, or that is written from right to left: the card has no room for a
/// guess, and is not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("its font cannot set \"{0}\"")]
pub struct CardError(pub char);

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
/// The height of a line of it.
const REMARK: f32 = STANDFIRST * 1.12 * 1.12;
const SMALL: f32 = 24.0;

/// The sizes that a headline with a number below it may have, and those that the number may, which is larger.
const ABOVE: [f32; 9] = [76.0, 70.0, 64.0, 58.0, 52.0, 48.0, 44.0, 40.0, 36.0];
const NUMBER: [f32; 7] = [112.0, 100.0, 88.0, 78.0, 68.0, 58.0, 50.0];
/// The same of what the number is.
const LEAD: [f32; 3] = [30.0, 27.0, 24.0];
/// The least space above the number's lead.
const GAP: f32 = 20.0;
/// From a number's baseline to that of its basis.
const FOOT_OF_NUMBER: f32 = SMALL * 1.75;
/// The picture of the record, which stands beside the number: its width, and the space before it.
const PICTURE: f32 = 300.0;
const BEFORE: f32 = 56.0;

/// The card as a PNG.
pub fn card(explainer: &Explainer) -> Result<Vec<u8>, CardError> {
    draw(Subject::from(&Index::new(explainer)), &Language::or_english(&explainer.lang, figures::WORDS))
}

/// The same in the language of the page.
pub(super) fn draw(subject: Subject<'_>, language: &Language) -> Result<Vec<u8>, CardError> {
    let explainer = subject.explainer;
    let (fonts, after) = (&*FONTS, after(explainer, language));
    check_with(fonts, subject, language, &after)?;
    let Fonts { regular, strong } = fonts;
    let mut card = Card::new();
    card.block(LEFT, 56.0, 64.0, 6.0, ACCENT);
    card.line(strong, &cut(strong, &subject.kicker(language), 30.0, MEASURE), 30.0, KICKER, ACCENT);
    if let Some((number, size, lines)) = number(fonts, subject, language) {
        let y = card.headline(strong, &lines, size);
        let lines = wrap(regular, &subject.description(language), STANDFIRST);
        let end = y + STANDFIRST * 0.7 + REMARK * lines.len() as f32;
        if end + GAP <= BOTTOM - above(number.size) {
            card.remarks(regular, &lines, y);
        }
        number.draw(&mut card, fonts);
    } else {
        let (size, lines, standfirst) = fit(strong, subject.title(), regular, &subject.description(language));
        let y = card.headline(strong, &lines, size);
        card.remarks(regular, &standfirst, y);
    }
    card.block(LEFT, FOOT, MEASURE, 2.0, RULE);
    card.line(strong, &cut(strong, &explainer.byline, SMALL, MEASURE), SMALL, FOOT + 40.0, INK);
    card.line(regular, &cut(regular, &after, SMALL, MEASURE), SMALL, FOOT + 74.0, SOFT);
    Ok(card.png())
}

/// The card of a site: its title, with what it is and who publishes it.
pub(super) fn of_site(site: &Site) -> Result<Vec<u8>, CardError> {
    let fonts = &*FONTS;
    let (about, publisher) = (site.about.as_deref().unwrap_or_default(), &site.publisher);
    if let Some(letter) = [&site.title, about, publisher].iter().find_map(|text| fonts.regular.missing(text)) {
        return Err(CardError(letter));
    }
    let Fonts { regular, strong } = fonts;
    let mut card = Card::new();
    card.block(LEFT, 56.0, 64.0, 6.0, ACCENT);
    card.line(strong, &cut(strong, publisher, 30.0, MEASURE), 30.0, KICKER, ACCENT);
    let (size, lines, remarks) = fit(strong, &site.title, regular, about);
    let y = card.headline(strong, &lines, size);
    card.remarks(regular, &remarks, y);
    Ok(card.png())
}

/// Whether the card can be set: whether its font has every letter of what it shows.
pub(super) fn check(subject: Subject<'_>, language: &Language) -> Result<(), CardError> {
    check_with(&FONTS, subject, language, &after(subject.explainer, language))
}

/// What the card says beside the headline, if it can be set: its number, for those who do not see it.
pub(super) fn alternative(subject: Subject<'_>, language: &Language) -> Result<String, CardError> {
    let fonts = &*FONTS;
    check_with(fonts, subject, language, &after(subject.explainer, language))?;
    let titled = format!("{}: {}", subject.kicker(language), subject.title());
    Ok(match number(fonts, subject, language) {
        Some((number, ..)) => format!("{titled} – {}: {}", number.glance.lead, number.told.number),
        None => titled,
    })
}

fn check_with(fonts: &Fonts, subject: Subject<'_>, language: &Language, after: &str) -> Result<(), CardError> {
    let (kicker, description) = (subject.kicker(language), subject.description(language));
    let texts = [&*kicker, subject.title(), &*description, &subject.explainer.byline, after];
    match texts.iter().find_map(|text| fonts.regular.missing(text)) {
        Some(letter) => Err(CardError(letter)),
        None => Ok(()),
    }
}

fn after(explainer: &Explainer, language: &Language) -> String {
    language.after_article(&explainer.original.author, &explainer.original.publisher)
}

impl Card {
    /// Sets the lines of the headline; gives where they end.
    fn headline(&mut self, strong: &Font, lines: &[String], size: f32) -> f32 {
        lines.iter().fold(TOP, |y, line| {
            self.line(strong, line, size, y + leading(size) - size * 0.28, INK);
            y + leading(size)
        })
    }

    /// Sets the lines below it.
    fn remarks(&mut self, regular: &Font, lines: &[String], top: f32) {
        lines.iter().fold(top + STANDFIRST * 0.7, |y, line| {
            self.line(regular, line, STANDFIRST, y + REMARK - STANDFIRST * 0.35, SOFT);
            y + REMARK
        });
    }
}

/// A number of the record as the card has it.
struct Number<'a> {
    glance: &'a Glance,
    told: Told<'a>,
    size: f32,
    lead_size: f32,
    /// Whether it holds, if that must be said, and who says so, as of when.
    standing: Option<String>,
    basis: String,
}

/// The number that stands below the headline, with the headline's size and lines: the first that is said of the subject.
/// None if nothing is, if the font lacks a letter of it, or if the headline leaves no room: nothing of it is ever cut.
fn number<'a>(fonts: &Fonts, subject: Subject<'a>, language: &Language) -> Option<(Number<'a>, f32, Vec<String>)> {
    let is_of_subject = |told: &Told<'_>| subject.panel.is_none_or(|panel| panel.id == told.panel.id);
    let of_subject =
        |glance: &'a Glance| Some((glance, told(subject.explainer, language, glance).filter(is_of_subject)?));
    let (glance, told) = subject.explainer.glance.iter().find_map(of_subject)?;
    let standing = (glance.standing != Standing::Holds).then(|| standing_word(language, glance.standing));
    let basis = format!("{}, {}", told.basis, language.date(told.as_of));
    let mut number = Number { glance, told, size: 0.0, lead_size: 0.0, standing, basis };
    let Fonts { regular, strong } = fonts;
    let texts = [&glance.lead, &number.told.number, &number.basis].into_iter().chain(&number.standing);
    let has_all_letters = texts.into_iter().all(|text| regular.missing(text).is_none());
    if !has_all_letters || number.basis_end(fonts) > MEASURE {
        return None;
    }
    number.lead_size = LEAD.into_iter().find(|size| strong.width(&glance.lead, *size) <= number.measure())?;
    let title = subject.title();
    for size in ABOVE {
        let has_word_too_long = title.split(' ').any(|word| strong.width(word, size) > MEASURE);
        if has_word_too_long {
            continue;
        }
        let lines = wrap(strong, title, size);
        let room = BOTTOM - TOP - leading(size) * lines.len() as f32 - GAP;
        let is_fitting = |large: &f32| {
            *large >= size * 1.1
                && above(*large) <= room
                && strong.width(&number.told.number, *large) <= number.measure()
        };
        if let Some(large) = NUMBER.into_iter().find(is_fitting) {
            number.size = large;
            return Some((number, size, lines));
        }
    }
    None
}

/// How high a number of this size is with its lead and its basis.
fn above(size: f32) -> f32 {
    LEAD[0] * 1.1 + size * 1.05 + FOOT_OF_NUMBER
}

impl Number<'_> {
    /// The room for its lead and for itself.
    fn measure(&self) -> f32 {
        let is_alone = self.told.picture.marks().is_empty();
        if is_alone { MEASURE } else { MEASURE - PICTURE - BEFORE }
    }

    /// How it stands, as it is set before who says so.
    fn standing(&self) -> String {
        self.standing.as_ref().map(|word| format!("{word} · ")).unwrap_or_default()
    }

    fn basis_end(&self, fonts: &Fonts) -> f32 {
        fonts.strong.width(&self.standing(), SMALL) + fonts.regular.width(&self.basis, SMALL)
    }

    /// Draws it above the foot of the card.
    fn draw(&self, card: &mut Card, Fonts { regular, strong }: &Fonts) {
        let (bottom, top) = (BOTTOM - SMALL * 0.35, BOTTOM - above(self.size));
        card.line(strong, &self.glance.lead, self.lead_size, top + LEAD[0] * 0.75, SOFT);
        card.line(strong, &self.told.number, self.size, bottom - FOOT_OF_NUMBER, INK);
        let ink = match self.glance.standing {
            Standing::Holds => GOOD,
            Standing::Wrong => ACCENT,
            Standing::Open => SOFT,
            Standing::Partly | Standing::OutOfDate | Standing::Disputed => DOUBT,
        };
        card.line(strong, &self.standing(), SMALL, bottom, ink);
        card.text(regular, &self.basis, SMALL, [LEFT + strong.width(&self.standing(), SMALL), bottom], SOFT);
        // Its foot is the number's.
        let height = Thumbnail::HEIGHT as f32 * PICTURE / 150.0;
        let left = LEFT + MEASURE - PICTURE;
        card.picture(&self.told.picture, [left, bottom - FOOT_OF_NUMBER - height, PICTURE, height]);
    }
}

/// The headline's size and lines, and the lines of the standfirst: the largest headline beside which all of the
/// standfirst has room; where there is none, the smallest, and what has no room is cut with an ellipsis.
fn fit(strong: &Font, headline: &str, regular: &Font, standfirst: &str) -> (f32, Vec<String>, Vec<String>) {
    let remarks = wrap(regular, standfirst, STANDFIRST);
    let room = |size: f32, lines: usize| {
        let left = BOTTOM - TOP - leading(size) * lines as f32 - STANDFIRST * 0.7;
        (left / REMARK) as usize
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
}
