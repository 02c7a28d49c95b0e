//! In which words a number of the record may be told where it is read: those that are true of it.

mod tally;
mod typed;
mod words;

use crate::drawing;
use crate::language::{Language, Large};
use crate::values::{Amount, Counted, Decimal, Rounding, Told, Unit};
pub(crate) use tally::Tally;
pub(crate) use typed::{Quantity, Sort, typed};
use words::{Hedge, Said, Words};

/// What a telling is written as where large numbers shall be told in words.
const IN_WORDS: &str = "words";

/// What is wrong with a telling, and what to do about it.
type Wrong = (String, String);

/// Reads what stands after the `|` of a number of the record, and holds it to the record.
pub(crate) fn told(written: &str, amount: Amount, unit: &Unit, language: &Language) -> Result<Told, Wrong> {
    let record = Record { amount, unit, language };
    if written == IN_WORDS {
        let is_short = [amount.lower(), amount.upper()].into_iter().all(|number| Large::of(number).is_some());
        return is_short.then_some(Told::InWords).ok_or_else(|| {
            let hint = match about(amount, 2) {
                Some(about) => format!("{}; |{} rounds it", record.says(), about.lower()),
                None => record.says(),
            };
            ("only a million and more with at most three places is told in words".to_owned(), hint)
        });
    }
    if let Some(words) = quoted(written) {
        return said(words, &record).map(|()| Told::Said(words.to_owned()));
    }
    let told = match written.parse::<Amount>() {
        // Where the record is more exact than this, it is about this.
        Ok(Amount::Exact(number)) if amount == Amount::Exact(number) => amount,
        Ok(Amount::Exact(number)) => Amount::About(number),
        Ok(told) => told,
        Err(_) => {
            let hint =
                "write |words, a rounder number such as |40000 or |>2000000, or your own words in quotation marks";
            return Err((format!("not a way to tell a number: \"{written}\""), hint.to_owned()));
        }
    };
    match is_true(amount, told) {
        true => Ok(Told::As(told)),
        false => Err(record.contradicts(written, told)),
    }
}

/// Words in quotation marks, straight or not.
fn quoted(written: &str) -> Option<&str> {
    let pairs = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»')];
    pairs.into_iter().find_map(|(open, close)| {
        let words = written.strip_prefix(open)?.strip_suffix(close)?.trim();
        (!words.is_empty()).then_some(words)
    })
}

/// The number that is told.
struct Record<'r> {
    amount: Amount,
    unit: &'r Unit,
    language: &'r Language,
}

impl Record<'_> {
    fn says(&self) -> String {
        format!("the record says {}", drawing::amount_of(self.language, self.amount, self.unit))
    }

    /// What is wrong with words that say something else, and how the number is told as exactly as was tried.
    fn contradicts(&self, words: &str, told: Amount) -> Wrong {
        let rounded = about(self.amount, told.most_digits()).filter(|about| *about != told);
        let hint = match rounded.map(|about| drawing::told(self.language, about, self.unit, Some(&Told::InWords))) {
            Some(rounded) => format!("{}, {rounded}", self.says()),
            None => self.says(),
        };
        (format!("not true of the record: \"{words}\""), hint)
    }
}

/// Holds a writer's own words to the record.
fn said(words: &str, record: &Record<'_>) -> Result<(), Wrong> {
    let Record { amount, unit, language } = *record;
    let Some((hedge, said)) = Words::of(language.tag()).read(words) else {
        let message = format!("it is not understood which number these words say: \"{words}\"");
        let record = record.says();
        return Err((
            message,
            format!("{record}; say one number or one share, such as \"about 40\" or \"one in five\""),
        ));
    };
    match said {
        Said::Share(part, whole) if unit.counted != Counted::Percent => Err((
            format!("these words say {part} in {whole}, and the record has no share"),
            format!("{}; only what has the unit % is told so", record.says()),
        )),
        Said::Share(part, whole) => match is_share(amount, hedge, part, whole) {
            true => Ok(()),
            false => Err((format!("not true of the record: \"{words}\""), record.says())),
        },
        Said::Number(number) => {
            let told = match hedge {
                None => Amount::Exact(number),
                Some(Hedge::About) => Amount::About(number),
                Some(Hedge::Over) => Amount::MoreThan(number),
                Some(Hedge::Under) => Amount::LessThan(number),
            };
            match is_true(amount, told) {
                true => Ok(()),
                false => Err(record.contradicts(words, told)),
            }
        }
    }
}

/// The number to so many digits, where it is not so exact already.
fn about(amount: Amount, digits: u32) -> Option<Amount> {
    let number = amount.lower();
    let rounded = number.rounded(digits.min(MOST_OF_ABOUT), Rounding::Nearest);
    (matches!(amount, Amount::Exact(_)) && rounded != number).then_some(Amount::About(rounded))
}

/// What is about a number is known to so many digits at most.
const MOST_OF_ABOUT: u32 = 3;

/// Whether what is told is so if the record is: as exact or less, and never nearer to something else.
fn is_true(record: Amount, told: Amount) -> bool {
    let rounds = |number: Decimal, to: Decimal| {
        to.significant_digits() <= MOST_OF_ABOUT && number.rounded(to.significant_digits(), Rounding::Nearest) == to
    };
    match (record, told) {
        (Amount::Exact(number), Amount::Exact(told)) => number == told,
        // What is known is not said to be less known than it is.
        (Amount::Exact(number), Amount::About(told)) => number != told && rounds(number, told),
        (Amount::About(number), Amount::About(told)) => rounds(number, told),
        (Amount::Range(least, most) | Amount::AboutRange(least, most), Amount::About(told)) => {
            least <= told && told <= most
        }
        (Amount::MoreThan(least), Amount::MoreThan(told)) => least >= told,
        (Amount::LessThan(most), Amount::LessThan(told)) => most <= told,
        (_, Amount::MoreThan(told)) => record.least().is_some_and(|least| least > told),
        (_, Amount::LessThan(told)) => record.most().is_some_and(|most| most < told),
        (_, Amount::Range(from, to)) => {
            !record.is_about()
                && record.least().is_some_and(|least| least >= from)
                && record.most().is_some_and(|most| most <= to)
        }
        (_, Amount::AboutRange(from, to)) => match (record.least(), record.most()) {
            (Some(least), Some(most)) => (least >= from && most <= to) || (rounds(least, from) && rounds(most, to)),
            _ => false,
        },
        _ => false,
    }
}

/// Whether a share in per cent is so many in so many: to a fortieth of it, to a tenth where the words say "about" or on
/// which side of it the number lies.
fn is_share(record: Amount, hedge: Option<Hedge>, part: u32, whole: u32) -> bool {
    let said = i128::from(part) * 100_000_000;
    let is_so = |number: Decimal| {
        let less = number.millionths() * i128::from(whole) - said;
        match hedge {
            None => less.abs() * 40 <= said,
            Some(Hedge::About) => less.abs() * 10 <= said,
            Some(Hedge::Over) => less > 0 && less * 10 <= said,
            Some(Hedge::Under) => less < 0 && -less * 10 <= said,
        }
    };
    match (record, hedge) {
        (Amount::MoreThan(least), Some(Hedge::Over)) => least.millionths() * i128::from(whole) >= said,
        (Amount::LessThan(most), Some(Hedge::Under)) => most.millionths() * i128::from(whole) <= said,
        (Amount::MoreThan(_) | Amount::LessThan(_), _) => false,
        _ => is_so(record.lower()) && is_so(record.upper()),
    }
}
