//! Naughty strings in every text field of a writer's folder: each is a diagnostic, or everybody who reads what was
//! published reads the same string: the page and its embeds (html5ever), the feed (atom_syndication), the document and
//! what is told to machines (serde_json), the tables (csv).
//!
//! The strings are the Big List of Naughty Strings and the examples of CommonMark's specification, which `make test`
//! installs with npm, and our own: directions as in Trojan Source, the ends of every syntax that a text is put into.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/mod.rs"]
mod common;
mod desk;
mod folder;
mod reading;
mod strings;

use common::markup_of;
use folder::{PLAIN, compile, folder};
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::RcDom;
use reading::{ELEMENT, Read, dom, read};
use sidelight::authoring;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use strings::{examples, list_of_naughty_strings, ours};

/// What no text may hold: by the rules of XML 1.0 and Unicode, and a byte order mark; told without our own program's help.
fn has_what_cannot_be(text: &str) -> bool {
    let is_xml =
        |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    let is_nothing =
        |c: char| c == '\u{feff}' || (0xfdd0..0xfdf0).contains(&u32::from(c)) || u32::from(c) % 0x10000 >= 0xfffe;
    text.chars().any(|c| !is_xml(c) || is_nothing(c) || ('\u{7f}'..='\u{9f}').contains(&c))
}

/// Checks a text in every field. Gives how many fields hold it.
fn check(text: &str, lang: &str, plain: &Mutex<BTreeMap<BTreeSet<String>, Read>>) -> usize {
    let shown = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let (explainer, refused) = compile(&shown, lang);
    let (_, places) = folder(&shown, &refused, lang);
    let fields: BTreeSet<String> = places.into_values().collect();
    let mut held = fields.len() - refused.len();
    if has_what_cannot_be(&shown) {
        assert_eq!(held, 0, "{text:?} is refused");
        return 0;
    }
    // Three capital letters are a currency, whose sign the page shows, as are % and pp; the figure's own unit is not said again; and what
    // may be left out is left out.
    let is_unit = |text: &str| {
        text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) || ["days", "%", "pp"].contains(&text)
    };
    if is_unit(&shown) || shown.is_empty() {
        held = 0;
    }
    if held == 0 {
        return 0;
    }
    let expected = {
        let mut known = plain.lock().expect("no other check failed");
        known
            .entry(refused.clone())
            .or_insert_with(|| {
                let (files, _) = folder(PLAIN, &refused, lang);
                read(&authoring::compile_files(&files).unwrap_or_else(|diagnostics| panic!("{diagnostics}")))
            })
            .clone()
    };
    let found = read(&explainer);
    for ((name, expected), (other, found)) in expected.iter().zip(&found) {
        assert_eq!(name, other);
        // The address of a quotation's place has every sign but these in code.
        let coded = |byte: u8| match byte {
            b'.' | b'_' | b'~' => char::from(byte).to_string(),
            _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        };
        let place = |text: &str| [":~:text=", &text.bytes().map(coded).collect::<String>()].concat();
        let with_text = |plain: &String| plain.replace(&place(PLAIN), &place(&shown)).replace(PLAIN, &shown);
        // In the linked data a space that does not break is a space.
        let same = |text: &str| text.replace('\u{a0}', " ");
        for (expected, found) in expected.iter().map(with_text).zip(found) {
            assert_eq!(same(&expected), same(found), "{text:?} in the {name}");
        }
        assert_eq!(expected.len(), found.len(), "{text:?} in the {name}");
    }
    held
}

/// Checks every text, some at a time; gives how many fields hold one.
fn check_all(texts: &[String], lang: &str) -> usize {
    let plain = Mutex::default();
    let threads = std::thread::available_parallelism().map_or(2, |number| number.get()).min(8);
    let held = std::thread::scope(|scope| {
        let check_some = |some: usize| {
            let plain = &plain;
            scope.spawn(move || {
                texts.iter().skip(some).step_by(threads).map(|text| check(text, lang, plain)).sum::<usize>()
            })
        };
        let running: Vec<_> = (0..threads).map(check_some).collect();
        running.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).sum()
    });
    assert!(held > 0, "something is published");
    held
}

