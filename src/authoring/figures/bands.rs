//! A figure's bands, and the estimates and counts that stand over them.

use super::{Fields, Row, RowReader, SourceText, optional, unplaced};
use crate::authoring::diagnostic::{Place, list, nearest};
use crate::document::{Amount, Band, BandRow, Bands, Decimal, Size};

const EXAMPLE: &str = "99";

/// A band as far as it could be read.
struct Draft<'a> {
    start: Place<'a>,
    name: Option<String>,
    from: Option<(u32, Place<'a>)>,
    to: Option<(u32, Place<'a>)>,
    has_end: bool,
}

/// What the rows stand over.
struct Scale {
    /// The words of each band; `None` if some could not be read, as they may be any.
    names: Option<Vec<String>>,
    /// The bands; `None` if something is wrong with them.
    bands: Option<Vec<Band>>,
}

impl<'a> RowReader<'a, '_> {
    pub(super) fn bands(&self, fields: &Fields<'a, '_>) -> Option<Bands> {
        let scale = self.scale(fields);
        let rows = self.rows(&["label", "from_band", "to_band", "amount", "as_of", "said_by", "sources", "article"]);
        let read = |row: &Row<'a>| {
            let (label, size) = (self.text(row, "label"), self.size(row, &scale));
            let (as_of, said_by) = (self.date(row), self.text(row, "said_by"));
            let (sources, article) = (self.sources(row), optional(row, "article"));
            Some(BandRow { label: label?, size: size?, as_of: as_of?, said_by: said_by?, sources: sources?, article })
        };
        let rows = unplaced(self.each(&rows, read));
        Some(Bands { bands: scale.bands?, rows })
    }

    fn scale(&self, fields: &Fields<'a, '_>) -> Scale {
        let drafts: Vec<Draft<'a>> = fields.tables("band").into_iter().map(draft).collect();
        let has_bands = fields.is_sound() && drafts.len() > 1;
        let mut is_sound = has_bands;
        if fields.is_sound() && !has_bands {
            let error = fields.start().error("there are fewer than two bands");
            self.report
                .add(error.hint("write [[band]] with name, from and to for each, from the lowest to the highest"));
        }
        for (index, band) in drafts.iter().enumerate() {
            let is_last = index + 1 == drafts.len();
            if !is_last && !band.has_end {
                let error = band.start.error("\"to\" is missing");
                self.report.add(error.hint(format!("write to = {EXAMPLE}: only the last band may have no end")));
                is_sound = false;
            }
            if let (Some((from, _)), Some((to, place))) = (band.from, band.to)
                && to < from
            {
                self.report.add(place.error(format!("the band ends at {to}, before it starts at {from}")));
                is_sound = false;
            }
            if band.name.is_some() && drafts[..index].iter().any(|before| before.name == band.name) {
                let name = band.name.as_deref().unwrap_or_default();
                self.report.add(band.start.error(format!("duplicate band \"{name}\"")).hint("give each its own words"));
                is_sound = false;
            }
        }
        for pair in drafts.windows(2) {
            if let [Draft { from: before, to: Some((to, _)), .. }, Draft { from: Some((from, place)), .. }] = pair
                && to.checked_add(1) != Some(*from)
            {
                let error = place.error(format!("the band starts at {from}, the one before it ends at {to}"));
                let is_lower = before.is_some_and(|(before, _)| *from < before);
                let order = "bands go from the lowest to the highest, without gaps and overlaps";
                let hint = match to.checked_add(1).filter(|_| !is_lower) {
                    Some(next) => format!("write from = {next}: {order}"),
                    None => order.to_owned(),
                };
                self.report.add(error.hint(hint));
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
    fn size(&self, row: &Row<'a>, scale: &Scale) -> Option<Size> {
        let cell = |column| row.optional_cell(column);
        match (cell("from_band"), cell("to_band"), cell("amount")) {
            (None, None, Some(amount)) => self.count_in_bands(amount, scale),
            (Some(from), Some(to), None) => {
                let (first, last) = (self.band(from, scale), self.band(to, scale));
                let (first, last) = (first?, last?);
                if first > last {
                    let error = from.error(format!("\"{}\" is a higher band than \"{}\"", from.text, to.text));
                    self.report.add(error.hint("an estimate goes from the lower to the higher band"));
                }
                (first <= last).then_some(Size::Estimate(first, last))
            }
            (None, None, None) => {
                let error = row.start.error("the row has neither bands nor an amount");
                self.report.add(error.hint("fill from_band and to_band for an estimate, or amount for a count"));
                None
            }
            (_, _, Some(amount)) => {
                let error = amount.error("the row has bands and an amount");
                self.report
                    .add(error.hint("what is estimated in words has no amount; write two rows if both were said"));
                None
            }
            (from, _, None) => {
                let column = if from.is_none() { "from_band" } else { "to_band" };
                let error = row.start.error(format!("the row has no \"{column}\""));
                self.report.add(error.hint("an estimate of one band has it in both cells"));
                None
            }
        }
    }

    /// The place of a band.
    fn band(&self, cell: &SourceText<'a>, scale: &Scale) -> Option<usize> {
        let names = scale.names.as_ref()?;
        let band = names.iter().position(|name| *name == cell.plain());
        if band.is_none() {
            let names = || names.iter().map(String::as_str);
            let hint = match nearest(&cell.text, names()) {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => format!("the bands are {}", list(names())),
            };
            self.report.add(cell.error(format!("unknown band \"{}\"", cell.text)).hint(hint));
        }
        band
    }

    fn count_in_bands(&self, cell: &SourceText<'a>, scale: &Scale) -> Option<Size> {
        let amount = self.amount_of(cell)?;
        if matches!(amount, Amount::Range(..)) {
            let error = cell.error(format!("a count is one number, not a range: \"{}\"", cell.text));
            self.report.add(error.hint("write 216, >220 (more than) or ~4500 (about)"));
            return None;
        }
        let bands = scale.bands.as_ref()?;
        let is_inside = bands.iter().any(|band| band.contains(amount.lower()));
        if !is_inside {
            let error = cell.error(format!("no band holds {}", amount.lower()));
            self.report.add(error.hint("add a band that does, or let the last one have no \"to\""));
        }
        is_inside.then_some(Size::Count(amount))
    }
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
