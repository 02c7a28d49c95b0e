//! Pages in each language: their sentences, and no word of another language.

use crate::common::{compile, folder};
use crate::language;
use futures::executor::block_on;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::Value as Json;
use sidelight::document::{Explainer, Index};
use sidelight::figures;
use sidelight::islands::Island;
use sidelight::language::Language;
use sidelight::publish;
use sidelight::view::{Target, draw};
use std::collections::BTreeSet;

/// The tests' own explainer and the published ones that are whole, in a language.
fn explainers(tag: &str) -> [Explainer; 3] {
    ["tests/authoring/base", "content/russian-defections", "content/island-water"].map(|path| {
        let mut explainer = compile(&folder(path));
        tag.clone_into(&mut explainer.lang);
        // Addresses and languages' own names are the same in every language.
        (explainer.url, explainer.report, explainer.translations) = (None, None, Vec::new());
        explainer
    })
}

/// Nodes and attributes that a reader reads or hears.
fn read(node: &Handle, texts: &mut Vec<String>) {
    match &node.data {
        NodeData::Text { contents } => texts.push(contents.borrow().to_string()),
        NodeData::Element { attrs, .. } => {
            let is_read = [
                "aria-label",
                "aria-valuetext",
                "alt",
                "title",
                "data-show",
                "data-hide",
                "data-source",
                "data-copied",
                "data-not-copied",
            ];
            let attributes = attrs.borrow();
            let read = attributes.iter().filter(|attribute| is_read.contains(&&*attribute.name.local));
            texts.extend(read.map(|attribute| attribute.value.to_string()));
        }
        _ => {}
    }
    node.children.borrow().iter().for_each(|child| read(child, texts));
}

/// The pages of an explainer: what stands on none of them is shown elsewhere, in the same words.
fn targets(explainer: &Explainer) -> Vec<Target<'_>> {
    let panels = explainer.panels.iter().map(|panel| Target::PanelPage(&panel.id));
    [Target::All, Target::Page, Target::Frame, Target::Glance].into_iter().chain(panels).collect()
}

/// The markup of all pages.
fn markup_of(explainer: &Explainer) -> String {
    let (index, language) = (Index::new(explainer), Language::or_english(&explainer.lang, figures::WORDS));
    targets(explainer).into_iter().map(|target| block_on(publish::render(&index, &language, target)).0).collect()
}

/// All that a reader can be shown of an explainer, text by text: also what only the program shows.
fn texts(explainer: &Explainer) -> Vec<String> {
    let mut texts = Vec::new();
    let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(markup_of(explainer));
    read(&dom.document, &mut texts);
    let (index, language) = (Index::new(explainer), Language::or_english(&explainer.lang, figures::WORDS));
    for (_, island) in targets(explainer).into_iter().flat_map(|target| draw(&index, &language, target).islands) {
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
            Island::Standings(data) => texts.extend(
                data.counts
                    .iter()
                    .map(|count| &count.words)
                    .chain([&data.label, &data.all, &data.search])
                    .chain(&data.shown)
                    .cloned(),
            ),
        }
    }
    texts
}

/// The explainer with every letter of the writer's words made another: what is still Latin is the page's own.
fn masked(explainer: &Explainer) -> Explainer {
    const WRITTEN: [&str; 43] = [
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
        "lead",
        "verdict",
        "quote",
        "word",
        "words",
        "question",
        "asked_of",
        "done_by",
        "paid_by",
        "credit",
        "line",
        "answer",
        "said",
    ];
    fn mask(json: &mut Json) {
        match json {
            // The place of a claim's note, which names the claim.
            Json::Object(fields) if fields.len() == 1 && fields.contains_key("note") => {}
            Json::Object(fields) => {
                // Who has checked it is a name; the person whom a claim is by is an id.
                if fields.contains_key("on")
                    && let Some(Json::String(name)) = fields.get_mut("by")
                {
                    *name = "文".to_owned();
                }
                for (key, value) in fields.iter_mut() {
                    match value {
                        Json::String(text) if WRITTEN.contains(&key.as_str()) => {
                            *text = text.chars().map(|c| if c.is_alphabetic() { '文' } else { c }).collect();
                        }
                        Json::Array(texts) if key == "changes" => texts.iter_mut().for_each(|text| *text = "文".into()),
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
    let texts = texts.iter().map(|text| nameless(text)).collect::<Vec<_>>();
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
                "browser",
                "csv",
                "svg",
                "earth",
                "element",
                "iframe",
                "json",
                "land",
                "link",
                "natural",
                "november",
                "september",
                "stand",
                "text",
                "was",
            ][..],
        ),
        (
            "fr",
            &[
                "article", "cent", "csv", "date", "dollars", "earth", "euros", "exact", "expert", "iframe", "json",
                "licence", "natural", "page", "part", "passage", "points", "question", "source", "sources", "svg",
                "total",
            ],
        ),
        ("uk", &["csv", "earth", "iframe", "json", "natural", "svg"]),
        ("ar", &["csv", "earth", "iframe", "json", "natural", "svg"]),
    ] {
        let own = own_words(tag);
        assert!(own.len() > 50, "{tag}: {own:?}");
        let left: Vec<&String> = own.intersection(&english).filter(|word| !shared.contains(&word.as_str())).collect();
        assert!(left.is_empty(), "{tag}: {left:?}");
    }
}

/// A text without names that are the same in every language.
fn nameless(text: &str) -> String {
    text.replace("EUR", "").replace("CC BY 4.0", "").replace("CC0 1.0", "")
}

// Checks in the accented pseudo-language that no word of the page's own goes round the languages' files: a letter
// without a mark is one that was written elsewhere.
#[test]
fn every_word_is_accented() {
    for explainer in explainers("en-XA") {
        for text in texts(&masked(&explainer)) {
            let text = nameless(&text);
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
            for character in nameless(&text).chars() {
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
                "more than €5,000,000",
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
        let [explainer, ..] = explainers(tag);
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
