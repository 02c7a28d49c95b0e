//! Typed numbers that contradict the record.
//!
//! A writer is told so only where nothing else can be meant: the words cite a source of a row and name the row's day,
//! no row of that source has the number, the words do not have the row's number, and what was typed stands before what
//! the row counts, or differs from the row's number as a slip of the hand does.

use super::{
    markdown::{Statement, Typed},
    record::Figures,
};
use crate::figures::Figure;
use crate::language::Language;
use crate::reading::Report;
use crate::values::{Amount, Date, Decimal, SourceId, Unit};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A number of the record: of which figure and row, and how it is written there.
struct Recorded<'f> {
    figure: &'f Figure,
    row: usize,
    number: Decimal,
    amount: Amount,
    unit: &'f Unit,
}

/// What the record has from one source of one day.
struct Day<'f> {
    date: Date,
    rows: Vec<(&'f Figure, usize)>,
    /// Put in order when the day is first named.
    numbers: OnceCell<Numbers<'f>>,
}

/// The numbers of a day in the order of their rows, and where to find the first of each.
#[derive(Default)]
struct Numbers<'f> {
    all: Vec<Recorded<'f>>,
    /// By what they count.
    counts: BTreeMap<&'f str, BTreeMap<Decimal, usize>>,
    /// As they would be typed.
    texts: HashMap<String, usize>,
}

/// What the record has from one source.
#[derive(Default)]
struct Known<'f> {
    numbers: BTreeSet<Decimal>,
    /// By the number of the day.
    days: BTreeMap<u32, Day<'f>>,
}

/// Checks the statements of all texts and claims.
pub(crate) fn check<'a: 's, 's>(
    statements: impl Iterator<Item = &'s Statement<'a>>,
    figures: &Figures,
    language: &Language,
    report: &Report,
) {
    let statements: Vec<_> = statements.filter(|said| !said.typed.is_empty() && !said.cited.is_empty()).collect();
    if statements.is_empty() {
        return;
    }
    let known = known(figures);
    let names = Names::of(known.values().flat_map(|known| known.days.values()), language);
    for said in statements {
        let known: Vec<&Known<'_>> = said.cited.iter().filter_map(|source| known.get(source)).collect();
        let named = names.in_words(&said.words);
        let meant = known.iter().flat_map(|known| days_of(known, &named));
        let meant: Vec<(Date, &Numbers<'_>)> = meant.map(|day| (day.date, day.numbers())).collect();
        let is_said = said.read.iter().copied().chain(said.typed.iter().map(|typed| typed.number)).collect();
        for typed in &said.typed {
            if known.iter().any(|known| known.numbers.contains(&typed.number)) {
                continue;
            }
            // By its number: several figures may have one count.
            let mut contradicted = BTreeMap::new();
            for (day, numbers) in &meant {
                for recorded in numbers.meant_by(typed, &is_said) {
                    contradicted.entry(recorded.number).or_insert((*day, recorded));
                }
            }
            let mut contradicted = contradicted.into_values();
            if let (Some((day, recorded)), None) = (contradicted.next(), contradicted.next()) {
                let Recorded { figure, row, amount, unit, .. } = recorded;
                let day = language.date(day);
                let message = format!("the record says {amount} {} of {day}, not {}", unit.name(), typed.text);
                let name = figure.data.kind().names().get(*row).cloned().unwrap_or_default();
                let hint = format!("write {{{}:{name}}}, which is read from the record, or mend its row", figure.id);
                report.add(typed.position.error(message).hint(hint));
            }
        }
    }
}

fn known(figures: &Figures) -> BTreeMap<&SourceId, Known<'_>> {
    let mut known: BTreeMap<&SourceId, Known<'_>> = BTreeMap::new();
    for figure in figures.values() {
        let kind = figure.data.kind();
        for (row, date) in kind.dates().into_iter().enumerate() {
            let numbers = kind.numbers(row);
            for source in kind.row_sources(row) {
                let known = known.entry(source).or_default();
                known.numbers.extend(numbers.iter().flat_map(|it| [it.amount.lower(), it.amount.upper()]));
                if matches!(date, Date::Day(..)) && !numbers.is_empty() {
                    let new = || Day { date, rows: Vec::new(), numbers: OnceCell::new() };
                    known.days.entry(date.span().0).or_insert_with(new).rows.push((figure, row));
                }
            }
        }
    }
    known
}

