//! Reads a series: what its numbers are, and lines in each of which one thing is counted by one counter.

use super::{Measure, Series, SeriesRow};
use crate::figures::counts::check_interval;
use crate::figures::kind::{Reader, unplaced};
use crate::reading::Row;
use crate::values::Decimal;
use std::collections::BTreeMap;

/// More lines than these cannot be told apart.
const MOST_LINES: usize = 4;

/// What is to be written where nothing says it.
const MEASURES: &str = "\"running-total\" (it only adds up) or \"level\" (it may fall)";

type Placed<'r, 'a> = (&'r Row<'a>, &'r SeriesRow);

/// Reads the figure's own keys and its rows.
pub(super) fn series(reader: &Reader<'_, '_>) -> Option<Series> {
    let measure = reader.fields.explained_choice("measure", Measure::WORDS, MEASURES);
    let is_off = reader.fields.optional_choice("per_day", &[("none", true)]);
    let (unit, rows) = (reader.unit(), reader.rows::<Series>());
    let mut lines: BTreeMap<Option<&str>, Vec<Placed<'_, '_>>> = BTreeMap::new();
    for (row, count) in &rows {
        check_interval(reader, row, count.value, count.interval);
        lines.entry(count.line.as_deref()).or_default().push((row, count));
    }
    if let (Some(unnamed), true) = (lines.get(&None), lines.len() > 1) {
        let error = unnamed[0].0.start.error("the row is on no line, others are");
        reader.report.add(error.hint("fill \"line\" in every row, or in none"));
    }
    if let Some(line) = lines.values().max_by_key(|line| line[0].0.start.offset).filter(|_| lines.len() > MOST_LINES) {
        let error = line[0].0.position("line").error(format!("{} lines are too many to tell apart", lines.len()));
        reader.report.add(error.hint(format!("show {MOST_LINES} at most in one figure, and the others in another")));
    }
    for line in lines.values() {
        check_line(reader, line, measure);
    }
    let measure = measure?;
    let per_day = is_off.is_none() && measure == Measure::RunningTotal;
    Some(Series { measure, per_day, unit: unit?, rows: unplaced(rows) })
}

fn check_line(reader: &Reader<'_, '_>, line: &[Placed<'_, '_>], measure: Option<Measure>) {
    for pair in line.windows(2) {
        let [(_, before), (row, after)] = pair else { continue };
        let is_one = before.definition == after.definition && before.said_by == after.said_by;
        if after.as_of.span() < before.as_of.span() {
            let error = row.start.error(format!("{} stands after {}", after.as_of, before.as_of));
            let rows = if after.line.is_some() { "rows of one line" } else { "rows" };
            reader.report.add(error.hint(format!("{rows} go from the earliest to the latest date")));
        } else if after.as_of == before.as_of && is_one {
            let error = row.start.error(format!("{} stands twice in one line", after.as_of));
            reader.report.add(error.hint("give each its own definition, or its own \"line\""));
        } else if let (Some(least), Some(most)) = (before.value.least(), after.value.most())
            && measure == Some(Measure::RunningTotal)
            && is_one
            && !before.value.is_about()
            && !after.value.is_about()
            && most < least
        {
            let error = row.position("value").error(format!("a running total does not fall: {} after {}", after.value, before.value));
            reader.report.add(error.hint("write measure = \"level\"; or, of what was counted anew, a definition of its own"));
        }
    }
    for (row, count) in line.iter().filter(|(_, count)| measure == Some(Measure::RunningTotal) && count.value.lower() < Decimal::ZERO) {
        let error = row.position("value").error(format!("a running total is not less than nothing: {}", count.value));
        reader.report.add(error.hint("write measure = \"level\""));
    }
    check_counters(reader, line);
}

/// Two who count one thing in turns would make a zigzag of one line, in which nothing rose or fell.
fn check_counters(reader: &Reader<'_, '_>, line: &[Placed<'_, '_>]) {
    let mut last: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (index, (row, count)) in line.iter().enumerate() {
        let before = last.insert((&count.definition, &count.said_by), index);
        let others = before.map(|before| &line[before + 1..index]).unwrap_or_default();
        let other = others.iter().find(|(_, other)| other.definition == count.definition);
        if let Some((_, other)) = other {
            let (one, two) = (&other.said_by, &count.said_by);
            let error = row.position("said_by").error(format!("\"{one}\" and \"{two}\" count in turns in one line"));
            reader.report.add(error.hint("give each counter a line: a column \"line\" with its name"));
            return;
        }
    }
}
