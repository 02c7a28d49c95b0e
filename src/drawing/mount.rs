//! The mount points of the islands.

use super::{Context, plot::plot};
use crate::islands::{Island, IslandComponent, PageAccess, Shared};
use std::rc::Rc;
use yew::prelude::*;

/// The mount point of an island, with what stands there before the program comes. This is the one place where an
/// island comes into being: the page has its markup, and the edition its data, under the same name.
///
/// `plain` is what is said instead where there is no program.
pub(crate) fn mount<T>(context: &Context<'_>, name: String, data: T, plain: Html) -> Html
where
    Island: From<Shared<T>>,
{
    if context.is_plain() {
        return plain;
    }
    let island = Island::from(Shared::new(data));
    context.islands.borrow_mut().push((name.clone(), island.clone()));
    let page = None::<Rc<dyn PageAccess>>;
    html! { <div class="island" data-island={name}><IslandComponent {island} {page} draw={plot as fn(&_) -> _} /></div> }
}
