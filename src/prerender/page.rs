//! The page: Trunk's shell, filled with the prerendered explainer.

use super::{Edition, linked_data::linked_data};
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
struct Program {
    glue: String,
    wasm: String,
}

/// The page of an edition. `shell` is Trunk's output for `index.html`.
pub fn page(shell: &str, edition: &Edition) -> Result<String, PageError> {
    let explainer = &edition.explainer;
    // Trunk puts the program's addresses where its link stood, in the head: before the place that needs them.
    let program = RefCell::new(None::<Program>);
    let is_filled = RefCell::new(false);
    let dir = Worded::new(explainer).dir();
    let markup = super::markup(explainer);
    let (headline, standfirst) = (escape(&explainer.headline), escape(&explainer.standfirst));
    let metadata = format!(
        "<meta name=\"description\" content=\"{standfirst}\"><meta property=\"og:type\" content=\"article\">\
         <meta property=\"og:title\" content=\"{headline}\"><meta property=\"og:description\" content=\"{standfirst}\">"
    );
    // At the end, so that it keeps no reader waiting.
    let linked_data = format!("<script type=\"application/ld+json\">{}</script>", linked_data(explainer));
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("html", |html| {
            html.set_attribute("lang", &explainer.lang)?;
            Ok(dir.map_or(Ok(()), |dir| html.set_attribute("dir", dir))?)
        }))
        .append_element_content_handler(element!("title", |title| {
            title.set_inner_content(&explainer.headline, ContentType::Text);
            title.after(&metadata, ContentType::Html);
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
    if program.into_inner().is_none() {
        return Err(PageError::Program);
    }
    if !is_filled.into_inner() {
        return Err(PageError::Place);
    }
    Ok(page)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
