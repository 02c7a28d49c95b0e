//! What the fuzz targets have in common: a folder without mistakes, and what must hold of every other.

use sidelight::authoring::{self, Files};
use sidelight::document::Explainer;
use sidelight::publish;
use std::collections::BTreeMap;

const BASE: [(&str, &str); 14] = [
    ("explainer.toml", include_str!("../tests/authoring/base/explainer.toml")),
    ("sources.toml", include_str!("../tests/authoring/base/sources.toml")),
    ("people.toml", include_str!("../tests/authoring/base/people.toml")),
    ("claims.toml", include_str!("../tests/authoring/base/claims.toml")),
    ("article.md", include_str!("../tests/authoring/base/article.md")),
    ("panels/costs.md", include_str!("../tests/authoring/base/panels/costs.md")),
    ("figures/parts.toml", include_str!("../tests/authoring/base/figures/parts.toml")),
    ("figures/parts.csv", include_str!("../tests/authoring/base/figures/parts.csv")),
    ("figures/piles.toml", include_str!("../tests/authoring/base/figures/piles.toml")),
    ("figures/piles.csv", include_str!("../tests/authoring/base/figures/piles.csv")),
    ("figures/workers.toml", include_str!("../tests/authoring/base/figures/workers.toml")),
    ("figures/workers.csv", include_str!("../tests/authoring/base/figures/workers.csv")),
    ("figures/late.toml", include_str!("../tests/authoring/base/figures/late.toml")),
    ("figures/late.csv", include_str!("../tests/authoring/base/figures/late.csv")),
];

/// The tests' own folder.
pub fn base() -> Files {
    let files = BASE.map(|(place, text)| (place.to_owned(), Some(text.as_bytes().to_vec())));
    Files { path: "base".into(), name: "base".to_owned(), files: BTreeMap::from(files) }
}

/// The same with one file replaced, or lengthened.
pub fn with(place: &str, bytes: &[u8], is_added: bool) -> Files {
    let mut files = base();
    let file = files.files.entry(place.to_owned()).or_default().get_or_insert_default();
    if !is_added {
        file.clear();
    }
    file.extend_from_slice(bytes);
    files
}

/// Checks that a folder is answered: with diagnostics that a writer can use, or with a document that can be published.
pub fn check(files: &Files) {
    match authoring::compile_files(files) {
        Ok(explainer) => publish(&explainer),
        Err(diagnostics) => {
            assert!(!diagnostics.is_empty() && diagnostics.is_sorted());
            for diagnostic in diagnostics.iter() {
                assert!(diagnostic.line > 0 && diagnostic.column > 0);
                assert!(diagnostic.to_string().lines().count() <= 2, "{diagnostic}");
            }
        }
    }
}

/// Checks that a document can be published, and is read back as it was.
pub fn publish(explainer: &Explainer) {
    let json = serde_json::to_string(explainer).expect("a document is JSON");
    assert_eq!(Explainer::from_json(&json).expect("it is a document"), *explainer);
    let edition = futures::executor::block_on(publish::edition(explainer.clone())).expect("there is an edition");
    publish::feed(&edition).expect("there is a feed");
    for figure in explainer.figures() {
        publish::csv(explainer, figure).expect("there are rows");
    }
}
