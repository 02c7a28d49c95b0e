//! Sidelight turns a news article into an explainer whose context and evidence open in place.
//!
//! The crate's map; each module may use only those that stand before it, and no circle is inside a folder either
//! (tests/arrows.rs):
//! `values`, `islands`, `typefaces` and `given`, `language`, `reading` and `drawing`, `figures`, `document`, `authoring` and `view`, `publish`,
//! `desk`, and the binaries. Natively everything is settled; the browser's program has `islands` and `browser` alone.
//! The compile target is the only switch, so that a wrong import does not compile.
// Nothing here is unsafe but what ICU4X's own program writes (src/language/conventions.rs).
#![deny(unsafe_code)]

pub mod islands;

#[cfg(any(not(target_arch = "wasm32"), feature = "desk"))]
pub mod authoring;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(any(not(target_arch = "wasm32"), feature = "desk"))]
pub mod desk;
#[cfg(any(not(target_arch = "wasm32"), feature = "desk"))]
pub mod document;
#[cfg(any(not(target_arch = "wasm32"), feature = "desk"))]
mod drawing;
#[cfg(any(not(target_arch = "wasm32"), feature = "desk"))]
pub mod figures;
#[cfg(any(not(target_arch = "wasm32"), feature = "desk"))]
pub mod given;
#[cfg(any(not(target_arch = "wasm32"), feature = "desk"))]
pub mod language;
#[cfg(any(not(target_arch = "wasm32"), feature = "desk"))]
pub mod publish;
#[cfg(any(not(target_arch = "wasm32"), feature = "desk"))]
mod reading;
#[cfg(any(not(target_arch = "wasm32"), feature = "desk"))]
pub mod typefaces;
#[cfg(any(not(target_arch = "wasm32"), feature = "desk"))]
pub mod values;
#[cfg(any(not(target_arch = "wasm32"), feature = "desk"))]
pub mod view;

/// Fingerprint of the sources that decide what an edition holds; publisher and program must agree on it.
pub const BUILD: &str = env!("SIDELIGHT_BUILD");
