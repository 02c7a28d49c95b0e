//! Points: counts that stand each for itself.

mod show;

use super::counts::{GivenCount, check_interval};
use super::kind::{Kind, Observation, Reader, least_and_most, unplaced};
use crate::drawing::{Context, Thumbnail, amount_of, dots};
use crate::figures::Figure;
use crate::language::Language;
use crate::reading::columns;
use crate::values::{Amount, Date, SourceId, Unit};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// Counts that must not be joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Points {
    /// What is counted where a row says nothing else: those counts are drawn.
    pub unit: Unit,
    /// The counts, in the order of their writer. Each has its unit.
    pub rows: Vec<PointsRow>,
}

columns! {
    /// One count.
    pub struct PointsRow[as_of] {
        /// the date it holds for
        pub as_of: Date,
        /// the count
        pub value: Amount,
        /// of an estimate, from where to where it may lie
        pub interval: Option<Amount>,
        /// what it counts, where that is not the figure’s own unit
        pub unit: Option<Unit>,
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

impl Kind for Points {
    type Row = PointsRow;

    const DERIVED: &'static [&'static str] = &["least", "most"];
    const GUIDE: &'static str = include_str!("guide.md");

    fn read(reader: &Reader<'_, '_>) -> Option<Self> {
        let (unit, rows) = (reader.unit(), reader.rows::<Self>());
        rows.iter().for_each(|(row, count)| _ = check_interval(reader, row, count.value, count.interval));
        let unit = unit?;
        let mut rows: Vec<PointsRow> = unplaced(rows);
        for row in &mut rows {
            let own = row.unit.take().map(|own| own.in_words(unit.in_words));
            row.unit = Some(own.unwrap_or_else(|| unit.clone()));
        }
        Some(Self { unit, rows })
    }

    fn rows(&self) -> &[PointsRow] {
        &self.rows
    }

    fn rows_mut(&mut self) -> &mut [PointsRow] {
        &mut self.rows
    }

    fn derive(&self, row: &PointsRow) -> Vec<String> {
        least_and_most(row.value).to_vec()
    }

    fn observations<'a>(&'a self, row: &'a PointsRow) -> Vec<Observation<'a>> {
        let unit = row.unit.as_ref().unwrap_or(&self.unit);
        vec![Observation { column: "value", of: None, amount: row.value, unit }]
    }

    fn told(&self, language: &Language, row: &PointsRow) -> Option<String> {
        Some(amount_of(language, row.value, row.unit.as_ref().unwrap_or(&self.unit)))
    }

    /// What counts other things is not drawn.
    fn thumbnail(&self, row: usize) -> Thumbnail {
        let drawn = self.rows.iter().enumerate().filter(|(_, row)| row.unit.as_ref().is_none_or(|unit| *unit == self.unit));
        let chosen = drawn.clone().position(|(index, _)| index == row).unwrap_or(usize::MAX);
        dots(&drawn.map(|(_, row)| (row.as_of, row.value)).collect::<Vec<_>>(), chosen)
    }

    /// All stands in the rows.
    fn remarks(&self, _: &Context<'_>) -> Html {
        html! {}
    }

    fn show(&self, context: &Context<'_>, figure: &Figure) -> Html {
        show::points(context, figure, self)
    }
}

impl Points {
    fn counts(&self) -> Vec<GivenCount<'_>> {
        let mut counts = Vec::new();
        for PointsRow { as_of, value, interval, unit, said_by, definition, sources, article } in &self.rows {
            let (as_of, amount, interval, article, line) = (*as_of, *value, *interval, article.as_ref(), None);
            let unit = unit.as_ref().unwrap_or(&self.unit);
            counts.push(GivenCount { as_of, amount, interval, unit, said_by, definition, sources, article, line });
        }
        counts
    }
}
