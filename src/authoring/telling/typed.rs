//! The numbers that a writer typed into a text, and what they are.

use super::words::{Hedge, Words, is_one_of, lower};
use super::{MOST_OF_ABOUT, is_true};
use crate::language::Language;
use crate::values::{Amount, Decimal};

/// A number that was typed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quantity {
    pub(crate) at: usize,
    /// With what belongs to it: `43 per cent`, `2.5 billion`.
    pub(crate) text: String,
    pub(crate) number: Decimal,
    pub(crate) sort: Sort,
    /// What stands before it: whether it is about so much, more or less.
    pub(crate) hedge: Option<Hedge>,
    /// The currency beside it.
    pub(crate) currency: Option<String>,
    /// Whether it is one end of a range, or less than nothing, so that it says nothing by itself.
    pub(crate) is_part: bool,
}

/// What a typed number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// In digits, without decimals.
    Whole,
    /// With decimals.
    Decimal,
    /// So many in a hundred.
    Percent,
    /// With a word that makes it large.
    Large,
}

impl Quantity {
    /// Whether it is true of what the record has: the same number, or that rounded to as many digits; and where words say
    /// that it is more or less, that.
    pub(crate) fn is_true_of(&self, record: Amount) -> bool {
        self.number == record.lower() || self.number == record.upper() || is_true(record, self.told())
    }

    /// What it says, as it is told of a number of the record.
    pub(crate) fn told(&self) -> Amount {
        match self.hedge {
            None | Some(Hedge::About) => Amount::About(self.number),
            Some(Hedge::Over) => Amount::MoreThan(self.number),
            Some(Hedge::Under) => Amount::LessThan(self.number),
        }
    }

    /// Whether it can be told by its own digits where the record is more exact.
    pub(crate) fn is_exact_enough(&self) -> bool {
        (2..=MOST_OF_ABOUT).contains(&self.number.significant_digits())
    }
}

/// The words for hundredths, by language. Of "percentage points" and the like there are none: those are not of something.
const PERCENT: [(&str, &str); 5] = [
    ("en", "per cent,percent"),
    ("de", "prozent"),
    ("fr", "pour cent"),
    ("uk", "відсоток,відсотка,відсотки,відсотків"),
    ("ar", "في المئة,في المائة,بالمئة,بالمائة"),
];

/// What stands between the ends of a range.
const BETWEEN: &str = "to and or bis und oder à et ou до і та або إلى و";

/// All of them in their order, but whole numbers of fewer than three digits and what may be a year or a date.
pub(crate) fn typed(text: &str, language: &Language) -> Vec<Quantity> {
    let words = Words::of(language.tag());
    let mut found = Vec::new();
    let mut end = 0;
    while let Some((at, number)) = next(text, end, &words) {
        end = at + number.len();
        let Some(quantity) = quantity(text, (at, number), &words, language.tag()) else { continue };
        end = at + quantity.text.len();
        found.push(quantity);
    }
    found
}

/// The next number in digits or in one small word, which is no part of a word.
fn next<'t>(text: &'t str, from: usize, words: &Words) -> Option<(usize, &'t str)> {
    let mut end = from;
    loop {
        let start = end + text[end..].find(|c: char| c.is_alphanumeric())?;
        let is_digits = text[start..].starts_with(|c: char| c.is_ascii_digit());
        let is_inside = |c: char| match is_digits {
            true => is_in_number(c),
            false => c.is_alphanumeric() || matches!(c, '\'' | '’' | 'ʼ'),
        };
        let length = text[start..].find(|c| !is_inside(c)).unwrap_or(text.len() - start);
        end = start + length;
        let number = match is_digits {
            true => text[start..end].trim_end_matches(|c: char| !c.is_ascii_digit()),
            false => &text[start..end],
        };
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '_'));
        let after = &text[start + number.len()..];
        let is_apart = !is_word(text[..start].chars().next_back()) && !is_word(after.chars().next());
        if is_apart && (is_digits || words.whole(&lower(number)).is_some()) {
            return Some((start, number));
        }
    }
}

