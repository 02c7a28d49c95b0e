//! Figures: one record from which chart, table and sentence are made.

use super::{Amount, Date, Decimal, FigureId, Inline, Share, SourceId, Unit};
use serde::{Deserialize, Serialize};

/// Data with what they show, as of when, and where to check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Its name, and its address.
    pub id: FigureId,
    /// What is measured.
    pub title: String,
    /// What it shows, in one plain sentence.
    pub sentence: String,
    /// What a person who cannot see it must know.
    pub alternative: String,
    /// What its amounts count; of a timeline, events.
    pub unit: Unit,
    /// The data hold as of this date.
    pub as_of: Date,
    /// Where to check; never empty.
    pub sources: Vec<SourceId>,
    /// Caveats, conflicts, definitions.
    pub notes: Vec<Vec<Inline>>,
    /// The record itself.
    pub data: FigureData,
}

/// A figure's record, by what may be concluded from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FigureData {
    /// Amounts to compare, the largest first.
    Ranking(Vec<RankingRow>),
    /// Counts of one thing over time, in order of their dates; they may be joined by a line.
    Series(Vec<Count>),
    /// Counts that stand each for itself; never joined.
    Points(Vec<Count>),
    /// A part of a whole, at several dates.
    Rate(Rate),
    /// What happened when, the earliest first.
    Timeline(Vec<TimelineEntry>),
    /// Estimates in words and reported counts, over the same bands.
    Bands(Bands),
}

/// One thing with its amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankingRow {
    /// The thing.
    pub label: String,
    /// Its amount.
    pub amount: Amount,
    /// The amount holds as of this date.
    pub as_of: Date,
    /// Where to check; never empty.
    pub sources: Vec<SourceId>,
    /// What the article says of it, if it does.
    pub article: Option<String>,
    /// What must be said beside it.
    pub note: Option<String>,
}

/// One count, as somebody gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// The date it holds for.
    pub as_of: Date,
    /// The count.
    pub amount: Amount,
    /// What it counts, where that is not the figure's own unit.
    pub unit: Option<Unit>,
    /// Who gave it.
    pub said_by: String,
    /// What exactly was counted.
    pub definition: String,
    /// Where to check; never empty.
    pub sources: Vec<SourceId>,
    /// How the article uses it, if it does.
    pub article: Option<String>,
}

/// Parts of a whole, each worked out per so many of the whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// Per how many of the whole.
    pub per: u32,
    /// What the part counts; the figure's unit says what the whole counts.
    pub part_unit: Unit,
    /// The rows, in order of their dates.
    pub rows: Vec<RateRow>,
}

/// A part of a whole at one date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateRow {
    /// The date both hold for.
    pub as_of: Date,
    /// The part.
    pub part: Amount,
    /// The whole; more than zero, and never known to be less than the part.
    pub whole: Amount,
    /// Our arithmetic: part × per / whole, as far as it follows from the two.
    pub rate: Option<Share>,
    /// Who gave the two numbers.
    pub said_by: String,
    /// What exactly was counted.
    pub definition: String,
    /// Where to check; never empty.
    pub sources: Vec<SourceId>,
    /// What the article says of it, if it does.
    pub article: Option<String>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// When.
    pub as_of: Date,
    /// What, with its hedges.
    pub event: String,
    /// Whether the article knew of it.
    pub phase: Phase,
    /// Where to check; never empty.
    pub sources: Vec<SourceId>,
}

/// Estimates in words beside reported counts. The words are the record; the numbers of the bands are our reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bands {
    /// At least two, from the lowest to the highest; each starts right after the one before it ends.
    pub bands: Vec<Band>,
    /// The rows, in the order of their writer.
    pub rows: Vec<BandRow>,
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

/// An estimate, or a count, as somebody gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BandRow {
    /// What it is.
    pub label: String,
    /// What was stated.
    pub size: Size,
    /// It holds as of this date.
    pub as_of: Date,
    /// Who gave it.
    pub said_by: String,
    /// Where to check; never empty.
    pub sources: Vec<SourceId>,
    /// What the article says of it, if it does.
    pub article: Option<String>,
}

/// What was stated of a size: words, or a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Size {
    /// In words: from the first to the second band, by their places, the first not after the second.
    Estimate(usize, usize),
    /// In numbers, of which the lower lies in a band; never a range.
    Count(Amount),
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
