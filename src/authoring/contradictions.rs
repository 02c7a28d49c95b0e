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
use std::collections::{BTreeMap, BTreeSet};

/// Rows, each with its figure.
type Rows<'f> = Vec<(&'f Figure, usize)>;

/// What the record has from one source.
#[derive(Default)]
struct Known<'f> {
    numbers: BTreeSet<Decimal>,
    /// The rows that hold for a day, by the number of that day.
    days: BTreeMap<u32, (Date, Rows<'f>)>,
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
    for said in statements {
        let known: Vec<&Known<'_>> = said.cited.iter().filter_map(|source| known.get(source)).collect();
        let days = known.iter().flat_map(|known| known.days.values());
        let meant: Vec<(Date, &Figure, usize)> = days
            .filter(|(day, _)| has_day(&said.words, &language.date(*day)))
            .flat_map(|(day, rows)| rows.iter().map(|(figure, row)| (*day, *figure, *row)))
            .collect();
        for typed in &said.typed {
            if known.iter().any(|known| known.numbers.contains(&typed.number)) {
                continue;
            }
            // By its number: several figures may have one count.
            let mut contradicted = BTreeMap::new();
            for (day, figure, row) in &meant {
                for number in figure.data.kind().numbers(*row) {
                    let recorded = number.amount.lower();
                    let is_said = said.read.contains(&recorded) || said.typed.iter().any(|it| it.number == recorded);
                    if !matches!(number.amount, Amount::Range(..)) && !is_said && is_meant(typed, recorded, number.unit)
                    {
                        let amount = format!("{} {}", number.amount, number.unit.name());
                        contradicted.entry(recorded).or_insert((*day, *figure, *row, amount));
                    }
                }
            }
            let mut contradicted = contradicted.into_values();
            if let (Some((day, figure, row, amount)), None) = (contradicted.next(), contradicted.next()) {
                let message = format!("the record says {amount} of {}, not {}", language.date(day), typed.text);
                let name = figure.data.kind().names().get(row).cloned().unwrap_or_default();
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
        for (row, day) in kind.dates().into_iter().enumerate() {
            let numbers = kind.numbers(row);
            for source in kind.row_sources(row) {
                let known = known.entry(source).or_default();
                known.numbers.extend(numbers.iter().flat_map(|it| [it.amount.lower(), it.amount.upper()]));
                if matches!(day, Date::Day(..)) && !numbers.is_empty() {
                    known.days.entry(day.span().0).or_insert_with(|| (day, Vec::new())).1.push((figure, row));
                }
            }
        }
    }
    known
}

/// Whether the words name the day: `1 May` is not in `11 May`.
fn has_day(words: &str, day: &str) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    words.match_indices(day).any(|(start, _)| {
        !is_digit(words[..start].chars().next_back()) && !is_digit(words[start + day.len()..].chars().next())
    })
}

/// Whether a typed number is meant to be the recorded one.
fn is_meant(typed: &Typed<'_>, recorded: Decimal, unit: &Unit) -> bool {
    let is_counted = matches!(unit, Unit::Things(things) if starts_with_words(&typed.after, things));
    is_counted || is_slip(&typed.number.to_string(), &recorded.to_string())
}

fn starts_with_words(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether one of at least four digits is another, or two beside each other have changed their places.
fn is_slip(typed: &str, recorded: &str) -> bool {
    if typed.len() != recorded.len() {
        return false;
    }
    let differ: Vec<usize> =
        typed.bytes().zip(recorded.bytes()).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at).collect();
    let at = |text: &str, at: usize| text.as_bytes()[at];
    match differ[..] {
        [_] => typed.len() >= 4,
        [first, second] => {
            second == first + 1 && at(typed, first) == at(recorded, second) && at(typed, second) == at(recorded, first)
        }
        _ => false,
    }
}