fn is_in_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn quantity(text: &str, (at, number): (usize, &str), words: &Words, tag: &str) -> Option<Quantity> {
    let is_digits = number.starts_with(|c: char| c.is_ascii_digit());
    let before = &text[text.floor_char_boundary(at.saturating_sub(MOST_BESIDE))..at];
    let mut end = at + number.len();
    let is_decimal = is_digits && decimal(number, words.point).is_some();
    let value = match is_digits {
        true => decimal(number, words.point).or_else(|| whole(number)),
        false => words.whole(&lower(number)).map(Decimal::whole),
    }?;
    let mut millionths = value.millionths();
    let mut sort = if is_decimal { Sort::Decimal } else { Sort::Whole };
    while let Some((noughts, length)) = scale(&text[end..], words) {
        millionths = millionths.checked_mul(10i128.pow(noughts)).filter(|it| *it < 10i128.pow(24))?;
        end += length;
        sort = Sort::Large;
    }
    if let Some(length) = percent(&text[end..], tag).filter(|_| sort != Sort::Large && is_digits) {
        end += length;
        sort = Sort::Percent;
    }
    let is_told = match sort {
        Sort::Whole => is_digits && is_long(number),
        Sort::Large => millionths >= 10i128.pow(9) && !words.is_after_part(before),
        Sort::Decimal | Sort::Percent => true,
    };
    let after = &text[end..text.floor_char_boundary(end + MOST_BESIDE)];
    let (before, currency) = currency(before, after);
    let (hedge, before) = words.hedge_at_end(before);
    is_told.then(|| Quantity {
        at,
        text: text[at..end].to_owned(),
        number: Decimal::of_millionths(millionths),
        sort,
        hedge,
        currency: currency.map(str::to_owned),
        is_part: is_part(before, after, words),
    })
}

/// A number with decimals, of the sign that the language has for them; none that may be a date or a thousand.
fn decimal(text: &str, point: char) -> Option<Decimal> {
    let (whole, decimals) = text.rsplit_once(point)?;
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let groups: Vec<&str> = whole.split(|c: char| !c.is_ascii_digit()).collect();
    let (first, others) = groups.split_first()?;
    let is_grouped = (1..=3).contains(&first.len()) && others.iter().all(|group| group.len() == 3);
    let is_sound = is_digits(decimals)
        && !whole.contains(point)
        && groups.iter().all(|group| is_digits(group))
        && (others.is_empty() || is_grouped)
        && (decimals.len() != 3 || first.len() > 3 || !others.is_empty() || *first == "0" || point == '.');
    is_sound.then(|| [&groups.concat(), ".", decimals].concat().parse().ok()).flatten()
}

/// A number without decimals, with signs between its thousands or none.
fn whole(text: &str) -> Option<Decimal> {
    let groups: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
    let (first, others) = groups.split_first()?;
    let is_grouped = (1..=3).contains(&first.len()) && others.iter().all(|group| group.len() == 3);
    (others.is_empty() || is_grouped).then(|| groups.concat().parse().ok()).flatten()
}

/// Whether a whole number has at least three digits, and is none that may be a year.
fn is_long(text: &str) -> bool {
    let is_year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    text.len() >= 3 && !is_year
}

/// How much is looked at of what stands before a number, and after it.
const MOST_BESIDE: usize = 80;

const SPACES: [char; 5] = [' ', '\n', '\u{a0}', '\u{202f}', '\u{2009}'];

/// The word after a space, and up to where that reaches.
fn word(rest: &str) -> Option<(&str, usize)> {
    let after = rest.strip_prefix(SPACES)?;
    let (word, after) = after.split_at(after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len()));
    (!word.is_empty() && !after.starts_with(['-', '‑'])).then_some((word, rest.len() - after.len()))
}

/// By how many noughts the next word makes a number larger.
fn scale(rest: &str, words: &Words) -> Option<(u32, usize)> {
    let (word, length) = word(rest)?;
    Some((words.noughts(&lower(word))?, length))
}

