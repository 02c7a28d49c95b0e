//! Numbers and dates in words and signs, as English writes them.

use crate::document::{Amount, Date, Decimal, Season, Unit};
use yew::prelude::*;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `40,157`, `8.64`
pub(super) fn number(number: Decimal) -> String {
    let text = number.to_string();
    let whole = text.find('.').unwrap_or(text.len());
    let mut grouped = String::with_capacity(text.len() + 4);
    for (index, character) in text.char_indices() {
        if index > 0 && index < whole && (whole - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(character);
    }
    grouped
}

/// The amount with its currency, if it has one: `$25,000–35,000`, `more than 2,000`.
pub(super) fn amount(amount: Amount, unit: &Unit) -> String {
    let sign = match unit {
        Unit::Currency(code) if code == "USD" => "$".to_owned(),
        Unit::Currency(code) => format!("{code}\u{a0}"),
        Unit::Things(_) => String::new(),
    };
    match amount {
        Amount::Exact(exact) => sign + &number(exact),
        Amount::MoreThan(least) => ["more than ", &sign, &number(least)].concat(),
        Amount::About(about) => ["about ", &sign, &number(about)].concat(),
        Amount::Range(lower, upper) => [&sign, &number(lower), "–", &number(upper)].concat(),
    }
}

/// The noun that a unit counts, or nothing for a currency, whose sign stands by the amount.
pub(super) fn noun(unit: &Unit) -> &str {
    match unit {
        Unit::Currency(_) => "",
        Unit::Things(things) => things,
    }
}

/// `1 April 2022`, `April 2022`, `autumn 2024`, `2022`
pub(super) fn date_words(date: Date) -> String {
    let month = |month: u8| MONTHS[usize::from(month.clamp(1, 12)) - 1];
    match date {
        Date::Year(year) => year.to_string(),
        Date::Season(year, season) => {
            let season = match season {
                Season::Spring => "spring",
                Season::Summer => "summer",
                Season::Autumn => "autumn",
                Season::Winter => "winter",
            };
            format!("{season} {year}")
        }
        Date::Month(year, of_year) => format!("{} {year}", month(of_year)),
        Date::Day(year, of_year, day) => format!("{day} {} {year}", month(of_year)),
    }
}

/// The date in words, with its machine form where HTML has one (it has none for seasons).
pub(super) fn date(date: Date) -> Html {
    let words = date_words(date);
    match date {
        Date::Season(..) => html! { <span class="date">{ words }</span> },
        _ => html! { <time class="date" datetime={date.to_string()}>{ words }</time> },
    }
}
