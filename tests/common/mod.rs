//! What several suites use: explainers, their markup, and what Trunk leaves.
#![allow(dead_code, reason = "each suite uses a part of it")]

use futures::executor::block_on;
use sidelight::document::{Explainer, Index};
use sidelight::language::Language;
use sidelight::view::Target;
use sidelight::{authoring, figures, publish};
use std::path::{Path, PathBuf};

/// What Trunk leaves, as far as it is looked at.
pub(crate) const SHELL: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sidelight</title>
<meta name="sidelight-program" data-glue="./app.js" data-wasm="./app_bg.wasm"><style>p{margin:0}</style></head>
<body><div id="sidelight"></div><script type="module" src="./loader.js"></script></body></html>"#;

pub(crate) fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every explainer that is published here, by the folders that are there.
pub(crate) fn published() -> Vec<PathBuf> {
    let found = std::fs::read_dir(folder("content")).expect("there is content");
    let found = found.map(|entry| entry.expect("content can be listed").path());
    let mut found: Vec<PathBuf> = found.filter(|path| path.join("explainer.toml").is_file()).collect();
    found.sort();
    found
}

/// The same with the tests' own, of which the second has all that a text may hold.
pub(crate) fn explainers() -> Vec<PathBuf> {
    let own = ["tests/authoring/base", "tests/authoring/story"].map(folder);
    own.into_iter().chain(published()).collect()
}

pub(crate) fn compile(folder: &Path) -> Explainer {
    authoring::compile(folder).unwrap_or_else(|diagnostics| panic!("{diagnostics:#?}"))
}

/// The markup of an explainer with everything on one page.
pub(crate) fn markup_of(explainer: &Explainer) -> String {
    let language = Language::or_english(&explainer.lang, figures::WORDS);
    block_on(publish::render(&Index::new(explainer), &language, Target::All)).0
}
