//! A document from JSON, which need not come from a folder.
#![no_main]

use sidelight::document::Explainer;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(explainer) = Explainer::from_json(text) {
        sidelight_fuzz::publish(&explainer);
    }
});
