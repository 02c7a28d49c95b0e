//! The rows of each kind of figure.
#![no_main]

const BANDS: &str = "kind = \"bands\"\ntitle = \"T\"\nsentence = \"S.\"\nunit = \"days\"\nas_of = \"2024-06\"\nsources = [\"wire\"]\n\
    [[band]]\nname = \"dozens\"\nfrom = 24\nto = 99\n[[band]]\nname = \"more\"\nfrom = 100\n";
const TIMELINE: &str = "kind = \"timeline\"\ntitle = \"T\"\nsentence = \"S.\"\nas_of = \"2024-06\"\nsources = [\"wire\"]\n";
const SHARE: &str = "kind = \"share\"\ntitle = \"T\"\nsentence = \"S.\"\nwhole = \"all\"\nunit = \"per cent\"\nadds_up_to = 100\n\
    as_of = \"2024-06\"\nsources = [\"wire\"]\n";
const MAP: &str = "kind = \"map\"\ntitle = \"T\"\nsentence = \"S.\"\nas_of = \"2024-06\"\nsources = [\"wire\"]\n\
    [bounds]\nwest = 33.4\nsouth = 49.1\neast = 38.2\nnorth = 52.1\n[[land]]\ncountry = \"Ukraine\"\nlabel = \"Ukraine\"\n";

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((place, rows)) = data.split_first() else { return };
    let kind = usize::from(*place % 8);
    // The kinds that the tests' own folder does not have take the place of one that it has.
    let facts = [BANDS, TIMELINE, SHARE, MAP].get(kind.wrapping_sub(4));
    let file = ["parts", "piles", "workers", "late"].get(kind).unwrap_or(&"parts");
    let mut files = sidelight_fuzz::with(&format!("figures/{file}.csv"), rows, *place >= 128 && facts.is_none());
    if let Some(facts) = facts {
        files.files.insert("figures/parts.toml".to_owned(), Some((*facts).into()));
    }
    sidelight_fuzz::check(&files);
});
