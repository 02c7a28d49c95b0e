//! The only code that touches the page: it compares, adopts what was prerendered, and answers what the app asks.

mod guard;
mod surface;
mod way_back;

pub use guard::Refusal;

use crate::app::{App, AppProps, Shared};
use crate::document::Explainer;
use web_sys::Element;
use yew::Callback;

/// Adopts the prerendered markup in `root` as the app, if the guard finds that it was made of the same edition
/// by the same build; `on_ready` is called once the app answers to the reader. Otherwise leaves everything as it
/// is and says why.
pub fn hydrate(root: Element, edition: &[u8], on_ready: Callback<()>) -> Result<(), Refusal> {
    let rest = guard::check(&root, edition)?;
    let explainer = Shared::new(Explainer::from_edition(rest).map_err(Refusal::Document)?);
    let surface = surface::surface(&root, on_ready);
    way_back::keep(&root);
    yew::Renderer::<App>::with_root_and_props(root, AppProps { explainer, surface }).hydrate();
    Ok(())
}
