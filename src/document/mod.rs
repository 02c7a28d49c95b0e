//! What an explainer is: its parts, what may stand in what, and what is guaranteed of each.
//!
//! Guarantees: every id is well formed, every date exists, every amount is exact (no floating point), and a
//! block that may not stand in another cannot be written there. This module knows no file, no clock, no page
//! and no network. `authoring` makes documents, `view` shows them; the world gets them as JSON with a schema version.

/// Lets a type be written as one text: what `Display` writes and `FromStr` reads.
macro_rules! written_as_text {
    ($name:ident, $error:ident) => {
        impl TryFrom<String> for $name {
            type Error = $error;
            fn try_from(text: String) -> Result<Self, $error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.to_string()
            }
        }
    };
}

mod amount;
mod character;
mod claim;
mod date;
mod explainer;
mod figure;
mod id;
mod index;
mod panel;
mod source;
mod text;
mod url;

pub use amount::{Amount, AmountError, Decimal, Rounding, Share, Unit};
pub use character::is_text;
pub use claim::{Claim, Status};
pub use date::{Date, DateError, Season};
pub use explainer::{Block, DocumentError, Explainer, Original, SCHEMA};
pub use figure::{
    Band, BandRow, Bands, Count, Figure, FigureData, Phase, RankingRow, Rate, RateRow, Size, TimelineEntry,
};
pub use id::{AnchorId, ClaimId, FigureId, IdError, PanelId, PersonId, Slug, SourceId};
pub(crate) use id::{is_format, is_in_word, is_letter};
pub use index::Index;
pub use panel::{ContextPanel, PanelBlock};
pub use source::{Person, PersonKind, Source, SourceKind};
pub use text::{Inline, Phrase, Prose};
pub use url::{Url, UrlError};
