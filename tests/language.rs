//! Languages: every message in each, numbers, dates and plural forms, and pages without a word of another language.
#![cfg(not(target_arch = "wasm32"))]

use futures::executor::block_on;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::Value as Json;
use sidelight::document::{Explainer, Index};
use sidelight::figures;
use sidelight::islands::Island;
use sidelight::language::{Catalogue, KEYS, Keys, Language, LanguageError, PLACES, Part, WORDS};
use sidelight::view::{Target, draw};
use sidelight::{authoring, publish};
use std::collections::BTreeSet;
use std::path::Path;

fn language(tag: &str) -> Language {
    Language::new(tag, figures::WORDS).unwrap_or_else(|error| panic!("{tag}: {error}"))
}

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
    let all: Vec<&str> = figures::KEYS.iter().copied().flatten().chain(KEYS).map(|(key, _)| *key).collect();
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

// Checks how each language writes numbers: digit by digit, however many there are.
#[test]
fn numbers() {
    for (tag, expected) in [
        ("en", ["0", "1,234", "40,157.5", "999,999,999,999.999"]),
        ("en-US", ["0", "1,234", "40,157.5", "999,999,999,999.999"]),
        ("de", ["0", "1.234", "40.157,5", "999.999.999.999,999"]),
        ("de-AT", ["0", "1\u{a0}234", "40\u{a0}157,5", "999\u{a0}999\u{a0}999\u{a0}999,999"]),
        ("fr", ["0", "1\u{202f}234", "40\u{202f}157,5", "999\u{202f}999\u{202f}999\u{202f}999,999"]),
        ("uk", ["0", "1\u{a0}234", "40\u{a0}157,5", "999\u{a0}999\u{a0}999\u{a0}999,999"]),
        ("ar", ["0", "1,234", "40,157.5", "999,999,999,999.999"]),
        ("ar-EG", ["٠", "١٬٢٣٤", "٤٠٬١٥٧٫٥", "٩٩٩٬٩٩٩٬٩٩٩٬٩٩٩٫٩٩٩"]),
    ] {
        let numbers =
            ["0", "1234", "40157.5", "999999999999.999"].map(|number| language(tag).number(number.parse().unwrap()));
        assert_eq!(numbers, expected, "{tag}");
    }
}

// Checks how each language writes dates of every precision, and the first of a month.
#[test]
fn dates() {
    for (tag, expected) in [
        ("en", ["2022", "autumn 2024", "April 2022", "1 April 2022", "5 September 2023"]),
        ("en-GB", ["2022", "autumn 2024", "April 2022", "1 April 2022", "5 September 2023"]),
        ("en-US", ["2022", "autumn 2024", "April 2022", "April 1, 2022", "September 5, 2023"]),
        ("de", ["2022", "Herbst 2024", "April 2022", "1. April 2022", "5. September 2023"]),
        ("fr", ["2022", "automne 2024", "avril 2022", "1er avril 2022", "5 septembre 2023"]),
        ("uk", ["2022", "осінь 2024", "квітень 2022\u{202f}р.", "1 квітня 2022\u{202f}р.", "5 вересня 2023\u{202f}р."]),
        ("ar", ["2022", "خريف \u{2068}2024\u{2069}", "أبريل 2022", "1 أبريل 2022", "5 سبتمبر 2023"]),
        ("ar-EG", ["٢٠٢٢", "خريف \u{2068}٢٠٢٤\u{2069}", "أبريل ٢٠٢٢", "١ أبريل ٢٠٢٢", "٥ سبتمبر ٢٠٢٣"]),
    ] {
        let dates = ["2022", "2024-23", "2022-04", "2022-04-01", "2023-09-05"]
            .map(|date| language(tag).date(date.parse().unwrap()));
        assert_eq!(dates, expected, "{tag}");
    }
    for (tag, seasons) in [
        ("en", ["spring 2024", "summer 2024", "autumn 2024", "winter 2024"]),
        ("de", ["Frühjahr 2024", "Sommer 2024", "Herbst 2024", "Winter 2024"]),
        ("fr", ["printemps 2024", "été 2024", "automne 2024", "hiver 2024"]),
        ("uk", ["весна 2024", "літо 2024", "осінь 2024", "зима 2024"]),
    ] {
        assert_eq!(
            ["2024-21", "2024-22", "2024-23", "2024-24"].map(|date| language(tag).date(date.parse().unwrap())),
            seasons
        );
    }
}

