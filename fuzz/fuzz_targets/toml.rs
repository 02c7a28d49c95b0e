//! The files of TOML, and a panel's front matter.
#![no_main]

const FILES: [&str; 11] = [
    "explainer.toml", "sources.toml", "people.toml", "claims.toml", "panels/costs.md", "figures/parts.toml",
    "figures/piles.toml", "figures/late.toml", "corrections.toml", "terms.toml", "facts.toml",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((place, text)) = data.split_first() else { return };
    let (file, is_added) = (FILES[usize::from(*place) % FILES.len()], *place >= 128);
    sidelight_fuzz::check(&sidelight_fuzz::with(file, text, is_added));
});
