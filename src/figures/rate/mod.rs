//! A rate: a part of a whole at several dates, worked out per so many of the whole.

mod show;
mod words;

use super::kind::{Kind, Observation, Reader, unplaced};
use crate::drawing::{Context, Thumbnail, amount_of, part};
use crate::figures::Figure;
use crate::language::{Catalogue, Keys, Language, catalogue};
use crate::reading::{Row, columns};
use crate::values::{Amount, Date, Decimal, Share, SourceId, Unit};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// Parts of a whole, each worked out per so many of the whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// Per how many of the whole.
    pub per: u32,
    /// What the part counts.
    pub part_unit: Unit,
    /// What the whole counts.
    pub unit: Unit,
    /// The rows, in the order of their dates.
    pub rows: Vec<RateRow>,
}

columns! {
    /// A part of a whole at one date. The whole is more than zero, and never known to be less than the part.
    pub struct RateRow[as_of] {
        /// the date that both numbers hold for
        pub as_of: Date,
        /// the part
        pub part: Amount,
        /// the whole
        pub whole: Amount,
        /// who gave the two numbers
        pub said_by: String,
        /// what exactly was counted
        pub definition: String,
        /// where to check, at least one
        pub sources: Vec<SourceId>,
        /// what the article says of it
        pub article: Option<String>,
    }
}

impl Rate {
    /// Our arithmetic: part × per / whole, as far as it follows from the two.
    pub fn of(&self, row: &RateRow) -> Option<Share> {
        Share::of(row.part, row.whole, self.per)
    }
}

impl Kind for Rate {
    type Row = RateRow;

    const DERIVED: &'static [&'static str] = &["our_rate", "per", "part_unit", "whole_unit"];
    const KEYS: Keys = words::KEYS;
    const WORDS: Catalogue = catalogue!();
    const GUIDE: &'static str = include_str!("guide.md");

    fn read(reader: &Reader<'_, '_>) -> Option<Self> {
        let unit = reader.unit();
        let part_unit = reader.unit_of("part_unit");
        let per = reader.fields.number("per", "1000").and_then(|(per, position)| {
            if per == 0 {
                let error = position.error("\"per\" is zero");
                reader.report.add(error.hint("write per = 1000, or whatever number reads best"));
            }
            (per > 0).then_some(per)
        });
        let rows = reader.rows::<Self>();
        reader.check_order(&rows);
        let are_possible =
            rows.iter().fold(true, |are_possible, (row, rate)| check_share(reader, row, rate) && are_possible);
        let (per, part_unit, unit) = (per?, part_unit?, unit?);
        are_possible.then(|| Self { per, part_unit, unit, rows: unplaced(rows) })
    }

    fn rows(&self) -> &[RateRow] {
        &self.rows
    }

    fn rows_mut(&mut self) -> &mut [RateRow] {
        &mut self.rows
    }

    fn derive(&self, row: &RateRow) -> Vec<String> {
        let rate = self.of(row).map(|rate| rate.to_string()).unwrap_or_default();
        vec![rate, self.per.to_string(), self.part_unit.name().to_owned(), self.unit.name().to_owned()]
    }

    fn observations<'a>(&'a self, row: &'a RateRow) -> Vec<Observation<'a>> {
        vec![
            Observation { column: "part", of: None, amount: row.part, unit: &self.part_unit },
            Observation { column: "whole", of: None, amount: row.whole, unit: &self.unit },
        ]
    }

    fn told(&self, language: &Language, row: &RateRow) -> Option<String> {
        Some(amount_of(language, row.part, &self.part_unit))
    }

    fn thumbnail(&self, row: usize) -> Thumbnail {
        self.rows.get(row).map(|row| part(row.part, row.whole)).unwrap_or_default()
    }

    fn remarks(&self, context: &Context<'_>) -> Html {
        show::pictures(context, self)
    }

    fn show(&self, context: &Context<'_>, figure: &Figure) -> Html {
        show::rate(context, figure, self)
    }
}

/// Whether the one can be a part of the other.
fn check_share(reader: &Reader<'_, '_>, row: &Row<'_>, RateRow { part, whole, .. }: &RateRow) -> bool {
    let problem = |column, message: String, hint| {
        reader.report.add(row.position(column).error(message).hint(hint));
        false
    };
    let are_counted = [("part", part), ("whole", whole)].map(|(column, amount)| reader.check_counted(row, column, *amount));
    match (part, whole) {
        _ if are_counted.contains(&false) => false,
        (_, Amount::MoreThan(_)) => true,
        _ if whole.upper() == Decimal::ZERO => {
            problem("whole", "the whole is zero".to_owned(), "nothing is a part of nothing: leave the row out")
        }
        // How far "about" goes is not known.
        _ if part.is_about() || whole.is_about() => {
            if part.lower() > whole.upper() {
                let warning = row.position("part").error(format!("the part is more than the whole: {part} of {whole}"));
                reader.suspect("part", warning, "mend the numbers");
            }
            true
        }
        (Amount::LessThan(_), _) => true,
        (Amount::MoreThan(_), _) | (_, Amount::LessThan(_)) if part.lower() < whole.upper() => true,
        (Amount::Exact(_) | Amount::Range(..), Amount::Exact(_) | Amount::Range(..)) if part.lower() <= whole.upper() => {
            true
        }
        _ => problem(
            "part",
            format!("the part is more than the whole: {part} of {whole}"),
            "a part is at most its whole: are the two the wrong way round?",
        ),
    }
}
