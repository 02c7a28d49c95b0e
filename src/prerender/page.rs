//! The page: Trunk's shell, filled with the prerendered explainer.

use super::{Edition, head::head, linked_data::linked_data};
use crate::view::Worded;
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::cell::RefCell;

/// Why a shell cannot be filled.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// There is no `<meta name="sidelight-program">`.
    #[error(
        "it does not name the program: was it made by `trunk build`, and does Trunk.toml have the `pattern_script` of this project?"
    )]
    Program,
    /// There is no `<div id="sidelight">`.
    #[error("it has no empty <div id=\"sidelight\"> to fill")]
    Place,
    /// The shell is not HTML.
    #[error("it cannot be read as HTML: {0}")]
    Html(#[from] lol_html::errors::RewritingError),
}

/// Where Trunk put the program.
#[derive(Clone)]
pub(super) struct Program {
    /// The glue's address, relative to the page.
    pub(super) glue: String,
    /// The wasm's.
    pub(super) wasm: String,
}

/// The page of an edition. `shell` is Trunk's output for `index.html`.
pub fn page(shell: &str, edition: &Edition) -> Result<String, PageError> {
    fill(shell, edition).map(|(page, _)| page)
}

/// The page, and where its program is.
pub(super) fn fill(shell: &str, edition: &Edition) -> Result<(String, Program), PageError> {
    let explainer = &edition.explainer;
    // Trunk puts the program's addresses where its link stood, in the head: before the place that needs them.
    let program = RefCell::new(None::<Program>);
    let is_filled = RefCell::new(false);
    let dir = Worded::new(explainer).dir();
    let markup = super::markup(explainer);
    let head = head(explainer);
    // At the end, so that it keeps no reader waiting.
    let linked_data = format!("<script type=\"application/ld+json\">{}</script>", linked_data(explainer));
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("html", |html| {
            html.set_attribute("lang", &explainer.lang)?;
            Ok(dir.map_or(Ok(()), |dir| html.set_attribute("dir", dir))?)
        }))
        .append_element_content_handler(element!("title", |title| {
            title.set_inner_content(&explainer.headline, ContentType::Text);
            title.after(&head, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("meta[name=sidelight-program]", |meta| {
            let attribute = |name| meta.get_attribute(name).unwrap_or_default();
            *program.borrow_mut() = Some(Program { glue: attribute("data-glue"), wasm: attribute("data-wasm") });
            meta.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("body", |body| {
            body.append(&linked_data, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("#sidelight", |place| {
            let Some(program) = program.borrow().clone() else { return Ok(()) };
            place.set_attribute("data-hash", &edition.head.hash)?;
            place.set_attribute("data-build", &edition.head.build)?;
            place.set_attribute("data-edition", &format!("./{}.edition", explainer.slug))?;
            place.set_attribute("data-glue", &program.glue)?;
            place.set_attribute("data-wasm", &program.wasm)?;
            place.set_inner_content(&markup, ContentType::Html);
            *is_filled.borrow_mut() = true;
            Ok(())
        }));
    let page = rewrite_str(shell, settings)?;
    let program = program.into_inner().ok_or(PageError::Program)?;
    if !is_filled.into_inner() {
        return Err(PageError::Place);
    }
    Ok((page, program))
}
