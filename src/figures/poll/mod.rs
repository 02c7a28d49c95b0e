//! A poll: what was asked of whom and when, by whom and for whom, and the share of each answer.

mod read;
mod show;
mod words;

use super::kind::{Kind, Observation, Reader};
use crate::drawing::{Context, Thumbnail, amount_of, bars};
use crate::figures::Figure;
use crate::language::{Catalogue, Keys, Language, catalogue};
use crate::reading::columns;
use crate::values::{Amount, Date, Decimal, SourceId, Unit};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// What people answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poll {
    /// The question, in its own words.
    pub question: String,
    /// Of whom it was asked, and how.
    pub asked_of: String,
    /// When it was asked.
    pub asked: Date,
    /// How many answered.
    pub sample: u32,
    /// By how many percentage points each share may be off, if that was said.
    pub margin: Option<Decimal>,
    /// Who asked.
    pub done_by: String,
    /// Who paid for it.
    pub paid_by: String,
    /// Percent.
    pub unit: Unit,
    /// The answers, in the order of their writer.
    pub rows: Vec<PollRow>,
}

columns! {
    /// An answer.
    pub struct PollRow[as_of] {
        /// the answer
        pub answer: String,
        /// how many gave it, in percent of those who answered
        pub share: Amount,
        /// it holds as of this date
        pub as_of: Date,
        /// where to check, at least one
        pub sources: Vec<SourceId>,
        /// what the article says of it
        pub article: Option<String>,
    }
}

impl Poll {
    /// The answers that are no more apart from the one that most gave than both may be off, each with the difference.
    pub fn within_margin(&self) -> Option<(&PollRow, Vec<(&PollRow, Decimal)>)> {
        let margin = self.margin?;
        let most = self.rows.iter().reduce(|most, row| if row.share.upper() > most.share.upper() { row } else { most })?;
        let others = self.rows.iter().filter(|row| !std::ptr::eq(*row, most));
        let apart = others.filter_map(|row| Some((row, most.share.upper().minus(row.share.upper())?)));
        Some((most, apart.filter(|(_, apart)| apart.millionths() <= 2 * margin.millionths()).collect()))
    }
}

impl Kind for Poll {
    type Row = PollRow;

    const DERIVED: &'static [&'static str] = &["question", "asked_of", "asked", "sample", "margin", "done_by", "paid_by"];
    const KEYS: Keys = words::KEYS;
    const WORDS: Catalogue = catalogue!();
    const GUIDE: &'static str = include_str!("guide.md");

    fn read(reader: &Reader<'_, '_>) -> Option<Self> {
        read::poll(reader)
    }

    fn rows(&self) -> &[PollRow] {
        &self.rows
    }

    fn rows_mut(&mut self) -> &mut [PollRow] {
        &mut self.rows
    }

    fn derive(&self, _: &PollRow) -> Vec<String> {
        let margin = self.margin.map(|margin| margin.to_string()).unwrap_or_default();
        let (asked, sample) = (self.asked.to_string(), self.sample.to_string());
        let words = [&self.question, &self.asked_of, &asked, &sample, &margin, &self.done_by, &self.paid_by];
        words.map(String::to_owned).into()
    }

    fn observations<'a>(&'a self, row: &'a PollRow) -> Vec<Observation<'a>> {
        vec![Observation { column: "share", of: Some(&row.answer), amount: row.share, unit: &self.unit }]
    }

    fn told(&self, language: &Language, row: &PollRow) -> Option<String> {
        Some(amount_of(language, row.share, &self.unit))
    }

    fn thumbnail(&self, row: usize) -> Thumbnail {
        bars(&self.rows.iter().map(|row| row.share).collect::<Vec<_>>(), Some(Decimal::whole(100)), row)
    }

    fn remarks(&self, context: &Context<'_>) -> Html {
        show::facts(context, self)
    }

    fn show(&self, context: &Context<'_>, figure: &Figure) -> Html {
        show::poll(context, figure, self)
    }
}
