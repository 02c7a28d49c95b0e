//! A timeline: what happened when, the earliest first.

mod show;
mod words;

use super::kind::{Kind, Reader, unplaced};
use crate::drawing::Context;
use crate::figures::Figure;
use crate::language::{Catalogue, Keys, Language, catalogue};
use crate::reading::{Cell, CellReader, Shown, SourceText, choice, columns};
use crate::values::{Date, SourceId};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    /// The events, the earliest first.
    pub rows: Vec<TimelineRow>,
}

columns! {
    /// Something that happened.
    pub struct TimelineRow[date] {
        /// when
        pub date: Date,
        /// what, with its hedges
        pub event: String,
        /// where to check, at least one
        pub sources: Vec<SourceId>,
        /// how it stands to the article
        pub phase: Phase,
    }
}

/// How an event stands to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// The article tells it.
    Article,
    /// It came before the article, which does not tell it.
    Before,
    /// It came after the article.
    After,
}

impl Phase {
    /// Every phase.
    pub const ALL: [Self; 3] = [Self::Article, Self::Before, Self::After];

    /// The word that writers, styles and spreadsheets have for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Before => "before",
            Self::After => "after",
        }
    }
}

impl Cell for Phase {
    const FORM: &'static str = "`article` (the article tells it), `before` or `after` (it does not)";

    fn read(cell: &SourceText<'_>, reader: &CellReader<'_, '_>) -> Option<Self> {
        choice(cell, "phase", &Self::ALL.map(|phase| (phase.name(), phase)), reader.report)
    }

    fn write(&self) -> String {
        self.name().to_owned()
    }

    fn shown(&self) -> Shown<'_> {
        Shown::Choice(self.name())
    }
}

impl Kind for Timeline {
    type Row = TimelineRow;

    const KEYS: Keys = words::KEYS;
    const WORDS: Catalogue = catalogue!();
    const GUIDE: &'static str = include_str!("guide.md");

    fn read(reader: &Reader<'_, '_>) -> Option<Self> {
        let rows = reader.rows::<Self>();
        // A month may stand before or after a day in it: its writer knows more than its date says.
        let mut latest: Option<Date> = None;
        for (row, TimelineRow { date, .. }) in &rows {
            if let Some(before) = latest.filter(|before| date.span().1 < before.span().0) {
                let error = row.start.error(format!("{date} stands after {before}"));
                reader.report.add(error.hint("rows go from the earliest to the latest date"));
                latest = Some(*date);
            }
            // A year after a day in it does not let an earlier day of that year follow.
            latest = latest.filter(|before| date.span().0 < before.span().0).or(Some(*date));
        }
        if let Some(article) = reader.report.named_date("original") {
            for (row, TimelineRow { date, phase, .. }) in &rows {
                let (began, ended) = (date.span().0 > article.span().1, date.span().1 < article.span().0);
                let message = match phase {
                    Phase::Before if began => format!("{date} is after the article, of {article}, not before it"),
                    Phase::After if ended => format!("{date} is before the article, of {article}, not after it"),
                    _ => continue,
                };
                reader.suspect("phase", row.position("phase").error(message), "mend the phase or the date");
            }
        }
        Some(Self { rows: unplaced(rows) })
    }

    fn rows(&self) -> &[TimelineRow] {
        &self.rows
    }

    fn rows_mut(&mut self) -> &mut [TimelineRow] {
        &mut self.rows
    }

    fn choice(&self, language: &Language, name: &'static str) -> String {
        match name {
            "article" => language.phase_article(),
            "after" => language.phase_after(),
            _ => String::new(),
        }
    }

    /// All stands in the rows.
    fn remarks(&self, _: &Context<'_>) -> Html {
        html! {}
    }

    fn show(&self, context: &Context<'_>, figure: &Figure) -> Html {
        show::timeline(context, figure, self)
    }
}
