//! The same strings in what a writer fills in at the desk: a new explainer, a form, an address, a file's name.

use crate::common::markup_of;
use crate::reading::{ELEMENT, dom};
use crate::strings::{list_of_naughty_strings, ours};
use sidelight::authoring::{self, Begun, Files, Held, begun};
use sidelight::desk::Compiler;
use sidelight::values::Date;
use std::collections::BTreeMap;

const TODAY: Date = Date::Day(2026, 11, 30);

/// The desk with a new explainer, of which this was filled in.
fn new(text: &str, address: &str) -> Compiler {
    let about = Begun { lang: "en", headline: text, publisher: text, address };
    let files = begun(&about).into_iter().map(|(place, text)| (place.to_owned(), text.into_bytes()));
    Compiler::new("naughty".to_owned(), files.collect(), BTreeMap::new())
}

/// How many elements of each name its page has, if it has no mistakes.
fn elements(compiler: &Compiler) -> Option<BTreeMap<String, usize>> {
    let files = compiler.files().into_iter().map(|(place, bytes)| (place, Some(bytes))).collect();
    let explainer = authoring::compile_files(&Files { path: "".into(), name: "naughty".to_owned(), files }).ok()?;
    let mut counted = BTreeMap::new();
    for read in dom(&markup_of(&explainer)).into_iter().filter(|read| read.starts_with(ELEMENT)) {
        *counted.entry(read).or_default() += 1;
    }
    Some(counted)
}

#[test]
fn what_is_filled_in_stays_words() {
    let address = "https://plain.example/";
    let plain = elements(&new("plain", address)).expect("it has no mistakes");
    let (mut sound, mut held) = (0, 0);
    for text in list_of_naughty_strings().into_iter().chain(ours()) {
        if let Some(found) = elements(&new(&text, address)) {
            assert_eq!(found, plain, "{text:?}");
            sound += 1;
        }

        let mut compiler = new(&text, &text);
        // A form has what was written into it, and whatever that is, the folder can be looked at.
        let value = Held::Text(text.clone());
        let file = compiler.with_value("sources.toml", "source[]", 1, "title", &value).expect("it is TOML");
        compiler.put("sources.toml".to_owned(), Some(file.into_bytes()));
        let entries = compiler.entries("sources.toml", "source[]").expect("it is TOML still");
        let (_, title) = entries[1].holds.iter().find(|(key, _)| key == "title").cloned().unzip();
        if !text.is_empty() {
            assert_eq!(title, Some(value), "{text:?}");
            held += 1;
        }
        let _ = compiler.with_source(&text, TODAY);
        let _ = compiler.rename("panel:cost", &text);
        compiler.put(format!("panels/{text}.md"), Some(text.clone().into_bytes()));
        compiler.put(format!("figures/{text}.csv"), Some(text.clone().into_bytes()));
        assert!(compiler.look(TODAY.span().0).headline.is_none(), "{text:?}: such a panel is a mistake");
    }
    assert!(sound > 100 && held > 450, "{sound} {held}");
}
