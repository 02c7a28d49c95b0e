//! The language of an explainer: the page's own words, and how numbers, dates and plural forms are written.
//!
//! The words stand in one file a language (Fluent, <https://projectfluent.org>), and those of a kind of figure in the
//! folder of that kind. Numbers, dates, plural forms and the
//! direction of the text follow Unicode's locale data (CLDR), which is compiled in, of our languages alone
//! (`conventions.rs`): nothing here depends on the machine's locale or clock. Numbers are handed on digit by digit.

mod conventions;
mod large;
mod pseudo;
mod words;

pub(crate) use large::Large;
pub use words::{PLACEHOLDERS, Part, Placeholder, Sentence, Value};
pub(crate) use words::{said, words};

use crate::values::{Date, Decimal, Season};
use conventions::Conventions;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use icu_calendar::Gregorian;
use icu_datetime::FixedCalendarDateTimeFormatter as Formatter;
use icu_datetime::fieldsets::{Y, YM, YMD};
use icu_decimal::{DecimalFormatter, input::Decimal as Digits};
use icu_locale::{Direction, Locale, LocaleDirectionality, locale};
use icu_plurals::{PluralCategory, PluralOperands, PluralRules};
use std::borrow::Cow;
use std::fmt;

/// The words of something in each language, by the languages' tags.
pub type Catalogue = &'static [(&'static str, &'static str)];

/// Messages, each with the names of what stands in it.
pub type Keys = &'static [(&'static str, &'static [&'static str])];

/// The words that stand in the folder `words` beside a module. A new language is a line here and a file in each of these
/// folders; the compiler names those in which it is missing.
macro_rules! catalogue {
    () => {
        &[
            ("ar", include_str!("words/ar.ftl")),
            ("de", include_str!("words/de.ftl")),
            ("en", include_str!("words/en.ftl")),
            ("fr", include_str!("words/fr.ftl")),
            ("uk", include_str!("words/uk.ftl")),
        ]
    };
}
pub(crate) use catalogue;

/// The messages that all parts of a page have.
pub const KEYS: Keys = words::KEYS;

/// Their words, in the languages that there are.
pub const WORDS: Catalogue = catalogue!();

/// A language with its words and conventions.
pub struct Language {
    tag: String,
    words: FluentBundle<FluentResource>,
    /// What makes a pseudo-language of English.
    pseudolocale: Option<Pseudolocale>,
    is_right_to_left: bool,
    numbers: DecimalFormatter,
    plurals: PluralRules,
    ordinals: PluralRules,
    years: Formatter<Gregorian, Y>,
    months: Formatter<Gregorian, YM>,
    days: Formatter<Gregorian, YMD>,
}

/// The conventions of English that is of no country: the day before the month.
const WORLD_ENGLISH: Locale = locale!("en-001");

type Pseudolocale = fn(&str) -> Cow<'_, str>;

/// Why a tag names no language of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LanguageError {
    /// It is not a tag (BCP 47).
    Form,
    /// There are no words in that language.
    Unknown,
}

impl fmt::Display for LanguageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "not a language tag",
            Self::Unknown => "a language that the page's own words are not there in",
        })
    }
}

impl std::error::Error for LanguageError {}

impl Language {
    /// The language of a tag. One with a region has the words of its language and the conventions of the region. `more`
    /// are the words of what this module does not know of.
    pub fn new(tag: &str, more: &[Catalogue]) -> Result<Self, LanguageError> {
        let locale: Locale = tag.parse().map_err(|_| LanguageError::Form)?;
        let tag = locale.to_string();
        let pseudolocale: Option<Pseudolocale> = match tag.as_str() {
            "en-XA" => Some(pseudo::accented),
            "ar-XB" => Some(pseudo::mirrored),
            _ => None,
        };
        let name = if pseudolocale.is_some() { "en" } else { locale.id.language.as_str() };
        let named = |catalogue: &Catalogue| catalogue.iter().find(|(tag, _)| *tag == name).map(|(_, words)| *words);
        let words: Vec<&str> = std::iter::once(&WORDS).chain(more).filter_map(named).collect();
        if words.is_empty() {
            return Err(LanguageError::Unknown);
        }
        let is_right_to_left = LocaleDirectionality::new_common().get(&locale.id) == Some(Direction::RightToLeft);
        let conventions = if tag == "en" || pseudolocale.is_some() { WORLD_ENGLISH } else { locale };
        Ok(Self::of(tag, &words, pseudolocale, is_right_to_left, &conventions))
    }

    /// The language of a tag, or else English: a document that did not come from a writer's folder may be in a language
    /// that there are no words in.
    pub fn or_english(tag: &str, more: &[Catalogue]) -> Self {
        Self::new(tag, more).or_else(|_| Self::new("en", more)).expect("there are English words")
    }

    fn of(
        tag: String,
        words: &[&str],
        pseudolocale: Option<Pseudolocale>,
        is_right_to_left: bool,
        conventions: &Locale,
    ) -> Self {
        // Neither can fail: the files are tested, and what CLDR lacks for a region it has for the language.
        let data = &Conventions;
        const DATA: &str = "the locale data are compiled in";
        let mut bundle = FluentBundle::new(Vec::new());
        for words in words {
            let resource = FluentResource::try_new((*words).to_owned()).expect("the file of a language is tested");
            bundle.add_resource(resource).expect("the file of a language is tested");
        }
        bundle.set_transform(pseudolocale);
        // Between words that run from right to left, every insertion keeps its own direction.
        bundle.set_use_isolating(is_right_to_left);
        Self {
            tag,
            words: bundle,
            pseudolocale,
            is_right_to_left,
            numbers: DecimalFormatter::try_new_unstable(data, conventions.into(), Default::default()).expect(DATA),
            plurals: PluralRules::try_new_cardinal_unstable(data, conventions.into()).expect(DATA),
            ordinals: PluralRules::try_new_ordinal_unstable(data, conventions.into()).expect(DATA),
            years: Formatter::try_new_unstable(data, conventions.into(), Y::long()).expect(DATA),
            months: Formatter::try_new_unstable(data, conventions.into(), YM::long()).expect(DATA),
            days: Formatter::try_new_unstable(data, conventions.into(), YMD::long()).expect(DATA),
        }
    }

