//! A series: counts of one thing over time, joined by a line.

mod show;
mod words;

use super::counts::GivenCount;
use super::kind::{Kind, Observation, Reader, least_and_most, unplaced};
use crate::drawing::{Context, Thumbnail, amount_of, dots};
use crate::figures::Figure;
use crate::language::{Catalogue, Keys, Language, catalogue};
use crate::reading::columns;
use crate::values::{Amount, Date, SourceId, Unit};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// Counts of one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// What is counted.
    pub unit: Unit,
    /// The counts, in the order of their dates.
    pub rows: Vec<SeriesRow>,
}

columns! {
    /// One count.
    pub struct SeriesRow[as_of] {
        /// the date it holds for
        pub as_of: Date,
        /// the count
        pub value: Amount,
        /// who gave it
        pub said_by: String,
        /// what exactly was counted
        pub definition: String,
        /// where to check, at least one
        pub sources: Vec<SourceId>,
        /// how the article uses it
        pub article: Option<String>,
    }
}

impl Kind for Series {
    type Row = SeriesRow;

    const DERIVED: &'static [&'static str] = &["least", "most", "unit"];
    // A line joins the counts of different dates.
    const OWN: &'static [&'static str] = &["as_of"];
    const KEYS: Keys = words::KEYS;
    const WORDS: Catalogue = catalogue!();
    const GUIDE: &'static str = include_str!("guide.md");

    fn read(reader: &Reader<'_, '_>) -> Option<Self> {
        let (unit, rows) = (reader.unit(), reader.rows::<Self>());
        reader.check_order(&rows);
        Some(Self { unit: unit?, rows: unplaced(rows) })
    }

    fn rows(&self) -> &[SeriesRow] {
        &self.rows
    }

    fn rows_mut(&mut self) -> &mut [SeriesRow] {
        &mut self.rows
    }

    fn derive(&self, row: &SeriesRow) -> Vec<String> {
        let [least, most] = least_and_most(row.value);
        vec![least, most, self.unit.name().to_owned()]
    }

    fn observations<'a>(&'a self, row: &'a SeriesRow) -> Vec<Observation<'a>> {
        vec![Observation { column: "value", of: None, amount: row.value, unit: &self.unit }]
    }

    fn told(&self, language: &Language, row: &SeriesRow) -> Option<String> {
        Some(amount_of(language, row.value, &self.unit))
    }

    fn thumbnail(&self, row: usize) -> Thumbnail {
        dots(&self.rows.iter().map(|row| (row.as_of, row.value)).collect::<Vec<_>>(), row)
    }

    fn show(&self, context: &Context<'_>, figure: &Figure) -> Html {
        show::series(context, figure, self)
    }
}

impl Series {
    fn counts(&self) -> Vec<GivenCount<'_>> {
        let mut counts = Vec::new();
        for SeriesRow { as_of, value, said_by, definition, sources, article } in &self.rows {
            let (as_of, amount, unit, article) = (*as_of, *value, &self.unit, article.as_ref());
            counts.push(GivenCount { as_of, amount, unit, said_by, definition, sources, article });
        }
        counts
    }
}
