//! What the explainer that is built calls its parts. Tests name none of them, so that a writer's words are no concern of
//! theirs: `@slug` is its name, `@1` to `@5` are its first panels in the order of the page, `@figure` is a panel with a
//! figure that answers to a reader, and `@note` the first claim with a note.

use crate::host::folder;
use serde_json::Value;
use std::fs;
use std::sync::LazyLock;

static NAMES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| names().expect("dist/ has an explainer"));

/// A text in which the parts of the explainer have their names.
pub(crate) fn named(text: &str) -> String {
    if !text.contains('@') {
        return text.to_owned();
    }
    NAMES.iter().fold(text.to_owned(), |text, (mark, name)| text.replace(mark, name))
}

fn names() -> Option<Vec<(String, String)>> {
    let read = |name: &str| Some(serde_json::from_slice::<Value>(&fs::read(folder().join(name)).ok()?).expect("JSON"));
    let files = fs::read_dir(folder()).ok()?.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let slug = files.filter_map(|name| Some(name.strip_suffix("-document.json")?.to_owned())).next()?;
    let html = |name: &str| Some(read(name)?["html"].as_str()?.to_owned());
    let document = read(&format!("{slug}-document.json"))?;
    let panels: Vec<_> = document["panels"].as_array()?.iter().filter_map(|panel| panel["id"].as_str()).collect();
    assert!(panels.len() >= 5, "the suites need five panels: {panels:?}");
    let has_figure = |panel: &&&str| {
        html(&format!("{slug}.{panel}.json")).is_some_and(|html| html.contains("data-island=\"figure-"))
    };
    let figure = *panels.iter().find(has_figure).expect("the suites need a figure that answers");
    let whole = read(&format!("{slug}.json"))?;
    let note = whole["html"]
        .as_str()?
        .split("id=\"note-")
        .nth(1)?
        .split('"')
        .next()
        .expect("the suites need a note")
        .to_owned();
    let numbered =
        panels[..5].iter().enumerate().map(|(index, panel)| (format!("@{}", index + 1), (*panel).to_owned()));
    let page = fs::read_to_string(folder().join("index.html")).ok()?;
    let in_page = |attribute: &str| page.split_once(&format!("{attribute}=\"./"))?.1.split('"').next();
    let of_all = whole["edition"].as_str()?.trim_start_matches("./");
    let files =
        [("@page-edition", in_page("data-edition")?), ("@edition", of_all), ("@program", in_page("data-program")?)];
    let files = files.map(|(mark, name)| (mark.to_owned(), name.to_owned()));
    let others = files.into_iter().chain([
        ("@figure".to_owned(), figure.to_owned()),
        ("@note".to_owned(), note),
        ("@slug".to_owned(), slug),
    ]);
    Some(numbered.chain(others).collect())
}
