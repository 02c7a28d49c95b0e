//! A ranking: amounts to compare, the largest first.

mod show;
mod words;

use super::kind::{Kind, Observation, Reader, least_and_most, unplaced};
use crate::drawing::{Context, Thumbnail, amount_of, bars};
use crate::figures::Figure;
use crate::language::{Catalogue, Keys, Language, catalogue};
use crate::reading::columns;
use crate::values::{Amount, Counted, Date, SourceId, Unit};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// Amounts to compare.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranking {
    /// What the amounts count.
    pub unit: Unit,
    /// Whether a reader can ask what one is worth in another: of money, if its writer has nothing against it.
    pub comparison: bool,
    /// The rows, the largest amount first.
    pub rows: Vec<RankingRow>,
}

columns! {
    /// One thing with its amount.
    pub struct RankingRow[as_of] {
        /// the thing
        pub label: String,
        /// its amount
        pub amount: Amount,
        /// the amount holds as of this date
        pub as_of: Date,
        /// where to check, at least one
        pub sources: Vec<SourceId>,
        /// what the article says of it
        pub article: Option<String>,
        /// what must be said beside it
        pub note: Option<String>,
    }
}

impl Kind for Ranking {
    type Row = RankingRow;

    const DERIVED: &'static [&'static str] = &["least", "most", "unit"];
    const KEYS: Keys = words::KEYS;
    const WORDS: Catalogue = catalogue!();
    const GUIDE: &'static str = include_str!("guide.md");

    fn read(reader: &Reader<'_, '_>) -> Option<Self> {
        let (unit, rows) = (reader.unit(), reader.rows::<Self>());
        let are_counted =
            rows.iter().fold(true, |all, (row, typed)| reader.check_counted(row, "amount", typed.amount) && all);
        for pair in rows.windows(2) {
            if let [(_, before), (row, after)] = pair
                && before.amount.upper() < after.amount.upper()
                && are_counted
            {
                let message = format!("{} stands after {}, which is less", after.amount, before.amount);
                reader
                    .report
                    .add(row.start.error(message).hint("a ranking goes from the largest to the smallest amount"));
            }
        }
        let is_off = reader.fields.optional_choice("comparison", &[("none", true)]);
        let unit = unit?;
        let comparison = is_off.is_none() && matches!(unit.counted, Counted::Currency(_));
        are_counted.then(|| Self { comparison, unit, rows: unplaced(rows) })
    }

    fn rows(&self) -> &[RankingRow] {
        &self.rows
    }

    fn rows_mut(&mut self) -> &mut [RankingRow] {
        &mut self.rows
    }

    fn derive(&self, row: &RankingRow) -> Vec<String> {
        let [least, most] = least_and_most(row.amount);
        vec![least, most, self.unit.name().to_owned()]
    }

    fn observations<'a>(&'a self, row: &'a RankingRow) -> Vec<Observation<'a>> {
        vec![Observation { column: "amount", of: Some(&row.label), amount: row.amount, unit: &self.unit }]
    }

    fn told(&self, language: &Language, row: &RankingRow) -> Option<String> {
        Some(amount_of(language, row.amount, &self.unit))
    }

    fn thumbnail(&self, row: usize) -> Thumbnail {
        bars(&self.rows.iter().map(|row| row.amount).collect::<Vec<_>>(), None, row)
    }

    /// All stands in the rows.
    fn remarks(&self, _: &Context<'_>) -> Html {
        html! {}
    }

    fn show(&self, context: &Context<'_>, figure: &Figure) -> Html {
        show::ranking(context, figure, self)
    }
}
