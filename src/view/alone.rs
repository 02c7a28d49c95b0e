//! A panel that stands alone, on a page that has none of the others.

use super::{Worded, panel, sources};
use crate::document::{PanelId, SourceId};
use yew::prelude::*;

/// The panel with the sources that it cites. Links to the rest of the explainer lead nowhere here.
pub fn alone(explainer: &Worded<'_>, id: &PanelId, cited: &[SourceId]) -> Html {
    html! { <div class="body">{ panel::with(explainer, id, sources::cited(explainer, cited)) }</div> }
}
