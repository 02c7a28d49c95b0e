//! What every part of the view is given: the document, its language, what it is drawn for, and what comes of that.

use super::address::Address;
use crate::document::{Index, PanelId, SourceId};
use crate::islands::Islands;
use crate::language::Language;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Deref;

/// What an explainer is drawn for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// A page of its own.
    Page,
    /// A page of its own in somebody's frame: what leads outside opens a window.
    Frame,
    /// An element on somebody else's page.
    Embed,
    /// The same, where a server puts it into its page: files have full addresses.
    Include,
    /// One panel of it alone, as an element.
    Panel(&'a PanelId),
    /// A feed, in which there are no styles, no program and no drawings, and every address is full.
    Feed,
}

/// An explainer while it is drawn for one target.
pub(super) struct Context<'a> {
    index: &'a Index<'a>,
    /// The page's own words.
    pub(super) language: &'a Language,
    /// What it is drawn for.
    pub(super) target: Target<'a>,
    /// The islands that have a mount point by now, each with its name.
    pub(super) islands: RefCell<Islands>,
    /// The sources that have been cited by now.
    pub(super) cited: RefCell<BTreeSet<SourceId>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(index: &'a Index<'a>, language: &'a Language, target: Target<'a>) -> Self {
        Self { index, language, target, islands: RefCell::default(), cited: RefCell::default() }
    }

    /// Whether it is read without styles, program and drawings.
    pub(super) fn is_plain(&self) -> bool {
        self.target == Target::Feed
    }

    /// The address of a place in the explainer.
    pub(super) fn place(&self, id: &str) -> String {
        match self.target {
            Target::Feed => Address::of(self).place(id),
            _ => ["#", id].concat(),
        }
    }

    /// The address of a file beside the page.
    pub(super) fn file(&self, name: &str) -> String {
        match self.target {
            Target::Feed | Target::Include => Address::of(self).beside(name),
            _ => ["./", name].concat(),
        }
    }

    /// The address of a place on the page itself, wherever this is read.
    pub(super) fn permalink(&self, id: &str) -> String {
        match self.target {
            Target::Frame => Address::of(self).place(id),
            _ => self.place(id),
        }
    }

    /// `target` and `rel` of a link that leads out of the explainer. No site is drawn in somebody's frame.
    pub(super) fn outside(&self) -> (Option<&'static str>, Option<&'static str>) {
        match self.target {
            Target::Frame => (Some("_blank"), Some("noopener")),
            _ => (None, None),
        }
    }
}

impl<'a> Deref for Context<'a> {
    type Target = Index<'a>;

    fn deref(&self) -> &Index<'a> {
        self.index
    }
}
