//! A figure's rows for a spreadsheet: the record itself, with its sources as addresses.

use crate::document::{Amount, Band, Bands, Count, Decimal, Explainer, Figure, FigureData, Size, SourceId, Unit};
use std::collections::BTreeMap;

/// The rows of a figure as CSV (RFC 4180, UTF-8, a header line, the columns that its kind has).
///
/// An amount takes three columns: how it was stated, and the least and the most that it can mean (the same number
/// where it is exact; nothing for the most where it is a lower bound). An estimate in words has none; beside its bands
/// stands how we read them. A rate is one column, written like an amount, and `<8.64` for less than; empty where none
/// follows.
///
/// No cell of it is a formula to a spreadsheet: `authoring` refuses texts that would be one.
pub fn csv(explainer: &Explainer, figure: &Figure) -> Result<Vec<u8>, ::csv::Error> {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    let urls: BTreeMap<&SourceId, &str> =
        explainer.sources.iter().map(|source| (&source.id, source.url.as_str())).collect();
    let sources = |ids: &[SourceId]| {
        let urls = ids.iter().filter_map(|id| urls.get(id).copied());
        urls.collect::<Vec<_>>().join(" ")
    };
    match &figure.data {
        FigureData::Ranking(rows) => {
            writer.write_record(["label", "stated", "least", "most", "unit", "as_of", "article", "note", "sources"])?;
            for row in rows {
                let [stated, least, most] = amount(row.amount);
                let (article, note) = (text(&row.article), text(&row.note));
                let (as_of, sources) = (row.as_of.to_string(), sources(&row.sources));
                let unit = unit(&figure.unit);
                writer.write_record([&row.label, &stated, &least, &most, unit, &as_of, article, note, &sources])?;
            }
        }
        FigureData::Series(rows) | FigureData::Points(rows) => {
            writer.write_record([
                "as_of",
                "stated",
                "least",
                "most",
                "unit",
                "said_by",
                "definition",
                "article",
                "sources",
            ])?;
            for row in rows {
                let Count { said_by, definition, .. } = row;
                let [stated, least, most] = amount(row.amount);
                let (as_of, sources) = (row.as_of.to_string(), sources(&row.sources));
                let (unit, article) = (unit(row.unit.as_ref().unwrap_or(&figure.unit)), text(&row.article));
                writer.write_record([&as_of, &stated, &least, &most, unit, said_by, definition, article, &sources])?;
            }
        }
        FigureData::Rate(rate) => {
            let ours = format!("our_arithmetic_per_{}", rate.per);
            writer.write_record([
                "as_of",
                &ours,
                "part",
                "part_unit",
                "whole",
                "whole_unit",
                "said_by",
                "definition",
                "article",
                "sources",
            ])?;
            for row in &rate.rows {
                let (as_of, sources) = (row.as_of.to_string(), sources(&row.sources));
                let (part, whole) = (row.part.to_string(), row.whole.to_string());
                let worked_out = row.rate.map(|rate| rate.to_string()).unwrap_or_default();
                let (part_unit, whole_unit) = (unit(&rate.part_unit), unit(&figure.unit));
                writer.write_record([
                    &as_of,
                    &worked_out,
                    &part,
                    part_unit,
                    &whole,
                    whole_unit,
                    &row.said_by,
                    &row.definition,
                    text(&row.article),
                    &sources,
                ])?;
            }
        }
        FigureData::Timeline(entries) => {
            writer.write_record(["as_of", "event", "phase", "sources"])?;
            for entry in entries {
                let (as_of, sources) = (entry.as_of.to_string(), sources(&entry.sources));
                writer.write_record([&as_of, &entry.event, entry.phase.name(), &sources])?;
            }
        }
        FigureData::Bands(Bands { bands, rows }) => {
            writer.write_record([
                "label",
                "stated",
                "least",
                "most",
                "unit",
                "from_band",
                "to_band",
                "our_reading_least",
                "our_reading_most",
                "as_of",
                "said_by",
                "article",
                "sources",
            ])?;
            for row in rows {
                let [stated, least, most] = match row.size {
                    Size::Count(count) => amount(count),
                    Size::Estimate(..) => Default::default(),
                };
                let (from, to) = match row.size {
                    Size::Estimate(from, to) => (bands.get(from), bands.get(to)),
                    Size::Count(_) => (None, None),
                };
                let name = |band: Option<&Band>| band.map(|band| band.name.clone()).unwrap_or_default();
                let number = |number: Option<Decimal>| number.map(|number| number.to_string()).unwrap_or_default();
                let (as_of, sources) = (row.as_of.to_string(), sources(&row.sources));
                writer.write_record([
                    &row.label,
                    &stated,
                    &least,
                    &most,
                    unit(&figure.unit),
                    &name(from),
                    &name(to),
                    &number(from.map(|band| band.from)),
                    &number(to.and_then(|band| band.to)),
                    &as_of,
                    &row.said_by,
                    text(&row.article),
                    &sources,
                ])?;
            }
        }
    }
    writer.into_inner().map_err(|error| ::csv::Error::from(error.into_error()))
}

fn amount(amount: Amount) -> [String; 3] {
    let most = match amount {
        Amount::MoreThan(_) => String::new(),
        _ => amount.upper().to_string(),
    };
    [amount.to_string(), amount.lower().to_string(), most]
}

fn unit(unit: &Unit) -> &str {
    match unit {
        Unit::Currency(unit) | Unit::Things(unit) => unit,
    }
}

fn text(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}
