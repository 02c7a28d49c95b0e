//! What an explainer is: its article, panels, claims, people and sources, and what may stand in what.
//!
//! This module knows no file, no clock, no page and no network. `authoring` makes documents, `view` shows them; the
//! world gets them as JSON with a schema version.

mod citing;
mod claim;
mod correction;
mod edition;
mod explainer;
mod fact;
mod glance;
mod image;
mod index;
mod licence;
mod panel;
mod site;
mod source;
mod term;
mod translation;

pub use citing::{Citing, citing};
pub use claim::{Checked, Claim};
pub use correction::{Corrected, Correction};
pub use edition::Edition;
pub use explainer::{Block, DocumentError, Explainer, Original, SCHEMA};
pub use fact::Fact;
pub use glance::Glance;
pub use image::{Image, ImageCopy};
pub use index::Index;
pub use licence::Licence;
pub use panel::{ContextPanel, PanelBlock};
pub use site::{Home, Listed, Site, Thing, ThingKind};
pub use source::{Extent, Person, PersonKind, Source, SourceKind};
pub use term::Term;
pub use translation::Translation;
