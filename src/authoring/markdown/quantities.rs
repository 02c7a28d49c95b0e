//! The numbers in a text, in digits and in words: what a reader takes for a number, and not the digits in a name.

use std::collections::BTreeSet;

/// The words for numbers of a language. There are lists of some languages; in others only digits are found.
#[derive(Default)]
pub(crate) struct Numerals {
    /// Those that are a number by themselves. The smallest are not among them: "one of them" counts nothing.
    alone: BTreeSet<&'static str>,
    /// Those that make a number with a word of `scales` after them.
    counting: BTreeSet<&'static str>,
    scales: BTreeSet<&'static str>,
    /// What words are put together of in a language that writes a number as one word.
    pieces: &'static [&'static str],
}

impl Numerals {
    /// Those of the language that a tag names.
    pub(crate) fn of(tag: &str) -> Self {
        let set = |words: &'static str| words.split_ascii_whitespace().collect();
        let lists = |alone, counting, scales, pieces| Self {
            alone: set(alone),
            counting: set(counting),
            scales: set(scales),
            pieces,
        };
        match tag.split('-').next().unwrap_or_default() {
            "en" => lists(
                "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty \
                 sixty seventy eighty ninety",
                "a one two three four five six seven eight nine ten",
                "hundred thousand million billion trillion dozen",
                &[],
            ),
            "de" => lists(
                "",
                "eine einer einem ein eins zwei drei vier fünf sechs sieben acht neun zehn",
                "million millionen milliarde milliarden billion billionen dutzend",
                &[
                    "eins", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sech", "sieben", "sieb", "acht", "neun",
                    "zehn", "elf", "zwölf", "zwan", "zig", "ßig", "und", "hundert", "tausend",
                ],
            ),
            "fr" => lists(
                "onze douze treize quatorze quinze seize vingt vingts trente quarante cinquante soixante cent cents mille",
                "un une deux trois quatre cinq six sept huit neuf dix",
                "million millions milliard milliards billion billions douzaine",
                &[],
            ),
            "uk" => lists(
                "одинадцять дванадцять тринадцять чотирнадцять п’ятнадцять шістнадцять сімнадцять вісімнадцять \
                 дев’ятнадцять двадцять тридцять сорок п’ятдесят шістдесят сімдесят вісімдесят дев’яносто сто двісті \
                 триста чотириста п’ятсот шістсот сімсот вісімсот дев’ятсот одинадцяти дванадцяти двадцяти тридцяти \
                 сорока п’ятдесяти шістдесяти сімдесяти вісімдесяти двохсот трьохсот",
                "один одна одну одного два дві двох три трьох чотири чотирьох п’ять п’яти шість шести сім семи вісім \
                 восьми дев’ять дев’яти десять десяти пів",
                "тисяча тисячу тисячі тисяч мільйон мільйона мільйони мільйонів мільярд мільярда мільярди мільярдів \
                 трильйон трильйона трильйони трильйонів",
                &[],
            ),
            "ar" => lists(
                "عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين \
                 مئة مائة مئتان مئتين مائتان مائتين ألفان ألفين مليونان مليونين ملياران مليارين",
                "ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني تسعة تسع عشرة عشر نصف",
                "ألف آلاف مليون ملايين مليار مليارات",
                &[],
            ),
            _ => Self::default(),
        }
    }

    fn is_alone(&self, word: &str) -> bool {
        self.alone.contains(word) || (!self.pieces.is_empty() && is_made_of(word, self.pieces))
    }

    fn counts(&self, word: &str) -> bool {
        self.counting.contains(word) || self.scales.contains(word) || self.is_alone(word)
    }
}

/// Whether a word is put together of these and says more than ten.
fn is_made_of(word: &str, pieces: &[&str]) -> bool {
    const LONGEST: usize = 60;
    let parts = |mut rest: &str| {
        let mut count = 0;
        while !rest.is_empty() {
            // The longest comes first where one begins with another.
            let piece = pieces.iter().filter(|piece| rest.starts_with(**piece)).max_by_key(|piece| piece.len())?;
            rest = &rest[piece.len()..];
            count += 1;
        }
        Some(count)
    };
    let is_large = |word: &str| matches!(word, "elf" | "zwölf" | "hundert" | "tausend");
    word.len() <= LONGEST && (is_large(word) || parts(word).is_some_and(|count| count > 1))
}

/// What is typed in the place of an apostrophe.
const TYPED: [char; 2] = ['\'', 'ʼ'];

/// Each number in a text: where it stands, and its words.
pub(crate) fn quantities<'t>(text: &'t str, numerals: &'t Numerals) -> impl Iterator<Item = (usize, &'t str)> {
    // Where the word before began, if it can be the first of a number in words.
    let mut before: Option<usize> = None;
    tokens(text).filter_map(move |(at, token)| {
        if token.contains(char::is_numeric) {
            before = None;
            return digits(token).map(|(start, number)| (at + start, number));
        }
        let word = token.to_lowercase();
        let word = if word.contains(TYPED) { word.replace(TYPED, "’") } else { word };
        let mut parts = word.split(['-', '‑']);
        let is_alone = parts.any(|part| numerals.is_alone(part)) && word != "mille-feuille";
        let is_scale = numerals.scales.contains(word.as_str());
        // Of "per cent" and "pour cent" no hundred is left.
        let is_percent = text[..at].trim_end().ends_with("pour") && word == "cent";
        let start = before.take();
        if numerals.counts(&word) {
            before = Some(start.unwrap_or(at));
        }
        match (is_alone && !is_percent, is_scale, start) {
            (_, true, Some(start)) => Some((start, &text[start..at + token.len()])),
            (true, ..) => Some((at, token)),
            _ => None,
        }
    })
}

