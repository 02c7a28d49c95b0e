//! What every part of the view is given: the document, and the drawing of it that is being made.

use crate::document::Index;
use crate::drawing::{self, Address, Original, Target};
use crate::language::Language;
use std::cell::RefCell;
use std::ops::Deref;

/// An explainer while it is drawn for one target.
pub(super) struct Context<'a> {
    /// The explainer.
    pub(super) explainer: &'a Index<'a>,
    drawing: drawing::Context<'a>,
}

impl<'a> Context<'a> {
    pub(super) fn new(explainer: &'a Index<'a>, language: &'a Language, target: Target<'a>) -> Self {
        let original = &explainer.original;
        let drawing = drawing::Context {
            language,
            target,
            address: Address::of(explainer.url.as_ref()),
            original: Original { published: original.published, publisher: &original.publisher },
            numbers: explainer.sources.iter().map(|source| &source.id).zip(1..).collect(),
            islands: RefCell::default(),
            cited: RefCell::default(),
        };
        Self { explainer, drawing }
    }
}

impl<'a> Deref for Context<'a> {
    type Target = drawing::Context<'a>;

    fn deref(&self) -> &drawing::Context<'a> {
        &self.drawing
    }
}
