//! A share: a whole in its parts, at one or more dates.

mod read;
mod show;
mod words;

use super::kind::{Kind, Observation, Reader, least_and_most};
use crate::drawing::Context;
use crate::figures::Figure;
use crate::language::{Catalogue, Keys, catalogue};
use crate::reading::columns;
use crate::values::{Amount, Date, SourceId, Unit};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// A whole in its parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shares {
    /// What the parts are parts of.
    pub whole: String,
    /// What the parts are counted in.
    pub unit: Unit,
    /// What the parts of each date come to, if that is the same at all of them: 100 where they are percentages.
    pub adds_up_to: Option<u32>,
    /// The parts, in the order of their dates; of each date at least two, each once.
    pub rows: Vec<ShareRow>,
}

columns! {
    /// One part.
    pub struct ShareRow[as_of] {
        /// the date at which the whole had this part
        pub as_of: Date,
        /// the part
        pub part: String,
        /// how much it is
        pub amount: Amount,
        /// who gave it
        pub said_by: String,
        /// what exactly was counted
        pub definition: String,
        /// where to check, at least one
        pub sources: Vec<SourceId>,
        /// what the article says of it
        pub article: Option<String>,
    }
}

impl Kind for Shares {
    type Row = ShareRow;

    const DERIVED: &'static [&'static str] = &["least", "most", "unit", "whole"];
    const KEYS: Keys = words::KEYS;
    const WORDS: Catalogue = catalogue!();
    const GUIDE: &'static str = include_str!("guide.md");

    fn read(reader: &Reader<'_, '_>) -> Option<Self> {
        read::shares(reader)
    }

    fn rows(&self) -> &[ShareRow] {
        &self.rows
    }

    fn rows_mut(&mut self) -> &mut [ShareRow] {
        &mut self.rows
    }

    fn derive(&self, row: &ShareRow) -> Vec<String> {
        let [least, most] = least_and_most(row.amount);
        vec![least, most, self.unit.name().to_owned(), self.whole.clone()]
    }

    fn observations<'a>(&'a self, row: &'a ShareRow) -> Vec<Observation<'a>> {
        vec![Observation { column: "amount", of: Some(&row.part), amount: row.amount, unit: &self.unit }]
    }

    fn remarks(&self, _: &Context<'_>) -> Html {
        html! { <p>{ &self.whole }</p> }
    }

    fn show(&self, context: &Context<'_>, figure: &Figure) -> Html {
        show::shares(context, figure, self)
    }
}
