//! The writers' guide says of the kinds of figures what the kinds themselves say: docs/authoring.md has between two marks
//! what their folders hold, and the columns as they are declared. `UPDATE=1 cargo test --test guide` writes it.
#![cfg(not(target_arch = "wasm32"))]

use sidelight::figures::{self, KindGuide};
use std::path::Path;

const MARKS: [&str; 2] = [
    "<!-- The kinds: made of src/figures/*/guide.md by `UPDATE=1 cargo test --test guide`. -->\n",
    "<!-- The end of the kinds. -->\n",
];

fn chapter(KindGuide { text, columns, shared, derived, .. }: &KindGuide) -> String {
    let row = |column: &figures::Column| {
        let may = match column.is_optional {
            true => "; may be empty",
            false if shared.contains(&column.name) => "; may be left out",
            false => "",
        };
        format!("| `{}` | {}{may} | {} |\n", column.name, column.about.trim(), column.form)
    };
    let rows: String = columns.iter().map(row).collect();
    let derived: Vec<String> = derived.iter().chain(&["source_urls"]).map(|name| format!("`{name}`")).collect();
    let (last, before) = derived.split_last().expect("there is one");
    let derived = match before {
        [] => last.clone(),
        _ => format!("{} and {last}", before.join(", ")),
    };
    format!(
        "{text}\n| column | what stands in it | written as |\n|---|---|---|\n{rows}\nWhat readers download has {derived} \
         besides, which are worked out from the rest. You may leave them in a file that you take back.\n\n"
    )
}

#[test]
fn the_guide_is_what_the_kinds_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/authoring.md");
    let guide = std::fs::read_to_string(&path).expect("the guide can be read");
    let (before, rest) = guide.split_once(MARKS[0]).expect("it has the first mark");
    let (_, after) = rest.split_once(MARKS[1]).expect("it has the second mark");
    let chapters: String = figures::guide().iter().map(chapter).collect();
    let expected = [before, MARKS[0], "\n", &chapters, MARKS[1], after].concat();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &expected).expect("the guide can be written");
    }
    let guide = std::fs::read_to_string(&path).expect("the guide can be read");
    assert!(guide == expected, "docs/authoring.md is not what the kinds say: UPDATE=1 cargo test --test guide");
}

// Checks that a kind's name in a figure is that of its folder, and of the JSON.
#[test]
fn kinds_have_one_name() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/figures");
    for KindGuide { name, .. } in figures::guide() {
        assert!(folder.join(&name).join("mod.rs").is_file(), "{name}");
        let unknown = serde_json::from_str::<figures::Data>(&format!("{{\"kind\":\"{name}\"}}")).unwrap_err();
        assert!(unknown.to_string().starts_with("missing field"), "{name}: {unknown}");
    }
}
