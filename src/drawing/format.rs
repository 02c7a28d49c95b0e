//! Amounts and dates as a page shows them, and sentences with markup in them.

use crate::language::{Language, Part, Sentence};
use crate::values::{Amount, Date, Decimal, Share, Unit};
use yew::prelude::*;

/// The amount with its currency, if it has one: `$25,000–35,000`, `more than 2,000`.
pub(crate) fn amount(language: &Language, amount: Amount, unit: &Unit) -> String {
    let money = |number: String, last: Decimal| match unit {
        Unit::Currency(code) => language.money(code, number, language.plural(last)),
        Unit::Things(_) => number,
    };
    let one = |number: Decimal| money(language.number(number), number);
    match amount {
        Amount::Exact(exact) => one(exact),
        Amount::MoreThan(least) => language.more_than(one(least)),
        Amount::About(about) => language.about(one(about)),
        Amount::Range(least, most) => money(language.range(language.number(least), language.number(most)), most),
    }
}

/// The amount with what it counts: `more than 2,000 people`.
pub(crate) fn amount_of(language: &Language, amount: Amount, unit: &Unit) -> String {
    match unit {
        Unit::Currency(_) => self::amount(language, amount, unit),
        Unit::Things(things) => language.things(self::amount(language, amount, unit), things).into(),
    }
}

/// How much it is, in words: `less than 8.7`.
pub(crate) fn share(language: &Language, share: Share) -> String {
    match share {
        Share::Of(amount) => self::amount(language, amount, &Unit::Things(String::new())),
        Share::LessThan(most) => language.less_than(language.number(most)),
    }
}

/// The noun that a unit counts, or nothing for a currency, whose sign stands by the amount.
pub(crate) fn noun(unit: &Unit) -> &str {
    match unit {
        Unit::Currency(_) => "",
        Unit::Things(things) => things,
    }
}

/// What a unit counts, in words: `people`, `US dollars`.
pub(crate) fn counted(language: &Language, unit: &Unit) -> String {
    match unit {
        Unit::Currency(code) => language.currency(code),
        Unit::Things(things) => things.clone(),
    }
}

/// How exact a date is, as messages ask for it.
pub(crate) fn precision(date: Date) -> &'static str {
    match date {
        Date::Year(_) => "year",
        Date::Season(..) => "season",
        Date::Month(..) => "month",
        Date::Day(..) => "day",
    }
}

/// The date in words, with its machine form where HTML has one (it has none for seasons).
pub(crate) fn date(language: &Language, date: Date) -> Html {
    let words = language.date(date);
    match date {
        Date::Season(..) => html! { <span class="date">{ words }</span> },
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
