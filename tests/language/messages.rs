//! The languages' files, and which languages there are.

use crate::language;
use sidelight::figures;
use sidelight::language::{Catalogue, KEYS, Keys, Language, LanguageError, PLACEHOLDERS, Part, WORDS};
use sidelight::view::site;
use std::collections::BTreeSet;

/// The messages of a file: each key, and the names of what stands in it.
fn messages(file: &str) -> Vec<(&str, BTreeSet<&str>)> {
    let mut messages: Vec<(&str, BTreeSet<&str>)> = Vec::new();
    let is_name = |character: char| character.is_ascii_lowercase() || character == '_';
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(is_name) {
            let (key, _) = line.split_once(" = ").unwrap_or_else(|| panic!("not a message: {line}"));
            messages.push((key, BTreeSet::new()));
        }
        let names = line.split('$').skip(1).map(|rest| &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())]);
        if let Some((_, known)) = messages.last_mut() {
            // `[USD] ${ $number }` has a dollar that names nothing.
            known.extend(names.filter(|name| !name.is_empty()));
        }
    }
    messages
}

// Checks that each language has every message of English, in the same order, with the same things in it. A plural form
// may be asked for of any number, and what only helps to choose words need not be used.
#[test]
fn languages_are_complete() {
    check_catalogue(WORDS, KEYS);
    for (words, keys) in figures::WORDS.iter().zip(figures::KEYS) {
        check_catalogue(words, keys);
    }
    check_catalogue(site::WORDS, site::KEYS);
    let all: Vec<&str> =
        figures::KEYS.iter().copied().flatten().chain(KEYS).chain(site::KEYS).map(|(key, _)| *key).collect();
    let unique: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(unique.len(), all.len(), "a key stands twice: {all:?}");
}

fn check_catalogue(words: Catalogue, keys: Keys) {
    let english = words.iter().find(|(tag, _)| *tag == "en").map(|(_, file)| messages(file)).unwrap_or_default();
    assert_eq!(english.is_empty(), keys.is_empty());
    for (tag, file) in words {
        let messages = messages(file);
        let found: Vec<&str> = messages.iter().map(|(key, _)| *key).collect();
        assert_eq!(found, keys.iter().map(|(key, _)| *key).collect::<Vec<_>>(), "{tag}");
        for (((key, used), (_, english)), (_, known)) in messages.iter().zip(&english).zip(keys) {
            let is_known =
                |name: &&&str| known.contains(&name.strip_suffix("_plural").unwrap_or(name)) || known.contains(*name);
            let unknown: Vec<_> = used.iter().filter(|name| !is_known(name)).collect();
            assert!(unknown.is_empty(), "{tag}: {key}: nothing is called {unknown:?}");
            let missing: Vec<_> =
                english.iter().filter(|name| !name.ends_with("_plural") && !used.contains(*name)).collect();
            assert!(missing.is_empty(), "{tag}: {key}: {missing:?} would not be told");
        }
    }
}

// Checks which tags are languages of ours.
#[test]
fn tags() {
    for (tag, usual) in
        [("en", "en"), ("EN-gb", "en-GB"), ("de-at", "de-AT"), ("uk", "uk"), ("ar-EG", "ar-EG"), ("en-xa", "en-XA")]
    {
        assert_eq!(language(tag).tag(), usual);
    }
    for tag in ["", "e", "english", "de_AT", "de-", "en us"] {
        assert_eq!(Language::new(tag, figures::WORDS).err(), Some(LanguageError::Form), "{tag}");
    }
    for tag in ["nl", "und", "he-IL", "xx"] {
        assert_eq!(Language::new(tag, figures::WORDS).err(), Some(LanguageError::Unknown), "{tag}");
    }
    for (tag, dir) in [
        ("en", None),
        ("de", None),
        ("fr", None),
        ("uk", None),
        ("ar", Some("rtl")),
        ("ar-XB", Some("rtl")),
        ("en-XA", None),
    ] {
        assert_eq!(language(tag).dir(), dir, "{tag}");
    }
}

// Checks that the places of markup in a sentence are not taken for characters of a writer's text, whatever those are.
#[test]
fn places_are_no_characters() {
    let name = "\u{e001}A\u{e000}\u{e002}\u{e003}";
    for (tag, ..) in WORDS {
        let sentence = language(tag).after(PLACEHOLDERS[0], name, "\u{e003}", PLACEHOLDERS[1]);
        let places: Vec<_> = sentence
            .parts()
            .iter()
            .filter_map(|part| if let Part::Placeholder(place) = part { Some(place.index()) } else { None })
            .collect();
        assert_eq!(places, [0, 1], "{tag}: {sentence:?}");
        let words = String::from(sentence);
        assert!(words.contains(name), "{tag}: {words:?}");
        assert_eq!(words.matches('\u{e003}').count(), 2, "{tag}: {words:?}");
        // A message without markup holds the same text.
        assert!(language(tag).after_article(name, "P").contains(name), "{tag}");
    }
}
