//! Reads the bands, and the estimates and counts that stand over them.

use super::{Band, BandName, Bands, BandsRow};
use crate::figures::kind::Reader;
use crate::reading::{Fields, Hint, Position, Row, list, nearest};
use crate::values::{Amount, Decimal};

const EXAMPLE: &str = "99";

/// A band as far as it could be read.
struct Draft<'a> {
    start: Position<'a>,
    name: Option<String>,
    from: Option<(u32, Position<'a>)>,
    to: Option<(u32, Position<'a>)>,
    has_end: bool,
}

/// What the rows stand over.
struct Scale {
    /// The words of each band; `None` if some could not be read, as they may be any.
    names: Option<Vec<String>>,
    /// The bands; `None` if something is wrong with them.
    bands: Option<Vec<Band>>,
}

/// Reads the figure's own keys and its rows.
pub(super) fn bands(reader: &Reader<'_, '_>) -> Option<Bands> {
    let (unit, scale) = (reader.unit(), scale(reader));
    let mut rows = Vec::new();
    let mut is_sound = true;
    for (row, typed) in reader.rows::<Bands>() {
        is_sound &= check(reader, row, &typed, &scale);
        rows.push(typed);
    }
    let (unit, bands) = (unit?, scale.bands?);
    is_sound.then_some(Bands { unit, bands, rows })
}

fn scale(reader: &Reader<'_, '_>) -> Scale {
        let (fields, report) = (reader.fields, reader.report);
        let drafts: Vec<Draft<'_>> = fields.tables("band").into_iter().map(draft).collect();
        let has_bands = fields.is_sound() && drafts.len() > 1;
        let mut is_sound = has_bands;
        if fields.is_sound() && !has_bands {
            let error = fields.start().error("there are fewer than two bands");
            report
                .add(error.hint("write [[band]] with name, from and to for each, from the lowest to the highest"));
        }
        for (index, band) in drafts.iter().enumerate() {
            let is_last = index + 1 == drafts.len();
            if !is_last && !band.has_end {
                let error = band.start.error("\"to\" is missing");
                report.add(error.hint(format!("write to = {EXAMPLE}: only the last band may have no end")));
                is_sound = false;
            }
            if let (Some((from, _)), Some((to, position))) = (band.from, band.to)
                && to < from
            {
                report.add(position.error(format!("the band ends at {to}, before it starts at {from}")));
                is_sound = false;
            }
            if band.name.is_some() && drafts[..index].iter().any(|before| before.name == band.name) {
                let name = band.name.as_deref().unwrap_or_default();
                report.add(band.start.error(format!("duplicate band \"{name}\"")).hint("give each its own words"));
                is_sound = false;
            }
        }
        for pair in drafts.windows(2) {
            if let [Draft { from: before, to: Some((to, _)), .. }, Draft { from: Some((from, position)), .. }] = pair
                && to.checked_add(1) != Some(*from)
            {
                let error = position.error(format!("the band starts at {from}, the one before it ends at {to}"));
                let is_lower = before.is_some_and(|(before, _)| *from < before);
                let order = "bands go from the lowest to the highest, without gaps and overlaps";
                let hint = match to.checked_add(1).filter(|_| !is_lower) {
                    Some(next) => format!("write from = {next}: {order}"),
                    None => order.to_owned(),
                };
                report.add(error.hint(hint));
                is_sound = false;
            }
        }
        let band = |draft: &Draft<'_>| {
            // An end that is there and could not be read was reported.
            let to = draft.to.map(|(to, _)| Decimal::whole(to));
            let from = Decimal::whole(draft.from?.0);
            (draft.has_end == to.is_some()).then_some(Band { name: draft.name.clone()?, from, to })
        };
        Scale {
            names: drafts.iter().map(|band| band.name.clone()).collect::<Option<_>>().filter(|_| has_bands),
            bands: drafts.iter().map(band).collect::<Option<_>>().filter(|_| is_sound),
        }
    }

/// An estimate has two bands, a count an amount; a row has one of both.
fn check(reader: &Reader<'_, '_>, row: &Row<'_>, typed: &BandsRow, scale: &Scale) -> bool {
    let refuse = |position: Position<'_>, message: String, hint: &str| {
        reader.report.add(position.error(message).hint(hint));
        false
    };
    let at = |column| row.position(column);
    match (&typed.from_band, &typed.to_band, typed.amount) {
        (None, None, Some(amount)) => {
            reader.check_counted(row, "amount", amount) && check_count(reader, at("amount"), amount, scale)
        }
        (Some(BandName(from)), Some(BandName(to)), None) => {
            let position = |name, column| band(reader, name, at(column), scale);
            let (Some(first), Some(last)) = (position(from, "from_band"), position(to, "to_band")) else { return false };
            let message = || format!("\"{from}\" is a higher band than \"{to}\"");
            let hint = "an estimate goes from the lower to the higher band";
            first <= last || refuse(at("from_band"), message(), hint)
        }
        (None, None, None) => refuse(
            row.start,
            "the row has neither bands nor an amount".to_owned(),
            "fill from_band and to_band for an estimate, or amount for a count",
        ),
        (_, _, Some(_)) => refuse(
            at("amount"),
            "the row has bands and an amount".to_owned(),
            "what is estimated in words has no amount; write two rows if both were said",
        ),
        (from, _, None) => {
            let column = if from.is_none() { "from_band" } else { "to_band" };
            let message = format!("the row has no \"{column}\"");
            refuse(row.start, message, "an estimate of one band has it in both cells")
        }
    }
}

/// The place of a band among all.
fn band(reader: &Reader<'_, '_>, name: &str, position: Position<'_>, scale: &Scale) -> Option<usize> {
    let names = scale.names.as_ref()?;
    let band = names.iter().position(|known| known == name);
    if band.is_none() {
        let names = || names.iter().map(String::as_str);
        let hint = match nearest(name, names()) {
            Some(near) => Hint::meant(name, near),
            None => format!("the bands are {}", list(names())).into(),
        };
        reader.report.add(position.error(format!("unknown band \"{name}\"")).hint(hint));
    }
    band
}

fn check_count(reader: &Reader<'_, '_>, position: Position<'_>, amount: Amount, scale: &Scale) -> bool {
    if matches!(amount, Amount::LessThan(_)) {
        let error = position.error(format!("a count that is less than a number stands in no one band: \"{amount}\""));
        reader.report.add(error.hint("write the bands that it may be in, as an estimate in words, if that was said"));
        return false;
    }
    if matches!(amount, Amount::Range(..) | Amount::AboutRange(..)) {
        let error = position.error(format!("a count is one number, not a range: \"{amount}\""));
        reader.report.add(error.hint("write 216, >220 (more than) or ~4500 (about)"));
        return false;
    }
    let Some(bands) = &scale.bands else { return false };
    let is_inside = bands.iter().any(|band| band.contains(amount.lower()));
    if !is_inside {
        let error = position.error(format!("no band holds {}", amount.lower()));
        reader.report.add(error.hint("add a band that does, or let the last one have no \"to\""));
    }
    is_inside
}

fn draft<'a>(fields: Fields<'a, '_>) -> Draft<'a> {
    let draft = Draft {
        start: fields.start(),
        name: fields.cell("name"),
        from: fields.number("from", "24"),
        to: fields.number_if_any("to", EXAMPLE),
        has_end: fields.has("to"),
    };
    fields.finish();
    draft
}
