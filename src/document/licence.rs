//! What others may do with the data.

use serde::{Deserialize, Serialize};

/// Declares the licences: the name by which SPDX knows each (<https://spdx.org/licenses/>), the name for readers, and
/// its text's address.
macro_rules! licences {
    ($($(#[$about:meta])* $variant:ident = $id:literal, $name:literal, $address:literal;)+) => {
        /// The licence of what can be downloaded: the document, and the rows of its figures.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Licence {
            $($(#[$about])* #[serde(rename = $id)] $variant,)+
            /// None: nobody may use it without asking.
            #[serde(rename = "all-rights-reserved")]
            None,
        }

        impl Licence {
            /// All there are, each with its name in files.
            pub const WORDS: &'static [(&'static str, Self)] =
                &[$(($id, Self::$variant),)+ ("all-rights-reserved", Self::None)];

            /// Its name for readers, which is the same in every language, and the address of its text.
            pub fn name_and_address(self) -> Option<(&'static str, &'static str)> {
                match self {
                    $(Self::$variant => Some(($name, $address)),)+
                    Self::None => None,
                }
            }
        }
    };
}

licences! {
    /// Whoever names the source may do anything.
    #[default]
    CcBy = "CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/";
    /// The same, if it is passed on under the same licence.
    CcBySa = "CC-BY-SA-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/";
    /// Whoever names the source may do what earns no money.
    CcByNc = "CC-BY-NC-4.0", "CC BY-NC 4.0", "https://creativecommons.org/licenses/by-nc/4.0/";
    /// Anybody may do anything.
    Cc0 = "CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/";
}
