//! The article, a panel and a note.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((place, text)) = data.split_first() else { return };
    let file = if place % 2 == 0 { "article.md" } else { "panels/costs.md" };
    sidelight_fuzz::check(&sidelight_fuzz::with(file, &[b"\n\n", text].concat(), place % 4 < 2));
    if let Ok(text) = std::str::from_utf8(text) {
        let note = format!("\nnote = '''\n{}\n'''\n", text.replace("'''", ""));
        sidelight_fuzz::check(&sidelight_fuzz::with("claims.toml", note.as_bytes(), true));
    }
});
