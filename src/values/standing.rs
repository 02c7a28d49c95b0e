//! How a statement stands: whether it holds, and who says so. These are two questions, and one word answers neither.

use serde::{Deserialize, Serialize};

/// Declares an enumeration with the word that writers, styles and spreadsheets have for each of its values.
macro_rules! words {
    ($(#[$about:meta])* pub enum $name:ident { $($(#[$of_one:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$of_one])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// All there are, each with its word.
            pub const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];

            /// The word that writers, styles and spreadsheets have for it.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }
    };
}

words! {
    /// Whether a statement holds, as far as is known.
    pub enum Standing {
        /// Nothing found contradicts it.
        Holds = "holds",
        /// It is true with a correction.
        Partly = "partly",
        /// Better evidence contradicts it.
        Wrong = "wrong",
        /// It was so then, and has changed since.
        OutOfDate = "out-of-date",
        /// Accounts conflict.
        Disputed = "disputed",
        /// Nothing found settles it.
        Open = "open",
    }
}

words! {
    /// Who says so.
    pub enum Basis {
        /// Independent outlets, or a public body's own act.
        Independent = "independent",
        /// One report.
        Report = "report",
        /// A party with an interest.
        Side = "side",
        /// One expert's judgement.
        Expert = "expert",
    }
}
