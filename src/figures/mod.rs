//! Figures: one record from which chart, table, sentence and CSV are made. A folder for each kind, with all that is of
//! that kind: its data, how that is read, shown and exported, its words in each language and its part of the guide.

mod counts;
mod kind;
mod record;
mod suspicions;

pub(crate) use kind::{AnyKind, Export, Known, Observation, Reader, Urls};

use crate::language::{Catalogue, Keys};
pub use crate::reading::Column;
use crate::reading::Columns;
use crate::values::{Date, FigureId, Inline, SourceId};
use kind::Kind;
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
    /// The data hold as of this date.
    pub as_of: Date,
    /// Where to check; never empty.
    pub sources: Vec<SourceId>,
    /// Caveats, conflicts, definitions.
    pub notes: Vec<Vec<Inline>>,
    /// The record itself.
    pub data: Data,
}

/// What is told of a kind in the guide.
pub struct KindGuide {
    /// Its name, which a figure's `kind` has.
    pub name: String,
    /// The text.
    pub text: &'static str,
    /// The columns of its CSV.
    pub columns: &'static [Column],
    /// Those of which a figure may say once what holds for all rows that leave them out.
    pub shared: Vec<&'static str>,
    /// What stands beside them in the exported CSV.
    pub derived: &'static [&'static str],
}

/// The names of the columns that each row says for itself, and of those that have to be said, but may be once.
fn parted(columns: &'static [Column], shared: &[&str]) -> [Vec<&'static str>; 2] {
    let (once, own): (Vec<&Column>, Vec<_>) = columns.iter().partition(|column| shared.contains(&column.name));
    let once = once.into_iter().filter(|column| !column.is_optional);
    [own.into_iter().map(|column| column.name).collect(), once.map(|column| column.name).collect()]
}

/// Makes of the one list of kinds all that needs to know them all.
macro_rules! kinds {
    ($($(#[$about:meta])* $variant:ident = $module:ident::$kind:ident;)+) => {
        $(pub mod $module;)+

        /// A figure's record, by what may be concluded from it.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "kind", rename_all = "kebab-case")]
        pub enum Data {
            $($(#[$about])* $variant($module::$kind),)+
        }

        impl Data {
            /// Whatever kind it is of.
            pub(crate) fn kind(&self) -> &dyn AnyKind {
                match self {
                    $(Self::$variant(data) => data,)+
                }
            }

            /// The same, to be changed.
            pub(crate) fn kind_mut(&mut self) -> &mut dyn AnyKind {
                match self {
                    $(Self::$variant(data) => data,)+
                }
            }
        }

        /// How a kind's record is read.
        pub(crate) type Read = fn(&Reader<'_, '_>) -> Option<Data>;

        /// Every kind by its name.
        pub(crate) const KINDS: &[(&str, Read)] =
            &[$((stringify!($module), |reader| kind::read::<$module::$kind>(reader).map(Data::$variant)),)+];

        /// The names of all kinds.
        pub const KIND_NAMES: &[&str] = &[$(stringify!($module),)+];

        /// The words of every kind.
        pub const WORDS: &[Catalogue] = &[$(<$module::$kind as Kind>::WORDS,)+];

        /// The messages of every kind, each with the names of what stands in it.
        pub const KEYS: &[Keys] = &[$(<$module::$kind as Kind>::KEYS,)+];

        /// The columns of a kind's rows: those of each row, and those that have to be said, but may be once for all.
        pub(crate) fn columns(kind: &str) -> Option<[Vec<&'static str>; 2]> {
            match kind {
                $(stringify!($module) => {
                    let columns = <<$module::$kind as Kind>::Row as Columns>::COLUMNS;
                    Some(parted(columns, &kind::shared::<$module::$kind>()))
                })+
                _ => None,
            }
        }

        /// The names of all columns that a kind's rows may have.
        pub(crate) fn all_columns(kind: &str) -> Option<Vec<&'static str>> {
            match kind {
                $(stringify!($module) => {
                    let columns = <<$module::$kind as Kind>::Row as Columns>::COLUMNS;
                    Some(columns.iter().map(|column| column.name).collect())
                })+
                _ => None,
            }
        }

        /// What the guide tells of every kind.
        pub fn guide() -> Vec<KindGuide> {
            vec![$(KindGuide {
                name: stringify!($module).to_owned(),
                text: <$module::$kind as Kind>::GUIDE,
                columns: <<$module::$kind as Kind>::Row as Columns>::COLUMNS,
                shared: kind::shared::<$module::$kind>(),
                derived: <$module::$kind as Kind>::DERIVED,
            },)+]
        }
    };
}

kinds! {
    /// Amounts to compare, the largest first.
    Ranking = ranking::Ranking;
    /// Counts of one thing over time, in order of their dates, joined by a line.
    Series = series::Series;
    /// Counts that stand each for itself; never joined.
    Points = points::Points;
    /// A part of a whole, at several dates.
    Rate = rate::Rate;
    /// A whole in its parts, at one or more dates.
    Share = share::Shares;
    /// What people answered, and how far that may be off.
    Poll = poll::Poll;
    /// Columns that its writer names.
    Table = table::Table;
    /// What happened when, the earliest first.
    Timeline = timeline::Timeline;
    /// Estimates in words and reported counts, over the same bands.
    Bands = bands::Bands;
    /// Places, each as exactly as it is known.
    Map = map::Map;
}
