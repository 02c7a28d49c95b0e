//! Bands: estimates in words beside reported counts. The words are the record; the numbers of the bands are our reading.

mod read;
mod show;
mod words;

use super::kind::{Kind, Observation, Reader, least_and_most};
use crate::drawing::{Context, Thumbnail, amount_of, steps};
use crate::figures::Figure;
use crate::language::{Catalogue, Keys, Language, catalogue};
use crate::reading::{Cell, CellReader, Shown, SourceText, columns};
use crate::values::{Amount, Date, Decimal, SourceId, Unit};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// Estimates and counts over the same bands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bands {
    /// What is counted.
    pub unit: Unit,
    /// At least two, from the lowest to the highest; each starts right after the one before it ends.
    pub bands: Vec<Band>,
    /// The rows, in the order of their writer.
    pub rows: Vec<BandsRow>,
}

/// A size in words, with the whole numbers that we take it to mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// The words.
    pub name: String,
    /// The least number that it is taken to mean.
    pub from: Decimal,
    /// The most number that it is taken to mean; only the last band may have none.
    pub to: Option<Decimal>,
}

impl Band {
    /// Whether the number lies in the band.
    pub fn contains(&self, number: Decimal) -> bool {
        self.from <= number && self.to.is_none_or(|to| number <= to)
    }
}

/// The words of a band, as the figure has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BandName(pub String);

impl Cell for BandName {
    const FORM: &'static str = "the `name` of a band";

    fn read(cell: &SourceText<'_>, _: &CellReader<'_, '_>) -> Option<Self> {
        Some(Self(cell.plain()))
    }

    fn write(&self) -> String {
        self.0.clone()
    }

    fn shown(&self) -> Shown<'_> {
        Shown::Words(&self.0)
    }
}

columns! {
    /// An estimate, or a count, as somebody gave it: it has both bands, of which the first is not the higher, or an
    /// amount, whose lower number lies in a band and which is no range.
    pub struct BandsRow[as_of] {
        /// what it is
        pub label: String,
        /// of an estimate in words, the lowest band that they mean
        pub from_band: Option<BandName>,
        /// of an estimate in words, the highest band that they mean
        pub to_band: Option<BandName>,
        /// of a count, the number; no range
        pub amount: Option<Amount>,
        /// it holds as of this date
        pub as_of: Date,
        /// who gave it
        pub said_by: String,
        /// where to check, at least one
        pub sources: Vec<SourceId>,
        /// what the article says of it
        pub article: Option<String>,
    }
}

impl Bands {
    /// Where the bands of an estimate stand among all, the first and the last; `None` of a count.
    pub fn estimate(&self, row: &BandsRow) -> Option<(usize, usize)> {
        let index = |name: &Option<BandName>| {
            let BandName(name) = name.as_ref()?;
            self.bands.iter().position(|band| band.name == *name)
        };
        Some((index(&row.from_band)?, index(&row.to_band)?))
    }
}

impl Kind for Bands {
    type Row = BandsRow;

    const DERIVED: &'static [&'static str] = &["least", "most", "unit", "our_reading_least", "our_reading_most"];
    const KEYS: Keys = words::KEYS;
    const WORDS: Catalogue = catalogue!();
    const GUIDE: &'static str = include_str!("guide.md");

    fn read(reader: &Reader<'_, '_>) -> Option<Self> {
        read::bands(reader)
    }

    fn rows(&self) -> &[BandsRow] {
        &self.rows
    }

    fn rows_mut(&mut self) -> &mut [BandsRow] {
        &mut self.rows
    }

    /// An estimate in words has no numbers but those of our reading.
    fn derive(&self, row: &BandsRow) -> Vec<String> {
        let [least, most] = row.amount.map(least_and_most).unwrap_or_default();
        let bands = self.estimate(row).map(|(first, last)| (&self.bands[first], &self.bands[last]));
        let number = |number: Option<Decimal>| number.map(|number| number.to_string()).unwrap_or_default();
        let (from, to) = (bands.map(|(first, _)| first.from), bands.and_then(|(_, last)| last.to));
        vec![least, most, self.unit.name().to_owned(), number(from), number(to)]
    }

    fn observations<'a>(&'a self, row: &'a BandsRow) -> Vec<Observation<'a>> {
        let amount = row.amount.into_iter();
        amount.map(|amount| Observation { column: "amount", of: Some(&row.label), amount, unit: &self.unit }).collect()
    }

    fn told(&self, language: &Language, row: &BandsRow) -> Option<String> {
        match (row.amount, self.estimate(row)) {
            (Some(amount), _) => Some(amount_of(language, amount, &self.unit)),
            (None, Some((first, last))) if first == last => Some(self.bands[first].name.clone()),
            (None, Some((first, last))) => {
                Some(language.from_to(self.bands[first].name.as_str(), self.bands[last].name.as_str()))
            }
            (None, None) => None,
        }
    }

    fn thumbnail(&self, row: usize) -> Thumbnail {
        let bands = self.rows.get(row).and_then(|row| {
            let of = |number: Decimal| self.bands.iter().position(|band| band.contains(number));
            self.estimate(row).or_else(|| of(row.amount?.lower()).map(|band| (band, band)))
        });
        bands.map(|bands| steps(self.bands.len(), bands)).unwrap_or_default()
    }

    fn remarks(&self, context: &Context<'_>) -> Html {
        show::remarks(context, self)
    }

    fn show(&self, context: &Context<'_>, figure: &Figure) -> Html {
        show::bands(context, figure, self)
    }
}
