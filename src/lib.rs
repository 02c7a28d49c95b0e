//! Sidelight turns a news article into an explainer whose context and evidence open in place.
//!
//! The crate's map; each module may use only those to the left of it:
//! `{document ← language, islands} ← view ← publish ← bin`, `{document, language} ← authoring ← publish`, and
//! `islands ← browser ← bin`. Natively everything is settled; the browser's program has the islands alone.
//! The compile target is the only switch, so that a wrong import does not compile.
#![forbid(unsafe_code)]

pub mod islands;

#[cfg(any(not(target_arch = "wasm32"), feature = "desk"))]
pub mod authoring;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(any(not(target_arch = "wasm32"), feature = "desk"))]
pub mod document;
#[cfg(any(not(target_arch = "wasm32"), feature = "desk"))]
pub mod language;
#[cfg(any(not(target_arch = "wasm32"), feature = "desk"))]
pub mod publish;
#[cfg(any(not(target_arch = "wasm32"), feature = "desk"))]
pub mod view;

/// Fingerprint of the sources that decide what an edition holds; publisher and program must agree on it.
pub const BUILD: &str = env!("SIDELIGHT_BUILD");
