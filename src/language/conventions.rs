//! How dates, numbers and plural forms are written in our languages, in all their regions: a part of Unicode's locale data
//! (CLDR), which scripts/language-data writes.

/// The data.
pub(super) struct Conventions;

#[allow(unsafe_code, unreachable_pub, unused_imports, clippy::all, reason = "it is written by a program")]
mod data {
    include!("data/mod.rs");
    impl_data_provider!(super::Conventions);
}
