//! Amounts and dates as a page shows them, and sentences with markup in them.

use crate::language::{Language, Large, Part, Sentence, Value};
use crate::values::{Amount, Counted, Date, Decimal, Share, Told, Unit};
use yew::prelude::*;

/// The amount with its currency or its percent sign, if it has one: `$25,000–35,000`, `more than 2,000`, `−3.5%`.
pub(crate) fn amount(language: &Language, amount: Amount, unit: &Unit) -> String {
    let one = |number: Decimal| of_unit(language, number, unit);
    let both = |least: Decimal, most: Decimal| match least.is_negative() || large(unit, most).is_some() {
        // A dash between two signs would be read as one of them, and each number has its own word.
        true => language.from_to(one(least), one(most)),
        false => signed(language, language.range(language.number(least), language.number(most)), most, unit),
    };
    match amount {
        Amount::Exact(exact) => one(exact),
        Amount::MoreThan(least) => language.more_than(one(least)),
        Amount::LessThan(most) => language.less_than(one(most)),
        Amount::About(about) => language.about(one(about)),
        Amount::Range(least, most) => both(least, most),
        Amount::AboutRange(least, most) => language.about(both(least, most)),
    }
}

/// The amount with what it counts: `more than 2,000 people`.
pub(crate) fn amount_of(language: &Language, amount: Amount, unit: &Unit) -> String {
    match things(language, amount, unit) {
        Some(things) => things(&self::amount(language, amount, unit).into()).into(),
        None => self::amount(language, amount, unit),
    }
}

/// A number of the record in the words in which it is told where it is read.
pub(crate) fn told(language: &Language, amount: Amount, unit: &Unit, told: Option<&Told>) -> String {
    match told {
        None => self::amount(language, amount, unit),
        Some(Told::InWords) => self::amount(language, amount, &unit.clone().in_words(true)),
        Some(Told::As(amount)) => self::amount(language, *amount, &unit.clone().in_words(true)),
        Some(Told::Said(words)) => words.clone(),
    }
}

/// What puts the words for what is counted beside a number; nothing where a sign stands there.
pub(crate) fn things<'a>(
    language: &'a Language,
    amount: Amount,
    unit: &'a Unit,
) -> Option<impl Fn(&Value<'_>) -> Sentence + 'a> {
    let last = amount.upper();
    let is_large = large(unit, last).is_some();
    let is_named = matches!(unit.counted, Counted::Things(_) | Counted::PercentagePoints);
    is_named.then_some(move |number: &Value<'_>| {
        let number = number.clone();
        match &unit.counted {
            Counted::PercentagePoints => language.percentage_points(number, language.plural(last)),
            _ if is_large => language.large_of_things(number, unit.name(), initial(unit.name())),
            _ => language.things(number, unit.name()),
        }
    })
}

/// What of a number is told in words.
fn large(unit: &Unit, number: Decimal) -> Option<Large> {
    Large::of(number).filter(|_| unit.in_words)
}

/// One number with its sign, its currency or its percent sign.
fn of_unit(language: &Language, number: Decimal, unit: &Unit) -> String {
    let plain = number.abs();
    let words = match large(unit, plain) {
        Some(Large { number, scale }) => {
            let words = language.large_number(language.number(number), language.plural(number), scale);
            match &unit.counted {
                Counted::Currency(code) => language.large_of_money(code, words),
                _ => words,
            }
        }
        None => signed(language, language.number(plain), plain, unit),
    };
    if number.is_negative() { [language.minus(), words].concat() } else { words }
}

/// Digits with the sign of what they count; `last` is their last number.
fn signed(language: &Language, digits: String, last: Decimal, unit: &Unit) -> String {
    match &unit.counted {
        Counted::Currency(code) => language.money(code, digits, language.plural(last)),
        Counted::Percent => language.percent(digits),
        Counted::Things(_) | Counted::PercentagePoints => digits,
    }
}

/// Whether words begin with a vowel, by which French leaves one out before them.
fn initial(words: &str) -> &'static str {
    let first = words.chars().next().and_then(|first| first.to_lowercase().next()).unwrap_or_default();
    if "aeiouyhàâæéèêëîïôœùûü".contains(first) { "vowel" } else { "consonant" }
}

/// How much it is, in words: `less than 8.7`.
pub(crate) fn share(language: &Language, share: Share) -> String {
    match share {
        Share::Of(amount) => self::amount(language, amount, &Unit::new("")),
        Share::LessThan(most) => language.less_than(language.number(most)),
    }
}

/// What a unit counts, or nothing for a currency, whose sign stands by the amount.
pub(crate) fn noun(language: &Language, unit: &Unit) -> String {
    match &unit.counted {
        Counted::Currency(_) | Counted::Percent => String::new(),
        Counted::Things(_) | Counted::PercentagePoints => counted(language, unit),
    }
}

/// What a unit counts, in words: `people`, `US dollars`.
pub(crate) fn counted(language: &Language, unit: &Unit) -> String {
    match &unit.counted {
        Counted::Currency(code) => language.currency(code),
        Counted::Things(things) => things.clone(),
        Counted::Percent => language.in_percent(),
        Counted::PercentagePoints => language.in_percentage_points(),
    }
}

