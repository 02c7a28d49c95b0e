//! Languages: every message in each, numbers, dates and plural forms, and pages without a word of another language.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/mod.rs"]
mod common;
mod messages;
mod numbers;
mod pages;

use sidelight::figures;
use sidelight::language::Language;

fn language(tag: &str) -> Language {
    Language::new(tag, figures::WORDS).unwrap_or_else(|error| panic!("{tag}: {error}"))
}
