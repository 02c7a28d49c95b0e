//! The parts of the page that answer to a reader: all that the program draws.
//!
//! Each is a component that `view` draws at its mount point on the page, and that the program draws there anew, from
//! the same data. What they show was worked out and worded when the page was built: nothing here calculates,
//! formats or says a word of its own. Without a [`PageAccess`] nothing is offered that would not work.

mod comparison;
mod edition;
mod embed_this;
mod plot;
mod readings;
mod standings;
mod toolbar;

pub use comparison::{Comparison, ComparisonIsland};
pub use edition::{EditionError, EditionHead, Islands, SCHEMA};
pub use embed_this::{EmbedThis, EmbedThisIsland};
pub use plot::{Guide, HitArea, Mark, Plot, SvgElement};
pub use readings::{Reading, Readings, ReadingsIsland, View};
pub use standings::{StandingCount, Standings, StandingsIsland};
pub use toolbar::{Toolbar, ToolbarIsland};

use serde::{Deserialize, Serialize};
use std::ops::Deref;
use std::rc::Rc;
use yew::prelude::*;

/// An island's data.
#[derive(Clone, Serialize, Deserialize)]
pub enum Island {
    /// How many panels are open.
    Toolbar(Shared<Toolbar>),
    /// What one thing is worth in another.
    Comparison(Shared<Comparison>),
    /// Counts read one by one.
    Readings(Shared<Readings>),
    /// Claims of one standing, or with some words in them, alone.
    Standings(Shared<Standings>),
    /// The lines to embed it by.
    EmbedThis(Shared<EmbedThis>),
}

macro_rules! from_data {
    ($($name:ident),+) => {$(
        impl From<Shared<$name>> for Island {
            fn from(data: Shared<$name>) -> Self {
                Self::$name(data)
            }
        }
    )+};
}
from_data!(Toolbar, Comparison, Readings, Standings, EmbedThis);

/// What islands ask of the page they stand on. `browser` answers; while publishing there is none.
pub struct PageAccess {
    /// How many panels are open.
    pub opened: Callback<(), usize>,
    /// Tells how many panels are open, whenever one opens or closes.
    pub on_watch: Callback<Callback<usize>>,
    /// Opens or closes every panel.
    pub on_open_all: Callback<bool>,
    /// Shows the claims of this standing alone, in the list that follows the island; with `None` all. Those that lack a
    /// word in the island's field stay hidden.
    pub on_standing: Callback<Option<String>>,
    /// Tells how many claims are shown, whenever another standing is chosen or other words are written.
    pub on_claims: Callback<Callback<usize>>,
    /// Tells when an address leads to a claim, which must then be seen however it stands.
    pub on_claim: Callback<Callback<()>>,
    /// The drawing of a view with this mark chosen: the same as before, or the one that stands there already.
    pub drawing: Callback<(Shared<Readings>, usize, usize), Html>,
    /// Tells which view's mark a pointer chooses on its drawing.
    pub on_mark: Callback<Callback<(usize, usize)>>,
    /// Hands the page's address to the platform's share sheet, or copies it.
    pub on_share: Callback<()>,
    /// Copies this text.
    pub on_copy: Callback<String>,
    /// The address of the folder that the page is in.
    pub folder: String,
    /// The whole number that the control of this event has now.
    pub value: Callback<Event, usize>,
}

/// What never changes, shared: two are the same if they are one.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    /// Shares data.
    pub fn new(data: T) -> Self {
        Self(Rc::new(data))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// What every island is given.
#[derive(Clone, Properties)]
pub struct IslandProps<T: 'static> {
    /// Its data.
    pub data: Shared<T>,
    /// The page it stands on; `None` while publishing.
    pub page: Option<Shared<PageAccess>>,
    /// Draws a plot where there is no page: what only publishing needs is not in the program.
    pub draw: fn(&Plot) -> Html,
}

// By hand, since a derived one would ask the data to be comparable.
impl<T> PartialEq for IslandProps<T> {
    fn eq(&self, other: &Self) -> bool {
        self.data == other.data && self.page == other.page
    }
}

/// Asks something of the page once, as the island is first drawn on it. Not in an effect: on a slow phone Yew lets the
/// browser draw the whole page before it runs one.
#[hook]
fn use_page(page: &Option<Shared<PageAccess>>, ask: impl FnOnce(&PageAccess)) {
    use_state(|| page.as_deref().map(ask));
}
