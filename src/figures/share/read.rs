//! Reads the whole and its parts, which must not be more than it.

use super::{ShareRow, Shares};
use crate::figures::kind::{Reader, unplaced};
use crate::reading::Row;
use crate::values::{Amount, Decimal, Unit};
use std::collections::BTreeSet;

/// Reads the figure's own keys and its rows.
pub(super) fn shares(reader: &Reader<'_, '_>) -> Option<Shares> {
    let (whole, unit) = (reader.fields.cell("whole"), reader.unit());
    let adds_up_to = reader.fields.number_if_any("adds_up_to", "100");
    let is_whole_sound = adds_up_to.is_some() || !reader.fields.has("adds_up_to");
    let before = reader.report.found();
    let rows = reader.rows::<Shares>();
    let has_all = reader.report.found() == before;
    reader.check_order(&rows);
    let mut is_sound = true;
    for (row, part) in &rows {
        is_sound &= reader.check_counted(row, "amount", part.amount);
    }
    // Of parts of which one could not be read nothing can be said.
    for parts in rows.chunk_by(|(_, one), (_, other)| one.as_of == other.as_of).filter(|_| has_all) {
        is_sound &= check_parts(reader, parts, adds_up_to.map(|(number, _)| Decimal::whole(number)));
    }
    let (whole, unit): (String, Unit) = (whole?, unit?);
    let adds_up_to = adds_up_to.map(|(number, _)| number);
    (is_sound && is_whole_sound).then(|| Shares { whole, unit, adds_up_to, rows: unplaced(rows) })
}

/// Checks the parts of one date.
fn check_parts(reader: &Reader<'_, '_>, parts: &[(&Row<'_>, ShareRow)], whole: Option<Decimal>) -> bool {
    let mut is_sound = true;
    let mut refuse = |row: &Row<'_>, column, message: String, hint: &str| {
        reader.report.add(row.position(column).error(message).hint(hint));
        is_sound = false;
    };
    let [(first, ShareRow { as_of, .. }), others @ ..] = parts else { return true };
    if others.is_empty() {
        refuse(first, "part", format!("{as_of} has only one part"), "a whole has at least two: what is the rest?");
    }
    let mut seen = BTreeSet::new();
    for (row, ShareRow { part, .. }) in parts {
        if !seen.insert(part) {
            let hint = "put the two together, or name them apart";
            refuse(row, "part", format!("{as_of} has the part \"{part}\" twice"), hint);
        }
    }
    // How far "about" and a bound go is not known, but that a part is no less than nothing, and no less than said.
    let least = parts.iter().filter(|(_, row)| !row.amount.is_about()).filter_map(|(_, row)| row.amount.least());
    let least: i128 = least.map(Decimal::millionths).sum();
    let is_open = |row: &ShareRow| row.amount.is_about() || matches!(row.amount, Amount::MoreThan(_));
    let most: i128 = parts.iter().map(|(_, row)| row.amount.upper().millionths()).sum();
    if let Some(whole) = whole {
        let come_to = |millionths| Decimal::of_millionths(millionths);
        let rounded = parts.len() as i128 * 500_000;
        if least <= whole.millionths() && most > whole.millionths() + rounded.max(whole.millionths() / 20) {
            let message = format!("the parts of {as_of} come to about {}, more than {whole}", come_to(most));
            let warning = first.position("amount").error(message);
            reader.suspect("part", warning, "mend the numbers");
        }
        if least > whole.millionths() {
            let message = format!("the parts of {as_of} come to {}, more than {whole}", come_to(least));
            refuse(first, "amount", message, "write ~ before what was rounded, or mend the numbers");
        } else if most < whole.millionths() && !parts.iter().any(|(_, row)| is_open(row)) {
            let message = format!("the parts of {as_of} come to {}, less than {whole}", come_to(most));
            refuse(
                first,
                "amount",
                message,
                "add the rest as a part, such as \"not known\", or write ~ before what was rounded",
            );
        }
    } else if most == 0 {
        refuse(first, "amount", format!("the parts of {as_of} come to nothing"), "leave the date out");
    }
    is_sound
}
