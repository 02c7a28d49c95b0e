//! The root component: the whole page, or one panel of it, as the prerenderer draws it.

use crate::document::{Explainer, PanelId, SourceId};
use crate::view;
use std::rc::Rc;
use yew::prelude::*;

/// How much of an explainer is shown.
#[derive(Clone, PartialEq)]
pub enum Extent {
    /// All of it, on a page of its own.
    Page,
    /// All of it, on somebody else's page.
    Whole,
    /// One panel, with these sources.
    Panel(PanelId, Vec<SourceId>),
}

/// What [`App`] is given.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The document.
    pub explainer: Rc<Explainer>,
    /// How much of it.
    pub extent: Extent,
}

/// The explainer, with its islands in their hosts.
#[component]
pub fn App(props: &AppProps) -> Html {
    let explainer = &view::Worded::new(&props.explainer);
    html! {
        <article class="explainer" lang={explainer.lang.clone()} dir={explainer.dir()}>
            { view::status(explainer) }
            {
                match &props.extent {
                    Extent::Page => html! { <>{ view::whole(explainer) }{ view::after(explainer) }</> },
                    Extent::Whole => view::whole(explainer),
                    Extent::Panel(id, cited) => view::alone(explainer, id, cited),
                }
            }
        </article>
    }
}
