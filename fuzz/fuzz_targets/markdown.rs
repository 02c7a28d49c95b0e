//! The article, a panel and what is known of a claim.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((place, text)) = data.split_first() else { return };
    let file = if place % 2 == 0 { "article.md" } else { "panels/costs.md" };
    sidelight_fuzz::check(&sidelight_fuzz::with(file, &[b"\n\n", text].concat(), place % 4 < 2));
    if let Ok(text) = std::str::from_utf8(text) {
        // The last claim has none yet.
        let details = format!("\ndetails = '''\n{}\n'''\n", text.replace("'''", ""));
        sidelight_fuzz::check(&sidelight_fuzz::with("claims.toml", details.as_bytes(), true));
    }
});