/// The days of a source that are among these, in their order: the fewer are looked up among the more.
fn days_of<'k, 'f>(known: &'k Known<'f>, named: &BTreeSet<u32>) -> Vec<&'k Day<'f>> {
    if named.len() < known.days.len() {
        named.iter().filter_map(|day| known.days.get(day)).collect()
    } else {
        known.days.iter().filter(|(day, _)| named.contains(day)).map(|(_, day)| day).collect()
    }
}

impl<'f> Day<'f> {
    fn numbers(&self) -> &Numbers<'f> {
        self.numbers.get_or_init(|| {
            let mut numbers = Numbers::default();
            for (figure, row) in &self.rows {
                for it in figure.data.kind().numbers(*row) {
                    numbers.add(Recorded {
                        figure,
                        row: *row,
                        number: it.amount.lower(),
                        amount: it.amount,
                        unit: it.unit,
                    });
                }
            }
            numbers
        })
    }
}

impl<'f> Numbers<'f> {
    fn add(&mut self, recorded: Recorded<'f>) {
        if matches!(recorded.amount, Amount::Range(..) | Amount::AboutRange(..)) {
            return;
        }
        let at = self.all.len();
        self.texts.entry(recorded.number.to_string()).or_insert(at);
        if let Some(things) = recorded.unit.things() {
            self.counts.entry(things).or_default().entry(recorded.number).or_insert(at);
        }
        self.all.push(recorded);
    }

    /// The numbers that a typed one is meant to be, the first row of each, but for those that are said beside it: what it
    /// counts is counted, or it is a slip. Of several that are counted two are enough: nobody can tell which is meant.
    fn meant_by(&self, typed: &Typed<'_>, said: &BTreeSet<Decimal>) -> impl Iterator<Item = &Recorded<'f>> {
        let is_unsaid = |at: &usize| !said.contains(&self.all[*at].number);
        let counts = words_at_start(&typed.after).filter_map(|things| self.counts.get(things));
        let counted = counts.flat_map(|numbers| numbers.values().copied().filter(is_unsaid).take(2));
        let slips = slips(&typed.number.to_string());
        let slips = slips.into_iter().filter_map(|text| self.texts.get(&text).copied()).filter(is_unsaid);
        let meant: BTreeSet<usize> = counted.chain(slips).collect();
        meant.into_iter().map(|at| &self.all[at])
    }
}

/// How the days of the record are written.
struct Names {
    days: HashMap<String, u32>,
    lengths: BTreeSet<usize>,
    starts: BTreeSet<char>,
}

impl Names {
    fn of<'d>(days: impl Iterator<Item = &'d Day<'d>>, language: &Language) -> Self {
        let dates: BTreeMap<u32, Date> = days.map(|day| (day.date.span().0, day.date)).collect();
        let days: HashMap<String, u32> = dates.into_iter().map(|(day, date)| (language.date(date), day)).collect();
        let lengths = days.keys().map(String::len).collect();
        let starts = days.keys().filter_map(|name| name.chars().next()).collect();
        Self { days, lengths, starts }
    }

    /// The days that words name: `1 May` is not in `11 May`.
    fn in_words(&self, words: &str) -> BTreeSet<u32> {
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
fn words_at_start(text: &str) -> impl Iterator<Item = &str> {
    let ends = text.char_indices().filter(|(_, letter)| !letter.is_alphanumeric()).map(|(end, _)| end);
    ends.chain([text.len()]).map(|end| &text[..end])
}

/// What may have been meant where a number was typed: one of at least four digits is another, or two beside each other
/// have changed their places.
fn slips(typed: &str) -> Vec<String> {
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
