//! The parts of the page that answer to a reader: all that the program draws.
//!
//! `view` draws each at its mount point on the page, and the program draws it there anew, from the same data. What they
//! show was worked out and worded when the page was built: nothing here calculates, formats or says a word of its own.
//! Without a [`PageAccess`] nothing is offered that would not work. All are one component: each further one costs every
//! reader two kilobytes (docs/decisions/0016).

mod comparison;
mod edition;
mod embed_this;
mod plot;
mod reader;
mod readings;
mod standings;
mod toolbar;

pub use comparison::Comparison;
pub use edition::{EditionError, EditionHead, Islands, SCHEMA};
pub use embed_this::EmbedThis;
pub use plot::{Guide, HitArea, Mark, Plot, SvgElement};
pub use readings::{Reading, Readings, View};
pub use standings::{StandingCount, Standings};
pub use toolbar::Toolbar;

use serde::{Deserialize, Serialize};
use std::ops::Deref;
use std::rc::Rc;
use yew::prelude::*;

/// An island's data.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
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

impl Island {
    fn answers(&self) -> &dyn Answers {
        match self {
            Self::Toolbar(data) => &**data,
            Self::Comparison(data) => &**data,
            Self::Readings(data) => &**data,
            Self::Standings(data) => &**data,
            Self::EmbedThis(data) => &**data,
        }
    }
}

/// What is chosen in an island: two numbers, which mean what it makes of them.
pub type Chosen = (usize, usize);

/// What a reader chooses, or what the page tells.
pub enum Choice {
    /// The first number.
    First(usize),
    /// The second.
    Second(usize),
    /// Both.
    Both(usize, usize),
}

/// What islands ask of the page they stand on. `browser` answers; while publishing there is none.
pub trait PageAccess {
    /// How many panels are open.
    fn opened(&self) -> usize;
    /// Tells as the first number how many panels are open, whenever one opens or closes.
    fn watch_panels(&self, tell: Callback<Choice>);
    /// Opens or closes every panel.
    fn open_all(&self, open: bool);
    /// Shows the claims of this standing alone, in the list that follows the island; with `None` all. Those that lack a
    /// word in the island's field stay hidden.
    fn show_standing(&self, standing: Option<String>);
    /// Tells as the second number how many claims are shown, whenever another standing is chosen or other words are
    /// written; and nought as the first when an address leads to a claim, which must then be seen however it stands.
    fn watch_claims(&self, tell: Callback<Choice>);
    /// The drawing of a view with this mark chosen: the same as before, or the one that stands there already.
    fn drawing(&self, data: &Readings, chosen: Chosen) -> Html;
    /// Tells which view's mark a pointer chooses on its drawing.
    fn watch_marks(&self, tell: Callback<Choice>);
    /// Hands the page's address to the platform's share sheet, or copies it.
    fn share(&self);
    /// Copies this text.
    fn copy(&self, text: &str);
    /// The address of the folder that the page is in.
    fn folder(&self) -> String;
    /// The whole number that the control of this event has now.
    fn value(&self, event: &Event) -> usize;
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

/// What the component is given.
#[derive(Clone, Properties)]
pub struct IslandProps {
    /// Which island it is.
    pub island: Island,
    /// The page it stands on; `None` while publishing.
    pub page: Option<Rc<dyn PageAccess>>,
    /// Draws a plot where there is no page: what only publishing needs is not in the program.
    pub draw: fn(&Plot) -> Html,
}

// An island stays on its page.
impl PartialEq for IslandProps {
    fn eq(&self, other: &Self) -> bool {
        self.island == other.island
    }
}

/// What an island is drawn by.
struct Now<'a> {
    chosen: Chosen,
    page: Option<&'a Rc<dyn PageAccess>>,
    choose: &'a Callback<Choice>,
    draw: fn(&Plot) -> Html,
}

/// How an island answers.
trait Answers {
    /// What is chosen at first. Asks the page for what the island must be told.
    fn first(&self, page: Option<&Rc<dyn PageAccess>>, choose: &Callback<Choice>) -> Chosen;

    /// The island.
    fn view(&self, now: &Now<'_>) -> Html;
}

/// A choice of one of these labels, of which one is chosen, under a name for those who cannot see what it is for.
fn select(
    page: &Rc<dyn PageAccess>,
    choose: &Callback<Choice>,
    (name, labels, chosen): (&String, &mut dyn Iterator<Item = &String>, usize),
    choice: fn(usize) -> Choice,
) -> Html {
    let option = |(index, label): (usize, &String)| {
        html! { <option value={digits(index)} selected={index == chosen}>{ label.as_str() }</option> }
    };
    let options = labels.enumerate().map(option).collect::<Html>();
    let page = page.clone();
    let onchange = choose.reform(move |event: Event| choice(page.value(&event)));
    html! { <select aria-label={name.clone()} {onchange}>{ options }</select> }
}

/// A number in digits. `to_string` would have all that Rust formats with in the program.
///
/// ```
/// # use sidelight::islands::digits;
/// assert_eq!([0, 7, 10, 4096].map(digits), ["0", "7", "10", "4096"]);
/// ```
pub fn digits(mut number: usize) -> String {
    let mut digits = String::new();
    loop {
        digits.insert(0, char::from(b'0' + (number % 10) as u8));
        number /= 10;
        if number == 0 {
            return digits;
        }
    }
}

/// An island.
pub struct IslandComponent {
    chosen: Chosen,
    choose: Callback<Choice>,
}

impl Component for IslandComponent {
    type Message = Choice;
    type Properties = IslandProps;

    // The page is asked here, and not in an effect: on a slow phone Yew lets the browser draw the whole page before it runs
    // one.
    fn create(context: &Context<Self>) -> Self {
        let choose = context.link().callback(|choice| choice);
        let IslandProps { island, page, .. } = context.props();
        Self { chosen: island.answers().first(page.as_ref(), &choose), choose }
    }

    fn update(&mut self, _: &Context<Self>, choice: Choice) -> bool {
        let (first, second) = self.chosen;
        let chosen = match choice {
            Choice::First(first) => (first, second),
            Choice::Second(second) => (first, second),
            Choice::Both(first, second) => (first, second),
        };
        std::mem::replace(&mut self.chosen, chosen) != chosen
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let IslandProps { island, page, draw } = context.props();
        let now = Now { chosen: self.chosen, page: page.as_ref(), choose: &self.choose, draw: *draw };
        island.answers().view(&now)
    }
}
