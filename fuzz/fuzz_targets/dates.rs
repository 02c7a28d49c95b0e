//! Dates, and how each language writes them.
#![no_main]

use sidelight::figures;
use sidelight::language::{Language, WORDS};
use sidelight::values::Date;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let Ok(date) = text.parse::<Date>() else { return };
    assert_eq!(date.to_string(), text);
    let (first, last) = date.span();
    assert!(first <= last && last - first < 367);
    for (tag, _) in WORDS {
        assert!(!Language::new(tag, figures::WORDS).expect("it is there").date(date).is_empty());
    }
});
