//! Ids, and addresses that are made of headings.
#![no_main]

use sidelight::values::{AnchorId, PanelId};

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(id) = PanelId::new(text) {
        assert_eq!(id.as_str(), text);
        assert_eq!(AnchorId::new(text).expect("it is an address as well").as_str(), text);
    }
    let heading = format!("\n## {}\n", text.replace(['\n', '\r'], " "));
    sidelight_fuzz::check(&sidelight_fuzz::with("article.md", heading.as_bytes(), true));
});
