//! Writes src/language/data: of Unicode's locale data, as the crates of ICU4X bring it, what dates, numbers and plural forms
//! of our languages need, in all their regions. The crates' own have some 700 languages.

extern crate alloc;

use icu_provider_export::baked_exporter::{BakedExporter, Options};
use icu_provider_export::prelude::*;
use std::path::Path;

/// Those in which there are words (`catalogue!` in src/language/mod.rs).
const LANGUAGES: [&str; 5] = ["ar", "de", "en", "fr", "uk"];

/// What the crates bring names its types by these.
mod icu {
    pub use {icu_datetime as datetime, icu_decimal as decimal, icu_plurals as plurals};
}

struct Brought;

const _: () = {
    use {icu_datetime_data::*, icu_decimal_data::*, icu_plurals_data::*};
    icu_datetime_data::make_provider!(Brought);
    impl_datetime_names_year_gregorian_v1!(Brought, ITER);
    impl_datetime_names_month_gregorian_v1!(Brought, ITER);
    impl_datetime_patterns_date_gregorian_v1!(Brought, ITER);
    impl_decimal_symbols_v1!(Brought, ITER);
    impl_decimal_digits_v1!(Brought, ITER);
    impl_plurals_cardinal_v1!(Brought, ITER);
    impl_plurals_ordinal_v1!(Brought, ITER);
};

icu_provider::export::make_exportable_provider!(
    Brought,
    [
        icu::datetime::provider::names::DatetimeNamesYearGregorianV1,
        icu::datetime::provider::names::DatetimeNamesMonthGregorianV1,
        icu::datetime::provider::semantic_skeletons::DatetimePatternsDateGregorianV1,
        icu::decimal::provider::DecimalSymbolsV1,
        icu::decimal::provider::DecimalDigitsV1,
        icu::plurals::provider::PluralsCardinalV1,
        icu::plurals::provider::PluralsOrdinalV1,
    ]
);

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/language/data");
    let mut options = Options::default();
    (options.use_separate_crates, options.overwrite) = (true, true);
    let exporter = BakedExporter::new(folder, options).expect("the folder can be written");
    let families = LANGUAGES.map(|tag| DataLocaleFamily::with_descendants(tag.parse().expect("a language")));
    ExportDriver::new(families, DeduplicationStrategy::Maximal.into(), LocaleFallbacker::new().static_to_owned())
        .export(&Brought, exporter)
        .expect("what is brought can be written");
}
