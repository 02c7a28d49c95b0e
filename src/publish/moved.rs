//! Where the places are that are not on the explainer's page: an address such as `#claim-flight-date`, which once was on
//! it, or is written by hand, leads on from there (`static/modules/page/address.js`).

use super::{Edition, PublishError};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// The name of the list beside the page.
pub(super) const NAME: &str = "places.json";

/// The places of an explainer.
pub(super) struct Places {
    /// Those on its page.
    here: BTreeSet<String>,
    /// The others, each with the page that it is on.
    pub(super) moved: BTreeMap<String, String>,
}

impl Places {
    /// Where a place is, as seen from the explainer's folder; of one that is nowhere, the explainer.
    pub(super) fn address(&self, id: &str) -> String {
        match (self.moved.get(id), self.here.contains(id)) {
            (Some(page), _) => format!("./{page}#{id}"),
            (None, true) => format!("./#{id}"),
            (None, false) => "./".to_owned(),
        }
    }
}

/// Where all that has an address is.
pub(super) fn places(edition: &Edition) -> Result<Places, PublishError> {
    let here: BTreeSet<String> = ids(&edition.page)?.into_iter().collect();
    let mut places = BTreeMap::new();
    for (panel, markup) in &edition.panel_pages {
        for id in ids(markup)?.into_iter().filter(|id| !here.contains(id)) {
            places.entry(id).or_insert_with(|| format!("{panel}.html"));
        }
    }
    Ok(Places { here, moved: places })
}

/// The ids that an address can lead to. What opens over the text, as a term's meaning does, is none: it is closed when one
/// arrives.
fn ids(markup: &str) -> Result<Vec<String>, PublishError> {
    let ids = RefCell::new(Vec::new());
    let settings =
        RewriteStrSettings::new().append_element_content_handler(element!("[id]:not([popover])", |element| {
            ids.borrow_mut().extend(element.get_attribute("id"));
            Ok(())
        }));
    rewrite_str(markup, settings)?;
    Ok(ids.into_inner())
}