// Checks the Big List of Naughty Strings.
#[test]
fn big_list() {
    let texts = list_of_naughty_strings();
    assert!(texts.len() > 450, "{}", texts.len());
    let held = check_all(&texts, "en");
    assert!(held > 20_000, "most of them are published: {held}");
}

// Checks our own strings, on a page that runs from left to right and on one that runs from right to left.
#[test]
fn our_list() {
    for lang in ["en", "ar"] {
        check_all(&ours(), lang);
    }
}

/// Whether the changes of direction in a text end, each in its turn: another way to tell than the program's.
fn is_balanced(text: &str) -> bool {
    let mut rest: String =
        text.chars().filter(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2029}')).collect();
    loop {
        let mut shorter = rest.clone();
        for open in ['\u{202a}', '\u{202b}', '\u{202d}', '\u{202e}'] {
            shorter = shorter.replace(&format!("{open}\u{202c}"), "");
        }
        for open in ['\u{2066}', '\u{2067}', '\u{2068}'] {
            shorter = shorter.replace(&format!("{open}\u{2069}"), "");
        }
        if shorter == rest {
            return rest.chars().all(|c| c == '\u{2029}');
        }
        rest = shorter;
    }
}

// Checks that a change of direction that does not end is refused in every field, and one that does in none.
#[test]
fn directions() {
    let mut count = [0, 0];
    for text in ours().iter().filter(|text| {
        text.contains(['\u{202a}', '\u{202b}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}'])
    }) {
        let (_, refused) = compile(text, "en");
        let (_, places) = folder(text, &refused, "en");
        let fields: BTreeSet<&String> = places.values().collect();
        match is_balanced(text) {
            true => assert!(refused.is_empty(), "{text:?}: {refused:?}"),
            false => assert_eq!(refused.len(), fields.len(), "{text:?}"),
        }
        count[usize::from(is_balanced(text))] += 1;
    }
    assert!(count[0] > 100 && count[1] > 20, "{count:?}");
}

// Checks CommonMark's examples as texts, like any other string.
#[test]
fn examples_as_texts() {
    let texts = examples();
    assert!(texts.len() > 600, "{}", texts.len());
    check_all(&texts, "en");
}

// Checks CommonMark's examples as Markdown: each is a diagnostic, or makes a page in which a parser finds what was
// written, and no element that an explainer does not have.
#[test]
fn examples_as_markdown() {
    let (plain, _) = folder(PLAIN, &BTreeSet::new(), "en");
    let elements = |html: &str| dom(html).into_iter().filter(|part| part.starts_with(ELEMENT)).collect::<BTreeSet<_>>();
    let known = {
        let explainer = authoring::compile_files(&plain).unwrap_or_else(|diagnostics| panic!("{diagnostics}"));
        let mut known = elements(&markup_of(&explainer));
        known.extend(["strong", "em"].map(|name| format!("{ELEMENT}{name}")));
        known
    };
    let mut published = 0;
    for example in examples().into_iter().chain(list_of_naughty_strings()) {
        for (place, before) in [("article.md", "\n\n"), ("panels/main.md", "\n\n")] {
            let mut files = plain.clone();
            let content = files.files.get_mut(place).and_then(Option::as_mut).expect("it is there");
            content.extend_from_slice(before.as_bytes());
            content.extend_from_slice(example.as_bytes());
            let Ok(explainer) = authoring::compile_files(&files) else { continue };
            published += 1;
            let markup = markup_of(&explainer);
            let parsed =
                html5ever::parse_document(RcDom::default(), Default::default()).one(format!("<!doctype html>{markup}"));
            assert!(parsed.errors.borrow().is_empty(), "{example:?}: {:?}", parsed.errors.borrow());
            assert!(elements(&markup).is_subset(&known), "{example:?}: {markup}");
        }
    }
    assert!(published > 200, "some are texts of an explainer: {published}");
}
