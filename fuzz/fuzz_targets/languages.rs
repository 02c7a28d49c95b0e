//! Language tags.
#![no_main]

use sidelight::figures::WORDS;
use sidelight::language::Language;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(language) = Language::new(text, WORDS) {
        assert_eq!(Language::new(language.tag(), WORDS).expect("it is there").tag(), language.tag());
    }
});
