//! What everything that is drawn is given: the language, what it is drawn for, and what comes of that.

use super::address::Address;
use crate::islands::Islands;
use crate::language::Language;
use crate::values::{Date, FigureId, PanelId, SourceId};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// What an explainer is drawn for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// A page of its own: the article, and the essential of each panel.
    Page,
    /// A page of its own with everything on it, to be printed.
    All,
    /// The page of a panel, with all that the panel holds.
    PanelPage(&'a PanelId),
    /// The article's page in somebody's frame: what leads outside opens a window.
    Frame,
    /// What is said first, in a frame whose height its host holds: all that leads on opens a window.
    Glance,
    /// An element on somebody else's page.
    Embed,
    /// The same, where a server puts it into its page: files have full addresses.
    Include,
    /// One panel's essential alone, as an element.
    Panel(&'a PanelId),
    /// A feed with everything in it, in which there are no styles, no program and no drawings, and every address is
    /// full.
    Feed,
    /// Text for machines, with every figure as a table.
    Text(Extent<'a>),
    /// A letter, which has pictures of the figures and is short: every address is full.
    Mail,
    /// One figure alone, as a picture.
    Picture(&'a FigureId),
}

/// How much of an explainer stands in one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent<'a> {
    /// The article, and the essential of each panel.
    Article,
    /// All that a panel holds.
    Panel(&'a PanelId),
    /// Everything.
    All,
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
    /// The page that has the list of sources, if it is not here.
    pub(crate) sources_page: Option<String>,
    /// The number of each source.
    pub(crate) numbers: &'a BTreeMap<&'a SourceId, usize>,
    /// The islands that have a mount point by now, each with its name.
    pub(crate) islands: RefCell<Islands>,
    /// The sources that have been cited by now.
    pub(crate) cited: RefCell<BTreeSet<SourceId>>,
}

impl<'a> Context<'a> {
    /// Whether it is read without styles, program and drawings.
    pub(crate) fn is_plain(&self) -> bool {
        matches!(self.target, Target::Feed | Target::Text(_) | Target::Mail)
    }

    /// Whether it is text for machines.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.target, Target::Text(_))
    }

    /// The panel that this is the page of, or the same as text.
    pub(crate) fn own_panel(&self) -> Option<&'a PanelId> {
        match self.target {
            Target::PanelPage(panel) | Target::Text(Extent::Panel(panel)) => Some(panel),
            _ => None,
        }
    }

    /// Whether panels show all that they hold, in their places.
    pub(crate) fn is_whole(&self) -> bool {
        matches!(self.target, Target::All | Target::Feed | Target::Text(Extent::All))
    }

    /// Whether only what is essential is drawn: the rest has a page.
    pub(crate) fn is_essential(&self) -> bool {
        !self.is_whole() && self.own_panel().is_none()
    }

    /// The level of the headings in a panel.
    pub(crate) fn subhead(&self) -> &'static str {
        if self.own_panel().is_some() { "h2" } else { "h4" }
    }

    /// The level of those below them.
    pub(crate) fn below_subhead(&self) -> &'static str {
        if self.own_panel().is_some() { "h3" } else { "h5" }
    }

    /// The address of a place on what is drawn.
    pub(crate) fn anchor(&self, id: &str) -> String {
        match self.target {
            Target::Feed | Target::Mail | Target::Text(Extent::Article) => self.address.anchor(id),
            Target::Text(Extent::Panel(panel)) => self.address.beside(&format!("{panel}.html#{id}")),
            Target::Text(Extent::All) => self.address.beside(&format!("all.html#{id}")),
            _ => ["#", id].concat(),
        }
    }

    /// The address of a source's entry in the list.
    pub(crate) fn source(&self, id: &SourceId) -> String {
        let anchor = format!("source-{id}");
        match &self.sources_page {
            Some(page) => format!("{page}#{anchor}"),
            None => self.anchor(&anchor),
        }
    }

    /// The address of a file beside the page.
    pub(crate) fn file(&self, name: &str) -> String {
        match self.target {
            Target::Feed | Target::Include | Target::Mail | Target::Text(_) => self.address.beside(name),
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

    /// `target` and `rel` of a link that leads to a place here or out of what is drawn.
    pub(crate) fn outside_by(&self, address: &str) -> (Option<&'static str>, Option<&'static str>) {
        if address.starts_with('#') { (None, None) } else { self.outside() }
    }

    /// `target` and `rel` of a link that leads out of the explainer. No site is drawn in somebody's frame.
    pub(crate) fn outside(&self) -> (Option<&'static str>, Option<&'static str>) {
        match self.target {
            Target::Frame | Target::Glance => (Some("_blank"), Some("noopener")),
            _ => (None, None),
        }
    }
}
