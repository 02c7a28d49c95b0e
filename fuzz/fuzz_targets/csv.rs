//! The rows of each kind of figure.
#![no_main]

const BANDS: &str = "kind = \"bands\"\ntitle = \"T\"\nsentence = \"S.\"\nunit = \"days\"\nas_of = \"2024-06\"\nsources = [\"wire\"]\n\
    [[band]]\nname = \"dozens\"\nfrom = 24\nto = 99\n[[band]]\nname = \"more\"\nfrom = 100\n";
const TIMELINE: &str = "kind = \"timeline\"\ntitle = \"T\"\nsentence = \"S.\"\nas_of = \"2024-06\"\nsources = [\"wire\"]\n";

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((place, rows)) = data.split_first() else { return };
    let file = ["parts", "piles", "workers", "late", "parts", "parts"][usize::from(*place) % 6];
    let mut files = sidelight_fuzz::with(&format!("figures/{file}.csv"), rows, *place >= 128);
    for (kind, facts) in [(4, BANDS), (5, TIMELINE)] {
        if place % 6 == kind {
            files.files.insert("figures/parts.toml".to_owned(), Some(facts.into()));
        }
    }
    sidelight_fuzz::check(&files);
});
