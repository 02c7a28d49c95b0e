//! Sidelight turns a news article into an explainer whose context and evidence open in place.
//!
//! The crate's map; each module may use only those to the left of it:
//! `document ← view ← app ← {prerender, browser} ← bin`, and `document ← authoring ← prerender`.
//! The compile target is the only switch, so that a wrong import does not compile.
#![forbid(unsafe_code)]

pub mod app;
pub mod document;
pub mod view;

#[cfg(not(target_arch = "wasm32"))]
pub mod authoring;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;

/// Fingerprint of the sources that decide the markup; prerenderer and program must agree on it to hydrate.
pub const BUILD: &str = env!("SIDELIGHT_BUILD");
