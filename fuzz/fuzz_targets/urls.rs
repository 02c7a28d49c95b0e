//! Addresses: of a link, of a source, of the page.
#![no_main]

use sidelight::values::Url;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(url) = Url::new(text) {
        assert_eq!(url.as_str(), text);
    }
    let quoted = format!("{:?}", text).replace("\\'", "'");
    let source =
        format!("\n[[source]]\nid = \"new\"\npublisher = \"P\"\ntitle = \"T\"\nkind = \"primary\"\nurl = {quoted}\n");
    sidelight_fuzz::check(&sidelight_fuzz::with("sources.toml", source.as_bytes(), true));
    let link = format!("\n[words](<{}>)\n", text.replace(['\n', '\r'], ""));
    sidelight_fuzz::check(&sidelight_fuzz::with("article.md", link.as_bytes(), true));
    let mut files = sidelight_fuzz::base();
    let facts = files.files.get_mut("explainer.toml").and_then(Option::as_mut).expect("it is there");
    facts.splice(0..0, format!("url = {quoted}\n").into_bytes());
    sidelight_fuzz::check(&files);
});
