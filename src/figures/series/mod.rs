//! A series: a level or a running total over time, in one line or in several.

mod read;
mod show;
mod words;

use super::counts::GivenCount;
use super::kind::{Kind, Observation, Reader, least_and_most};
use crate::drawing::{Context, Thumbnail, amount_of, dots};
use crate::figures::Figure;
use crate::language::{Catalogue, Keys, Language, catalogue};
use crate::reading::columns;
use crate::values::{Amount, Date, SourceId, Unit};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// One thing over time, or several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// What its numbers are.
    pub measure: Measure,
    /// Whether what was added per day is shown: of a running total, if its writer has nothing against it.
    pub per_day: bool,
    /// What is counted.
    pub unit: Unit,
    /// The counts, those of each line in the order of their dates.
    pub rows: Vec<SeriesRow>,
}

/// What the numbers of a series are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// How much there is at each date: it may fall, and be less than nothing.
    Level,
    /// How much there was by each date: it only grows.
    RunningTotal,
}

impl Measure {
    /// The words that writers have for them.
    pub const WORDS: &'static [(&'static str, Self)] = &[("level", Self::Level), ("running-total", Self::RunningTotal)];
}

columns! {
    /// One count.
    pub struct SeriesRow[as_of] {
        /// the date it holds for
        pub as_of: Date,
        /// of several lines, which one it is on
        pub line: Option<String>,
        /// the count
        pub value: Amount,
        /// of an estimate, from where to where it may lie
        pub interval: Option<Amount>,
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

    const DERIVED: &'static [&'static str] = &["least", "most", "unit", "measure"];
    // A line joins the counts of different dates.
    const OWN: &'static [&'static str] = &["as_of"];
    const KEYS: Keys = words::KEYS;
    const WORDS: Catalogue = catalogue!();
    const GUIDE: &'static str = include_str!("guide.md");

    fn read(reader: &Reader<'_, '_>) -> Option<Self> {
        read::series(reader)
    }

    fn rows(&self) -> &[SeriesRow] {
        &self.rows
    }

    fn rows_mut(&mut self) -> &mut [SeriesRow] {
        &mut self.rows
    }

    fn derive(&self, row: &SeriesRow) -> Vec<String> {
        let [least, most] = least_and_most(row.value);
        let measure = Measure::WORDS.iter().find(|(_, measure)| *measure == self.measure);
        vec![least, most, self.unit.name().to_owned(), measure.map(|(word, _)| (*word).to_owned()).unwrap_or_default()]
    }

    fn observations<'a>(&'a self, row: &'a SeriesRow) -> Vec<Observation<'a>> {
        vec![Observation { column: "value", of: row.line.as_deref(), amount: row.value, unit: &self.unit }]
    }

    fn told(&self, language: &Language, row: &SeriesRow) -> Option<String> {
        Some(amount_of(language, row.value, &self.unit))
    }

    /// Other lines are not drawn.
    fn thumbnail(&self, row: usize) -> Thumbnail {
        let line = self.rows.get(row).and_then(|row| row.line.as_ref());
        let drawn = self.rows.iter().enumerate().filter(|(_, other)| other.line.as_ref() == line);
        let chosen = drawn.clone().position(|(index, _)| index == row).unwrap_or(usize::MAX);
        dots(&drawn.map(|(_, row)| (row.as_of, row.value)).collect::<Vec<_>>(), chosen)
    }

    /// All stands in the rows.
    fn remarks(&self, _: &Context<'_>) -> Html {
        html! {}
    }

    fn show(&self, context: &Context<'_>, figure: &Figure) -> Html {
        show::series(context, figure, self)
    }
}

impl Series {
    /// The names of its lines, in the order in which they first stand; none if there is only one.
    fn lines(&self) -> Vec<&str> {
        let mut lines: Vec<&str> = Vec::new();
        for name in self.rows.iter().filter_map(|row| row.line.as_deref()) {
            if !lines.contains(&name) {
                lines.push(name);
            }
        }
        lines
    }

    /// Its counts in the order of their dates.
    fn counts(&self) -> Vec<GivenCount<'_>> {
        let (mut counts, lines) = (Vec::new(), self.lines());
        for SeriesRow { as_of, line, value, interval, said_by, definition, sources, article } in &self.rows {
            let (as_of, amount, interval, unit, article) = (*as_of, *value, *interval, &self.unit, article.as_ref());
            let line = line.as_deref().and_then(|name| Some((lines.iter().position(|line| *line == name)?, name)));
            counts.push(GivenCount { as_of, amount, interval, unit, said_by, definition, sources, article, line });
        }
        if !lines.is_empty() {
            counts.sort_by_key(|count| count.as_of.span().1);
        }
        counts
    }
}