/// A number as it can be compared: without what parts its thousands, and its words in lower case.
pub(crate) fn plain(number: &str) -> String {
    match number.contains(char::is_numeric) {
        true => number.chars().filter(|c| c.is_numeric()).collect(),
        false => number.to_lowercase(),
    }
}

/// Whether a number is a year, or the day of a date with one: `5 September 2023`, `September 5, 2023`.
pub(crate) fn is_date(text: &str, at: usize, number: &str) -> bool {
    let is_year = |token: &str| token.len() == 4 && (token.starts_with('1') || token.starts_with('2'));
    let is_plain = |token: &str| token.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = |token: &str| is_plain(token) && is_year(token);
    let is_day = is_plain(number) && number.parse().is_ok_and(|day: u32| (1..=31).contains(&day));
    is_year(number) || (is_day && tokens(&text[at..]).skip(1).take(2).any(|(_, token)| is_year(token)))
}

/// What stands between spaces and signs; hyphens, apostrophes, and signs between digits are inside.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    std::iter::from_fn(move || {
        let is_word = |c: char| c.is_alphanumeric() || c.is_numeric();
        let start = end + text[end..].find(is_word)?;
        let mut last = start;
        let mut characters = text[start..].char_indices().peekable();
        while let Some((offset, c)) = characters.next() {
            let next = characters.peek().map(|(_, next)| *next);
            let is_inside = match c {
                _ if is_word(c) => true,
                '-' | '‑' | '_' | '\'' | '’' | 'ʼ' => next.is_some_and(is_word),
                // A slash, a point or a comma parts words, and not the digits of a number or a date.
                '/' | '.' | ',' => {
                    text[..start + offset].ends_with(char::is_numeric) && next.is_some_and(char::is_numeric)
                }
                _ => false,
            };
            if !is_inside {
                break;
            }
            last = start + offset + c.len_utf8();
        }
        end = last;
        Some((start, &text[start..last]))
    })
}

/// What is written right before a number and is no word: the codes of currencies.
const CODES: [&str; 14] =
    ["AUD", "CAD", "CHF", "CNY", "EUR", "GBP", "INR", "JPY", "PLN", "Rs", "TRY", "UAH", "US", "USD"];

/// Words that begin with digits.
const NAMES: [&str; 10] = ["24/7", "9/11", "2D", "3D", "2G", "3G", "4G", "5G", "6G", "4x4"];

/// The number that a token with digits in it is: none of "CO2", "Covid-19", "F-16" and "24/7", which are words.
fn digits(token: &str) -> Option<(usize, &str)> {
    let start = token.find(char::is_numeric)?;
    let prefix = &token[..start];
    let name = prefix.trim_end_matches(['-', '‑', '_', '\'', '’']);
    // In Arabic "and" and "of" are written together with what follows them.
    let is_joined = |c: char| ('\u{600}'..'\u{780}').contains(&c);
    let is_word =
        !name.is_empty() && !CODES.contains(&name) && (name.len() < prefix.len() || !name.chars().all(is_joined));
    if is_word || NAMES.contains(&token) {
        return None;
    }
    let rest = &token[start..];
    let end = rest.find(|c: char| !(c.is_numeric() || matches!(c, '.' | ','))).unwrap_or(rest.len());
    Some((start, rest[..end].trim_end_matches(['.', ','])))
}

#[cfg(test)]
mod tests {
    use super::{Numerals, plain, quantities};

    #[test]
    fn numbers_in_digits_and_in_words() {
        for (tag, text, expected) in [
            ("en", "CO2, Covid-19, an F-16, a Tu-22M3, km², the G7 and H2O, 24/7, 5G, 3D, 9/11", &[][..]),
            ("en", "some 1,250 people, 40 of them", &["1,250", "40"]),
            ("en", "a 10-year plan of $2.5bn; US$5, Rs500, EUR500.", &["10", "2.5", "5", "500", "500"]),
            ("en", "on 01/02/2022, a third (1/3), ½", &["01", "1", "½"]),
            ("en", "one of them, two ferries, hundreds of people, the million", &[]),
            (
                "en",
                "Three million came, a hundred stayed; twelve, twenty-five.",
                &["Three million", "a hundred", "twelve", "twenty-five"],
            ),
            ("en", "two hundred thousand", &["two hundred", "two hundred thousand"]),
            (
                "de",
                "drei Millionen, hundert, fünfundzwanzig, zweitausend, acht, und, Elfenbein",
                &["drei Millionen", "hundert", "fünfundzwanzig", "zweitausend"],
            ),
            ("fr", "trois millions, vingt-cinq, dix-sept pour cent, deux ponts", &["trois millions", "vingt-cinq"]),
            ("uk", "три мільйони людей, п'ятдесят, два мости, Ту-22М3", &["три мільйони", "п'ятдесят"]),
            ("ar", "ثلاثة ملايين شخص و300 منهم، كوفيد-19", &["ثلاثة ملايين", "300"]),
            ("nl", "drie miljoen", &[]),
        ] {
            let numerals = Numerals::of(tag);
            let found: Vec<&str> = quantities(text, &numerals).map(|(_, number)| number).collect();
            assert_eq!(found, expected, "{tag}: {text}");
        }
        assert_eq!(plain("1,250"), plain("1250"));
    }
}