/// How long the sign or the word for hundredths is that follows.
fn percent(rest: &str, tag: &str) -> Option<usize> {
    let after = rest.trim_start_matches(SPACES);
    if let Some(last) = after.strip_prefix(['%', '٪']) {
        let is_alone = !last.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '‑'));
        return is_alone.then_some(rest.len() - last.len());
    }
    let tag = tag.split('-').next().unwrap_or_default();
    let (_, phrases) = PERCENT.iter().find(|(known, _)| *known == tag)?;
    phrases.split(',').find_map(|phrase| {
        let mut end = 0;
        for part in phrase.split(' ') {
            let (word, length) = word(&rest[end..])?;
            end += length;
            (word.to_lowercase() == part).then_some(())?;
        }
        Some(end)
    })
}

/// The signs of currencies that have one meaning, or mean one of them first.
const SIGNS: [(char, &str); 6] = [('€', "EUR"), ('$', "USD"), ('£', "GBP"), ('₹', "INR"), ('₴', "UAH"), ('₺', "TRY")];

/// What stands before a number and the currency that belongs to it.
fn currency<'t>(before: &'t str, after: &'t str) -> (&'t str, Option<&'t str>) {
    let sign = |letter: Option<char>| SIGNS.iter().find(|(sign, _)| letter == Some(*sign)).map(|(_, code)| *code);
    let is_code = |word: &str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let trimmed = before.trim_end_matches(SPACES);
    if let Some(code) = sign(trimmed.chars().next_back()) {
        let before = trimmed.trim_end_matches(|c: char| sign(Some(c)).is_some());
        return (before.strip_suffix("US").unwrap_or(before), Some(code));
    }
    let last = trimmed
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(trimmed, |at| trimmed[at..].trim_start_matches(|c: char| !c.is_alphanumeric()));
    if is_code(last) {
        return (&trimmed[..trimmed.len() - last.len()], Some(last));
    }
    let code = word(after).map(|(word, _)| word).filter(|word| is_code(word));
    (before, code.or_else(|| sign(after.trim_start_matches(SPACES).chars().next())))
}

/// What stands before a number that is a difference or a bound of another kind than the record has.
const NOT_SO_MUCH: &str = "by no not every per um pro nicht de jusqu’à pas на не ليس";

impl Words {
    /// By how many noughts a word makes the number before it larger.
    fn noughts(&self, word: &str) -> Option<u32> {
        self.scales.iter().find(|(_, words)| is_one_of(words, word)).map(|(noughts, _)| *noughts)
    }

    /// What the words at the end of these say of the number after them.
    fn hedge_at_end<'b>(&self, before: &'b str) -> (Option<Hedge>, &'b str) {
        let before = before.trim_end();
        let tail = before.to_lowercase().replace(['\'', 'ʼ'], "’");
        let ends = |phrase: &&str| {
            let rest = tail.strip_suffix(*phrase).filter(|_| !phrase.is_empty());
            rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        };
        let hedges = [(Hedge::Over, self.over), (Hedge::Under, self.under), (Hedge::About, self.about)];
        let found = hedges.into_iter().find_map(|(hedge, phrases)| Some((hedge, phrases.split(',').find(ends)?)));
        let (hedge, phrase) = found.map_or((None, ""), |(hedge, phrase)| (Some(hedge), phrase));
        let words = phrase.split(' ').filter(|word| !word.is_empty()).count();
        let rest = (0..words).fold(before, |rest, _| rest.trim_end().trim_end_matches(|c: char| !c.is_whitespace()));
        (hedge, rest.trim_end())
    }

    /// Whether "half" or the like stands at the end of these words.
    fn is_after_part(&self, before: &str) -> bool {
        let last = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        self.parts.iter().any(|(_, words)| is_one_of(words, &last))
    }
}

