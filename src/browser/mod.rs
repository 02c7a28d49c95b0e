//! The only code that touches the page: it compares, draws the islands in their mount points, and answers what they ask.

mod guard;
mod page_access;
mod share;
mod way_back;

pub use guard::Refusal;

use crate::islands::{
    ComparisonIsland, EditionHead, EmbedThisIsland, Island, IslandProps, PageAccess, ReadingsIsland, Shared,
    StandingsIsland, ToolbarIsland,
};
use gloo::events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::{Element, Window};
use yew::{BaseComponent, Callback, Renderer};

fn window() -> Window {
    web_sys::window().expect("the program of a page has a window")
}

/// The listeners of what runs on a page, which end with it.
#[derive(Clone, Default)]
struct Listeners(Rc<RefCell<Vec<EventListener>>>);

impl Listeners {
    fn keep(&self, listener: EventListener) {
        self.0.borrow_mut().push(listener);
    }
}

/// The handle of a started program: it owns the listeners and the mounted islands.
#[must_use = "what nobody can stop stays for ever"]
pub struct Running {
    listeners: Listeners,
    apps: Vec<Box<dyn FnOnce()>>,
}

impl Running {
    /// Ends it: no listener is left but those that Yew itself keeps on its mount points, and no app. The mount points are empty soon
    /// after.
    pub fn stop(self) {
        // A listener holds what calls its island, which holds the listeners.
        drop(self.listeners.0.take());
        self.apps.into_iter().for_each(|end| end());
    }
}

/// Draws every island of `edition` at its mount point under `root`, if the guard finds that page and edition were made
/// together, by this build; `on_ready` is called once all of them answer to the reader. Otherwise leaves
/// everything as it is and says why.
pub fn start(root: Element, edition: &[u8], on_ready: Callback<()>) -> Result<Running, Refusal> {
    let rest = guard::check(&root, edition)?;
    let islands = EditionHead::islands(rest).map_err(Refusal::Document)?;
    let mount_point = |name: &str| root.query_selector(&format!("[data-island={name}]")).ok().flatten();
    // A page may have fewer islands than its edition: a part of it may stand alone.
    let mounted: Vec<_> =
        islands.into_iter().filter_map(|(name, island)| Some((mount_point(&name)?, island))).collect();
    let waiting = Rc::new(Cell::new(mounted.len()));
    if mounted.is_empty() {
        on_ready.emit(());
    }
    let on_mounted = Callback::from(move |()| {
        waiting.set(waiting.get() - 1);
        if waiting.get() == 0 {
            on_ready.emit(());
        }
    });
    let listeners = Listeners::default();
    let app = |(mount_point, island): (Element, Island)| {
        let page = page_access::page_access(&root, &mount_point, &listeners, on_mounted.clone());
        match island {
            Island::Toolbar(data) => mount::<ToolbarIsland, _>(mount_point, data, page),
            Island::Comparison(data) => mount::<ComparisonIsland, _>(mount_point, data, page),
            Island::Readings(data) => mount::<ReadingsIsland, _>(mount_point, data, page),
            Island::Standings(data) => mount::<StandingsIsland, _>(mount_point, data, page),
            Island::EmbedThis(data) => mount::<EmbedThisIsland, _>(mount_point, data, page),
        }
    };
    let apps = mounted.into_iter().map(app).collect();
    listeners.keep(way_back::listener(&root));
    listeners.keep(share::listener(&root));
    Ok(Running { listeners, apps })
}

/// Draws an island, and returns what ends it.
fn mount<C, T>(mount_point: Element, data: Shared<T>, page: PageAccess) -> Box<dyn FnOnce()>
where
    C: BaseComponent<Properties = IslandProps<T>>,
    T: 'static,
{
    let app = Renderer::<C>::with_root_and_props(mount_point, IslandProps { data, page: Some(page) }).render();
    Box::new(move || app.destroy())
}