// Checks the plural form of numbers, whole and in parts, and the words that go with it.
#[test]
fn plural_forms() {
    for (tag, forms) in [
        ("en", "0 other, 1 one, 2 other, 5 other, 21 other, 1.5 other"),
        ("de", "0 other, 1 one, 2 other, 5 other, 21 other, 1.5 other"),
        ("fr", "0 one, 1 one, 2 other, 5 other, 21 other, 1.5 one"),
        ("uk", "0 many, 1 one, 2 few, 4 few, 5 many, 11 many, 21 one, 22 few, 25 many, 111 many, 1.5 other"),
        ("ar", "0 zero, 1 one, 2 two, 3 few, 10 few, 11 many, 99 many, 100 other, 103 few, 111 many, 1.5 other"),
    ] {
        for pair in forms.split(", ") {
            let (number, form) = pair.split_once(' ').unwrap();
            assert_eq!(language(tag).plural(number.parse().unwrap()), form, "{tag}: {number}");
        }
    }
    for (tag, number, words) in [
        ("en", 1, "Table of the only count"),
        ("en", 21, "Table of all 21 counts"),
        ("de", 1, "Tabelle der einzigen Zählung"),
        ("de", 2, "Tabelle aller 2 Zählungen"),
        ("fr", 1, "Tableau du seul décompte"),
        ("fr", 1200, "Tableau des 1\u{202f}200 décomptes"),
        ("uk", 1, "Таблиця: 1 підрахунок"),
        ("uk", 2, "Таблиця: усі 2 підрахунки"),
        ("uk", 5, "Таблиця: усі 5 підрахунків"),
        ("uk", 21, "Таблиця: 21 підрахунок"),
        ("ar", 0, "جدول بلا إحصاءات"),
        ("ar", 1, "جدول الإحصاء الوحيد"),
        ("ar", 2, "جدول الإحصاءين"),
        ("ar", 3, "جدول \u{2068}3\u{2069} إحصاءات"),
        ("ar", 11, "جدول \u{2068}11\u{2069} إحصاءً"),
        ("ar", 100, "جدول \u{2068}100\u{2069} إحصاء"),
    ] {
        assert_eq!(language(tag).counts_table(number as usize), words, "{tag}");
    }
    for (tag, days) in [
        ("en", ["1 day", "2 days", "30 days"]),
        ("de", ["1 Tag", "2 Tagen", "30 Tagen"]),
        ("fr", ["1 jour", "2 jours", "30 jours"]),
        ("uk", ["1 день", "2 дні", "30 днів"]),
        ("ar", ["يوم واحد", "يومين", "\u{2068}30\u{2069} يومًا"]),
    ] {
        assert_eq!([1u32, 2, 30].map(|number| language(tag).days(number)), days);
    }
}

/// The markup of an explainer on a page of its own.
fn markup_of(explainer: &Explainer) -> String {
    let language = Language::or_english(&explainer.lang, figures::WORDS);
    block_on(publish::render(&Index::new(explainer), &language, Target::Page)).0
}

/// The tests' own explainer and the published one, in a language.
fn explainers(tag: &str) -> [Explainer; 2] {
    ["tests/authoring/base", "content/russian-defections"].map(|folder| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut explainer = authoring::compile(&folder).unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"));
        tag.clone_into(&mut explainer.lang);
        explainer
    })
}

/// Nodes and attributes that a reader reads or hears.
fn read(node: &Handle, texts: &mut Vec<String>) {
    match &node.data {
        NodeData::Text { contents } => texts.push(contents.borrow().to_string()),
        NodeData::Element { attrs, .. } => {
            let is_read = ["aria-label", "aria-valuetext", "alt", "title", "data-show", "data-hide", "data-copied"];
            let attributes = attrs.borrow();
            let read = attributes.iter().filter(|attribute| is_read.contains(&&*attribute.name.local));
            texts.extend(read.map(|attribute| attribute.value.to_string()));
        }
        _ => {}
    }
    node.children.borrow().iter().for_each(|child| read(child, texts));
}

/// All that a reader can be shown of an explainer, text by text: also what only the program shows.
fn texts(explainer: &Explainer) -> Vec<String> {
    let mut texts = Vec::new();
    let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(markup_of(explainer));
    read(&dom.document, &mut texts);
    for (_, island) in
        draw(&Index::new(explainer), &Language::or_english(&explainer.lang, figures::WORDS), Target::Page).islands
    {
        match island {
            Island::Toolbar(data) => {
                texts.extend(data.counts.iter().chain([&data.show_all, &data.hide_all, &data.share]).cloned())
            }
            Island::Comparison(data) => {
                let words = [&data.title, &data.sides[0], &data.sides[1], &data.caveat];
                texts.extend(data.amounts.iter().chain(&data.results).chain(words).cloned());
            }
            Island::Readings(data) => {
                texts.extend([data.switch.clone(), data.control.clone()]);
                for view in &data.views {
                    let alternative = view.plot.alternative.clone();
                    texts.extend([view.name.clone(), alternative]);
                    texts.extend(
                        view.readings
                            .iter()
                            .flat_map(|reading| [reading.when.clone(), reading.value.clone(), reading.basis.clone()]),
                    );
                }
            }
            // The lines themselves are for machines, but for one link.
            Island::EmbedThis(data) => {
                let words = [&data.part, &data.way, &data.lines, &data.copy];
                texts.extend(data.parts.iter().map(|(name, _)| name).chain(&data.ways).chain(words).cloned());
            }
            Island::Statuses(data) => {
                texts.extend(data.counts.iter().map(|count| &count.words).chain([&data.label, &data.all]).cloned())
            }
        }
    }
    texts
}

