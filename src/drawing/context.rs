//! What everything that is drawn is given: the language, what it is drawn for, and what comes of that.

use super::address::Address;
use crate::islands::Islands;
use crate::language::Language;
use crate::values::{Date, PanelId, SourceId};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

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

/// When the article that is explained was published, and by whom.
#[derive(Clone, Copy)]
pub(crate) struct Original<'a> {
    pub(crate) published: Date,
    pub(crate) publisher: &'a str,
}

/// A drawing for one target while it is made.
pub(crate) struct Context<'a> {
    /// The page's own words.
    pub(crate) language: &'a Language,
    /// What it is drawn for.
    pub(crate) target: Target<'a>,
    /// The page's address.
    pub(crate) address: Address<'a>,
    /// The article that is explained.
    pub(crate) original: Original<'a>,
    /// The number of each source.
    pub(crate) numbers: BTreeMap<&'a SourceId, usize>,
    /// The islands that have a mount point by now, each with its name.
    pub(crate) islands: RefCell<Islands>,
    /// The sources that have been cited by now.
    pub(crate) cited: RefCell<BTreeSet<SourceId>>,
}

impl Context<'_> {
    /// Whether it is read without styles, program and drawings.
    pub(crate) fn is_plain(&self) -> bool {
        self.target == Target::Feed
    }

    /// The address of a place in the explainer.
    pub(crate) fn anchor(&self, id: &str) -> String {
        match self.target {
            Target::Feed => self.address.anchor(id),
            _ => ["#", id].concat(),
        }
    }

    /// The address of a file beside the page.
    pub(crate) fn file(&self, name: &str) -> String {
        match self.target {
            Target::Feed | Target::Include => self.address.beside(name),
            _ => ["./", name].concat(),
        }
    }

    /// The address of a place on the page itself, wherever this is read.
    pub(crate) fn permalink(&self, id: &str) -> String {
        match self.target {
            Target::Frame => self.address.anchor(id),
            _ => self.anchor(id),
        }
    }

    /// `target` and `rel` of a link that leads out of the explainer. No site is drawn in somebody's frame.
    pub(crate) fn outside(&self) -> (Option<&'static str>, Option<&'static str>) {
        match self.target {
            Target::Frame => (Some("_blank"), Some("noopener")),
            _ => (None, None),
        }
    }
}
