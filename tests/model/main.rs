//! The document: its JSON, and the values that cannot be wrong.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/mod.rs"]
mod common;
mod dates;
mod documents;
mod names;
mod numbers;
