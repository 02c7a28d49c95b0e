//! What the compiler cannot see: all but `authoring`, `browser` and the commands know no clock, no chance, no locale,
//! no order by chance.

use std::path::{Path, PathBuf};

/// Words that would make the markup depend on something besides the document, and why.
const FORBIDDEN: [(&str, &str); 17] = [
    ("std::time", "a clock"),
    ("SystemTime", "a clock"),
    ("Instant", "a clock"),
    ("js_sys", "the browser"),
    ("web_sys", "the browser"),
    ("gloo", "the browser"),
    ("HashMap", "an order by chance (yew#3913)"),
    ("HashSet", "an order by chance (yew#3913)"),
    ("std::env", "the environment"),
    ("std::fs", "the file system"),
    ("std::net", "the network"),
    ("thread_local", "hidden state"),
    ("cfg(target", "a page that differs between targets"),
    ("cfg(not", "a page that differs between targets"),
    ("from_html_unchecked", "raw HTML"),
    ("create_portal", "markup outside its place"),
    ("f64", "rounding"),
];

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the sources can be listed") {
        let path = entry.expect("the sources can be listed").path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn found(text: &str) -> Vec<(usize, &'static str, &'static str)> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    let in_line = |(number, line): (usize, &str)| {
        let line = line.to_owned();
        FORBIDDEN.iter().filter(move |(word, _)| line.contains(word)).map(move |(word, why)| (number + 1, *word, *why))
    };
    lines.flat_map(in_line).collect()
}

// Checks that the pure modules hold none of the forbidden words, and `document` nothing of Yew.
#[test]
fn what_makes_the_page_is_pure() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for module in ["values", "reading", "drawing", "figures", "document", "islands", "language", "publish", "view"] {
        rust_files(&source.join(module), &mut files);
    }
    assert!(files.len() > 35, "the sources have moved: {files:?}");
    let mut mistakes = Vec::new();
    for file in &files {
        let text = std::fs::read_to_string(file).expect("a source can be read");
        let place = |number| format!("{}:{number}", file.display());
        // The numbers of JSON are doubles to those who read it; docs/decisions/0013 says why none is rounded.
        // So is a number in a cell of a spreadsheet: docs/decisions/0027 says to how many digits it is read.
        // A reader of serde's names all that it does not read.
        let is_json = ["values/decimal.rs", "values/degrees.rs", "reading/workbook/cell.rs", "islands/reader.rs"]
            .iter()
            .any(|name| file.ends_with(name));
        let found = found(&text).into_iter().filter(|(_, word, _)| !(is_json && ["f32", "f64"].contains(word)));
        mistakes.extend(found.map(|(number, word, why)| format!("{}: {word}: {why}", place(number))));
        let is_document =
            ["document", "values"].iter().any(|name| file.components().any(|part| part.as_os_str() == *name));
        let yew = text.lines().enumerate().filter(|(_, line)| is_document && line.contains("yew::"));
        mistakes.extend(yew.map(|(number, _)| format!("{}: yew: a document knows no page", place(number + 1))));
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}

// Checks that the scan sees what it looks for.
#[test]
fn scan_finds() {
    assert_eq!(found("let now = std::time::Instant::now();").len(), 2);
    assert_eq!(found("// a HashMap in a comment").len(), 0);
}