/// The explainer with every letter of the writer's words made another: what is still Latin is the page's own.
fn masked(explainer: &Explainer) -> Explainer {
    const WRITTEN: [&str; 30] = [
        "kicker",
        "headline",
        "standfirst",
        "byline",
        "author",
        "publisher",
        "title",
        "finding",
        "says",
        "sentence",
        "alternative",
        "things",
        "label",
        "article",
        "note",
        "said_by",
        "definition",
        "event",
        "name",
        "role",
        "text",
        "emphasis",
        "strong",
        "via",
        "summary",
        "heading",
        "whole",
        "part",
        "from_band",
        "to_band",
    ];
    fn mask(json: &mut Json) {
        match json {
            // The place of a claim's note, which names the claim.
            Json::Object(fields) if fields.len() == 1 && fields.contains_key("note") => {}
            Json::Object(fields) => {
                for (key, value) in fields.iter_mut() {
                    match value {
                        Json::String(text) if WRITTEN.contains(&key.as_str()) => {
                            *text = text.chars().map(|c| if c.is_alphabetic() { '文' } else { c }).collect();
                        }
                        _ => mask(value),
                    }
                }
            }
            Json::Array(items) => items.iter_mut().for_each(mask),
            _ => {}
        }
    }
    let mut json = serde_json::to_value(explainer).expect("a document is JSON");
    mask(&mut json);
    Explainer::from_json(&json.to_string()).expect("a document stays one")
}

/// The words with at least three letters that are the page's own.
fn own_words(tag: &str) -> BTreeSet<String> {
    let texts: Vec<String> = explainers(tag).iter().map(masked).flat_map(|explainer| texts(&explainer)).collect();
    let words = texts.iter().flat_map(|text| text.split(|character: char| !character.is_alphabetic()));
    words.filter(|word| word.chars().count() > 2 && !word.contains('文')).map(str::to_lowercase).collect()
}

// Checks that a page in another language holds no English word of the page's own: a few are words of both.
#[test]
fn no_english_word_is_left() {
    let english = own_words("en");
    assert!(english.len() > 60, "{english:?}");
    for (tag, shared) in [
        (
            "de",
            &[
                "april",
                "august",
                "csv",
                "earth",
                "element",
                "iframe",
                "land",
                "link",
                "natural",
                "november",
                "september",
                "status",
                "text",
            ][..],
        ),
        ("fr", &["article", "csv", "dollars", "earth", "iframe", "natural", "passage", "sources", "total"]),
        ("uk", &["csv", "earth", "iframe", "natural"]),
        ("ar", &["csv", "earth", "iframe", "natural"]),
    ] {
        let own = own_words(tag);
        assert!(own.len() > 50, "{tag}: {own:?}");
        let left: Vec<&String> = own.intersection(&english).filter(|word| !shared.contains(&word.as_str())).collect();
        assert!(left.is_empty(), "{tag}: {left:?}");
    }
}

// Checks in the accented pseudo-language that no word of the page's own goes round the languages' files: a letter
// without a mark is one that was written elsewhere.
#[test]
fn every_word_is_accented() {
    for explainer in explainers("en-XA") {
        for text in texts(&masked(&explainer)) {
            let text = text.replace("EUR", "");
            assert!(!text.contains(|character: char| character.is_ascii_alphabetic()), "{text}");
        }
    }
    let length = |tag: &str| language(tag).bands_reading().chars().count();
    let (plain, accented) = (length("en"), length("en-XA"));
    assert!((130..=150).contains(&(accented * 100 / plain)), "{plain}, {accented}");
}

