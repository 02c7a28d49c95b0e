//! The schemas for editors, `schemas/`: made by `UPDATE=1 cargo test --test schemas` of what the readers of the guide's
//! own example ask for, with what the guide says of each key.
#![cfg(not(target_arch = "wasm32"))]

use sidelight::authoring::{Files, schemas};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of the guide's example.
fn example() -> BTreeMap<String, String> {
    let guide = fs::read_to_string(root().join("docs/authoring.md")).unwrap();
    let mut files = BTreeMap::new();
    let mut open: Option<(String, String)> = None;
    for line in guide.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(tags)) => {
                let path = tags.split(' ').find_map(|tag| tag.strip_prefix("file="));
                open = Some((path.unwrap_or_default().to_owned(), String::new()));
            }
            (Some(_), Some(_)) => files.extend(open.take()),
            (Some((_, text)), None) => *text += &format!("{line}\n"),
            (None, None) => {}
        }
    }
    files.remove("");
    files
}

/// What the comment beside a key says, by the file's schema, the table and the key.
fn comments(files: &BTreeMap<String, String>) -> BTreeMap<(String, String, String), String> {
    let mut comments = BTreeMap::new();
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".toml")) {
        let schema = if path.contains('/') { "figure" } else { path.trim_end_matches(".toml") };
        let mut table = String::new();
        for line in text.lines() {
            if let Some(name) = line.strip_prefix('[') {
                let name = name.split(']').next().unwrap();
                table = name.strip_prefix('[').map_or(name.to_owned(), |name| format!("{name}[]"));
            }
            let Some((key, (_, comment))) =
                line.split_once(" = ").map(|(key, rest)| (key, rest.rsplit_once(" # ").unwrap_or_default()))
            else {
                continue;
            };
            let comment = comment.trim().trim_start_matches("optional: ").trim_start_matches("optional, ");
            if !comment.is_empty() {
                comments.entry((schema.to_owned(), table.clone(), key.to_owned())).or_insert(comment.to_owned());
            }
        }
    }
    comments
}

fn made() -> BTreeMap<PathBuf, String> {
    let example = example();
    let comments = comments(&example);
    // What is no text stands in no guide.
    let picture = fs::read(root().join("tests/authoring/story/images/lamp.webp")).unwrap();
    let picture = ("images/quay.webp".to_owned(), Some(picture));
    let files = Files {
        path: "ferry".into(),
        name: "ferry".to_owned(),
        files: example.into_iter().map(|(path, text)| (path, Some(text.into_bytes()))).chain([picture]).collect(),
    };
    let about = |schema: &str, table: &str, key: &str| {
        comments.get(&(schema.to_owned(), table.to_owned(), key.to_owned())).cloned()
    };
    let made = schemas(&files, &about).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let text = |(name, schema): (String, serde_json::Value)| {
        (root().join("schemas").join(name), serde_json::to_string_pretty(&schema).unwrap() + "\n")
    };
    made.into_iter().map(text).collect()
}

// Checks that the schemas are those of the files as they are read now.
#[test]
fn schemas_are_what_is_read() {
    let made = made();
    let names: Vec<String> = made.keys().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(
        names,
        [
            "claims.json",
            "corrections.json",
            "editions.json",
            "explainer.json",
            "facts.json",
            "figure.json",
            "images.json",
            "people.json",
            "site.json",
            "sources.json",
            "terms.json"
        ]
    );
    for (path, text) in made {
        if std::env::var_os("UPDATE").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
        } else {
            let found = fs::read_to_string(&path).unwrap_or_default();
            assert!(found == text, "{} is not what is read: UPDATE=1 cargo test --test schemas", path.display());
        }
    }
}
