//! What a record is made of: names, amounts, dates, addresses, and sentences of them.
//!
//! Guarantees: every id is well formed, every date exists, every amount is exact (no floating point), and a block that
//! may not stand in another cannot be written there. Nothing here knows a file, a clock, a page or the network.

mod amount;
mod character;
mod date;
mod decimal;
mod degrees;
mod id;
mod mailbox;
mod share;
mod standing;
mod text;
mod told;
mod unit;
mod url;

pub use amount::Amount;
pub use character::{digit, is_text};
pub use date::{Date, DateError, End, Season};
pub use decimal::{AmountError, Decimal, Rounding};
pub use degrees::{Degrees, DegreesError};
pub use id::{AnchorId, ClaimId, FactId, FigureId, IdError, ImageId, PanelId, PersonId, Slug, SourceId, TermId};
pub(crate) use id::{is_format, is_in_word, is_letter};
pub use mailbox::{Mailbox, MailboxError};
pub use share::Share;
pub use standing::{Basis, Standing};
pub use text::{Aligned, Cell, Inline, Phrase, Prose};
pub use told::Told;
pub use unit::{Counted, Unit};
pub use url::{Url, UrlError};
