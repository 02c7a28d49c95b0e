//! The root component: the whole page, as the prerenderer draws it.

use crate::document::Explainer;
use crate::view;
use std::rc::Rc;
use yew::prelude::*;

/// What [`App`] is given.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The document.
    pub explainer: Rc<Explainer>,
}

/// The whole explainer, with its islands in their hosts.
#[component]
pub fn App(props: &AppProps) -> Html {
    let explainer = &view::Worded::new(&props.explainer);
    html! {
        <article class="explainer" lang={explainer.lang.clone()} dir={explainer.dir()}>
            { view::masthead(explainer) }
            <div class="body">
                { view::body(explainer) }
                { view::sources(explainer) }
            </div>
        </article>
    }
}
