//! What stands in words: days, what is counted, and what a slip of the hand makes of a number.

use super::Day;
use crate::language::Language;
use crate::values::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How the days of the record are written.
pub(super) struct Names {
    days: HashMap<String, u32>,
    lengths: BTreeSet<usize>,
    starts: BTreeSet<char>,
}

impl Names {
    pub(super) fn of<'d, 'f: 'd>(days: impl Iterator<Item = &'d Day<'f>>, language: &Language) -> Self {
        let dates: BTreeMap<u32, Date> = days.map(|day| (day.date.span().0, day.date)).collect();
        let days: HashMap<String, u32> = dates.into_iter().map(|(day, date)| (language.date(date), day)).collect();
        let lengths = days.keys().map(String::len).collect();
        let starts = days.keys().filter_map(|name| name.chars().next()).collect();
        Self { days, lengths, starts }
    }

    /// The days that words name: `1 May` is not in `11 May`.
    pub(super) fn in_words(&self, words: &str) -> BTreeSet<u32> {
        let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        let mut named = BTreeSet::new();
        let mut before = None;
        for (start, letter) in words.char_indices() {
            let is_start = !is_digit(before.replace(letter)) && self.starts.contains(&letter);
            for length in self.lengths.iter().filter(|_| is_start) {
                let Some((name, rest)) = words[start..].split_at_checked(*length) else { continue };
                let day = self.days.get(name).filter(|_| !is_digit(rest.chars().next()));
                named.extend(day);
            }
        }
        named
    }
}

/// Each run of whole words that a text begins with.
pub(super) fn words_at_start(text: &str) -> impl Iterator<Item = &str> {
    let ends = text.char_indices().filter(|(_, letter)| !letter.is_alphanumeric()).map(|(end, _)| end);
    ends.chain([text.len()]).map(|end| &text[..end])
}

/// What may have been meant where a number was typed: one of at least four digits is another, or two beside each other
/// have changed their places.
pub(super) fn slips(typed: &str) -> Vec<String> {
    let mut slips = Vec::new();
    for (at, letter) in typed.char_indices() {
        let (before, after) = (&typed[..at], &typed[at + letter.len_utf8()..]);
        let others = "0123456789.".chars().filter(|other| typed.len() >= 4 && *other != letter);
        slips.extend(others.map(|other| format!("{before}{other}{after}")));
        if let Some(next) = after.chars().next().filter(|next| *next != letter) {
            slips.push(format!("{before}{next}{letter}{}", &after[next.len_utf8()..]));
        }
    }
    slips
}