    /// Its tag in the usual form: `en-GB`, however it was written.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Whether its text runs from right to left.
    pub fn is_right_to_left(&self) -> bool {
        self.is_right_to_left
    }

    /// What HTML's `dir` says of it; nothing where it says what holds anyway.
    pub fn dir(&self) -> Option<&'static str> {
        self.is_right_to_left.then_some("rtl")
    }

    /// Words in a place whose direction is not theirs.
    pub fn isolated(&self, words: String) -> String {
        if self.is_right_to_left { ["\u{2067}", &words, "\u{2069}"].concat() } else { words }
    }

    /// `40,157`, `8.64`, `−3.5`
    pub fn number(&self, number: Decimal) -> String {
        self.numbers.format(&digits(number)).to_string().replace('-', MINUS)
    }

    /// The sign before a number that is less than nothing, with what keeps it there where text runs from right to left.
    pub(crate) fn minus(&self) -> String {
        let one = Decimal::whole(1);
        self.number(Decimal::ZERO.less(one)).replace(&self.number(one), "")
    }

    /// The plural form that goes with a number: `zero`, `one`, `two`, `few`, `many` or `other`.
    pub fn plural(&self, number: Decimal) -> &'static str {
        name(self.plurals.category_for(PluralOperands::from(&digits(number))))
    }

    /// `1 April 2022`, `April 2022`, `autumn 2024`, `2022`, `October 2022 to December 2022`
    pub fn date(&self, date: Date) -> String {
        match date {
            Date::Year(year) => self.years.format(&gregorian(year, 1, 1)).to_string(),
            Date::Season(year, season) => {
                let season = match season {
                    Season::Spring => "spring",
                    Season::Summer => "summer",
                    Season::Autumn => "autumn",
                    Season::Winter => "winter",
                };
                self.season(season, self.date(Date::Year(year)))
            }
            Date::Period(from, to) => self.period(self.date(from.into()), self.date(to.into())),
            Date::Month(year, month) => {
                self.in_pseudolocale(self.months.format(&gregorian(year, month, 1)).to_string())
            }
            Date::Day(year, month, day) => {
                let date = self.days.format(&gregorian(year, month, day)).to_string();
                let ordinal = name(self.ordinals.category_for(u32::from(day)));
                self.day(self.in_pseudolocale(date), self.date(Date::Month(year, month)), ordinal)
            }
        }
    }

    fn in_pseudolocale(&self, text: String) -> String {
        self.pseudolocale.map_or(text.clone(), |pseudolocale| pseudolocale(&text).into_owned())
    }

    /// A message with what stands in it.
    pub(crate) fn say<const N: usize>(&self, key: &str, values: [(&str, Value<'_>); N]) -> Sentence {
        const { assert!(N <= MARKS.len()) };
        let mut arguments = FluentArgs::new();
        // What a mark stands for. Words that hold one are marked themselves: so every mark in the message is ours.
        let mut marked = Vec::new();
        for (name, value) in values {
            let part = match value {
                Value::Text(text) if text.contains(MARKS) => Part::Words(text.into_owned()),
                Value::Text(text) => {
                    arguments.set(name.to_owned(), text.into_owned());
                    continue;
                }
                Value::Number(number) => {
                    arguments.set(name.to_owned(), self.number(number));
                    arguments.set([name, "_plural"].concat(), self.plural(number));
                    continue;
                }
                Value::Placeholder(placeholder) => Part::Placeholder(placeholder),
            };
            arguments.set(name.to_owned(), MARKS[marked.len()].to_string());
            marked.push(part);
        }
        let message = self.words.get_message(key).and_then(|message| message.value());
        let message = message.expect("every language has every message: it is tested");
        let mut errors = Vec::new();
        let words = self.words.format_pattern(message, Some(&arguments), &mut errors);
        debug_assert!(errors.is_empty(), "{}: {key}: {errors:?}", self.tag);
        let parts = words.split_inclusive(MARKS).flat_map(|piece| {
            let mark = MARKS.iter().position(|mark| piece.ends_with(*mark));
            let words = Part::Words(piece.trim_end_matches(MARKS).to_owned());
            [Some(words), mark.and_then(|index| marked.get(index).cloned())]
        });
        Sentence(parts.flatten().collect())
    }
}

/// What Unicode's data write is the sign of keyboards; this is the one of books.
const MINUS: &str = "\u{2212}";

/// What stands in a message for what is put in after its words are there.
const MARKS: [char; 4] = ['\u{e000}', '\u{e001}', '\u{e002}', '\u{e003}'];

fn digits(number: Decimal) -> Digits {
    number.to_string().parse().expect("a decimal number is written in digits")
}

fn gregorian(year: u16, month: u8, day: u8) -> icu_calendar::Date<Gregorian> {
    icu_calendar::Date::try_new_gregorian(year.into(), month, day).expect("every date of a document exists")
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}
