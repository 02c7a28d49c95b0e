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
    /// There is no `<style>`.
    #[error("it has no <style>, so that what stands on other pages would be without its styles")]
    Styles,
    /// The shell is not HTML.
    #[error("it cannot be read as HTML: {0}")]
    Html(#[from] lol_html::errors::RewritingError),
}

/// Where Trunk put the program.
#[derive(Clone)]
pub(super) struct Program {
    /// The address of wasm-bindgen's script, relative to the page.
    pub(super) glue: String,
    /// The wasm's.
    pub(super) wasm: String,
}

/// Where a shell says that its program is.
pub(super) fn program(shell: &str) -> Result<Program, PageError> {
    let program = RefCell::new(None);
    let settings =
        RewriteStrSettings::new().append_element_content_handler(element!("meta[name=sidelight-program]", |meta| {
            let attribute = |name| meta.get_attribute(name).unwrap_or_default();
            *program.borrow_mut() = Some(Program { glue: attribute("data-glue"), wasm: attribute("data-wasm") });
            Ok(())
        }));
    rewrite_str(shell, settings)?;
    program.into_inner().ok_or(PageError::Program)
}

/// The loader's script in `dist`, before it is named by its hash, as the shell names it.
pub(super) const LOADER: &str = "loader.js";

/// The page of an edition. `shell` is Trunk's output for `index.html`; `script` is the address of the program's script,
/// and `loader` the loader's.
pub fn page(shell: &str, edition: &Edition, script: &str, loader: &str) -> Result<String, PageError> {
    let explainer = &edition.explainer;
    let program = program(shell)?;
    let is_filled = RefCell::new(false);
    let dir = Worded::new(explainer).dir();
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
            meta.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("body", |body| {
            body.append(&linked_data, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("script[src=\"./loader.js\"]", |script| {
            Ok(script.set_attribute("src", loader)?)
        }))
        .append_element_content_handler(element!("#sidelight", |place| {
            place.set_attribute("data-hash", &edition.head.hash)?;
            place.set_attribute("data-build", &edition.head.build)?;
            place.set_attribute("data-edition", &format!("./{}.edition", explainer.slug))?;
            place.set_attribute("data-program", script)?;
            place.set_attribute("data-wasm", &program.wasm)?;
            place.set_inner_content(&edition.page, ContentType::Html);
            *is_filled.borrow_mut() = true;
            Ok(())
        }));
    let page = rewrite_str(shell, settings)?;
    if !is_filled.into_inner() {
        return Err(PageError::Place);
    }
    Ok(page)
}
