//! Language tags.
#![no_main]

use sidelight::language::Language;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(language) = Language::new(text) {
        assert_eq!(Language::new(language.tag()).expect("it is there").tag(), language.tag());
    }
});
