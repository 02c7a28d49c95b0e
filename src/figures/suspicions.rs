//! What looks wrong in the rows of any figure, and may be meant.

use crate::reading::{Columns, Meant, Report, Row};
use std::collections::{BTreeMap, BTreeSet};

/// Who said something: somebody's name, or any words.
pub(super) const SAID_BY: &str = "said_by";
const DEFINITION: &str = "definition";

/// Tells of the first row of a day that is still to come.
pub(super) fn check_dates<R: Columns>(rows: &[Row<'_>], typed: &[R], meant: &Meant, report: &Report) {
    let to_come = rows.iter().zip(typed).find(|(_, typed)| report.is_to_come(typed.date()));
    if let Some((row, typed)) = to_come {
        meant.check_past(Some(typed.date()), |message| row.start.error(message), report);
    }
}

/// Tells of the first row in which somebody who speaks elsewhere, or is known, stands where what was counted should.
pub(super) fn check_speakers(rows: &[Row<'_>], people: &BTreeMap<&str, &str>, meant: &Meant, report: &Report) {
    let cells = |row: &Row<'_>| {
        let cell = |column| row.optional_cell(column).map(|cell| cell.text.clone().into_owned());
        cell(SAID_BY).zip(cell(DEFINITION))
    };
    let pairs: Vec<(String, String)> = rows.iter().filter_map(cells).collect();
    let (speakers, definitions): (BTreeSet<&str>, BTreeSet<&str>) =
        pairs.iter().map(|(speaker, definition)| (speaker.as_str(), definition.as_str())).unzip();
    let known: BTreeSet<&str> = people.iter().flat_map(|(id, name)| [*id, *name]).collect();
    let is_swapped = |row: &&Row<'_>| {
        cells(row).is_some_and(|(speaker, definition)| {
            let is_mutual = speakers.contains(&*definition) && definitions.contains(&*speaker);
            speaker != definition && (is_mutual || known.contains(&*definition))
        })
    };
    if let Some(row) = rows.iter().find(is_swapped) {
        let warning = row.position(SAID_BY).error("\"said_by\" and \"definition\" look swapped");
        meant.suspect("swapped", warning, "put who said it into the one, what was counted into the other", report);
    }
}
