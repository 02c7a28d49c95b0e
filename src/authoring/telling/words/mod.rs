//! What a writer's own words say of a number: which one, and whether it is more or less.

mod lists;

use crate::values::{Decimal, digit};
use lists::{AR, DE, EN, FR, UK};
use std::borrow::Cow;

/// What stands before a number that is not just it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hedge {
    About,
    Over,
    Under,
}

/// What words say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Said {
    Number(Decimal),
    /// So many in so many.
    Share(u32, u32),
}

/// The words of a language, each list with spaces or commas between them.
#[derive(Default)]
pub(super) struct Words {
    pub(super) about: &'static str,
    pub(super) over: &'static str,
    pub(super) under: &'static str,
    /// One, two and so on.
    numbers: &'static [&'static str],
    /// By how many noughts the words after them make a number larger.
    pub(super) scales: &'static [(u32, &'static str)],
    /// A half, a third and so on.
    pub(super) parts: &'static [(u32, &'static str)],
    /// What stands between the two numbers of a share.
    joints: &'static str,
    /// What stands before "fifth" where that is one in five.
    each: &'static str,
    /// Fifth and so on, after such words.
    ordinals: &'static [(u32, &'static str)],
    /// What stands before the places after the point.
    pub(super) point: char,
}

impl Words {
    /// Those of the language that a tag names; in one that there are none of, only digits are understood.
    pub(super) fn of(tag: &str) -> Self {
        match tag.split('-').next().unwrap_or_default() {
            "en" => EN,
            "de" => DE,
            "fr" => FR,
            "uk" => UK,
            "ar" => AR,
            _ => Self { point: '.', ..Self::default() },
        }
    }

    /// What these words say; `None` where that is not one number.
    pub(super) fn read(&self, words: &str) -> Option<(Option<Hedge>, Said)> {
        let words = words.to_lowercase().replace(['\'', 'ʼ'], "’").replace(['-', '‑', '\u{a0}', '\u{202f}'], " ");
        let trimmed = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%').to_owned();
        let mut tokens: Vec<String> = words.split_whitespace().map(trimmed).filter(|word| !word.is_empty()).collect();
        let hedges = [(Hedge::Over, self.over), (Hedge::Under, self.under), (Hedge::About, self.about)];
        let hedge = hedges.into_iter().find_map(|(hedge, phrases)| take(&mut tokens, phrases).then_some(hedge));
        let mut said = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            match self.at(&tokens[at..]) {
                Some((one, length)) => {
                    said.push(one);
                    at += length;
                }
                None => at += 1,
            }
        }
        match said.as_slice() {
            [one] => Some((hedge, *one)),
            _ => None,
        }
    }

    /// The number that begins here, and of how many words it is made.
    fn at(&self, tokens: &[String]) -> Option<(Said, usize)> {
        let part = |word: &String| of(self.parts, word);
        if let Some(whole) = part(&tokens[0]) {
            return Some((Said::Share(1, whole), 1));
        }
        if is_one_of(self.each, &tokens[0]) {
            let whole = tokens.get(1).and_then(|word| of(self.ordinals, word))?;
            return Some((Said::Share(1, whole), 2));
        }
        let number = self.number(&tokens[0])?;
        if let Some(whole) = tokens.get(1).and_then(part) {
            return Some((Said::Share(small(number)?, whole), 2));
        }
        for joint in self.joints.split(',').map(|joint| joint.split_whitespace().collect::<Vec<_>>()) {
            let rest = tokens.get(1..1 + joint.len()).filter(|rest| rest.iter().eq(joint.iter()));
            let whole = rest.and(tokens.get(1 + joint.len())).and_then(|word| small(self.number(word)?));
            if let Some(whole) = whole.filter(|whole| *whole > 0) {
                return Some((Said::Share(small(number)?, whole), 2 + joint.len()));
            }
        }
        let (mut millionths, mut length) = (number.millionths(), 1);
        while let Some(noughts) = tokens.get(length).and_then(|word| of(self.scales, word)) {
            millionths = millionths.checked_mul(10i128.pow(noughts)).filter(|it| *it < 10i128.pow(24))?;
            length += 1;
        }
        // "A million" is a number, and "a ferry" is none.
        let is_number = length > 1 || tokens[0].contains(char::is_numeric) || number != Decimal::whole(1);
        is_number.then_some((Said::Number(Decimal::of_millionths(millionths)), length))
    }

    /// A small whole number, in digits or in one word.
    pub(super) fn whole(&self, word: &str) -> Option<u32> {
        match word.contains(['\'', 'ʼ']) {
            true => small(self.number(&word.replace(['\'', 'ʼ'], "’"))?),
            false => small(self.number(word)?),
        }
    }

    /// Whether a word says that the number after it is not just that.
    pub(super) fn is_hedge(&self, word: &str) -> bool {
        let last = |phrases: &str| phrases.split(',').any(|phrase| phrase.split(' ').next_back() == Some(word));
        [self.about, self.over, self.under].into_iter().any(last)
    }

    /// A number in digits, or one of the small ones in words.
    fn number(&self, word: &str) -> Option<Decimal> {
        if word.contains(char::is_numeric) {
            return self.digits(word);
        }
        let number = self.numbers.iter().position(|words| is_one_of(words, word))?;
        Some(Decimal::whole(number as u32 + 1))
    }

    fn digits(&self, word: &str) -> Option<Decimal> {
        let plain = word.trim_matches(|c: char| !c.is_numeric()).chars().filter_map(|c| match c {
            _ if c == self.point || c == '\u{66b}' => Some('.'),
            ',' | '.' | '’' | '\u{66c}' => None,
            _ => digit(c).map_or(Some(c), |value| char::from_digit(value, 10)),
        });
        plain.collect::<String>().parse().ok()
    }
}

