//! Spreadsheets' own files. Those of tests/authoring/sheets are a good beginning:
//! `cargo fuzz run sheets fuzz/corpus/sheets tests/authoring/sheets`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut files = sidelight_fuzz::base();
    files.files.remove("figures/parts.csv");
    files.files.insert("figures/parts.xlsx".to_owned(), Some(data.to_vec()));
    sidelight_fuzz::check(&files);
});
