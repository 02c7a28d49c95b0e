//! The only code that touches the page: it compares, draws the islands in their mount points, and answers what they ask.

mod drawings;
mod guard;
mod page_access;
mod share;

pub use guard::Refusal;

use crate::islands::{EditionHead, Island, IslandComponent, IslandProps};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, NodeList, Window};
use yew::{AppHandle, Callback, Html, Renderer};

fn window() -> Window {
    web_sys::window().expect("the program of a page has a window")
}

fn elements(list: Option<NodeList>) -> impl Iterator<Item = Element> {
    let nodes = list.into_iter().flat_map(|list| (0..list.length()).filter_map(move |index| list.item(index)));
    nodes.filter_map(|node| node.dyn_into().ok())
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
    apps: Apps,
}

/// Each island that is drawn.
type Apps = Rc<RefCell<Vec<AppHandle<IslandComponent>>>>;

impl Running {
    /// Ends it: no listener is left, and no app. The mount points are empty soon after. (As published, Yew keeps those that it has
    /// on its mount points: docs/decisions/0025.)
    pub fn stop(self) {
        // A listener holds what calls its island, which holds the listeners.
        drop(self.listeners.0.take());
        self.apps.take().into_iter().for_each(AppHandle::destroy);
    }
}

/// Draws the islands of `edition` at their mount points under `root`, if the guard finds that page and edition were made
/// together, by this build: at once those that nothing folds away, each other when it is unfolded
/// (docs/decisions/0016). `on_ready` is called once all that are drawn at once answer to the reader. Otherwise leaves
/// everything as it is and says why.
pub fn start(root: Element, edition: &[u8], on_ready: Callback<()>) -> Result<Running, Refusal> {
    let rest = guard::check(&root, edition)?;
    let islands = EditionHead::islands(rest).map_err(Refusal::Document)?;
    let mount_point = |name: &str| root.query_selector(&["[data-island=", name, "]"].concat()).ok().flatten();
    // A page may have fewer islands than its edition: a part of it may stand alone.
    let mounted = islands.into_iter().filter_map(|(name, island)| Some((mount_point(&name)?, island)));
    let (folded, shown): (Vec<_>, Vec<_>) = mounted.partition(is_folded);
    let (listeners, apps) = (Listeners::default(), Apps::default());
    let draw = {
        let (root, listeners, apps) = (root.clone(), listeners.clone(), apps.clone());
        move |(mount_point, island): (Element, Island)| {
            let page = Some(page_access::page_access(&root, &mount_point, &listeners));
            let props = IslandProps { island, page, draw: |_| Html::default() };
            let app = Renderer::<IslandComponent>::with_root_and_props(mount_point, props).render();
            apps.borrow_mut().push(app);
        }
    };
    shown.into_iter().for_each(&draw);
    share::listen(&root, &listeners);
    listeners.keep(on_unfold(&root, folded, draw));
    // Yew draws in a task that it has put before this one.
    let ready = Closure::once_into_js(move || on_ready.emit(()));
    window().queue_microtask(ready.unchecked_ref());
    Ok(Running { listeners, apps })
}

/// Whether something that is closed holds the island's mount point.
fn is_folded((mount_point, _): &(Element, Island)) -> bool {
    mount_point.closest("details:not([open])").is_ok_and(|details| details.is_some())
}

/// Draws each of these islands once nothing folds it away any more.
fn on_unfold(
    root: &Element,
    mut folded: Vec<(Element, Island)>,
    draw: impl Fn((Element, Island)) + 'static,
) -> EventListener {
    // `toggle` does not bubble; on its way down it can be seen.
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(root, "toggle", options, move |_| {
        folded.extract_if(.., |island| !is_folded(island)).for_each(&draw);
    })
}
