//! The page while it is written: as the folder is by now, and as it was while that has mistakes.

use crate::common::folder;
use crate::left;
use futures::executor::block_on;
use sidelight::authoring::{self, Begun};
use sidelight::desk::{Compiler, Level, Open};
use sidelight::values::Date;
use std::collections::BTreeMap;

/// The files that a writer begins with.
fn begun() -> BTreeMap<String, Vec<u8>> {
    let about = Begun { lang: "en", headline: "A ferry", publisher: "The Post", address: "https://post.example/a" };
    let files = authoring::begun(&about).into_iter();
    files.map(|(place, text)| (place.to_owned(), text.into_bytes())).collect()
}

fn compiler(files: BTreeMap<String, Vec<u8>>) -> Compiler {
    Compiler::new("ferry".to_owned(), files, left())
}

#[test]
fn the_page_is_always_of_what_was_written_last() {
    let mut compiler = compiler(begun());
    let article = String::from_utf8(compiler.files()["article.md"].clone()).expect("a text");
    let today = Date::Day(2026, 11, 30).span().0;
    let mut shown = |words: &str| {
        compiler.put("article.md".to_owned(), Some(format!("{words}\n\n{article}").into_bytes()));
        let told = compiler.look(today);
        let page = block_on(compiler.preview("index.html")).expect("it can be made").expect("there is one");
        (told.headline.is_some(), String::from_utf8(page).expect("a text"))
    };
    for words in ["First of all.", "Second, one change later.", "Third."] {
        let (is_sound, page) = shown(words);
        assert!(is_sound && page.contains(words), "{words}");
    }
    let (is_sound, page) = shown("It [is](panel:nothing) so.");
    assert!(!is_sound && page.contains("Third."), "a mistake leaves the last good page");
    assert!(shown("Mended.").1.contains("Mended."));
}

#[test]
fn what_a_page_names_by_its_bytes_is_there_after_the_next_stroke() {
    let mut compiler = compiler(begun());
    let today = Date::Day(2026, 11, 30).span().0;
    compiler.look(today);
    let page = block_on(compiler.preview("index.html")).expect("it can be made").expect("there is one");
    let page = String::from_utf8(page).expect("a text");
    let (before, _) = page.split_once(".edition").expect("it names an edition");
    let name = before.rsplit(['"', '/']).next().expect("a name");
    let edition = format!("{name}.edition");
    compiler.put("article.md".to_owned(), Some(b"Another article.".to_vec()));
    compiler.look(today);
    assert!(block_on(compiler.preview(&edition)).expect("it can be asked for").is_some(), "{edition}");
}

#[test]
fn names_are_told_of_the_files_in_which_they_are_others() {
    let mut compiler = compiler(begun());
    let today = Date::Day(2026, 11, 30).span().0;
    let all = compiler.look(today).names;
    assert!(all.len() > 5 && all["sources.toml"].iter().any(|name| name.is_declared && !name.title.is_empty()));
    assert_eq!(compiler.look(today).names.len(), 0, "nothing is another");

    let article = [b"Words. <ours>\n\n", compiler.files()["article.md"].as_slice()].concat();
    compiler.put("article.md".to_owned(), Some(article));
    assert_eq!(compiler.look(today).names.into_keys().collect::<Vec<_>>(), ["article.md"], "it has moved in it");
    compiler.put("article.md".to_owned(), None);
    assert_eq!(compiler.look(today).names["article.md"], [], "there are none in what is gone");
}

#[test]
fn a_picture_is_asked_for_before_it_is_looked_at() {
    let files = authoring::read(&folder("tests/authoring/story")).expect("it can be read").files;
    let files = files.into_iter().filter_map(|(place, bytes)| Some((place, bytes?)));
    let mut compiler = Compiler::new("story".to_owned(), files.collect(), left());
    while let Some(picture) = compiler.unread_picture().map(<[u8]>::to_vec) {
        authoring::give_copies(&picture, &authoring::copies(&picture));
    }
    let told = compiler.look(Date::Day(2026, 11, 30).span().0);
    assert!(told.headline.is_some(), "{:?}", told.remarks);
    let page = block_on(compiler.preview("index.html")).expect("it can be made").expect("there is one");
    assert!(String::from_utf8_lossy(&page).contains("srcset=\"./"), "it has pictures");
}

#[test]
fn a_hint_that_names_words_can_be_followed() {
    let files = begun();
    let today = Date::Day(2026, 11, 30).span().0;
    for (place, right, wrong) in [
        ("article.md", "(panel:", "(pannel:"),
        ("article.md", "<panel:cost>", "<panel:cots>"),
        ("panels/cost.md", "<claims:bank>", "<claims:bnak>"),
        ("claims.toml", "standing = \"", "standng = \""),
        ("figures/bill.toml", "kind = \"ranking\"", "kind = \"rankng\""),
        ("figures/bill.csv", "label,amount", "label,amuont"),
        ("people.toml", "[[organisation]]\n", "[organisation]\n"),
    ] {
        let mut compiler = compiler(files.clone());
        let text = String::from_utf8(files[place].clone()).expect("a text");
        assert!(text.contains(right), "{place} has no {right}");
        compiler.put(place.to_owned(), Some(text.replacen(right, wrong, 1).into_bytes()));
        let told = compiler.look(today);
        let remark = told.remarks.iter().find(|remark| remark.replacement.is_some() && remark.level == Level::Mistake);
        let remark = remark.unwrap_or_else(|| panic!("{wrong}: {:?}", told.remarks));
        let (old, new) = remark.replacement.clone().expect("it has one");
        let written = String::from_utf8(compiler.files()[place].clone()).expect("a text");
        let lines = written.split_inclusive('\n').enumerate().map(|(at, line)| {
            if at + 1 != remark.line {
                return line.to_owned();
            }
            let (before, rest) =
                line.split_at(line.char_indices().nth(remark.column - 1).map_or(line.len(), |(at, _)| at));
            format!("{before}{}", rest.replacen(&old, &new, 1))
        });
        compiler.put(place.to_owned(), Some(lines.collect::<String>().into_bytes()));
        assert_eq!(compiler.look(today).mistakes(), 0, "{wrong}: {old} -> {new}");
    }
    // A draft is published once its writer says so.
    let mut compiler = compiler(files);
    let told = compiler.look(today);
    let draft = told.remarks.iter().find_map(|remark| remark.replacement.clone());
    assert_eq!((draft, told.open.contains(&Open::Draft)), (Some(("true".into(), "false".into())), true));
}