/// Whether one of these phrases stands among the words; if so it is taken from there.
fn take(tokens: &mut Vec<String>, phrases: &str) -> bool {
    for phrase in phrases.split(',').map(|phrase| phrase.split_whitespace().collect::<Vec<_>>()) {
        let found = tokens.windows(phrase.len().max(1)).position(|words| words.iter().eq(phrase.iter()));
        if let Some(at) = found {
            tokens.drain(at..at + phrase.len());
            return true;
        }
    }
    false
}

pub(super) fn is_one_of(words: &str, word: &str) -> bool {
    // In bytes: each word of a text is looked for in many lists.
    words.as_bytes().split(|byte| *byte == b' ').any(|known| known == word.as_bytes())
}

/// The word in small letters, which most are.
pub(super) fn lower(word: &str) -> Cow<'_, str> {
    match word.contains(char::is_uppercase) {
        true => word.to_lowercase().into(),
        false => word.into(),
    }
}

fn of(lists: &[(u32, &str)], word: &str) -> Option<u32> {
    lists.iter().find(|(_, words)| is_one_of(words, word)).map(|(number, _)| *number)
}

/// A whole number that a share can have.
fn small(number: Decimal) -> Option<u32> {
    number.to_string().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Hedge, Said, Words};

    #[test]
    fn words_say_one_number() {
        let number = |text: &str| Said::Number(text.parse().expect("a number"));
        for (tag, words, expected) in [
            ("en", "one in five", Some((None, Said::Share(1, 5)))),
            ("en", "about one in every five", Some((Some(Hedge::About), Said::Share(1, 5)))),
            ("en", "Nearly two-thirds", Some((Some(Hedge::Under), Said::Share(2, 3)))),
            ("en", "a fifth", Some((None, Said::Share(1, 5)))),
            ("en", "more than half", Some((Some(Hedge::Over), Said::Share(1, 2)))),
            ("en", "3 out of 10", Some((None, Said::Share(3, 10)))),
            ("en", "two and a half billion", None),
            ("en", "2.5 billion", Some((None, number("2500000000")))),
            ("en", "some 1,250", Some((Some(Hedge::About), number("1250")))),
            ("en", "a hundred thousand", Some((None, number("100000")))),
            ("en", "about 20%", Some((Some(Hedge::About), number("20")))),
            ("en", "many", None),
            ("en", "two or three", None),
            ("de", "jeder Fünfte", Some((None, Said::Share(1, 5)))),
            ("de", "rund ein Viertel", Some((Some(Hedge::About), Said::Share(1, 4)))),
            ("de", "2,5 Milliarden", Some((None, number("2500000000")))),
            ("de", "einer von fünf", Some((None, Said::Share(1, 5)))),
            ("fr", "un sur cinq", Some((None, Said::Share(1, 5)))),
            ("fr", "près de la moitié", Some((Some(Hedge::Under), Said::Share(1, 2)))),
            ("fr", "deux tiers", Some((None, Said::Share(2, 3)))),
            ("uk", "кожен п'ятий", Some((None, Said::Share(1, 5)))),
            ("uk", "один із п’яти", Some((None, Said::Share(1, 5)))),
            ("uk", "понад 2,5 мільйона", Some((Some(Hedge::Over), number("2500000")))),
            ("ar", "واحد من كل خمسة", Some((None, Said::Share(1, 5)))),
            ("ar", "نحو ثلث", Some((Some(Hedge::About), Said::Share(1, 3)))),
            ("ar", "٢٫٥ مليون", Some((None, number("2500000")))),
            ("nl", "40", Some((None, number("40")))),
        ] {
            assert_eq!(Words::of(tag).read(words), expected, "{tag}: {words}");
        }
    }
}
