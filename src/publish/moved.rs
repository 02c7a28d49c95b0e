//! Where the places are that are not on the explainer's page: an address such as `#claim-flight-date`, which once was on
//! it, or is written by hand, leads on from there (`static/modules/page/address.js`).

use super::{Edition, PublishError};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// The name of the list beside the page.
pub(super) const NAME: &str = "places.json";

/// Each place with the page that it is on, as JSON.
pub(super) fn moved(edition: &Edition) -> Result<Vec<u8>, PublishError> {
    let here: BTreeSet<String> = ids(&edition.page)?.into_iter().collect();
    let mut places = BTreeMap::new();
    for (panel, markup) in &edition.panel_pages {
        for id in ids(markup)?.into_iter().filter(|id| !here.contains(id)) {
            places.entry(id).or_insert_with(|| format!("{panel}.html"));
        }
    }
    Ok(serde_json::to_vec(&places)?)
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
    rewrite_str(markup, settings).map_err(super::ShellError::Html)?;
    Ok(ids.into_inner())
}
