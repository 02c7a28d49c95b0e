//! Decimals, shares in per cent and large numbers in words: they are typed rounded as often as not, and nothing in them
//! says that they mean a number of the record. What may contradict it is only ever a warning.

use super::{Known, Numbers, Recorded, Told, only, words::words_at_start};
use crate::authoring::markdown::{Statement, Typed};
use crate::authoring::telling::{Quantity, Sort};
use crate::values::{Amount, Counted, Decimal};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

/// What is looked at of numbers near to one that was typed: more are not told apart by their digits.
const NEAR: usize = 16;

/// How many digits a number has at least of which a slip can be told.
const DIGITS_OF_SLIP: u32 = 4;

/// What is looked through for the numbers of a statement.
pub(super) struct Around<'k, 'f> {
    pub(super) statement: &'k Statement<'k>,
    /// Its numbers: those that were typed, and those that are read.
    pub(super) said: &'k BTreeSet<Decimal>,
    /// Of a number of the record whether one that was typed is it, or rounds it: a statement may have a great many.
    pub(super) is_typed: RefCell<HashMap<Amount, bool>>,
    /// Of the sources that are cited.
    pub(super) known: &'k [&'k Known<'f>],
    /// Of these, of the days that are named.
    pub(super) meant: &'k [&'k Numbers<'f>],
    /// Of all sources, of the days that are named.
    pub(super) days: &'k [&'k Numbers<'f>],
}

impl Around<'_, '_> {
    fn is_unsaid(&self, recorded: &Recorded<'_>) -> bool {
        let is_typed = || self.statement.typed.iter().any(|typed| typed.quantity.is_true_of(recorded.amount));
        !self.said.contains(&recorded.number)
            && !*self.is_typed.borrow_mut().entry(recorded.amount).or_insert_with(is_typed)
    }
}

/// Tells of a number that is not a whole one in digits.
pub(super) fn check(typed: &Typed<'_>, around: &Around<'_, '_>, told: &Told<'_>) {
    let quantity = &typed.quantity;
    let things = things(typed);
    let is_true = |numbers: &&&Numbers<'_>| numbers.true_of(quantity, &things).is_some();
    if let Some(recorded) = around.known.iter().find_map(|known| known.all().true_of(quantity, &things)) {
        told.offer_rounded(typed, recorded);
        return;
    }
    let is_same =
        |recorded: &&Recorded<'_>| (recorded.unit.counted == Counted::Percent) == (quantity.sort == Sort::Percent);
    if let Some(known) = around.known.iter().find(|known| known.numbers.contains(&quantity.number)) {
        let recorded = known.all().same_as(typed).filter(is_same);
        recorded.into_iter().for_each(|recorded| told.offer_rounded(typed, recorded));
        return;
    }
    if quantity.is_part {
        return;
    }
    let is_unsaid = |recorded: &&Recorded<'_>| around.is_unsaid(recorded);
    let everything: Vec<&str> = things.iter().copied().chain(of_unit(quantity)).collect();
    if let Some(recorded) = the_only(around.meant, &everything).filter(is_unsaid) {
        told.may_contradict(typed, recorded);
        return;
    }
    let slips = around.known.iter().flat_map(|known| known.all().slips_of(typed, around.said));
    let slips = slips.filter(|_| quantity.number.significant_digits() >= DIGITS_OF_SLIP).filter(is_same);
    let of_day = Some(around.days).filter(|days| !days.iter().any(|day| is_true(&day)));
    let of_day = of_day.and_then(|days| the_only(days, &things));
    if let Some(recorded) = only(slips.chain(of_day).filter(is_unsaid)) {
        told.may_contradict(typed, recorded);
    }
}

/// The nouns that may stand after a number.
fn things<'t>(typed: &'t Typed<'_>) -> Vec<&'t str> {
    match typed.quantity.sort {
        Sort::Percent => Vec::new(),
        _ => words_at_start(&typed.after).filter(|words| !words.is_empty()).collect(),
    }
}

/// What else it is that a number is of.
fn of_unit(quantity: &Quantity) -> Option<&str> {
    match quantity.sort {
        Sort::Percent => Some("%"),
        _ => quantity.currency.as_deref(),
    }
}

/// The one number that these have of these things, if there is no other and no range.
fn the_only<'n, 'f>(all: &[&'n Numbers<'f>], things: &[&str]) -> Option<&'n Recorded<'f>> {
    let mut found = Vec::new();
    for numbers in all {
        for thing in things {
            if numbers.ranges.contains(thing) {
                return None;
            }
            let of_thing = [&numbers.counts, &numbers.others].into_iter().filter_map(|by| by.get(thing));
            found.extend(of_thing.flat_map(|by| by.values().take(2)).map(|at| &numbers.all[*at]));
        }
    }
    only(found.into_iter())
}

impl<'f> Numbers<'f> {
    /// The number that a typed one is, or the first of those that it rounds.
    fn true_of(&self, quantity: &Quantity, things: &[&str]) -> Option<&Recorded<'f>> {
        let things = things.iter().copied().chain(of_unit(quantity));
        let by_thing = things.flat_map(|thing| [self.counts.get(thing), self.others.get(thing)]).flatten();
        for numbers in by_thing {
            if let Some(at) = numbers.get(&quantity.number) {
                return Some(&self.all[*at]);
            }
            let number = quantity.number.millionths();
            let near = Decimal::of_millionths(number / 3 * 2)..=Decimal::of_millionths(number / 2 * 3);
            let near = numbers.range(near).take(NEAR).map(|(_, at)| &self.all[*at]);
            if let Some(recorded) = near.into_iter().find(|recorded| quantity.is_true_of(recorded.amount)) {
                return Some(recorded);
            }
        }
        None
    }
}

impl Told<'_> {
    /// Offers a number that is the record's, or rounds it.
    fn offer_rounded(&self, typed: &Typed<'_>, recorded: &Recorded<'_>) {
        let quantity = &typed.quantity;
        let is_range = matches!(recorded.amount, Amount::Range(..) | Amount::AboutRange(..));
        if !self.report.is_offering() || is_range {
            return;
        }
        let reading = recorded.place.reading(recorded.amount);
        let how = match quantity.number == recorded.number {
            true if quantity.sort != Sort::Large || recorded.unit.in_words => None,
            true => Some("words".to_owned()),
            false if quantity.is_part || !quantity.is_exact_enough() => return,
            false => Some(quantity.told().to_string().trim_start_matches('~').to_owned()),
        };
        let how = how.map(|how| format!("|{how}}}")).unwrap_or_else(|| "}".to_owned());
        self.offer_as(typed, recorded, &[reading.trim_end_matches('}'), &how].concat());
    }
}
