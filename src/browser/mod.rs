//! The only code that touches the page: it compares, draws the islands in their hosts, and answers what they ask.

mod guard;
mod share;
mod surface;
mod way_back;

pub use guard::Refusal;

use crate::islands::{
    ComparisonIsland, EditionHead, EmbedThisIsland, Island, IslandProps, ReadingsIsland, Shared, StatusesIsland,
    Surface, ToolbarIsland,
};
use std::cell::Cell;
use std::rc::Rc;
use web_sys::Element;
use yew::{BaseComponent, Callback, Renderer};

/// Draws every island of `edition` in its host under `root`, if the guard finds that page and edition were made
/// together, by this build; `on_ready` is called once all of them answer to the reader. Otherwise leaves
/// everything as it is and says why.
pub fn start(root: Element, edition: &[u8], on_ready: Callback<()>) -> Result<(), Refusal> {
    let rest = guard::check(&root, edition)?;
    let islands = EditionHead::islands(rest).map_err(Refusal::Document)?;
    let host = |name: &str| root.query_selector(&format!("[data-island={name}]")).ok().flatten();
    // A page may have fewer islands than its edition: a part of it may stand alone.
    let hosted: Vec<_> = islands.into_iter().filter_map(|(name, island)| Some((host(&name)?, island))).collect();
    let waiting = Rc::new(Cell::new(hosted.len()));
    if hosted.is_empty() {
        on_ready.emit(());
    }
    let on_mounted = Callback::from(move |()| {
        waiting.set(waiting.get() - 1);
        if waiting.get() == 0 {
            on_ready.emit(());
        }
    });
    for (host, island) in hosted {
        let surface = surface::surface(&root, &host, on_mounted.clone());
        match island {
            Island::Toolbar(data) => mount::<ToolbarIsland, _>(host, data, surface),
            Island::Comparison(data) => mount::<ComparisonIsland, _>(host, data, surface),
            Island::Readings(data) => mount::<ReadingsIsland, _>(host, data, surface),
            Island::Statuses(data) => mount::<StatusesIsland, _>(host, data, surface),
            Island::EmbedThis(data) => mount::<EmbedThisIsland, _>(host, data, surface),
        }
    }
    way_back::keep(&root);
    share::keep(&root);
    Ok(())
}

fn mount<C, T>(host: Element, data: Shared<T>, surface: Surface)
where
    C: BaseComponent<Properties = IslandProps<T>>,
    T: 'static,
{
    Renderer::<C>::with_root_and_props(host, IslandProps { data, surface: Some(surface) }).render();
}
