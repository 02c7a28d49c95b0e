//! The root component: the same tree for the prerenderer and for the browser.

use crate::document::Explainer;
use crate::view;
use std::ops::Deref;
use std::rc::Rc;
use yew::prelude::*;

/// What the app asks of the page it stands on. `browser` answers; while prerendering nobody does.
#[derive(Clone, PartialEq)]
pub struct Surface {
    /// Called once, when the tree has been hydrated and answers to the reader.
    pub on_ready: Callback<()>,
    /// How many panels are open now.
    pub count_open: Callback<(), usize>,
    /// Opens or closes every panel.
    pub on_open_all: Callback<bool>,
}

impl Surface {
    /// A surface without a page: every panel is closed, and nobody listens.
    pub fn none() -> Self {
        Self { on_ready: Callback::noop(), count_open: Callback::from(|()| 0), on_open_all: Callback::noop() }
    }
}

/// The document, shared by the components. Two are the same if they are one: it never changes, and comparing two
/// word by word would cost more than it could save.
#[derive(Clone)]
pub struct Shared(Rc<Explainer>);

impl Shared {
    /// Shares a document.
    pub fn new(explainer: Explainer) -> Self {
        Self(Rc::new(explainer))
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Shared {
    type Target = Explainer;
    fn deref(&self) -> &Explainer {
        &self.0
    }
}

/// What [`App`] is given.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The document.
    pub explainer: Shared,
    /// The page it stands on.
    pub surface: Surface,
}

/// The whole explainer.
#[component]
pub fn App(props: &AppProps) -> Html {
    let AppProps { explainer, surface } = props;
    // `None` until the program is ready: what was prerendered says nothing that only the program can know.
    let opened = use_state(|| None::<usize>);
    let on_toggle = use_callback((surface.clone(), opened.setter()), |(), (surface, opened)| {
        opened.set(Some(surface.count_open.emit(())));
    });
    use_effect_with((), {
        let (on_toggle, on_ready) = (on_toggle.clone(), surface.on_ready.clone());
        move |()| {
            on_toggle.emit(());
            on_ready.emit(());
        }
    });
    let toolbar = toolbar(explainer.panels.len(), *opened, &surface.on_open_all);
    html! {
        <article class="explainer" lang={explainer.lang.clone()}>
            { view::masthead(explainer, toolbar) }
            <Body explainer={explainer.clone()} {on_toggle} />
        </article>
    }
}

/// How many panels are open, and one button for all of them. Hidden, but with its place kept, until it works.
fn toolbar(panels: usize, opened: Option<usize>, on_open_all: &Callback<bool>) -> Html {
    let all = opened == Some(panels);
    let onclick = on_open_all.reform(move |_: MouseEvent| !all);
    html! {
        <p class="toolbar" hidden={opened.is_none()}>
            <output>{ format!("{} of {panels} panels open", opened.unwrap_or_default()) }</output>
            <button type="button" {onclick}>{ if all { "Hide all" } else { "Show all" } }</button>
        </p>
    }
}

/// What [`Body`] is given.
#[derive(Clone, PartialEq, Properties)]
struct BodyProps {
    explainer: Shared,
    on_toggle: Callback<()>,
}

/// The text with its panels. A component only so that the toolbar's state does not render it again.
#[component]
fn Body(props: &BodyProps) -> Html {
    html! {
        <div class="body">
            { view::body(&props.explainer, &props.on_toggle) }
            { view::sources(&props.explainer) }
        </div>
    }
}