// Checks in the mirrored pseudo-language that the page runs from right to left, and that each of its own words is
// turned while what stands in a sentence keeps its own direction.
#[test]
fn every_word_is_mirrored() {
    for explainer in explainers("ar-XB") {
        let markup = markup_of(&explainer);
        assert!(markup.contains(r#"dir="rtl""#));
        // Every isolate that begins ends.
        let count = |character: char| markup.matches(character).count();
        assert_eq!(count('\u{2068}') + count('\u{2067}'), count('\u{2069}'));
        for text in texts(&masked(&explainer)) {
            let mut is_turned = false;
            for character in text.replace("EUR", "").chars() {
                match character {
                    '\u{202e}' => is_turned = true,
                    '\u{202c}' => is_turned = false,
                    letter => assert!(is_turned || !letter.is_ascii_alphabetic(), "{text}"),
                }
            }
        }
    }
    let left_to_right = explainers("de").map(|explainer| markup_of(&explainer));
    assert!(left_to_right.iter().all(|markup| !markup.contains("dir=")));
}

// Checks whole sentences of the page in each language.
#[test]
fn sentences() {
    for (tag, sentences) in [
        (
            "en",
            &[
                "As of 30 June 2024. Check: 2",
                "After Bridge to open next year by A. Writer, The Gazette, 1 March 20241",
                "1 of 1 opened",
                "The Wire, Interview with the builder, as copied by a blog, May 2024. Copy at example.com",
                "more than EUR\u{a0}5,000,000",
                "Our arithmetic: 25 − 10 = 15, in 30 to 90 days. Only exact counts tell a rate.",
            ][..],
        ),
        ("en-US", &["As of June 30, 2024. Check: 2"]),
        (
            "de",
            &[
                "Stand: 30. Juni 2024. Nachprüfen: 2",
                "Nach Bridge to open next year von A. Writer, The Gazette, 1. März 20241",
                "1 von 1 geöffnet",
                "The Wire, Interview with the builder, as copied by a blog, Mai 2024. Kopie bei example.com",
                "mehr als 5.000.000\u{a0}€",
                "Unsere Rechnung: 25 − 10 = 15, in 30 bis 90 Tagen. Nur genaue Zählungen ergeben ein Tempo.",
            ],
        ),
        (
            "fr",
            &[
                "Situation au 30 juin 2024. Vérifier\u{a0}: 2",
                "Situation en mai 2024. Vérifier\u{a0}: 3",
                "D’après Bridge to open next year, par A. Writer, The Gazette, 1er mars 20241",
                "1 ouvert sur 1",
                "0 ouvert sur 1",
                "plus de 5\u{202f}000\u{202f}000\u{a0}€",
                "Notre calcul\u{a0}: 25 − 10 = 15, en 30 à 90 jours. Seuls des décomptes exacts donnent un rythme.",
            ],
        ),
        (
            "uk",
            &[
                "Станом на 30 червня 2024\u{202f}р. Перевірити: 2",
                "За статтею Bridge to open next year: A. Writer, The Gazette, 1 березня 2024\u{202f}р.1",
                "понад 5\u{a0}000\u{a0}000\u{a0}євро",
                "Наш розрахунок: 25 − 10 = 15, за 30–90 днів. Темп видно лише з точних підрахунків.",
            ],
        ),
        (
            "ar",
            &[
                "حتى \u{2068}30 يونيو 2024\u{2069}. للتحقق: \u{2068}2\u{2069}",
                "فُتح \u{2068}1\u{2069} من \u{2068}1\u{2069}",
                "أكثر من \u{2068}\u{2068}5,000,000\u{2069}\u{a0}يورو\u{2069}",
            ],
        ),
    ] {
        let [explainer, _] = explainers(tag);
        // A citation keeps its distance from the words before it.
        let markup = markup_of(&explainer).replace("<sup class=\"citation\">\u{202f}", "<sup class=\"citation\">");
        let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(markup);
        let mut shown = String::new();
        collect(&dom.document, &mut shown);
        shown.push_str(&texts(&explainer).join("\n"));
        for sentence in sentences {
            assert!(shown.contains(sentence), "{tag}: the page does not say: {sentence}");
        }
    }
}

fn collect(node: &Handle, text: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        text.push_str(&contents.borrow());
    }
    node.children.borrow().iter().for_each(|child| collect(child, text));
}

// Checks that the places of markup in a sentence are not taken for characters of a writer's text, whatever those are.
#[test]
fn places_are_no_characters() {
    let name = "\u{e001}A\u{e000}\u{e002}\u{e003}";
    for (tag, ..) in WORDS {
        let sentence = language(tag).after(PLACES[0], name, "\u{e003}", PLACES[1]);
        let places: Vec<_> = sentence
            .parts()
            .iter()
            .filter_map(|part| if let Part::Place(place) = part { Some(place.index()) } else { None })
            .collect();
        assert_eq!(places, [0, 1], "{tag}: {sentence:?}");
        let words = String::from(sentence);
        assert!(words.contains(name), "{tag}: {words:?}");
        assert_eq!(words.matches('\u{e003}').count(), 2, "{tag}: {words:?}");
        // A message without markup holds the same text.
        assert!(language(tag).after_article(name, "P").contains(name), "{tag}");
    }
}