/// How exact a date is, as messages ask for it.
pub(crate) fn precision(date: Date) -> &'static str {
    match date {
        Date::Year(_) => "year",
        Date::Season(..) | Date::Period(..) => "season",
        Date::Month(..) => "month",
        Date::Day(..) => "day",
    }
}

/// The date in words, with its machine form where HTML has one (it has none for seasons and periods).
pub(crate) fn date(language: &Language, date: Date) -> Html {
    let words = language.date(date);
    match date {
        Date::Season(..) | Date::Period(..) => html! { <span class="date">{ words }</span> },
        _ => html! { <time class="date" datetime={date.to_string()}>{ words }</time> },
    }
}

/// A sentence with markup at its places.
pub(crate) fn fill<const N: usize>(sentence: &Sentence, insertions: [Html; N]) -> Html {
    let part = |part: &Part| match part {
        Part::Words(words) => html! { { words } },
        Part::Placeholder(placeholder) => insertions.get(placeholder.index()).cloned().unwrap_or_default(),
    };
    sentence.parts().iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::amount_of;
    use crate::figures::WORDS;
    use crate::language::Language;
    use crate::values::Unit;

    /// Checks what an amount is in each language: no-break spaces are `_` here, narrow ones `'`, and what isolates a
    /// number between words from right to left is left out.
    #[test]
    fn amounts_are_told_as_each_language_tells_them() {
        let tell = |tag: &str, amount: &str, unit: &str, in_words: bool| {
            let language = Language::new(tag, WORDS).expect("there is such a language");
            let unit = Unit::new(unit).in_words(in_words);
            let told = amount_of(&language, amount.parse().expect("it is an amount"), &unit);
            told.replace('\u{a0}', "_")
                .replace('\u{202f}', "'")
                .replace(['\u{2068}', '\u{2069}', '\u{61c}', '\u{200e}'], "")
        };
        for (tag, amount, unit, expected) in [
            ("en", "-3.5", "%", "−3.5%"),
            ("de", "-3.5", "%", "−3,5_%"),
            ("fr", "-3.5", "%", "−3,5'%"),
            ("uk", "-3.5", "%", "−3,5_%"),
            ("ar", "-3.5", "%", "−3.5٪"),
            ("en", "23.0", "%", "23.0%"),
            ("de", "10.0", "Grad", "10,0 Grad"),
            ("en", "23..25", "%", "23–25%"),
            ("en", "-5..-3", "%", "−5% to −3%"),
            ("en", "-5..3", "degrees", "−5 to 3 degrees"),
            ("en", "~1.5..2", "EUR", "about €1.5–2"),
            ("en", "<5", "people", "less than 5 people"),
            ("en", "-5", "EUR", "−€5"),
            ("de", "-5", "EUR", "−5_€"),
            ("ar", "-5", "EUR", "−5_يورو"),
            ("en", "500", "INR", "₹500"),
            ("en", "500", "XAF", "XAF_500"),
            ("en", "1", "pp", "1 percentage point"),
            ("en", "-2.5", "pp", "−2.5 percentage points"),
            ("de", "1", "pp", "1 Prozentpunkt"),
            ("fr", "1.5", "pp", "1,5 point de pourcentage"),
            ("uk", "3", "pp", "3 відсоткові пункти"),
            ("uk", "2.5", "pp", "2,5 відсоткового пункту"),
            ("ar", "3", "pp", "3 نقاط مئوية"),
            ("en", "2500000000", "EUR", "€2,500,000,000"),
            ("en", "22000000000000000", "IDR", "IDR_22,000,000,000,000,000"),
        ] {
            assert_eq!(tell(tag, amount, unit, false), expected, "{tag}: {amount} {unit}");
        }
        for (tag, amount, unit, expected) in [
            ("en", "2500000000", "EUR", "€2.5 billion"),
            ("en", "-2500000000", "EUR", "−€2.5 billion"),
            ("de", "2500000000", "EUR", "2,5 Milliarden Euro"),
            ("de", "1000000", "Menschen", "1 Million Menschen"),
            ("de", "2000000", "Menschen", "2 Millionen Menschen"),
            ("fr", "2500000000", "EUR", "2,5 milliards d’euros"),
            ("fr", "1500000", "habitants", "1,5 million d’habitants"),
            ("fr", "2500000", "personnes", "2,5 millions de personnes"),
            ("uk", "2500000000", "EUR", "2,5 мільярда євро"),
            ("uk", "3000000", "людей", "3 мільйони людей"),
            ("ar", "2500000000", "USD", "2.5 مليار دولار"),
            ("ar", "3000000", "شخص", "3 ملايين شخص"),
            ("en", "2500000000", "INR", "₹2.5 billion"),
            ("en", ">2000000", "people", "more than 2 million people"),
            ("en", "800000..1200000", "USD", "$800,000 to $1.2 million"),
            ("en", "2500000000..3000000000", "EUR", "€2.5 billion to €3 billion"),
            ("en", "2512345678", "EUR", "€2,512,345,678"),
            ("en", "40157", "people", "40,157 people"),
        ] {
            assert_eq!(tell(tag, amount, unit, true), expected, "{tag}: {amount} {unit}");
        }
    }
}
