//! The way to the site that an explainer is a part of.

use super::Context;
use crate::drawing::Target;
use yew::prelude::*;

/// It stands on the pages of the site alone: whoever reads elsewhere is led to the explainer.
pub(super) fn home(context: &Context<'_>) -> Html {
    match &context.explainer.home {
        Some(home) if matches!(context.target, Target::Page | Target::PanelPage(_)) => {
            html! { <><a href="../">{ &home.title }</a>{ " · " }</> }
        }
        _ => html! {},
    }
}