/// Whether a number is an end of a range, a difference, or less than nothing.
fn is_part(before: &str, after: &str, words: &Words) -> bool {
    let is_sign = |c: Option<char>| c.is_some_and(|c| matches!(c, '-' | '−' | '–' | '—'));
    let before = before.trim_end_matches(SPACES);
    let number = |word: Option<&str>| {
        word.is_some_and(|word| word.contains(|c: char| c.is_ascii_digit()) || words.whole(&lower(word)).is_some())
    };
    let mut back = before.split_whitespace().rev();
    let is_after =
        back.next().is_some_and(|word| is_one_of(BETWEEN, word)) && back.take(3).any(|word| number(Some(word)));
    let mut on = after.split_whitespace();
    let is_before = on.next().is_some_and(|word| is_one_of(BETWEEN, word)) && number(on.next());
    let is_difference = before.split_whitespace().next_back().is_some_and(|word| is_one_of(NOT_SO_MUCH, &lower(word)));
    let is_up_to = ["up to", "bis zu"].iter().any(|words| before.to_lowercase().ends_with(words));
    is_difference
        || is_up_to
        || is_sign(before.chars().next_back())
        || is_sign(after.trim_start_matches(SPACES).chars().next())
        || is_after
        || is_before
}

#[cfg(test)]
mod tests {
    use super::{Sort, typed};
    use crate::language::Language;

    #[test]
    fn what_is_typed() {
        use Sort::{Decimal, Large, Percent, Whole};
        for (tag, text, expected) in [
            ("en", "On 3.5.2024 at 10 of 2024 in 2,31 a 4x4", &[][..]),
            (
                "en",
                "1,250 or 900; 27.5 metres",
                &[("1,250", "1250", Whole), ("900", "900", Whole), ("27.5", "27.5", Decimal)],
            ),
            (
                "en",
                "5%, 43 per cent, 2.50 percent",
                &[("5%", "5", Percent), ("43 per cent", "43", Percent), ("2.50 percent", "2.50", Percent)],
            ),
            ("en", "5 percentage points, a 5%-rise, 5 per centuries", &[]),
            (
                "en",
                "about 7.9 million, 300 thousand",
                &[("7.9 million", "7900000", Large), ("300 thousand", "300000", Large)],
            ),
            (
                "en",
                "three million, Two hundred thousand; two hundred",
                &[("three million", "3000000", Large), ("Two hundred thousand", "200000", Large)],
            ),
            ("en", "half a million, two and a half million, a few million", &[]),
            ("en", "1.5.2, 12.30.1", &[]),
            (
                "de",
                "27,5 Prozent von 2,5 Milliarden; 5 Prozentpunkte",
                &[("27,5 Prozent", "27.5", Percent), ("2,5 Milliarden", "2500000000", Large)],
            ),
            ("de", "1.234,5", &[("1.234,5", "1234.5", Decimal)]),
            ("fr", "27,5 % de trois millions", &[("27,5 %", "27.5", Percent), ("trois millions", "3000000", Large)]),
            ("uk", "43 відсотки, 43 відсоткові пункти", &[("43 відсотки", "43", Percent)]),
            ("nl", "27.5 %", &[("27.5 %", "27.5", Percent)]),
        ] {
            let language = Language::or_english(tag, &[]);
            let found: Vec<_> = typed(text, &language).into_iter().map(|it| (it.text, it.number, it.sort)).collect();
            let expected: Vec<_> = expected
                .iter()
                .map(|(text, number, sort)| ((*text).to_owned(), number.parse().expect("a number"), *sort))
                .collect();
            assert_eq!(found, expected, "{tag}: {text}");
        }
    }

    #[test]
    fn what_stands_beside_it() {
        let language = Language::or_english("en", &[]);
        for (text, currency, is_part, is_hedged) in [
            ("It has €2.5 billion.", Some("EUR"), false, false),
            ("more than US$2.5 billion", Some("USD"), false, true),
            ("nearly INR 2.5 billion", Some("INR"), false, true),
            ("2.5 billion EUR of", Some("EUR"), false, false),
            ("from 2 to 2.5 billion", None, true, false),
            ("27–29%", None, true, false),
            ("−3.5%", None, true, false),
            ("between 27.5 and 29 of", None, true, false),
            ("the 2.5 million", None, false, false),
        ] {
            let found = typed(text, &language);
            let last = found.last().unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (last.currency.as_deref(), last.is_part, last.hedge.is_some()),
                (currency, is_part, is_hedged),
                "{text}"
            );
        }
    }
}
